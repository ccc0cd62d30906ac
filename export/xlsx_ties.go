package export

import (
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"

	"reportdesk/internal/metric"
)

// How a workbook is tied to the reports, so that it can be read back.
//
// A row of a sheet that people change (指标对照, 本年目标, 完成情况, 目标任务) ends in
// two hidden columns: HeadID, which stays while the indicator keeps its name, scope
// and unit, and HeadTies, which says for each cell with a number of a report which
// places of which text it stands for. Both stand in the row itself, so they go with
// it when the table is sorted, when columns are moved or put in, when the sheet is
// renamed, and when a program copies it into another workbook. Nothing refers to a
// cell by its address: cells are named by the heads of their columns.
//
// A row of 逐条原文 is one figure: it ends in its own id, the id of its row of
// 指标对照, the hash of its sentence and its place (Place.String).
//
// Where what the ties hold changes its meaning, the column gets another head, so
// that older programs do not misread it. No sheet of our own is hidden in the
// workbook: a sheet that is copied alone would lose it.
const (
	HeadID   = "标识"
	HeadTies = "来源"
)

// Tie says where the number of one cell comes from.
type Tie struct {
	// Column is the head of the cell's column.
	Column string `json:"c"`
	// Value is what the cell was given; nil in 目标任务, whose cells are text.
	Value *float64 `json:"v,omitempty"`
	// Factor is Value over the number in the text, 0 for 1: units converted.
	Factor float64 `json:"x,omitempty"`
	// Places are where the number stands: first the figure that the cell was
	// taken from, then all others of the draft that state the same of the same.
	Places []Place `json:"p"`
}

// Place is a figure, or a task, in the text of a report.
type Place struct {
	// Report is TextHash of the report's Document.Text; Draft is set for the
	// book's last report.
	Report string `json:"r"`
	Draft  bool   `json:"d,omitempty"`
	// Start and End are byte offsets in Document.Text, Text what stands there.
	Start int    `json:"s"`
	End   int    `json:"e"`
	Text  string `json:"t"`
	// Sentence is where its sentence starts, Hash SentenceHash of it.
	Sentence int    `json:"a"`
	Hash     string `json:"h"`
	// Before and After are what stands around it in its sentence, up to eight
	// characters.
	Before string `json:"b,omitempty"`
	After  string `json:"f,omitempty"`
}

// String is how 逐条原文 writes a place: the report's hash, start and end.
func (p Place) String() string {
	return p.Report + ":" + strconv.Itoa(p.Start) + "-" + strconv.Itoa(p.End)
}

// TextHash names a report's text.
func TextHash(s string) string { return digest(s) }

// SentenceHash names a sentence, whatever its line ends.
func SentenceHash(s string) string { return digest(oneLine(s)) }

// ParseTies reads a cell of the column HeadTies; an empty one has none.
func ParseTies(s string) ([]Tie, error) {
	if s == "" {
		return nil, nil
	}
	var ties []Tie
	if err := json.Unmarshal([]byte(s), &ties); err != nil {
		return nil, fmt.Errorf("read ties of a row: %w", err)
	}
	return ties, nil
}

// around is how many characters of its sentence a place keeps on each side.
const around = 8

// said is what tells figures of the draft that state the same of the same.
type said struct {
	canonical, scope, own, period string
	status                        metric.Status
	kind                          metric.Kind
	unit                          string
	value                         float64
}

// binder makes ties for the cells of one book.
type binder struct {
	reports []metric.Reported
	hashes  []string // TextHash by report
	same    map[said][]metric.Ref
}

func newBinder(reports []metric.Reported) *binder {
	b := &binder{reports: reports, same: map[said][]metric.Ref{}}
	for _, r := range reports {
		b.hashes = append(b.hashes, TextHash(r.Doc.Text))
	}
	if len(reports) == 0 {
		return b
	}
	draft := len(reports) - 1
	for m := range reports[draft].Metrics {
		for f := range reports[draft].Metrics[m].Figures {
			ref := metric.Ref{Report: draft, Metric: m, Figure: f}
			key := b.said(ref)
			b.same[key] = append(b.same[key], ref)
		}
	}
	return b
}

func (b *binder) said(ref metric.Ref) said {
	m, f := ref.Of(b.reports)
	key := said{
		canonical: m.Canonical, scope: m.Scope, period: first(f.Period, m.Period),
		status: first(f.Status, m.Status), kind: f.Kind, unit: f.Unit, value: f.Value,
	}
	if f.Name != m.Name {
		key.own = f.Name
	}
	return key
}

// tie is that of a cell with a number taken from a figure; false for any other cell.
func (b *binder) tie(column string, v gridValue) (Tie, bool) {
	if v.number == nil || v.at == nil {
		return Tie{}, false
	}
	t := Tie{Column: column, Value: v.number, Places: []Place{b.place(*v.at)}}
	if _, f := v.at.Of(b.reports); f.Value != *v.number && f.Value != 0 {
		t.Factor = *v.number / f.Value
	}
	if v.at.Report != len(b.reports)-1 {
		return t, true
	}
	for _, other := range b.same[b.said(*v.at)] {
		if other != *v.at {
			t.Places = append(t.Places, b.place(other))
		}
	}
	return t, true
}

func (b *binder) place(ref metric.Ref) Place {
	m, f := ref.Of(b.reports)
	whole := b.reports[ref.Report].Doc.Text
	p := Place{
		Report: b.hashes[ref.Report], Draft: ref.Report == len(b.reports)-1,
		Start: f.Span.Start, End: f.Span.End, Text: f.Span.Of(whole),
		Sentence: m.Sentence.Start, Hash: SentenceHash(m.Sentence.Of(whole)),
	}
	if m.Sentence.Contains(f.Span) {
		p.Before = lastRunes(whole[m.Sentence.Start:f.Span.Start], around)
		p.After = firstRunes(whole[f.Span.End:m.Sentence.End], around)
	}
	return p
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

// encode writes ties for a cell. A cell holds less than many places of long
// figures would take, so the last places are left out before the cell is cut.
func encodeTies(ties []Tie) (string, error) {
	if len(ties) == 0 {
		return "", nil
	}
	for {
		out, err := json.Marshal(ties)
		if err != nil {
			return "", fmt.Errorf("write ties of a row: %w", err)
		}
		longest := 0
		for i := range ties {
			if len(ties[i].Places) > len(ties[longest].Places) {
				longest = i
			}
		}
		if n := len(ties[longest].Places); len(out) > maxCell && n > 1 {
			ties[longest].Places = ties[longest].Places[:n/2]
			continue
		}
		return string(out), nil
	}
}
