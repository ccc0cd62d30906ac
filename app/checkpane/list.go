package checkpane

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/export"
)

// rowsOf are the findings as rows of cells, under a head.
func rowsOf(f *findings) [][]string {
	rows := [][]string{{
		words.Of("规则", "Rule"), words.Of("级别", "Severity"), words.Of("段落", "Paragraph"),
		words.Of("原句", "Sentence"), words.Of("发现", "Finding"), words.Of("建议", "Suggestion"),
	}}
	for i := range f.all {
		one := &f.all[i]
		before, place, after := f.around(one)
		rows = append(rows, []string{
			ruleName(one.Rule), oneSeverity(rank(one.Severity)), desk.Paragraph(f.blockOf(one.Span)),
			before + place + after, words.Told(one.Message), one.Suggestion,
		})
	}
	return rows
}

// exportList writes all findings as a list into the folder of the exports, never
// over a file that is there.
func (p *Pane) exportList() {
	if p.work == nil || len(p.model.found.all) == 0 {
		return
	}
	what := words.Of("校核清单", "Findings")
	rows := rowsOf(&p.model.found)
	info := p.work.Draft.Doc.Info
	name := info.Place + what
	if info.Year != 0 {
		name = fmt.Sprintf(words.Of("%s%d年%s", "%s%d %s"), info.Place, info.Year, what)
	}
	path := freeName(filepath.Join(desk.Folder(p.host.Preferences()), name), ".csv")
	desk.Leave(p.host, what, path, func(_ context.Context, w io.Writer) error { return export.List(w, rows) })
}

// freeName is a path with an extension that no file has: with a number behind
// it where there is one.
func freeName(path, ext string) string {
	free := path + ext
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); err != nil {
			return free
		}
		free = fmt.Sprintf("%s %d%s", path, n, ext)
	}
}
