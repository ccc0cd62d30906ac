package ingest

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"reportdesk/internal/corpus"
	"reportdesk/internal/report"
)

// cleanFiles came without any furniture: nothing of them may be left out.
var cleanFiles = []string{
	"beijing-2024.txt", "chongqing-2024.txt", "shenzhen-2024.txt", "wuhan-2024.txt", "guangzhou-2024.txt", "xilinguole-2024.txt",
	"national-2021-crlf.txt", "neimenggu-2025.txt", "guangdong-2026.txt", "freecad-fpa-2023.md", "freecad-fpa-2024.md",
	"national-en-2021.txt", "national-en-2022.txt", "xushui-2010.txt", "xushui-2012.txt", "shanghai-2021.txt",
	"national-2011-gbk.txt", "national-2018-gbk.txt", "广州.docx", "武汉.docx", "深圳.docx",
}

// partly are files of which more than a sixth is no part of the report.
var partly = map[string]float64{
	"hebei-2001.txt": 0.45, "hebei-2021.txt": 0.45, "hebei-2023.txt": 0.45, "hebei-2024.txt": 0.45, // given twice
	"national-2006-gbk-escapes.txt": 0.12, // one page of four, six times
	"mancheng-2021.txt":             0.70, // a digest of 10 paragraphs with 90 lines of links
	"gaotang-2024.txt":              0.80,
}

func TestCorpus(t *testing.T) {
	clean := map[string]bool{}
	for _, name := range cleanFiles {
		clean[name] = true
	}
	for _, path := range append(corpus.Texts(t), corpus.Originals(t)...) {
		name := filepath.Base(path)
		d, err := read(name, corpus.Read(t, path))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkLaws(t, d)
		if clean[name] {
			for _, x := range d.Dropped {
				if !x.Inline || x.Why != report.WhyInvisible {
					t.Errorf("%s: dropped %q as %s", name, x.Span.Of(d.Source), x.Why)
				}
			}
		}
		least := 0.85
		if share, ok := partly[name]; ok {
			least = share
		}
		if kept := float64(len(letterText(d.Text))) / float64(len(letterText(d.Source))); kept < least {
			t.Errorf("%s: %.2f kept, want %.2f", name, kept, least)
		}
		for _, bad := range []string{"ICP备", "版权所有", "上一篇", "分享到", "责任编辑", "公网安备", "数据网", "来源URL", "内容摘要", "上一页"} {
			if i := strings.Index(d.Text, bad); i >= 0 {
				t.Errorf("%s: %q is left in %q", name, bad, around(d.Text, i))
			}
		}
	}
}

// TestDocxOriginals compares each docx with the text that was made of it elsewhere.
func TestDocxOriginals(t *testing.T) {
	twins := map[string]string{"广州.docx": "guangzhou-2024.txt", "武汉.docx": "wuhan-2024.txt", "深圳.docx": "shenzhen-2024.txt"}
	for _, path := range corpus.Originals(t) {
		name := filepath.Base(path)
		if filepath.Ext(name) != ".docx" {
			continue
		}
		twin := twins[name]
		if twin == "" {
			twin = strings.TrimSuffix(name, ".docx") + ".txt"
		}
		d, err := read(name, corpus.Read(t, path))
		if err != nil {
			t.Fatal(err)
		}
		want, err := read(twin, corpus.Read(t, filepath.Join(corpus.Dir(t), "corpus", "text", twin)))
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != want.Text {
			t.Errorf("%s reads otherwise than %s", name, twin)
		}
	}
}

func letterText(s string) string { return string(appendLetters(nil, s)) }

func around(s string, i int) string {
	from, to := max(0, i-40), min(len(s), i+40)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	return s[from:to]
}
