package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestAPopoverClosesByAClickBesideIt(t *testing.T) {
	app := test.NewApp()
	defer app.Quit()
	under := NewLabel("地区", UIType, TextInk)
	w := test.NewWindow(container.NewWithoutLayout(under))
	defer w.Close()
	w.Resize(fyne.NewSize(400, 300))
	under.Move(fyne.NewPos(340, 10))
	under.Resize(fyne.NewSize(50, 20))
	closed := 0
	p := &Popover{
		Content:  NewLabel("在里面", UIType, TextInk),
		CardSize: func() fyne.Size { return fyne.NewSize(200, 1000) },
		OnClosed: func() { closed++ },
	}
	p.ShowUnder(w.Canvas(), under)
	at, size := p.card.Position(), p.card.Size()
	if at.X < 0 || at.X+size.Width > 400 || at.Y < 30 || at.Y+size.Height > 300 {
		t.Errorf("the card at %v, %v\nwant it under its opener and within 400 × 300", at, size)
	}
	p.Tapped(&fyne.PointEvent{Position: at.AddXY(20, 20)})
	if closed != 0 {
		t.Error("a click on the card closed it")
	}
	p.Tapped(&fyne.PointEvent{Position: fyne.NewPos(2, 2)})
	p.Close()
	if closed != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("closed %d times, over the window %v\nwant once, nothing", closed, w.Canvas().Overlays().Top())
	}
}
