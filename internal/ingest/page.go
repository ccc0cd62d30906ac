package ingest

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// page is a page's text laid out in lines.
type page struct {
	lines   []pageLine
	regions []region // of the elements that may hold the article

	line  []byte // the line being laid
	space bool   // white space is due before the next character
	broke bool   // that white space holds a line end
	area  string // why what is being read is page furniture, "" if it is not
	title bool   // within a heading
	row   int    // depth within table rows: blocks do not end lines
	link  int    // depth within links
	links int    // bytes of the line that are links
}

type pageLine struct {
	text  string
	area  string
	title bool
	link  bool // most of it is links
}

// region is a range of lines.
type region struct{ from, to int }

// layPage lays out the text of a tree.
func layPage(root *html.Node) *page {
	p := &page{}
	p.node(root)
	p.end()
	return p
}

// silent are the elements that show no text of the page.
var silent = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true,
	atom.Select: true, atom.Button: true, atom.Textarea: true, atom.Input: true, atom.Iframe: true, atom.Object: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Map: true, atom.Rt: true, atom.Rp: true,
}

// blocks are the elements that begin and end a line.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Aside: true, atom.Nav: true, atom.Header: true, atom.Footer: true, atom.Hgroup: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Table: true, atom.Caption: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Blockquote: true, atom.Pre: true, atom.Figure: true, atom.Figcaption: true, atom.Form: true, atom.Fieldset: true, atom.Address: true, atom.Center: true, atom.Hr: true, atom.Details: true, atom.Summary: true, atom.Body: true,
}

func (p *page) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		p.text(n.Data, n.Parent != nil && n.Parent.DataAtom == atom.Pre)
		return
	case n.Type == html.ElementNode && silent[n.DataAtom]:
		return
	case n.Type == html.ElementNode && n.DataAtom == atom.Br:
		p.newLine()
		return
	case n.Type == html.ElementNode && n.DataAtom == atom.Sup && noteMark(n) != "":
		p.text(noteMark(n), false)
		return
	}
	area, title := p.area, p.title
	if n.Type == html.ElementNode {
		if area == "" {
			p.area = areaOf(n)
		}
		if p.area != area {
			p.end()
		}
		p.title = title || isTitle(n)
	}
	block := n.Type == html.ElementNode && blocks[n.DataAtom]
	isRow := n.DataAtom == atom.Tr && p.row == 0 && dataRow(n)
	if block {
		p.newLine()
	}
	from := len(p.lines)
	if isRow {
		p.row++
	}
	if n.DataAtom == atom.A {
		p.link++
		defer func() { p.link-- }()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c)
		if isRow && (c.DataAtom == atom.Td || c.DataAtom == atom.Th) {
			p.line = append(p.line, '\t')
			p.space = false
		}
	}
	if isRow {
		p.row--
	}
	if block {
		p.newLine()
	}
	if n.Type == html.ElementNode && holdsContent(n) {
		p.end()
		p.regions = append(p.regions, region{from, len(p.lines)})
	}
	if p.area != area {
		p.end()
	}
	p.area, p.title = area, title
}

// text adds a text node: runs of white space become one space, none where a
// line end in the markup stands between two Han characters.
func (p *page) text(s string, pre bool) {
	for _, r := range s {
		switch {
		case pre && r == '\n':
			p.newLine()
		case r == ' ' || r == '\n' || r == '\r' || r == '\t' || r == '\f':
			p.space = true
			p.broke = p.broke || r == '\n' || r == '\r'
		default:
			if p.space && len(p.line) > 0 {
				last, _ := utf8.DecodeLastRune(p.line)
				if last != '\t' && !(p.broke && wide(last) && wide(r)) {
					p.line = append(p.line, ' ')
				}
			}
			p.space, p.broke = false, false
			p.line = utf8.AppendRune(p.line, r)
			if p.link > 0 {
				p.links += utf8.RuneLen(r)
			}
		}
	}
}

func wide(r rune) bool {
	return text.IsHan(r) || r >= 0x3000 && r < 0x3100 || r >= 0xFF00 && r < 0xFFF0
}

// newLine ends the line; within a table row it is a space.
func (p *page) newLine() {
	if p.row > 0 {
		p.space = true
		return
	}
	p.end()
}

func (p *page) end() {
	if s := strings.TrimRight(string(p.line), "\t "); strings.TrimFunc(s, text.IsSpace) != "" {
		p.lines = append(p.lines, pageLine{s, p.area, p.title, p.links*2 > len(s)})
	}
	p.line, p.links, p.space, p.broke = p.line[:0], 0, false, false
}

// areaOf tells by an element whether it is page furniture.
func areaOf(n *html.Node) string {
	role := nodeAttr(n, "role")
	switch {
	case n.DataAtom == atom.Nav || role == "navigation" || role == "menubar" || role == "search":
		return report.WhyMenu
	case role == "banner" || n.DataAtom == atom.Header && under(n, atom.Body):
		return report.WhyHead
	case role == "contentinfo" || n.DataAtom == atom.Footer && under(n, atom.Body):
		return report.WhyFoot
	}
	return ""
}

// under reports whether an element's parent is the given one.
func under(n *html.Node, a atom.Atom) bool { return n.Parent != nil && n.Parent.DataAtom == a }

// isTitle reports whether an element is a heading of the page.
func isTitle(n *html.Node) bool {
	if n.DataAtom == atom.H1 || n.DataAtom == atom.H2 {
		return true
	}
	return strings.Contains(strings.ToLower(nodeAttr(n, "class")+nodeAttr(n, "id")), "title")
}

// holdsContent reports whether an element is of those that hold the article.
func holdsContent(n *html.Node) bool {
	if n.DataAtom == atom.Article || n.DataAtom == atom.Main || nodeAttr(n, "role") == "main" {
		return true
	}
	if contentNames[strings.ToLower(nodeAttr(n, "id"))] || strings.HasPrefix(nodeAttr(n, "id"), "vsb_content") {
		return true
	}
	for _, c := range strings.Fields(strings.ToLower(nodeAttr(n, "class"))) {
		if contentNames[c] {
			return true
		}
	}
	return false
}

// dataRow reports whether a table row is one of data, not of a page's layout:
// its cells are several, short, and hold no tables.
func dataRow(tr *html.Node) bool {
	const longest = 600 // bytes of a cell
	cells := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		cells++
		if n, table := cellSize(c, longest); n > longest || table {
			return false
		}
	}
	return cells > 1
}

// cellSize is how much text a cell has, counted up to most, and whether it
// holds a table.
func cellSize(n *html.Node, most int) (size int, table bool) {
	for c := n.FirstChild; c != nil && size <= most && !table; c = c.NextSibling {
		if c.DataAtom == atom.Table {
			return size, true
		}
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
		s, t := cellSize(c, most-size)
		size, table = size+s, table || t
	}
	return size, table
}

// noteMark is the mark of a note that a raised number links to, "" for any
// other raised text. In brackets it does not run into a figure before it.
func noteMark(sup *html.Node) string {
	link := false
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		link = link || n.DataAtom == atom.A
		if n.Type == html.TextNode {
			b.WriteString(strings.TrimSpace(n.Data))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(sup)
	if s := b.String(); link && len(s) <= 3 && allNumerals(s) {
		return "[" + s + "]"
	}
	return ""
}

func nodeAttr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
