package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
)

// said is how long a sentence stays in the status bar, and with it its undo.
const said = 10 * time.Second

// status is the line at the window's foot: what was done or runs, what the pane holds.
type status struct {
	content *fyne.Container
	label   *widgets.Label
	action  *widgets.Link
	look    *widgets.Link // 查看, before the action
	shown   func()        // what look does, nil for nothing
	right   *widgets.Label
	summary string
	busy    string
	cancel  func()
	message string
	undo    func()
	until   int  // counts messages, so that an old timer does not clear a newer one
	stays   bool // what is said stays: without an event loop a timer would draw beside the one who tests
}

func newStatus() *status {
	s := &status{label: widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)}
	s.action = widgets.NewLink("", s.act)
	s.action.Hide()
	s.look = widgets.NewLink(words.Of("查看", "Show"), func() { s.shown() })
	s.look.Hide()
	s.right = widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)
	s.right.Align = fyne.TextAlignTrailing
	s.content = container.New(statusLayout{}, s.label, s.look, s.action, s.right)
	return s
}

// setSaved says at the right when the draft was saved.
func (s *status) setSaved(sentence string) { s.right.SetText(sentence) }

// statusLayout sets what is said at the left with its action right behind it,
// and what is known of saving at the right.
type statusLayout struct{}

func (statusLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, look.StatusHeight) }

func (statusLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label, look, action, right := objects[0].(*widgets.Label), objects[1], objects[2], objects[3]
	h := label.MinSize().Height
	y := (size.Height - h) / 2
	const rightWidth = 200
	end := size.Width - 16 - rightWidth
	right.Move(fyne.NewPos(end, y))
	right.Resize(fyne.NewSize(rightWidth, h))
	links := float32(60)
	if look.Visible() {
		links += look.MinSize().Width + 12
	}
	w := min(label.Type.Measure(label.Text).Width+1, max(0, end-16-links))
	label.Move(fyne.NewPos(16, y))
	label.Resize(fyne.NewSize(w, h))
	x := 16 + w + 12
	if look.Visible() {
		look.Move(fyne.NewPos(x, y))
		look.Resize(look.MinSize())
		x += look.MinSize().Width + 12
	}
	action.Move(fyne.NewPos(x, y))
	action.Resize(action.MinSize())
}

func (s *status) act() {
	switch {
	case s.busy != "" && s.cancel != nil:
		s.cancel()
	case s.undo != nil:
		undo := s.undo
		s.message, s.undo = "", nil
		s.show()
		undo()
	}
}

// say shows a sentence for ten seconds.
func (s *status) say(sentence string, undo func()) { s.offer(sentence, nil, undo) }

// offer shows a sentence for ten seconds, behind it 查看 and 撤销 where there is
// something that they do.
func (s *status) offer(sentence string, shown, undo func()) {
	s.message, s.shown, s.undo = sentence, shown, undo
	s.until++
	mine := s.until
	s.show()
	if s.stays {
		return
	}
	time.AfterFunc(said, func() {
		fyne.Do(func() {
			if s.until == mine {
				s.message, s.undo = "", nil
				s.show()
			}
		})
	})
}

func (s *status) setBusy(what string, cancel func()) {
	s.busy, s.cancel = what, cancel
	s.show()
}

func (s *status) setSummary(text string) {
	s.summary = text
	s.show()
}

// show picks what matters most: what runs, then what was done, then what is there.
func (s *status) show() {
	text, word := s.summary, ""
	switch {
	case s.busy != "":
		text = s.busy
		if s.cancel != nil {
			word = words.Of("取消", "Cancel")
		}
	case s.message != "":
		text = s.message
		if s.undo != nil {
			word = words.Of("撤销", "Undo")
		}
	}
	s.label.SetText(text)
	s.look.Hidden = s.busy != "" || s.message == "" || s.shown == nil
	s.action.SetText(word)
	if word == "" {
		s.action.Hide()
	} else {
		s.action.Show()
	}
	s.content.Refresh()
}

// bannerKind says what makes a banner go.
type bannerKind int

const (
	passing    bannerKind = iota // the user closes it, or the next import
	saveFailed                   // stands until saving works again
)

// banner is the line under a pane's top that says what went wrong.
type banner struct {
	content *fyne.Container
	label   *widgets.Label
	kind    bannerKind
	// over is what the banner stands in: it gives it room, and takes it back.
	over *fyne.Container
}

const bannerHeight = 36

func newBanner() *banner {
	b := &banner{label: widgets.NewLabel("", widgets.UIType, widgets.RemovedInk)}
	row := container.New(widgets.Bar{Height: bannerHeight, Inset: 16, Gap: 12, Right: 1, Stretch: true}, b.label,
		widgets.NewButton("", "close", widgets.Quiet, func() { b.clear(b.kind) }))
	b.content = container.NewStack(widgets.NewSurface(widgets.OnRemoved, row))
	b.content.Hide()
	return b
}

func (b *banner) show(sentence string, kind bannerKind) {
	b.kind = kind
	b.label.SetText(sentence)
	b.content.Show()
	b.lay()
}

// lay makes room for the banner, or takes it away: Fyne does not lay out anew
// what an object is shown or hidden in.
func (b *banner) lay() {
	b.over.Layout.Layout(b.over.Objects, b.over.Size())
	canvas.Refresh(b.over)
}

// clear takes a banner of a kind away.
func (b *banner) clear(kind bannerKind) {
	if b.kind == kind && b.content.Visible() {
		b.content.Hide()
		b.lay()
	}
}
