package metricpane

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/internal/metric"
	"reportdesk/seeds"
)

func rowNameOf(s *metric.Series) (name, unit string, onlyGrows bool) { return export.RowName(s) }

// dropped opens the sheet that joins, with the row chosen that the other was
// dragged onto.
func (p *Pane) dropped(row, onto int) {
	r, other := p.model.lines[row].row, p.model.lines[onto].row
	if r == nil || other == nil {
		return
	}
	if why := whyApart(r.series, other.series); why != "" {
		p.host.Say(why, nil)
		return
	}
	p.keep(r)
	p.join()
	p.picker.choose(func(i int) bool {
		c, ok := p.picker.make(i)
		return ok && sameRow(other.series, c.Into)
	})
}

// dragged says what letting go would do.
func (p *Pane) dragged(row, onto int) {
	r := p.model.lines[row].row
	if r == nil {
		return
	}
	if onto < 0 || p.model.lines[onto].row == nil {
		p.host.Say(words.Of("放到另一个指标上即并入", "Drop it on another indicator to join them"), nil)
		return
	}
	other := p.model.lines[onto].row
	if why := whyApart(r.series, other.series); why != "" {
		p.host.Say(why, nil)
		return
	}
	p.host.Say(fmt.Sprintf(words.Of("松开后并入“%s”", "Let go to join with %s"), other.name), nil)
}

// join opens the sheet that joins the selected indicator with another one.
func (p *Pane) join() {
	own := p.series()
	if own == nil {
		return
	}
	var others []*metric.Series
	keepOwn := false
	var k *picker
	names := widgets.NewChoice([]string{words.Of("用另一个的名称", "Keep the other's name"), words.Of("用本指标的名称", "Keep this one's name")}, func(i int) {
		keepOwn = i == 1
		k.judge()
	})
	names.Set(0)
	k = newPicker(p, own, words.Of("并入", "Join with"), words.Of("并入", "Join"), widgets.NewField(words.Of("另一个指标", "The other indicator"), "search", 200))
	k.foot.Objects = []fyne.CanvasObject{widgets.NewLine(), container.New(widgets.Bar{Height: 46, Inset: 16}, names.Container)}
	k.offer = func(query string) (list []option) {
		own := p.model.book.seriesOf(k.row)
		others = nil
		if own == nil {
			return nil
		}
		others = p.model.book.likely(own, strings.ToLower(strings.TrimSpace(query)))
		for _, s := range others {
			name, _, _ := rowNameOf(s)
			list = append(list, option{name, p.model.book.caption(s), whyApart(own, s)})
		}
		return list
	}
	k.make = func(i int) (metric.Correction, bool) {
		c := metric.Correction{Kind: metric.CorrectJoin, Row: k.row, Into: others[i].Row}
		if keepOwn {
			c.Row, c.Into = c.Into, c.Row
		}
		return c, true
	}
	k.show()
}

// whyApart says why two indicators cannot be joined, "" where they can.
func whyApart(a, b *metric.Series) string {
	switch {
	case a.Joins(b):
		return ""
	case a.Unit != "" && b.Unit != "":
		return fmt.Sprintf(words.Of("单位不能换算：%s、%s", "Units do not convert: %s, %s"), a.Unit, b.Unit)
	}
	return words.Of("一个是比率，一个是增速", "One is a rate, the other a growth")
}

// likely are the indicators that a query finds, in the order in which the user
// will want to join them with one: what converts first, then what can stand
// beside its growth, last what cannot be joined; each after how much of its
// name it shares.
func (b *book) likely(own *metric.Series, query string) []*metric.Series {
	type ranked struct {
		s     *metric.Series
		apart int
		alike float64
	}
	apart := func(s *metric.Series) int {
		switch {
		case !own.Joins(s):
			return 2
		case own.Unit != s.Unit && !own.Converts(s.Unit):
			return 1
		}
		return 0
	}
	var found []ranked
	name, _, _ := rowNameOf(own)
	for i := range b.series {
		s := &b.series[i]
		other, _, _ := rowNameOf(s)
		if s != own && strings.Contains(strings.ToLower(other), query) {
			found = append(found, ranked{s, apart(s), shared(name, other)})
		}
	}
	slices.SortStableFunc(found, func(x, y ranked) int {
		return cmp.Or(x.apart-y.apart, cmp.Compare(y.alike, x.alike))
	})
	list := make([]*metric.Series, len(found))
	for i, r := range found {
		list[i] = r.s
	}
	return list
}

// shared is how much of two names is the same: the share of pairs of
// neighbouring characters that both have (Dice's coefficient).
func shared(a, b string) float64 {
	pairs := func(s string) map[[2]rune]bool {
		set := map[[2]rune]bool{}
		last := rune(0)
		for _, r := range s {
			set[[2]rune{last, r}] = true
			last = r
		}
		return set
	}
	x, y := pairs(a), pairs(b)
	both := 0
	for k := range x {
		if y[k] {
			both++
		}
	}
	return 2 * float64(both) / float64(max(1, len(x)+len(y)))
}

// unitOf is the unit in which the newest of an indicator's levels is written,
// after the corrections that it has; "" where it has no level.
func unitOf(b *book, s *metric.Series) string {
	unit := ""
	for _, c := range s.Cells {
		if c.Value != nil && c.Report >= 0 {
			_, f := metric.Ref{Report: c.Report, Metric: c.Metric, Figure: c.Figure}.Of(b.reports)
			unit = f.Unit
		}
	}
	for _, i := range s.Applied {
		if c := b.corrections[i]; c.Kind == metric.CorrectUnit && c.From == unit {
			unit = c.Unit
		}
	}
	return unit
}

// changeUnit opens the sheet that shows the selected indicator in another unit,
// or says that its unit was misread.
func (p *Pane) changeUnit() {
	s := p.series()
	if s == nil || unitOf(p.model.book, s) == "" {
		return
	}
	var made []metric.Correction
	k := newPicker(p, s, words.Of("换单位", "Change unit"), words.Of("换单位", "Change"), widgets.NewField(words.Of("单位", "Unit"), "search", 200))
	k.offer = func(query string) (list []option) {
		made = nil
		s := p.model.book.seriesOf(k.row)
		if s == nil {
			return nil
		}
		written := unitOf(p.model.book, s)
		query = strings.TrimSpace(query)
		units := p.model.book.unitsLike(query)
		for _, u := range units {
			if u != s.Unit && s.Converts(u) {
				list = append(list, option{title: u, detail: words.Of("数字随着换算", "Numbers are converted")})
				made = append(made, metric.Correction{Kind: metric.CorrectUnit, Row: k.row, Unit: u})
			}
		}
		if query != "" && !slices.Contains(units, query) {
			units = append(units, query)
		}
		for _, u := range units {
			if u != written {
				list = append(list, option{title: u, detail: fmt.Sprintf(words.Of("原文的“%s”读错了，数字不变", "“%s” was misread, numbers stay"), written)})
				made = append(made, metric.Correction{Kind: metric.CorrectUnit, Row: k.row, Unit: u, From: written})
			}
		}
		return list
	}
	k.make = func(i int) (metric.Correction, bool) { return made[i], true }
	k.show()
}

// unitsLike are the units that contain a query: the query itself where it is
// one, then those that these reports use most.
func (b *book) unitsLike(query string) []string {
	used := map[string]int{query: len(b.series) + 1}
	for i := range b.series {
		used[b.series[i].Unit]++
	}
	var list []string
	for _, u := range seeds.Units() {
		if strings.Contains(u.Symbol, query) && !strings.Contains(u.Symbol, "（") {
			list = append(list, u.Symbol)
		}
	}
	slices.SortStableFunc(list, func(x, y string) int { return used[y] - used[x] })
	return list
}

// part is a part of an indicator's figures that may be another indicator.
type part struct {
	option
	names, periods []string
	reports        []int
}

// allRefs are the figures that an indicator was made from, those among them that
// contradict others too, each once.
func allRefs(s *metric.Series) []metric.Ref {
	refs := slices.Concat(refsOf(s, metric.Actual), refsOf(s, metric.Target))
	for _, pair := range s.Conflicts {
		refs = append(refs, pair[:]...)
	}
	slices.SortFunc(refs, func(a, b metric.Ref) int {
		return cmp.Or(a.Report-b.Report, a.Metric-b.Metric, a.Figure-b.Figure)
	})
	return slices.Compact(refs)
}

// partsOf are the parts that an indicator can be split into: from a year on, of
// one report, or what is written in one way. What would be all of it is none.
func partsOf(b *book, s *metric.Series) []part {
	type stated struct {
		period, name string
		report       int
	}
	var all []stated
	for _, ref := range allRefs(s) {
		m, f := ref.Of(b.reports)
		name, period := f.Name, f.Period
		if name == "" {
			name = m.Name
		}
		if period == "" {
			period = m.Period
		}
		all = append(all, stated{period, name, b.reports[ref.Report].Doc.Info.Year})
	}
	var years, names []string
	var reports []int
	for _, f := range all {
		if len(f.period) == 4 && !slices.Contains(years, f.period) {
			years = append(years, f.period)
		}
		if f.name != "" && !slices.Contains(names, f.name) {
			names = append(names, f.name)
		}
		if f.report > 0 && !slices.Contains(reports, f.report) {
			reports = append(reports, f.report)
		}
	}
	slices.Sort(years)
	slices.Sort(reports)
	var list []part
	add := func(p part, fits func(stated) bool) {
		n := 0
		for _, f := range all {
			if fits(f) {
				n++
			}
		}
		if n > 0 && n < len(all) {
			p.detail = fmt.Sprintf(words.Of("%d 个数据", "%d values"), n)
			list = append(list, p)
		}
	}
	for i := len(years) - 1; i > 0; i-- {
		add(part{option: option{title: years[i] + words.Of("年起", " and later")}, periods: []string{years[i] + "-"}},
			func(f stated) bool { return f.period[max(0, len(f.period)-4):] >= years[i] })
	}
	for i := len(reports) - 1; i >= 0; i-- {
		add(part{option: option{title: fmt.Sprintf(words.Of("%d年报告里的", "In the report of %d"), reports[i])}, reports: []int{reports[i]}},
			func(f stated) bool { return f.report == reports[i] })
	}
	for _, n := range names {
		add(part{option: option{title: fmt.Sprintf(words.Of("写作“%s”的", "Written as “%s”"), n)}, names: []string{n}},
			func(f stated) bool { return f.name == n })
	}
	for i := len(years) - 1; i >= 0; i-- {
		add(part{option: option{title: fmt.Sprintf(words.Of("只有%s年", "Only %s"), years[i])}, periods: []string{years[i]}},
			func(f stated) bool { return f.period == years[i] })
	}
	return list
}

// split opens the sheet that parts figures of another scope off the selected indicator.
func (p *Pane) split() {
	s := p.series()
	if s == nil || len(partsOf(p.model.book, s)) == 0 {
		return
	}
	var parts []part
	k := newPicker(p, s, words.Of("标为口径不同", "Mark as other scope"), words.Of("拆出", "Part off"),
		widgets.NewField(words.Of("拆出部分的名称", "Name of the part"), "", 200))
	k.field.SetText(nameOf(s) + words.Of("（新口径）", " (new scope)"))
	k.offer = func(string) (list []option) {
		parts = nil
		if s := p.model.book.seriesOf(k.row); s != nil {
			parts = partsOf(p.model.book, s)
		}
		for _, part := range parts {
			list = append(list, part.option)
		}
		return list
	}
	k.make = func(i int) (metric.Correction, bool) {
		name := strings.TrimSpace(k.field.Text)
		s := p.model.book.seriesOf(k.row)
		c := metric.Correction{
			Kind: metric.CorrectSplit, Row: k.row, Name: name,
			Names: parts[i].names, Periods: parts[i].periods, Reports: parts[i].reports,
		}
		return c, s != nil && name != "" && name != nameOf(s)
	}
	k.show()
}
