package textview

import (
	"image/color"
	"os"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/editor"
	"reportdesk/internal/text"
)

func testUnits(s string) int {
	for _, u := range []string{"个百分点", "亿元", "万元", "万人次", "元", "个", "家", "场", "项", "年"} {
		if strings.HasPrefix(s, u) {
			return len(u)
		}
	}
	return 0
}

func ink(pick func(*look.Palette) color.NRGBA) Ink {
	return func() color.Color { return pick(look.Colors()) }
}

func testColors() Colors {
	p := look.Colors()
	return Colors{
		Paper: p.Paper, Text: p.Text, Dim: p.Text3, Select: p.Select, Caret: p.AccentInk, Accent: p.Accent,
		Thumb: p.Line, Hit: p.Hit, HitNow: p.HitNow, HitTick: p.HitNow, HitNowTick: p.RemInk,
	}
}

var figure = regexp.MustCompile(`\d[\d.]*(?:亿元|万人次|元|%|个|家|场)?`)

func decorate(v *View) {
	s := v.State().Text.String()
	var spans []text.Span
	for _, m := range figure.FindAllStringIndex(s, -1) {
		spans = append(spans, text.Span{Start: m[0], End: m[1]})
	}
	v.Decorate(Figures, Mark{
		Rule:      ink(func(p *look.Palette) color.NRGBA { return p.FigLine }),
		CaretTint: ink(func(p *look.Palette) color.NRGBA { return p.FigTint }),
	}, spans)
}

// written is a passage of a report that nobody has given.
const written = `一、2025年工作回顾
2025年是临江区承压前行、稳中有进的一年。面对外部需求走弱和产业换挡的双重考验，我们紧紧依靠全区人民，以项目落地稳增长，以服务提质稳预期，较好完成了区六届人大五次会议确定的各项任务。
（一）经济运行稳中有进，发展底盘更加坚实
全年地区生产总值完成612.4亿元，按不变价格计算增长5.6%，增速居全市第三位；一般公共预算收入43.35亿元，增长5.6%；规模以上工业增加值增长8.1%；社会消费品零售总额226.9亿元，增长6.8%；居民人均可支配收入45890元，增长5.5%。
项目支撑更加有力。实施重点项目128个，完成年度投资96.7亿元，其中亿元以上新开工项目27个。云江智造园一期交付使用，首批19家企业入驻；滨江冷链枢纽、东岸算力中心主体完工。
消费市场稳步回暖。举办“临江四季”消费活动46场，老街夜市单月客流最高突破38万人次。全年接待游客531.0万人次，实现旅游收入47.2亿元，分别增长13.4%和15.1%。
（二）产业升级步伐加快，创新动能持续积蓄
创新主体加快成长。高新技术企业达到143家，净增25家；省级专精特新中小企业57家，较上年增加15家；技术合同成交额15.1亿元，增长19.8%。`

// TestDraw draws the view to the folder that PICTURES names, to be held beside
// the design; TEXT names a file to draw instead.
func TestDraw(t *testing.T) {
	if os.Getenv("PICTURES") == "" {
		t.Skip("PICTURES names no folder")
	}
	s := written
	if name := os.Getenv("TEXT"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s = editor.Clean(string(data))
	}
	w := sit(t, s)
	decorate(w.v)
	w.presses("Down", "Down", "Down", "Down", "Down", "Down", "End")
	s = w.v.state.Text.String()
	if i := strings.Index(s, "增长6.8%"); i >= 0 {
		w.v.Decorate(Findings, Mark{
			Dashes: ink(func(p *look.Palette) color.NRGBA { return p.RemInk }),
			Tick:   ink(func(p *look.Palette) color.NRGBA { return p.RemInk }),
		}, []text.Span{{Start: i, End: i + len("增长6.8%")}})
	}
	w.draws("view")
	w.v.SetHits(editor.Find(s, editor.Query{Text: "增长"}), 2)
	w.draws("view-hits")
	w.v.SetHits(nil, -1)
	w.presses("Ctrl+Home", "Down", "Down", "Right", "Right", "Shift+Down", "Shift+Down", "Shift+Down", "Shift+Down")
	w.draws("view-selected")
	w.presses("Home")
	fyne.CurrentApp().Settings().SetTheme(&look.Theme{Mode: look.Dark})
	w.v.Refresh()
	w.draws("view-dark")
	fyne.CurrentApp().Settings().SetTheme(&look.Theme{Mode: look.Light})
	w.v.SetSpotlight(true)
	w.v.SetSheet(NewSheet(18), nil)
	w.v.SetColumn(38, true)
	w.window.Resize(fyne.NewSize(1100, 700))
	w.draws("view-wide")
}

func TestDrawOddSigns(t *testing.T) {
	w := sit(t, "全区 emoji 👨‍👩‍👧 与 e\u0301、㐀𠮷、שלום עולם 12% 和 العربية 混排；制表\t符\t号。\n一个很长的单词 "+
		strings.Repeat("internationalization", 6)+"。\n　　本来就有缩进的段落，按原样，不再加缩进，一直写到下一行去，再写一点。")
	w.presses("Ctrl+A")
	w.draws("odd")
}
