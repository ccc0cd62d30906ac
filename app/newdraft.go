package app

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// NewDraft implements desk.Host: a sheet that asks for place, year and title
// and begins a draft, empty or with the text of an entry.
func (w *Window) NewDraft(from library.Entry) {
	var reports []library.Entry
	w.Start(desk.Job{
		Key: "draft-bases",
		Run: func(ctx context.Context, _ func(int, int)) error {
			list, err := w.lib.List(ctx)
			for _, e := range list {
				if e.Kind == library.Report {
					reports = append(reports, e)
				}
			}
			return err
		},
		Done: func(err error) {
			w.Fail(err)
			newDraftSheet(w, from, reports).show()
		},
	})
}

// draftSheet is the sheet in which a draft is begun.
type draftSheet struct {
	w                  *Window
	from               library.Entry // ID 0: from nothing
	reports            []library.Entry
	base               *widgets.Selector
	title, place, year *widgets.Field
	say, wrong         *widgets.Label
	wrongRow           *fyne.Container // hidden while nothing is wrong
	sheet              *widgets.Sheet
}

func newDraftSheet(w *Window, from library.Entry, reports []library.Entry) *draftSheet {
	s := &draftSheet{
		w: w, reports: reports,
		title: widgets.NewField(words.Of("政府工作报告", "Work report"), "", 240),
		place: widgets.NewField(words.Of("临江区", "Place"), "", 240),
		year:  widgets.NewField(strconv.Itoa(time.Now().Year()), "", 120),
		say:   widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink),
		wrong: widgets.NewLabel("", widgets.CaptionType, widgets.RemovedInk),
	}
	s.base = widgets.NewSelector("", s.chooseBase)
	s.year.OnChanged = func(string) { s.judge(false) }
	s.wrongRow = below(s.wrong)
	s.wrongRow.Hide()
	rows := container.New(widgets.Stack{Gap: 8},
		setting(words.Of("底稿", "Begin with"), s.base), below(s.say),
		setting(words.Of("写哪一年", "Year"), s.year), s.wrongRow,
		setting(words.Of("标题", "Title"), s.title), setting(words.Of("地区", "Place"), s.place))
	s.sheet = widgets.NewSheet(words.Of("新建草稿", "New draft"), container.New(padded{24, 20}, rows), fyne.NewSize(600, 360))
	s.sheet.Actions = []*widgets.Button{
		widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { s.sheet.Close() }),
		widgets.NewButton(words.Of("新建", "Create"), "", widgets.Primary, s.begin),
	}
	for _, f := range []*widgets.Field{s.title, s.place, s.year} {
		f.OnSubmitted = func(string) { s.begin() }
	}
	s.setBase(from)
	return s
}

// show opens the sheet with the year selected, which is what most have to change.
func (s *draftSheet) show() {
	s.sheet.ShowOver(s.w.Canvas(), s.year)
	s.year.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// below sets a sentence under a control of setting.
func below(l *widgets.Label) *fyne.Container {
	return container.New(widgets.Bar{Height: 18, Stretch: true}, container.New(fixedWidth{112}, widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)), l)
}

// setBase takes another text to begin with, and proposes what follows from it.
func (s *draftSheet) setBase(from library.Entry) {
	s.from = from
	info := from.Info
	s.base.Set(baseWord(from))
	s.say.SetText(words.Of("以这份的正文起稿；底稿本身不改动。", "Begins with its text; the report itself stays as it is."))
	if from.ID == 0 {
		info = s.w.bench.entry.Info
		s.say.SetText(words.Of("从空白起稿，只有标题。", "An empty draft with its title."))
	}
	s.place.SetText(info.Place)
	s.title.SetText(words.Of("政府工作报告", "Work report"))
	if info.Title != "" {
		s.title.SetText(titleWithoutYear(info))
	}
	next := time.Now().Year()
	if info.Year != 0 {
		next = info.Year + 1
	}
	s.year.SetText(strconv.Itoa(next))
}

// titleWithoutYear is a title that holds for another year as well.
func titleWithoutYear(i report.Info) string {
	return strings.NewReplacer(fmt.Sprintf("%d年度", i.Year), "", fmt.Sprintf("%d年", i.Year), "").Replace(i.Title)
}

func baseWord(e library.Entry) string {
	if e.ID == 0 {
		return words.Of("空白", "Nothing")
	}
	return strings.Join(strings.Fields(fmt.Sprintf("%s %d %s", e.Info.Place, e.Info.Year, titleWithoutYear(e.Info))), " ")
}

// chooseBase opens the choice of texts to begin with: nothing, or a report, the
// newest first.
func (s *draftSheet) chooseBase() {
	item := func(e library.Entry) *fyne.MenuItem {
		it := fyne.NewMenuItem(widgets.UIType.Fit(baseWord(e), 420), func() { s.setBase(e) })
		it.Checked = e.ID == s.from.ID
		return it
	}
	items := []*fyne.MenuItem{item(library.Entry{})}
	for i := len(s.reports) - 1; i >= 0; i-- {
		items = append(items, item(s.reports[i]))
	}
	s.base.Choose(items...)
}

// judge reports whether the year is one, and says what is wrong with it; focus
// goes back to it where asked for.
func (s *draftSheet) judge(focus bool) bool {
	n, err := strconv.Atoi(strings.TrimSpace(s.year.Text))
	ok := err == nil && n >= 1949 && n <= 2100
	wrong := ""
	if !ok {
		wrong = words.Of("年度是 1949 到 2100 之间的四位数字", "A year from 1949 to 2100")
	}
	s.year.Wrong = !ok
	s.year.Refresh()
	s.wrong.SetText(wrong)
	if s.wrongRow.Visible() == ok {
		s.wrongRow.Hidden = ok
		s.sheet.Content.Refresh()
	}
	if !ok && focus {
		s.w.Canvas().Focus(s.year)
	}
	return ok
}

func (s *draftSheet) begin() {
	if !s.judge(true) {
		return
	}
	n, _ := strconv.Atoi(strings.TrimSpace(s.year.Text))
	title := strings.TrimSpace(s.title.Text)
	if title == "" {
		title = s.title.PlaceHolder
	}
	kind := s.from.Info.Kind
	if kind == "" {
		kind = s.w.bench.entry.Info.Kind
	}
	s.sheet.Close()
	s.w.beginDraft(s.from, report.Info{Title: title, Place: strings.TrimSpace(s.place.Text), Year: n, Kind: kind})
}

func (w *Window) beginDraft(from library.Entry, info report.Info) {
	var made library.Entry
	w.Start(desk.Job{
		Key: "draft-new", Name: words.Of("正在新建", "Creating"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			body := info.Title + "\n"
			if from.ID != 0 {
				doc, err := w.lib.Document(ctx, library.Reference{ID: from.ID})
				if err != nil {
					return err
				}
				body = doc.Text
			}
			var err error
			made, err = w.lib.AddDraft(ctx, info, body)
			return err
		},
		Done: func(err error) {
			if err != nil {
				w.Fail(err)
				return
			}
			w.Changed()
			w.Open(made)
		},
	})
}
