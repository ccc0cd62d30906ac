package metric

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"reportdesk/internal/stopwatch"
)

// randomCorrections are about rows that are there, and some that are not.
func randomCorrections(rng *rand.Rand, rows []Series, n int) []Correction {
	anyRow := func() RowID {
		if rng.IntN(10) == 0 {
			return RowID{Name: "没有这一行", Unit: "个"}
		}
		return rows[rng.IntN(len(rows))].Row
	}
	names := []string{"税收收入", "企业数", "新名称", "绿道长度"}
	units := []string{"万元", "亿元", "家", "%", "公里"}
	var list []Correction
	for range n {
		c := Correction{Place: here, Row: anyRow()}
		switch rng.IntN(6) {
		case 0:
			c.Kind, c.Name = CorrectRename, names[rng.IntN(len(names))]
		case 1:
			c.Kind, c.Into = CorrectJoin, anyRow()
		case 2:
			c.Kind, c.Name, c.Periods = CorrectSplit, names[rng.IntN(len(names))], []string{fmt.Sprint(2015+rng.IntN(5)) + []string{"", "-"}[rng.IntN(2)]}
		case 3:
			c.Kind = CorrectExclude
		case 4:
			c.Kind, c.Unit = CorrectUnit, units[rng.IntN(len(units))]
		case 5:
			c.Kind, c.Unit, c.From = CorrectUnit, units[rng.IntN(len(units))], c.Row.Unit
		}
		list = append(list, c)
	}
	return list
}

func TestWithoutCorrectionsItIsJoin(t *testing.T) {
	reports := randomReports(rand.New(rand.NewPCG(11, 1)), 5, 40)
	c := JoinWith(reports, nil)
	if !reflect.DeepEqual(c.Series, Join(reports)) || c.Excluded != nil || c.Unfit != nil {
		t.Error(dump(c.Series))
	}
}

// TestWhatNoCorrectionTouchesStaysAsItIs: of the rows that Join makes, those in
// which no correction had a part come out the same, and nothing is changed in
// what was extracted.
func TestWhatNoCorrectionTouchesStaysAsItIs(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 2))
	for range 60 {
		reports := randomReports(rng, 4, 30)
		before := Join(reports)
		corrections := randomCorrections(rng, before, 1+rng.IntN(8))
		c := JoinWith(reports, corrections)
		for _, s := range c.Series {
			if len(s.Applied) == 0 && !slices.ContainsFunc(before, func(b Series) bool { return reflect.DeepEqual(b, s) }) {
				t.Fatalf("%v\nchanged without a reason:\n%s", corrections, dump([]Series{s}))
			}
		}
		if !reflect.DeepEqual(Join(reports), before) {
			t.Fatalf("%v changed the reports", corrections)
		}
	}
}

// TestNoValueIsLost: every value that Join shows is shown with corrections too,
// as the value of a cell, as its revision or in a conflict; or a cell of its
// period has another that is the same but for rounding.
func TestNoValueIsLost(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 8))
	for range 60 {
		reports := randomReports(rng, 4, 30)
		before := Join(reports)
		corrections := randomCorrections(rng, before, 1+rng.IntN(10))
		corrections = slices.DeleteFunc(corrections, func(c Correction) bool { return c.Kind == CorrectUnit }) // which changes values
		c := JoinWith(reports, corrections)
		after := slices.Concat(c.Series, c.Excluded)
		for _, s := range before {
			for _, cell := range s.Cells {
				if cell.Value != nil && !accounts(after, s.Unit, cell) {
					t.Fatalf("%v\nlost %s %s %s of\n%s\nin\n%s", corrections, cell.Period, say(cell.Value), s.Unit, dump([]Series{s}), dump(after))
				}
			}
		}
	}
}

func accounts(all []Series, unit string, lost Cell) bool {
	ref := Ref{lost.Report, lost.Metric, lost.Figure}
	amount := *lost.Value * measureOf(unit).factor
	for _, s := range all {
		for _, pair := range s.Conflicts {
			if pair[0] == ref || pair[1] == ref {
				return true
			}
		}
		for _, c := range s.Cells {
			if (Ref{c.Report, c.Metric, c.Figure}) == ref || c.Later != nil && *c.Later == ref {
				return true
			}
			m := measureOf(s.Unit)
			if c.Value != nil && c.Period == lost.Period && c.Status == lost.Status && m.dimension == measureOf(unit).dimension &&
				math.Abs(*c.Value*m.factor-amount) < 0.01*amount {
				return true
			}
		}
	}
	return false
}

// TestACorrectionUndoneIsAsIfNeverMade: leaving one out of the list, whichever
// it is, gives what the others alone give; so does one that fits nothing.
func TestACorrectionUndoneIsAsIfNeverMade(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 3))
	for range 40 {
		reports := randomReports(rng, 4, 30)
		corrections := randomCorrections(rng, Join(reports), 5)
		at := rng.IntN(len(corrections))
		without := slices.Delete(slices.Clone(corrections), at, at+1)
		want := JoinWith(reports, without)
		JoinWith(reports, corrections)
		idle := slices.Insert(slices.Clone(without), at, excluding(RowID{Name: "没有这一行"}))
		have := JoinWith(reports, idle)
		forget(want.Series, want.Excluded, have.Series, have.Excluded)
		if !reflect.DeepEqual(have.Series, want.Series) || !reflect.DeepEqual(have.Excluded, want.Excluded) || !slices.Contains(have.Unfit, at) {
			t.Fatalf("%v\nhave\n%s\nwant\n%s", idle, dump(have.Series), dump(want.Series))
		}
	}
}

// forget takes the indices of corrections out, to compare results of different lists.
func forget(lists ...[]Series) {
	for _, list := range lists {
		for i := range list {
			list[i].Applied = nil
		}
	}
}

func TestOrderOfReportsDoesNotMatterToCorrections(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 4))
	for range 40 {
		reports := randomReports(rng, 5, 30)
		corrections := randomCorrections(rng, Join(reports), 6)
		want := JoinWith(reports, corrections)
		order := rng.Perm(len(reports))
		shuffled := make([]Reported, len(reports))
		for to, from := range order {
			shuffled[to] = reports[from]
		}
		have := JoinWith(shuffled, corrections)
		mapIndices(have.Series, order)
		mapIndices(have.Excluded, order)
		if !reflect.DeepEqual(have, want) {
			t.Fatalf("%v, order %v:\n%s\nwant\n%s", corrections, order, dump(have.Series), dump(want.Series))
		}
	}
}

func TestJoinedRowsHoldTheCellsOfBoth(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 5))
	joined, refused := 0, 0
	for range 60 {
		reports := randomReports(rng, 4, 20)
		rows := Join(reports)
		a, b := rows[rng.IntN(len(rows))], rows[rng.IntN(len(rows))]
		if a.Row == b.Row {
			continue
		}
		c := JoinWith(reports, []Correction{joining(a.Row, b.Row)})
		if !a.Joins(&b) {
			refused++
			if len(c.Unfit) != 1 || !reflect.DeepEqual(c.Series, rows) {
				t.Fatalf("joined what does not join:\n%s", dump([]Series{a, b}))
			}
			continue
		}
		joined++
		i := slices.IndexFunc(c.Series, func(s Series) bool { return s.Row == b.Row })
		if i < 0 || len(c.Series) != len(rows)-1 || c.Series[i].Canonical != b.Canonical {
			t.Fatalf("%v into %v:\n%s", a.Row, b.Row, dump(c.Series))
		}
		for _, old := range slices.Concat(a.Cells, b.Cells) {
			now := cellOf(t, c.Series[i], old.Period, old.Status)
			if old.Value != nil && now.Value == nil || old.Stated != nil && now.Stated == nil || len(now.Ranks) < len(old.Ranks) {
				t.Fatalf("lost of %s %s:\n%s\nof\n%s", old.Period, old.Status, dump(c.Series[i:i+1]), dump([]Series{a, b}))
			}
		}
	}
	if joined < 10 || refused < 10 {
		t.Errorf("%d joined, %d refused: too few to say anything", joined, refused)
	}
}

func TestCorrectionsGrowWithTheFigures(t *testing.T) {
	cost := func(sentences int) time.Duration {
		rng := rand.New(rand.NewPCG(11, 6))
		reports := randomReports(rng, 4, sentences)
		corrections := randomCorrections(rng, Join(reports), 50)
		return stopwatch.Least(5, func() { JoinWith(reports, corrections) })
	}
	if small, large := cost(300), cost(3000); large > 40*small {
		t.Errorf("ten times the figures took %v instead of %v", large, small)
	}
}

// BenchmarkJoinWith is a table of about five thousand rows with a hundred corrections.
func BenchmarkJoinWith(b *testing.B) {
	var list []sentence
	for i := range 5000 {
		list = append(list, one(fmt.Sprintf("第%d类服务站点", i), 2024, fmt.Sprintf("%d个", i+10), "5%"))
	}
	reports := []Reported{reported(2025, list...), reported(2026, list...)}
	corrections := randomCorrections(rand.New(rand.NewPCG(11, 7)), Join(reports), 100)
	for b.Loop() {
		JoinWith(reports, corrections)
	}
}

// FuzzCorrections replays any list over any small table: it never panics, does
// not depend on the order of the reports, and survives being kept as JSON.
func FuzzCorrections(f *testing.F) {
	f.Add(uint64(1), "税收收入", "绿道", "2023-", "亿元", "万元", 2024)
	f.Add(uint64(7), "项目", "项目", "2018-2022", "", "%", 2016)
	f.Add(uint64(3), "GDP", "\xff", "-", "个", "\x00", -1)
	f.Fuzz(func(t *testing.T, seed uint64, name, other, period, from, unit string, year int) {
		rng := rand.New(rand.NewPCG(seed, 11))
		reports := randomReports(rng, 3, 8)
		rows := Join(reports)
		list := randomCorrections(rng, rows, 4)
		for _, row := range []RowID{{Name: name, Unit: from, Report: year}, {Name: other, Scope: name, Unit: unit, Part: period}, rows[0].Row} {
			list = append(list, rename(row, other), joining(row, rows[len(rows)-1].Row), inUnit(row, from, unit), inUnit(row, row.Unit, unit),
				Correction{Kind: CorrectSplit, Place: here, Row: row, Name: name, Names: []string{other}, Periods: []string{period}, Reports: []int{year}})
		}
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		want := JoinWith(reports, list)
		have := JoinWith([]Reported{reports[2], reports[1], reports[0]}, list)
		mapIndices(have.Series, []int{2, 1, 0})
		mapIndices(have.Excluded, []int{2, 1, 0})
		if !reflect.DeepEqual(have, want) {
			t.Fatalf("%v\n%s\nwant\n%s", list, dump(have.Series), dump(want.Series))
		}
		for _, c := range list {
			if c.Valid() == nil && strings.ToValidUTF8(name+other+period+from+unit, "") == name+other+period+from+unit {
				body, err := json.Marshal(c)
				if err != nil {
					t.Fatal(err)
				}
				back := Correction{Place: c.Place}
				if err := json.Unmarshal(body, &back); err != nil || !reflect.DeepEqual(back, c) {
					t.Fatalf("%s gives %+v, want %+v (%v)", body, back, c, err)
				}
			}
		}
	})
}
