//go:build cgo && linux

package windowtest

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// timed is what one line of a scene's output says.
type timed struct {
	name                                 string
	thread, wall, stillThread, stillWall float64 // microseconds
}

// run shows a scene in a window under Xvfb.
func run(t testing.TB, scene string) []timed {
	t.Helper()
	need(t, "Xvfb", "xvfb-run")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.Command("xvfb-run", "-a", "-s", "-screen 0 1366x768x24", self)
	cmd.Env = append(os.Environ(), "SCENE="+scene, "LIBGL_ALWAYS_SOFTWARE=1", "LANG=zh_CN.UTF-8", "WAYLAND_DISPLAY=",
		"XMODIFIERS=@im=none", "HOME="+home, "XDG_CONFIG_HOME="+home)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", scene, err, out)
	}
	var times []timed
	for line := range strings.Lines(string(out)) {
		var it timed
		if _, err := fmt.Sscanf(line, "%s %f %f %f %f\n", &it.name, &it.thread, &it.wall, &it.stillThread, &it.stillWall); err == nil {
			times = append(times, it)
		}
	}
	if len(times) == 0 {
		t.Fatalf("%s: no times in %q", scene, out)
	}
	return times
}

var panes = []string{"draft", "compare", "metric"}

// BenchmarkFrames reports for each change the median of the window thread's time
// in microseconds, and how many times that of the frame that changes nothing it
// is; and the same on the wall, where the threads that fill the pixels and
// whatever else the machine does count too.
func BenchmarkFrames(b *testing.B) {
	for _, name := range panes {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, it := range run(b, name) {
					b.ReportMetric(it.thread, "us/"+it.name)
					b.ReportMetric(it.stillThread, "us-still/"+it.name)
					b.ReportMetric(it.thread/it.stillThread, "x/"+it.name)
					b.ReportMetric(it.wall/1000, "ms-wall/"+it.name)
					b.ReportMetric(it.wall/it.stillWall, "x-wall/"+it.name)
				}
			}
		})
	}
}

// TestFrames holds typing and scrolling against a frame that changes nothing. The
// aim is 1.7 times; there is a factor of two to spare, for machines that are busy.
// What jumps to another place (F8) or shows another row's details (Down) has a
// whole region's text to draw and is measured by the benchmark only. Held is the
// time of the window's thread; of 对照, whose wheel brings many marked pieces of
// new text into sight and is over the aim there (docs/PERFORMANCE.md), so far only
// the time on the wall.
func TestFrames(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED in short mode: no frame of the real window was measured")
	}
	const aim, spare = 1.7, 2
	for _, name := range panes {
		t.Run(name, func(t *testing.T) {
			for _, it := range run(t, name) {
				t.Logf("%s: %.0f µs of the window's thread, %.2f times a frame that changes nothing (on the wall %.2f)",
					it.name, it.thread, it.thread/it.stillThread, it.wall/it.stillWall)
				if (it.name == "key" || it.name == "wheel") && it.wall > aim*spare*it.stillWall {
					t.Errorf("%s: %.0f µs on the wall, a frame that changes nothing %.0f µs", it.name, it.wall, it.stillWall)
				}
				if (it.name == "key" || it.name == "wheel") && name != "compare" && it.thread > aim*spare*it.stillThread {
					t.Errorf("%s: %.0f µs of the thread, a frame that changes nothing %.0f µs", it.name, it.thread, it.stillThread)
				}
			}
		})
	}
}
