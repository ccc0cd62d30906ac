package compare

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// revise compares two texts as versions of one draft.
func revise(tb testing.TB, before, after string) *Comparison {
	tb.Helper()
	side := func(s string) metric.Reported { return metric.Reported{Doc: report.FromText("draft.txt", s)} }
	c, err := Documents(context.Background(), side(before), side(after), Revision)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// lawsOf returns what a comparison breaks of the laws that any must keep.
func lawsOf(c *Comparison) []string {
	var broken []string
	fail := func(format string, args ...any) { broken = append(broken, fmt.Sprintf(format, args...)) }
	old, new := passageTexts(c.Old), passageTexts(c.New)
	for k, p := range c.Pairs {
		if want, got := joinParts(old, p.Old), taken(p.Edits, Delete); got != want {
			fail("pair %d %s: taking none gives %q, want %q", k, p.Kind, got, want)
		}
		if want, got := joinParts(new, p.New), taken(p.Edits, Insert); got != want {
			fail("pair %d %s: taking all gives %q, want %q", k, p.Kind, got, want)
		}
		if p.Likeness < 0 || p.Likeness > 1 {
			fail("pair %d: likeness %v", k, p.Likeness)
		}
		for i := 1; i+1 < len(p.Edits); i++ {
			if e := p.Edits[i]; e.Op == Equal && utf8.RuneCountInString(e.Text) < 3 {
				fail("pair %d: island %q in %v", k, e.Text, p.Edits)
			}
		}
	}
	if c.Kept < 0 || c.Kept > 1 {
		fail("kept %v", c.Kept)
	}
	coverage := func(name, told string, of func(Pair) []Part) {
		if err := covers(told, c.Pairs, of); err != nil {
			fail("%s: %v", name, err)
		}
	}
	coverage("old", c.Old.Told(), func(p Pair) []Part { return p.Old })
	coverage("new", c.New.Told(), func(p Pair) []Part { return p.New })
	lastOld, lastNew, first := -1, -1, -1
	for k, p := range c.Pairs {
		if len(p.New) > 0 {
			if p.New[0].Span.Start < first {
				fail("pair %d stands before the new text's order", k)
			}
			first = p.New[0].Span.Start
		}
		if p.Moved || len(p.Old) == 0 || len(p.New) == 0 {
			continue
		}
		if p.Old[0].Span.Start <= lastOld || p.New[0].Span.Start <= lastNew {
			fail("pair %d in place does not rise", k)
		}
		lastOld, lastNew = p.Old[len(p.Old)-1].Span.Start, p.New[len(p.New)-1].Span.Start
	}
	return broken
}

// passageTexts gives a document's passages by the start of their spans.
func passageTexts(d *report.Document) map[int]string {
	m := map[int]string{}
	for _, p := range passages(metric.Reported{Doc: d}) {
		m[p.part.Span.Start] = p.text
	}
	return m
}

func joinParts(texts map[int]string, parts []Part) string {
	var list []string
	for _, p := range parts {
		list = append(list, texts[p.Span.Start])
	}
	return strings.Join(list, "\n")
}

// taken joins the equal runs and those of op.
func taken(edits []Edit, op Op) string {
	var b strings.Builder
	for _, e := range edits {
		if e.Op == Equal || e.Op == op {
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// covers reports what is not blank in told and does not stand in exactly one
// pair; only the whole of a split or merge may stand in several.
func covers(told string, pairs []Pair, of func(Pair) []Part) error {
	shared := map[text.Span]bool{}
	var spans []text.Span
	for _, p := range pairs {
		for _, x := range of(p) {
			if shared[x.Span] && (p.Kind == Split || p.Kind == Merged) {
				continue
			}
			shared[x.Span] = true
			spans = append(spans, x.Span)
		}
	}
	slices.SortFunc(spans, func(x, y text.Span) int { return cmp.Compare(x.Start, y.Start) })
	at := 0
	for _, s := range append(spans, text.Span{Start: len(told), End: len(told)}) {
		if s.Start < at {
			return fmt.Errorf("%q stands in two pairs", told[s.Start:at])
		}
		if gap := (text.Span{Start: at, End: s.Start}).Trim(told); !gap.Empty() {
			return fmt.Errorf("%q stands in no pair", gap.Of(told))
		}
		at = s.End
	}
	return nil
}

// mirror describes the pairs of a comparison, sorted, as they are or as they
// would be with the sides swapped.
func mirror(c *Comparison, swapped bool) []string {
	kinds := map[Kind]Kind{Added: Removed, Removed: Added, Split: Merged, Merged: Split}
	var list []string
	for _, p := range c.Pairs {
		kind, old, new := p.Kind, p.Old, p.New
		a, b := taken(p.Edits, Delete), taken(p.Edits, Insert)
		var equal []string
		for _, e := range p.Edits {
			if e.Op == Equal {
				equal = append(equal, e.Text)
			}
		}
		if swapped {
			if k, ok := kinds[kind]; ok {
				kind = k
			}
			old, new, a, b = new, old, b, a
		}
		list = append(list, fmt.Sprint(kind, p.Moved, p.Likeness, old, new, equal, a, "→", b))
	}
	slices.Sort(list)
	return list
}

// account is a short account of a comparison, a pair a line.
func account(c *Comparison) string {
	var b strings.Builder
	for _, p := range c.Pairs {
		fmt.Fprintf(&b, "%s", p.Kind)
		if p.Moved {
			b.WriteString(" moved")
		}
		b.WriteString(": " + marked(p.Edits) + "\n")
	}
	return b.String()
}

// marked writes a redline as [-deleted-]{+inserted+}, line ends as ¶.
func marked(edits []Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case Delete:
			b.WriteString("[-" + e.Text + "-]")
		case Insert:
			b.WriteString("{+" + e.Text + "+}")
		default:
			b.WriteString(e.Text)
		}
	}
	return strings.ReplaceAll(b.String(), "\n", "¶")
}

// alter makes another version of a text: each two bytes of the program are a
// step and a paragraph at which it is done.
func alter(t string, program []byte) string {
	ps := strings.Split(t, "\n")
	for ; len(program) >= 2 && len(ps) > 0; program = program[2:] {
		k, n := int(program[1])%len(ps), int(program[0]/8)
		p := ps[k]
		runes := []rune(p)
		switch program[0] % 8 {
		case 0:
			ps = slices.Delete(ps, k, k+1)
		case 1: // move
			ps = slices.Delete(ps, k, k+1)
			ps = slices.Insert(ps, n%(len(ps)+1), p)
		case 2: // split
			at := n % (len(runes) + 1)
			ps = slices.Replace(ps, k, k+1, string(runes[:at]), string(runes[at:]))
		case 3: // merge
			if k+1 < len(ps) {
				ps = slices.Replace(ps, k, k+2, p+ps[k+1])
			}
		case 4: // edit
			at := n % (len(runes) + 1)
			ps[k] = string(runes[:at]) + "又加快推进" + string(runes[at:])
		case 5: // shorten
			at := n % (len(runes) + 1)
			ps[k] = string(runes[:at])
		case 6: // double
			ps = slices.Insert(ps, n%(len(ps)+1), p)
		case 7: // figures
			ps[k] = strings.NewReplacer("1", "2", "5", "61", "亿元", "万元").Replace(p)
		}
	}
	return strings.Join(ps, "\n")
}

const draft = `临江区政府工作报告
各位代表：
一、过去一年工作回顾
全区地区生产总值完成512.5亿元，增长6.1%。一般公共预算收入43.35亿元，同口径增长8.2%；城镇新增就业1.2万人。
工业经济稳中有进。新增规上企业15家，技改投资增长11%，高新区二期建成投用，招引项目36个，到位资金52亿元。
乡村面貌持续改善。建成高标准农田5万亩，新改建农村公路120公里，打造和美乡村示范点8个，村集体收入全部超过20万元。
民生保障更加有力。改造老旧小区21个，新增学位3600个，区医院新院区开诊，养老床位增加500张，居民收入增长7%。
各位代表！
二、今年工作安排
今年要抓好五个方面的工作：一是稳增长，二是强产业，三是促融合，四是优环境，五是惠民生。
办好十件民生实事，新建口袋公园6处，加装电梯60部，建设社区食堂12家，开通微公交线路5条。`

func FuzzRevision(f *testing.F) {
	f.Add(draft, draft, []byte{})
	f.Add(draft, "", []byte{1 + 8*2, 5, 2 + 8*20, 6, 3, 3, 4 + 8*9, 7, 7, 4, 6, 8})
	f.Add(draft, "", []byte{1 + 8*9, 4, 1, 9, 0, 5, 5 + 8*12, 6, 6 + 8*3, 1})
	f.Add("甲\n乙\n甲\n乙", "乙\n甲\n乙\n甲", []byte{})
	f.Add("a\xffb\n\xed\xa0\x80\uFFFD", "\xff\n a\xfeb\u3000\r\nc\rd", []byte{4, 0})
	f.Add("", "  \n\n", []byte{})
	f.Fuzz(func(t *testing.T, before, after string, program []byte) {
		if len(program) > 0 {
			after = alter(before, program[:min(len(program), 40)]) + after
		}
		c := revise(t, before, after)
		for _, b := range lawsOf(c) {
			t.Errorf("%s\nold %q\nnew %q", b, before, after)
		}
		if have, want := mirror(revise(t, after, before), true), mirror(c, false); !slices.Equal(have, want) {
			t.Errorf("swapped:\n%s\nwant\n%s\nold %q\nnew %q", strings.Join(have, "\n"), strings.Join(want, "\n"), before, after)
		}
		for _, p := range revise(t, before, before).Pairs {
			if p.Kind != Same || p.Moved {
				t.Errorf("with itself: %s, moved %v, %q", p.Kind, p.Moved, taken(p.Edits, Delete))
			}
		}
	})
}

func TestRevisionStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	side := func(s string) metric.Reported { return metric.Reported{Doc: report.FromText("draft.txt", s)} }
	if _, err := Documents(ctx, side(draft), side(alter(draft, []byte{4, 4})), Revision); !errors.Is(err, context.Canceled) {
		t.Errorf("have %v, want %v", err, context.Canceled)
	}
}

var update = flag.Bool("update", false, "write what is found into the golden files")

// TestRevisionCases reads testdata/revision/*.txtar: what a case proves, both
// texts, and the pairs, one a line, deletions as [-…-], insertions as {+…+},
// line ends within a passage as ¶.
func TestRevisionCases(t *testing.T) {
	files, err := filepath.Glob("testdata/revision/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			old, new := string(a.Files[0].Data), string(a.Files[1].Data)
			c := revise(t, old, new)
			for _, b := range lawsOf(c) {
				t.Error(b)
			}
			if turned, told := mirror(revise(t, new, old), true), mirror(c, false); !slices.Equal(turned, told) {
				t.Errorf("swapped the texts give\n%s\nwant the mirror image\n%s", turned, told)
			}
			have := account(c)
			if *update {
				a.Files[2].Data = []byte(have)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[2].Data); have != want {
				t.Errorf("%sold:\n%snew:\n%shave:\n%swant:\n%s", a.Comment, old, new, have, want)
			}
		})
	}
}
