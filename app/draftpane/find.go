package draftpane

import (
	"context"
	"errors"
	"fmt"
	"regexp/syntax"
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/editor"
	"reportdesk/internal/text"
)

// findBar is the rows over the text that find and replace.
type findBar struct {
	pane         *Pane
	content      fyne.CanvasObject
	query, fresh *widgets.Field
	second       *fyne.Container // the row of replacing
	replacing    bool            // whether it was shown last
	anyWidth     *widgets.Toggle
	regexp       *widgets.Toggle
	inside       *widgets.Toggle
	within       *text.Span // what is looked through where inside is on; follows the edits
	count        *widgets.Label
	note         *widgets.Label
	hits         []editor.Hit
	now          int // which hit is looked at, -1 none
	from         int // where the caret stood when looking began
}

// findPause is how long the query rests before it is looked for.
const findPause = 80 * time.Millisecond

const fieldWidth = 250

func newFindBar(p *Pane) *findBar {
	f := &findBar{pane: p, now: -1}
	f.query = f.newField(words.Of("查找", "Find"), "search")
	f.query.OnChanged = func(string) { f.search(true) }
	f.query.OnSubmitted = func(string) { f.step(!widgets.ShiftHeld()) }
	f.fresh = f.newField(words.Of("替换为", "Replace with"), "swap")
	f.fresh.OnSubmitted = func(string) { f.replace() }
	f.anyWidth = f.newToggle(words.Of("半＝全", "Width-blind"))
	f.anyWidth.SetOn(true)
	f.regexp = f.newToggle(words.Of("正则", "Regex"))
	f.inside = f.newToggle(words.Of("选区内", "In selection"))
	f.count = widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)
	f.count.Align = fyne.TextAlignTrailing
	f.note = widgets.NewLabel("", widgets.CaptionType, widgets.Text3Ink)
	first := container.New(widgets.Bar{Height: 34, Inset: 16, Gap: 6, Right: 1}, container.New(inField{}, f.query, f.count),
		widgets.NewButton("", "up", widgets.Secondary, func() { f.step(false) }),
		widgets.NewButton("", "down", widgets.Secondary, func() { f.step(true) }),
		f.anyWidth, f.regexp, f.inside, widgets.NewButton("", "close", widgets.Quiet, p.Escape))
	f.second = container.New(widgets.Bar{Height: 36, Inset: 16, Gap: 6, Stretch: true}, f.fresh,
		widgets.NewButton(words.Of("替换", "Replace"), "", widgets.Secondary, f.replace),
		widgets.NewButton(words.Of("全部替换", "Replace all"), "", widgets.Secondary, f.replaceAll), f.note)
	rows := container.New(widgets.Stack{}, gap(6), first, f.second, gap(6))
	f.content = container.New(widgets.Stack{}, widgets.NewSurface(widgets.OnChrome, rows), widgets.NewLine())
	f.content.Hide()
	return f
}

// newToggle makes a switch of how is looked.
func (f *findBar) newToggle(word string) *widgets.Toggle {
	t := widgets.NewToggle(word, nil)
	t.Height = 26
	t.OnTapped = func() {
		t.SetOn(!t.On())
		if t == f.inside {
			f.bound()
		}
		f.search(true)
	}
	return t
}

// bound takes what is selected for what is looked through. Where nothing is, the
// whole text is.
func (f *findBar) bound() {
	f.within = nil
	if !f.inside.On() {
		return
	}
	if s := f.pane.view.State().Selection.Span(); !s.Empty() {
		f.within, f.from = &s, s.Start
		return
	}
	f.inside.SetOn(false)
	f.pane.host.Say(words.Of("先在正文里选一段，再按“选区内”", "Select a part of the text first"), nil)
}

func (f *findBar) newField(placeholder, symbol string) *widgets.Field {
	field := widgets.NewField(placeholder, symbol, fieldWidth)
	field.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			f.pane.Escape()
			return true
		}
		if f.pane.plain(e) {
			return true
		}
		if len(e.Name) > 1 && e.Name[0] == 'F' {
			widgets.PassOn(field, e)
			return true
		}
		return false
	}
	field.OnShortcut = f.pane.command
	return field
}

// gap is an invisible object of a height.
func gap(height float32) fyne.CanvasObject { return tall(height).of(container.NewWithoutLayout()) }

// inField sets what is said of a field's text inside it, at its right end.
type inField struct{}

func (inField) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (inField) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widgets.Place(objects[0], 0, 0, size.Width, size.Height)
	h := objects[1].MinSize().Height
	widgets.Place(objects[1], size.Width-140, (size.Height-h)/2, 130, h)
}

// open shows the bar; what is selected in one paragraph is looked for.
func (f *findBar) open(replacing bool) {
	f.replacing = replacing && !f.pane.readOnly
	show(f.second, f.replacing)
	f.content.Show()
	f.pane.middle.Refresh()
	s := f.pane.view.State()
	f.from = s.Selection.Span().Start
	switch sp := s.Selection.Span(); {
	case sp.Empty():
	case s.Text.LineOf(sp.Start) != s.Text.LineOf(sp.End):
		f.inside.SetOn(true) // several paragraphs are what is looked through
		f.bound()
	case sp.Len() < 120:
		f.query.SetText(s.Text.Slice(sp))
	}
	f.pane.host.Canvas().Focus(f.query)
	f.query.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.search(false)
}

// close takes the bar away; the hit that the caret is at stays selected.
func (f *findBar) close() {
	if !f.content.Visible() {
		return
	}
	if f.atHit() {
		f.pane.selectSpan(f.hits[f.now].Span)
	}
	f.inside.SetOn(false)
	f.within = nil
	f.content.Hide()
	f.hits, f.now = nil, -1
	f.pane.view.SetHits(nil, -1)
	f.pane.middle.Refresh()
}

// changed looks again after the text has changed; until then the hits follow the edits.
func (f *findBar) changed(es text.Edits) {
	if f.within != nil && len(es) > 0 {
		*f.within = es.MapSpan(*f.within)
	}
	if f.content.Visible() {
		f.search(false)
	}
}

// asked is what is looked for, made ready; an expression that cannot be read is
// said at the field.
func (f *findBar) asked() (*editor.Search, bool) {
	q := editor.Query{Text: f.query.Text, AnyWidth: f.anyWidth.On(), Regexp: f.regexp.On()}
	if f.within != nil {
		in := *f.within
		q.Within = &in
	}
	s, err := editor.NewSearch(q)
	if wrong := err != nil; wrong != f.query.Wrong {
		f.query.Wrong = wrong
		f.query.Refresh()
	}
	if err != nil {
		f.hits, f.now = nil, -1
		f.pane.view.SetHits(nil, -1)
		f.count.SetText(words.Of("表达式不完整", "Cannot be read"))
		f.note.SetText(wrongExpression(err))
	}
	return s, err == nil
}

// wrongExpression says what is wrong with a regular expression.
func wrongExpression(err error) string {
	var e *syntax.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	what, known := map[syntax.ErrorCode]string{
		syntax.ErrMissingParen:          words.Of("括号没有成对", "a bracket is missing"),
		syntax.ErrUnexpectedParen:       words.Of("括号没有成对", "a bracket is missing"),
		syntax.ErrMissingBracket:        words.Of("方括号没有成对", "a square bracket is missing"),
		syntax.ErrMissingRepeatArgument: words.Of("重复号前没有内容", "nothing to repeat"),
		syntax.ErrInvalidRepeatOp:       words.Of("重复号连用", "repeated twice"),
		syntax.ErrTrailingBackslash:     words.Of("末尾的反斜杠后没有内容", "nothing behind the backslash"),
	}[e.Code]
	if !known {
		what = words.Of("写法不认识", "not understood")
	}
	return what + words.Of("：", ": ") + e.Expr
}

func (f *findBar) find(t editor.Text) []editor.Hit {
	s, ok := f.asked()
	if !ok {
		return nil
	}
	return s.Find(t.String())
}

// search looks for the query beside the window; going goes on to the first hit
// from where looking began.
func (f *findBar) search(going bool) {
	s := f.pane.view.State()
	asked, ok := f.asked()
	if !ok {
		return
	}
	var hits []editor.Hit
	f.pane.host.Start(desk.Job{
		Key: "draftpane-find",
		Run: func(ctx context.Context, _ func(int, int)) error {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(findPause):
			}
			hits = asked.Find(s.Text.String())
			return nil
		},
		Done: func(err error) {
			now := f.pane.view.State()
			if err != nil || !f.content.Visible() || now.Revision != s.Revision || f.query.Wrong {
				return
			}
			f.hits = hits
			at := now.Selection.Span().Start
			if going {
				at = f.from
			}
			f.near(at)
			if going {
				f.look()
			}
		},
	})
}

// near looks at the first hit from a place on.
func (f *findBar) near(at int) {
	f.now = -1
	if n := len(f.hits); n > 0 {
		f.now = sort.Search(n, func(i int) bool { return f.hits[i].Start >= at }) % n
	}
	f.show()
}

func (f *findBar) show() {
	spans := make([]text.Span, len(f.hits))
	for i, h := range f.hits {
		spans[i] = h.Span
	}
	f.pane.view.SetHits(spans, f.now)
	f.note.SetText("")
	switch {
	case f.query.Text == "":
		f.count.SetText("")
	case len(f.hits) == 0:
		f.count.SetText(words.Of("没有找到", "Not found"))
	default:
		f.count.SetText(fmt.Sprintf(words.Of("第 %d 处，共 %d 处", "%d of %d"), f.now+1, len(f.hits)))
		f.note.SetText(fmt.Sprintf(words.Of("%d 处作为一步，可撤销", "%d as one step that can be undone"), len(f.hits)))
	}
}

// again is F3: the next hit, also where the bar was closed since.
func (f *findBar) again(forward bool) {
	switch {
	case f.query.Text == "":
		f.open(f.replacing)
	case !f.content.Visible():
		f.content.Show()
		f.pane.middle.Refresh()
		f.hits = f.find(f.pane.view.State().Text)
		f.now = -1
		f.step(forward)
	default:
		f.step(forward)
	}
}

// look brings the hit that is looked at into view, with the caret before it: a
// selection would hide the hit's colour.
func (f *findBar) look() {
	if f.now >= 0 {
		f.pane.moveTo(f.hits[f.now].Start)
		f.pane.view.Reveal(f.hits[f.now].Span)
	}
}

// atHit reports whether the caret stands at the hit that is looked at.
func (f *findBar) atHit() bool {
	s := f.pane.view.State()
	return f.now >= 0 && f.now < len(f.hits) && s.Selection.Empty() && s.Selection.Head == f.hits[f.now].Start &&
		f.hits[f.now].End <= s.Text.Len()
}

// step goes to the next hit behind the caret, or the one before it. From the
// caret's own place a hit counts only where the caret was not brought to it.
func (f *findBar) step(forward bool) {
	n := len(f.hits)
	if n == 0 {
		return
	}
	at := f.pane.view.State().Selection.Span().Start
	i := sort.Search(n, func(i int) bool { return f.hits[i].Start >= at })
	switch {
	case !forward:
		i--
	case f.atHit():
		i++
	}
	f.now = (i + n) % n
	f.from = f.hits[f.now].Start
	f.look()
	f.show()
}

// replace replaces the hit that the caret is at and goes on to the next one;
// where it is at none, it goes to one first.
func (f *findBar) replace() {
	if f.pane.readOnly {
		return
	}
	at, s := f.atHit(), f.pane.view.State()
	f.hits = f.find(s.Text)
	if !at || f.now >= len(f.hits) || f.hits[f.now].Start != s.Selection.Head {
		f.step(true)
		return
	}
	asked, ok := f.asked()
	if !ok {
		return
	}
	hit := f.hits[f.now]
	tr := asked.ReplaceAll(s.Text.String(), f.hits[f.now:f.now+1], f.fresh.Text, time.Now())
	behind := editor.At(hit.Start + len(tr.Edits[0].New))
	tr.Selection = &behind
	if err := f.pane.view.Apply(tr); err != nil {
		f.pane.host.Fail(err)
		return
	}
	f.hits = f.find(f.pane.view.State().Text)
	f.near(behind.Head)
	f.look()
}

// replaceAll replaces every hit as one step.
func (f *findBar) replaceAll() {
	asked, ok := f.asked()
	if !ok {
		return
	}
	whole := f.pane.view.State().Text.String()
	f.hits = asked.Find(whole)
	n := len(f.hits)
	if n == 0 || f.pane.readOnly {
		f.show()
		return
	}
	if err := f.pane.view.Apply(asked.ReplaceAll(whole, f.hits, f.fresh.Text, time.Now())); err != nil {
		f.pane.host.Fail(err)
		return
	}
	f.pane.say(fmt.Sprintf(words.Of("已替换 %d 处", "%d replaced"), n))
}
