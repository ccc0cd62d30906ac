package export

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

var aboutWidths = []float64{18, 84}

// writeAbout writes 说明: what the tables were made of, how they judge, and how
// they are used. It writes no table: it is read once, from top to bottom.
func (k *workbook) writeAbout(s *sheet) error {
	if err := s.begin(aboutWidths, 0, -1); err != nil {
		return err
	}
	upright := "portrait" // text, not a table
	if err := k.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &upright}); err != nil {
		return err
	}
	if err := k.protect(s.name); err != nil {
		return err
	}
	if err := k.titles(s, len(aboutWidths), "说明", k.title()+"指标核对表　"+k.made()); err != nil {
		return err
	}
	for _, part := range []struct {
		head  string
		lines [][2]string
	}{
		{"来源", k.aboutSources()},
		{"去掉的和存疑的", k.aboutDoubts()},
		{"怎样看", k.aboutReading()},
		{"核算怎样判断", aboutVerdicts},
		{"怎样核对", aboutUse},
		{"统计", k.aboutCounts()},
	} {
		if err := k.aboutPart(s, part.head, part.lines); err != nil {
			return err
		}
	}
	return nil
}

func (k *workbook) aboutPart(s *sheet, head string, lines [][2]string) error {
	if len(lines) == 0 {
		return nil
	}
	title := k.styles.id(look{font: fontHead, size: 12, fill: tintHead, across: "left", grid: true})
	if err := s.add(24, textCell(title, head), cell{style: title}); err != nil {
		return err
	}
	left := k.styles.id(look{top: true, wrap: true, grid: true, across: "left"})
	for _, line := range lines {
		n := max(linesOf(line[0], aboutWidths[0]), linesOf(line[1], aboutWidths[1]))
		if err := s.add(max(20, 15*float64(n)+6), textCell(left, line[0]), textCell(left, line[1])); err != nil {
			return err
		}
	}
	return nil
}

func (k *workbook) aboutSources() [][2]string {
	var lines [][2]string
	for at, r := range k.book.Reports {
		i, n := r.Doc.Info, 0
		for _, m := range r.Metrics {
			n += len(m.Figures)
		}
		name := first(i.Title, "标题不明")
		if place := first(i.Place, "地区不明"); i.Place == "" || !strings.Contains(i.Title, i.Place) {
			name = place + name // a title often names its place itself
		}
		parts := []string{name}
		if i.Date != "" {
			parts = append(parts, "日期"+i.Date)
		}
		if i.Speaker != "" {
			parts = append(parts, "报告人"+i.Speaker)
		}
		parts = append(parts, fmt.Sprintf("%d字", utf8.RuneCountInString(r.Doc.Text)), fmt.Sprintf("数据%d个", n), "文件"+r.Doc.Name, "校验"+k.binder.hashes[at])
		lines = append(lines, [2]string{reportName(r.Doc), strings.Join(parts, "，")})
	}
	if n := len(k.book.Corrections); n > 0 {
		lines = append(lines, [2]string{"更正", fmt.Sprintf("按已记住的更正%d条", n)})
	}
	for _, c := range k.book.Corrections {
		lines = append(lines, [2]string{"", c.String()})
	}
	return lines
}

// aboutDoubts lists per report what import left out, by reason, and its doubts.
func (k *workbook) aboutDoubts() [][2]string {
	var lines [][2]string
	for _, r := range k.book.Reports {
		var parts []string
		for _, why := range reasons(r.Doc) {
			parts = append(parts, "去掉"+why)
		}
		parts = append(parts, r.Doc.Warnings...)
		doubtful := 0
		for _, m := range r.Metrics {
			for _, f := range m.Figures {
				if f.Doubtful {
					doubtful++
				}
			}
		}
		if doubtful > 0 {
			parts = append(parts, fmt.Sprintf("%d个数据的指标名称是推断的，在%s注有“存疑”", doubtful, sheetFigures))
		}
		if len(parts) > 0 {
			lines = append(lines, [2]string{reportName(r.Doc), strings.Join(parts, "；")})
		}
	}
	if k.cut > 0 {
		lines = append(lines, [2]string{"截断", fmt.Sprintf("%d个原句超过单元格上限%d字符，已截断并注明", k.cut, maxCell)})
	}
	return lines
}

// reasons counts what was dropped by reason, most frequent first.
func reasons(doc *report.Document) []string {
	count := map[string]int{}
	size := map[string]int{}
	for _, d := range doc.Dropped {
		count[d.Why]++
		size[d.Why] += utf8.RuneCountInString(d.Span.Of(doc.Source))
	}
	list := make([]string, 0, len(count))
	for why := range count {
		list = append(list, why)
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := list[i], list[j]
		return count[a] > count[b] || count[a] == count[b] && a < b
	})
	for i, why := range list {
		list[i] = fmt.Sprintf("%s%d处（%d字）", why, count[why], size[why])
	}
	return list
}

func (k *workbook) aboutReading() [][2]string {
	lines := [][2]string{
		{"列", "每个年份一列，年份是数据所属的年份：2025年报告讲的是2024年。小数位数与报告一致。提到的指标不多的年份和跨年的期间不单设列，写在备注。"},
		{"空格", "报告没有写到。空格不填横线，列才能按数值排序、计算。"},
		{"只有增速的指标", "报告只说增速、不说总量的，行名加“增速”，单位为%，各列是增速。"},
		{"比率", "单位为%的指标，增长是百分点之差。"},
		{"后来改过的数", "后一年报告对同一年份给出新数的，列中用新数，原数写在备注。"},
		{"换算", "同一指标各年单位不同的，换算成最近一年的单位，备注里注明原文。"},
		{"领域", "标准指标按目录归类，其余按名称归类，归不了的列在“其他”。同一领域里标准指标在前，其余按报告的先后。"},
	}
	if k.grid.target != "" {
		lines = append(lines, [2]string{"目标", k.grid.target + "年目标单列一列，“左右”“以上”等字照报告写出。以前各年的目标在" + sheetFigures + "里查。"})
	}
	return lines
}

var aboutVerdicts = [][2]string{
	{"一致", "用两年的总量推算增速，与报告所述相符。推算时按小数位数留出四舍五入的余地：612.4可以是612.35到612.45。"},
	{"不一致", "留出余地仍不相符。不等于报告错了：可能是基数修订、口径变了，备注写明推算的数。"},
	{"不可判", "地区生产总值等指标的增速按不变价计算，总量按现价，两者本来不能互推；或者缺上年的数。"},
}

var aboutUse = [][2]string{
	{"核对意见", "在" + sheetGrid + "的“核对意见”里选一项，或直接写意见。"},
	{"改数", "直接改年份列里的数。增减额和增长是公式，会跟着变，不要改。"},
	{"排序和筛选", sheetGrid + "没有锁定，可以排序、筛选、插行、加列。隐藏的“标识”“来源校验”两列用于读回，不要删。"},
	{"读回", "填好的表可以读回：有改动的数会逐条对到草稿的句子，确认后才改。"},
	{"看原句", "点“原文”一列，到" + sheetFigures + "里的那一句；点那里的“对照”，回到指标。"},
}

func (k *workbook) aboutCounts() [][2]string {
	counts := map[metric.Verdict]int{}
	fields := map[string]bool{}
	for i := range k.grid.rows {
		counts[k.grid.rows[i].verdict]++
		fields[k.grid.rows[i].field] = true
	}
	lines := [][2]string{
		{"数据", strconv.Itoa(k.figures) + "个"},
		{"指标", fmt.Sprintf("%d项，分%d个领域", len(k.grid.rows), len(fields))},
		{"核算", fmt.Sprintf("一致%d项，不一致%d项，不可判%d项", counts[metric.Agrees], counts[metric.Differs], counts[metric.Cannot])},
	}
	if k.grid.left > 0 {
		lines = append(lines, [2]string{"没有列入的", fmt.Sprintf("%d项只在上面没有的年份或以前的目标里出现，见%s", k.grid.left, sheetFigures)})
	}
	if k.grid.passed > 0 {
		lines = append(lines, [2]string{"往年的", fmt.Sprintf("%d项目录以外的指标只在更早的一份报告里出现过一次，没有列入%s，见%s", k.grid.passed, sheetGrid, sheetFigures)})
	}
	return lines
}
