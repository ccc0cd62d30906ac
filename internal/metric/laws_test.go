package metric_test

import (
	"fmt"
	"math"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/internal/stopwatch"
	"reportdesk/internal/text"
)

// oneBlock is a document of one review paragraph: what extraction alone costs.
func oneBlock(t string) *report.Document {
	return &report.Document{
		Format: "txt", Source: t, Text: t, Origin: text.Identity(len(t)),
		Info:   report.Info{Place: "临江区", Year: 2024},
		Blocks: []report.Block{{Span: text.Span{Start: 0, End: len(t)}, Kind: report.Paragraph, Role: report.Review, Section: -1}},
	}
}

// checkLaws fails unless the figures lie in the text in order without overlap
// and each number as it stands there parses to the value given.
func checkLaws(t *testing.T, doc *report.Document, metrics []metric.Metric) {
	t.Helper()
	last := 0
	for _, m := range metrics {
		if len(m.Figures) == 0 || m.Sentence.Start < 0 || m.Sentence.End > len(doc.Text) || m.Block >= len(doc.Blocks) {
			t.Fatalf("metric without figures or place: %+v", m)
		}
		for _, f := range m.Figures {
			if f.Span.Start < last || f.Span.End > len(doc.Text) || f.Span.Empty() {
				t.Fatalf("span %v after %d of %d bytes", f.Span, last, len(doc.Text))
			}
			last = f.Span.End
			written := f.Span.Of(doc.Text)
			if !utf8.ValidString(written) {
				t.Fatalf("span %v cuts a code point: %q", f.Span, written)
			}
			if !m.Sentence.Contains(f.Span) {
				t.Fatalf("%q lies outside its sentence %q", written, m.Sentence.Of(doc.Text))
			}
			if math.IsNaN(f.Value) || math.IsInf(f.Value, 0) {
				t.Fatalf("%q has value %v", written, f.Value)
			}
			if want, ok := leading(written); ok && math.Abs(math.Abs(f.Value)-want) > 1e-9*want {
				t.Fatalf("%q has value %v, want %v", written, f.Value, want)
			}
		}
	}
}

// leading reads the Arabic number at the start of a figure; false where it is
// written in words or mixed (2万5千).
func leading(s string) (float64, bool) {
	s = norm.NFKC.String(s)
	end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789., ", r) })
	if end < 0 {
		end = len(s)
	}
	rest := s[end:]
	if i := strings.IndexAny(rest, "0123456789"); i >= 0 && !strings.ContainsAny(rest[:i], "-–—－−~～至到:∶：︰") {
		return 0, false
	}
	n := strings.NewReplacer(",", "", " ", "").Replace(s[:end])
	v, err := strconv.ParseFloat(strings.TrimRight(n, "."), 64)
	return v, err == nil
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"全区地区生产总值达到612.4亿元、增长5.8%，增速全市第二。",
		"一产、二产占比分别为2.1%和45.3%，较上年提升0.2个、1.4个百分点；",
		"１，２３４.５万亿斤，2万5千公里，3至5个，1.79∶1，13.2:32.3:54.5",
		"百分之八点五，超过五成，第39位，“1310”部署，〔2024〕5号，生产总值[1]202亿元",
		"由2020年的5%提高到2025年的8%以上", "1+N+X 5G A4 500强 12345热线 8:30 2024-01-17",
		"(（“《分别、、、和与从由比较占的", "1-1-1-1", "9,999,99", ".5%", "5..5", "\xff1\xfe%",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "\uFFFD")
		}
		for _, doc := range []*report.Document{oneBlock(s), report.FromText("draft", "2024年临江区政府工作报告\n"+s)} {
			checkLaws(t, doc, metric.Extract(doc))
		}
	})
}

// hostile are texts that would cost more than their length in a careless reading.
var hostile = map[string]func(n int) string{
	"digits":    func(n int) string { return strings.Repeat("7", n) },
	"dots":      func(n int) string { return strings.Repeat("1.", n/2) },
	"respectiv": func(n int) string { return strings.Repeat("分别", n/6) + "5%" },
	"lists":     func(n int) string { return strings.Repeat("、", n/3) + "5%" },
	"values":    func(n int) string { return strings.Repeat("增长5%、", n/12) },
	"bare":      func(n int) string { return strings.Repeat("甲1", n/4) },
	"bounds":    func(n int) string { return strings.Repeat("5亩以上乙", n/13) },
	"from":      func(n int) string { return strings.Repeat("从由", n/6) + "5%提高到6%" },
	"years":     func(n int) string { return strings.Repeat("比2020年", n/10) + "增长5%" },
	"quotes":    func(n int) string { return strings.Repeat("“5%", n/5) },
	"brackets":  func(n int) string { return strings.Repeat("（[5%", n/6) },
	"report":    func(n int) string { return strings.Repeat(ordinary, n/len(ordinary)) },
}

const ordinary = "全区地区生产总值达到612.4亿元、增长5.8%，规模以上工业增加值增长7.2%，新增高新技术企业35家、科技型中小企业120家，城乡居民人均可支配收入分别增长4.9%、6.7%。"

func TestTimeGrowsWithTheText(t *testing.T) {
	for name, make := range hostile {
		small, large := oneBlock(make(30_000)), oneBlock(make(300_000))
		checkLaws(t, small, metric.Extract(small))
		// Ten short runs and one long one read as much: both meet the same noise.
		least := math.Inf(1)
		for tries := 0; tries < 5 && least > 15; tries++ {
			ten := spent(func() {
				for range 10 {
					metric.Extract(small)
				}
			})
			one := spent(func() { metric.Extract(large) })
			least = min(least, 10*float64(one)/float64(max(ten, time.Millisecond)))
		}
		t.Logf("%-10s ten times the text takes %.1f times as long", name, least)
		if least > 15 {
			t.Errorf("%s: ten times the text takes %.1f times as long", name, least)
		}
	}
}

func spent(run func()) time.Duration {
	runtime.GC()
	return stopwatch.Of(run)
}

func BenchmarkExtract(b *testing.B) {
	doc := oneBlock(strings.Repeat(ordinary+"深入实施创新驱动发展战略，持续优化营商环境，推动产业转型升级，扎实办好民生实事。\n", 400))
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		metric.Extract(doc)
	}
}

func ExampleExtract() {
	doc := report.FromText("draft", "2024年临江区政府工作报告\n一、2023年工作回顾\n全区地区生产总值达到612.4亿元、增长5.8%，增速全市第二。")
	for _, m := range metric.Extract(doc) {
		for _, f := range m.Figures {
			fmt.Println(f.Name, f.Kind, f.Value, f.Unit, f.Period, f.Status)
		}
	}
	// Output:
	// 地区生产总值 level 612.4 亿元 2023 actual
	// 地区生产总值 growth 5.8 % 2023 actual
	// 地区生产总值增速 rank 2 位 2023 actual
}
