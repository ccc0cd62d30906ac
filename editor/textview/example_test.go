package textview_test

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/editor"
	"reportdesk/editor/textview"
)

func Example() {
	test.NewApp()
	v := textview.New()
	v.OnChanged = func(before, after editor.State, tr editor.Transaction) {
		fmt.Printf("%s: %d -> %d characters\n", tr.Origin, before.Text.Runes(), after.Text.Runes())
	}
	w := test.NewWindow(v)
	defer w.Close()
	w.Resize(fyne.NewSize(674, 658))
	v.Open(editor.NewState("一、工作回顾\n"), editor.History{})

	// A command of the editor, applied by the view.
	end := editor.Move(v.State(), editor.TextEnd, false)
	_ = v.Apply(end)
	_ = v.Apply(editor.Insert(v.State(), "全年经济稳中有进。", editor.Typed, time.Now()))
	v.Undo()
	fmt.Printf("%q\n", v.State().Text.String())
	// Output:
	// typed: 7 -> 16 characters
	// typed: 16 -> 7 characters
	// "一、工作回顾\n"
}
