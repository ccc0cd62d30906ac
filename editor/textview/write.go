package textview

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reportdesk/editor/textview/measure"
)

// baseline is where the letters of a line stand that begins at a height of the
// view and is so high, in whole pixels. Text in a font of its own stands there too,
// wherever its file would have it in the line: it is the middle for the theme's.
func (v *View) baseline(y, height float32, t *measure.Table) float32 {
	t = t.Theme()
	return v.round(y+(height-t.LineHeight)/2) + v.ascent(t)
}

// ascent is how far below the top of a drawn text its letters stand: Fyne draws
// them on the next whole pixel.
func (v *View) ascent(t *measure.Table) float32 {
	return float32(math.Ceil(float64(t.Baseline*v.scale))) / v.scale
}

// write draws a line's text, in runs between tabs, which have a width of their
// own, and between signs that are drawn in different fonts. The caret's paragraph
// is cut into clauses too: a run's picture costs milliseconds to make and is kept by
// its text, so a key makes that of one clause anew, not those of all lines that
// moved on.
func (p *painter) write(r row) {
	v, style := p.v, r.laid.style
	ink := p.colors.Text
	if v.spotlight && !r.current {
		ink = p.colors.Dim
	}
	table := v.table(style)
	base := v.baseline(r.y, r.height, table)
	top := v.round(base - v.ascent(table))
	for at := r.span.Start; at < r.span.End; {
		if n := p.caption(r, at); n > 0 {
			at += n
			continue
		}
		run := cut(r.text[at-r.start:r.span.End-r.start], r.current && !v.readOnly)
		if v.captions != nil {
			if i := strings.Index(run[1:], "〔"); i >= 0 {
				run = run[:i+1]
			}
		}
		n, t := table.Run(run)
		run = run[:n]
		if shown := strings.TrimSuffix(run, "\t"); strings.Trim(shown, " 　") != "" {
			x := v.round(p.x(r, at))
			if t != table {
				p.lent(shown, ink, t, fyne.NewPos(x, v.round(base-v.ascent(t))))
			} else {
				o := p.text()
				o.Text, o.Color = shown, ink
				t.Dress(o)
				o.Move(fyne.NewPos(x, top))
				o.Resize(fyne.NewSize(r.laid.lines[r.k].Width, t.LineHeight))
			}
		}
		at += n
	}
}

// lent draws signs that the face lacks. The theme's font may lack them too; then they
// come from a font of the system, and Fyne has all of a text stand as far below its
// top as the tallest of its fonts wants, which tells nobody. A sign of the theme's
// font goes before them, clipped away, so that they stand where the others do.
func (p *painter) lent(s string, ink color.Color, t *measure.Table, at fyne.Position) {
	v := p.v
	if p.lentUsed == len(p.lents) {
		p.lents = append(p.lents, container.NewClip(canvas.NewText("", ink)))
	}
	c := p.lents[p.lentUsed]
	p.lentUsed++
	o := c.Content.(*canvas.Text)
	o.Text, o.Color = leader+s, ink
	t.Dress(o)
	o.Move(fyne.NewPos(-v.round(t.Word(leader)), 0))
	c.Move(at)
	c.Resize(fyne.NewSize(t.Word(s)+v.em, t.LineHeight))
}

// leader is a sign that every font for Chinese has.
const leader = "国"

// caption draws the caption that a place of a line is shown as, and returns how
// many bytes it stands for, 0 where the text itself is shown.
func (p *painter) caption(r row, at int) int {
	v, style := p.v, r.laid.style
	if v.captions == nil {
		return 0
	}
	n, caption := 0, ""
	if rest := r.text[at-r.start : r.span.End-r.start]; strings.HasPrefix(rest, "〔") {
		n, caption = v.captions(rest)
	}
	if n == 0 {
		return 0
	}
	t := v.boxesOf(style).table
	o := p.text()
	o.Text, o.Color = caption, p.colors.Caption
	t.Dress(o)
	o.Move(fyne.NewPos(v.round(p.x(r, at))+captionRoom, v.round(r.y+(r.height-t.LineHeight)/2)))
	o.Resize(fyne.NewSize(t.Text(caption), t.LineHeight))
	return n
}

// cut is the first run of a text: to a tab, or with clauses to a mark that ends one.
func cut(s string, clauses bool) string {
	i := strings.IndexByte(s, '\t')
	if i >= 0 {
		s = s[:i+1]
	}
	if !clauses {
		return s
	}
	if i = strings.IndexAny(s, "，。、；："); i >= 0 {
		return s[:i+len("，")]
	}
	return s
}

func (p *painter) text() *canvas.Text {
	if p.used == len(p.texts) {
		p.texts = append(p.texts, canvas.NewText("", color.Black))
	}
	p.used++
	return p.texts[p.used-1]
}
