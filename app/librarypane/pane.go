// Package librarypane is 文库: the reports and drafts that are kept, by place
// and year, with what import recognised, doubted and left out.
package librarypane

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// Pane is the pane.
type Pane struct {
	host    desk.Host
	model   *listModel
	list    *widgets.Rows
	detail  *inspector
	empty   fyne.CanvasObject
	content fyne.CanvasObject
}

// New makes the pane; Reload fills it.
func New(host desk.Host) *Pane {
	p := &Pane{host: host, model: &listModel{now: time.Now}}
	p.list = widgets.NewRows(p.model)
	p.detail = newInspector()
	p.list.OnSelected = func(i int) { p.inspect(*p.model.rows[i].entry) }
	p.empty = p.firstUse()
	p.content = p.build()
	return p
}

// Content is the pane's whole surface.
func (p *Pane) Content() fyne.CanvasObject { return p.content }

// Focus is what has the keyboard when the pane opens.
func (p *Pane) Focus() fyne.Focusable { return p.list }

// Summary is what the status bar says of the pane.
func (p *Pane) Summary() string { return p.model.summary() }

func (p *Pane) build() fyne.CanvasObject {
	title := widgets.NewLabel(words.Of("文库", "Library"), widgets.TitleType, widgets.TextInk)
	header := container.New(widgets.Bar{Height: look.HeaderHeight, Inset: 16, Gap: 8, Right: 1, Stretch: true}, title,
		widgets.NewButton(words.Of("导入", "Import"), "import", widgets.Primary, p.host.PickFiles))
	columns := container.New(widgets.Stack{}, newColumnHeads(), widgets.NewLine())
	list := widgets.NewDock(widgets.Dock{Top: columns, Middle: p.list})
	middle := widgets.NewSurface(widgets.OnPaper, container.NewStack(list, p.empty))
	right := widgets.NewSurface(widgets.OnChrome, p.detail.content)
	regions := widgets.NewRegions(nil, middle, right, widgets.Width{}, widgets.Width{At: 372, Min: 300, Max: 560})
	top := container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, header), widgets.NewLine())
	return widgets.NewDock(widgets.Dock{Top: top, Middle: regions})
}

// newColumnHeads is the head of the list.
func newColumnHeads() fyne.CanvasObject {
	c := widgets.NewCells(5)
	caption := func(zh, en string, x, width float32, align fyne.TextAlign) widgets.Cell {
		return widgets.Cell{Text: words.Of(zh, en), Type: widgets.CaptionType, Ink: widgets.Text3Ink, X: x, Y: 7, Width: width, Align: align}
	}
	stateX := float32(16 + stateColumn)
	figureX := stateX + columnGap + figureColumn
	sizeX := figureX + columnGap + sizeColumn
	c.Set(false, false,
		caption("年度", "Year", 16, 44, fyne.TextAlignLeading),
		caption("报告", "Report", 72, 120, fyne.TextAlignLeading),
		caption("字数", "Characters", -sizeX, sizeColumn, fyne.TextAlignTrailing),
		caption("数据", "Figures", -figureX, figureColumn, fyne.TextAlignTrailing),
		caption("状态", "State", -stateX, stateColumn, fyne.TextAlignLeading))
	return container.New(widgets.Bar{Height: 32, Stretch: true}, fixedHeight{c, 32}.wrap())
}

// fixedHeight gives an object without a size of its own a height.
type fixedHeight struct {
	object fyne.CanvasObject
	height float32
}

func (f fixedHeight) wrap() fyne.CanvasObject { return container.New(f, f.object) }

// MinSize and Layout implement fyne.Layout.
func (f fixedHeight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, f.height) }

// Layout: see MinSize.
func (f fixedHeight) Layout(_ []fyne.CanvasObject, size fyne.Size) { f.object.Resize(size) }

// firstUse is what stands in the middle while the library is empty.
func (p *Pane) firstUse() fyne.CanvasObject {
	head := widgets.NewLabel(words.Of("从往年的报告开始", "Begin with earlier reports"), widgets.DisplayType, widgets.TextInk)
	head.Align = fyne.TextAlignCenter
	say := widgets.NewLabel(words.Of("写今年这一段时，就能看到去年这个位置是怎么写的、数据是多少。",
		"While writing a paragraph you see what stood in its place last year, with its figures."), widgets.LeadType, widgets.Text2Ink)
	say.Align = fyne.TextAlignCenter
	pick := widgets.NewButton(words.Of("选择文件", "Choose files"), "import", widgets.Secondary, p.host.PickFiles)
	box := container.New(widgets.Stack{Gap: 16}, head, say, container.NewCenter(pick))
	return container.New(middleThird{}, box)
}

// middleThird sets an object across the whole width, above the middle.
type middleThird struct{}

func (middleThird) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (middleThird) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(32, max(0, size.Height/3-h/2)))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-64), h))
}

// Reload reads the library's list again and shows it; done is called after.
func (p *Pane) Reload(done func()) {
	var entries []library.Entry
	p.host.Start(desk.Job{
		Key: "library-list", Name: words.Of("正在读取文库", "Reading the library"),
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			entries, err = p.host.Library().List(ctx)
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.show(entries)
			if done != nil {
				done()
			}
		},
	})
}

func (p *Pane) show(entries []library.Entry) {
	chosen := 0
	if i := p.list.Selected(); i >= 0 && p.model.rows[i].entry != nil {
		chosen = p.model.rows[i].entry.ID
	}
	p.model.set(entries)
	p.list.Reload()
	if len(entries) == 0 {
		p.empty.Show()
	} else {
		p.empty.Hide()
	}
	i := p.model.find(chosen)
	if i < 0 && len(p.model.rows) > 1 {
		i = 1
	}
	if i < 0 {
		p.detail.clear()
		return
	}
	p.list.Select(i)
}

// inspect opens an entry beside the window and shows what it is.
func (p *Pane) inspect(e library.Entry) {
	p.detail.show(e, nil)
	var doc *report.Document
	p.host.Start(desk.Job{
		Key: "library-inspect", Name: words.Of("正在打开", "Opening"),
		Run: func(ctx context.Context, _ func(int, int)) (err error) {
			doc, err = p.host.Library().Document(ctx, library.Reference{ID: e.ID})
			return err
		},
		Done: func(err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.detail.show(e, doc)
		},
	})
}
