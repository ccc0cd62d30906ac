package ingest

import (
	"strings"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// clean makes Text, Origin and Dropped of d.Source, and adds to d.Warnings.
// It reads Source a fixed number of times: its time grows with the text's length.
func clean(d *report.Document, l layout) {
	list := units(d.Source)
	dropKnown(d.Source, list, l.drops)
	list = split(d.Source, list)
	watermarks(d.Source, list)
	repetition(list)
	furniture(list)
	keepTitle(d.Source, list)
	if !l.paragraphs && !l.markdown {
		join(list)
	}
	restore(d, list)
	assemble(d, list)
	for i := range list {
		if list[i].why == report.WhyTools && (list[i].pager() || list[i].bare == "下一页") {
			d.Warnings = append(d.Warnings, "原文分页显示，这里可能只有其中一页")
			break
		}
	}
}

// restore takes back what was dropped as furniture where less than 85% of the
// letters would be left and the rest is running text: the rules must then have
// misjudged the text. Repetition and known furniture do not count.
func restore(d *report.Document, list []unit) {
	const least = 85
	kept, prose := 0, 0
	for i := range list {
		u := &list[i]
		switch {
		case u.why == "":
			kept += len(u.text)
		case u.prose() && (u.why == report.WhyMenu || u.why == report.WhyHead || u.why == report.WhyFoot || u.why == report.WhyRelated):
			if _, known := knownMarks().find(u, head|tail); !known {
				prose += len(u.text)
			}
		}
	}
	if prose == 0 || kept*100 >= least*(kept+prose) {
		return
	}
	for i := range list {
		if u := &list[i]; u.prose() && u.why != report.WhyRepeat && u.why != report.WhyInvisible && u.why != report.WhyHidden && u.why != report.WhyContents {
			u.why = ""
		}
	}
	d.Warnings = append(d.Warnings, "有些段落像是网页内容，没有去掉，需核对")
}

// keepTitle keeps the title and the speaker of a collector's header where the
// text has none of its own; only the label goes.
func keepTitle(source string, list []unit) {
	for label, kin := range map[string]func(*unit) bool{
		"标题":  func(u *unit) bool { return strings.Contains(u.bare, "报告") && u.titleLike() },
		"报告人": func(u *unit) bool { return speakerLike(u.bare) },
	} {
		var labelled *unit
		for i := range list {
			u := &list[i]
			if u.why == "" && (u.salutation() || u.prose()) {
				break
			}
			if u.why == "" && kin(u) {
				labelled = nil
				break
			}
			if u.why == report.WhyCollector && strings.HasPrefix(u.bare, label+":") && len(u.cuts) == 0 {
				labelled = u
			}
		}
		if labelled == nil {
			continue
		}
		for _, colon := range []string{"：", ":"} {
			if _, rest, ok := strings.Cut(labelled.text, colon); ok && strings.TrimSpace(rest) != "" {
				at := labelled.span.Start + len(labelled.text) - len(strings.TrimLeft(rest, " \u3000"))
				labelled.why = ""
				labelled.cuts = []cut{{text.Span{Start: labelled.span.Start, End: at}, "", report.WhyCollector}}
				labelled.read(source)
				break
			}
		}
	}
}

// speakerLike reports whether a line of the head names who speaks: 临江区区长 王某
func speakerLike(bare string) bool {
	if len(bare) > 90 || strings.Contains(bare, ":") {
		return false
	}
	for _, office := range []string{"总理", "省长", "市长", "县长", "区长", "主席", "州长", "盟长", "旗长", "院长", "检察长", "主任"} {
		if strings.Contains(bare, office) {
			return true
		}
	}
	return false
}

// assemble writes out what the units have become.
func assemble(d *report.Document, list []unit) {
	var b strings.Builder
	b.Grow(len(d.Source))
	end, prev := 0, 0 // of the last unit kept: its end in Source, its index
	add := func(s string, source text.Span) {
		at := b.Len()
		b.WriteString(s)
		d.Origin = d.Origin.Add(text.Piece{Derived: text.Span{Start: at, End: b.Len()}, Source: source})
	}
	for i := range list {
		u := &list[i]
		if u.why != "" {
			drop(d, u, i > 0 && list[i-1].why == u.why)
			continue
		}
		if b.Len() > 0 {
			switch u.join {
			case apart:
				add("\n", text.Span{Start: end, End: list[prev+1].span.Start})
			case spaced:
				add(" ", text.Span{Start: end, End: list[prev+1].span.Start})
			}
		}
		at := u.span.Start
		for _, c := range u.cuts {
			add(d.Source[at:c.Start], text.Span{Start: at, End: c.Start})
			add(c.repl, c.Span)
			if c.why != "" {
				d.Dropped = append(d.Dropped, report.Dropped{Span: c.Span, Why: c.why, Inline: true})
			}
			at = c.End
		}
		add(d.Source[at:u.span.End], text.Span{Start: at, End: u.span.End})
		end, prev = u.span.End, i
	}
	d.Text = b.String()
}

// drop notes a unit that is left out; the note before takes it in where that
// is of the same reason and nothing kept lies between.
func drop(d *report.Document, u *unit, goesOn bool) {
	if n := len(d.Dropped); goesOn && n > 0 && !d.Dropped[n-1].Inline {
		d.Dropped[n-1].Span.End = u.span.End
		return
	}
	d.Dropped = append(d.Dropped, report.Dropped{Span: u.span, Why: u.why})
}
