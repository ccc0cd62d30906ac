package librarypane

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// form is what is recognised of a report as fields in which it can be put right.
type form struct {
	content *fyne.Container
	fields  []*formField
	kind    string
	// submitted is called by Enter in a field where all are right.
	submitted func()
}

// formField is a field with its name before it and what is wrong below.
type formField struct {
	field *widgets.Field
	row   *fyne.Container
	wrong *widgets.Label
	get   func(report.Info) string
	put   func(*library.Override, string)
	check func(string) string // what is wrong with a value, "" for nothing
}

// newForm makes a form for what is known of a report; two sets its fields in
// two columns.
func newForm(known report.Info, two bool) *form {
	f := &form{kind: known.Kind}
	title := f.field(words.Of("标题", "Title"), known.Title, func(i report.Info) string { return i.Title },
		func(o *library.Override, s string) { o.Title = &s }, nil)
	place := f.field(words.Of("地区", "Place"), known.Place, func(i report.Info) string { return i.Place },
		func(o *library.Override, s string) { o.Place = &s }, nil)
	year := f.field(words.Of("年度", "Year"), yearText(known.Year), func(i report.Info) string { return yearText(i.Year) },
		func(o *library.Override, s string) { n, _ := strconv.Atoi(s); o.Year = &n }, wrongYear)
	meeting := f.field(words.Of("会议", "Meeting"), known.Meeting, func(i report.Info) string { return i.Meeting },
		func(o *library.Override, s string) { o.Meeting = &s }, nil)
	date := f.field(words.Of("日期", "Date"), known.Date, func(i report.Info) string { return i.Date },
		func(o *library.Override, s string) { o.Date = &s }, wrongDate)
	speaker := f.field(words.Of("报告人", "Speaker"), known.Speaker, func(i report.Info) string { return i.Speaker },
		func(o *library.Override, s string) { o.Speaker = &s }, nil)
	date.field.SetPlaceHolder(words.Of("年-月-日", "year-month-day"))
	kind := named(words.Of("类型", "Kind"), f.kindPicker())
	if !two {
		f.content = container.New(&column{gap: 8}, title.row, kind, place.row, year.row, meeting.row, date.row, speaker.row)
		return f
	}
	left := container.New(&column{gap: 6}, title.row, place.row, meeting.row, speaker.row)
	right := container.New(&column{gap: 6}, kind, year.row, date.row)
	f.content = container.New(halves{20}, left, right)
	return f
}

// named sets a name before a control.
func named(name string, control fyne.CanvasObject) *fyne.Container {
	return container.New(columns{52}, widgets.NewLabel(name, widgets.CaptionType, widgets.Text3Ink), control)
}

func (f *form) field(name, value string, get func(report.Info) string, put func(*library.Override, string), check func(string) string) *formField {
	ff := &formField{field: widgets.NewField("", "", 120), get: get, put: put, check: check}
	ff.field.SetText(value)
	ff.wrong = widgets.NewLabel("", widgets.CaptionType, widgets.RemovedInk)
	ff.wrong.Hide()
	below := container.New(inset{52, 0, 0, 0}, ff.wrong)
	below.Hide()
	ff.row = container.New(&column{gap: 2}, named(name, ff.field), below)
	ff.field.OnChanged = func(string) { ff.judge() }
	ff.field.OnSubmitted = func(string) {
		if f.right() && f.submitted != nil {
			f.submitted()
		}
	}
	f.fields = append(f.fields, ff)
	return ff
}

// judge shows what is wrong with the field and reports whether it is right.
func (ff *formField) judge() bool {
	wrong := ""
	if ff.check != nil {
		wrong = ff.check(strings.TrimSpace(ff.field.Text))
	}
	below := ff.row.Objects[1]
	if wrong != ff.wrong.Text || ff.field.Wrong != (wrong != "") {
		ff.field.Wrong = wrong != ""
		ff.wrong.SetText(wrong)
		ff.wrong.Hidden = wrong == ""
		if wrong == "" {
			below.Hide()
		} else {
			below.Show()
		}
		ff.field.Refresh()
		ff.row.Refresh()
	}
	return wrong == ""
}

// right reports whether every field is; the first that is not has the focus.
func (f *form) right() bool {
	ok := true
	for _, ff := range f.fields {
		if !ff.judge() && ok {
			ok = false
			if c := fyne.CurrentApp().Driver().CanvasForObject(ff.field); c != nil {
				c.Focus(ff.field)
			}
		}
	}
	return ok
}

// changes are what the fields say that is not known already.
func (f *form) changes(known report.Info) (change func(*library.Override), any bool) {
	var puts []func(*library.Override)
	for _, ff := range f.fields {
		if value := strings.TrimSpace(ff.field.Text); value != ff.get(known) {
			puts = append(puts, func(o *library.Override) { ff.put(o, value) })
		}
	}
	if kind := f.kind; kind != known.Kind {
		puts = append(puts, func(o *library.Override) { o.Kind = &kind })
	}
	return func(o *library.Override) {
		for _, put := range puts {
			put(o)
		}
	}, len(puts) > 0
}

// kindPicker is the choice of the report's kind.
func (f *form) kindPicker() fyne.CanvasObject {
	var b *widgets.Selector
	b = widgets.NewSelector(kindOr(f.kind), func() {
		var items []*fyne.MenuItem
		for _, k := range kindWords() {
			it := fyne.NewMenuItem(k[1], func() {
				f.kind = k[0]
				b.Set(k[1])
			})
			it.Checked = k[0] == f.kind
			items = append(items, it)
		}
		b.Choose(items...)
	})
	return b
}

func kindOr(kind string) string {
	if w := kindWord(kind); w != "" {
		return w
	}
	return words.Of("未识别", "Unknown")
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

func wrongYear(s string) string {
	if n, err := strconv.Atoi(s); s != "" && (err != nil || n < 1949 || n > 2100) {
		return words.Of("年度是 1949 到 2100 之间的四位数字", "A year from 1949 to 2100")
	}
	return ""
}

func wrongDate(s string) string {
	if s == "" {
		return ""
	}
	for _, form := range []string{"2006-01-02", "2006-01"} {
		if _, err := time.Parse(form, s); err == nil {
			return ""
		}
	}
	return words.Of("日期写成 2025-01-08 或 2025-01", "Write 2025-01-08 or 2025-01")
}

// halves sets two objects beside each other.
type halves struct{ gap float32 }

func (h halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

func (h halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := (size.Width - h.gap) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(w+h.gap), 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}
