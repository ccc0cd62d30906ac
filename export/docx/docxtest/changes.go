package docxtest

import "strings"

// Accepted returns the paragraphs of a document with all tracked changes taken,
// Rejected those with all refused: a paragraph whose end is gone runs on into the
// next. Tables are read cell by cell.
func Accepted(data []byte) ([]string, error) { return paragraphs(data, "del", "moveFrom") }

// Rejected is the text before the changes; see Accepted.
func Rejected(data []byte) ([]string, error) { return paragraphs(data, "ins", "moveTo") }

func paragraphs(data []byte, gone ...string) ([]string, error) {
	parts, err := Open(data)
	if err != nil {
		return nil, err
	}
	v := &view{gone: map[string]bool{}}
	for _, name := range gone {
		v.gone[name] = true
	}
	if doc := parts["word/document.xml"]; doc != nil {
		v.read(doc)
	}
	if v.open {
		v.list = append(v.list, v.text.String())
	}
	return v.list, nil
}

type view struct {
	gone map[string]bool
	list []string
	text strings.Builder
	open bool // text belongs to a paragraph whose end is gone
}

func (v *view) read(n *Node) {
	switch {
	case v.gone[n.Name] || n.Name == "pPr":
		return
	case n.Name == "t" || n.Name == "delText":
		for _, c := range n.Children {
			v.text.WriteString(c.Text)
		}
		return
	case n.Name == "tab":
		v.text.WriteByte('\t')
	case n.Name == "br":
		v.text.WriteByte('\n')
	}
	for _, c := range n.Children {
		v.read(c)
	}
	if n.Name != "p" {
		return
	}
	v.open = false
	if mark := n.Child("pPr").Child("rPr"); mark != nil {
		for name := range v.gone {
			v.open = v.open || mark.Child(name) != nil
		}
	}
	if !v.open {
		v.list = append(v.list, v.text.String())
		v.text.Reset()
	}
}
