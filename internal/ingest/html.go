package ingest

import (
	"bytes"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// readHTML reads a saved page. Source is all its text, a block a line; what
// lies outside the element that holds the article is left out, but for the title.
func readHTML(d *report.Document, data []byte) *Error {
	if len(data) > maxPart {
		return &Error{Problem: TooLarge}
	}
	s, encoding := decodePage(data)
	d.Encoding = encoding
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return &Error{Problem: Broken, Err: err}
	}
	page := layPage(root)
	if len(page.lines) == 0 {
		return &Error{Problem: NoText}
	}
	var l layout
	d.Source, l = page.lay(root)
	if err := checkText(d.Source); err != nil {
		err.Problem = max(err.Problem, NoText)
		return err
	}
	clean(d, l)
	return notHollow(d)
}

// decodePage decodes a page: by its byte order mark, by the charset that it
// declares (GB 2312 read as its superset GB18030), else by what it looks like.
// Browsers save pages as UTF-8 and leave the declaration as it was, so bytes that are
// UTF-8 with Han characters are taken for that.
func decodePage(data []byte) (s, encoding string) {
	declared := charset(data)
	bom := bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) || bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF"))
	if bom || declared == "" || detect(data) == utf8Name && utf8.Valid(data) {
		return decode(data)
	}
	switch declared {
	case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "hz-gb-2312":
		return decodeAs(data, gb18030Name), gb18030Name
	case "utf-8", "utf8", "utf-16", "unicode":
		return decode(data)
	}
	e, err := htmlindex.Get(declared)
	if err != nil {
		return decode(data)
	}
	b, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return decode(data)
	}
	return string(b), declared
}

// charset is the encoding that a page declares in its first bytes, "" if none.
func charset(data []byte) string {
	low := strings.ToLower(string(data[:min(len(data), 4096)]))
	i := strings.Index(low, "charset=")
	if i < 0 {
		return ""
	}
	rest := strings.TrimLeft(low[i+len("charset="):], `"' `)
	if end := strings.IndexAny(rest, "\"' />;?\r\n"); end >= 0 {
		return rest[:end]
	}
	return ""
}

// contentNames are the ids and classes of the element that holds the article
// in the systems that Chinese government sites run on (UCAP, TRS, VSB 博达,
// Jcms 大汉, PHPCMS) and in common use elsewhere.
var contentNames = map[string]bool{
	"ucapcontent": true, "trs_editor": true, "trs_ueditor": true, "trs_web": true, "view": true,
	"vsb_content": true, "vsb_content_2": true, "vsb_content_4": true, "vsb_content_501": true, "v_news_content": true,
	"zoom": true, "zoomcon": true, "zoomsubtitl": true, "fontzoom": true, "font-zoom": true, "js_content": true, "rich_media_content": true,
	"article": true, "article-content": true, "article_content": true, "articlecontent": true, "article-body": true, "articlebody": true, "article_body": true, "article-con": true, "art_con": true, "articlecon": true, "art_content": true,
	"content": true, "contents": true, "contentbody": true, "content-body": true, "content_body": true, "content-text": true, "contenttext": true, "maincontent": true, "main-content": true, "main_content": true, "con_con": true, "content_area": true, "con_text": true, "concontent": true,
	"pages_content": true, "pages-content": true, "detail-content": true, "detail_content": true, "detail-con": true, "detailcontent": true, "details-content": true, "news_content": true, "news-content": true, "newscontent": true, "news_con": true, "newstext": true, "news-text": true,
	"text_content": true, "textcontent": true, "text-content": true, "rm_txt_con": true, "show_text": true, "xl_content": true, "xl-content": true, "wzcon": true, "wznr": true, "info-content": true, "infocontent": true, "info_content": true, "gsj_htmlcon_bot": true, "easysite-news-text": true, "j-fontcontent": true, "entry-content": true, "post-content": true, "mw-parser-output": true, "mw-content-text": true, "bt-content": true, "nr": true, "p-content": true, "cas_content": true, "zwgk_content": true, "box_content": true, "endtext": true, "artibody": true,
}

// article returns which lines hold the article: those of the smallest known
// content element that has nearly all the running text found in any of them.
// known is false where no such element has most of the page's.
func (p *page) article() (from, to int, known bool) {
	most := 0
	for _, r := range p.regions {
		most = max(most, p.prose(r.from, r.to))
	}
	total := p.prose(0, len(p.lines))
	if most*2 >= total && most > 0 {
		best := region{0, len(p.lines)}
		for _, r := range p.regions {
			if r.to-r.from <= best.to-best.from && p.prose(r.from, r.to)*10 >= most*9 {
				best = r
			}
		}
		return best.from, best.to, true
	}
	return 0, 0, false
}

// readable asks readability, and finds the lines of its article again.
func (p *page) readable(root *html.Node) (from, to int) {
	all := len(p.lines)
	parser := readability.NewParser()
	article, err := parser.ParseDocument(root, &url.URL{Scheme: "http", Host: "localhost"})
	if err != nil || article.Node == nil {
		return 0, all
	}
	found := map[string]bool{}
	for _, line := range layPage(article.Node).lines {
		if b := bareOf(line.text); len(b) > 20 {
			found[b] = true
		}
	}
	from, to = -1, 0
	for i, line := range p.lines {
		if found[bareOf(line.text)] {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 || p.prose(from, to)*3 < p.prose(0, all)*2 {
		return 0, all
	}
	return from, to
}

// prose is how many bytes of running text some lines have.
func (p *page) prose(from, to int) int {
	n := 0
	for _, line := range p.lines[from:to] {
		if len(line.text) >= 60 && line.area == "" {
			n += len(line.text)
		}
	}
	return n
}

// lay makes Source of the lines, and the drops: what lies outside the article,
// and menus, heads and feet inside of it. Where the article is only what
// readability guesses, links go and the rest is left to the rules for text.
func (p *page) lay(root *html.Node) (string, layout) {
	l := layout{paragraphs: true}
	from, to, known := p.article()
	if !known {
		from, to = p.readable(root)
	}
	var b strings.Builder
	for i, line := range p.lines {
		at := b.Len()
		b.WriteString(line.text)
		why := line.area
		switch {
		case i >= from && i < to || why != "" || !known && !line.link:
		case i < from && line.title && pageTitle(line.text):
		case i < from:
			why = report.WhyHead
		default:
			why = report.WhyFoot
		}
		if why != "" {
			l.drops = append(l.drops, cut{Span: text.Span{Start: at, End: b.Len()}, why: why})
		}
		b.WriteByte('\n')
	}
	return b.String(), l
}

// pageTitle reports whether a heading outside the article may be the report's.
func pageTitle(s string) bool {
	u := unit{text: s, bare: bareOf(s)}
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return u.titleLike() && letters >= 6
}
