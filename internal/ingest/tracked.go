package ingest

import (
	"cmp"
	"encoding/xml"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Revised is a document that came back, with what its tracked changes say.
type Revised struct {
	// Base is the document with all changes refused, Accepted the one with all
	// taken, which is what Read makes of the file. One whose text is all gone has
	// no Text and no blocks.
	Base, Accepted *report.Document
	// Changes stand in the order of the file, notes behind the text. What touches
	// neither text (inserted by one, deleted by another) is left out, as are
	// changes of format. Neighbours of one kind and author are one change.
	Changes []Tracked
}

// TrackedKind says what a tracked change does.
type TrackedKind string

// The kinds, by the names that Word's elements have.
const (
	TrackedInsert   TrackedKind = "ins"
	TrackedDelete   TrackedKind = "del"
	TrackedMoveFrom TrackedKind = "moveFrom"
	TrackedMoveTo   TrackedKind = "moveTo"
)

// Tracked is one tracked change.
type Tracked struct {
	Kind   TrackedKind
	Author string    // "" where the file has none
	Date   time.Time // of the last of joined neighbours; zero where the file has none
	// Base and Accepted are where the change stands in the Text of either
	// document: what is inserted is empty in Base, what is deleted in Accepted.
	// A changed paragraph end is the line end in Text.
	Base, Accepted text.Span
	// Move is the name that both places of a moved passage share, "" without one.
	Move string
}

// Revisions reads a Word document's tracked changes. Of any other format, which
// has none, Base and Accepted are the same. The error is an *Error.
//
// A document with its changes refused is read as one in which insertions and
// deletions change names: the reader takes all changes, so nothing else needs
// to be known twice.
func Revisions(name string, data []byte) (*Revised, error) {
	if format, found, _ := sniff(filepath.Base(name), data); blank(data) || found != "" || format != formatDocx {
		d, err := Read(name, data)
		if err != nil {
			return nil, err
		}
		return &Revised{Base: d, Accepted: d}, nil
	}
	taken := &trackView{}
	refused := &trackView{mirrored: true}
	var docs [2]*report.Document
	var hollow *Error
	for i, v := range []*trackView{taken, refused} {
		d := &report.Document{Name: filepath.Base(name), Format: formatDocx}
		problem := readDocxAs(d, data, v)
		if problem != nil {
			problem.Name = name
			if problem.Problem != NoText || hollow != nil {
				return nil, problem
			}
			hollow = problem // one of the two texts may be gone
			d.Text, d.Origin, d.Blocks = "", nil, nil
		} else {
			d.Outline()
		}
		docs[i] = d
	}
	return &Revised{Base: docs[1], Accepted: docs[0], Changes: tracked(refused, taken, docs[1], docs[0])}, nil
}

// tracked joins what both views say of each change.
func tracked(refused, taken *trackView, base, accepted *report.Document) []Tracked {
	var list []Tracked
	for _, key := range taken.order(refused) {
		c, ok := taken.changes[key]
		if !ok {
			c = refused.changes[key]
		}
		c.Base = refused.span(key, base)
		c.Accepted = taken.span(key, accepted)
		if c.Base.Empty() && c.Accepted.Empty() {
			continue
		}
		if n := len(list); n > 0 {
			last := &list[n-1]
			if last.Kind == c.Kind && last.Author == c.Author && last.Move == c.Move &&
				last.Base.End == c.Base.Start && last.Accepted.End == c.Accepted.Start {
				last.Base.End, last.Accepted.End = c.Base.End, c.Accepted.End
				if c.Date.After(last.Date) {
					last.Date = c.Date
				}
				continue
			}
		}
		list = append(list, c)
	}
	return list
}

// changeKey names a change: the part that it stands in (0 the text, then the
// notes) and its number there.
type changeKey struct{ part, n int }

// changeMark is a place at which a change begins or ends.
type changeMark struct {
	key changeKey
	end bool
	at  int // in the paragraph's text; one more than its length is behind the line end
}

// trackView watches a document being read and notes where each change lies.
type trackView struct {
	mirrored bool
	parts    int
	changes  map[changeKey]Tracked
	places   map[changeKey]text.Span // in Document.Source
}

// watch lets the reader have its tokens through a watcher.
func (v *trackView) watch(r *wordReader) {
	if v.changes == nil {
		v.changes = map[changeKey]Tracked{}
	}
	r.view = v
	r.dec = xml.NewTokenDecoder(&watcher{in: r.dec, reader: r, view: v, part: v.parts, moves: map[string]string{}})
	v.parts++
}

// found takes the places from the paragraphs as they are laid out in Source.
func (v *trackView) found(list []wordPara) {
	v.places = map[changeKey]text.Span{}
	at := 0
	for _, p := range list {
		for _, m := range p.marks {
			s, begun := v.places[m.key]
			here := at + max(0, min(m.at, len(p.text)+1))
			if !begun || !m.end {
				s.Start = here
			}
			s.End = max(s.Start, here)
			v.places[m.key] = s
		}
		at += len(p.text) + 1
	}
}

// span is where a change lies in a document's Text; one that has no place there
// (in a note that the text does not have) stands at the end.
func (v *trackView) span(key changeKey, d *report.Document) text.Span {
	s, ok := v.places[key]
	if !ok {
		return text.Span{Start: len(d.Text), End: len(d.Text)}
	}
	start, _ := d.Origin.ToDerived(s.Start)
	if s.Empty() {
		return text.Span{Start: start, End: start}
	}
	end, kept := d.Origin.ToDerived(s.End - 1)
	if kept {
		end++
	}
	return text.Span{Start: start, End: max(start, min(end, len(d.Text)))}
}

// order lists the changes that either view saw, in the order of the file.
func (v *trackView) order(other *trackView) []changeKey {
	var keys []changeKey
	for key := range v.changes {
		keys = append(keys, key)
	}
	for key := range other.changes {
		if _, both := v.changes[key]; !both {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b changeKey) int { return cmp.Or(a.part-b.part, a.n-b.n) })
	return keys
}

// watcher hands a part's tokens on. The reader asks for one at a time, so where
// it stands when a change begins or ends is where the change does.
type watcher struct {
	in     *xml.Decoder
	reader *wordReader
	view   *trackView
	part   int
	n      int // changes so far
	moves  map[string]string
	path   []watched
	ends   []*Tracked // of each open paragraph: the change of its end, or nil
}

// watched is an open element.
type watched struct {
	name   string
	change int // -1 for none
}

// mirror are the elements that change names where changes are refused.
var mirror = map[string]string{
	"ins": "del", "del": "ins", "moveFrom": "moveTo", "moveTo": "moveFrom", "delText": "t", "delInstrText": "instrText",
}

// Token implements xml.TokenReader; the decoder above it checks that elements match.
func (w *watcher) Token() (xml.Token, error) {
	t, err := w.in.RawToken()
	if err != nil {
		return t, err
	}
	switch e := t.(type) {
	case xml.StartElement:
		w.begin(e)
		e.Name.Local = w.shown(e.Name.Local)
		t = e
	case xml.EndElement:
		w.end()
		e.Name.Local = w.shown(e.Name.Local)
		t = e
	}
	return t, nil
}

func (w *watcher) shown(name string) string {
	if m, ok := mirror[name]; ok && w.view.mirrored {
		return m
	}
	return name
}

func (w *watcher) begin(e xml.StartElement) {
	change := -1
	switch name := e.Name.Local; name {
	case "p":
		w.ends = append(w.ends, nil)
	case "moveFromRangeStart", "moveToRangeStart":
		w.moves[strings.TrimSuffix(name, "RangeStart")] = attr(e, "name")
	case "moveFromRangeEnd", "moveToRangeEnd":
		w.moves[strings.TrimSuffix(name, "RangeEnd")] = ""
	case "ins", "del", "moveFrom", "moveTo":
		switch in := w.parent(0); {
		case in == "rPr" && w.parent(1) == "pPr" && len(w.ends) > 0:
			w.ends[len(w.ends)-1] = w.read(e) // properties come first, but the end last
		case in == "rPr" || in == "trPr" || in == "numPr":
		default:
			change = w.add(w.read(e))
			w.mark(change, false, 0)
		}
	}
	w.path = append(w.path, watched{e.Name.Local, change})
}

func (w *watcher) parent(up int) string {
	if k := len(w.path) - 1 - up; k >= 0 {
		return w.path[k].name
	}
	return ""
}

// read is the change that an element tells of.
func (w *watcher) read(e xml.StartElement) *Tracked {
	kind := e.Name.Local
	c := &Tracked{Kind: TrackedKind(kind), Author: attr(e, "author"), Move: w.moves[kind]}
	if date, err := time.Parse("2006-01-02T15:04:05", strings.TrimSuffix(attr(e, "date"), "Z")); err == nil {
		c.Date = date // the clock of the author's place, whatever zone it claims
	}
	return c
}

// add notes a change and returns its number.
func (w *watcher) add(c *Tracked) int {
	w.n++
	w.view.changes[changeKey{w.part, w.n}] = *c
	return w.n
}

func (w *watcher) end() {
	if len(w.path) == 0 {
		return // the decoder above says so
	}
	top := w.path[len(w.path)-1]
	w.path = w.path[:len(w.path)-1]
	if top.change >= 0 {
		w.mark(top.change, true, 0)
	}
	if top.name != "p" {
		return
	}
	ending := w.ends[len(w.ends)-1]
	w.ends = w.ends[:len(w.ends)-1]
	if ending == nil {
		return
	}
	change := w.add(ending)
	behind := 0
	if kind := w.shown(string(ending.Kind)); kind == "ins" || kind == "moveTo" {
		behind = 1 // the line end is there
	}
	w.mark(change, false, 0)
	w.mark(change, true, behind)
}

// mark notes a place where the reader stands, behind by so many bytes.
func (w *watcher) mark(change int, end bool, behind int) {
	m := changeMark{key: changeKey{w.part, change}, end: end}
	if p := w.reader.para; p != nil {
		m.at = len(p.text) + behind
		p.marks = append(p.marks, m)
		return
	}
	w.reader.lost = append(w.reader.lost, m)
}
