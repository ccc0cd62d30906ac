package report

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/text"
)

const outlined = `政府工作报告
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2025年工作回顾
过去一年，全区上下齐心协力，经济社会发展迈上新台阶。
（一）经济稳中有进。全区地区生产总值增长5.6%。
（二）民生持续改善。新增学位1200个。
指标	2025年	2026年
学位	1200	1500
二、2026年重点工作
（一）着力稳增长。一是扩大投资。二是促进消费。
（二）着力惠民生。办好实事。
1．建设幼儿园
新建幼儿园3所。
2．改造旧小区
改造旧小区12个。`

// find is the block that begins with s.
func find(t *testing.T, d *Document, s string) int {
	t.Helper()
	for i, b := range d.Blocks {
		if strings.HasPrefix(b.Span.Of(d.Text), s) {
			return i
		}
	}
	t.Fatalf("no block begins with %q", s)
	return -1
}

func TestStructure(t *testing.T) {
	type change = func(d *Document) (text.Edits, error)
	at := func(s string, f func(d *Document, i int) (text.Edits, error)) change {
		return func(d *Document) (text.Edits, error) { return f(d, find(t, d, s)) }
	}
	for _, c := range []struct {
		proves   string
		do       change
		from, to string // what of the text becomes what
	}{
		{
			"the last section, without a line end, moves up", at("（二）着力", func(d *Document, i int) (text.Edits, error) { return d.MoveBefore(i, find(t, d, "（一）着力")) }),
			"（一）着力稳增长。一是扩大投资。二是促进消费。\n（二）着力惠民生。办好实事。\n1．建设幼儿园\n新建幼儿园3所。\n2．改造旧小区\n改造旧小区12个。",
			"（二）着力惠民生。办好实事。\n1．建设幼儿园\n新建幼儿园3所。\n2．改造旧小区\n改造旧小区12个。\n（一）着力稳增长。一是扩大投资。二是促进消费。",
		},
		{
			"a part moves down with all under it", at("一、", func(d *Document, i int) (text.Edits, error) { return d.MoveAfter(i, find(t, d, "二、")) }),
			outlined[strings.Index(outlined, "一、"):],
			outlined[strings.Index(outlined, "二、"):] + "\n" + strings.TrimSuffix(outlined[strings.Index(outlined, "一、"):strings.Index(outlined, "二、")], "\n"),
		},
		{"a head goes up alone, its number written as the others", at("1．", func(d *Document, i int) (text.Edits, error) { return d.Promote(i, false) }), "1．建设", "（一）建设"},
		{
			"a head goes down with those under it", at("（二）着力", func(d *Document, i int) (text.Edits, error) { return d.Demote(i, true) }),
			"（二）着力惠民生。办好实事。\n1．建设幼儿园\n新建幼儿园3所。\n2．改造", "2．着力惠民生。办好实事。\n（1）建设幼儿园\n新建幼儿园3所。\n（2）改造",
		},
		{
			"a section with its table goes", at("（二）民生", func(d *Document, i int) (text.Edits, error) { return d.DeleteSection(i) }),
			"（二）民生持续改善。新增学位1200个。\n指标\t2025年\t2026年\n学位\t1200\t1500\n", "",
		},
		{"the last section goes with the line end before it", at("2．", func(d *Document, i int) (text.Edits, error) { return d.DeleteSection(i) }), "\n2．改造旧小区\n改造旧小区12个。", ""},
		{"a head that stands alone is merged away", at("2．", func(d *Document, i int) (text.Edits, error) { return d.Merge(i) }), "2．改造旧小区\n", ""},
		{"of a head in its paragraph only the number goes", at("（二）着力", func(d *Document, i int) (text.Edits, error) { return d.Merge(i) }), "（二）着力", "着力"},
	} {
		if strings.Count(outlined, c.from) != 1 {
			t.Fatalf("%s: %q stands not once", c.proves, c.from)
		}
		d := FromText("", outlined)
		es, err := c.do(d)
		have, err2 := es.Apply(d.Source)
		if want := strings.Replace(outlined, c.from, c.to, 1); err != nil || err2 != nil || have != want {
			t.Errorf("%s: %v %v\nhave\n%s\nwant\n%s", c.proves, err, err2, have, want)
		}
	}
}

func TestWhatTheOutlineDoesNotAllow(t *testing.T) {
	d := FromText("", outlined)
	one, two, par := find(t, d, "一、"), find(t, d, "（二）民生"), find(t, d, "过去")
	for name, f := range map[string]func() (text.Edits, error){
		"into itself":       func() (text.Edits, error) { return d.MoveBefore(one, two) },
		"a paragraph":       func() (text.Edits, error) { return d.MoveBefore(par, two) },
		"above the highest": func() (text.Edits, error) { return d.Promote(one, false) },
		"before the first":  func() (text.Edits, error) { return d.Merge(one) },
		"out of the text":   func() (text.Edits, error) { return d.DeleteSection(999) },
	} {
		if es, err := f(); !errors.Is(err, ErrStructure) {
			t.Errorf("%s: %v %v", name, es, err)
		}
	}
}

func TestRenumber(t *testing.T) {
	for _, c := range []struct{ proves, in, want string }{
		{"in each section from 1, as written", "一、甲甲\n(二)乙乙。话。\n(五)丙丙。话。\n四、丁丁\n（二）戊戊。话。", "一、甲甲\n(一)乙乙。话。\n(二)丙丙。话。\n二、丁丁\n（一）戊戊。话。"},
		{"through the whole where most count on", "一、甲甲\n（一）乙。话。\n二、丙丙\n（二）丁。话。\n三、戊戊\n（三）己。话。\n（五）庚。话。", "一、甲甲\n（一）乙。话。\n二、丙丙\n（二）丁。话。\n三、戊戊\n（三）己。话。\n（四）庚。话。"},
		{"what is said and what is only a figure stays", "一、甲甲\n一是好。三是更好。\n3.5亿元投资到位。\n三、乙乙", "一、甲甲\n一是好。三是更好。\n3.5亿元投资到位。\n二、乙乙"},
	} {
		front := "各位代表：\n"
		d := FromText("", front+c.in)
		es, err := d.Renumber(-1)
		have, err2 := es.Apply(d.Source)
		if err != nil || err2 != nil || have != front+c.want {
			t.Errorf("%s: %v %v\nhave\n%s\nwant\n%s", c.proves, err, err2, have, front+c.want)
		}
	}
}

// paragraphs are the lines of a text that are not blank, in the order of their bytes.
func paragraphs(s string) []string {
	lines := slices.DeleteFunc(strings.Split(s, "\n"), func(l string) bool { return strings.TrimFunc(l, text.IsSpace) == "" })
	slices.Sort(lines)
	return lines
}

// FuzzStructure: a section moved is moved whole, and back restores every byte; to
// renumber changes only numerals and is done once; what is deleted or merged
// leaves the rest as it was.
func FuzzStructure(f *testing.F) {
	f.Add(outlined, 3, 9)
	f.Add(outlined+"\n\n　　各位代表！让我们共同奋斗！\n\n名词解释\n1．临江四季：一个活动。\n", 6, 5)
	f.Add("一、甲\n\n　　（一）乙。话。\n\n二、丙", 2, 0)
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\r") || len(s) > 3000 {
			t.Skip()
		}
		d := FromText("", s)
		if len(d.Blocks) == 0 {
			return
		}
		section, target := max(0, a%len(d.Blocks)), max(0, b%len(d.Blocks))
		apply := func(es text.Edits, err error) string {
			if err != nil && !errors.Is(err, ErrStructure) {
				t.Fatal(err)
			}
			after, err := es.Apply(s)
			if err != nil {
				t.Fatalf("%v: %v", es, err)
			}
			return after
		}
		moves(t, d, section, target, apply)
		renumbers(t, d, apply)
		gone := apply(d.DeleteSection(section))
		rest := paragraphs(s)
		if d.IsHead(section) {
			for _, p := range paragraphs(d.SectionSpan(section).Of(s)) {
				at, _ := slices.BinarySearch(rest, p)
				rest = slices.Delete(rest, at, at+1)
			}
		}
		if have := paragraphs(gone); !slices.Equal(have, rest) {
			t.Fatalf("deleted: %q, want %q", have, rest)
		}
		for _, es := range []func(int, bool) (text.Edits, error){d.Promote, d.Demote} {
			apply(es(section, a%2 == 0))
		}
		apply(d.Merge(section))
	})
}

func moves(t *testing.T, d *Document, section, target int, apply func(text.Edits, error) string) {
	t.Helper()
	for _, move := range []func(int, int) (text.Edits, error){d.MoveBefore, d.MoveAfter} {
		es, err := move(section, target)
		after := apply(es, err)
		if len(es) == 0 {
			continue
		}
		if !slices.Equal(paragraphs(after), paragraphs(d.Source)) {
			t.Fatalf("moved %d to %d: %q, was %q", section, target, after, d.Source)
		}
		moved := d.SectionSpan(section).Of(d.Source)
		if !strings.Contains(after, moved) {
			t.Fatalf("moved %d to %d, %q is not whole in %q", section, target, moved, after)
		}
		// Back, by the same rule: what it passed goes round it the other way.
		end := d.sectionEnd(section)
		inverse := es.Invert(d.Source)
		if again, err := inverse.Apply(after); err != nil || again != d.Source {
			t.Fatalf("taken back: %q %v", again, err)
		}
		if n := FromText("", after); len(n.Blocks) == len(d.Blocks) && target < section {
			at := section - target // blocks that it passed
			if es, err := n.move(target, target+(end-section)+at); err == nil && n.sectionEnd(target) == target+(end-section) {
				if again, err := es.Apply(after); err != nil || again != d.Source {
					t.Fatalf("moved back: %q %v, want %q", again, err, d.Source)
				}
			}
		}
	}
}

func renumbers(t *testing.T, d *Document, apply func(text.Edits, error) string) {
	t.Helper()
	es, err := d.Renumber(-1)
	once := apply(es, err)
	for _, e := range es {
		if strings.ContainsAny(e.Of(d.Source)+e.New, "\n，。、") || e.Len() > 24 {
			t.Fatalf("%v changes more than a number: %q", e, e.Of(d.Source))
		}
	}
	n := FromText("", once)
	again, err := n.Renumber(-1)
	if err != nil {
		t.Fatal(err)
	}
	if sameOutline(d, n) && len(again) > 0 {
		t.Fatalf("numbered twice: %v of %q, first %v of %q", again, once, es, d.Source)
	}
}

// sameOutline reports whether two texts are read with the same heads: numbers are
// what heads are known by, so new ones may be read anew.
func sameOutline(a, b *Document) bool {
	if len(a.Blocks) != len(b.Blocks) {
		return false
	}
	for i := range a.Blocks {
		x, y := a.Blocks[i], b.Blocks[i]
		if x.Kind != y.Kind || x.Level != y.Level || x.Section != y.Section || a.IsHead(i) != b.IsHead(i) {
			return false
		}
	}
	return true
}

// FuzzPromote: a head that is raised and lowered again is what it was, where the
// draft writes the numbers of a level in one way.
func FuzzPromote(f *testing.F) {
	f.Add([]byte{1, 2, 2, 3, 1, 2, 3, 3}, 1, true)
	f.Fuzz(func(t *testing.T, levels []byte, at int, deep bool) {
		var b strings.Builder
		b.WriteString("各位代表：\n")
		counts, last := [5]int{}, 0
		for _, l := range levels[:min(len(levels), 40)] {
			level := min(int(l%4)+1, last+1)
			last = level
			counts[level]++
			clear(counts[level+1:])
			b.WriteString(Format(ladder[level-1], counts[level]) + "着力做好工作\n全区上下共同努力，取得了来之不易的新成绩。\n")
		}
		d := FromText("", b.String())
		at = max(0, at%len(d.Blocks))
		up, err := d.Promote(at, deep)
		if err != nil {
			return
		}
		after, err := up.Apply(d.Source)
		if err != nil {
			t.Fatal(err)
		}
		n := FromText("", after)
		if n.Blocks[at].Level != d.Blocks[at].Level-1 || !n.IsHead(at) {
			return // its section has other heads now
		}
		if n.sectionEnd(at) != d.sectionEnd(at) || !deep && d.IsHead(min(at+2, len(d.Blocks)-1)) && d.Blocks[at+2].Section == at {
			return // what followed is under it now, or heads skip a level
		}
		down, err := n.Demote(at, deep)
		if err != nil {
			t.Fatalf("%v\n%s", err, after)
		}
		if again, err := down.Apply(after); err != nil || again != d.Source {
			t.Fatalf("have\n%s\nwant\n%s", again, d.Source)
		}
	})
}
