package metric

import "slices"

// row is one series in the making: statements of one indicator in one dimension.
type row struct {
	*indicator
	dimension  string // "" where only growth or ranks are stated
	statements []statement
	id         RowID
	// wanted is the unit that the user shows the row in, "" for the newest
	// report's; applied and named are those of Series.
	wanted  string
	applied []int
	named   bool
	// marks tell the row from others of its name (series_apart.go).
	marks  []string
	counts string
}

// match joins indicators whose names say the same in other words, settles the
// growths and ranks that stand without a level, and returns the rows in order.
func (j *joiner) match() []row {
	var rows []row
	for _, in := range j.merge() {
		rows = append(rows, in.rows()...)
	}
	for i := range rows {
		rows[i].id = rows[i].identify()
	}
	inOrder(rows)
	tellApart(rows)
	return rows
}

// inOrder sorts rows as Join has them.
func inOrder(rows []row) {
	slices.SortStableFunc(rows, func(a, b row) int {
		x, y := a.first(), b.first()
		if x.age != y.age {
			return x.age - y.age
		}
		return x.seq - y.seq
	})
}

// identify is what corrections name the row by.
func (r row) identify() RowID {
	id := RowID{Name: r.canonical, Scope: r.scope, Report: r.report}
	if u := unitFrom(r.statements); u != nil {
		id.Unit = u.figure.Unit
	}
	return id
}

// first is the statement that decides the row's place: the newest report's earliest.
func (r row) first() statement {
	best := r.statements[0]
	for _, s := range r.statements {
		if s.age < best.age || s.age == best.age && s.seq < best.seq {
			best = s
		}
	}
	return best
}

// merge joins indicators of one core. They must share a dimension (or one have
// none), and no report may give both a value for one period: who writes that
// means two things.
func (j *joiner) merge() []*indicator {
	byCore := make(map[string][]*indicator)
	var order []string
	for _, in := range j.indicators {
		if byCore[in.core] == nil {
			order = append(order, in.core)
		}
		byCore[in.core] = append(byCore[in.core], in)
	}
	var all []*indicator
	for _, c := range order {
		var kept []*indicator
		for _, in := range byCore[c] {
			if i := slices.IndexFunc(kept[:min(len(kept), mostAlike)], func(k *indicator) bool { return k.joins(in) }); i >= 0 {
				kept[i].absorb(in)
			} else {
				kept = append(kept, in)
			}
		}
		all = append(all, kept...)
	}
	return all
}

// mostAlike is how many indicators of one core are tried as partners: no report
// has more, and it keeps the time linear.
const mostAlike = 16

func (in *indicator) joins(o *indicator) bool {
	for k := range o.claims {
		if in.claims[k] {
			return false
		}
	}
	if len(in.dimensions) == 0 || len(o.dimensions) == 0 {
		return true
	}
	return slices.ContainsFunc(in.dimensions, func(d *dimension) bool {
		return slices.ContainsFunc(o.dimensions, func(e *dimension) bool { return d.key == e.key })
	})
}

func (in *indicator) absorb(o *indicator) {
	for _, d := range o.dimensions {
		into := in.in(d.key)
		into.statements = append(into.statements, d.statements...)
	}
	in.loose = append(in.loose, o.loose...)
	in.keys = append(in.keys, o.keys...)
	for k := range o.claims {
		in.claims[k] = true
	}
	in.alike = true
	if in.field == "" && o.field != "" {
		in.field, in.canonical = o.field, o.canonical
	}
}

// rows makes one row of each dimension and gives the loose statements to them.
func (in *indicator) rows() []row {
	rows := make([]row, 0, len(in.dimensions)+1)
	for _, d := range in.dimensions {
		rows = append(rows, row{indicator: in, dimension: d.key, statements: d.statements})
	}
	bySentence := in.bySentence(rows)
	main := in.main(rows)
	var rest []statement
	for _, s := range in.loose {
		at := main
		if i, ok := bySentence[[2]int{s.ref.Report, s.ref.Metric}]; ok && s.figure.Kind != Change {
			at = i
		}
		if s.figure.Kind == Change { // of a rate; an amount by which something changed has no column
			at = slices.IndexFunc(rows, func(r row) bool { return r.dimension == percentDimension && s.dimension == percentDimension })
		}
		if s.figure.Kind == Growth && at >= 0 && rows[at].dimension == percentDimension {
			at = -1 // a growth in % of a rate in % reads as 个百分点
		}
		switch {
		case at >= 0:
			rows[at].statements = append(rows[at].statements, s)
		case s.figure.Kind != Change:
			rest = append(rest, s)
		}
	}
	if len(rest) > 0 {
		rows = append(rows, row{indicator: in, statements: rest})
	}
	return rows
}

// bySentence maps a sentence to the row of the first level in it that is not a percentage.
func (in *indicator) bySentence(rows []row) map[[2]int]int {
	at := make(map[[2]int]int)
	for i, r := range rows {
		if r.dimension == percentDimension {
			continue
		}
		for _, s := range r.statements {
			k := [2]int{s.ref.Report, s.ref.Metric}
			if _, ok := at[k]; !ok {
				at[k] = i
			}
		}
	}
	return at
}

// main is the row to which a growth belongs that stands alone: that of the
// catalogue's unit, else the one with most statements; -1 where there is none.
func (in *indicator) main(rows []row) int {
	best, most := -1, 0
	for i, r := range rows {
		if in.usual(r.dimension) && r.dimension != percentDimension {
			return i
		}
		if n := len(r.statements); n > most && r.dimension != percentDimension {
			best, most = i, n
		}
	}
	if best < 0 && len(rows) == 1 {
		return 0
	}
	return best
}

func (in *indicator) usual(dimension string) bool {
	known := standard(keyOf(in.canonical))
	if known == nil || len(known.Units) == 0 {
		return false
	}
	return measureFor(known.Units[0], in.canonical).dimension == dimension
}
