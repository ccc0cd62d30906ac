package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"reportdesk/internal/metric"
)

// row fills in one indicator; false where no column has anything of it.
func (g *grid) row(b Book, s *metric.Series) (gridRow, bool) {
	row := gridRow{series: s, name: rowName(s), unit: s.Unit, values: make([]gridValue, len(g.periods))}
	growthOnly := row.onlyGrows()
	row.onlyGrowth = growthOnly
	row.rate = isRate(row.unit)
	shown := false
	for i := range s.Cells {
		c := &s.Cells[i]
		at := slices.Index(g.periods, c.Period)
		switch {
		case c.Status == metric.Target:
			if g.target != "" && c.Period == g.target {
				row.target = targetValue(b, s, c, growthOnly)
				shown = shown || row.target.number != nil
				row.leadTo(c)
			} else if at >= 0 && at == g.last {
				row.aimed = targetValue(b, s, c, growthOnly)
			}
		case at < 0:
			row.noteOther(b, c)
		default:
			row.values[at] = row.yearValue(b, c, growthOnly, g.place(at))
			shown = shown || row.values[at].number != nil
			row.leadTo(c)
			if at == g.last {
				row.latest(b, c, growthOnly)
			}
		}
	}
	row.remarks(b, g)
	return row, shown
}

// remarks says what a reader of the row should know beside its numbers.
func (row *gridRow) remarks(b Book, g *grid) {
	for _, c := range row.series.Conflicts {
		m, f := c[1].Of(b.Reports)
		row.note("%s%s另一处写作%s", reportName(b.Reports[c[1].Report].Doc), periodHead(first(f.Period, m.Period)), modified(f))
	}
	if row.source != nil {
		if _, f := row.source.Of(b.Reports); f.Doubtful && !row.series.Named {
			row.note("名称是推断的")
		}
	}
	if g.last >= 0 && len(b.Reports) > 1 && row.values[g.last].number == nil && row.stated.number == nil && row.target.number == nil {
		row.note("本稿未写")
	}
}

// rowName is the standard name, with the part that it is narrowed to.
func rowName(s *metric.Series) string {
	name := first(s.Canonical, s.Name)
	if s.Scope != "" && !strings.Contains(name, s.Scope) {
		name += "（" + s.Scope + "）"
	}
	return name
}

// onlyGrows reports whether the reports state no level of the indicator, only
// how it grew. Then its row is that of the growth, as statistical tables have it.
func (row *gridRow) onlyGrows() bool {
	grows := false
	for _, c := range row.series.Cells {
		if c.Value != nil && c.Status != metric.Target {
			return false
		}
		grows = grows || c.Stated != nil
	}
	if !grows || slices.ContainsFunc(row.series.Cells, func(c metric.Cell) bool { return c.Value != nil }) {
		return false
	}
	row.unit = "%"
	if isRate(row.series.Unit) {
		row.unit = "百分点"
	}
	if !strings.Contains(row.name, "增速") && !strings.Contains(row.name, "增长") {
		row.name += "增速"
	}
	return true
}

// leadTo makes 原文 lead to the newest figure; cells come in rising order, and a
// target does not take the place of a result.
func (row *gridRow) leadTo(c *metric.Cell) {
	if c.Status == metric.Target && row.source != nil {
		return
	}
	if ref := valueRef(c); ref != nil {
		row.source = ref
	} else if c.Growth != nil {
		row.source = c.Growth
	}
}

// valueRef is where the cell's value stands, nil where it has none.
func valueRef(c *metric.Cell) *metric.Ref {
	if c.Value == nil || c.Report < 0 {
		return nil
	}
	return &metric.Ref{Report: c.Report, Metric: c.Metric, Figure: c.Figure}
}

// place says which of the columns a period has; 超过 and the like are noted only
// where growth is worked out.
type place int

const (
	placeEarlier place = iota
	placeBase
	placeLast
)

func (g *grid) place(at int) place {
	switch at {
	case g.last:
		return placeLast
	case g.base:
		return placeBase
	}
	return placeEarlier
}

// yearValue is what a year's column shows: the level that the newest report
// gives for it. Where only a growth is stated beside levels of other years the
// cell stays empty, so that a column has one unit, and a note says the growth.
func (row *gridRow) yearValue(b Book, c *metric.Cell, growthOnly bool, at place) gridValue {
	year := periodHead(c.Period)
	if c.Value == nil {
		v := statedValue(b, c, false)
		if growthOnly || v.number == nil {
			return v
		}
		if at != placeLast { // that of the last year has a column
			row.note("%s只说增速%s%%", year, asStated(*v.number, v.decimals))
		}
		return gridValue{}
	}
	v := levelValue(b, row.series.Unit, *c.Value, valueRef(c))
	if ref := valueRef(c); ref != nil && at != placeEarlier {
		if _, f := ref.Of(b.Reports); f.Modifier != "" {
			row.note("%s原文为“%s”", year, modified(f))
		}
	}
	if c.Note != "" {
		row.note("%s：%s", year, c.Note)
	}
	if c.Revised == nil || c.Later == nil {
		return v
	}
	row.note("%s原报%s，%s改为此数", year, asStated(*c.Value, v.decimals), reportName(b.Reports[c.Later.Report].Doc))
	return levelValue(b, row.series.Unit, *c.Revised, c.Later)
}

// levelValue shows a value in the series' unit with the decimals of the figure
// that states it; of a range it shows both ends.
func levelValue(b Book, unit string, value float64, at *metric.Ref) gridValue {
	v := gridValue{number: &value, decimals: fewest(value), at: at}
	after := ""
	if at != nil {
		_, f := at.Of(b.Reports)
		if f.Value == value { // not converted
			v.decimals = max(f.Decimals, v.decimals)
			if f.High != nil {
				after = "～" + asStated(*f.High, f.Decimals)
			}
			if rest := ratioRest(f.Span.Of(b.Reports[at.Report].Doc.Text)); rest != "" {
				after, v.ratio = rest, true
			}
		}
	}
	v.format = decimals(v.decimals, "", after)
	return v
}

// ratioRest is what follows the first part of a ratio: :41.5:54.1.
func ratioRest(stated string) string {
	if i := strings.IndexAny(stated, ":：∶"); i > 0 {
		return strings.NewReplacer("：", ":", "∶", ":").Replace(oneLine(stated[i:]))
	}
	return ""
}

// fewest is how many decimals a number needs, up to 8.
func fewest(value float64) int {
	s := strconv.FormatFloat(math.Abs(value), 'f', -1, 64)
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return min(len(s)-i-1, 8)
	}
	return 0
}

// statedValue is the growth that the report states, with its decimals.
func statedValue(b Book, c *metric.Cell, sign bool) gridValue {
	if c.Stated == nil {
		return gridValue{}
	}
	value := *c.Stated
	v := gridValue{number: &value, decimals: fewest(value), at: c.Growth}
	if c.Growth != nil {
		if _, f := c.Growth.Of(b.Reports); f.Value == value {
			v.decimals = max(v.decimals, f.Decimals)
		}
	}
	v.format = decimals(v.decimals, "", "")
	if sign {
		v.format = decimals(v.decimals, "", "%")
	}
	return v
}

// targetValue is what is aimed at: a level, or in words a growth.
func targetValue(b Book, s *metric.Series, c *metric.Cell, growthOnly bool) gridValue {
	before, after := "", ""
	ref := valueRef(c)
	if ref == nil {
		ref = c.Growth
	}
	if ref != nil {
		_, f := ref.Of(b.Reports)
		before, after = aroundOf(f.Modifier)
	}
	if c.Value != nil {
		v := levelValue(b, s.Unit, *c.Value, ref)
		if before+after != "" {
			v.format = decimals(v.decimals, before, after)
		}
		return v
	}
	v := statedValue(b, c, false)
	v.growth = true
	switch {
	case v.number == nil:
	case growthOnly:
		v.format = decimals(v.decimals, before, after)
	default:
		unit := "%"
		if isRate(s.Unit) {
			unit = "百分点"
		}
		v.format = decimals(v.decimals, "增长"+before, unit+after) + ";" + decimals(v.decimals, "下降"+before, unit+after)
	}
	return v
}

// aroundOf says on which side of a number its modifier stands.
func aroundOf(modifier string) (before, after string) {
	for _, behind := range []string{"以上", "以下", "以内", "左右", "上下", "多", "余"} {
		if strings.HasSuffix(modifier, behind) {
			return "", modifier
		}
	}
	return modifier, ""
}

// modified is a figure with its modifier, as the report puts it.
func modified(f *metric.Figure) string {
	before, after := aroundOf(f.Modifier)
	number := asStated(f.Value, f.Decimals)
	if after == "多" || after == "余" {
		return number + after + f.Unit
	}
	return before + number + f.Unit + after
}

// latest fills in what the table says of the year under review.
func (row *gridRow) latest(b Book, c *metric.Cell, growthOnly bool) {
	if !growthOnly {
		row.stated = statedValue(b, c, true)
		if row.rate && row.stated.number != nil {
			row.stated.format = signed(row.stated.decimals, "点")
		}
		row.verdict = c.Verdict
		if c.Verdict == metric.Differs || c.Verdict == metric.Cannot && c.Value != nil {
			row.note("%s", c.Reason)
		}
		if c.Verdict == metric.Cannot && c.Value == nil {
			row.verdict = ""
		}
	}
	var ranks []string
	for _, ref := range c.Ranks {
		ranks = append(ranks, rankText(b, ref))
	}
	row.ranks = strings.Join(ranks, "；")
}

// rankText is 全市第3, before it 增速 where it is the growth that is ranked.
func rankText(b Book, ref metric.Ref) string {
	m, f := ref.Of(b.Reports)
	doc := b.Reports[ref.Report].Doc
	before := doc.Text[max(m.Sentence.Start, f.Span.Start-30):f.Span.Start]
	area, at := "", -1
	for _, name := range []string{"全国", "全省", "全市", "全区", "全县", "全州", "省内", "市内"} {
		if i := strings.LastIndex(before, name); i > at {
			area, at = name, i
		}
	}
	text := area + "第" + asStated(f.Value, 0)
	name := first(f.Name, m.Name)
	if strings.HasSuffix(name, "增速") || strings.HasSuffix(name, "增幅") {
		return "增速" + text
	}
	return text
}

// noteOther tells of a period that has no column.
func (row *gridRow) noteOther(b Book, c *metric.Cell) {
	if c.Value == nil {
		return
	}
	v := levelValue(b, row.series.Unit, *c.Value, valueRef(c))
	row.note("%s为%s%s", periodHead(c.Period), asStated(*c.Value, v.decimals), row.series.Unit)
}

func (row *gridRow) note(format string, args ...any) {
	row.notes = append(row.notes, fmt.Sprintf(format, args...))
}

// periodHead is a period as a column is headed: 2024年, 2018—2022年.
func periodHead(period string) string {
	if from, to, ok := strings.Cut(period, "-"); ok && len(from) == 4 && len(to) == 4 {
		return from + "—" + to + "年"
	}
	if len(period) == 4 {
		return period + "年"
	}
	return first(period, "年份不明")
}

// rowID is an id that stays while the indicator keeps its name, scope and unit.
func rowID(s *metric.Series, taken map[string]int) string {
	id := "m" + digest(first(s.Canonical, s.Name), s.Scope, s.Unit)
	if taken[id]++; taken[id] > 1 {
		id += "-" + strconv.Itoa(taken[id])
	}
	return id
}

// identify gives every row the hash of the sentence that it was taken from, so
// that a workbook that comes back can be matched though its text moved on; and it
// remembers which figures each row shows.
func (g *grid) identify(b Book) {
	for i := range g.rows {
		row := &g.rows[i]
		s := row.series
		if row.source != nil {
			m, _ := row.source.Of(b.Reports)
			row.hash = digest(m.Sentence.Of(b.Reports[row.source.Report].Doc.Text))
		}
		name := [2]string{first(s.Row.Part, first(s.Row.Name, s.Canonical)), s.Scope} // as the metrics have it
		if _, known := g.byName[name]; !known {
			g.byName[name] = i
		}
		for k := range s.Cells {
			c := &s.Cells[k]
			for _, ref := range []*metric.Ref{valueRef(c), c.Growth, c.Later} {
				if ref != nil {
					g.byFigure[*ref] = i
				}
			}
			for _, ref := range c.Ranks {
				g.byFigure[ref] = i
			}
		}
	}
}

// rowOf is the row that tells of a figure, -1 where none does.
func (g *grid) rowOf(f *fact) int {
	if i, ok := g.byFigure[f.at.ref()]; ok {
		return i
	}
	if i, ok := g.byName[[2]string{f.metric.Canonical, f.metric.Scope}]; ok {
		return i
	}
	return -1
}

// digest is a short hash of texts, the same on every machine.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:6])
}
