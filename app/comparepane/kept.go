package comparepane

import (
	"reportdesk/app/desk"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

// Keep remembers for the next start which two texts are compared, and where. A
// file beside the library is not kept: it may have changed or gone by then.
func (p *Pane) Keep() {
	if p.before.ref.ID == 0 || p.after.ref.ID == 0 {
		return // not opened in this session, or not to be found again
	}
	prefs := p.host.Preferences()
	prefs.SetString(prefBefore, p.before.ref.String())
	prefs.SetString(prefAfter, p.after.ref.String())
	if at, ok := p.place(); ok {
		prefs.SetBool(prefInAfter, at.Ref == p.after.ref)
		prefs.SetInt(prefPlace, at.Span.Start)
	}
}

// place is where the pane stands: at the pair that is selected, else at the
// first one in sight.
func (p *Pane) place() (desk.Place, bool) {
	r, item := p.lines.result, p.lines.selected
	if r == nil || len(r.items) == 0 {
		return desk.Place{}, false
	}
	if item < 0 {
		item = p.lines.firstItem(max(0, p.rows.First()))
	}
	if item < 0 || item >= len(r.items) {
		return desk.Place{}, false
	}
	it := r.items[item]
	if pair := &r.Pairs[it.pair]; len(pair.New) > 0 && !it.left {
		return desk.Place{Ref: p.after.ref, Span: pair.New[0].Span}, true
	} else if len(pair.Old) > 0 {
		return desk.Place{Ref: p.before.ref, Span: pair.Old[0].Span}, true
	}
	return desk.Place{}, false
}

// resume compares what the last session did, at its place; false where there is
// nothing to resume.
func (p *Pane) resume() bool {
	prefs := p.host.Preferences()
	before, err := library.ParseReference(prefs.String(prefBefore))
	if err != nil {
		return false
	}
	after, err := library.ParseReference(prefs.String(prefAfter))
	if err != nil {
		return false
	}
	at := prefs.Int(prefPlace)
	p.wanted = &desk.Place{Ref: before, Span: text.Span{Start: at, End: at}}
	if prefs.Bool(prefInAfter) {
		p.wanted.Ref = after
	}
	p.named(before, after, func(error) { // what has left the library is not asked for again
		prefs.RemoveValue(prefBefore)
		p.begun, p.wanted = false, nil
		p.begin()
	})
	return true
}
