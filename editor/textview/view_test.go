package textview

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/editor"
	"reportdesk/internal/text"
)

const three = "一般公共预算收入增长5.6%。\n居民收入同步提高，民生持续改善。\n下一步抓好落实。"

func TestWritingAndTakingBack(t *testing.T) {
	w := sit(t, "")
	w.types("各位代表：").presses("Return").types("现在报告工作。").reads("各位代表：\n现在报告工作。|")
	w.presses("BackSpace", "BackSpace").reads("各位代表：\n现在报告工|")
	w.presses("Ctrl+Z").reads("各位代表：\n现在报告工作。|")
	w.presses("Ctrl+Z").reads("各位代表：|") // a new paragraph and what was typed in it
	w.presses("Ctrl+Y", "Ctrl+Y").reads("各位代表：\n现在报告工|")
	w.presses("Home", "Delete", "Ctrl+Shift+Z").reads("各位代表：\n|在报告工")
}

func TestMovingByKeyboard(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"Ctrl+End", "…抓好落实。|"},
		{"Ctrl+Right", "一般公共预算收入增长|…"},
		{"Ctrl+Right Ctrl+Right Ctrl+Right", "一般公共预算收入增长5.6%。|…"},
		{"Down End", "民生持续改善。|…"},
		{"Ctrl+Down Ctrl+Down", "改善。\n|下一步…"},
		{"Ctrl+Down Ctrl+Down Ctrl+Up", "增长5.6%。\n|居民…"},
		{"Down Right Right Ctrl+Left", "5.6%。\n|居民…"},
		{"End Right", "5.6%。\n|居民…"},
		{"End Right Left", "5.6%。|\n居民…"},
		{"Right Right Shift+Right Shift+Right", "一般[公共]预算…"},
		{"Right Right Shift+Right Shift+Right Left", "一般|公共…"},
		{"Right Right Shift+Right Shift+Right Right", "一般公共|预算…"},
		{"Right Right Down Down", "下一|步…"},
		{"Right Shift+Down", "一[般公共预算收入增长5.6%。\n居]民…"},
		{"Down Shift+End", "5.6%。\n[居民收入同步提高，民生持续改善。]\n…"},
		{"Ctrl+Shift+End", "[一般…落实。]"},
		{"Next Next Prior", "|一般…"},
		{"Up", "|一般…"},
		{"Ctrl+A", "[一般…落实。]"},
		{"Ctrl+Delete", "|5.6%…"},
		{"End Ctrl+BackSpace Ctrl+BackSpace", "收入增长|\n…"},
	} {
		w := sit(t, three)
		w.presses(strings.Fields(c.keys)...)
		s, sp := w.v.state.Text.String(), w.v.state.Selection.Span()
		have := s[:sp.Start] + "|" + s[sp.End:]
		if !sp.Empty() {
			have = s[:sp.Start] + "[" + s[sp.Start:sp.End] + "]" + s[sp.End:]
		}
		if !like(have, c.want) {
			t.Errorf("%s\n have %s\n want %s", c.keys, have, c.want)
		}
	}
}

// like reports whether s has what want has, … standing for anything.
func like(s, want string) bool {
	for i, part := range strings.Split(want, "…") {
		at := strings.Index(s, part)
		if at < 0 || i == 0 && at > 0 && strings.ContainsAny(want[:1], "[|") {
			return false
		}
		s = s[at+len(part):]
	}
	return strings.HasSuffix(want, "…") || s == ""
}

func TestTheCaretKeepsItsPlaceAcrossShortLines(t *testing.T) {
	long := strings.Repeat("财政收入", 8)
	w := sit(t, long+"\n短\n"+long)
	w.presses("Right", "Right", "Right", "Right", "Right", "Down").reads(long + "\n短|\n" + long)
	w.presses("Down").reads(long + "\n短\n财政收入财|政收入" + strings.Repeat("财政收入", 6))
}

func TestTheEndOfABrokenLine(t *testing.T) {
	w := sit(t, strings.Repeat("稳", 70))
	w.presses("End")
	pos, _, _ := w.v.caretBox()
	w.presses("Home").reads("|" + strings.Repeat("稳", 70))
	w.presses("End", "Right", "Home")
	below, _, _ := w.v.caretBox()
	if pos.X < 500 || below.X > 60 || below.Y <= pos.Y {
		t.Errorf("the caret at a line's end stands at %v, at the next one's start at %v", pos, below)
	}
	if lines := w.lines(0); len([]rune(lines[0])) != 32 || len([]rune(lines[1])) != 34 {
		t.Errorf("lines of 34 characters, the first indented by two: %q", lines)
	}
}

func TestMouse(t *testing.T) {
	w := sit(t, three)
	w.clicks("预算", 1).reads(strings.Replace(three, "预算", "|预算", 1))
	w.clicks("民生", 2).reads(strings.Replace(three, "民生持续改善", "[民生持续改善]", 1))
	w.clicks("5.6", 2).reads(strings.Replace(three, "5.6", "[5.6]", 1))
	w.clicks("民生", 3).reads(strings.Replace(three, "居民收入同步提高，民生持续改善。\n", "[居民收入同步提高，民生持续改善。\n]", 1))
	w.drags("公共", "增长").reads(strings.Replace(three, "公共预算收入", "[公共预算收入]", 1))
	w.drags("民生", "公共").reads(strings.Replace(three, "公共预算收入增长5.6%。\n居民收入同步提高，", "[公共预算收入增长5.6%。\n居民收入同步提高，]", 1))
	w.clicks("一般", 1)
	w.held = fyne.KeyModifierShift
	w.clicks("预算", 1).reads("[一般公共]" + three[len("一般公共"):])
}

func TestDraggingBelowTheEdgeScrolls(t *testing.T) {
	w := sit(t, manuscript(5000))
	w.v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 300)}, Button: desktop.MouseButtonPrimary})
	w.v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(300, 700)}})
	before := w.v.state.Selection.Span().Len()
	for range 20 {
		w.v.scrollEdge()
	}
	if top, _ := w.v.scrolled(); top < 150 {
		t.Errorf("scrolled by %v only", top)
	}
	if after := w.v.state.Selection.Span().Len(); after <= before {
		t.Error("the selection did not grow")
	}
	w.v.DragEnd()
	if w.v.mouse.edge != nil {
		t.Error("it scrolls on after the button was let go")
	}
}

func TestClipboard(t *testing.T) {
	w := sit(t, three)
	w.clicks("民生", 2).presses("Ctrl+X")
	w.presses("Ctrl+Home", "Ctrl+V")
	if s := w.v.state.Text.String(); !strings.HasPrefix(s, "民生持续改善一般公共") || strings.Count(s, "民生") != 1 {
		t.Errorf("have %q", s)
	}
	fyne.CurrentApp().Clipboard().SetContent("一\r\n二\r三\u2028四\x00")
	w.presses("Ctrl+A", "Ctrl+V").reads("一\n二\n三\n四|")
	w.presses("Ctrl+Z")
	if s := w.v.state.Text.String(); !strings.HasPrefix(s, "民生持续改善一般") {
		t.Errorf("a paste is one step; have %q", s)
	}
}

func TestTabIndentsOnlyAParagraphsStart(t *testing.T) {
	w := sit(t, "甲乙")
	w.presses("Tab").reads("　　|甲乙").presses("Right", "Tab").reads("　　甲|乙")
	w.presses("Home", "Shift+Tab").reads("|甲乙")
}

func TestCompositionsDoNotTouchTheText(t *testing.T) {
	w := sit(t, "工作")
	w.presses("End")
	for _, k := range []string{"N", "I", "BackSpace", "Return", "Left", "Home", "Ctrl+BackSpace"} {
		w.presses(k)
	}
	w.reads("工作|").types("你").reads("工作你|").presses("BackSpace").reads("工作|")
}

func TestAReadOnlyViewIsReadSelectedAndCopied(t *testing.T) {
	w := sit(t, three)
	w.v.SetReadOnly(true)
	w.types("新").presses("BackSpace", "Return", "Ctrl+V", "Ctrl+Z")
	w.clicks("民生", 2).presses("Ctrl+C", "Ctrl+X", "Delete")
	if s := w.v.state.Text.String(); s != three || fyne.CurrentApp().Clipboard().Content() != "民生持续改善" {
		t.Errorf("have %q, copied %q", s, fyne.CurrentApp().Clipboard().Content())
	}
	if err := w.v.Apply(editor.Insert(w.v.state, "新", editor.Command, time.Time{})); !errors.Is(err, ErrReadOnly) {
		t.Error(err)
	}
}

func TestEveryChangeIsTold(t *testing.T) {
	w := sit(t, "")
	mirror := ""
	w.v.OnChanged = func(before, after editor.State, tr editor.Transaction) {
		next, err := tr.Edits.Apply(mirror)
		if err != nil || before.Text.String() != mirror {
			t.Fatalf("%v: told of a change of %q, the mirror has %q", err, before.Text.String(), mirror)
		}
		mirror = next
		if err := w.v.Apply(editor.SelectAll(after)); err != nil {
			t.Fatal(err)
		}
	}
	w.types("甲")
	w.v.OnChanged = func(_, after editor.State, tr editor.Transaction) { mirror, _ = tr.Edits.Apply(mirror) }
	w.presses("End").types("乙丙").presses("Return", "Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+A", "Delete", "Ctrl+Z")
	if mirror != w.v.state.Text.String() {
		t.Errorf("the mirror has %q, the view %q", mirror, w.v.state.Text.String())
	}
}

func TestMarksFollowTheTextWithoutBeingSet(t *testing.T) {
	w := sit(t, three)
	found := editor.Find(three, editor.Query{Text: "收入"})
	w.v.Decorate(Figures, Mark{}, found)
	w.clicks("预算", 1).types("本级").presses("Ctrl+Down", "Return")
	for i, sp := range w.v.Marked(Figures) {
		if got := w.v.state.Text.Slice(sp); got != "收入" {
			t.Errorf("mark %d covers %q", i, got)
		}
	}
	w.presses("Ctrl+A").types("空")
	if n := len(w.v.Marked(Figures)); n != 0 {
		t.Errorf("%d marks without their text", n)
	}
}

func TestRevealBringsAPlaceIntoView(t *testing.T) {
	w := sit(t, manuscript(50_000))
	all := editor.Find(w.v.state.Text.String(), editor.Query{Text: "云江智造园"})
	for _, i := range []int{len(all) - 1, 3, len(all) / 2, 0} {
		w.v.Reveal(all[i])
		if y := w.pointAt(all[i].Start).Y; y < 0 || y > w.v.size.Height {
			t.Errorf("place %d of %d stands at %v", i, len(all), y)
		}
	}
	if w.v.state.Selection != editor.At(0) {
		t.Error("the caret went along")
	}
}

func TestWhatIsReadStandsStillWhileTheTextAboveChanges(t *testing.T) {
	w := sit(t, manuscript(20_000))
	at := editor.Find(w.v.state.Text.String(), editor.Query{Text: "云江智造园"})[4]
	w.v.Reveal(at)
	w.v.ScrollBy(37)
	before := w.pointAt(at.Start).Y
	edits := text.Edits{{New: strings.Repeat("新增一段。\n", 30)}}
	if err := w.v.Apply(editor.Transaction{Edits: edits, Origin: editor.Command}); err != nil {
		t.Fatal(err)
	}
	if y := w.pointAt(at.Start + edits.Growth()).Y; y != before {
		t.Errorf("stood at %v, stands at %v", before, y)
	}
}

func TestTheScrollBarReachesBothEnds(t *testing.T) {
	w := sit(t, manuscript(100_000))
	w.v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(668, 2)}, Button: desktop.MouseButtonPrimary})
	w.v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(668, 9999)}})
	if w.v.first+40 < w.v.column.count {
		t.Errorf("dragged to the end: at paragraph %d of %d", w.v.first, w.v.column.count)
	}
	w.v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(668, -99)}})
	if w.v.first != 0 || w.v.offset != -head {
		t.Errorf("dragged to the start: at %d, %v", w.v.first, w.v.offset)
	}
	w.v.DragEnd()
}

func TestSelectionHasNoSeams(t *testing.T) {
	w := sit(t, manuscript(2000))
	for _, zoom := range []float32{1, 1.1, 0.93, 1.5} {
		w.v.SetZoom(zoom)
		w.presses("Ctrl+A")
		var last *canvas.Rectangle
		for _, r := range w.v.painter.behind.all[:w.v.painter.behind.used] {
			if r.FillColor != testColors().Select {
				continue
			}
			if last != nil && r.Position().Y != last.Position().Y+last.Size().Height {
				t.Errorf("zoom %v: one ends at %v, the next begins at %v", zoom, last.Position().Y+last.Size().Height, r.Position().Y)
			}
			last = r
		}
	}
}

func TestTheCaretBlinksAndStandsStillWhileOneTypes(t *testing.T) {
	w := sit(t, three)
	on := func(after time.Duration) bool {
		w.clock = w.clock.Add(after)
		w.v.blink.Tick(0)
		return !w.v.painter.caret.Hidden
	}
	if !on(0) || on(600*time.Millisecond) || !on(500*time.Millisecond) {
		t.Error("the caret does not blink")
	}
	w.types("新")
	if !on(400 * time.Millisecond) {
		t.Error("the caret is not seen while one types")
	}
	w.v.FocusLost()
	if on(0) {
		t.Error("a caret without the keyboard")
	}
}

func TestOnlyVisibleLinesHaveObjects(t *testing.T) {
	w := sit(t, manuscript(1_000_000))
	decorate(w.v)
	w.v.scrollTo(1e5)
	if n := len(w.v.painter.objects); n > 300 {
		t.Errorf("%d objects", n)
	}
}

func TestCentredTitlesAndTabs(t *testing.T) {
	w := sit(t, "临江区政府工作报告\n甲\t乙")
	sheet := NewSheet(17)
	w.v.SetSheet(sheet, func(i int, _ string) *Style {
		if i == 0 {
			return sheet.Title
		}
		return sheet.Body
	})
	l := w.v.lineOf(0, false)
	left, right := w.v.xOf(l, 0), w.v.xOf(l, l.laid.lines[0].End)
	if mid := (left + right) / 2; abs(mid-w.v.size.Width/2) > 1 {
		t.Errorf("the title's middle is at %v of %v", mid, w.v.size.Width)
	}
	w.clicks("乙", 1).reads("临江区政府工作报告\n甲\t|乙")
	w.draws("title")
}

func TestWhatTheTextHasNoUseForGoesToTheWindow(t *testing.T) {
	w := sit(t, three)
	var got []string
	w.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, string(e.Name)) })
	w.presses("F7", "Escape", "A", "Space", "Left", "Delete")
	if have := strings.Join(got, " "); have != "F7 Escape" {
		t.Errorf("the window was given %s", have)
	}
}

func TestAFigureIsSelectedWithItsUnitAndABlankByOneClick(t *testing.T) {
	w := sit(t, "收入43.35亿元，项目待填个。")
	s := w.v.state.Text.String()
	w.v.Decorate(Figures, Mark{}, editor.Find(s, editor.Query{Text: "43.35亿元"}))
	w.v.Decorate(Blanks, Mark{}, editor.Find(s, editor.Query{Text: "待填"}))
	w.clicks("3.35", 2).reads("收入[43.35亿元]，项目待填个。")
	w.clicks("填个", 1).reads("收入43.35亿元，项目[待填]个。").types("7").reads("收入43.35亿元，项目7|个。")
}

func TestAViewOpensWhereItWasLeft(t *testing.T) {
	w := sit(t, manuscript(30_000))
	w.v.scrollTo(5000)
	at := w.v.Top()
	w.v.Open(w.v.State(), w.v.History())
	w.v.ShowTop(at)
	if have := w.v.Top(); have != at {
		t.Errorf("left at %d, opened at %d", at, have)
	}
	hidden := New()
	hidden.Open(w.v.State(), editor.History{})
	hidden.ShowTop(at)
	hidden.Resize(w.v.size)
	if have := hidden.Top(); have != at {
		t.Errorf("opened before it was shown: at %d, want %d", have, at)
	}
}

func TestASelectionIsDraggedElsewhereAsOneStep(t *testing.T) {
	const before = "新建学校三所，改造医院两家，修路十里。"
	w := sitAt(t, before, fyne.NewSize(600, 200))
	w.drags("改造", "，修路").drags("造医", "新建")
	if have, want := w.v.state.Text.String(), "改造医院两家新建学校三所，，修路十里。"; have != want {
		t.Errorf("dragged: have %q, want %q", have, want)
	}
	if have := w.v.state.Text.Slice(w.v.state.Selection.Span()); have != "改造医院两家" {
		t.Errorf("selected: have %q, want what was dragged", have)
	}
	if w.v.Undo(); w.v.state.Text.String() != before {
		t.Errorf("one undo: have %q, want %q", w.v.state.Text.String(), before)
	}
	w.clicks("造医", 1)
	if !w.v.state.Selection.Empty() {
		t.Error("a click within the selection leaves it selected")
	}
	w.drags("改造", "，修路").drags("造医", "院两")
	if have := w.v.state.Text.String(); have != before {
		t.Errorf("dropped within itself: have %q, want %q", have, before)
	}
}

func TestADragGivenUpLeavesTheTextAsItIs(t *testing.T) {
	w := sit(t, "甲乙丙\n丁戊己")
	before := w.v.state
	_ = w.v.Apply(editor.Select(text.Span{Start: 0, End: len("甲乙")}))
	at := w.pointAt(len("甲"))
	w.clock = w.clock.Add(time.Second)
	w.v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	if w.v.GiveUpDrag() {
		t.Error("a press is not a drag yet, and was given up")
	}
	to := w.pointAt(w.find("戊"))
	w.v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	if !w.v.GiveUpDrag() {
		t.Error("the drag was not given up")
	}
	w.v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}}) // the button is still held
	w.v.DragEnd()
	w.reads("[甲乙]丙\n丁戊己")
	if w.v.state.Revision != before.Revision {
		t.Error("the text was changed")
	}
}

func TestWhatWouldTearATableIsToldOf(t *testing.T) {
	w := sit(t, "甲\t乙\n丙\t丁")
	var told []error
	w.v.OnRefused = func(err error) { told = append(told, err) }
	_ = w.v.Apply(editor.Select(text.Span{Start: 0, End: len("甲\t乙\n丙")}))
	w.types("戊")
	if len(told) == 0 || !errors.Is(told[0], editor.ErrTable) {
		t.Errorf("told %v, want %v", told, editor.ErrTable)
	}
}
