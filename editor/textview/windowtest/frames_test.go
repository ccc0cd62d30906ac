//go:build cgo && linux

package windowtest

import (
	"fmt"
	"image/color"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/look"
	"reportdesk/editor"
	"reportdesk/editor/textview"
)

// probe is a widget without objects that tells when the painter comes by.
type probe struct {
	widget.BaseWidget
	met func()
}

func newProbe(met func()) *probe {
	p := &probe{met: met}
	p.ExtendBaseWidget(p)
	return p
}

func (p *probe) CreateRenderer() fyne.WidgetRenderer { return probeRenderer{p} }

type probeRenderer struct{ p *probe }

func (r probeRenderer) Objects() []fyne.CanvasObject {
	r.p.met()
	return nil
}
func (probeRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (probeRenderer) Layout(fyne.Size)   {}
func (probeRenderer) Refresh()           {}
func (probeRenderer) Destroy()           {}

// manuscript is a text of n paragraphs of which no two lines are alike, since
// the pictures of lines are kept by their text.
func manuscript(n int) string {
	words := strings.Fields("全区 地区生产总值 完成 增长 一般公共预算收入 规模以上 工业 服务业 项目 建设 持续 推进 改善 民生 保障 就业 " +
		"教育 医疗 养老 城市 更新 乡村 振兴 产业 升级 创新 主体 企业 达到 生态 环境 治理 安全 平稳 有序 12.5% 43.35亿元 128个 6.8%")
	rng := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range n {
		for k := range 30 {
			b.WriteString(words[rng.IntN(len(words))])
			if k%4 == 3 {
				b.WriteString("，")
			}
		}
		b.WriteString("。\n")
	}
	return b.String()
}

// frames prints the median time that painting takes: of a frame in which
// nothing has changed, of one after a key, of one after a step of the wheel.
func frames() {
	a := app.NewWithID("reportdesk.windowtest")
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	w := a.NewWindow("windowtest")
	v := textview.New()
	s := editor.NewState(manuscript(1000))
	s.Selection = editor.At(s.Text.Line(400).End)
	v.Open(s, editor.History{})
	rule := func() color.Color { return look.Colors().FigLine }
	spans := editor.Find(v.State().Text.String(), editor.Query{Text: "增长"})
	v.Decorate(textview.Figures, textview.Mark{Rule: rule}, spans)

	var began time.Time
	painted := make(chan time.Duration, 64)
	first := newProbe(func() { began = time.Now() })
	last := newProbe(func() {
		select {
		case painted <- time.Since(began):
		default:
		}
	})
	w.SetContent(container.NewStack(first, v, last))
	w.Resize(fyne.NewSize(1000, 700))
	w.Canvas().Focus(v)
	next := 0
	key := func() {
		clause := []rune("持续推进项目建设，")
		v.TypedRune(clause[next%len(clause)])
		next++
	}
	a.Lifecycle().SetOnStarted(func() {
		go func() {
			time.Sleep(2 * time.Second)
			for _, c := range []struct {
				name string
				do   func()
			}{
				{"nothing", v.Refresh},
				{"key", key},
				{"scroll", func() { v.ScrollBy(60) }},
			} {
				fmt.Println(c.name, median(painted, c.do).Microseconds())
			}
			fyne.Do(a.Quit)
		}()
	})
	w.ShowAndRun()
}

// median is the median time of the frame that follows a change.
func median(painted chan time.Duration, change func()) time.Duration {
	var times []time.Duration
	for range 60 {
		time.Sleep(20 * time.Millisecond)
		for len(painted) > 0 {
			<-painted
		}
		fyne.DoAndWait(change)
		// The tree is walked to measure and to paint: painting takes longest.
		longest, wait := time.Duration(0), time.After(120*time.Millisecond)
		for waiting := true; waiting; {
			select {
			case d := <-painted:
				longest = max(longest, d)
			case <-wait:
				waiting = false
			}
		}
		times = append(times, longest)
	}
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[len(times)/2]
}

// BenchmarkFrames reports how long painting a frame takes in the real window. A
// key costs the picture of the clause that it changed, which Fyne makes sign by
// sign; the aim of 1.7 times a frame without a change is not reached.
func BenchmarkFrames(b *testing.B) {
	need(b, "Xvfb", "xvfb-run")
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		cmd := exec.Command("xvfb-run", "-a", "-s", "-screen 0 1366x768x24", self)
		cmd.Env = append(os.Environ(), "FRAMES=1", "LIBGL_ALWAYS_SOFTWARE=1")
		out, err := cmd.Output()
		if err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		var nothing, key, scroll float64
		if _, err := fmt.Sscanf(string(out), "nothing %f\nkey %f\nscroll %f\n", &nothing, &key, &scroll); err != nil {
			b.Fatalf("no times in %q: %v", out, err)
		}
		b.ReportMetric(nothing, "us/nothing")
		b.ReportMetric(key, "us/key")
		b.ReportMetric(scroll, "us/scroll")
	}
}
