package seeds

import "sync"

// Mark is a piece of page furniture (版权所有, 上一篇, 【字体：) by which what a page
// puts around a report is told from the report.
type Mark struct {
	// Text is compared with a line without its white space, in small letters
	// and half-width signs.
	Text string
	// Match says how: "whole" the line is the mark; "begin" a short line begins
	// with it; "open" a line of any length begins with it; "hold" a short line
	// contains it; "inline" it stands inside sentences, also with white space
	// between its characters.
	Match string
	// Place says where it counts: "head" before the report, "tail" after it,
	// "page" in both, "any" also within.
	Place string
	// Weak marks say something only beside others: 主办单位 also stands in reports.
	Weak bool
	// Why is a key to the reason: menu, tools, head, collector, markup, source,
	// related, foot, watermark.
	Why string
}

// Marks returns the marks of page furniture. The slice is shared: do not change it.
func Marks() []Mark { return marks() }

var marks = sync.OnceValue(func() []Mark {
	var list []Mark
	for _, row := range rows("boilerplate.tsv") {
		list = append(list, Mark{Text: row[0], Match: row[1], Place: row[2], Weak: row[3] == "weak", Why: row[4]})
	}
	return list
})
