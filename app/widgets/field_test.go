package widgets

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/look"
)

func openField(t *testing.T, f *Field) fyne.Window {
	t.Helper()
	a := test.NewApp()
	t.Cleanup(a.Quit)
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	w := a.NewWindow("")
	w.SetContent(container.New(Bar{Height: 40, Inset: 16}, f))
	w.Resize(fyne.NewSize(400, 40))
	w.Canvas().Focus(f)
	return w
}

func TestAFieldKeepsWhatIsComposedOutOfItsText(t *testing.T) {
	f := NewField("查找", "search", 200)
	openField(t, f)
	test.Type(f, "报告")
	for _, letter := range []fyne.KeyName{fyne.KeyN, fyne.KeyI} {
		f.KeyDown(&fyne.KeyEvent{Name: letter})
		f.TypedKey(&fyne.KeyEvent{Name: letter})
	}
	if !f.AcceptsTab() {
		t.Error("Tab would leave the composition")
	}
	submitted := false
	f.OnSubmitted = func(string) { submitted = true }
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	f.TypedRune('你')
	if f.Text != "报告你" || submitted {
		t.Errorf("have %q, submitted %v", f.Text, submitted)
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !submitted || f.AcceptsTab() {
		t.Error("Enter after the composition belongs to the field, and Tab leaves it")
	}
}

func TestAFieldIsAskedForItsKeysFirst(t *testing.T) {
	f := NewField("", "", 100)
	openField(t, f)
	test.Type(f, "甲")
	f.OnKey = func(e *fyne.KeyEvent) bool { return e.Name == fyne.KeyBackspace }
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if f.Text != "甲" {
		t.Errorf("have %q", f.Text)
	}
}

func TestEscapeAndFunctionKeysOfAFieldReachTheWindow(t *testing.T) {
	f := NewField("", "", 100)
	w := openField(t, f)
	var got []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, e.Name) })
	for _, k := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyF8, fyne.KeyF, fyne.KeyLeft} {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if len(got) != 2 {
		t.Errorf("the window was given %v", got)
	}
}

func TestNoTextMakesAFieldWider(t *testing.T) {
	f := NewField("", "search", 120)
	openField(t, f)
	f.SetText("一段很长的话，比这个输入框宽得多，也不能把窗口撑开。")
	if got := f.MinSize(); got != fyne.NewSize(120, look.ButtonHeight) {
		t.Error(got)
	}
}

// TestDrawFields draws fields to the folder that PICTURES names, to be looked at.
func TestDrawFields(t *testing.T) {
	folder := os.Getenv("PICTURES")
	if folder == "" {
		t.Skip("PICTURES names no folder")
	}
	f := NewField("在所有年份里查找写过的话", "search", 200)
	w := openField(t, f)
	typed := NewField("", "search", 200)
	typed.SetText("地区生产总值")
	plain := NewField("标题", "", 100)
	w.SetContent(container.New(Stack{Gap: 10}, f, typed, plain, NewButton("查找", "search", Secondary, nil)))
	w.Resize(fyne.NewSize(300, 180))
	w.Canvas().Focus(typed)
	file, err := os.Create(filepath.Join(folder, "field.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
