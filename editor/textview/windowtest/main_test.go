//go:build cgo && linux

// Package windowtest tries the view in a real window under Xvfb: with a real
// input method (fcitx5 with pinyin, typed by scripts/ime-test.sh), and frame by
// frame. What it needs programs for is skipped where they are absent.
package windowtest

import (
	"os"
	"os/exec"
	"testing"
)

// TestMain is also the window that is tried: this program is started anew with
// one of the two variables set.
func TestMain(m *testing.M) {
	switch {
	case os.Getenv("IME_FOLDER") != "":
		window(os.Getenv("IME_FOLDER"))
	case os.Getenv("FRAMES") != "":
		frames()
	default:
		os.Exit(m.Run())
	}
}

// need skips a test or benchmark whose programs are absent.
func need(t testing.TB, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("SKIPPED: no %s here, so nothing was tried in a real window", program)
		}
	}
}
