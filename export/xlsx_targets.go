package export

import (
	"fmt"
	"math"
	"strings"
)

// aimedRows are the rows with a target of the draft for the year ahead.
func (g *grid) aimedRows() []*gridRow {
	var rows []*gridRow
	for i := range g.rows {
		if g.rows[i].target.number != nil {
			rows = append(rows, &g.rows[i])
		}
	}
	return rows
}

// grown is the growth that the report states of the year under review.
func (row *gridRow) grown(g *grid) gridValue {
	if row.onlyGrowth && g.last >= 0 {
		return row.values[g.last]
	}
	return row.stated
}

// reached is the level of the year under review.
func (row *gridRow) reached(g *grid) gridValue {
	if row.onlyGrowth || g.last < 0 {
		return gridValue{}
	}
	return row.values[g.last]
}

// beside is what a target is held against: a growth against a growth, a level
// against a level; nothing where the report has only the other one.
func (row *gridRow) beside(target gridValue, g *grid) gridValue {
	v := row.reached(g)
	if target.growth || row.onlyGrowth {
		v = row.grown(g)
	}
	if v.ratio || target.ratio {
		return gridValue{}
	}
	return v
}

// writeTargets writes 本年目标: what the draft aims at, with what was aimed at and
// reached the year before.
func (k *workbook) writeTargets(s *sheet) error {
	g, rows := k.grid, k.grid.aimedRows()
	past := "上年"
	if g.last >= 0 {
		past = g.periods[g.last] + "年"
	}
	l, err := k.list(s, k.title()+g.target+"年主要目标表", "目标照报告写出　比上年是目标减上年，增速相减得百分点　空格为报告没有写到", 3, len(rows), []listHead{
		{"序号", 5},
		{"领域", 9.5},
		{"指标名称", 26},
		{"单位", 8},
		{past + "目标", 15},
		{past + "实际", 12},
		{past + "增速", 10},
		{g.target + "年目标", 15},
		{"比上年", 11},
		{"原文", 7},
		{"核对意见", 12},
		{"备注", 26},
	})
	if err != nil {
		return err
	}
	if err := k.opinionChoices(s.name, 11, len(rows)); err != nil {
		return err
	}
	center := look{across: "center", wrap: true}
	for i, row := range rows {
		at := s.row + 1
		level, grown := row.reached(g), row.grown(g)
		ties := k.ties(l.heads, map[int]gridValue{5: row.aimed, 6: level, 7: grown, 8: row.target})
		if err := l.put(listHeight(l.widths, row), row.id, k.hashOf(row.target), ties,
			numberCell(k.styles.id(look{grid: true, across: "center"}), float64(i+1)), k.text(center, row.field),
			k.text(look{wrap: true, across: "left"}, row.name), k.text(center, row.unit),
			k.value(row.aimed, false), k.value(level, false), k.value(grown, false), k.value(row.target, true),
			k.step(row, at), k.sourceCell(row.target.at), k.text(look{wrap: true, across: "left"}, ""), k.text(look{wrap: true, across: "left"}, "")); err != nil {
			return err
		}
		k.lead(s, 10, row.target.at)
	}
	return nil
}

// step is the formula of 比上年 in a row of 本年目标.
func (k *workbook) step(row *gridRow, at int) cell {
	old := row.beside(row.target, k.grid)
	empty := cell{style: k.styles.id(look{grid: true, across: "right"})}
	if old.number == nil {
		return empty
	}
	from, unit := "F", ""
	if row.target.growth || row.onlyGrowth {
		from = "G"
	}
	if from == "G" || row.rate {
		unit = "点"
	}
	places := max(old.decimals, row.target.decimals)
	style := k.styles.id(look{grid: true, across: "right", format: signed(places, unit)})
	return numberCell(style, *row.target.number-*old.number).calculated(
		fmt.Sprintf(`IF(COUNT(%s%d,H%d)=2,H%d-%s%d,"")`, from, at, at, at, from, at))
}

// ties are those of a list's row: its values by column, from 1.
func (k *workbook) ties(heads []string, values map[int]gridValue) []Tie {
	var ties []Tie
	for column := 1; column <= len(heads); column++ {
		if t, ok := k.binder.tie(heads[column-1], values[column]); ok {
			ties = append(ties, t)
		}
	}
	return ties
}

// hashOf is that of the sentence that states a value.
func (k *workbook) hashOf(v gridValue) string {
	if v.at == nil {
		return ""
	}
	m, _ := v.at.Of(k.book.Reports)
	return SentenceHash(m.Sentence.Of(k.book.Reports[v.at.Report].Doc.Text))
}

func listHeight(widths []float64, row *gridRow) float64 {
	return max(24, 15*float64(max(linesOf(row.name, widths[2]), linesOf(row.unit, widths[3]), linesOf(row.field, widths[1])))+8)
}

// The words of 完成情况.
const (
	doneMore   = "超额完成"
	done       = "完成"
	doneNearly = "基本完成"
	notDone    = "未完成"
	notSaid    = "未写到"
)

// goal is what a target asks of its result.
type goal int

const (
	goalReach  goal = iota // so much; more is better
	goalLeast              // 以上
	goalAbout              // 左右
	goalAtMost             // 以内, and what falls
)

// aboutGoal is how far below its target, as a share of it, a result still counts as 左右.
const aboutGoal = 0.1

// lessIsBetter are words of indicators whose target is a ceiling though no word
// beside the number says so.
var lessIsBetter = []string{"失业率", "PM", "细颗粒物", "能耗", "消费价格", "物价", "事故", "死亡", "发案", "排放", "不良贷款", "赤字"}

// goalOf reads what the row's target asks.
func (k *workbook) goalOf(row *gridRow) goal {
	_, f := row.aimed.at.Of(k.book.Reports)
	switch has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(f.Modifier, w) {
				return true
			}
		}
		return false
	}; {
	case has("不低于", "不少于", "以上", "至少", "超过", "突破", "高于"):
		return goalLeast
	case has("以内", "以下", "不超", "不高于", "不大于", "控制", "低于"), *row.aimed.number < 0:
		return goalAtMost
	case has("左右", "约", "上下"):
		return goalAbout
	}
	for _, w := range lessIsBetter {
		if strings.Contains(row.name, w) {
			return goalAtMost
		}
	}
	return goalReach
}

// judge says how a result stands to its target.
func (g goal) judge(target, result float64) string {
	d := math.Round((result-target)*1e6) / 1e6
	switch {
	case g == goalAtMost && d <= 0, g == goalLeast && d >= 0, d == 0, g == goalAbout && d > 0:
		return done
	case g == goalReach && d > 0:
		return doneMore
	case g == goalAbout && result >= (1-aboutGoal)*target: // of what falls, goalAtMost
		return doneNearly
	}
	return notDone
}

// formula is judge as a formula over the cells of the target and the result.
func (g goal) formula(target, result string) string {
	d := fmt.Sprintf("ROUND(%s-%s,6)", result, target)
	say := ""
	switch g {
	case goalAtMost:
		say = fmt.Sprintf(`IF(%s<=0,"%s","%s")`, d, done, notDone)
	case goalLeast:
		say = fmt.Sprintf(`IF(%s>=0,"%s","%s")`, d, done, notDone)
	case goalAbout:
		say = fmt.Sprintf(`IF(%s>=0,"%s",IF(%s>=%g*%s,"%s","%s"))`, d, done, result, 1-aboutGoal, target, doneNearly, notDone)
	default:
		say = fmt.Sprintf(`IF(%s>0,"%s",IF(%s=0,"%s","%s"))`, d, doneMore, d, done, notDone)
	}
	return fmt.Sprintf(`IF(COUNT(%s,%s)<2,"%s",%s)`, target, result, notSaid, say)
}

// writeDone writes 完成情况: what last year's report aimed at beside what this
// year's says was reached.
func (k *workbook) writeDone(s *sheet) error {
	g, rows := k.grid, k.grid.aims
	year := g.periods[g.last]
	l, err := k.list(s, k.title()+year+"年目标完成情况表", "目标是上年报告提出的，实际是本年报告写的　增速对增速，总量对总量　“完成情况”是公式，改数后跟着变", 3, len(rows), []listHead{
		{"序号", 5},
		{"领域", 9.5},
		{"指标名称", 26},
		{"单位", 9},
		{"目标", 15},
		{"实际", 13},
		{"差额", 11},
		{"完成情况", 11},
		{"目标原文", 7},
		{"实际原文", 7},
		{"核对意见", 13},
		{"备注", 28},
	})
	if err != nil {
		return err
	}
	if err := k.opinionChoices(s.name, 11, len(rows)); err != nil {
		return err
	}
	for _, t := range [][3]string{{notDone, inkBad, tintBad}, {doneNearly, inkFigure, tintFig}, {notSaid, inkText2, tintField}} {
		if err := k.tinted(s.name, 8, len(rows), t[0], t[1], t[2]); err != nil {
			return err
		}
	}
	for i := range rows {
		if err := k.doneRow(l, i); err != nil {
			return err
		}
	}
	return nil
}

func (k *workbook) doneRow(l *list, i int) error {
	row, at := k.grid.aims[i], l.row+1
	result := row.beside(row.aimed, k.grid)
	name, unit := row.name, row.unit
	if row.aimed.growth && !row.onlyGrowth {
		unit = "%"
		if row.rate {
			unit = "百分点"
		}
		if !strings.HasSuffix(name, "增速") {
			name += "增速"
		}
	}
	remark := ""
	if level := row.reached(k.grid); result.number == nil && level.number != nil && row.aimed.growth {
		remark = fmt.Sprintf("报告只写总量%s%s，没有写增速", asStated(*level.number, level.decimals), row.unit)
	} else if grown := row.grown(k.grid); result.number == nil && grown.number != nil {
		remark = fmt.Sprintf("报告只写增速%s%%，没有写总量", asStated(*grown.number, grown.decimals))
	}
	what, target, reached := k.goalOf(&row), cellName(5, at), cellName(6, at)
	word, gap := notSaid, cell{style: k.styles.id(look{grid: true, across: "right"})}
	if result.number != nil {
		word = what.judge(*row.aimed.number, *result.number)
		after := ""
		if unit == "%" || unit == "百分点" {
			after = "点"
		}
		gap = numberCell(k.styles.id(look{grid: true, across: "right", format: signed(max(result.decimals, row.aimed.decimals), after)}),
			*result.number-*row.aimed.number)
	}
	gap = gap.calculated(fmt.Sprintf(`IF(COUNT(%s,%s)=2,%s-%s,"")`, target, reached, reached, target))
	if result.number == nil {
		gap.kind = words
	}
	center := look{across: "center", wrap: true}
	shown := row
	shown.name, shown.unit = name, unit
	ties := k.ties(l.heads, map[int]gridValue{5: row.aimed, 6: result})
	height := max(listHeight(l.widths, &shown), 15*float64(linesOf(remark, l.widths[11]))+8)
	if err := l.put(height, row.id, k.hashOf(row.aimed), ties,
		numberCell(k.styles.id(look{grid: true, across: "center"}), float64(i+1)), k.text(center, row.field),
		k.text(look{wrap: true, across: "left"}, name), k.text(center, unit),
		k.value(row.aimed, false), k.value(result, true), gap, k.text(look{across: "center"}, word).calculated(what.formula(target, reached)),
		k.sourceCell(row.aimed.at), k.sourceCell(result.at), k.text(look{wrap: true, across: "left"}, ""), k.text(look{wrap: true, across: "left"}, remark)); err != nil {
		return err
	}
	k.lead(l.sheet, 9, row.aimed.at)
	k.lead(l.sheet, 10, result.at)
	return nil
}
