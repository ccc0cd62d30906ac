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
	"reportdesk/app/draftpane"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor/textview"
	"reportdesk/internal/carry"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// NewDraft implements desk.Host: a sheet that says what a draft is begun with and
// shows how it will look. An entry is proposed as what it is begun from; without
// one, the newest report.
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
			newDraftSheet(w, from, reports).open()
		},
	})
}

// draftSheet is the sheet in which a draft is begun.
type draftSheet struct {
	w                  *Window
	with               beginning
	from               library.Entry // ID 0: no report to begin from
	reports            []library.Entry
	begins             *widgets.Choice
	base               *widgets.Selector
	title, place, year *widgets.Field
	wrong              *widgets.Label // what is wrong with the year
	ticks              []*carryTick
	form               *widgets.Flow
	preview            *textview.View
	size, doubt        *widgets.Label
	prior              *prior // the report that was read last
	sheet              *widgets.Sheet
	closed             bool
}

func newDraftSheet(w *Window, from library.Entry, reports []library.Entry) *draftSheet {
	s := &draftSheet{
		w: w, reports: reports,
		title:   widgets.NewField(words.Of("政府工作报告", "Work report"), "", 120),
		place:   widgets.NewField(words.Of("临江区", "Place"), "", 120),
		year:    widgets.NewField(strconv.Itoa(time.Now().Year()), "", 120),
		wrong:   widgets.NewLabel("", widgets.CaptionType, widgets.RemovedInk),
		doubt:   widgets.NewLabel("", widgets.CaptionType, widgets.WarningInk),
		size:    widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink),
		form:    widgets.NewFlow(fyne.NewPos(20, 14), 6),
		preview: draftpane.NewPreview(26),
	}
	s.size.Align = fyne.TextAlignTrailing
	s.base = widgets.NewSelector("", s.chooseBase)
	s.begins = widgets.NewChoice([]string{
		words.Of("以上年报告为底稿", "Last year's report"), words.Of("通用章节结构", "Usual sections"), words.Of("空白", "Nothing"),
	}, func(i int) { s.setBeginning(beginning(i)) })
	s.ticks = carryTicks(s.show)
	s.build()
	if from.ID == 0 {
		from = s.newest()
	}
	s.setBase(from)
	s.year.OnChanged = func(string) { s.judge(false); s.show() }
	s.title.OnChanged = func(string) { s.show() }
	return s
}

// build lays the sheet out: what is asked at the left, how it will look at the right.
func (s *draftSheet) build() {
	top := container.New(widgets.Bar{Height: 38, Inset: 20, Right: 1, Stretch: true},
		widgets.NewLabel(words.Of("起稿后的样子", "How it will begin"), widgets.UIBold, widgets.TextInk),
		container.New(fixedWidth{140}, s.size))
	doubt := container.New(widgets.Bar{Height: 22, Inset: 20, Stretch: true}, s.doubt)
	right := widgets.NewSurface(widgets.OnPaper, widgets.NewDock(widgets.Dock{Top: top, Middle: s.preview, Bottom: doubt}))
	s.sheet = widgets.NewSheet(words.Of("新建草稿", "New draft"),
		widgets.NewDock(widgets.Dock{Left: container.New(edged{400}, s.form, widgets.NewLineDown()), Middle: right}), fyne.NewSize(880, 588))
	s.sheet.Note = words.Of("底稿本身不改动", "The report itself stays as it is")
	s.sheet.OnClosed = func() { s.closed = true }
	s.sheet.Actions = []*widgets.Button{
		widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { s.sheet.Close() }),
		widgets.NewButton(words.Of("新建", "Create"), "", widgets.Primary, s.begin),
	}
	for _, f := range []*widgets.Field{s.title, s.place, s.year} {
		f.OnSubmitted = func(string) { s.begin() }
	}
}

// lay shows the rows that are asked for what the draft begins with.
func (s *draftSheet) lay() {
	rows := []fyne.CanvasObject{settingsHead(words.Of("从哪里开始", "Begin with")), s.begins.Container}
	if s.with == fromReport {
		rows = append(rows, setting(words.Of("底稿", "Report"), s.base))
	}
	rows = append(rows, setting(words.Of("写哪一年", "Year"), s.year))
	if s.wrong.Text != "" {
		rows = append(rows, below(s.wrong))
	}
	if s.with == fromReport {
		rows = append(rows, settingsHead(words.Of("怎么处理底稿", "What becomes of it")))
		for _, t := range s.ticks {
			rows = append(rows, container.New(widgets.Bar{Height: 26, Right: 1}, t.box, container.New(fixedWidth{72}, t.count)))
		}
	}
	rows = append(rows, settingsHead(words.Of("新稿", "The draft")),
		setting(words.Of("标题", "Title"), s.title), setting(words.Of("地区", "Place"), s.place))
	s.form.Set(true, rows...)
}

// carryTick is one thing that carrying on does, with how much there is of it.
type carryTick struct {
	box   *widgets.Check
	count *widgets.Label
	set   func(o *carry.Options, on bool)
	tell  func(begun) string
}

// carryTicks are the five of them, all ticked; changed is told of each click.
func carryTicks(changed func()) []*carryTick {
	places := func(k carry.Kind, zh, en string) func(begun) string {
		return func(b begun) string { return fmt.Sprintf(words.Of("%d "+zh, "%d "+en), b.carried.Count(k)) }
	}
	list := []*carryTick{
		{
			box: widgets.NewCheck(words.Of("年份顺延一年", "Years moved on"), nil),
			set: func(o *carry.Options, on bool) { o.Years = on }, tell: places(carry.MovedYear, "处", "places"),
		},
		{
			box: widgets.NewCheck(words.Of("数据改为待填空白，旁注上年数", "Figures as blanks, last year's beside them"), nil),
			set: func(o *carry.Options, on bool) { o.Figures = on }, tell: places(carry.Blanked, "处", "places"),
		},
		{
			box: widgets.NewCheck(words.Of("上年“重点工作”移作“回顾”的提示", "Last year's tasks as hints in the review"), nil),
			set: func(o *carry.Options, on bool) { o.Tasks = on }, tell: places(carry.Hinted, "段", "paragraphs"),
		},
		{
			box: widgets.NewCheck(words.Of("保留正文", "Keep the text"), nil),
			set: func(o *carry.Options, on bool) { o.Text = on },
			tell: func(b begun) string {
				return fmt.Sprintf(words.Of("%s 字", "%s characters"), widgets.Thousands(b.characters))
			},
		},
	}
	for _, t := range list {
		t.count = widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)
		t.count.Align = fyne.TextAlignTrailing
		t.box.SetOn(true)
		t.box.OnChanged = func(bool) { changed() }
	}
	return list
}

// open shows the sheet with the year selected, which is what most have to change.
func (s *draftSheet) open() {
	s.sheet.ShowOver(s.w.Canvas(), s.year)
	s.year.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// below sets a sentence under a control of setting.
func below(l *widgets.Label) *fyne.Container {
	return container.New(widgets.Bar{Height: 18, Stretch: true}, container.New(fixedWidth{112}, widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)), l)
}

// newest is the newest report of the place that is worked on: of the draft in
// hand, else of the report that came in last. The samples stand back where the
// user has reports of their own.
func (s *draftSheet) newest() library.Entry {
	var last library.Entry
	for _, e := range s.reports {
		if own, had := !e.Sample, !last.Sample && last.ID != 0; own && !had || own == had && e.ID > last.ID {
			last = e
		}
	}
	place := last.Info.Place
	if in := s.w.bench.entry; in.ID != 0 && (!in.Sample || last.Sample) {
		place = in.Info.Place
	}
	var newest library.Entry
	for _, e := range s.reports {
		if e.Info.Place == place && e.Info.Year >= newest.Info.Year {
			newest = e
		}
	}
	if newest.ID == 0 {
		return last
	}
	return newest
}

// setBeginning takes another beginning.
func (s *draftSheet) setBeginning(b beginning) {
	s.with = b
	s.begins.Set(int(b))
	s.lay()
	s.show()
}

// setBase takes another text to begin from, and proposes what follows from it. A
// draft is copied as it is.
func (s *draftSheet) setBase(from library.Entry) {
	s.from = from
	info, next := from.Info, from.Info.Year+1
	copied := from.Kind == library.Draft
	if from.ID == 0 {
		info = s.w.bench.entry.Info
	}
	if copied {
		next = info.Year
	}
	if next <= 1 {
		next = time.Now().Year()
	}
	for _, t := range s.ticks {
		t.box.SetOn(!copied)
	}
	s.ticks[len(s.ticks)-1].box.SetOn(true) // its text
	s.base.Set(baseWord(from))
	s.place.SetText(info.Place)
	s.title.SetText(words.Of("政府工作报告", "Work report"))
	if info.Title != "" {
		s.title.SetText(titleWithoutYear(info))
	}
	s.year.SetText(strconv.Itoa(next))
	if from.ID == 0 {
		s.setBeginning(fromHeads)
		return
	}
	s.setBeginning(fromReport)
}

// titleWithoutYear is a title that holds for another year as well.
func titleWithoutYear(i report.Info) string {
	return strings.NewReplacer(fmt.Sprintf("%d年度", i.Year), "", fmt.Sprintf("%d年", i.Year), "").Replace(i.Title)
}

func baseWord(e library.Entry) string {
	if e.ID == 0 {
		return words.Of("文库里还没有报告", "No report in the library")
	}
	return desk.Title(e.Info)
}

// chooseBase opens the choice of reports to begin from, the newest first.
func (s *draftSheet) chooseBase() {
	var items []*fyne.MenuItem
	for i := len(s.reports) - 1; i >= 0; i-- {
		e := s.reports[i]
		it := fyne.NewMenuItem(widgets.UIType.Fit(baseWord(e), 420), func() { s.setBase(e) })
		it.Checked = e.ID == s.from.ID
		items = append(items, it)
	}
	if len(items) > 0 {
		s.base.Choose(items...)
	}
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
	if s.wrong.Text != wrong {
		s.wrong.SetText(wrong)
		s.lay()
	}
	if !ok && focus {
		s.w.Canvas().Focus(s.year)
	}
	return ok
}

// plan is what is asked for now; its year is one.
func (s *draftSheet) plan() plan {
	n, _ := strconv.Atoi(strings.TrimSpace(s.year.Text))
	title := strings.TrimSpace(s.title.Text)
	if title == "" {
		title = s.title.PlaceHolder
	}
	kind := s.from.Info.Kind
	if kind == "" {
		kind = s.w.bench.entry.Info.Kind
	}
	p := plan{
		with: s.with, base: s.from, options: carry.Options{Year: n},
		info: report.Info{Title: title, Place: strings.TrimSpace(s.place.Text), Year: n, Kind: kind},
	}
	for _, t := range s.ticks {
		t.set(&p.options, t.box.On())
	}
	return p
}

// show makes the text that the sheet asks for, beside the window, and shows it.
func (s *draftSheet) show() {
	if !s.judge(false) {
		return
	}
	plan, known := s.plan(), s.prior
	var made begun
	s.w.Start(desk.Job{
		Key: "draft-preview",
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			made, err = plan.compose(ctx, s.w.lib, known)
			return err
		},
		Done: func(err error) {
			if s.closed {
				return
			}
			if err != nil {
				s.doubt.SetText(Sentence(err))
				return
			}
			s.prior = made.prior
			s.tell(made)
		},
	})
}

// tell shows the text and what was done to make it.
func (s *draftSheet) tell(b begun) {
	draftpane.ShowPreview(s.preview, b.text, b.top)
	s.size.SetText(fmt.Sprintf(words.Of("%d 个标题，%s 字", "%d heads, %s characters"), b.heads, widgets.Thousands(b.characters)))
	for _, t := range s.ticks {
		t.count.SetText(t.tell(b))
	}
	s.doubt.SetText(strings.Join(b.carried.Warnings, words.Of("；", "; ")))
}

func (s *draftSheet) begin() {
	if !s.judge(true) {
		return
	}
	plan, known := s.plan(), s.prior
	s.sheet.Close()
	s.w.beginDraft(plan, known)
}

func (w *Window) beginDraft(p plan, known *prior) {
	var made library.Entry
	w.Start(desk.Job{
		Key: "draft-new", Name: words.Of("正在新建", "Creating"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			b, err := p.compose(ctx, w.lib, known)
			if err != nil {
				return err
			}
			made, err = w.lib.AddDraft(ctx, p.info, b.text)
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

// edged gives an object a width and ends it with a line.
type edged struct{ width float32 }

func (e edged) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(e.width, 0) }

func (e edged) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(e.width-1, size.Height))
	objects[1].Move(fyne.NewPos(e.width-1, 0))
	objects[1].Resize(fyne.NewSize(1, size.Height))
}
