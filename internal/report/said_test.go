package report

import "testing"

func TestWhatTheUserSaysSettlesDoubts(t *testing.T) {
	d := FromText("a.txt", "各位代表：\n现在，我向大会报告工作。\n一、过去一年工作\n全年新建改造农村公路84公里。\n")
	if len(d.Warnings) != 2 {
		t.Fatalf("a text without place and year has the doubts %q, want one of each", d.Warnings)
	}
	info := Info{Place: "临江区", Year: 2024}
	for _, c := range []struct {
		place, year bool
		left        int
	}{{false, false, 2}, {true, false, 1}, {false, true, 1}, {true, true, 0}} {
		said := d.WithInfo(info, c.place, c.year)
		if len(said.Warnings) != c.left || said.Info != info {
			t.Errorf("said %+v: left %q", c, said.Warnings)
		}
	}
	if len(d.Warnings) != 2 || d.Info.Year != 0 {
		t.Errorf("the document itself was changed: %+v %q", d.Info, d.Warnings)
	}
}
