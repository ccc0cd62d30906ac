package ingest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"reportdesk/internal/report"
	"reportdesk/internal/stopwatch"
)

// hostile are ways in which sites wrap a report. Each has the marks {} where
// the report stands; all around it is to go.
var hostile = map[string]string{
	"provincial portal": "您当前的位置：首页 > 政务公开 > 政府工作报告\n来源：区政府办公室\n发布时间：2024-01-25 10:30\n浏览次数：2031\n【字体：大 中 小】\n打印本页\n{}\n扫一扫在手机打开当前页\n分享到：\n微信\n上一篇：关于加强冬季供暖的通知\n下一篇：没有了\n相关链接\n主办单位：临江区人民政府\n网站标识码：3700000000\n鲁ICP备00000000号-1\n鲁公网安备 37000000000000号\n网站地图 | 联系我们",
	"news site":         "首页\n>\n要闻\n2024年01月25日08:12\n来源：临江日报\n字号：\n大\n中\n小\n{}\n（责编：林晓、周宁）\n分享让更多人看到\n推荐阅读\n沿江步道全线开放\n新校区迎来首批学生\n热门排行\n网友评论\n违法和不良信息举报电话：000-0000\nCopyright © 2024 by www.example.com all rights reserved",
	"accessible page":   "长者模式\n无障碍\n繁體\n首页\n政务公开\n互动交流\n{}\n【打印】【关闭】\n版权所有：临江区人民政府　承办：区大数据中心\n您访问的链接即将离开“临江区人民政府”门户网站\n是否继续？\n继续访问\n放弃",
	"document index":    "索引号：000014349/2024-00001\n主题分类：工作报告\n发文机关：临江区人民政府\n发布日期：2024年01月25日\n有效性：有效\n{}\n附件下载\n相关解读\n友情链接",
	"collector":         "标题：临江区政府工作报告\n发文单位：临江区人民政府\n发文时间：2024-01-25\n来源URL：http://www.example.com/a.html\n\n正文：\n\n{}\n（责任编辑：林晓）",
}

func TestFurnitureOfOtherSites(t *testing.T) {
	draft := strings.TrimSpace(draftText())
	for name, page := range hostile {
		d, err := read("a.txt", []byte(strings.Replace(page, "{}", draft, 1)))
		if err != nil {
			t.Fatal(name, err)
		}
		checkLaws(t, d)
		if want := paragraphsOf(draft); d.Text != want {
			t.Errorf("%s: have\n%s\nwant\n%s", name, d.Text, want)
		}
	}
}

func TestCleanDraftLosesNothing(t *testing.T) {
	draft := draftText()
	for name, s := range map[string]string{
		"as written":    draft,
		"indented":      "　　" + strings.ReplaceAll(draft, "\n", "\n　　"),
		"blank between": strings.ReplaceAll(draft, "\n", "\n\n"),
		"CRLF":          strings.ReplaceAll(draft, "\n", "\r\n"),
		"CR":            strings.ReplaceAll(draft, "\n", "\r"),
		"signed":        strings.TrimSpace(draft) + "\n临江区人民政府\n2024年1月18日",
		"annex":         strings.TrimSpace(draft) + "\n附件：重点任务分工\n主办单位：区发展改革局、区财政局\n联系电话：略",
	} {
		d, err := read("a.txt", []byte(s))
		if err != nil {
			t.Fatal(name, err)
		}
		checkLaws(t, d)
		s = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "　", "")
		if want := paragraphsOf(s); d.Text != want || len(d.Dropped) > 0 {
			t.Errorf("%s: have\n%s\nwant\n%s\ndropped %v", name, d.Text, want, d.Dropped)
		}
	}
}

func TestOneLineTexts(t *testing.T) {
	var more strings.Builder
	for i := range 60 {
		fmt.Fprintf(&more, "第%d号街区的管网已经换新，%d户居民用上了直饮水，%d个院落装上了路灯。\n", i+1, i*37+12, i*3+5)
	}
	long := strings.Replace(draftText(), "二、2024", more.String()+"二、2024", 1)
	want := paragraphsOf(long)
	for _, mark := range []string{"\u3000\u3000", " \u2003\u2003", "    ", `\r\n`, `\r\n&nbsp; &nbsp; `, "<U+00A0><U+00A0><U+00A0><U+00A0>"} {
		d, err := read("a.txt", []byte(strings.ReplaceAll(strings.TrimSpace(long), "\n", mark)))
		if err != nil {
			t.Fatal(err)
		}
		checkLaws(t, d)
		if d.Text != want {
			t.Errorf("%q: have\n%.900s\nwant\n%.900s", mark, d.Text, want)
		}
	}
}

func TestBrokenSentencesAreJoined(t *testing.T) {
	draft := draftText()
	broken := draft
	for _, s := range []string{"新建和改建", "群众满意率", "亿元，"} { // as a page breaks them at links
		broken = strings.ReplaceAll(broken, s, "\n"+s+"\n")
	}
	d, err := read("a.txt", []byte(broken))
	if err != nil {
		t.Fatal(err)
	}
	checkLaws(t, d)
	if want := paragraphsOf(draft); d.Text != want {
		t.Errorf("have\n%s\nwant\n%s", d.Text, want)
	}
}

func TestSecondCopyAndSummary(t *testing.T) {
	draft := strings.TrimSpace(draftText())
	for name, s := range map[string]string{
		"twice":   draft + "\n" + strings.ReplaceAll(draft, "，", "，\n"),
		"summary": "临江区政府工作报告\n内容摘要：\n" + string([]rune(strings.ReplaceAll(draft, "\n", ""))[9:120]) + "...\n" + strings.TrimPrefix(draft, "临江区政府工作报告\n"),
	} {
		d, err := read("a.txt", []byte(s))
		if err != nil {
			t.Fatal(err)
		}
		checkLaws(t, d)
		if d.Text != paragraphsOf(draft) {
			t.Errorf("%s: have\n%s\nwant\n%s", name, d.Text, paragraphsOf(draft))
		}
		if len(d.Dropped) == 0 || d.Dropped[0].Why != report.WhyRepeat {
			t.Errorf("%s: dropped %v", name, d.Dropped)
		}
	}
}

func TestWatermarks(t *testing.T) {
	s := strings.Replace(strings.Replace(draftText(), "群众满意率", "群众马 克 数据网满意率", 1), "计划的前面", "计划www.example.com的前面", 2)
	d, err := read("a.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	checkLaws(t, d)
	if d.Text != paragraphsOf(draftText()) || len(d.Dropped) != 3 || !d.Dropped[0].Inline {
		t.Errorf("text\n%s\ndropped %v", d.Text, d.Dropped)
	}
}

func TestEncodingsOfShortTexts(t *testing.T) {
	for _, s := range []string{"现在，我代表区人民政府向大会报告工作，请予", "一、2023年工作回顾\n全区生产总值增长", "临江区召开第六届人民代表大会第三次会议。"} {
		for want, data := range map[string][]byte{
			utf8Name: []byte(s), gb18030Name: gb18030Of(t, s), utf16LEName: utf16Of(s, false), utf16BEName: utf16Of(s, true),
		} {
			d, err := read("a.txt", data)
			if err != nil {
				t.Errorf("%s %q: %v", want, s, err)
				continue
			}
			if d.Encoding != want || d.Source != s {
				t.Errorf("%s read as %s: %q", want, d.Encoding, d.Source)
			}
		}
	}
}

func TestUnreadable(t *testing.T) {
	noise := make([]byte, 4096)
	for i := range noise {
		noise[i] = byte(i * 7919 >> 3)
	}
	for _, c := range []struct {
		file  string
		data  []byte
		want  Problem
		found string
	}{
		{"a.txt", nil, Empty, ""},
		{"a.txt", []byte(" \r\n\t"), Empty, ""},
		{"a.txt", []byte("\u3000\u3000\n"), Empty, ""},
		{"a.txt", noise, NoText, ""},
		{"a.md", bytes.Repeat([]byte{0}, 100), NoText, ""},
		{"a.docx", []byte("\x89PNG\r\n\x1a\n...."), WrongFormat, "图片"},
		{"a.docx", []byte("%PDF-1.7"), Unsupported, "PDF"},
		{"a.doc", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Unsupported, "旧版 Word 文档"},
		{"a.wps", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Unsupported, "WPS 文档"},
		{"a.rtf", []byte(`{\rtf1`), Unsupported, "RTF 文档"},
		{"a.docx", []byte("PK\x03\x04"), Broken, ""},
		{"a.txt", bytes.Repeat([]byte("报告工作。\n"), MaxText/16+1), TooLarge, ""},
	} {
		_, err := read(c.file, c.data)
		if err == nil || err.Problem != c.want || err.Found != c.found {
			t.Errorf("%s %.20q: %v, want %v %s", c.file, c.data, err, c.want, c.found)
		}
	}
}

// TestNoiseIsRefused: random bytes are no text in any encoding, whatever their
// number; a corrupted report still is a report.
func TestNoiseIsRefused(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	bytesOf := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(random.Uint32())
		}
		return b
	}
	for _, n := range []int{100, 150, 300, 1000, 5000, 100_000} {
		for range 40 {
			if _, err := read("a.txt", bytesOf(n)); err == nil {
				t.Errorf("%d random bytes were read as a text", n)
			}
		}
	}
	report := gb18030Of(t, draftText())
	copy(report[len(report)/2:], bytesOf(len(report)/20))
	if _, err := read("a.txt", report); err != nil {
		t.Errorf("a report of which a twentieth is lost: %v", err)
	}
}

func TestWrongExtensionIsRead(t *testing.T) {
	data := docxOf(t, map[string]string{"word/document.xml": document(p("临江区政府工作报告"))})
	if d, err := read("a.txt", data); err != nil || d.Format != formatDocx {
		t.Errorf("a docx named txt: %v", err)
	}
	if d, err := read("a.docx", []byte(draftText())); err != nil || d.Format != formatTxt {
		t.Errorf("a text named docx: %v", err)
	}
}

// TestReadingIsLinear compares two sizes: four times the text may take eight
// times as long on a busy machine, not sixteen.
func TestReadingIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for name, unit := range map[string]string{"lines": draftText(), "one line": strings.ReplaceAll(draftText(), "\n", "　　"), "same letter": strings.Repeat("报", 500), "short lines": strings.Repeat("报\n", 300)} {
		measure := func(n int) time.Duration {
			return stopwatch.Least(3, func() {
				if _, err := read("a.txt", bytes.Repeat([]byte(unit), n)); err != nil {
					t.Fatal(name, err)
				}
			})
		}
		small, large := measure(100), measure(400)
		if large > 12*small+20*time.Millisecond {
			t.Errorf("%s: %v for one size, %v for four times it", name, small, large)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data := bytes.Repeat([]byte(draftText()), 10)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read("a.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
