package metricpane

import (
	"cmp"
	"slices"
	"strings"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
)

// verdict is what the column 核算 says of a row.
type verdict int

// The verdicts, in the order in which the column sorts: what needs a look first.
const (
	unjudged verdict = iota
	fresh            // 新出现: no earlier report has it
	agrees           // 一致
	cannot           // 不可判
	missing          // 本稿缺: earlier reports have it, this one does not
	doubtful         // 存疑: its name is a guess, or the draft states two values
	differs          // 不一致
)

// value is what a cell shows; the zero value is an empty cell.
type value struct {
	text   string
	number float64
	known  bool
	// grown is set where the report says only how the indicator grew, while the
	// row's other years have levels: it is shown, but is no point of a trend.
	grown bool
	// revised is set where a later report gives the value.
	revised bool
	ref     *metric.Ref // where it stands; nil for what is computed
}

// row is one indicator.
type row struct {
	series     *metric.Series
	name, unit string
	field      string
	onlyGrows  bool
	parts      bool   // its values are ratios (4.4：41.5：54.1), which have no trend
	order      [3]int // by field, standard indicators first, as in the report
	values     []value
	change     value // 增减: of the last year against the one before
	growth     value // 增长, worked out
	stated     value // 报告所述
	verdict    verdict
	guessed    bool         // the newest report names it so that its name had to be guessed
	kinds      kinds        // what the reports state of it
	sections   []int        // of book.sections, in which the newest report states it
	cell       *metric.Cell // of the year under review, or the target year; nil without
	search     string       // what a query is looked for in
}

// period is a column of the table that stands for a time.
type period struct {
	key    string // as metric.Cell has it
	status metric.Status
	head   string
	span   bool // several years
}

// table is one of the two tables: of results, or of targets.
type table struct {
	status  metric.Status
	periods []period
	// main is the index of the period that stands out: the year under review, or
	// that of the newest targets. base is the one it is held against. -1: none.
	main, base int
	rows       []row
	values     int // how many cells of periods hold something
	left       int // indicators that state only periods without a column
}

// book is all that the pane shows of some reports of one place.
type book struct {
	reports     []metric.Reported // rising; the last is the draft, or the newest report
	isDraft     bool
	series      []metric.Series
	excluded    []metric.Series
	corrections []library.Correction // that series has in it; Series.Applied counts them
	unfit       []int                // those that found nothing to do
	sections    []section            // of the newest report
	results     table
	targets     table
}

// newBook lays indicators out; nil has none. It touches no widget.
func newBook(w *desk.Work, isDraft bool) *book {
	b := &book{isDraft: isDraft}
	if w != nil {
		b.reports, b.series, b.excluded, b.corrections, b.unfit = w.Reports(), w.Series, w.Excluded, w.Corrections, w.Unfit
	}
	b.findSections()
	columns := export.ColumnsOf(export.Book{Reports: b.reports, Series: b.series})
	b.results = b.tableOfResults(columns)
	b.targets = b.tableOfTargets(columns)
	return b
}

// of is the table of a status.
func (b *book) of(s metric.Status) *table {
	if s == metric.Target {
		return &b.targets
	}
	return &b.results
}

// last is the index of the draft, or of the newest report.
func (b *book) last() int { return len(b.reports) - 1 }

func (b *book) tableOfResults(c export.Columns) table {
	t := table{status: metric.Actual, main: -1, base: -1}
	spans := len(c.Periods) - c.Years // they stand first: years run up to the draft
	for _, key := range slices.Concat(c.Periods[c.Years:], c.Periods[:c.Years]) {
		t.periods = append(t.periods, period{key, metric.Actual, periodHead(key), len(key) != 4})
	}
	if c.Last >= 0 {
		t.main = spans + c.Last
	}
	if c.Base >= 0 {
		t.base = spans + c.Base
	}
	b.fill(&t)
	return t
}

// mostTargets is how many years of earlier targets have a column.
const mostTargets = 4

// tableOfTargets has the years for which targets were set, and before the
// newest of them the last year's result, which it starts from.
func (b *book) tableOfTargets(c export.Columns) table {
	t := table{status: metric.Target, main: -1, base: -1}
	count := map[string]int{}
	for i := range b.series {
		for _, cell := range b.series[i].Cells {
			if cell.Status == metric.Target && len(cell.Period) == 4 && cell.Period != c.Target {
				count[cell.Period]++
			}
		}
	}
	var years []string
	for y, n := range count {
		if n >= 3 && (c.Target == "" || y < c.Target) {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	years = years[max(0, len(years)-mostTargets):]
	for _, y := range years {
		t.periods = append(t.periods, period{y, metric.Target, periodHead(y), false})
	}
	if c.Target != "" {
		if c.Last >= 0 {
			y := c.Periods[c.Last]
			t.base = len(t.periods)
			t.periods = append(t.periods, period{y, metric.Actual, y + words.Of("完成", " result"), false})
		}
		t.main = len(t.periods)
		t.periods = append(t.periods, period{c.Target, metric.Target, c.Target + words.Of("目标", " target"), false})
	}
	b.fill(&t)
	return t
}

// fill makes the rows of a table, in the order of fields, standard indicators
// first, then as the newest report has them.
func (b *book) fill(t *table) {
	for i := range b.series {
		s := &b.series[i]
		if !has(s, t.status) {
			continue
		}
		r := b.row(s, t)
		if !slices.ContainsFunc(r.values, func(v value) bool { return v.known }) {
			t.left++
			continue
		}
		if t.status == metric.Target && !t.aimed(&r) {
			continue
		}
		known := 1
		if s.Field != "" {
			known = 0
		}
		field, rank := export.FieldOf(s)
		if export.PastOnce(export.Book{Reports: b.reports, Series: b.series}, s) {
			field, rank = pastField, pastRank
		}
		r.field, r.order = field, [3]int{rank, known, i}
		t.rows = append(t.rows, r)
	}
	slices.SortStableFunc(t.rows, func(a, b row) int { return byOrder(&a, &b) })
	for i := range t.rows {
		for _, v := range t.rows[i].values {
			if v.known {
				t.values++
			}
		}
	}
}

// pastField is the last group of the table, folded at first: what one earlier
// report said once. Of ten years that is most of what they said.
const (
	pastField = "往年提过一次"
	pastRank  = 1 << 20
)

// aimed reports whether a row of the targets has a target and not only a result.
func (t *table) aimed(r *row) bool {
	for i, v := range r.values {
		if v.known && t.periods[i].status == metric.Target {
			return true
		}
	}
	return false
}

func byOrder(a, b *row) int {
	return cmp.Or(a.order[0]-b.order[0], a.order[1]-b.order[1], a.order[2]-b.order[2])
}

func has(s *metric.Series, status metric.Status) bool {
	return slices.ContainsFunc(s.Cells, func(c metric.Cell) bool {
		return c.Status == status && (c.Value != nil || c.Stated != nil)
	})
}

// row fills in one indicator.
func (b *book) row(s *metric.Series, t *table) row {
	r := row{series: s, values: make([]value, len(t.periods))}
	r.name, r.unit, r.onlyGrows = export.RowName(s)
	r.search = strings.ToLower(strings.Join([]string{r.name, s.Name, s.Canonical, s.Scope}, "\n"))
	rate := export.IsRate(r.unit)
	for i := range s.Cells {
		c := &s.Cells[i]
		at := slices.IndexFunc(t.periods, func(p period) bool { return p.key == c.Period && p.status == c.Status })
		if at < 0 {
			continue
		}
		r.values[at] = b.value(&r, c)
		r.parts = r.parts || r.values[at].ratio(b)
		if at == t.main {
			r.cell = c
			if !r.onlyGrows {
				r.stated = b.growthOf(c, rate, false)
			}
		}
	}
	if t.main >= 0 && t.base >= 0 {
		r.compare(r.values[t.base], r.values[t.main], b)
	}
	b.sort(&r, t)
	r.verdict = b.judge(&r, t)
	return r
}

// value is what a cell of a period shows.
func (b *book) value(r *row, c *metric.Cell) value {
	switch {
	case c.Value == nil && r.onlyGrows:
		return b.plainGrowth(c)
	case c.Value == nil:
		v := b.growthOf(c, export.IsRate(r.unit), true)
		v.grown = v.known
		return v
	case c.Revised != nil && c.Later != nil:
		v := b.level(*c.Revised, c.Later, c.Status)
		v.revised = true
		return v
	}
	var ref *metric.Ref
	if c.Report >= 0 {
		ref = &metric.Ref{Report: c.Report, Metric: c.Metric, Figure: c.Figure}
	}
	return b.level(*c.Value, ref, c.Status)
}

// level is a number in the row's unit, with the decimals of the figure that states it.
func (b *book) level(number float64, ref *metric.Ref, status metric.Status) value {
	v := value{number: number, known: true, ref: ref}
	if ref == nil {
		v.text = decimal(number, needed(number))
		return v
	}
	_, f := ref.Of(b.reports)
	v.text = decimal(number, decimalsOf(number, f))
	if f.Value == number {
		if f.High != nil {
			v.text += "～" + decimal(*f.High, f.Decimals)
		} else {
			v.text += export.RatioRest(f.Span.Of(b.reports[ref.Report].Doc.Text))
		}
	}
	if status == metric.Target {
		v.text = around(v.text, f.Modifier)
	}
	return v
}

// plainGrowth is a growth as the value of a row that is one of growths.
func (b *book) plainGrowth(c *metric.Cell) value {
	if c.Stated == nil {
		return value{}
	}
	if c.Growth == nil {
		return value{text: decimal(*c.Stated, needed(*c.Stated)), number: *c.Stated, known: true}
	}
	return b.level(*c.Stated, c.Growth, c.Status)
}

// growthOf is the growth that a report states, with its sign where wanted.
func (b *book) growthOf(c *metric.Cell, rate, sign bool) value {
	if c.Stated == nil {
		return value{}
	}
	v := value{number: *c.Stated, known: true, ref: c.Growth}
	write, unit := decimal, "%"
	if sign || rate {
		write = signed
	}
	if rate {
		unit = points()
	}
	if v.ref == nil {
		v.text = write(v.number, needed(v.number)) + unit
		return v
	}
	_, f := v.ref.Of(b.reports)
	v.text = write(v.number, decimalsOf(v.number, f))
	if f.High != nil && f.Value == v.number {
		v.text += "～" + decimal(*f.High, f.Decimals)
	}
	v.text += unit
	if c.Status == metric.Target {
		v.text = around(v.text, f.Modifier)
	}
	return v
}

// compare works out 增减 and 增长 between two values as the table shows them.
func (r *row) compare(old, now value, b *book) {
	if !old.known || !now.known || old.grown || now.grown || old.ratio(b) || now.ratio(b) {
		return
	}
	d := now.number - old.number
	r.change = value{text: signed(d, max(old.places(b), now.places(b))), number: d, known: true}
	if export.IsRate(r.unit) || r.unit == "百分点" || old.number <= 0 {
		return
	}
	g := (now.number/old.number - 1) * 100
	places := 1
	if r.stated.known {
		places = max(places, r.stated.places(b))
	}
	r.growth = value{text: decimal(g, places) + "%", number: g, known: true}
}

func (v *value) figure(b *book) *metric.Figure {
	if v.ref == nil {
		return nil
	}
	_, f := v.ref.Of(b.reports)
	return f
}

func (v *value) places(b *book) int { return decimalsOf(v.number, v.figure(b)) }

// ratio reports whether the value is the first part of 4.4：41.5：54.1.
func (v *value) ratio(b *book) bool {
	return v.ref != nil && export.RatioRest(v.figure(b).Span.Of(b.reports[v.ref.Report].Doc.Text)) != ""
}
