package app

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/internal/metric"
)

// What is chosen of the metric workbook is remembered by what is left out, so that
// a year or a field that comes later is in.
const (
	prefBookWithout  = "export.book.without." // + sheets, periods, fields, kinds
	prefBookAsked    = "export.book.asked"    // the sheets were chosen once: ForWindow counts no more
	prefBookTemplate = "export.book.template"
)

// ticks are boxes for the parts of one thing.
type ticks struct {
	key   string
	names []string
	boxes []*widgets.Check
	row   fyne.CanvasObject
}

// newTicks shows a box for each name, ticked but for those left out before.
func (w *Window) newTicks(key string, names, shown []string) *ticks {
	t := &ticks{key: prefBookWithout + key, names: names}
	without := w.Preferences().StringList(t.key)
	if key == "sheets" && !w.Preferences().Bool(prefBookAsked) {
		for _, s := range names {
			if !slices.Contains(export.ForWindow(), s) {
				without = append(without, s)
			}
		}
	}
	row := container.New(rowsOfBoxes{width: 516})
	for i := range names {
		box := widgets.NewCheck(shown[i], func(bool) { w.remember(t) })
		box.SetOn(!slices.Contains(without, names[i]))
		t.boxes = append(t.boxes, box)
		row.Add(box)
	}
	t.row = row
	return t
}

// remember keeps what is left out of the names that are shown now, and what was
// left out of others.
func (w *Window) remember(t *ticks) {
	var without []string
	for _, s := range w.Preferences().StringList(t.key) {
		if !slices.Contains(t.names, s) {
			without = append(without, s)
		}
	}
	for i, box := range t.boxes {
		if !box.On() {
			without = append(without, t.names[i])
		}
	}
	w.Preferences().SetStringList(t.key, without)
	if t.key == prefBookWithout+"sheets" {
		w.Preferences().SetBool(prefBookAsked, true)
	}
}

// chosen are the names that are ticked, nil where all are.
func (t *ticks) chosen() []string {
	list := []string{}
	for i, box := range t.boxes {
		if box.On() {
			list = append(list, t.names[i])
		}
	}
	if len(list) == len(t.names) {
		return nil
	}
	return list
}

// bookChoice is the part of the export sheet that chooses what goes into the workbook.
type bookChoice struct {
	sheets, periods, fields, kinds *ticks
	template                       string
	rows                           []fyne.CanvasObject
}

func (w *Window) newBookChoice(book export.Book) *bookChoice {
	c := &bookChoice{template: w.Preferences().String(prefBookTemplate)}
	periods, fields := export.ColumnsOf(book).Periods, export.FieldsOf(book)
	c.sheets = w.newTicks("sheets", export.Sheets(), export.Sheets())
	c.periods = w.newTicks("periods", periods, periods)
	c.fields = w.newTicks("fields", fields, fields)
	c.kinds = w.newTicks("kinds",
		[]string{string(metric.Level), string(metric.Growth), string(metric.Change), string(metric.Rank)},
		[]string{words.Of("总量", "Levels"), words.Of("增速", "Growth"), words.Of("增减", "Changes"), words.Of("位次", "Ranks")})
	c.rows = []fyne.CanvasObject{
		besideName(words.Of("工作表", "Sheets"), c.sheets.row),
		besideName(words.Of("年份", "Years"), c.periods.row),
		besideName(words.Of("数据", "Figures"), c.kinds.row),
		besideName(words.Of("领域", "Fields"), c.fields.row),
		setting(words.Of("模板", "Template"), w.templateButtons(c)),
	}
	return c
}

// templateButtons chooses a workbook of the user's own to be filled instead.
func (w *Window) templateButtons(c *bookChoice) fyne.CanvasObject {
	named := func() string {
		if c.template == "" {
			return words.Of("标准格式", "Standard")
		}
		return filepath.Base(c.template)
	}
	name := widgets.NewLabel(named(), widgets.UIType, widgets.TextInk)
	set := func(path string) {
		c.template = path
		w.Preferences().SetString(prefBookTemplate, path)
		name.SetText(named())
	}
	pick := widgets.NewButton(words.Of("模板…", "Template…"), "folder", widgets.Secondary, func() {
		w.pick(workbooks[:1], func(u fyne.URI) { set(u.Path()) })
	})
	standard := widgets.NewButton(words.Of("用标准格式", "Use the standard"), "", widgets.Secondary, func() { set("") })
	return container.New(widgets.Bar{Height: look.ButtonHeight, Gap: 8, Stretch: true}, pick, standard, name)
}

// choice is what is ticked.
func (c *bookChoice) choice() export.Choice {
	choice := export.Choice{Sheets: c.sheets.chosen(), Periods: c.periods.chosen(), Fields: c.fields.chosen()}
	for _, kind := range c.kinds.chosen() {
		choice.Kinds = append(choice.Kinds, metric.Kind(kind))
	}
	if choice.Kinds == nil && c.kinds.chosen() != nil {
		choice.Kinds = []metric.Kind{}
	}
	return choice
}

// writer is what writes the workbook as it is chosen now, or fills the template.
func (c *bookChoice) writer() func(context.Context, io.Writer, *desk.Work) error {
	choice, template := c.choice(), c.template
	return func(ctx context.Context, w io.Writer, work *desk.Work) error {
		book := bookOf(work)
		if template == "" {
			return export.Workbook(ctx, w, book, choice)
		}
		body, err := os.ReadFile(template)
		if err != nil {
			return &templateError{err}
		}
		_, err = export.FillTemplate(ctx, w, bytes.NewReader(body), book, choice)
		return err
	}
}

// templateError is the failure of reading a template.
type templateError struct{ err error }

func (e *templateError) Error() string { return "read template: " + e.err.Error() }
func (e *templateError) Unwrap() error { return e.err }

func bookOf(work *desk.Work) export.Book {
	return export.Book{Reports: work.Reports(), Series: work.Series, Made: time.Now()}
}

// besideName sets rows of boxes beside their name.
func besideName(name string, rows fyne.CanvasObject) fyne.CanvasObject {
	return container.New(beside{112}, widgets.NewLabel(name, widgets.UIType, widgets.Text2Ink), rows)
}

// beside gives the first object a width, and the second the rest; both stand at the top.
type beside struct{ width float32 }

func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(b.width+right.Width, max(left.Height, right.Height))
}

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(b.width, objects[0].MinSize().Height))
	objects[1].Move(fyne.NewPos(b.width, 0))
	objects[1].Resize(fyne.NewSize(size.Width-b.width, size.Height))
}

// rowsOfBoxes sets objects behind each other, in as many rows as the width asks for.
type rowsOfBoxes struct{ width float32 }

const boxGap = 16

func (r rowsOfBoxes) places(objects []fyne.CanvasObject) ([]fyne.Position, float32) {
	at := make([]fyne.Position, len(objects))
	var x, y, tall float32
	for i, o := range objects {
		size := o.MinSize()
		if x > 0 && x+size.Width > r.width {
			x, y, tall = 0, y+tall+4, 0
		}
		at[i] = fyne.NewPos(x, y)
		x, tall = x+size.Width+boxGap, max(tall, size.Height)
	}
	return at, y + tall
}

func (r rowsOfBoxes) MinSize(objects []fyne.CanvasObject) fyne.Size {
	_, height := r.places(objects)
	return fyne.NewSize(r.width, height)
}

func (r rowsOfBoxes) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	at, _ := r.places(objects)
	for i, o := range objects {
		o.Move(at[i])
		o.Resize(o.MinSize())
	}
}
