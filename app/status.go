package app

import (
	"time"

	"fyne.io/fyne/v2"
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
	summary string
	busy    string
	cancel  func()
	message string
	undo    func()
	until   int // counts messages, so that an old timer does not clear a newer one
}

func newStatus() *status {
	s := &status{label: widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)}
	s.action = widgets.NewLink("", s.act)
	s.action.Hide()
	s.content = container.New(widgets.Bar{Height: look.StatusHeight, Inset: 16, Gap: 12, Right: 1, Stretch: true}, s.label, s.action)
	return s
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
func (s *status) say(sentence string, undo func()) {
	s.message, s.undo = sentence, undo
	s.until++
	mine := s.until
	time.AfterFunc(said, func() {
		fyne.Do(func() {
			if s.until == mine {
				s.message, s.undo = "", nil
				s.show()
			}
		})
	})
	s.show()
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
	s.action.SetText(word)
	if word == "" {
		s.action.Hide()
	} else {
		s.action.Show()
	}
	s.content.Refresh()
}

// banner is the line under a pane's top that says what went wrong.
type banner struct {
	content *fyne.Container
	label   *widgets.Label
}

const bannerHeight = 36

func newBanner() *banner {
	b := &banner{label: widgets.NewLabel("", widgets.UIType, widgets.RemovedInk)}
	row := container.New(widgets.Bar{Height: bannerHeight, Inset: 16, Gap: 12, Right: 1, Stretch: true}, b.label,
		widgets.NewButton("", "close", widgets.Quiet, b.hide))
	b.content = container.NewStack(widgets.NewSurface(widgets.OnRemoved, row))
	b.content.Hide()
	return b
}

func (b *banner) show(sentence string) {
	b.label.SetText(sentence)
	b.content.Show()
}

func (b *banner) hide() { b.content.Hide() }
