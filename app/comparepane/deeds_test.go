package comparepane_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
)

// draft is the text of the draft in hand.
func (b *bed) draft() string { return b.w.Work().Draft.Doc.Text }

// has fails where the draft has not a text, lacks where it has it.
func (b *bed) has(want string) {
	b.t.Helper()
	if !strings.Contains(b.draft(), want) {
		b.t.Errorf("the draft has not %q:\n%s", want, b.draft())
	}
}

func (b *bed) lacks(what string) {
	b.t.Helper()
	if strings.Contains(b.draft(), what) {
		b.t.Errorf("the draft has %q:\n%s", what, b.draft())
	}
}

// undo takes back what the status bar offers to take back.
func (b *bed) undo() {
	b.t.Helper()
	var link *widgets.Link
	visit(b.w.Fyne().Content(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widgets.Link); ok {
			visit(l, func(o fyne.CanvasObject) {
				if t, ok := o.(*canvas.Text); ok && t.Text == "撤销" {
					link = l
				}
			})
		}
	})
	if link == nil {
		b.t.Fatal("the status bar offers no undo")
	}
	link.Tapped(nil)
	b.settle()
}

// visit goes through what is visible of an object.
func visit(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	see(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, inner := range o.Objects {
			visit(inner, see)
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			visit(inner, see)
		}
	}
}

func TestTheOldWordingIsTakenAsOneStep(t *testing.T) {
	b := openDraft(t)
	b.p.SelectLine("改 抓好")
	b.press("改回旧写法")
	b.has("整治河道8公里，修复水闸2座。")
	b.lacks("认真修复")
	b.shows("同 抓好农田水利建设")
	b.undo()
	b.has("认真修复水闸2座")
	b.shows("改 抓好农田水利建设")
}

func TestWhatTheDraftLacksIsBroughtIntoItInItsPlace(t *testing.T) {
	b := openDraft(t)
	b.p.SelectLine("删 关停")
	b.press("带到本稿")
	b.has("认真修复水闸2座。\n关停两家高耗能的作坊。")
	b.shows("同 关停")
	b.p.SelectLine("( 移 组织")
	if b.p.Press("改回旧写法") {
		t.Error("the place that a passage left offers its old wording")
	}
}

func TestLastYearsWordingIsTakenFromTheYearsReport(t *testing.T) {
	b := openSamples(t)
	for range 30 {
		b.p.Step(true)
		if strings.HasPrefix(b.p.Selected(), "重") {
			break
		}
	}
	line := b.p.Selected()
	last := strings.TrimSpace(strings.TrimPrefix(strings.Split(line, " | ")[0], "重"))
	b.lacks(last)
	b.press("改用上年写法")
	b.has(last)
	b.undo()
	b.lacks(last)
}

func TestALinkThatIsNoneIsPartedAndStaysSo(t *testing.T) {
	b := openSamples(t)
	if !b.p.SelectDoubtful() {
		t.Fatal("the samples have no doubtful link")
	}
	line := b.p.Selected()
	b.press("不是对应")
	parted := func(when string) {
		t.Helper()
		if slices.Contains(b.p.Lines(), line) {
			t.Errorf("%s: %q is a pair still", when, line)
		}
	}
	parted("at once")
	b.press("交换")
	b.press("交换")
	parted("compared anew")
	b.w.ShowPane(desk.Library)
	b.open()
	parted("after another pane")
}

func TestAPartedLinkIsLinkedAgainWhenTheOfferToUndoIsGone(t *testing.T) {
	b := openSamples(t)
	if !b.p.SelectDoubtful() {
		t.Fatal("the samples have no doubtful link")
	}
	if b.p.PressMenu("恢复拆开的对应") {
		t.Fatal("offers to pair again where nothing was parted")
	}
	line := b.p.Selected()
	b.press("不是对应")
	if !b.p.PressMenu("恢复拆开的对应") {
		t.Fatalf("%q does not offer to pair again", b.p.Selected())
	}
	b.settle()
	b.shows(line)
}

func TestTheDraftIsHeldAgainstEachEarlierYearAtTheSamePlace(t *testing.T) {
	b := openSamples(t)
	for range 8 {
		b.p.Step(true)
	}
	_, now, _ := strings.Cut(b.p.Selected(), " | ")
	b.p.List().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.Key2, Modifier: fyne.KeyModifierAlt})
	b.settle()
	if old, _ := b.p.Picked(); !strings.HasPrefix(old, "2024年") {
		t.Errorf("held against %q", old)
	}
	if _, still, _ := strings.Cut(b.p.Selected(), " | "); still != now {
		t.Errorf("was at %q, is at %q", now, still)
	}
	if !b.p.PressYear("2025") {
		t.Fatal("there is no tab 2025")
	}
	b.settle()
	if old, _ := b.p.Picked(); !strings.HasPrefix(old, "2025年") {
		t.Errorf("held against %q", old)
	}
}
