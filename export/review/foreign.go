package review

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/metric"
)

// A department's own table has an indicator a row. Its columns are known by
// their heads: one of names, perhaps one of units, perhaps one of years, and
// either a column a year or one of values.

var (
	nameHeads  = []string{"指标名称", "指标", "项目", "名称", "内容", "事项", "indicator", "item"}
	unitHeads  = []string{"计量单位", "单位", "unit"}
	yearHeads  = []string{"年份", "年度", "期间", "时间", "时期", "year", "period"}
	valueHeads = []string{"完成值", "完成数", "实际完成", "本年完成", "完成情况", "核定数", "最终数", "数值", "数据", "绝对量", "总量", "实际", "完成", "本年", "数", "value"}
	growHeads  = []string{"增长", "增速", "增幅", "同比", "growth"}

	yearInHead = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)`)
	unitInName = regexp.MustCompile(`^(.*?)\s*[（(]([^（()）]{1,10})[)）]\s*$`)
)

// foreignTable is a table with its columns known; -1 is a column that it lacks.
type foreignTable struct {
	sheet            string
	rows             [][]string
	head             int
	name, unit, year int
	values           []valueColumn
}

// valueColumn is a column of numbers.
type valueColumn struct {
	at     int
	period string // of every row, "" where the row tells it
	growth bool
}

// leastLikely is the likeness from which a name is taken for an indicator's.
const leastLikely = 0.75

// foreign matches tables that others made.
func (b *book) foreign(p *placer, back *Readback) error {
	found := false
	for _, sheet := range b.file.GetSheetList() {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		rows, err := b.file.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			continue
		}
		if t := newForeignTable(sheet, rows); t != nil {
			found = true
			b.match(t, p, back)
		}
	}
	if !found {
		return ErrNoFigures
	}
	return nil
}

// newForeignTable finds the heads in a sheet, nil where it has none.
func newForeignTable(sheet string, rows [][]string) *foreignTable {
	for i := range min(len(rows), headSearch) {
		t := &foreignTable{sheet: sheet, rows: rows, head: i, name: -1, unit: -1, year: -1}
		for _, heads := range []struct {
			words []string
			at    *int
		}{{nameHeads, &t.name}, {unitHeads, &t.unit}, {yearHeads, &t.year}} {
			*heads.at = columnOf(rows[i], heads.words)
		}
		if t.name < 0 {
			continue
		}
		for j, head := range rows[i] {
			if j == t.name || j == t.unit || j == t.year {
				continue
			}
			growth := holds(head, growHeads)
			year := yearInHead.FindStringSubmatch(head)
			switch {
			case year != nil:
				t.values = append(t.values, valueColumn{j, year[1], growth})
			case growth || holds(head, valueHeads):
				t.values = append(t.values, valueColumn{j, "", growth})
			}
		}
		if len(t.values) > 0 {
			return t
		}
	}
	return nil
}

// columnOf is the column whose head is one of the words, or else holds one; -1
// for none. The words come in the order of what they say.
func columnOf(heads, words []string) int {
	for _, exact := range []bool{true, false} {
		for _, w := range words {
			for j, head := range heads {
				head = strings.ToLower(strings.Join(strings.Fields(head), ""))
				if head == w || !exact && strings.HasPrefix(head, w) && yearInHead.FindString(head) == "" {
					return j
				}
			}
		}
	}
	return -1
}

func holds(head string, words []string) bool {
	head = strings.ToLower(head)
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(head, w) })
}

func (t *foreignTable) at(row, column int) string {
	if column < 0 || column >= len(t.rows[row]) {
		return ""
	}
	return strings.TrimSpace(t.rows[row][column])
}

// match proposes what a table says of the draft's figures.
func (b *book) match(t *foreignTable, p *placer, back *Readback) {
	matched, unknown := 0, []string{}
	for row := t.head + 1; row < len(t.rows) && b.ctx.Err() == nil; row++ {
		name, unit := t.at(row, t.name), t.at(row, t.unit)
		if m := unitInName.FindStringSubmatch(name); m != nil && unit == "" {
			if _, known := metric.Convert(1, m[2], m[2]); known {
				name, unit = m[1], m[2]
			}
		}
		name = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(name, "#"), "其中：")) // as yearbooks mark a part
		if name == "" {
			continue
		}
		any := false
		for _, column := range t.values {
			any = b.matchCell(t, row, column, asked{name: name, unit: unit}, p, back) || any
		}
		if any {
			matched++
		} else if _, err := strconv.ParseFloat(t.at(row, t.values[0].at), 64); err == nil {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		shown := unknown[:min(len(unknown), 5)]
		back.warn("%s 有 %d 项在本稿中没有找到：%s", t.sheet, len(unknown), strings.Join(shown, "、")+map[bool]string{true: "……"}[len(unknown) > 5])
	}
	if matched > 0 {
		back.warn("%s 不是从本稿导出的。已按指标名称和年度匹配 %d 项，逐条确认后再采纳", t.sheet, matched)
	}
}

// asked is what a cell of a department's table tells of.
type asked struct {
	name, unit, period string
	growth             bool
}

// matchCell proposes one number; true where the draft has the figure, whether or
// not its number is another.
func (b *book) matchCell(t *foreignTable, row int, column valueColumn, want asked, p *placer, back *Readback) bool {
	cell, shown := cellName(column.at+1, row+1), t.at(row, column.at)
	value, ok := b.number(t.sheet, cell, shown)
	if shown == "" || !ok {
		return false
	}
	want.period, want.growth = column.period, column.growth
	if m := yearInHead.FindStringSubmatch(t.at(row, t.year)); want.period == "" && m != nil {
		want.period = m[1]
	}
	if year := p.draft.Doc.Info.Reviewed(); want.period == "" && year > 0 {
		want.period = strconv.Itoa(year)
	}
	found, likeness := p.like(want)
	for i, at := range found {
		f := p.figures[at].figure
		now := value
		if !want.growth && want.unit != "" {
			now, _ = metric.Convert(value, want.unit, f.Unit)
		}
		if same(now, f.Value) || roundsTo(now, f) {
			continue
		}
		c := p.written(proposal{name: want.name, sheet: t.sheet, cell: cell, old: f.Value, new: now}, at)
		c.ID = idOf(t.sheet, cell, fmt.Sprint(f.Span.Start), c.Old, c.New)
		c.Also, c.Doubtful, c.Exported = i > 0, likeness < 1, c.Old
		if c.State == Clean && likeness < 1 {
			c.State, c.Why = Conflict, fmt.Sprintf("表中写作“%s”，稿中是“%s”，名称不同，核对后再改", want.name, figureName(p.figures[at]))
		}
		back.Corrections = append(back.Corrections, c)
	}
	return len(found) > 0
}

// roundsTo reports whether a figure is the number rounded as the draft writes
// it: a department sends 612.38 where the draft says 612.4.
func roundsTo(value float64, f *metric.Figure) bool {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'f', f.Decimals, 64), 64)
	return err == nil && same(rounded, f.Value)
}

// like finds the figures of an indicator by name, period and unit: those of
// the likeliest name.
func (p *placer) like(want asked) ([]int, float64) {
	var best []int
	likeness := leastLikely
	for i, f := range p.figures {
		growth := f.figure.Kind == metric.Growth
		if growth != want.growth || f.figure.Kind == metric.Rank || f.figure.Kind == metric.Change || f.figure.High != nil ||
			cmp.Or(f.figure.Period, f.metric.Period) != want.period || cmp.Or(f.figure.Status, f.metric.Status) == metric.Target {
			continue
		}
		if _, ok := metric.Convert(1, want.unit, f.figure.Unit); !ok && want.unit != "" && !want.growth {
			continue
		}
		l := metric.Likeness(trimGrowth(want.name), trimGrowth(figureName(f)))
		switch {
		case l > likeness:
			best, likeness = []int{i}, l
		case l == likeness && l >= leastLikely:
			best = append(best, i)
		}
	}
	if len(best) == 0 {
		return nil, 0
	}
	return best, likeness
}

// trimGrowth leaves out that it is the growth: the column says so.
func trimGrowth(name string) string {
	for _, end := range []string{"增长率", "增速", "增幅", "增长"} {
		if rest := strings.TrimSuffix(name, end); rest != "" {
			name = rest
		}
	}
	return name
}

func figureName(f found) string { return cmp.Or(f.figure.Name, f.metric.Name) }
