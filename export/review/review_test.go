package review_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"reportdesk/export/review"
)

func TestNothingChangedBringsNothingBack(t *testing.T) {
	reports := samples(t)
	back := read(t, reports[2], exported(t, reports...))
	if len(back.Corrections)+len(back.Remarks)+len(back.Warnings) != 0 || back.Foreign {
		t.Errorf("of an unchanged workbook came back %+v", back)
	}
}

func TestAChangedNumberIsProposedAtEachOfItsPlaces(t *testing.T) {
	reports := samples(t)
	s := opened(t, exported(t, reports...), "指标对照")
	back := read(t, reports[2], s.set("地区生产总值", "2025年", 613.1).set("地区生产总值", "核对意见", "以统计局终审为准").saved())
	if len(back.Corrections) == 0 {
		t.Fatalf("nothing came back: %+v", back)
	}
	for _, c := range back.Corrections {
		if c.State != review.Clean || c.Old != "612.4亿元" || c.New != "613.1亿元" || c.Span.Of(reports[2].Doc.Text) != c.Old {
			t.Errorf("have %+v, want 612.4亿元 to 613.1亿元, clean", c)
		}
	}
	if len(back.Remarks) != 1 || back.Remarks[0].Text != "以统计局终审为准" || back.Remarks[0].Span.Of(reports[2].Doc.Text) != "612.4亿元" {
		t.Errorf("remarks: have %+v", back.Remarks)
	}
}

// What people and other programs do to a table: sort it, put rows and columns
// in, rename the sheet, throw the others away.
func TestATableThatWasWorkedOnIsReadAllTheSame(t *testing.T) {
	reports := samples(t)
	s := opened(t, exported(t, reports...), "指标对照")
	s.set("地区生产总值", "2025年", 613.1)
	last := len(s.rows)
	for i := s.head; i+1 < last; i, last = i+1, last-1 { // upside down
		for j := range s.rows[s.head-1] {
			a, _ := excelize.CoordinatesToCellName(j+1, i+1)
			b, _ := excelize.CoordinatesToCellName(j+1, last)
			s.swap(a, b)
		}
	}
	for _, err := range []error{
		s.file.InsertCols(s.name, "E", 2), s.file.InsertRows(s.name, s.head+2, 1), s.file.InsertRows(s.name, 1, 2),
		s.file.SetSheetName(s.name, "会后"), s.file.DeleteSheet("逐条原文"), s.file.DeleteSheet("说明"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	back := read(t, reports[2], s.saved())
	if len(back.Corrections) == 0 {
		t.Fatalf("nothing came back: %+v", back)
	}
	for _, c := range back.Corrections {
		if c.State != review.Clean || c.New != "613.1亿元" || c.Sheet != "会后" {
			t.Errorf("have %+v, want 613.1亿元, clean", c)
		}
	}
}

// swap exchanges what two cells hold.
func (s *sheet) swap(a, b string) {
	s.t.Helper()
	x, y := s.content(a), s.content(b)
	x(b)
	y(a)
}

// content takes up a cell and returns what puts it down elsewhere.
func (s *sheet) content(cell string) func(to string) {
	s.t.Helper()
	value, err := s.file.GetCellValue(s.name, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		s.t.Fatal(err)
	}
	kind, err := s.file.GetCellType(s.name, cell)
	if err != nil {
		s.t.Fatal(err)
	}
	formula, err := s.file.GetCellFormula(s.name, cell)
	if err != nil {
		s.t.Fatal(err)
	}
	return func(to string) {
		var err error
		switch number, notNumber := strconv.ParseFloat(value, 64); {
		case formula != "":
			err = s.file.SetCellFormula(s.name, to, formula)
		case notNumber == nil && kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString:
			err = s.file.SetCellValue(s.name, to, number)
		default:
			err = s.file.SetCellValue(s.name, to, value)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
}

// Each case is one thing that a meeting does, and what becomes of it.
func TestWhatAMeetingDoesToANumber(t *testing.T) {
	const head = "临江区2024年政府工作报告\n——2024年1月10日在临江区第五届人民代表大会第三次会议上\n各位代表：\n一、2023年工作回顾\n"
	const was = head + "2023年，全区实现地区生产总值512.6亿元，增长6.1%。粮食总产量8.62万吨，下降1.2%。接待游客310万人次，位居全市第三位。"
	for _, c := range []struct {
		why       string
		indicator string
		column    string
		value     any
		now       string // the draft as it stands when the workbook comes back, "" for was
		state     review.State
		old, new  string
		said      string // in Why or the warnings
	}{
		{"a level", "地区生产总值", "2023年", 513.4, "", review.Clean, "512.6亿元", "513.4亿元", ""},
		{"a growth that the report states", "地区生产总值", "报告所述增速", 6.3, "", review.Clean, "6.1%", "6.3%", ""},
		{"text that is a number", "地区生产总值", "2023年", "５１３.４ 亿元", "", review.Clean, "512.6亿元", "513.4亿元", ""},
		{"a fall that is less", "粮食总产量", "报告所述增速", -0.8, "", review.Clean, "1.2%", "0.8%", ""},
		{"a fall that is a growth", "粮食总产量", "报告所述增速", 0.8, "", review.Conflict, "1.2%", "0.8%", "“下降”与表中的正数不合"},
		{"words in the cell", "地区生产总值", "2023年", "待定", "", "", "", "", "写的是“待定”，不是数"},
		{"an empty cell", "地区生产总值", "2023年", nil, "", "", "", "", "的数被删去"},
		{"the draft goes on around it", "地区生产总值", "2023年", 513.4, head + "一年来成绩来之不易。2023年，全区实现地区生产总值512.6亿元，增长6.2%，好于预期。", review.Clean, "512.6亿元", "513.4亿元", ""},
		{"the draft has another number", "地区生产总值", "2023年", 513.4, head + "2023年，全区实现地区生产总值512.9亿元，增长6.1%。", review.Conflict, "512.9亿元", "513.4亿元", "导出时是 512.6亿元，现稿已改为 512.9亿元"},
		{"the draft has the new number", "地区生产总值", "2023年", 513.4, head + "2023年，全区实现地区生产总值513.4亿元，增长6.1%。", review.Clean, "513.4亿元", "513.4亿元", ""},
		{"the sentence is gone", "地区生产总值", "2023年", 513.4, head + "2023年，全区新建口袋公园12个。", review.Missing, "512.6亿元", "513.4亿元", "稿中已没有这一句"},
	} {
		draft := draftOf(t, "draft.txt", []byte(was))
		s := opened(t, exported(t, draft), "指标对照")
		now := draft
		if c.now != "" {
			now = draftOf(t, "draft.txt", []byte(c.now))
		}
		back := read(t, now, s.set(c.indicator, c.column, c.value).saved())
		said := strings.Join(back.Warnings, "\n")
		if c.state == "" {
			if len(back.Corrections) > 0 || !strings.Contains(said, c.said) {
				t.Errorf("%s: have %+v, want no correction and %q", c.why, back, c.said)
			}
			continue
		}
		if len(back.Corrections) != 1 {
			t.Errorf("%s: have %+v, want one correction", c.why, back)
			continue
		}
		have := back.Corrections[0]
		if have.State != c.state || have.Old != c.old || have.New != c.new || !strings.Contains(have.Why, c.said) {
			t.Errorf("%s: have %s %q to %q (%s), want %s %q to %q (%s)", c.why, have.State, have.Old, have.New, have.Why, c.state, c.old, c.new, c.said)
		}
	}
}

func TestAnOverwrittenFormulaIsTold(t *testing.T) {
	reports := samples(t)
	back := read(t, reports[2], opened(t, exported(t, reports...), "指标对照").set("地区生产总值", "增减额", 33.0).saved())
	if len(back.Corrections) > 0 || len(back.Warnings) != 1 || !strings.Contains(back.Warnings[0], "（地区生产总值）的公式被改成了数 33") {
		t.Errorf("have %+v, want one warning", back)
	}
}

// What an earlier report said is not to be changed by this meeting.
func TestAChangeOfAnEarlierReportIsTold(t *testing.T) {
	reports := samples(t)
	back := read(t, reports[2], opened(t, exported(t, reports...), "指标对照").set("地区生产总值", "2023年", 500.0).saved())
	if len(back.Corrections) > 0 || len(back.Warnings) != 1 || !strings.Contains(back.Warnings[0], "往年报告") {
		t.Errorf("have %+v, want one warning", back)
	}
}

func TestADepartmentsOwnTableIsMatchedByNameAndYear(t *testing.T) {
	reports := samples(t)
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"2025年主要指标核定表"},
		{"项目", "计量单位", "2024年", "2025年", "同比增长(%)"},
		{"GDP", "万元", 5812000, 6131000, 5.7},
		{"社会消费品零售总额", "亿元", 212.4, 226.9, 6.8},
		{"本稿没有的指标", "个", 1, 2, nil},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	back := read(t, reports[2], out.Bytes())
	if !back.Foreign {
		t.Error("the table passes for one of ours")
	}
	got := map[string]string{}
	for _, c := range back.Corrections {
		got[c.Old] = c.New
	}
	if got["612.4亿元"] != "613.1亿元" || got["5.6%"] != "5.7%" || len(got) != 2 {
		t.Errorf("have %v, want 612.4亿元 to 613.1亿元 and 5.6%% to 5.7%%", got)
	}
	if said := strings.Join(back.Warnings, "\n"); !strings.Contains(said, "1 项在本稿中没有找到：本稿没有的指标") {
		t.Errorf("warnings: have %q", said)
	}
	f = excelize.NewFile()
	if err := f.SetCellValue("Sheet1", "A1", "通讯录"); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	if _, err := review.Read(context.Background(), reports[2], bytes.NewReader(out.Bytes())); !errors.Is(err, review.ErrNoFigures) {
		t.Errorf("a table without figures: have %v, want %v", err, review.ErrNoFigures)
	}
}
