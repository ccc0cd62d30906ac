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
	furniture(list)
	assemble(d, list)
	_ = l
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
			d.Dropped = append(d.Dropped, report.Dropped{Span: u.span, Why: u.why})
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
