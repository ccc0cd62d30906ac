package librarypane

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// changer keeps what the user puts right of reports. Every change is one of
// library.Override, so that it can be taken back by the one before.
type changer struct {
	host  desk.Host
	count int
	mu    sync.Mutex // one change follows another: each begins with what the last one left
}

// apply changes what stands over what was recognised of an entry; then is told
// the entry and its document as they are now.
func (c *changer) apply(id int, said string, change func(*library.Override), then func(library.Entry, *report.Document)) {
	var before, after library.Entry
	var doc *report.Document
	c.count++
	c.host.Start(desk.Job{
		Key: fmt.Sprintf("library-change-%d", c.count), Name: words.Of("正在保存", "Saving"),
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			c.mu.Lock()
			defer c.mu.Unlock()
			lib := c.host.Library()
			if before, err = lib.Entry(ctx, id); err != nil {
				return err
			}
			o := before.Override
			o.Restored, o.Settled = slices.Clone(o.Restored), slices.Clone(o.Settled)
			change(&o)
			if after, err = lib.SetOverride(ctx, id, o); err != nil {
				return err
			}
			doc, err = lib.Document(ctx, library.Reference{ID: id})
			return err
		},
		Done: func(err error) {
			if err != nil {
				c.host.Fail(err)
				return
			}
			then(after, doc)
			c.host.Changed()
			var undo func()
			if said != "" {
				undo = func() { c.apply(id, "", func(o *library.Override) { *o = before.Override }, then) }
				c.host.Say(said, undo)
			}
		},
	})
}

// settle keeps that a doubt is none.
func settle(doubt string) func(*library.Override) {
	return func(o *library.Override) { o.Settled = append(o.Settled, doubt) }
}

// putBack takes dropped parts back into the text.
func putBack(parts []text.Span) func(*library.Override) {
	return func(o *library.Override) { o.Restored = append(o.Restored, parts...) }
}

// dropped is what is shown as one thing that import left out: a part, or all
// that was cut out of paragraphs for one reason.
type dropped struct {
	parts []report.Dropped
	place string // where it stands: 3–5
	words string
}

// droppedOf lists what import left out of a document, in its order.
func droppedOf(doc *report.Document) []dropped {
	var list []dropped
	inline := map[string]int{} // by reason: the index in list
	at := doc.Locator()
	for _, part := range doc.Dropped {
		place := at.Dropped(part)
		words := strings.Join(strings.Fields(part.Span.Of(doc.Source)), " ")
		where := fmt.Sprint(place.Line)
		if place.EndLine > place.Line {
			where = fmt.Sprintf("%d–%d", place.Line, place.EndLine)
		}
		if !part.Inline {
			list = append(list, dropped{[]report.Dropped{part}, where, words})
			continue
		}
		i, ok := inline[part.Why]
		if !ok {
			i = len(list)
			inline[part.Why] = i
			list = append(list, dropped{place: where})
		}
		d := &list[i]
		d.parts = append(d.parts, part)
		if len(d.parts) <= 6 {
			d.words = strings.TrimSpace(d.words + "　" + words)
		}
	}
	for i := range list {
		if n := len(list[i].parts); n > 1 {
			list[i].words += fmt.Sprintf(wordsInside(), n)
		}
	}
	return list
}

func wordsInside() string {
	return words.Of("（正文内，共 %d 处）", " (inside the text, %d places)")
}

func (d dropped) spans() []text.Span {
	var spans []text.Span
	for _, p := range d.parts {
		spans = append(spans, p.Span)
	}
	return spans
}

// whyWord is a reason in the language of the window.
func whyWord(why string) string {
	return words.Of(why, map[string]string{
		report.WhyMenu: "Menu", report.WhyHead: "Page head", report.WhyFoot: "Page foot", report.WhyRepeat: "Repeats the text",
		report.WhyWatermark: "Watermark", report.WhyInvisible: "Invisible", report.WhyCollector: "Collector's note",
		report.WhyTools: "Page tools", report.WhyRelated: "Related links", report.WhySource: "Source line",
		report.WhyHidden: "Hidden text", report.WhyContents: "Contents",
	}[why])
}
