//go:build cgo && linux

// Package windowtest tries the view in a real window under Xvfb with a real
// input method: fcitx5 with pinyin, typed by scripts/ime-test.sh. It is skipped
// where the programs for it are absent. Frames are measured in app/windowtest.
package windowtest

import (
	"os"
	"os/exec"
	"testing"
)

// TestMain is also the window that is tried: this program is started anew with
// IME_FOLDER set.
func TestMain(m *testing.M) {
	if folder := os.Getenv("IME_FOLDER"); folder != "" {
		window(folder)
		return
	}
	os.Exit(m.Run())
}

// need skips a test whose programs are absent.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("SKIPPED: no %s here, so nothing was tried in a real window", program)
		}
	}
}
