package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
)

// progress is the line under the pane's header while work runs: it grows with
// what is done, or a third of it travels where the length is unknown. It alone
// is drawn anew.
type progress struct {
	content *fyne.Container
	line    *canvas.Rectangle
	part    float32 // done, 0 to 1; negative where it is unknown
	at      float32 // where what travels begins, -1/3 to 1
	turn    int     // counts what is shown, so that an old step does nothing
	after   func(time.Duration, func())
}

const (
	progressHeight = 2
	progressStep   = 50 * time.Millisecond
	progressThird  = float32(1) / 3
)

// newProgress makes the line; after calls something on the window's goroutine.
func newProgress(after func(time.Duration, func())) *progress {
	p := &progress{line: canvas.NewRectangle(look.Colors().Accent), after: after}
	p.content = container.New(progressLayout{p}, p.line)
	p.content.Hide()
	return p
}

// show tells of work; of nil that none runs any more.
func (p *progress) show(r *running) {
	if r == nil {
		p.turn++
		p.content.Hide()
		return
	}
	wasKnown := p.content.Visible() && p.part >= 0
	p.part = -1
	if r.total > 0 {
		p.part = float32(r.done) / float32(r.total)
	}
	travels := p.content.Visible() && !wasKnown
	p.line.FillColor = look.Colors().Accent
	p.content.Show()
	p.place()
	if p.part < 0 && !travels {
		p.turn++
		p.at = -progressThird
		p.travel(p.turn)
	}
}

func (p *progress) travel(turn int) {
	p.after(progressStep, func() {
		if p.turn != turn || p.part >= 0 {
			return
		}
		if p.at += 0.03; p.at > 1 {
			p.at = -progressThird
		}
		p.place()
		p.travel(turn)
	})
}

// place sets the line where it belongs in the width that there is.
func (p *progress) place() {
	width := p.content.Size().Width
	from, to := float32(0), p.part
	if p.part < 0 {
		from, to = max(0, p.at), min(1, p.at+progressThird)
	}
	p.line.Move(fyne.NewPos(from*width, look.HeaderHeight-1))
	p.line.Resize(fyne.NewSize(max(0, to-from)*width, progressHeight))
}

// progressLayout sets the line over the pane, under its header.
type progressLayout struct{ p *progress }

func (progressLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l progressLayout) Layout([]fyne.CanvasObject, fyne.Size) { l.p.place() }
