//go:build cgo && linux

package windowtest

import (
	"image/color"
	"slices"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// cost is what something took the window's thread: time on the wall, and the
// processor's time, in which neither other programs nor the threads that fill
// the pixels count.
type cost struct{ wall, thread time.Duration }

// now is the thread's cost so far. It is called on the window's goroutine, which
// Fyne keeps on one thread.
func now() (at cost) {
	const ofThread = 1 // RUSAGE_THREAD
	var use syscall.Rusage
	if syscall.Getrusage(ofThread, &use) == nil {
		at.thread = time.Duration(use.Utime.Nano() + use.Stime.Nano())
	}
	at.wall = time.Since(start)
	return at
}

var start = time.Now()

func (c cost) minus(d cost) cost { return cost{c.wall - d.wall, c.thread - d.thread} }
func (c cost) plus(d cost) cost  { return cost{c.wall + d.wall, c.thread + d.thread} }

// clock lies around a window's content and measures its frames. The driver
// begins a frame by asking the content how small it can be; a function handed to
// its goroutine at that moment runs when the frame is over.
type clock struct {
	widget.BaseWidget
	content fyne.CanvasObject
	pixel   *canvas.Rectangle
	running bool // a frame is being painted
	frames  chan cost
}

func newClock(content fyne.CanvasObject) *clock {
	c := &clock{content: content, pixel: canvas.NewRectangle(color.Transparent), frames: make(chan cost, 64)}
	c.pixel.Resize(fyne.NewSize(1, 1))
	c.ExtendBaseWidget(c)
	return c
}

func (c *clock) MinSize() fyne.Size {
	if !c.running {
		c.running = true
		began := now()
		go fyne.Do(func() {
			c.running = false
			c.frames <- now().minus(began)
		})
	}
	return c.content.MinSize()
}

func (c *clock) CreateRenderer() fyne.WidgetRenderer { return clockRenderer{c} }

type clockRenderer struct{ c *clock }

func (r clockRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.content, r.c.pixel}
}
func (r clockRenderer) MinSize() fyne.Size    { return r.c.content.MinSize() }
func (r clockRenderer) Layout(size fyne.Size) { r.c.content.Resize(size) }
func (clockRenderer) Refresh()                {}
func (clockRenderer) Destroy()                {}

// nothing has the whole window painted with nothing changed.
func (c *clock) nothing() { canvas.Refresh(c.pixel) }

// measure is what a change costs with the frame that shows it. Where it brings
// more than one frame about, the dearest counts.
func (c *clock) measure(change func()) cost {
	var handled cost
	fyne.DoAndWait(func() {
		began := now()
		change()
		handled = now().minus(began)
	})
	var dearest cost
	for quiet := false; !quiet; {
		time.Sleep(35 * time.Millisecond) // two turns
		fyne.DoAndWait(func() {})         // a frame that is being painted comes to its end
		quiet = true
		for len(c.frames) > 0 {
			quiet = false
			if f := <-c.frames; f.thread > dearest.thread {
				dearest = f
			}
		}
	}
	return handled.plus(dearest)
}

// change is something that a user does.
type change struct {
	name string
	do   func()
}

// rounds is how often a change is made.
const rounds = 21

// medians are the median costs of a change, and of frames that change nothing.
// The two take turns, so that what else the machine does falls on both alike.
func (c *clock) medians(change func()) (changed, still cost) {
	for range 2 {
		c.measure(change) // makes what is made once
	}
	var a, b [rounds]cost
	for i := range rounds {
		a[i], b[i] = c.measure(change), c.measure(c.nothing)
	}
	return median(a), median(b)
}

func median(costs [rounds]cost) cost {
	var walls, threads []time.Duration
	for _, c := range costs {
		walls, threads = append(walls, c.wall), append(threads, c.thread)
	}
	slices.Sort(walls)
	slices.Sort(threads)
	return cost{walls[rounds/2], threads[rounds/2]}
}
