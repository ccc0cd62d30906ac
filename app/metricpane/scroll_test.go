package metricpane

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// manyIndicators are three reports that state n indicators each.
func manyIndicators(n int) []metric.Reported {
	var reports []metric.Reported
	for year := 2023; year <= 2025; year++ {
		r := metric.Reported{Doc: &report.Document{}}
		r.Doc.Info.Place, r.Doc.Info.Year = "临江区", year
		for i := range n {
			name := fmt.Sprintf("第%d号厂房面积", i)
			number := fmt.Sprintf("%d.%d万平方米", 20+i%700+year%10, i%10)
			start := len(r.Doc.Text)
			r.Doc.Text += name + number + "。\n"
			at := text.Span{Start: start + len(name), End: start + len(name) + len(number)}
			block := text.Span{Start: start, End: len(r.Doc.Text) - 1}
			r.Doc.Blocks = append(r.Doc.Blocks, report.Block{Span: block, Section: -1, Role: report.Review})
			r.Metrics = append(r.Metrics, metric.Metric{
				Name: name, Canonical: name, Period: fmt.Sprint(year - 1), Status: metric.Actual, Sentence: block, Block: i,
				Figures: []metric.Figure{{
					Span: at, Value: float64(20+i%700+year%10) + float64(i%10)/10, Decimals: 1, Unit: "万平方米", Kind: metric.Level,
					Name: name, Period: fmt.Sprint(year - 1), Status: metric.Actual,
				}},
			})
		}
		reports = append(reports, r)
	}
	return reports
}

// objects counts what the painter walks over.
func objects(o fyne.CanvasObject) int {
	n := 1
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			n += objects(c)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			n += objects(c)
		}
	}
	return n
}

func TestOnlyVisibleRowsHaveObjects(t *testing.T) {
	few, many := open(t, 1306, 640), open(t, 1306, 640)
	few.write(manyIndicators(60)...)
	many.write(manyIndicators(5000)...)
	for y := float32(0); y < 3000; y += 30 {
		few.pane.rows.SetOffset(y)
		many.pane.rows.SetOffset(y)
	}
	if a, b := objects(few.pane.rows), objects(many.pane.rows); b > a*5/4 {
		t.Errorf("60 rows have %d objects, 5,000 have %d", a, b)
	}
}

// BenchmarkScroll goes one row further in a table, as a turn of the wheel does;
// 5,000 rows must not cost more than 60.
func BenchmarkScroll(b *testing.B) {
	for _, n := range []int{60, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := open(b, 1306, 640)
			d.write(manyIndicators(n)...)
			at := float32(0)
			for b.Loop() {
				if at += rowHeight; at > 1200 {
					at = 0
				}
				d.pane.rows.SetOffset(at)
			}
		})
	}
}

// BenchmarkScrollPainted is the same with the frame painted by Fyne's software
// painter; Still paints a frame in which nothing has changed.
func BenchmarkScrollPainted(b *testing.B) {
	for _, still := range []bool{true, false} {
		name := map[bool]string{true: "Still", false: "Scrolled"}[still]
		b.Run(name, func(b *testing.B) {
			d := open(b, 1306, 640)
			d.write(manyIndicators(5000)...)
			at := float32(0)
			for b.Loop() {
				if at += rowHeight; !still {
					d.pane.rows.SetOffset(at)
				}
				d.host.window.Canvas().Capture()
			}
		})
	}
}

// BenchmarkWorked takes a new state of a draft with 5,000 indicators.
func BenchmarkWorked(b *testing.B) {
	d := open(b, 1306, 640)
	work := workOf(manyIndicators(5000)...)
	for b.Loop() {
		d.pane.Worked(work)
	}
}

// BenchmarkFilter types a letter into the search field over 5,000 indicators.
func BenchmarkFilter(b *testing.B) {
	d := open(b, 1306, 640)
	d.write(manyIndicators(5000)...)
	for b.Loop() {
		d.pane.field.OnChanged("厂房")
	}
}
