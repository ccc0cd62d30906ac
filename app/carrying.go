package app

import (
	"context"
	"fmt"
	"strings"

	"reportdesk/internal/carry"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// beginning is what a draft is begun with.
type beginning int

const (
	fromReport beginning = iota // 以上年报告为底稿
	fromHeads                   // 通用章节结构
	fromBlank                   // 空白
)

// plan says how a draft is to be begun.
type plan struct {
	with    beginning
	base    library.Entry
	options carry.Options
	info    report.Info
}

// begun is the text that a plan leads to.
type begun struct {
	text string
	// top is the first head in text, where it becomes worth looking at; heads and
	// characters are counted.
	top, heads, characters int
	// carried says what was made of the report that it began from.
	carried carry.Draft
	// prior is that report, so that another plan with it need not read it again.
	prior *prior
}

// prior is a report read for carrying on.
type prior struct {
	id int
	metric.Reported
}

// compose makes the text of a plan; known is a prior read before, or nil.
func (p plan) compose(ctx context.Context, lib *library.Library, known *prior) (begun, error) {
	b := begun{prior: known}
	switch p.with {
	case fromBlank:
		b.text = p.info.Title + "\n"
	case fromHeads:
		b.text = usualHeads(p.info)
	default:
		if known == nil || known.id != p.base.ID {
			doc, err := lib.Document(ctx, library.Reference{ID: p.base.ID})
			if err != nil {
				return begun{}, err
			}
			b.prior = &prior{p.base.ID, metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}}
		}
		if p.options == (carry.Options{Year: p.options.Year, Text: true}) { // a copy
			b.text = b.prior.Doc.Text
			break
		}
		b.carried = carry.From(b.prior.Reported, p.options)
		b.text = b.carried.Text
	}
	b.count()
	return b, ctx.Err()
}

// count looks at the text for what the sheet tells of it.
func (b *begun) count() {
	doc := report.FromText("", b.text)
	b.characters = report.Characters(doc.Text)
	for i, block := range doc.Blocks {
		if doc.IsHead(i) {
			if b.heads == 0 {
				b.top = doc.Origin.ToSource(block.Span).Start
			}
			b.heads++
		}
	}
}

// usualHeads is the outline that reports of governments have: what was done in the
// year before, what is wanted of the year, how, and the government itself.
func usualHeads(i report.Info) string {
	return fmt.Sprintf(strings.Join([]string{
		"%[1]s", "各位代表：", "现在，我代表人民政府向大会报告工作，请予审议。",
		"一、%[2]d年工作回顾", "（一）", "（二）", "（三）",
		"二、%[3]d年工作总体要求和主要预期目标",
		"三、%[3]d年重点工作", "（一）", "（二）", "（三）",
		"四、加强政府自身建设",
		"各位代表！",
	}, "\n"), i.Title, i.Year-1, i.Year)
}
