//go:build cgo && linux

// Package windowtest measures frames of the real window under Xvfb, with
// OpenGL in software: what a key and a step of the wheel cost beside a frame
// that changes nothing, in every pane whose size grows with its texts.
//
// A frame, as it is counted here, is all that the window's goroutine does
// between an event and the picture that shows it: the handler of the event; then
// the driver's walk that measures and lays out the whole tree, freeing what is
// out of date, making the textures that are new, painting every visible object,
// and swapping the buffers, which in software waits until the last pixel is in
// the X server. The time in which the window waits for the next of its sixty
// turns a second is not in it.
//
// The frame that changes nothing is the same in all of this, but that its
// handler only calls for one object of one pixel to be drawn anew: Fyne then
// measures, paints and swaps the whole window, with every texture at hand. (A
// turn in which nothing has called for anything paints nothing at all; it would
// be no measure.)
package windowtest

import (
	"os"
	"os/exec"
	"testing"
)

// TestMain is also the window that is measured: this program is started anew
// with SCENE set.
func TestMain(m *testing.M) {
	if name := os.Getenv("SCENE"); name != "" {
		show(name)
		return
	}
	os.Exit(m.Run())
}

// need skips a test or benchmark whose programs are absent.
func need(t testing.TB, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("SKIPPED: no %s here, so no frame of the real window was measured", program)
		}
	}
}
