package metric

import (
	"slices"
	"strconv"
	"strings"
)

// statement is one figure on its way into a row.
type statement struct {
	ref    Ref
	age    int // place of its report among all, newest 0
	seq    int // place of the figure in its report
	figure *Figure
	metric *Metric
	period string
	status Status
	// names as they count for this figure.
	name string
	dimensioned
	// delivered is the year of its report, 0 where unknown.
	delivered int
	// origin tells the rows apart from which corrections brought statements
	// together; meant is set where a correction says what its unit is.
	origin int
	meant  bool
}

// indicator is one name with one scope over all reports, whatever it is measured in.
type indicator struct {
	canonical, name, scope, field string
	core                          string
	// keys are its names with scope, plain: what tells indicators apart, and
	// what corrections find it by. report is RowID.Report.
	keys   []string
	report int
	// dimensions hold what is measured in each, in the order of first mention.
	dimensions []*dimension
	// loose are growths and ranks that stand without a level beside them.
	loose []statement
	// claims are the cells for which a report has something to say.
	claims map[claim]bool
	// alike is set where rows of different names were joined.
	alike bool
}

// claim is a cell of one report.
type claim struct {
	age int
	cellKey
}

// dimension is what one indicator has in units that convert into each other.
type dimension struct {
	key        string
	statements []statement
}

// joiner gathers reports into indicators; reports must come newest first.
type joiner struct {
	byKey      map[string]*indicator
	indicators []*indicator
	age        int
}

// newestFirst orders the reports by year, and where that is equal by what they
// hold, so that the order in which they are given never matters.
func newestFirst(reports []Reported) []int {
	order := make([]int, 0, len(reports))
	for i, r := range reports {
		if r.Doc != nil {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := reports[i].Doc, reports[j].Doc
		if a.Info.Year != b.Info.Year {
			return b.Info.Year - a.Info.Year
		}
		if c := strings.Compare(a.Name, b.Name); c != 0 {
			return c
		}
		return strings.Compare(a.Text, b.Text)
	})
	return order
}

// gather adds one report, older than those before.
func (j *joiner) gather(reports []Reported, at int) {
	if j.byKey == nil {
		j.byKey = make(map[string]*indicator)
	}
	place := keyOf(reports[at].Doc.Info.Place)
	reviewed := reports[at].Doc.Info.Reviewed()
	seq := 0
	for mi := range reports[at].Metrics {
		m := &reports[at].Metrics[mi]
		from := "" // the year from which the sentence has told a rise
		for fi := range m.Figures {
			s := statement{ref: Ref{at, mi, fi}, age: j.age, seq: seq, metric: m, delivered: reports[at].Doc.Info.Year}
			seq++
			if !s.read(&m.Figures[fi]) {
				continue
			}
			base, rises := departs(reports[at], m, fi)
			switch {
			case rises && base == 0:
				continue
			case rises:
				from = strconv.Itoa(base)
				s.period = from
			case s.period == from && s.status == Actual && reviewed > 0:
				s.period = strconv.Itoa(reviewed) // 从2020年的…增长到…: to the year reviewed
			}
			j.add(s, place)
		}
	}
	j.age++
}

// departs reports whether a level is the one from which its indicator rose or
// fell (从1.2万家增加到1.5万家): it is no value of the period that the sentence
// speaks of, but of the year that stands before it, 0 where none does.
func departs(r Reported, m *Metric, at int) (base int, ok bool) {
	f := &m.Figures[at]
	if f.Kind != Level || at+1 >= len(m.Figures) {
		return 0, false
	}
	next := &m.Figures[at+1]
	if next.Kind != Level || next.Period != f.Period || next.Span.Start < f.Span.End {
		return 0, false
	}
	before := clauseEnd(strings.TrimSuffix(written(r, f.Span, 48), written(r, f.Span, 0)))
	from := strings.LastIndexAny(before, "从由自")
	between := written(r, next.Span, min(longestRise, next.Span.Start-f.Span.End))
	if from < 0 || !strings.ContainsAny(between, "到至为") {
		return 0, false
	}
	base, _ = yearIn(before[from:])
	return base, true
}

// longestRise is how many bytes may stand between the two numbers of 从…增加到….
const longestRise = 60

// clauseEnd is what stands behind the last mark of punctuation.
func clauseEnd(s string) string {
	if i := strings.LastIndexAny(s, "，,。；;：:"); i >= 0 {
		return s[i:]
	}
	return s
}

// read fills in what counts for the figure; false where it says no period.
func (s *statement) read(f *Figure) bool {
	s.figure = f
	s.name, s.period, s.status = f.Name, f.Period, f.Status
	if s.name == "" {
		s.name = s.metric.Name
	}
	if s.period == "" {
		s.period = s.metric.Period
	}
	if s.status == "" {
		s.status = s.metric.Status
	}
	s.dimensioned = measureFor(f.Unit, s.name)
	_, _, ok := periodYears(s.period)
	return ok && s.name != ""
}

// canonicalOf is the catalogue's name for the statement's indicator, else its own.
func (s *statement) canonicalOf() string {
	if s.name == s.metric.Name && s.metric.Canonical != "" && sameMeaning(s.name, s.metric.Canonical) {
		return s.metric.Canonical
	}
	return s.name
}

func (j *joiner) add(s statement, place string) {
	canonical := s.canonicalOf()
	if s.figure.Kind == Rank {
		canonical = ranked(canonical)
	}
	name, known := plainName(canonical, place)
	field := ""
	if known != nil {
		canonical, field = known.Canonical, known.Field
	}
	if name == "" {
		return
	}
	scope := scopeKey(s.metric.Scope, place)
	plain := name + "\x00" + scope
	key, core, report := plain, core(name)+"\x00"+scope, 0
	if field == "" && isVague(name, s.dimension) { // 项目 of two reports, or of two places in one, are not one thing
		core += "\x00" + strconv.Itoa(s.age)
		key, report = core, s.delivered
	}
	in := j.byKey[key]
	if in == nil {
		in = &indicator{canonical: canonical, name: s.name, scope: s.metric.Scope, field: field, claims: make(map[claim]bool)}
		in.core, in.keys, in.report = core, []string{plain}, report
		j.byKey[key] = in
		j.indicators = append(j.indicators, in)
	}
	in.claims[claim{s.age, cellKey{s.period, s.status}}] = true
	in.take(s)
}

// take puts a statement under what it is measured in: a level under its unit's
// dimension, a growth under that of the level in its sentence, if there is one.
func (in *indicator) take(s statement) {
	switch s.figure.Kind {
	case Level:
		in.in(s.dimension).add(s)
	case Change:
		if s.dimension == pointDimension {
			s.dimensioned.dimension = percentDimension
		}
		in.loose = append(in.loose, s)
	default:
		in.loose = append(in.loose, s)
	}
}

func (in *indicator) in(key string) *dimension {
	for _, d := range in.dimensions {
		if d.key == key {
			return d
		}
	}
	d := &dimension{key: key}
	in.dimensions = append(in.dimensions, d)
	return d
}

func (d *dimension) add(s statement) { d.statements = append(d.statements, s) }

// periodYears reads a period: "2023" or "2018-2022".
func periodYears(period string) (from, to int, ok bool) {
	first, last, span := strings.Cut(period, "-")
	from, ok = year(first)
	if !ok || !span {
		return from, from, ok
	}
	to, ok = year(last)
	return from, to, ok && from <= to
}

func year(s string) (int, bool) {
	if len(s) != 4 {
		return 0, false
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n > 0
}
