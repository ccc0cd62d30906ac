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
	"reportdesk/internal/atomicfile"
)

// prefFolder is where the list was written last: the folder of all exports.
const prefFolder = "export.folder"

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
	folder := p.host.Preferences().String(prefFolder)
	if folder == "" {
		folder, _ = os.UserHomeDir() // where there is none, the file stands beside the program
	}
	info := p.work.Draft.Doc.Info
	name := info.Place + what
	if info.Year != 0 {
		name = fmt.Sprintf(words.Of("%s%d年%s", "%s%d %s"), info.Place, info.Year, what)
	}
	var path string
	p.host.Start(desk.Job{
		Key: "check-export", Name: words.Of("正在导出", "Exporting"),
		Run: func(context.Context, func(int, int)) error {
			path = freeName(filepath.Join(folder, name), ".csv")
			return atomicfile.Write(path, func(out io.Writer) error { return export.List(out, rows) })
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(&desk.Unwritten{What: what, Err: err})
				return
			}
			p.host.Say(words.Of("已导出 ", "Exported ")+path, nil)
		},
	})
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
