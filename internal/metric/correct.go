package metric

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// CorrectionKind says what a correction does.
type CorrectionKind string

// The kinds of corrections.
const (
	CorrectRename  CorrectionKind = "rename"  // 改名: the row is called Name
	CorrectJoin    CorrectionKind = "join"    // 合并: the row belongs to the row Into
	CorrectSplit   CorrectionKind = "split"   // 拆分: a part of the row is another indicator, Name
	CorrectExclude CorrectionKind = "exclude" // 不列: the row is left out
	CorrectUnit    CorrectionKind = "unit"    // 改单位: the row is shown, or was meant, in Unit
)

// RowID tells which row a correction is about, in this year's reports and in
// those of the years to come: it is what extraction makes of the indicator, not
// what corrections make of it. So a correction means the same whichever of the
// others is undone. Series.Row has it.
type RowID struct {
	// Name and Scope are the row's before any correction. Other ways to write
	// the same name, as Join knows them, are the same row.
	Name  string `json:"name"`
	Scope string `json:"scope,omitempty"`
	// Unit is one of those that the row is measured in; any that converts into
	// it is the same row. "" where only growth or ranks were stated; a row that
	// has got a level since is still the same.
	Unit string `json:"unit,omitempty"`
	// Report is the year of delivery of the one report in which the row stands,
	// where its name says too little to be one thing in two (项目, 资金); else 0.
	Report int `json:"report,omitempty"`
	// Part is the name under which a split parted it off the row; "" for rows
	// that extraction made.
	Part string `json:"part,omitempty"`
}

// Correction is one thing that the user put right in the table of indicators
// (更正). Corrections are a list that JoinWith replays over what extraction
// finds; to undo one, whichever it is, is to leave it out of the list.
type Correction struct {
	Kind CorrectionKind `json:"kind"`
	// Place is the place whose reports it applies to, as report.Info has it.
	Place string `json:"-"`
	// Row is the row that it is about.
	Row RowID `json:"row"`
	// Name is what rename calls the row, and split the part.
	Name string `json:"name,omitempty"`
	// Into is the row that a join adds this one to; its name stays.
	Into RowID `json:"into,omitzero"`
	// Unit is what a change of unit shows the row in. Where From is "" and Unit
	// measures what the row does, numbers are converted; else the figures written
	// in From (Figure.Unit as extraction has it) were misread and mean Unit.
	Unit string `json:"unit,omitempty"`
	From string `json:"from,omitempty"`
	// Names, Periods and Reports say which figures a split parts off: those that
	// fit each of the lists that is not empty. Names are the figures' own;
	// a period is "2023", "2018-2022", or "2023-" for 2023 and all later;
	// reports are named by their year of delivery.
	Names   []string `json:"names,omitempty"`
	Periods []string `json:"periods,omitempty"`
	Reports []int    `json:"reports,omitempty"`
	// Made is when the user made it; the order of the list counts, not this.
	Made time.Time `json:"-"`
}

// ErrCorrection is returned for a correction that could never do anything.
var ErrCorrection = errors.New("not a correction")

// Valid returns an error that wraps ErrCorrection where the correction lacks
// what its kind needs. One that is valid may still fit no row: see JoinWith.
func (c Correction) Valid() error {
	wrong := ""
	switch {
	case c.Place == "":
		wrong = "no place"
	case keyOf(c.Row.Name) == "":
		wrong = "no row"
	case c.Kind == CorrectRename && keyOf(c.Name) == "":
		wrong = "no name"
	case c.Kind == CorrectJoin && keyOf(c.Into.Name) == "":
		wrong = "no row to join"
	case c.Kind == CorrectJoin && c.Into == c.Row:
		wrong = "joins a row with itself"
	case c.Kind == CorrectSplit:
		wrong = c.wrongSplit()
	case c.Kind == CorrectUnit && (strings.TrimSpace(c.Unit) == "" || c.Unit == c.From):
		wrong = "no other unit"
	case !slices.Contains([]CorrectionKind{CorrectRename, CorrectJoin, CorrectSplit, CorrectExclude, CorrectUnit}, c.Kind):
		wrong = "kind " + strconv.Quote(string(c.Kind))
	}
	if wrong == "" {
		return nil
	}
	return fmt.Errorf("%s: %w", wrong, ErrCorrection)
}

func (c Correction) wrongSplit() string {
	switch {
	case keyOf(c.Name) == "":
		return "no name for the part"
	case len(c.Names) == 0 && len(c.Periods) == 0 && len(c.Reports) == 0:
		return "no part"
	}
	for _, p := range c.Periods {
		if _, _, ok := periodYears(strings.TrimSuffix(p, "-")); !ok {
			return "period " + strconv.Quote(p)
		}
	}
	return ""
}

// String is the correction in the user's language: “社零”改名为“社会消费品零售总额”.
func (c Correction) String() string {
	row := quoted(c.Row.String())
	switch c.Kind {
	case CorrectRename:
		return row + "改名为" + quoted(c.Name)
	case CorrectJoin:
		return row + "并入" + quoted(c.Into.String())
	case CorrectSplit:
		return row + "拆出" + quoted(c.Name) + c.parted()
	case CorrectExclude:
		return row + "不列入"
	case CorrectUnit:
		if c.From != "" {
			return row + "的单位“" + c.From + "”应为“" + c.Unit + "”"
		}
		return row + "的单位用“" + c.Unit + "”"
	}
	return row
}

// quoted sets a name in quotes; quotes within are single ones then.
func quoted(name string) string { return "“" + withinQuotes.Replace(name) + "”" }

var withinQuotes = strings.NewReplacer("“", "‘", "”", "’")

// String is the row's name as tables show it, with what narrows it.
func (r RowID) String() string {
	name := r.Name
	if r.Part != "" {
		name = r.Part
	}
	if r.Scope != "" && !strings.Contains(name, r.Scope) {
		name += "（" + r.Scope + "）"
	}
	return name
}

// parted says in brackets which figures a split parts off.
func (c Correction) parted() string {
	var parts []string
	if len(c.Names) > 0 {
		parts = append(parts, strings.Join(c.Names, "、"))
	}
	for _, p := range c.Periods {
		from, open := strings.CutSuffix(p, "-")
		if open {
			from += "年起"
		} else {
			from += "年"
		}
		parts = append(parts, from)
	}
	for _, year := range c.Reports {
		parts = append(parts, strconv.Itoa(year)+"年报告")
	}
	return "（" + strings.Join(parts, "，") + "）"
}

// Corrected is a table of indicators with the user's corrections in it.
type Corrected struct {
	// Series are the rows, in the order that Join has.
	Series []Series
	// Excluded are the rows that were left out, as they would stand.
	Excluded []Series
	// Unfit are the indices of the corrections that found nothing to do in
	// these reports: of another place, about a row that is not there, or a join
	// or unit that does not fit it. They are harmless, and may fit other reports.
	Unfit []int
}

// JoinWith is Join with corrections replayed over its rows, in their order.
// Without corrections it is Join. It never fails: what does not fit is left out
// (Corrected.Unfit). Like Join it does not depend on the order of the reports.
//
// A row renamed to the name that another row bears becomes one with it, as two
// reports' rows of one name do, unless a report gives both a value for one
// period: then both stay. A join that the user asks for is always made; where
// its rows have values for one period that cannot both be right, the newest
// report's stands and the others are among the row's Conflicts.
func JoinWith(reports []Reported, corrections []Correction) Corrected {
	rows := joinRows(reports)
	if len(corrections) == 0 {
		return Corrected{Series: seriesOfRows(reports, rows)}
	}
	places := make(map[string]bool)
	for _, r := range reports {
		if r.Doc != nil {
			places[r.Doc.Info.Place] = true
		}
	}
	var out Corrected
	l := newLedger(rows)
	for i, c := range corrections {
		if !places[c.Place] || c.Valid() != nil || !l.apply(i, c) {
			out.Unfit = append(out.Unfit, i)
		}
	}
	shown, excluded := l.rows()
	out.Series, out.Excluded = seriesOfRows(reports, shown), seriesOfRows(reports, excluded)
	return out
}

// Converts reports whether numbers of the row's unit convert into another unit.
func (s *Series) Converts(unit string) bool {
	return s.measured() && measureFor(s.Unit, s.Canonical).dimension == measureFor(unit, s.Canonical).dimension
}

// Joins reports whether a correction can join the two rows: they are measured
// in units that convert, or one of them has no value and what the reports say
// of its change can stand beside the other's values.
func (s *Series) Joins(o *Series) bool {
	switch {
	case s.measured() && o.measured():
		return s.Converts(o.Unit)
	case s.measured():
		return !o.grows() || !s.Converts("%")
	case o.measured():
		return !s.grows() || !o.Converts("%")
	}
	return true
}

// measured reports whether the row has a value.
func (s *Series) measured() bool {
	return slices.ContainsFunc(s.Cells, func(c Cell) bool { return c.Value != nil })
}

// grows reports whether a growth of the row is stated.
func (s *Series) grows() bool {
	return slices.ContainsFunc(s.Cells, func(c Cell) bool { return c.Stated != nil })
}
