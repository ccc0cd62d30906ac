package metric_test

import (
	"testing"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"

	"reportdesk/internal/metric"
)

func TestRestateWritesAValueAsTheFigureIsWritten(t *testing.T) {
	high := 10.0
	for _, c := range []struct {
		why    string
		stated string
		f      metric.Figure
		value  float64
		want   string
		turned bool
	}{
		{"the unit stays", "612.4亿元", metric.Figure{Value: 612.4, Unit: "亿元"}, 613.25, "613.25亿元", false},
		{"no zero that nobody wrote", "612.4亿元", metric.Figure{Value: 612.4, Unit: "亿元"}, 613, "613亿元", false},
		{"a zero that was written", "5.0%", metric.Figure{Value: 5, Decimals: 1, Unit: "%", Kind: metric.Growth}, 6, "6.0%", false},
		{"noise of a formula", "5.6%", metric.Figure{Value: 5.6, Unit: "%"}, 5.699999999999999, "5.7%", false},
		{"full width", "１２．５％", metric.Figure{Value: 12.5, Unit: "%"}, 13.4, "１３．４％", false},
		{"thousands", "1,234家", metric.Figure{Value: 1234, Unit: "家"}, 1234567, "1,234,567家", false},
		{"a rank in Chinese", "第三位", metric.Figure{Value: 3, Unit: "位", Kind: metric.Rank}, 12, "第十二位", false},
		{"a rank in digits", "第39位", metric.Figure{Value: 39, Unit: "位", Kind: metric.Rank}, 38, "第38位", false},
		{"Chinese that has no such form", "三个", metric.Figure{Value: 3, Unit: "个"}, 3.5, "3.5个", false},
		{"Chinese with a point", "百分之十三点四", metric.Figure{Value: 13.4, Decimals: 1, Unit: "%"}, 20.5, "百分之二十点五", false},
		{"a fall stays a fall", "3%", metric.Figure{Value: -3, Unit: "%", Kind: metric.Growth}, -2.5, "2.5%", false},
		{"a growth that falls", "3%", metric.Figure{Value: 3, Unit: "%", Kind: metric.Growth}, -2.5, "2.5%", true},
		{"a sign of its own", "-1.3%", metric.Figure{Value: -1.3, Unit: "%", Kind: metric.Growth}, 0.8, "0.8%", false},
		{"a level below zero", "4.5度", metric.Figure{Value: 4.5, Unit: "度", Kind: metric.Level}, -2, "-2度", false},
		{"the first of a range", "5至10家", metric.Figure{Value: 5, High: &high, Unit: "家"}, 6, "6至10家", false},
		{"多 stays", "7万多家", metric.Figure{Value: 7, Unit: "万家"}, 8, "8万多家", false},
		{"magnitudes inside", "2万5千公里", metric.Figure{Value: 25000, Unit: "公里"}, 26000, "26000公里", false},
	} {
		have, turned, ok := metric.Restate(c.stated, &c.f, c.value)
		if !ok || have != c.want || turned != c.turned {
			t.Errorf("%s: Restate(%q, %v) = %q, turned %v, ok %v, want %q, turned %v", c.why, c.stated, c.value, have, turned, ok, c.want, c.turned)
		}
	}
	if have, _, ok := metric.Restate("一半", &metric.Figure{Value: 50, Unit: "%"}, 40); ok {
		t.Errorf("Restate of words without a number: have %q, want none", have)
	}
}

// A figure restated with its own value is the same text; over the corpus, nearly
// all figures can be restated at all.
func TestRestateOfTheSameValueChangesNothing(t *testing.T) {
	all, fixed := 0, 0
	for _, path := range corpus.Texts(t) {
		d, err := ingest.Read(path, corpus.Read(t, path))
		if err != nil {
			continue
		}
		for _, m := range metric.Extract(d) {
			for i := range m.Figures {
				f := &m.Figures[i]
				stated := f.Span.Of(d.Text)
				have, turned, ok := metric.Restate(stated, f, f.Value)
				all++
				switch {
				case !ok:
					fixed++
					if testing.Verbose() {
						t.Logf("cannot be restated: %q %v %s", stated, f.Value, f.Unit)
					}
				case turned || have != stated && f.Value < 1000:
					t.Errorf("%s: Restate(%q, %v) = %q, turned %v", path, stated, f.Value, have, turned)
				}
			}
		}
	}
	if fixed*200 > all {
		t.Errorf("%d of %d figures cannot be restated, want under 0.5%%", fixed, all)
	}
}
