package compare

import (
	"strings"
	"testing"

	"reportdesk/internal/text"
)

// apply changes a side of a comparison and compares anew.
func apply(t testing.TB, c *Comparison, into Side, edits text.Edits) *Comparison {
	t.Helper()
	changed, err := edits.Apply(c.Doc(into).Text)
	if err != nil {
		t.Fatalf("%v into %q: %v", edits, c.Doc(into).Text, err)
	}
	if into == OldSide {
		return revise(t, changed, c.New.Source)
	}
	return revise(t, c.Old.Source, changed)
}

// settle takes the first difference that is left, again and again, and returns
// the texts of both sides; the steps are bounded by the passages there are.
func settle(t testing.TB, c *Comparison, into Side) (mine, theirs string) {
	t.Helper()
	steps := len(c.Pairs) + 3
	for n := 0; ; n++ {
		at := -1
		for i := range c.Pairs {
			if p := &c.Pairs[i]; p.Kind != Same || p.Moved {
				at = i
				break
			}
		}
		if at < 0 {
			return c.Doc(into).Text, c.Doc(into.Other()).Text
		}
		if n > 2*steps {
			t.Fatalf("after %d steps there is still a %s pair", n, c.Pairs[at].Kind)
		}
		edits, ok := c.Take(at, into, true)
		if !ok {
			t.Fatalf("a %s pair of a draft cannot be taken", c.Pairs[at].Kind)
		}
		c = apply(t, c, into, edits)
	}
}

func TestTakingEveryDifferenceGivesTheOtherText(t *testing.T) {
	const old = "临江区政府工作报告\n一、2025年工作\n全区新建改建道路12公里，开通公交线路3条，群众出行更加便利。\n组织志愿者走访独居老人，为他们送去生活用品和节日问候，解决实际困难。\n建成社区食堂5家，老年人就餐方便了许多，受到普遍欢迎。\n二、2026年打算\n抓好农田水利建设，整治河道8公里，修复水闸2座。\n关停两家高耗能的作坊。"
	for name, now := range map[string]string{
		"edited":           strings.Replace(old, "12公里", "15公里", 1),
		"removed last":     old[:strings.LastIndex(old, "\n")],
		"removed first":    old[strings.Index(old, "\n")+1:],
		"added":            strings.Replace(old, "二、", "办好区图书馆新馆开馆活动。\n二、", 1),
		"added at the end": old + "\n办好区图书馆新馆开馆活动。",
		"split":            strings.Replace(old, "12公里，", "12公里。\n", 1),
		"merged":           strings.Replace(old, "普遍欢迎。\n二、2026年打算\n", "普遍欢迎。", 1),
		"moved": strings.Replace(strings.Replace(old, "组织志愿者走访独居老人，为他们送去生活用品和节日问候，解决实际困难。\n", "", 1),
			"关停", "组织志愿者走访独居老人，为他们送去生活用品和节日问候，解决实际困难。\n关停", 1),
		"nothing left": "",
		"all new":      "今天天气很好。\n我们去河边走了一圈。",
	} {
		for _, into := range []Side{OldSide, NewSide} {
			c := revise(t, old, now)
			if mine, theirs := settle(t, c, into); mine != theirs {
				t.Errorf("%s, into side %d:\nhave %q\nwant %q", name, into, mine, theirs)
			}
		}
	}
}

func FuzzTake(f *testing.F) {
	f.Add("甲乙丙丁。\n戊己庚辛。", []byte{1, 2, 3})
	f.Add("一、工作\n修路12公里，建桥3座。\n植树二万株。", []byte{9, 30, 2, 77})
	f.Fuzz(func(t *testing.T, old string, program []byte) {
		if len(old) > 2000 {
			return
		}
		now := alter(old, program)
		if mine, theirs := settle(t, revise(t, old, now), OldSide); mine != theirs {
			t.Errorf("old %q\nnew %q\nhave %q\nwant %q", old, now, mine, theirs)
		}
	})
}

func TestOneChangeIsTakenAndTheOthersStay(t *testing.T) {
	const old = "抓好农田水利建设，整治河道8公里，修复水闸2座，管护责任到人。"
	const now = "抓紧抓好农田水利建设，整治河道8公里，修复水闸3座，管护责任落实到人。"
	c := revise(t, old, now)
	changes := c.Changes(0)
	if len(changes) != 3 {
		t.Fatalf("have %d changes in %s, want 3", len(changes), marked(c.Pairs[0].Edits))
	}
	for i, want := range []string{
		"抓紧抓好农田水利建设，整治河道8公里，修复水闸2座，管护责任到人。",
		"抓好农田水利建设，整治河道8公里，修复水闸3座，管护责任到人。",
		"抓好农田水利建设，整治河道8公里，修复水闸2座，管护责任落实到人。",
	} {
		if got := apply(t, c, OldSide, text.Edits{c.TakeChange(changes[i], OldSide)}).Old.Text; got != want {
			t.Errorf("change %d: have %q, want %q", i, got, want)
		}
		var rest text.Edits // the others refused: taken back on the new side
		for k, d := range changes {
			if k != i {
				rest = append(rest, c.TakeChange(d, NewSide))
			}
		}
		if got := apply(t, c, NewSide, rest).New.Text; got != want {
			t.Errorf("all but change %d taken back: have %q, want %q", i, got, want)
		}
	}
}
