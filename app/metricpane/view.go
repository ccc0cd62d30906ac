package metricpane

import (
	"cmp"
	"slices"
	"strings"

	"reportdesk/internal/metric"
)

// columnKind is what a column of the table tells.
type columnKind int

const (
	nameColumn columnKind = iota
	unitColumn
	periodColumn
	changeColumn
	growthColumn
	statedColumn
	verdictColumn
	trendColumn
)

// column names a column; period is the index in the table's periods of a periodColumn.
type column struct {
	kind   columnKind
	period int
}

// direction is how a column is sorted.
type direction int

// The directions, in the order in which a head goes through them.
const (
	unsorted direction = iota
	falling
	rising
)

// filter is one of the chips over the table.
type filter int

const (
	onlyDiffers filter = iota
	onlyDoubtful
	onlyMissing
	onlyFresh
	filterCount
)

// passes reports whether a filter lets a row through.
func (f filter) passes(r *row) bool {
	switch f {
	case onlyDiffers:
		return r.verdict == differs
	case onlyDoubtful:
		return r.verdict == doubtful || r.guessed
	case onlyMissing:
		return r.verdict == missing
	case onlyFresh:
		return r.verdict == fresh
	}
	return false
}

// view is what of a book is shown, and how.
type view struct {
	status  metric.Status
	filters [filterCount]bool // a row passes that one of those that are on lets through
	query   string
	section string // a head of the newest report, "" for all
	kinds   kinds  // a row passes that has one of these; 0 for all
	hidden  map[columnKind]bool
	grouped bool
	sorted  column
	by      direction
	folded  map[string]bool // fields whose rows are not shown
}

// sortBy turns a column's order to the next: down, up, as in the report.
func (v *view) sortBy(c column) {
	if v.sorted != c {
		v.sorted, v.by = c, unsorted
	}
	v.by = (v.by + 1) % 3
}

// line is one line of the table: the head of a field, or an indicator.
type line struct {
	row   *row // nil in a head
	field string
	count int // of a field's rows
}

// lines are what the table shows, from the top.
func (v *view) lines(b *book) []line {
	t := b.of(v.status)
	rows := make([]*row, 0, len(t.rows))
	query := strings.ToLower(strings.TrimSpace(v.query))
	section := b.section(v.section)
	for i := range t.rows {
		if r := &t.rows[i]; v.passes(r, section) && (query == "" || strings.Contains(r.search, query)) {
			rows = append(rows, r)
		}
	}
	v.sort(rows)
	if !v.grouped {
		lines := make([]line, len(rows))
		for i, r := range rows {
			lines[i] = line{row: r}
		}
		return lines
	}
	var lines []line
	for i := 0; i < len(rows); {
		n := i + 1
		for n < len(rows) && rows[n].field == rows[i].field {
			n++
		}
		lines = append(lines, line{field: rows[i].field, count: n - i})
		if !v.folded[rows[i].field] {
			for _, r := range rows[i:n] {
				lines = append(lines, line{row: r, field: r.field})
			}
		}
		i = n
	}
	return lines
}

// passes reports whether the row is shown; section is the number of the one
// that is looked at, -1 for all.
func (v *view) passes(r *row, section int) bool {
	if v.kinds != 0 && r.kinds&v.kinds == 0 || section >= 0 && !slices.Contains(r.sections, section) {
		return false
	}
	any := false
	for f, on := range v.filters {
		if on {
			any = true
			if filter(f).passes(r) {
				return true
			}
		}
	}
	return !any
}

// sort orders rows; empty cells stand last either way. Grouped, the order holds
// within the fields.
func (v *view) sort(rows []*row) {
	slices.SortStableFunc(rows, func(a, b *row) int {
		if v.grouped && a.order[0] != b.order[0] {
			return a.order[0] - b.order[0]
		}
		if v.by != unsorted {
			if c := v.compare(a, b); c != 0 {
				return c
			}
		}
		if v.grouped {
			return byOrder(a, b)
		}
		return a.order[2] - b.order[2]
	})
}

func (v *view) compare(a, b *row) int {
	sign := 1
	if v.by == falling {
		sign = -1
	}
	switch v.sorted.kind {
	case nameColumn:
		return sign * strings.Compare(a.name, b.name)
	case unitColumn:
		return sign * strings.Compare(a.unit, b.unit)
	case verdictColumn:
		return sign * cmp.Compare(a.verdict, b.verdict)
	}
	x, y := a.at(v.sorted), b.at(v.sorted)
	if known(x) != known(y) {
		if known(x) {
			return -1
		}
		return 1
	}
	return sign * cmp.Compare(x.number, y.number)
}

// known reports whether a value can be held against others of its column.
func known(v value) bool { return v.known && !v.grown }

// at is the row's value in a column of numbers.
func (r *row) at(c column) value {
	switch c.kind {
	case periodColumn:
		if c.period < len(r.values) {
			return r.values[c.period]
		}
	case changeColumn:
		return r.change
	case growthColumn:
		return r.growth
	case statedColumn:
		return r.stated
	}
	return value{}
}

// counts says how many rows of a table each filter lets through.
func (t *table) counts() (n [filterCount]int) {
	for i := range t.rows {
		for f := range filterCount {
			if f.passes(&t.rows[i]) {
				n[f]++
			}
		}
	}
	return n
}
