package draftpane_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/editor/textview"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

var usual = fyne.NewSize(1366, 768)

const lastYear = `政府工作报告
各位代表：
现在，我代表区人民政府向大会报告工作。
一、2024年工作回顾
（一）经济运行平稳
全区地区生产总值完成512.6亿元，增长6.1%，增速居全市第四位；粮食总产量8.7万吨。
（二）城市更加宜居
改造老旧小区31个，新建口袋公园12处。
二、2025年工作安排
（一）抓好项目建设
安排重点项目110个，完成投资80亿元。
各位代表！让我们团结一心，努力奋斗！`

const thisYear = `政府工作报告
各位代表：
现在，我代表区人民政府向大会报告工作。
一、2025年工作回顾
（一）经济运行稳中有进
全区地区生产总值完成548.3亿元，增长5.6%，增速居全市第三位；粮食总产量8.9万吨。
（二）城市更加宜居
改造老旧小区35个，新建口袋公园15处。
二、2026年工作安排
（一）抓好项目建设
安排重点项目125个，完成投资96亿元。
各位代表！让我们团结一心，努力奋斗！`

// twoYears fills a library with a report and the draft of the year after.
func twoYears(lib *library.Library) error {
	ctx := context.Background()
	place, year := "临江区", 2025
	f, err := library.Read("2025.txt", []byte(lastYear))
	if err != nil {
		return err
	}
	kind := "government work report"
	if _, err := lib.Import(ctx, f, library.Override{Place: &place, Year: &year, Kind: &kind}); err != nil {
		return err
	}
	_, err = lib.AddDraft(ctx, report.Info{Title: "政府工作报告", Place: place, Year: 2026, Kind: kind}, thisYear)
	return err
}

func desks(t *testing.T) *writer { t.Helper(); return sit(t, look.Light, usual, twoYears) }

func want(t *testing.T, what string, have, want any) {
	t.Helper()
	if have != want {
		t.Errorf("%s: have %q, want %q", what, have, want)
	}
}

func TestTheOutlineCountsAndFollows(t *testing.T) {
	w := desks(t)
	want(t, "outline", strings.Join(w.p.Outline(), "\n"), `标题与称谓 30 30
一、2025年工作回顾 96 94
(一)经济运行稳中有进 56 54
(二)城市更加宜居 29 29
二、2026年工作安排 40 40
(一)抓好项目建设 29 29
结束语 18 18`)
	w.goesBehind("口袋公园15处")
	want(t, "row of the caret", w.p.OutlineRow(), "城市更加宜居")
	w.p.ClickOutline("抓好项目建设")
	w.settles()
	s := w.p.View().State()
	want(t, "line after a click", s.Text.Slice(s.Text.Line(s.Text.LineOf(s.Selection.Head))), "（一）抓好项目建设")

	w.goesBehind("35个")
	w.w.Canvas().Focus(w.p.View())
	w.types("、棚户区二片")
	want(t, "count after typing", w.p.Outline()[3], "(二)城市更加宜居 35 29")
	want(t, "status bar", w.p.Summary(), "第 8 段　本段 26 字　本节 35 字　数据 8 项　朗读约 1 分钟")
	w.ctrl(fyne.KeyZ)
	want(t, "the draft after undoing", w.text(), thisYear)
	want(t, "count after undoing", w.p.Outline()[3], "(二)城市更加宜居 29 29")
}

func TestTheCounterpartFollowsTheCaret(t *testing.T) {
	w := desks(t)
	want(t, "years", strings.Join(w.p.Years(), " "), "2025年")
	w.goesBehind("548.3亿元")
	if s := w.p.Counterpart(); !strings.Contains(s, "512.6亿元") {
		t.Errorf("counterpart %q", s)
	}
	if s := w.p.CounterpartHead(); !strings.HasSuffix(s, "数据变 4 项 第 6 段 一、2024年工作回顾 › （一）经济运行平稳") {
		t.Errorf("head %q", s)
	}
	want(t, "table", strings.Join(w.p.Table(), "\n"), `地区生产总值 亿元 512.6 548.3 +35.7
增速 % 6.1 5.6 −0.5
增速位次  4 3 升 1 位
粮食总产量 万吨 8.7 8.9 +0.2`)
	w.goesBehind("口袋公园15处")
	want(t, "the next one", w.p.Counterpart(), "改造老旧小区31个，新建口袋公园12处。")
}

func TestAPassageIsInsertedAsOneStep(t *testing.T) {
	w := desks(t)
	w.selects("口袋公园15处。") // what is selected stays
	w.p.InsertCounterpart()
	w.settles()
	want(t, "inserted", strings.Contains(w.text(), "15处。改造老旧小区31个，新建口袋公园12处。"), true)
	w.ctrl(fyne.KeyZ)
	want(t, "taken back", w.text(), thisYear)
}

func TestTheStripTellsOfTheFigureAtTheCaret(t *testing.T) {
	w := desks(t)
	w.goesBehind("548.3亿元")
	want(t, "strip", w.p.Strip(), "地区生产总值 548.3亿元 2025报告 512.6亿元  1 / 4")
	w.p.StepFigure(true)
	if s := w.p.Strip(); !strings.HasPrefix(s, "地区生产总值增速 5.6% 2025报告 6.1%　核算 7.0%") || !strings.HasSuffix(s, " 2 / 4") {
		t.Errorf("next figure: %q", s)
	}
	w.goesBehind("548.")
	w.w.Canvas().Focus(w.p.View())
	w.w.Canvas().Focused().TypedRune('9')
	if s := w.p.Strip(); !strings.HasPrefix(s, "地区生产总值 548.93亿元") {
		t.Errorf("while a digit is typed: %q", s)
	}
	w.settles()
	w.goesBehind("各位代表！")
	want(t, "no figure", w.p.Strip(), "")
}

func TestFindAndReplace(t *testing.T) {
	w := desks(t)
	w.ctrl(fyne.KeyH)
	w.types("工作")
	want(t, "found", w.p.Found(), "第 1 处，共 4 处")
	w.presses(fyne.KeyReturn)
	want(t, "next", w.p.Found(), "第 2 处，共 4 处")
	w.presses(fyne.KeyF3, fyne.KeyF3, fyne.KeyF3)
	want(t, "around", w.p.Found(), "第 1 处，共 4 处")
	w.p.ReplaceWith("任务", false)
	w.settles()
	want(t, "one replaced", strings.HasPrefix(w.text(), "政府任务报告\n"), true)
	want(t, "the one after it", w.p.Found(), "第 1 处，共 3 处")
	w.p.ReplaceWith("任务", true)
	w.settles()
	want(t, "all replaced", strings.Count(w.text(), "任务"), 4)
	want(t, "none left", w.p.Found(), "没有找到")
	w.presses(fyne.KeyEscape)
	w.ctrl(fyne.KeyZ)
	want(t, "the last step taken back", strings.Count(w.text(), "工作"), 3)
	w.ctrl(fyne.KeyZ)
	want(t, "all taken back", w.text(), thisYear)
}

func TestFullAndHalfWidthAreFoundAlike(t *testing.T) {
	w := desks(t)
	w.ctrl(fyne.KeyF)
	w.types("５.６％")
	want(t, "found", w.p.Found(), "第 1 处，共 1 处")
}

func TestAVersionIsNamedAndRestored(t *testing.T) {
	w := desks(t)
	w.ctrl(fyne.KeyS)
	w.types("送审稿")
	w.presses(fyne.KeyReturn)
	want(t, "beside the title", w.p.VersionName(), "送审稿　第 1 次")
	w.goesBehind("35个")
	w.types("、棚户区二片")
	w.ctrl(fyne.KeyS)
	want(t, "versions", strings.Join(w.p.VersionRows(), ", "), "现在的稿子, 送审稿 184")
	w.p.Restore(1)
	w.settles()
	want(t, "restored", w.text(), thisYear)
	w.ctrl(fyne.KeyZ)
	want(t, "which is a step", strings.Contains(w.text(), "棚户区二片"), true)
}

func TestWhatIsWrittenIsSaved(t *testing.T) {
	w := desks(t)
	w.goesBehind("35个")
	w.types("、棚户区二片")
	doc, err := w.lib.Document(context.Background(), library.Reference{ID: w.w.Work().Entry.ID})
	if err != nil {
		t.Fatal(err)
	}
	want(t, "in the library", doc.Source, w.text())
}

func TestMarksFollowTheTextBetweenTwoAnalyses(t *testing.T) {
	w := desks(t)
	w.goesBehind("各位代表：")
	w.w.Canvas().Focused().TypedRune('甲') // nothing is analysed before settles
	whole := w.text()
	var marked []string
	for _, s := range w.p.View().Marked(textview.Figures) {
		marked = append(marked, s.Of(whole))
	}
	want(t, "figures", strings.Join(marked, " "), "548.3亿元 5.6% 第三位 8.9万吨 35个 15处 125个 96亿元")
	want(t, "row of the caret", w.p.OutlineRow(), "标题与称谓")
}

func TestAPlaceIsShown(t *testing.T) {
	w := desks(t)
	at := strings.Index(thisYear, "96亿元")
	w.p.ShowPlace(desk.Place{Ref: library.Reference{ID: w.w.Work().Entry.ID}, Span: text.Span{Start: at, End: at + len("96亿元")}})
	w.settles()
	s := w.p.View().State()
	want(t, "selected", s.Text.Slice(s.Selection.Span()), "96亿元")
}

func TestF6GoesThroughTheRegions(t *testing.T) {
	w := desks(t)
	w.presses(fyne.KeyF6)
	want(t, "the counterpart has it", w.w.Canvas().Focused() == fyne.Focusable(w.p.View()), false)
	w.presses(fyne.KeyF6, fyne.KeyF6)
	want(t, "and the text again", w.w.Canvas().Focused() == fyne.Focusable(w.p.View()), true)
}

func TestADraftOpenElsewhereCanOnlyBeRead(t *testing.T) {
	var held *library.Writer
	w := sit(t, look.Light, usual, func(lib *library.Library) error {
		if err := twoYears(lib); err != nil {
			return err
		}
		list, err := lib.List(context.Background())
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(e library.Entry) bool { return e.Kind == library.Draft })
		held, err = lib.Write(context.Background(), list[i].ID)
		return err
	})
	defer held.Close()
	w.w.Canvas().Focus(w.p.View())
	w.types("甲")
	want(t, "the draft", w.text(), thisYear)
	want(t, "outline all the same", len(w.p.Outline()), 7)
}

// TestAKeyIsNotHeldUp says what a key costs on the window's goroutine in a real
// report of more than 30,000 characters, with everything that follows it.
func TestAKeyIsNotHeldUp(t *testing.T) {
	if testing.Short() || os.Getenv("DRAFT_TIMES") == "" {
		t.Skip("measures only where DRAFT_TIMES is set")
	}
	w := sit(t, look.Light, usual, guangdong(t))
	w.goesBehind("城乡区域协调")
	var spent time.Duration
	const keys = 200
	for range keys {
		begin := time.Now()
		w.w.Canvas().Focused().TypedRune('甲')
		spent += time.Since(begin)
	}
	t.Logf("a key: %v", spent/keys)
	work := w.w.Work()
	w.settles()
	begin := time.Now()
	w.p.Take(w.w.Work())
	t.Logf("taking an analysis (%d figures): %v", len(work.Draft.Metrics), time.Since(begin))
	begin = time.Now()
	for range keys {
		w.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	t.Logf("Down: %v", time.Since(begin)/keys)
	w.settles()
	begin = time.Now()
	w.goesBehind("货物进出口总额9.5万亿元")
	t.Logf("a counterpart is found and shown after %v", time.Since(begin))
}
