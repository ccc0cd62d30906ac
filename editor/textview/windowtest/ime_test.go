//go:build cgo && linux

package windowtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/editor"
	"reportdesk/editor/textview"
)

// window is what scripts/ime-test.sh types in: it writes what its two texts hold
// into files of a folder.
func window(folder string) {
	a := app.NewWithID("reportdesk.windowtest")
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	w := a.NewWindow("windowtest")
	tell := func(name, text string) {
		path := filepath.Join(folder, name)
		if os.WriteFile(path+".new", []byte(text), 0o600) == nil {
			_ = os.Rename(path+".new", path)
		}
	}
	v := textview.New()
	v.OnChanged = func(_, after editor.State, _ editor.Transaction) { tell("view", after.Text.String()) }
	v.Open(editor.NewState(""), editor.History{})
	f := widgets.NewField("查找", "search", 200)
	f.OnChanged = func(s string) { tell("field", s) }
	f.OnSubmitted = func(s string) { tell("submitted", s) }
	w.SetContent(widgets.NewDock(widgets.Dock{Top: f, Middle: v}))
	w.Resize(fyne.NewSize(700, 500))
	w.Canvas().Focus(v)
	a.Lifecycle().SetOnStarted(func() { tell("view", ""); tell("field", ""); tell("submitted", "") })
	w.ShowAndRun()
}

func TestFcitx(t *testing.T) {
	need(t, "Xvfb", "xdotool", "openbox", "dbus-launch", "fcitx5")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("sh", "../../../scripts/ime-test.sh", self).CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
