//go:build cgo && linux

// Package imetest tries the view and a field with a real input method, fcitx5
// with pinyin, in a real window under Xvfb. It is run by scripts/ime-test.sh,
// which types by xdotool, and is skipped where the programs for that are absent.
package imetest

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

// TestMain is also the window that is typed in: the script starts this program
// anew with IME_FOLDER set to where it is to write what its two texts hold.
func TestMain(m *testing.M) {
	if folder := os.Getenv("IME_FOLDER"); folder != "" {
		window(folder)
		return
	}
	os.Exit(m.Run())
}

func window(folder string) {
	a := app.NewWithID("reportdesk.imetest")
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	w := a.NewWindow("imetest")
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
	for _, program := range []string{"Xvfb", "xdotool", "openbox", "dbus-launch", "fcitx5"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("SKIPPED: no %s here, so no real input method was tried", program)
		}
	}
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
