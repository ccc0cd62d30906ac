package compare

import (
	"testing"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

func TestPassagesBesideEachOther(t *testing.T) {
	reported := func(s string) metric.Reported {
		doc := report.FromText("t", s)
		return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}
	}
	for _, w := range []struct {
		proves, old, new string
		kind             Kind
		figures, paired  int
	}{
		{"the same", "全年粮食总产量8.7万吨。", "全年粮食总产量8.7万吨。", Same, 1, 1},
		{"other figures", "全年粮食总产量8.7万吨。", "全年粮食总产量8.9万吨。", Figures, 1, 1},
		{"reworded", "全年粮食总产量8.7万吨，蔬菜产量12万吨。", "全年粮食总产量达到8.9万吨，蔬菜产量14万吨。", Edited, 2, 2},
		{"a figure on one side only", "全年粮食总产量8.7万吨。", "抓好春耕备耕，蔬菜大棚遍布乡村，农民合作社发展到120家，全年粮食总产量8.9万吨。", Rewritten, 2, 1},
	} {
		p := Beside(reported(w.old), 0, reported(w.new), 0)
		paired := 0
		for _, f := range p.Figures {
			if f.Old != nil && f.New != nil {
				paired++
			}
		}
		if p.Kind != w.kind || len(p.Figures) != w.figures || paired != w.paired {
			t.Errorf("%s: have %s, %d figures, %d on both sides; want %s, %d, %d", w.proves, p.Kind, len(p.Figures), paired, w.kind, w.figures, w.paired)
		}
	}
}
