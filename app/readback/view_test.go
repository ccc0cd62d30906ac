package readback

import (
	"context"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/export/review"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

const draft = `临江区2026年政府工作报告
一、2025年工作回顾
全年地区生产总值完成612.4亿元，增长5.6%。高新技术企业达到143家，净增25家。
粮食总产量8.75万吨。全年新增学位1890个，新建口袋公园11处。
`

// host is a window of the view alone; what the view asks for is noted.
type host struct {
	desk.Host
	window   fyne.Window
	went     []text.Span
	applied  []text.Edits
	versions []string
	logged   []string
	said     []string
	locked   bool
	slow     bool // work beside the window takes its time
	revision int  // for which a step was last asked
}

func (h *host) Canvas() fyne.Canvas    { return h.window.Canvas() }
func (h *host) Say(s string, _ func()) { h.said = append(h.said, s) }
func (h *host) ShowPlace(p desk.Place) { h.went = append(h.went, p.Span) }

func (h *host) Start(j desk.Job) {
	if !h.slow {
		j.Done(j.Run(context.Background(), nil))
	}
}

func (h *host) Took(file, _ string, list []review.Correction) {
	h.logged = append(h.logged, file)
}

func (h *host) SaveVersion(name string, done func(library.Version, error)) {
	h.versions = append(h.versions, name)
	done(library.Version{}, nil)
}

func (h *host) Apply(e text.Edits, revision int, _ string) bool {
	h.revision = revision
	if h.locked {
		return false
	}
	h.applied = append(h.applied, e)
	return true
}

// sitting is the view with a workbook read, driven as a user would.
type sitting struct {
	t    *testing.T
	host *host
	view *View
	work *desk.Work
}

func open(t *testing.T, width, height float32) *sitting {
	t.Helper()
	words.Use("zh")
	a := test.NewApp()
	t.Cleanup(a.Quit)
	a.Settings().SetTheme(&look.Theme{Mode: look.Light})
	h := &host{}
	h.window = a.NewWindow("")
	h.window.SetPadded(false)
	v := New(h)
	h.window.SetContent(container.NewStack(widgets.NewSurface(widgets.OnPaper, v.Content())))
	h.window.Resize(fyne.NewSize(width, height))
	d := report.FromText("稿", draft)
	s := &sitting{t, h, v, &desk.Work{Draft: metric.Reported{Doc: d, Metrics: metric.Extract(d)}}}
	v.work = s.work
	return s
}

// read shows what a workbook brought back.
func (s *sitting) read(back *review.Readback) {
	s.view.book = workbook{name: "会后.xlsx", data: []byte{}, back: back, log: []library.Taken{{
		Made: time.Date(2026, 1, 5, 16, 12, 0, 0, time.Local), File: "初审.xlsx", By: "办公室", Changes: make([]library.Change, 3),
	}}}
	s.view.book.follows = s.follows(back)
	s.view.model.set(back, s.view.book.follows, s.work)
	s.view.refresh()
}

// of is a correction of the draft's figure old.
func (s *sitting) of(name, old, changed string, state review.State, why string) review.Correction {
	s.t.Helper()
	at := strings.Index(draft, old)
	if at < 0 && state != review.Missing {
		s.t.Fatalf("the draft has no %s", old)
	}
	c := review.Correction{ID: name, Name: name, Old: old, Exported: old, New: changed, State: state, Why: why, Sheet: "指标对照", Cell: "F9"}
	if state != review.Missing {
		c.Span = text.Span{Start: at, End: at + len(old)}
		start := strings.LastIndexAny(draft[:at], "。\n") + 1
		for start < at && !strings.HasPrefix(draft[start:], "全") && draft[start]&0xC0 == 0x80 {
			start++
		}
		c.Sentence = text.Span{Start: start, End: at + strings.Index(draft[at:], "。") + len("。")}
	}
	return c
}

// follows is what follows from the number of high-tech firms.
func (s *sitting) follows(back *review.Readback) map[string][]review.Correction {
	f := s.of("高新技术企业", "25家", "23家", review.Clean, "改成 141家 后，“25家”应为 23家")
	return map[string][]review.Correction{back.Corrections[1].ID: {f}}
}

func (s *sitting) usual() *review.Readback {
	return &review.Readback{
		Corrections: []review.Correction{
			s.of("地区生产总值", "612.4亿元", "613.1亿元", review.Clean, ""),
			s.of("高新技术企业", "143家", "141家", review.Conflict, "导出时是 138家，现稿已改为 143家"),
			s.of("粮食总产量", "8.75万吨", "8.75万吨", review.Clean, ""),
			s.of("新增学位", "1890个", "1980个", review.Clean, ""),
			s.of("亿元以上新开工项目", "31个", "34个", review.Missing, "稿中已没有这一句，或这一句里没有这个数"),
		},
		Remarks: []review.Remark{
			{Name: "高新技术企业", Text: "以认定公示为准", Who: "科技局"},
			{Name: "口袋公园", Text: "含东岸一处", Who: "城管局", Span: s.of("口袋公园", "11处", "", review.Clean, "").Span},
		},
		Warnings: []string{"指标对照 H12（地区生产总值）的公式被改成了数 33，这个数是算出来的，没有读回"},
	}
}

func (s *sitting) pick(name string) *sitting {
	s.t.Helper()
	for i, l := range s.view.model.lines {
		if l.item != nil && l.item.name() == name {
			s.view.rows.Select(i)
			return s
		}
	}
	s.t.Fatalf("no row %s", name)
	return s
}

func (s *sitting) press(key fyne.KeyName) { s.view.rows.TypedKey(&fyne.KeyEvent{Name: key}) }

// taken are the new texts that the last step put into the draft.
func (s *sitting) taken() []string {
	s.t.Helper()
	if len(s.host.applied) != 1 {
		s.t.Fatalf("%d steps, want one", len(s.host.applied))
	}
	var list []string
	for _, e := range s.host.applied[0] {
		list = append(list, e.New)
	}
	return list
}

// TestPlacesAreThoseOfTheDraftThatWasRead: while the workbook is being read
// against a newer draft, what is ticked has places in the older one.
func TestPlacesAreThoseOfTheDraftThatWasRead(t *testing.T) {
	s := open(t, 1306, 690)
	s.read(s.usual())
	newer := *s.work
	newer.Revision = s.work.Revision + 1
	s.host.slow = true
	s.view.Worked(&newer)
	s.view.Take()
	if s.host.revision != s.work.Revision {
		t.Errorf("places of revision %d are put into revision %d", s.work.Revision, s.host.revision)
	}
}

func TestCleanOnesComeTickedAndAreTakenAsOneStep(t *testing.T) {
	s := open(t, 1306, 690)
	s.read(s.usual())
	s.view.Take()
	if have, want := s.taken(), []string{"613.1亿元", "1980个"}; !slices.Equal(have, want) {
		t.Errorf("taken: have %q, want %q", have, want)
	}
	if !slices.Equal(s.host.versions, []string{"核对前"}) || !slices.Equal(s.host.logged, []string{"会后.xlsx"}) {
		t.Errorf("versions %q, log %q: want the draft kept before and the file noted", s.host.versions, s.host.logged)
	}
}

func TestAConflictIsTakenOnlyAfterItWasSettled(t *testing.T) {
	s := open(t, 1306, 690)
	s.read(s.usual())
	s.pick("高新技术企业").press(fyne.KeySpace)
	if n := len(s.view.model.ticked()); n != 2 {
		t.Fatalf("%d ticked, want 2: a conflict cannot be ticked unseen", n)
	}
	s.view.settle(s.view.inspector.shown, true)
	s.pick("新增学位").press(fyne.KeySpace)
	s.view.Take()
	if have, want := s.taken(), []string{"613.1亿元", "141家"}; !slices.Equal(have, want) {
		t.Errorf("taken: have %q, want %q", have, want)
	}
}

func TestWhatFollowsIsTakenAlongOnlyWhereAsked(t *testing.T) {
	s := open(t, 1306, 690)
	s.read(s.usual())
	s.pick("高新技术企业")
	s.view.settle(s.view.inspector.shown, true)
	s.view.model.takeAlong(s.view.inspector.shown, true)
	s.view.Take()
	if have, want := s.taken(), []string{"613.1亿元", "141家", "23家", "1980个"}; !slices.Equal(have, want) {
		t.Errorf("taken: have %q, want %q", have, want)
	}
}

func TestWhatWasDecidedOutlivesANewReading(t *testing.T) {
	s := open(t, 1306, 690)
	s.read(s.usual())
	s.pick("新增学位").press(fyne.KeySpace)
	s.pick("高新技术企业")
	s.view.settle(s.view.inspector.shown, true)
	s.read(s.usual())
	var names []string
	for _, c := range s.view.model.ticked() {
		names = append(names, c.Name)
	}
	if want := []string{"地区生产总值", "高新技术企业"}; !slices.Equal(names, want) {
		t.Errorf("ticked: have %q, want %q", names, want)
	}
	if s.view.inspector.shown.name() != "高新技术企业" {
		t.Errorf("selected: have %s, want 高新技术企业", s.view.inspector.shown.name())
	}
}

func TestWhatIsMissingOrOnlyARemarkCannotBeTaken(t *testing.T) {
	s := open(t, 1306, 690)
	s.read(s.usual())
	for _, name := range []string{"亿元以上新开工项目", "口袋公园"} {
		s.pick(name).press(fyne.KeySpace)
	}
	if n := len(s.view.model.ticked()); n != 2 {
		t.Errorf("%d ticked, want 2", n)
	}
	s.pick("口袋公园").press(fyne.KeyReturn)
	if len(s.host.went) != 1 || s.host.went[0].Of(draft) != "11处" {
		t.Errorf("Enter on a remark: went to %v, want 11处", s.host.went)
	}
	if have := s.view.Count(); have != 5 {
		t.Errorf("%d to settle, want 5: what the draft says already is none", have)
	}
}

func TestADraftThatCannotBeWrittenStaysAsItIs(t *testing.T) {
	s := open(t, 1306, 690)
	s.read(s.usual())
	s.host.locked = true
	s.view.Take()
	if len(s.host.logged) > 0 || len(s.host.said) == 0 {
		t.Errorf("log %q, said %q: want nothing logged and a word about it", s.host.logged, s.host.said)
	}
}

// TestPictures draws the view where READBACK_PICTURES names a folder.
func TestPictures(t *testing.T) {
	dir := os.Getenv("READBACK_PICTURES")
	if dir == "" {
		t.Skip("READBACK_PICTURES is not set")
	}
	for name, size := range map[string]fyne.Size{"normal": {Width: 1306, Height: 690}, "small": {Width: 851, Height: 434}} {
		s := open(t, size.Width, size.Height)
		s.read(s.usual())
		s.pick("高新技术企业")
		f, err := os.Create(dir + "/" + name + ".png")
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, s.host.window.Canvas().Capture()); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}
