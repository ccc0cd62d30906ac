package comparepane

import (
	"reportdesk/app/desk"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

// CompareAt holds two texts beside each other and selects the pair that a place
// of one of them lies in.
func (p *Pane) CompareAt(before, after library.Reference, at desk.Place) {
	p.wanted = &at
	if p.before.ref == before && p.after.ref == after && p.lines.result != nil && !p.stale && !p.busy {
		p.showWanted()
		return
	}
	p.Compare(before, after)
}

// showWanted goes to the place that was asked for, once.
func (p *Pane) showWanted() {
	at := p.wanted
	if p.wanted = nil; at == nil || p.lines.result == nil {
		return
	}
	i := p.lines.itemAt(at.Span, at.Ref == p.after.ref)
	if i < 0 {
		return
	}
	if f := p.lines.lineFor(i); f >= 0 && p.lines.list[f].fold { // a filter hides it
		p.toggleFold(p.lines.list[f])
	}
	p.goTo(i)
	p.focusList()
}

// itemAt is the item of the pair that a place of the new or old text lies in,
// -1 where it lies in none.
func (r *result) itemAt(at text.Span, inNew bool) int {
	for i := range r.Pairs {
		passages := r.Pairs[i].Old
		if inNew {
			passages = r.Pairs[i].New
		}
		for _, s := range passages {
			if s.Span.Start <= at.Start && at.Start < max(s.Span.End, s.Span.Start+1) {
				if !inNew && r.Pairs[i].Moved && len(r.Pairs[i].New) > 0 {
					return r.leftAt[i]
				}
				return r.at[i]
			}
		}
	}
	return -1
}

// SetZoom sets the texts anew after their size has changed.
func (p *Pane) SetZoom(float32) { p.rows.Remeasure(max(0, p.rows.First())) }
