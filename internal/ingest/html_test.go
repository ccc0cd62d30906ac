package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPages reads saved pages: what they hold as article is the draft, whole,
// and everything else of the page is left out with a reason.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages: ", err)
	}
	for _, path := range pages {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		page := string(data)
		article := ""
		for _, line := range strings.Split(strings.TrimSpace(draftText()), "\n") {
			article += "<p>　　" + line + "</p>\n"
		}
		page = strings.Replace(page, "{{paragraphs}}", article, 1)
		page = strings.Replace(page, "{{breaks}}", strings.ReplaceAll(strings.TrimSpace(draftText()), "\n", "<br/>\n&nbsp;&nbsp;&nbsp; "), 1)
		raw := []byte(page)
		if strings.Contains(page, "charset=gb2312") {
			raw = gb18030Of(t, page)
		}
		d, rerr := read(filepath.Base(path), raw)
		if rerr != nil {
			t.Errorf("%s: %v", path, rerr)
			continue
		}
		checkLaws(t, d)
		if want := paragraphsOf(draftText()); d.Text != want {
			t.Errorf("%s: have\n%s\nwant\n%s", path, d.Text, want)
		}
		if len(d.Dropped) == 0 || !strings.Contains(d.Source, "版权所有") {
			t.Errorf("%s: dropped %v", path, d.Dropped)
		}
	}
}

func TestPageWithoutText(t *testing.T) {
	for _, page := range []string{"<html><body><script>var a=1</script></body></html>", "<!doctype html><title>临江</title>", "<html><body><img src=a.png></body></html>"} {
		if _, err := read("a.html", []byte(page)); err == nil || err.Problem != NoText {
			t.Errorf("%q: %v, want NoText", page, err)
		}
	}
}

func TestPageEncodings(t *testing.T) {
	draft := draftText()
	body := "<div id=UCAPCONTENT><p>" + strings.ReplaceAll(strings.TrimSpace(draft), "\n", "</p><p>") + "</div>"
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"declared gb2312", gb18030Of(t, `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">`+body), gb18030Name},
		{"nothing declared", gb18030Of(t, "<html>"+body), gb18030Name},
		{"declared gb2312, saved as UTF-8", []byte(`<html><meta charset="gb2312">` + body), utf8Name},
		{"byte order mark", append([]byte("\xFF\xFE"), utf16Of("<html>"+body, false)...), utf16LEName},
	} {
		d, err := read("a.htm", c.data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if d.Format != formatHTML || d.Encoding != c.want || d.Text != paragraphsOf(draft) {
			t.Errorf("%s: format %s encoding %s text %q", c.name, d.Format, d.Encoding, d.Text)
		}
	}
}

func TestPageTableAndNotes(t *testing.T) {
	page := "<html><body><p>全区生产总值<sup><a href=#n1>1</a></sup>达到312亿元，面积5km<sup>2</sup>。<table><tr><th>指标<th>数值<tr><td>投资<td>12亿元</table>"
	d, err := read("a.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := "全区生产总值[1]达到312亿元，面积5km2。\n指标\t数值\n投资\t12亿元"
	if d.Text != want {
		t.Errorf("have %q, want %q", d.Text, want)
	}
}
