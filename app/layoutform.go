package app

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/export"
)

const prefLayout = "export.layout"

// unitLayout is what a unit sets otherwise than the standard does (本单位): the
// margins in millimetres, the body's font, its size and the distance of its lines
// in points. The heads keep the standard's fonts in the body's size.
type unitLayout struct {
	Own                      bool // in force, not the standard
	Top, Right, Bottom, Left float64
	Font                     string
	Size, Pitch              float64
}

// unitLayoutOf is the one that was kept; at first it has the standard's measures.
func unitLayoutOf(p fyne.Preferences) unitLayout {
	u := unitLayout{Top: 37, Right: 26, Bottom: 35, Left: 28, Font: export.Official().Body.Font, Size: 16, Pitch: 28.95}
	_ = json.Unmarshal([]byte(p.String(prefLayout)), &u) // what does not fit leaves the standard's
	return u
}

func (u unitLayout) keep(p fyne.Preferences) {
	b, err := json.Marshal(u)
	if err == nil { // numbers and a string always do
		p.SetString(prefLayout, string(b))
	}
}

// layout is how the report is printed.
func (u unitLayout) layout() export.Layout {
	l := export.Official()
	if !u.Own {
		return l
	}
	l.Name = "本单位"
	l.Top, l.Right, l.Bottom, l.Left = export.Millimetres(u.Top), export.Millimetres(u.Right), export.Millimetres(u.Bottom), export.Millimetres(u.Left)
	l.Lines, l.Characters, l.LinePitch = 0, 0, int(u.Pitch*20)
	l.Body.Font, l.Body.Size = u.Font, int(u.Size*2)
	for i := range l.Heads {
		l.Heads[i].Size = l.Body.Size
	}
	return l
}

// layoutRows let the user choose between the standard and the unit's own layout,
// and set that; changed is told whenever another one is in force, with what stands
// against it ("" for nothing).
func layoutRows(p fyne.Preferences, changed func(problem string)) []fyne.CanvasObject {
	u := unitLayoutOf(p)
	own := container.New(widgets.Stack{Gap: 8})
	keep := func() {
		u.keep(p)
		problem := ""
		if err := u.layout().Check(); err != nil {
			problem = words.Of("这样的版式印不出来：边距、字号或行距超出了纸", "This cannot be printed: margins, size or lines do not fit the paper")
		}
		changed(problem)
	}
	number := func(word string, value *float64) []fyne.CanvasObject {
		f := widgets.NewField("", "", 56)
		f.SetText(strconv.FormatFloat(*value, 'f', -1, 64))
		f.OnChanged = func(s string) {
			v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
			f.Wrong = err != nil || v < 0 || v > 1000
			f.Refresh()
			if !f.Wrong {
				*value = v
				keep()
			}
		}
		return []fyne.CanvasObject{widgets.NewLabel(word, widgets.UIType, widgets.Text2Ink), container.New(fixedWidth{64}, f)}
	}
	row := func(name string, objects ...[]fyne.CanvasObject) fyne.CanvasObject {
		var all []fyne.CanvasObject
		for _, o := range objects {
			for i, c := range o {
				if l, ok := c.(*widgets.Label); ok {
					o[i] = container.New(fixedWidth{l.Type.Measure(l.Text).Width + 1}, l)
				}
			}
			all = append(all, o...)
		}
		return setting(name, container.New(widgets.Bar{Height: look.ButtonHeight, Gap: 8}, all...))
	}
	font := widgets.NewField("", "", 120)
	font.SetText(u.Font)
	font.OnChanged = func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			u.Font = s
			keep()
		}
	}
	own.Objects = []fyne.CanvasObject{
		row(words.Of("页边距 毫米", "Margins mm"), number(words.Of("上", "top"), &u.Top), number(words.Of("右", "right"), &u.Right),
			number(words.Of("下", "bottom"), &u.Bottom), number(words.Of("左", "left"), &u.Left)),
		row(words.Of("正文", "Body"), []fyne.CanvasObject{container.New(fixedWidth{150}, font)},
			number(words.Of("字号 磅", "size pt"), &u.Size), number(words.Of("行距 磅", "lines pt"), &u.Pitch)),
	}
	which := widgets.NewChoice([]string{words.Of("国标（GB/T 9704）", "GB/T 9704"), words.Of("本单位", "Our own")}, func(i int) {
		u.Own = i == 1
		own.Hidden = !u.Own
		keep()
	})
	if own.Hidden = !u.Own; u.Own {
		which.Set(1)
	}
	return []fyne.CanvasObject{setting(words.Of("版式", "Layout"), which.Container), own}
}

// saysLayout is what is said of the documents in a layout.
func (u unitLayout) saysLayout() string {
	if u.Own {
		return fmt.Sprintf(words.Of("本单位版式，正文%s %g 磅", "Our own layout, body %s %g pt"), u.Font, u.Size)
	}
	return words.Of("国标（GB/T 9704），可直接排印", "As GB/T 9704 has it, ready to print")
}
