// Package docxtest checks Word documents that the program wrote: the package,
// the order of its elements, its tracked changes taken and refused. It reads the
// XML by itself and shares nothing with what writes or imports documents.
package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Node is an element, or text where Name is "".
type Node struct {
	Name     string // without the prefix
	Attrs    map[string]string
	Children []*Node
	Text     string
}

// Child returns the first child of the name, nil without one.
func (n *Node) Child(name string) *Node {
	if n == nil {
		return nil
	}
	for _, c := range n.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Walk visits the node and all below it, parents first.
func (n *Node) Walk(visit func(parent, n *Node)) { n.walk(nil, visit) }

func (n *Node) walk(parent *Node, visit func(parent, n *Node)) {
	visit(parent, n)
	for _, c := range n.Children {
		c.walk(n, visit)
	}
}

// Open reads all parts of a package; that all XML is well formed is part of it.
func Open(data []byte) (map[string]*Node, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	parts := map[string]*Node{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		root, err := parse(r)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if parts[f.Name] != nil {
			return nil, fmt.Errorf("%s: twice in the package", f.Name)
		}
		parts[f.Name] = root
	}
	return parts, nil
}

func parse(r io.Reader) (*Node, error) {
	dec := xml.NewDecoder(r)
	root := &Node{Name: "#document"}
	open := []*Node{root}
	for {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &Node{Name: t.Name.Local, Attrs: map[string]string{}}
			for _, a := range t.Attr {
				n.Attrs[a.Name.Local] = a.Value
			}
			top.Children = append(top.Children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.Children = append(top.Children, &Node{Text: string(t)})
		}
	}
}

// Faults lists what is wrong with a document: parts that are missing or not
// related, elements out of the schema's order, ids given twice, ranges of moves
// that do not pair, styles that do not exist.
func Faults(data []byte) []string {
	parts, err := Open(data)
	if err != nil {
		return []string{err.Error()}
	}
	faults := packageFaults(parts)
	for name, root := range parts {
		if strings.HasPrefix(name, "word/") && !strings.HasSuffix(name, ".rels") {
			faults = append(faults, orderFaults(name, root)...)
		}
	}
	if doc := parts["word/document.xml"]; doc != nil {
		faults = append(faults, idFaults(doc)...)
		faults = append(faults, moveFaults(doc)...)
		faults = append(faults, styleFaults(doc, parts["word/styles.xml"])...)
	}
	slices.Sort(faults)
	return faults
}

func packageFaults(parts map[string]*Node) []string {
	var faults []string
	types := map[string]bool{}
	if root := parts["[Content_Types].xml"]; root == nil {
		faults = append(faults, "no content types")
	} else {
		root.Walk(func(_, n *Node) {
			if n.Name == "Override" {
				name := strings.TrimPrefix(n.Attrs["PartName"], "/")
				types[name] = true
				if parts[name] == nil {
					faults = append(faults, "content type of a part that is not there: "+name)
				}
			}
		})
	}
	for name, root := range parts {
		if name == "[Content_Types].xml" {
			continue
		}
		if !strings.HasSuffix(name, ".rels") {
			if !types[name] {
				faults = append(faults, "no content type: "+name)
			}
			continue
		}
		dir := path.Dir(path.Dir(name))
		ids := map[string]bool{}
		root.Walk(func(_, n *Node) {
			if n.Name != "Relationship" {
				return
			}
			if to := path.Join(dir, n.Attrs["Target"]); parts[to] == nil {
				faults = append(faults, name+" leads to nothing: "+to)
			}
			if ids[n.Attrs["Id"]] {
				faults = append(faults, name+" has twice "+n.Attrs["Id"])
			}
			ids[n.Attrs["Id"]] = true
		})
	}
	return faults
}

// idFaults lists changes and ranges that share an id; the end of a range has
// that of its beginning.
func idFaults(doc *Node) []string {
	var faults []string
	seen := map[string]bool{}
	doc.Walk(func(_, n *Node) {
		id, has := n.Attrs["id"]
		if !has || strings.HasSuffix(n.Name, "RangeEnd") || strings.HasSuffix(n.Name, "Reference") {
			return
		}
		if seen[id] {
			faults = append(faults, "id twice: "+id+" of "+n.Name)
		}
		seen[id] = true
	})
	return faults
}

// moveFaults lists ranges that do not end, and names that have not one range of
// each kind, and moved runs outside of a range of their kind.
func moveFaults(doc *Node) []string {
	var faults []string
	names := map[string][]string{}
	open := map[string]string{} // id by kind
	doc.Walk(func(_, n *Node) {
		for _, kind := range []string{"moveFrom", "moveTo"} {
			switch n.Name {
			case kind + "RangeStart":
				if open[kind] != "" {
					faults = append(faults, "ranges within each other: "+n.Attrs["name"])
				}
				open[kind] = n.Attrs["id"]
				names[n.Attrs["name"]] = append(names[n.Attrs["name"]], kind)
			case kind + "RangeEnd":
				if open[kind] != n.Attrs["id"] {
					faults = append(faults, "a range ends that is not open: "+n.Attrs["id"])
				}
				open[kind] = ""
			case kind:
				if open[kind] == "" && len(n.Children) > 0 {
					faults = append(faults, "moved outside of a range: "+n.Attrs["id"])
				}
			}
		}
	})
	for name, kinds := range names {
		if slices.Sort(kinds); !slices.Equal(kinds, []string{"moveFrom", "moveTo"}) {
			faults = append(faults, fmt.Sprintf("move %s has the ranges %v", name, kinds))
		}
	}
	for kind, id := range open {
		if id != "" {
			faults = append(faults, "a range of "+kind+" does not end")
		}
	}
	return faults
}

func styleFaults(doc, styles *Node) []string {
	var faults []string
	known := map[string]string{}
	if styles != nil {
		styles.Walk(func(_, n *Node) {
			if n.Name == "style" {
				known[n.Attrs["styleId"]] = n.Attrs["type"]
			}
		})
	}
	doc.Walk(func(_, n *Node) {
		want := map[string]string{"pStyle": "paragraph", "rStyle": "character"}[n.Name]
		if want != "" && known[n.Attrs["val"]] != want {
			faults = append(faults, "no "+want+" style "+n.Attrs["val"])
		}
	})
	return faults
}
