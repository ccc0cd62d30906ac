package librarypane

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Outcome is what became of a file that was to be imported.
type Outcome struct {
	Name string
	// Failed says why nothing was taken, "" where the rest is known.
	Failed string
	Entry  library.Entry
	Doc    *report.Document
	// Known: the same bytes were there already; Restored: they had been removed.
	Known, Restored bool
	// Twins counts other reports of the same place and year.
	Twins int
}

// taken reports whether the file brought something in.
func (o *Outcome) taken() bool { return o.Failed == "" && (!o.Known || o.Restored) }

// settled reports whether nothing about it waits for the user.
func (o *Outcome) settled() bool {
	return o.Failed == "" && (o.Known && !o.Restored ||
		len(o.Doc.Warnings) == 0 && len(o.Doc.Dropped) == 0 && o.Twins == 0 && missing(o.Entry.Info) == "")
}

// rank orders files in the sheet: what could not be read, what is doubted, the rest.
func (o *Outcome) rank() int {
	switch {
	case o.Failed != "":
		return 0
	case (!o.Known || o.Restored) && (len(o.Doc.Warnings) > 0 || missing(o.Entry.Info) != ""):
		return 1
	}
	return 2
}

// SayImported says what came of an import in one sentence.
func SayImported(list []Outcome) string {
	if len(list) == 1 {
		switch o := list[0]; {
		case o.Failed != "":
			return o.Failed
		case o.Known && !o.Restored:
			return fmt.Sprintf(words.Of("已在文库：%s", "In the library already: %s"), nameOf(&o.Entry))
		default:
			return fmt.Sprintf(words.Of("已导入：%s", "Imported: %s"), nameOf(&o.Entry))
		}
	}
	return countsOf(list)
}

// countsOf counts: 收入 3 份，跳过 1 份，1 份读不了.
func countsOf(list []Outcome) string {
	taken, skipped, failed := 0, 0, 0
	for i := range list {
		switch {
		case list[i].Failed != "":
			failed++
		case list[i].taken():
			taken++
		default:
			skipped++
		}
	}
	parts := []string{fmt.Sprintf(words.Of("收入 %d 份", "%d imported"), taken)}
	if skipped > 0 {
		parts = append(parts, fmt.Sprintf(words.Of("跳过 %d 份", "%d skipped"), skipped))
	}
	if failed > 0 {
		parts = append(parts, fmt.Sprintf(words.Of("%d 份读不了", "%d unreadable"), failed))
	}
	return strings.Join(parts, words.Of("，", ", "))
}

// Imported shows what came of an import where something waits for the user, and
// selects what came in.
func (p *Pane) Imported(list []Outcome, undo func()) {
	if i := slices.IndexFunc(list, func(o Outcome) bool { return o.Failed == "" }); i >= 0 {
		p.inspector.entry = list[i].Entry // what the list selects when it is read anew
	}
	if slices.ContainsFunc(list, func(o Outcome) bool { return !o.settled() }) {
		newImportSheet(p, list, undo).show()
	}
}

// importSheet shows what became of each file, and lets it be put right.
type importSheet struct {
	*details
	pane    *Pane
	files   []Outcome
	list    *widgets.Rows
	flow    *flow
	sheet   *widgets.Sheet
	form    *form
	current int
}

func newImportSheet(p *Pane, files []Outcome, undo func()) *importSheet {
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b Outcome) int { return a.rank() - b.rank() })
	s := &importSheet{pane: p, files: files, flow: newFlow(0), current: -1}
	s.details = &details{changer: p.changer, again: s.build, changed: s.took, show: func(ref library.Reference, at text.Span) {
		s.sheet.Close()
		p.read(ref, at)
	}}
	s.list = widgets.NewRows(s)
	s.list.OnSelected = s.choose
	note := wrapped(words.Of("原文件不改动。收入的是识别后的正文，去掉的内容都留着，可随时放回。",
		"The files stay as they are. What was left out is kept and can be put back at any time."), widgets.CaptionType, widgets.Text3Ink, 0)
	left := widgets.NewDock(widgets.Dock{
		Middle: container.New(inset{2, 8, 2, 0}, s.list), Bottom: container.New(&column{width: 280}, container.New(inset{18, 8, 18, 14}, note)),
	})
	body := container.New(split{316}, left, widgets.NewLineDown(), widgets.NewSurface(widgets.OnPaper, s.flow))
	s.sheet = widgets.NewSheet(words.Of("导入结果", "Import"), body, fyne.NewSize(1040, 660))
	s.sheet.Caption = countsOf(files)
	done := widgets.NewButton(words.Of("完成", "Done"), "", widgets.Primary, s.done)
	s.sheet.Actions = []*widgets.Button{done}
	if undo != nil {
		s.sheet.Back = widgets.NewButton(words.Of("撤销这次导入", "Undo this import"), "", widgets.Quiet, func() {
			s.form = nil
			s.sheet.Close()
			undo()
		})
	}
	return s
}

func (s *importSheet) show() {
	s.sheet.ShowOver(s.pane.host.Canvas(), s.list)
	first := slices.IndexFunc(s.files, func(o Outcome) bool { return !o.settled() })
	s.list.Select(first)
}

// done keeps what was written into the fields.
func (s *importSheet) done() {
	if s.keep() {
		s.sheet.Close()
	}
}

// keep applies what the fields say that was not known, and reports whether
// they are right.
func (s *importSheet) keep() bool {
	if s.form == nil {
		return true
	}
	if !s.form.right() {
		return false
	}
	o := s.files[s.current]
	if change, any := s.form.changes(o.Entry.Info); any {
		s.apply(o.Entry.ID, "", change, s.took)
	}
	return true
}

func (s *importSheet) choose(i int) {
	if i == s.current {
		return
	}
	if !s.keep() {
		s.list.SetSelected(s.current)
		return
	}
	s.current, s.all = i, false
	s.build()
	s.flow.scroll.ScrollToTop()
}

// took shows a report as it is after a change.
func (s *importSheet) took(e library.Entry, doc *report.Document) {
	for i := range s.files {
		if s.files[i].Failed == "" && s.files[i].Entry.ID == e.ID {
			s.files[i].Entry, s.files[i].Doc = e, doc
		}
	}
	s.list.Reload()
	if s.current >= 0 && s.files[s.current].Entry.ID == e.ID {
		s.build()
	}
}

// build shows the chosen file at the right.
func (s *importSheet) build() {
	o := &s.files[s.current]
	s.form = nil
	if o.Failed != "" {
		s.flow.set([]fyne.CanvasObject{
			padded(20, 16, container.New(widgets.Bar{Height: 24, Gap: 8, Stretch: true}, newSign("error", widgets.RemovedInk), middleLabel(o.Name))),
			padded(20, 8, wrapped(o.Failed, widgets.UIType, widgets.RemovedInk, 0)),
		}, true)
		return
	}
	s.form = newForm(o.Entry.Info, true)
	s.form.submitted = func() { s.keep() }
	kindOfFile := strings.Join([]string{
		formatWord(o.Doc.Format), strings.ToUpper(o.Doc.Encoding), fmt.Sprintf(words.Of("%s 字", "%s characters"), widgets.Thousands(o.Entry.Characters)),
		fmt.Sprintf(words.Of("%d 段", "%d paragraphs"), len(o.Doc.Blocks)), fmt.Sprintf(words.Of("%d 项数据", "%d figures"), o.Entry.Figures),
	}, " · ")
	facts := widgets.NewLabel(strings.ReplaceAll(kindOfFile, " ·  · ", " · "), widgets.CaptionType, widgets.Text3Ink)
	facts.Align = fyne.TextAlignTrailing
	objects := []fyne.CanvasObject{
		padded(20, 10, container.New(widgets.Bar{Height: 28, Gap: 12, Stretch: true}, textOf(words.Of("识别结果", "Recognised"), widgets.LeadBold, widgets.TextInk), facts)),
		padded(20, 8, s.form.content),
	}
	if say := knownWord(o); say != "" {
		objects = append(objects, padded(20, 12, container.New(widgets.Bar{Height: 22, Gap: 8, Stretch: true},
			newSign("copy", widgets.Text2Ink), widgets.NewLabel(say, widgets.UIType, widgets.Text2Ink))))
	}
	for i, d := range s.doubts(o.Entry, o.Doc) {
		objects = append(objects, padded(20, []float32{6, 14}[btoi(i == 0)], d))
	}
	for i, d := range s.dropped(o.Entry, o.Doc, true) {
		objects = append(objects, padded(20, []float32{0, 14}[btoi(i == 0)], d))
	}
	s.flow.set(append(objects, padded(0, 12, widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink))), false)
}

// knownWord says that a report was there already, or that there is another of its year.
func knownWord(o *Outcome) string {
	switch {
	case o.Restored:
		return words.Of("以前移出过，现已放回文库", "It had been removed and is back")
	case o.Known:
		return words.Of("已在文库，未重复收入", "In the library already; not taken twice")
	case o.Twins > 0:
		return words.Of("文库里已有同一地区同一年度的另一份", "There is another report of this place and year")
	}
	return ""
}

func formatWord(format string) string {
	return map[string]string{
		"html": words.Of("网页", "Web page"), "docx": "Word", "txt": words.Of("纯文本", "Plain text"), "md": "Markdown",
	}[format]
}

func middleLabel(s string) fyne.CanvasObject {
	l := widgets.NewLabel(s, widgets.UIBold, widgets.TextInk)
	l.Middle = true
	return l
}

// split gives its first object a width, the second (a line) one unit, the third the rest.
type split struct{ at float32 }

func (split) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (s split) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at := min(s.at, size.Width*0.4)
	objects[0].Resize(fyne.NewSize(at-1, size.Height))
	objects[1].Move(fyne.NewPos(at-1, 0))
	objects[1].Resize(fyne.NewSize(1, size.Height))
	objects[2].Move(fyne.NewPos(at, 0))
	objects[2].Resize(fyne.NewSize(size.Width-at, size.Height))
}

// The list of files.

func (s *importSheet) Count() int                  { return len(s.files) }
func (s *importSheet) Kind(int) int                { return headRow }
func (s *importSheet) Selectable(int) bool         { return true }
func (s *importSheet) Height(int, float32) float32 { return 54 }
func (s *importSheet) New(int) fyne.CanvasObject   { return newItem(headRow) }

func (s *importSheet) Bind(i int, object fyne.CanvasObject, st widgets.RowState) {
	it, o := object.(*item), &s.files[i]
	sign, ink, say := "tick", widgets.AccentInk, ""
	switch {
	case o.Failed != "":
		sign, ink, say = "error", widgets.RemovedInk, strings.TrimPrefix(o.Failed, o.Name+" ")
	case o.Known && !o.Restored:
		sign, ink, say = "copy", widgets.Text2Ink, words.Of("已在文库，未重复收入", "In the library already")
	default:
		parts := []string{strings.TrimSpace(o.Entry.Info.Place + " " + yearText(o.Entry.Info.Year))}
		if n := len(o.Doc.Warnings); n > 0 {
			sign, ink = "warn", widgets.WarningInk
			parts = append(parts, doubtsWord(n))
		} else if m := missing(o.Entry.Info); m != "" {
			sign, ink = "warn", widgets.WarningInk
			parts = append(parts, m)
		}
		if n := len(o.Doc.Dropped); n > 0 {
			parts = append(parts, fmt.Sprintf(words.Of("去掉 %d", "%d dropped"), n))
		}
		say = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
	}
	it.showSign(sign, ink, 18)
	t, sayInk := widgets.UIType, widgets.Text3Ink
	if st.Selected {
		t = widgets.UIBold
	}
	if o.Failed != "" {
		sayInk = widgets.RemovedInk
	}
	name := t.FitMiddle(o.Name, it.Size().Width-42-16)
	it.cells.Set(st.Selected, st.Hovered,
		widgets.Cell{Text: name, Type: t, Ink: widgets.TextInk, X: 42, Y: 8, Width: -16},
		widgets.Cell{Text: say, Type: widgets.CaptionType, Ink: sayInk, X: 42, Y: 28, Width: -16})
	it.lay(it.Size())
	it.sign.Move(fyne.NewPos(18, (look.RowHeight-signSize)/2+3))
}
