package lsa

import (
	"bytes"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestRunsFoldAndStopAtPausesAndFigures(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"全区GDP增长，", "全区gdp增长"},
		{"ＧＤＰ超１２亿元", "gdp超|亿元"},
		{"新质[12]生产力〔3〕布局", "新质生产力布局"},
		{"[第]一[1234]", "第|一"},
		{"\xff坏\xff", "坏"},
		{"", ""},
	} {
		var got []string
		Runs(c.text, func(run []rune) { got = append(got, string(run)) })
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: have %q, want %q", c.text, s, c.want)
		}
	}
}

func TestKeysTellBigramsFromTrigrams(t *testing.T) {
	first, last, ok := Parts(Trigram('白', '鹭', '河'))
	if !ok || first != Bigram('白', '鹭') || last != Bigram('鹭', '河') {
		t.Errorf("parts of a trigram: %x %x %v", first, last, ok)
	}
	if _, _, ok := Parts(Bigram('白', '鹭')); ok {
		t.Error("a bigram has parts")
	}
}

func FuzzPassages(f *testing.F) {
	f.Add(strings.Repeat("园区道路全线贯通，技改投入逐月回升，新投产企业十二家。", 4) + "河湖治理成效明显。白鹭河清淤12公里。")
	f.Add("。。！\xff？")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, p := range Passages(s) {
			if p.Start != at || p.Empty() {
				t.Fatalf("passage %v after %d", p, at)
			}
			at = p.End
		}
		if at != len(s) {
			t.Fatalf("passages end at %d of %d", at, len(s))
		}
		if !strings.HasPrefix(s, First(s)) {
			t.Fatalf("first sentence %q", First(s))
		}
	})
}

func TestPassagesBeginWithAnAnnouncement(t *testing.T) {
	s := strings.Repeat("园区道路全线贯通，技改投入逐月回升，新投产企业十二家。", 3) + "河湖治理成效明显。白鹭河清淤12公里。"
	list := Passages(s)
	if len(list) != 2 || !strings.HasPrefix(list[1].Of(s), "河湖治理") {
		t.Errorf("have %v", list)
	}
}

// TestTrainPutsWhatGoesTogetherTogether trains on two subjects whose words
// never stand in one passage.
func TestTrainPutsWhatGoesTogetherTogether(t *testing.T) {
	water := []string{"河道清淤", "湿地恢复", "排口取缔", "蓝天保卫", "大气污染", "断面水质", "林长巡护", "绿道贯通", "垃圾分类", "节能降碳"}
	school := []string{"学位增加", "教师招聘", "课后服务", "幼儿园所", "校舍改造", "职业教育", "集团办学", "食堂监管", "研学实践", "体教融合"}
	var paragraphs []string
	for _, words := range [][]string{water, school} {
		for i := range 60 {
			a, b, c := words[i%10], words[(i/10+i+1)%10], words[(i/5+i+4)%10]
			paragraphs = append(paragraphs, a+"，"+b+"，"+c+"，"+strings.Repeat("甲", i%7)+"。")
		}
	}
	table := Train(paragraphs, 4)
	place := func(s string) []float32 {
		sum := make([]float32, table.Dims())
		var norm float64
		Runs(s, func(run []rune) {
			for i := 1; i < len(run); i++ {
				k := table.Find(Bigram(run[i-1], run[i]))
				if table.Add(sum, k, table.Rarity(k)) {
					norm += float64(table.Rarity(k)) * float64(table.Rarity(k))
				}
			}
		})
		table.Place(sum, float32(math.Sqrt(norm)))
		return sum
	}
	near := func(a, b string) (sum float64) {
		x, y := place(a), place(b)
		for d := range x {
			sum += float64(x[d]) * float64(y[d])
		}
		return sum
	}
	if same, other := near("河道清淤", "大气污染"), near("河道清淤", "教师招聘"); same < other+0.5 {
		t.Errorf("of one subject %.2f, of two %.2f", same, other)
	}
	again := Train(paragraphs, 4)
	if !reflect.DeepEqual(table, again) {
		t.Error("training twice gives two tables")
	}
}

func TestTableIsReadAsWritten(t *testing.T) {
	table := Train(slices.Repeat([]string{"临江灯博会签约，灯具产业集群壮大，检验检测中心投用。"}, 1), 2)
	var b bytes.Buffer
	if err := table.Write(&b); err != nil {
		t.Fatal(err)
	}
	packed := b.Bytes()
	got, err := Read(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	if got.Dims() != table.Dims() || len(got.keys) != len(table.keys) {
		t.Errorf("have %d keys in %d dimensions, want %d in %d", len(got.keys), got.Dims(), len(table.keys), table.Dims())
	}
	for _, bad := range [][]byte{nil, []byte("no table"), packed[:len(packed)/2]} {
		if _, err := Read(bytes.NewReader(bad)); err == nil {
			t.Errorf("%q is read as a table", bad)
		}
	}
}

func TestShippedTable(t *testing.T) {
	table := Default()
	if table.Dims() != 100 || len(table.keys) < 10000 {
		t.Errorf("%d keys in %d dimensions", len(table.keys), table.Dims())
	}
	if len(packed) > 2_400_000 {
		t.Errorf("the table takes %d bytes", len(packed))
	}
	common, rare := table.Rarity(table.Find(Bigram('发', '展'))), table.Rarity(table.Find(Bigram('湿', '地')))
	if common >= rare {
		t.Errorf("发展 is rarer (%.2f) than 湿地 (%.2f)", common, rare)
	}
}
