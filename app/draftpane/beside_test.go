package draftpane

import (
	"strings"
	"testing"

	"reportdesk/internal/text"
)

func TestTheShareOfKeptWordingLeavesBlanksOut(t *testing.T) {
	const par = "前段。〔待改写：去年首次入选〕甲乙丙丁〔待填：上年3〕个。"
	all := text.Span{Start: len("前段。"), End: len(par)}
	at := func(s string) text.Span {
		i := strings.Index(par, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	for _, c := range []struct {
		kept []text.Span
		want int
	}{
		{nil, 0},
		{[]text.Span{all}, 100},
		{[]text.Span{at("去年首次入选〕甲乙丙")}, 50},
		{[]text.Span{at("甲乙丙丁"), at("上年3〕个。")}, 100},
	} {
		if have := share(c.kept, all, par); have != c.want {
			t.Errorf("kept %v\nhave %d%%\nwant %d%%", c.kept, have, c.want)
		}
	}
}
