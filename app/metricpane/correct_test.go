package metricpane

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reportdesk/internal/library"
	"reportdesk/internal/metric"
)

// Reports of an invented district that name one thing in two ways, and two
// things in one.
const (
	odd2024 = "一、2023年工作回顾\n地区生产总值545.6亿元。夜间经济摊位310个。慢行步道里程42公里。便民饮水点8处。\n"
	odd2025 = "一、2024年工作回顾\n地区生产总值578.9亿元。夜市摊位325个。慢行步道里程96公里。便民饮水点9处。\n"
	odd2026 = "一、2025年工作回顾\n地区生产总值612.4亿元。夜市摊位340个。慢行步道里程98公里。便民饮水点11处。\n"
)

// withReports opens the pane on a library that holds reports of 临江区.
func withReports(t *testing.T, bodies map[int]string) *sitting {
	t.Helper()
	d := open(t, 1306, 640)
	d.host.path = filepath.Join(t.TempDir(), "library.db")
	d.reopen()
	for year, body := range bodies {
		d.keep(fmt.Sprintf("临江区%d年政府工作报告\n%s", year, body))
	}
	d.pane.Reload(nil)
	return d
}

func withOddReports(t *testing.T) *sitting {
	t.Helper()
	return withReports(t, map[int]string{2024: odd2024, 2025: odd2025})
}

// keep imports a report.
func (d *sitting) keep(body string) {
	d.t.Helper()
	f, err := library.Read("report.txt", []byte(body))
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.host.lib.Import(context.Background(), f, library.Override{}); err != nil {
		d.t.Fatal(err)
	}
}

// reopen closes the library and opens it again, as the next start does.
func (d *sitting) reopen() {
	d.t.Helper()
	if d.host.lib != nil {
		if err := d.host.lib.Close(); err != nil {
			d.t.Fatal(err)
		}
	}
	lib, err := library.Open(context.Background(), d.host.path)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = lib.Close() })
	d.host.lib = lib
}

// restart is another window on the same library.
func (d *sitting) restart() {
	d.t.Helper()
	d.reopen()
	d.pane = New(d.host)
	d.host.window.SetContent(d.pane.Content())
	d.host.window.Canvas().Focus(d.pane.Focus())
	d.pane.Reload(nil)
}

// ctrl presses a key with Ctrl in the table.
func (d *sitting) ctrl(k fyne.KeyName) {
	s := fyne.Shortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault})
	switch k {
	case fyne.KeyZ:
		s = &fyne.ShortcutUndo{}
	case fyne.KeyY:
		s = &fyne.ShortcutRedo{}
	}
	d.pane.rows.TypedShortcut(s)
}

// rename renames an indicator in place.
func (d *sitting) rename(name, to string) {
	d.t.Helper()
	d.choose(name)
	d.press(fyne.KeyF2)
	f := d.host.window.Canvas().Focused()
	if f != d.pane.rename.field || !d.pane.rename.field.Visible() {
		d.t.Fatalf("F2 leaves the keyboard in %T", f)
	}
	test.Type(f, to)
	d.press(fyne.KeyReturn)
}

// sheet is the picker that is open.
func (d *sitting) sheet() *picker {
	d.t.Helper()
	if d.pane.picker == nil {
		d.t.Fatal("no sheet is open")
	}
	return d.pane.picker
}

// options are the lines of the open sheet.
func (d *sitting) options() string {
	d.t.Helper()
	var lines []string
	for _, o := range d.sheet().options {
		lines = append(lines, strings.TrimRight(o.title+" | "+o.detail+" | "+o.not, " |"))
	}
	return strings.Join(lines, "\n")
}

// pick chooses a line of the open sheet by how it begins, and takes it with Enter.
func (d *sitting) pick(begins string) {
	d.t.Helper()
	k := d.sheet()
	for i, o := range k.options {
		if strings.HasPrefix(o.title+" | "+o.detail, begins) {
			k.rows.Select(i)
			d.pane.focus(k.rows)
			d.press(fyne.KeyReturn)
			return
		}
	}
	d.t.Fatalf("%s is not offered but\n%s", begins, d.options())
}

func (d *sitting) lists(name string) bool {
	return strings.Contains(" "+d.names()+" ", " "+name+" ")
}

// said is the last sentence of the status bar.
func (d *sitting) lastSaid() string {
	if n := len(d.host.said); n > 0 {
		return d.host.said[n-1]
	}
	return ""
}

func TestARenameHoldsAtOnceAfterARestartAndNextYear(t *testing.T) {
	d := withOddReports(t)
	d.rename("便民饮水点", "饮水点数")
	sameText(t, "renamed", d.line("饮水点数"), "饮水点数 | 处 | 8 | 9 | +1 | 12.5% | — | ")
	sameText(t, "selected", d.chosen(), "饮水点数")
	sameText(t, "said", d.lastSaid(), "“便民饮水点”改名为“饮水点数”")
	if d.host.corrected != 1 {
		t.Errorf("the window was told %d times that corrections changed", d.host.corrected)
	}

	d.restart()
	d.line("饮水点数")
	d.keep("临江区2026年政府工作报告\n" + odd2026)
	d.pane.Reload(nil)
	sameText(t, "with the next report", d.line("饮水点数"), "饮水点数 | 处 | 8 | 9 | 11 | +2 | 22.2% | — | ")
}

func TestACorrectionHoldsForTheDraftToo(t *testing.T) {
	d := withOddReports(t)
	d.rename("便民饮水点", "饮水点数")
	work := workOf(reported(2024, odd2024), reported(2025, odd2025), reported(2026, odd2026))
	if err := work.Join(context.Background(), d.host.lib); err != nil {
		t.Fatal(err)
	}
	d.host.work = work
	d.pane.Worked(work)
	sameText(t, "in the draft", d.line("饮水点数"), "饮水点数 | 处 | 8 | 9 | 11 | +2 | 22.2% | — | ")
	d.choose("地区生产总值")
	d.press(fyne.KeyDelete)
	if d.lists("地区生产总值") {
		t.Error("of the draft nothing is left out")
	}
	d.ctrl(fyne.KeyZ)
	d.line("地区生产总值")
}

func TestCtrlZTakesBackCtrlYBrings(t *testing.T) {
	d := withOddReports(t)
	before := d.names()
	d.rename("便民饮水点", "饮水点数")
	after := d.names()
	d.choose("地区生产总值")
	d.press(fyne.KeyDelete)
	d.ctrl(fyne.KeyZ)
	sameText(t, "one undone", d.names(), after)
	sameText(t, "said", d.lastSaid(), "已撤销：“地区生产总值”不列入")
	d.ctrl(fyne.KeyZ)
	sameText(t, "both undone", d.names(), before)
	d.ctrl(fyne.KeyZ)
	sameText(t, "nothing left to undo", d.lastSaid(), "没有可撤销的更正")
	d.ctrl(fyne.KeyY)
	sameText(t, "one done again", d.names(), after)
	d.host.undo()
	sameText(t, "undone in the status bar", d.names(), before)
}

func TestEscapeLeavesTheNameAsItWas(t *testing.T) {
	d := withOddReports(t)
	before := d.names()
	d.choose("便民饮水点")
	d.press(fyne.KeyF2)
	test.Type(d.pane.rename.field, "别的")
	d.press(fyne.KeyEscape)
	sameText(t, "names", d.names(), before)
	if d.pane.rename.field.Visible() || d.host.window.Canvas().Focused() != d.pane.rows {
		t.Error("Escape leaves the field open or the keyboard elsewhere")
	}
	d.press(fyne.KeyF2, fyne.KeyReturn)
	if n := len(d.pane.model.book.corrections); n != 0 {
		t.Errorf("a name confirmed that nobody doubted is %d corrections", n)
	}
}

func TestTwoNamesOfOneThingAreJoined(t *testing.T) {
	d := withOddReports(t)
	d.choose("夜间经济摊位")
	d.ctrl(fyne.KeyM)
	if first, _, _ := strings.Cut(d.options(), "\n"); first != "夜市摊位 | 个 · 2024年" {
		t.Errorf("what converts and is called alike does not come first:\n%s", d.options())
	}
	if !strings.Contains(d.options(), "地区生产总值 | 亿元 · 2023—2024年 | 单位不能换算：个、亿元") {
		t.Errorf("what cannot be joined does not say why:\n%s", d.options())
	}
	d.pick("夜市摊位")
	sameText(t, "joined", d.line("夜市摊位"), "夜市摊位 | 个 | 310 | 325 | +15 | 4.8% | — | ")
	if d.lists("夜间经济摊位") {
		t.Error("the row that was joined stands there still")
	}
	d.restart()
	d.keep("临江区2026年政府工作报告\n" + odd2026)
	d.pane.Reload(nil)
	sameText(t, "with the next report", d.line("夜市摊位"), "夜市摊位 | 个 | 310 | 325 | 340 | +15 | 4.6% | — | ")
}

func TestAJoinMayKeepEitherName(t *testing.T) {
	d := withOddReports(t)
	d.choose("夜间经济摊位")
	d.pane.join()
	test.Tap(d.sheet().foot.Objects[1].(*fyne.Container).Objects[0].(*fyne.Container).Objects[1].(fyne.Tappable))
	d.pick("夜市摊位")
	sameText(t, "joined", d.line("夜间经济摊位"), "夜间经济摊位 | 个 | 310 | 325 | +15 | 4.8% | — | ")
	d.ctrl(fyne.KeyZ)
	d.line("夜市摊位")
}

func TestAnotherScopeIsPartedOff(t *testing.T) {
	d := withOddReports(t)
	d.choose("慢行步道里程")
	d.pane.split()
	d.sheet().field.SetText("慢行步道里程（全口径）")
	d.pick("2024年起")
	sameText(t, "what stays", d.line("慢行步道里程"), "慢行步道里程 | 公里 | 42 | — | — | — | — | ")
	sameText(t, "what goes", d.line("慢行步道里程（全口径）"), "慢行步道里程（全口径） | 公里 | — | 96 | — | — | — | 新出现")
	d.keep("临江区2026年政府工作报告\n" + odd2026)
	d.pane.Reload(nil)
	sameText(t, "with the next report", d.line("慢行步道里程（全口径）"), "慢行步道里程（全口径） | 公里 | — | 96 | 98 | +2 | 2.1% | — | ")
}

func TestAUnitIsConvertedOrWasMisread(t *testing.T) {
	d := withOddReports(t)
	d.choose("地区生产总值")
	d.pane.changeUnit()
	d.pick("万元 | 数字随着换算")
	sameText(t, "converted", d.line("地区生产总值"), "地区生产总值 | 万元 | 5,456,000 | 5,789,000 | +333,000 | 6.1% | — | ")
	d.ctrl(fyne.KeyZ)
	d.choose("便民饮水点")
	d.pane.changeUnit()
	d.pick("座 | 原文的“处”读错了")
	sameText(t, "misread", d.line("便民饮水点"), "便民饮水点 | 座 | 8 | 9 | +1 | 12.5% | — | ")
	sameText(t, "selected", d.chosen(), "便民饮水点")
}

func TestAGuessedNameIsConfirmedByRenamingItToItself(t *testing.T) {
	d := withOddReports(t)
	work := workOf(reported(2025, odd2025), reported(2026, odd2026))
	for i := range work.Draft.Metrics {
		m := &work.Draft.Metrics[i]
		for k := range m.Figures {
			m.Figures[k].Doubtful = m.Canonical == "便民饮水点"
		}
	}
	work.Corrected = metric.JoinWith(work.Reports(), nil)
	d.host.work = work
	d.pane.Worked(work)
	test.Tap(d.pane.chips[onlyDoubtful])
	sameText(t, "存疑", d.names(), "【其他】 便民饮水点")
	d.choose("便民饮水点")
	d.press(fyne.KeyF2, fyne.KeyReturn)
	sameText(t, "存疑 when it is confirmed", d.names(), "")
	d.ctrl(fyne.KeyZ)
	sameText(t, "存疑 when that is undone", d.names(), "【其他】 便民饮水点")
}

func TestRememberedCorrectionsAreTakenBackOneByOne(t *testing.T) {
	d := withOddReports(t)
	d.choose("地区生产总值")
	d.press(fyne.KeyDelete)
	d.rename("便民饮水点", "饮水点数")
	if !strings.Contains(d.pane.Summary(), "不列入 1 个") {
		t.Errorf("the status bar says %s", d.pane.Summary())
	}
	test.Tap(d.pane.history)
	r := d.pane.remembered
	if len(r.list) != 2 || r.list[1].String() != "“地区生产总值”不列入" {
		t.Fatalf("remembered, the newest first: %v", r.list)
	}
	r.rows.Select(1)
	d.press(fyne.KeyReturn)
	if !d.lists("地区生产总值") || !d.lists("饮水点数") {
		t.Errorf("the older one taken back: %s", d.names())
	}
	d.press(fyne.KeyReturn)
	if d.lists("地区生产总值") {
		t.Error("brought back while the sheet is open, it does not hold")
	}
	r.Close()
	if d.host.window.Canvas().Focused() != d.pane.rows {
		t.Error("the keyboard is not in the table again")
	}
}

func TestAnOpenSheetStaysWithItsIndicator(t *testing.T) {
	d := withOddReports(t)
	d.choose("夜间经济摊位")
	d.pane.join()
	d.pane.rows.SetSelected(1) // whatever happens to the selection below the sheet
	d.keep("临江区2023年政府工作报告\n一、2022年工作回顾\n粮食总产量12.1万吨。\n")
	d.pane.Reload(nil)
	d.pick("夜市摊位")
	sameText(t, "joined", d.line("夜市摊位"), "夜市摊位 | 个 | — | 310 | 325 | +15 | 4.8% | — | ")
}

func TestWhatIsGoneIsNotCorrected(t *testing.T) {
	d := withOddReports(t)
	d.pane.correct(metric.Correction{Kind: metric.CorrectExclude, Row: metric.RowID{Name: "没有的指标", Unit: "个"}})
	sameText(t, "said", d.lastSaid(), "“没有的指标”已经不在表里")
}

func TestWhereThePlaceIsNotKnownItIsAskedFirst(t *testing.T) {
	d := open(t, 1306, 640)
	d.host.path = filepath.Join(t.TempDir(), "library.db")
	d.reopen()
	d.host.change = func() { d.pane.Reload(nil) }
	d.keep("政府工作报告\n" + odd2025)
	d.pane.Reload(nil)
	if p := d.pane.model.book.place(); p != "" {
		t.Fatalf("the place is %s", p)
	}
	d.choose("便民饮水点")
	d.press(fyne.KeyDelete)
	if d.host.window.Canvas().Focused() != d.pane.inspector.place {
		t.Fatal("the place is not asked")
	}
	test.Type(d.pane.inspector.place, "临江区")
	d.press(fyne.KeyReturn)
	sameText(t, "place", d.pane.model.book.place(), "临江区")
	if d.lists("便民饮水点") {
		t.Error("the correction was forgotten over the question")
	}
}

func TestARowDraggedOntoAnotherAsksWhichNameStays(t *testing.T) {
	d := withOddReports(t)
	at := func(name string) int {
		return slices.IndexFunc(d.pane.model.lines, func(l line) bool { return l.row != nil && l.row.name == name })
	}
	drag := func(from, onto string) {
		d.choose(from)
		d.pane.rows.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(40, d.pane.rows.Top(at(onto))+5)}})
		d.pane.rows.DragEnd()
	}
	drag("夜间经济摊位", "地区生产总值")
	sameText(t, "onto what it cannot be joined with", d.lastSaid(), "单位不能换算：个、亿元")
	if d.pane.picker != nil {
		t.Fatal("a sheet opens for what cannot be")
	}
	drag("夜间经济摊位", "夜市摊位")
	sameText(t, "while it is dragged", d.lastSaid(), "松开后并入“夜市摊位”")
	sameText(t, "what the sheet will do", d.sheet().Note, "“夜间经济摊位”并入“夜市摊位”")
	d.press(fyne.KeyReturn)
	d.line("夜市摊位")
	if d.lists("夜间经济摊位") {
		t.Error("it is not joined")
	}
}

func TestTheInspectorRenamesARowOfAFoldedField(t *testing.T) {
	d := withOddReports(t)
	d.choose("便民饮水点")
	d.pane.fold("其他")
	d.pane.rename.begin()
	if !d.pane.rename.field.Visible() || d.chosen() != "便民饮水点" {
		t.Errorf("the field is shown: %v, chosen %s", d.pane.rename.field.Visible(), d.chosen())
	}
}

func TestTwoValuesOfOneReportArePartedByHowTheyAreWritten(t *testing.T) {
	d := withReports(t, map[int]string{2025: "一、2024年工作回顾\n地区生产总值612.4亿元。生产总值618.8亿元。\n"})
	d.choose("地区生产总值")
	sameText(t, "at first", signs[d.pane.current().verdict].zh, "存疑")
	d.pane.split()
	d.sheet().field.SetText("未来生产总值")
	d.pick("写作“生产总值”的")
	d.line("未来生产总值")
	if s := d.line("地区生产总值"); strings.HasSuffix(s, "存疑") {
		t.Errorf("parted, it is doubted still: %s", s)
	}
}
