package report

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestBlanks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"总值〔待填：上年27.3〕亿元", "figure 27.3 待填　上年 27.3"},
		{"总值〔待填：往年27.3〕亿元", "figure 27.3 待填　往年 27.3"},
		{"总值〔待填〕亿元", "figure  待填"},
		{"〔待改写：按临政发〔2025〕3号文件办理〕。", "rewrite 按临政发〔2025〕3号文件办理 待改写"},
		{"〔上年任务：新建学校3所。〕", "task 新建学校3所。 上年任务"},
		{"临政发〔2025〕3号，〔待", ""},
		{"〔待填：上年3\n〕", ""},
		{"〔待填表格〕", ""},
	} {
		have := ""
		for _, b := range Blanks(c.text) {
			have += string(b.Kind) + " " + b.Hint + " " + b.Caption()
			if b.Mark() != b.Span.Of(c.text) {
				t.Errorf("%s: the mark is written %q", c.text, b.Mark())
			}
		}
		if have != c.want {
			t.Errorf("%s\nhave %q\nwant %q", c.text, have, c.want)
		}
	}
}

func FuzzBlanks(f *testing.F) {
	f.Add("〔待填：上年27.3〕亿元〔待改写：〔1〕〕〔上年任务：a〕〔〕〔待填：")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, b := range Blanks(s) {
			if b.Span.Start < at || b.Span.End > len(s) || strings.ContainsAny(b.Span.Of(s), "\r\n") {
				t.Fatalf("%q: a blank at %v behind %d", s, b.Span, at)
			}
			at = b.Span.End
		}
	})
}

// TestBlanksInGBK: blanks come through the encodings in which drafts are sent.
func TestBlanksInGBK(t *testing.T) {
	mark := Blank{Kind: BlankFigure, Hint: "27.3"}.Mark()
	there, err := simplifiedchinese.HZGB2312.NewEncoder().String(mark)
	if err != nil {
		t.Fatal(err)
	}
	back, err := simplifiedchinese.HZGB2312.NewDecoder().String(there)
	if err != nil || back != mark {
		t.Errorf("have %q, %v\nwant %q", back, err, mark)
	}
}

func TestWhatIsWrittenIsCountedWithoutBlanks(t *testing.T) {
	for text, want := range map[string]string{
		"新建〔待填：上年3〕所，改造〔待填〕里": "新建所，改造里",
		"〔上年任务：新建学校3所。〕":      "",
		"临政发〔2025〕3号":         "临政发〔2025〕3号",
	} {
		if have := WithoutBlanks(text); have != want {
			t.Errorf("%s: have %q, want %q", text, have, want)
		}
	}
	if have := Characters(" 新建〔待填：上年3〕所，\u3000改造\n"); have != 6 {
		t.Errorf("characters: have %d, want 6", have)
	}
}
