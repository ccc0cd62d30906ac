package librarypane

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
)

// firstUse is what stands in the pane while the library is empty.
func firstUse(host desk.Host) fyne.CanvasObject {
	pick := widgets.NewButton(words.Of("选择文件", "Choose files"), "import", widgets.Primary, host.PickFiles)
	drop := container.New(&column{gap: 8},
		container.New(centred{32, 32}, widgets.NewSymbol("import", widgets.AccentInk, 32)),
		centredLabel(words.Of("把文件或文件夹拖到这里", "Drop files or a folder here"), widgets.LeadType, widgets.TextInk),
		container.New(beside{gap: 8}, pick, textOf(words.Of("或按 Ctrl+O", "or press Ctrl+O"), widgets.CaptionType, widgets.Text2Ink)))
	formats := words.Of("可读：docx、txt、html、md　　编码自动识别　　网页的菜单、页脚会去掉，并列给您看",
		"Reads docx, txt, html, md　　finds the encoding　　leaves out menus and page feet, and lists them")
	cards := container.New(halves{16},
		firstCard("library", words.Of("先用示例试试", "Try with samples"),
			words.Of("三年虚构的临江区报告，六十多项数据逐年相连。用完可一键移除。", "Three invented years of one district. Removed with one click."),
			words.Of("载入示例文库", "Load the samples"), host.LoadSamples),
		firstCard("draft", words.Of("直接写一份", "Just write"),
			words.Of("从空白起稿，以后再导入往年报告，也能自动对上。", "Begin with an empty page; earlier reports can be imported later."),
			words.Of("新建草稿", "New draft"), func() { host.NewDraft(library.Entry{}) }))
	body := container.New(&column{},
		widgets.NewLabel(words.Of("从往年的报告开始", "Begin with earlier reports"), widgets.DisplayType, widgets.TextInk),
		wrapped(words.Of("把前几年的报告放进来，写今年这一段时，就能看到去年这个位置是怎么写的、数据是多少。",
			"Put them here, and while writing a paragraph you see what stood in its place last year, with its figures."), widgets.LeadType, widgets.Text2Ink, 6),
		container.New(inset{0, 20, 0, 0}, newDashed(container.New(inset{0, 28, 0, 28}, drop))),
		container.New(inset{2, 10, 2, 0}, widgets.NewLabel(formats, widgets.CaptionType, widgets.Text3Ink)),
		container.New(inset{0, 24, 0, 0}, cards))
	page := container.NewVScroll(container.New(firstPage{}, body))
	return widgets.NewSurface(widgets.OnPaper, page)
}

func firstCard(icon, head, say, word string, do func()) fyne.CanvasObject {
	title := container.New(widgets.Bar{Height: 24, Gap: 8, Stretch: true}, widgets.NewSymbol(icon, widgets.AccentInk, 20),
		widgets.NewLabel(head, widgets.LeadBold, widgets.TextInk))
	return newCard(widgets.OnPaper, sepInk, 8, 16, container.New(&column{gap: 6}, title, wrapped(say, widgets.UIType, widgets.Text2Ink, 0),
		container.New(inset{0, 4, 0, 0}, container.New(widgets.Bar{Height: look.ButtonHeight}, widgets.NewButton(word, "", widgets.Secondary, do)))))
}

func centredLabel(s string, t widgets.Type, ink widgets.Ink) fyne.CanvasObject {
	l := widgets.NewLabel(s, t, ink)
	l.Align = fyne.TextAlignCenter
	return l
}

// wrapped is a text that folds to its width.
func wrapped(s string, t widgets.Type, ink widgets.Ink, top float32) fyne.CanvasObject {
	p := widgets.NewPassage(s, t, t.Size+8)
	p.Ink = ink
	return container.New(inset{0, top, 0, 0}, p)
}

// centred sets an object of a size in the middle of the width.
type centred struct{ width, height float32 }

func (c centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, c.height) }
func (c centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(c.width, c.height))
	objects[0].Move(fyne.NewPos((size.Width-c.width)/2, 0))
}

// beside sets objects beside each other, together in the middle of the width.
type beside struct{ gap float32 }

func (b beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, look.ButtonHeight) }
func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total := -b.gap
	for _, o := range objects {
		total += o.MinSize().Width + b.gap
	}
	x := (size.Width - total) / 2
	for _, o := range objects {
		m := o.MinSize()
		o.Resize(m)
		o.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		x += m.Width + b.gap
	}
}

// firstPage sets the page of the first start in the middle, at most 820 wide.
type firstPage struct{}

const firstWidth = 820

func (firstPage) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height+48)
}

func (firstPage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := min(firstWidth, size.Width-64)
	objects[0].Resize(fyne.NewSize(w, objects[0].Size().Height))
	h := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(w, h))
	objects[0].Move(fyne.NewPos((size.Width-w)/2, max(24, (size.Height-h)*0.46)))
}

// dashed is a frame of dashes on sunken ground: here things can be dropped.
type dashed struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

func newDashed(content fyne.CanvasObject) *dashed {
	d := &dashed{content: content}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *dashed) CreateRenderer() fyne.WidgetRenderer {
	r := &dashedRenderer{dashed: d, fill: canvas.NewRectangle(color.Transparent)}
	r.fill.CornerRadius = 8
	r.paint()
	return r
}

type dashedRenderer struct {
	dashed *dashed
	fill   *canvas.Rectangle
	dashes []fyne.CanvasObject
}

func (r *dashedRenderer) MinSize() fyne.Size { return r.dashed.content.MinSize() }

func (r *dashedRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.dashed.content.Resize(size)
	r.dashes = nil
	add := func(x, y, w, h float32) {
		d := canvas.NewRectangle(look.Colors().Line)
		d.Move(fyne.NewPos(x, y))
		d.Resize(fyne.NewSize(w, h))
		r.dashes = append(r.dashes, d)
	}
	const dash, step, corner = 4, 7, 8
	for x := float32(corner); x < size.Width-corner; x += step {
		add(x, 0, dash, 1)
		add(x, size.Height-1, dash, 1)
	}
	for y := float32(corner); y < size.Height-corner; y += step {
		add(0, y, 1, dash)
		add(size.Width-1, y, 1, dash)
	}
}

func (r *dashedRenderer) paint() { r.fill.FillColor = look.Colors().Sunken }
func (r *dashedRenderer) Refresh() {
	r.paint()
	r.Layout(r.dashed.Size())
	r.fill.Refresh()
	r.dashed.content.Refresh()
}

func (r *dashedRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{r.fill}, r.dashes...), r.dashed.content)
}
func (r *dashedRenderer) Destroy() {}
