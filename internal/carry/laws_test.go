package carry

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
	"reportdesk/seeds"
)

func reported(doc *report.Document) metric.Reported {
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
}

// law checks what holds of every draft, whatever it was made from.
func law(t *testing.T, prior metric.Reported, o Options, d Draft) {
	t.Helper()
	doc := prior.Doc
	edits := make(text.Edits, len(d.Changes))
	for i, ch := range d.Changes {
		edits[i] = ch.Edit
		old := ch.Of(doc.Text)
		switch ch.Kind {
		case MovedYear:
			if utf8.RuneCountInString(ch.New) > utf8.RuneCountInString(old)+2 || strings.ContainsAny(ch.New, "〔\n") {
				t.Errorf("a moved year is more than a year: %q for %q", ch.New, old)
			}
		case Blanked, Rewrite:
			bs := report.Blanks(ch.New)
			if len(bs) != 1 || bs[0].Span.Len() != len(ch.New) || bs[0].Hint != old && len(report.Blanks(old)) == 0 {
				t.Errorf("a blank does not hold what stood in its place: %q for %q", ch.New, old)
			}
		case Hinted:
			if bs := report.Blanks(ch.New); !ch.Empty() || len(bs) != 1 || bs[0].Span.Len()+1 != len(ch.New) {
				t.Errorf("a hint is not a line of its own: %q", ch.New)
			}
		}
		for _, b := range doc.Blocks {
			if b.Kind == report.Heading && b.Span.Overlaps(ch.Span) && ch.Kind != MovedYear && ch.Kind != Blanked && len(report.Blanks(ch.Span.Of(doc.Text))) == 0 {
				t.Errorf("a head is touched by %s: %q", ch.Kind, b.Span.Of(doc.Text))
			}
		}
	}
	got, err := edits.Apply(doc.Text)
	if err != nil || got != d.Text {
		t.Fatalf("the changes do not lead to the draft: %v", err)
	}
	if o.Text && len(report.Blanks(doc.Text)) == 0 {
		if have, want := len(report.Blanks(d.Text)), d.Count(Blanked)+d.Count(Rewrite)+d.Count(Hinted); have != want {
			t.Errorf("blanks found again\nhave %d\nwant %d", have, want)
		}
	}
}

// heads are the heads of a text, years and blanks aside.
func heads(doc *report.Document) int {
	n := 0
	for _, b := range doc.Blocks {
		if b.Kind == report.Heading {
			n++
		}
	}
	return n
}

func TestLawsOnRealReports(t *testing.T) {
	for i, path := range corpus.Texts(t) {
		if testing.Short() && i%8 != 0 {
			continue
		}
		doc, err := ingest.Read(filepath.Base(path), corpus.Read(t, path))
		if err != nil {
			continue
		}
		t.Run(doc.Name, func(t *testing.T) {
			prior := reported(doc)
			o := Usual(doc.Info.Year + 1)
			d := From(prior, o)
			law(t, prior, o, d)
			next := report.FromText("draft", d.Text)
			if have, want := heads(next), heads(doc); have < want {
				t.Errorf("heads\nhave %d\nwant %d", have, want)
			}
			if have, want := len(metric.Extract(next)), len(prior.Metrics); have*2 > want && have > 8 {
				t.Errorf("figures that are left\nhave %d of %d", have, want)
			}
			second := reported(next)
			law(t, second, Usual(doc.Info.Year+2), From(second, Usual(doc.Info.Year+2)))
			o.Text = false
			bare := From(prior, o)
			law(t, prior, o, bare)
		})
	}
}

func FuzzFrom(f *testing.F) {
	f.Add("政府工作报告\n各位代表：\n一、2025年工作回顾\n全年地区生产总值612.4亿元，增长5.6%，居全市第三位。\n二、2026年重点工作\n新增学位4600个，2026年底前投用。", 2027, byte(15))
	f.Add("第六届人民代表大会第五次会议\n各位代表：\n五年来，“十四五”规划（2021—2025年）圆满收官，二〇二五年实现开门红。", 2031, byte(7))
	f.Add("〔待填：上年3〕个，〔待改写：首次入选〕。〔上年任务：〕\n〔上年任务：新建3所。〕\n〔待填", 2026, byte(31))
	f.Fuzz(func(t *testing.T, s string, year int, which byte) {
		if !utf8.ValidString(s) || len(s) > 20000 {
			return
		}
		prior := reported(report.FromText("fuzz", s))
		o := Options{Year: 1900 + (year&0xfff)%300, Years: which&1 > 0, Text: which&2 > 0, Figures: which&4 > 0, Tasks: which&8 > 0}
		law(t, prior, o, From(prior, o))
	})
}

// TestTwice carries a sample on by two years, one by one: what was left blank
// stays a blank and says that its hint is older; hints of tasks are not doubled.
func TestTwice(t *testing.T) {
	sample := seeds.Samples()[1]
	doc, err := ingest.Read(sample.Name, sample.Data)
	if err != nil {
		t.Fatal(err)
	}
	first := From(reported(doc), Usual(sample.Year+1))
	draft := report.FromText("draft", first.Text)
	if draft.Info.Year != sample.Year+1 {
		t.Fatalf("the draft's year\nhave %d\nwant %d", draft.Info.Year, sample.Year+1)
	}
	second := From(reported(draft), Usual(sample.Year+2))
	older := 0
	for _, b := range report.Blanks(second.Text) {
		if b.Older {
			older++
		}
	}
	if want := first.Count(Blanked); older != want {
		t.Errorf("blanks whose hint is of two years ago\nhave %d\nwant %d", older, want)
	}
	if have, want := second.Count(Hinted), first.Count(Hinted); have != want {
		t.Errorf("hints of tasks\nhave %d\nwant %d", have, want)
	}
	if n := strings.Count(second.Text, "一、"+strconv.Itoa(sample.Year+1)+"年工作回顾"); n != 1 {
		t.Errorf("the head of the review\nhave %d\nwant 1", n)
	}
}
