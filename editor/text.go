package editor

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// maxLeaf is the most bytes one leaf holds: about one paragraph of a report.
// Smaller leaves cost memory, larger ones cost a longer copy for each key.
const maxLeaf = 2048

// Text is an immutable text. A change copies the path to one leaf and shares
// the rest, so every version of a draft can be kept, and a key costs the same
// in a long draft as in a short one (logarithmic in the length).
//
// It is a height-balanced tree of short strings (an AVL rope; joining as in
// Blelloch, Ferizovic, Sun: Just Join for Parallel Ordered Sets, 2016). The
// zero Text is empty. Offsets are bytes of UTF-8.
type Text struct{ root *node }

type node struct {
	left, right *node  // both nil in a leaf
	leaf        string // only in a leaf
	bytes       int
	breaks      int // number of '\n'
	runes       int
	height      int
}

// NewText makes a Text of s. Line ends are taken as they are; only '\n' counts as one.
func NewText(s string) Text { return Text{build(s)} }

func build(s string) *node {
	if len(s) <= maxLeaf {
		return newLeaf(s)
	}
	// Halves of equal size give a balanced tree without rotations.
	cut := len(s) / 2
	for cut < len(s) && !utf8.RuneStart(s[cut]) {
		cut++
	}
	return join(build(s[:cut]), build(s[cut:]))
}

func newLeaf(s string) *node {
	if s == "" {
		return nil
	}
	return &node{leaf: s, bytes: len(s), breaks: strings.Count(s, "\n"), runes: utf8.RuneCountInString(s), height: 1}
}

func newNode(l, r *node) *node {
	return &node{
		left: l, right: r,
		bytes: l.bytes + r.bytes, breaks: l.breaks + r.breaks, runes: l.runes + r.runes,
		height: max(l.height, r.height) + 1,
	}
}

// join puts two trees after each other and keeps the heights of siblings within one.
func join(l, r *node) *node {
	switch {
	case l == nil:
		return r
	case r == nil:
		return l
	case l.height == 1 && r.height == 1 && l.bytes+r.bytes <= maxLeaf:
		return newLeaf(l.leaf + r.leaf)
	case l.height > r.height+1:
		return balance(l.left, join(l.right, r))
	case r.height > l.height+1:
		return balance(join(l, r.left), r.right)
	default:
		return newNode(l, r)
	}
}

// balance makes a node of two trees whose heights differ by two at most.
func balance(l, r *node) *node {
	switch {
	case l.height > r.height+1:
		if l.left.height >= l.right.height {
			return newNode(l.left, newNode(l.right, r))
		}
		return newNode(newNode(l.left, l.right.left), newNode(l.right.right, r))
	case r.height > l.height+1:
		if r.right.height >= r.left.height {
			return newNode(newNode(l, r.left), r.right)
		}
		return newNode(newNode(l, r.left.left), newNode(r.left.right, r.right))
	default:
		return newNode(l, r)
	}
}

func split(n *node, at int) (l, r *node) {
	switch {
	case n == nil || at <= 0:
		return nil, n
	case at >= n.bytes:
		return n, nil
	case n.height == 1:
		return newLeaf(n.leaf[:at]), newLeaf(n.leaf[at:])
	case at <= n.left.bytes:
		a, b := split(n.left, at)
		return a, join(b, n.right)
	default:
		a, b := split(n.right, at-n.left.bytes)
		return join(n.left, a), b
	}
}

// replaceInLeaf makes an edit that stays within one leaf, the case of a key;
// nil where it does not.
func replaceInLeaf(n *node, e text.Edit) *node {
	if n.height == 1 {
		size := n.bytes - e.Len() + len(e.New)
		if size == 0 || size > maxLeaf {
			return nil
		}
		return newLeaf(n.leaf[:e.Start] + e.New + n.leaf[e.End:])
	}
	if e.End <= n.left.bytes {
		if l := replaceInLeaf(n.left, e); l != nil {
			return newNode(l, n.right)
		}
		return nil
	}
	if e.Start < n.left.bytes {
		return nil
	}
	e.Span = e.Shift(-n.left.bytes)
	if r := replaceInLeaf(n.right, e); r != nil {
		return newNode(n.left, r)
	}
	return nil
}

// Len is the length in bytes.
func (t Text) Len() int {
	if t.root == nil {
		return 0
	}
	return t.root.bytes
}

// Runes is the length in code points.
func (t Text) Runes() int {
	if t.root == nil {
		return 0
	}
	return t.root.runes
}

// Lines is the number of lines, which in a report are its paragraphs: one more
// than there are line ends.
func (t Text) Lines() int {
	if t.root == nil {
		return 1
	}
	return t.root.breaks + 1
}

// String returns the whole text.
func (t Text) String() string { return t.Slice(text.Span{Start: 0, End: t.Len()}) }

// Slice returns the part of the text that s covers.
func (t Text) Slice(s text.Span) string {
	n := t.root
	for n != nil {
		switch {
		case n.height == 1:
			start := min(max(0, s.Start), n.bytes)
			return n.leaf[start:max(start, min(n.bytes, s.End))] // no copy
		case s.End <= n.left.bytes:
			n = n.left
			continue
		case s.Start >= n.left.bytes:
			s = s.Shift(-n.left.bytes)
			n = n.right
			continue
		}
		break
	}
	var b strings.Builder
	b.Grow(max(0, s.Len()))
	slice(n, s, &b)
	return b.String()
}

func slice(n *node, s text.Span, b *strings.Builder) {
	if n == nil || s.End <= 0 || s.Start >= n.bytes || s.Empty() {
		return
	}
	if n.height == 1 {
		b.WriteString(n.leaf[max(0, s.Start):min(n.bytes, s.End)])
		return
	}
	slice(n.left, s, b)
	slice(n.right, s.Shift(-n.left.bytes), b)
}

// Apply returns the text with the edits made; on error (text.ErrEdits) the text as it was.
func (t Text) Apply(es text.Edits) (Text, error) {
	if err := es.Check(t.Len()); err != nil {
		return t, err
	}
	root := t.root
	// From the last edit to the first, so that earlier offsets stay true.
	for i := len(es) - 1; i >= 0; i-- {
		root = replace(root, es[i])
	}
	return Text{root}, nil
}

func replace(root *node, e text.Edit) *node {
	if root != nil {
		if n := replaceInLeaf(root, e); n != nil {
			return n
		}
	}
	l, rest := split(root, e.Start)
	_, r := split(rest, e.Len())
	return join(join(l, build(e.New)), r)
}

// Line returns the span of the i-th line, from 0, without its line end.
// i must be in [0, Lines()).
func (t Text) Line(i int) text.Span {
	start := 0
	if i > 0 {
		start = breakAt(t.root, i-1) + 1
	}
	end := t.Len()
	if i < t.Lines()-1 {
		end = breakAt(t.root, i)
	}
	return text.Span{Start: start, End: end}
}

// breakAt is the offset of the k-th line end, from 0.
func breakAt(n *node, k int) int {
	at := 0
	for n.height > 1 {
		if k < n.left.breaks {
			n = n.left
			continue
		}
		k -= n.left.breaks
		at += n.left.bytes
		n = n.right
	}
	for i := 0; ; i++ {
		j := strings.IndexByte(n.leaf[i:], '\n')
		i += j
		if k == 0 {
			return at + i
		}
		k--
	}
}

// LineOf is the line, from 0, in which the offset lies; a line end belongs to
// the line that it ends.
func (t Text) LineOf(at int) int {
	line := 0
	for n := t.root; n != nil; {
		if n.height == 1 {
			return line + strings.Count(n.leaf[:min(max(at, 0), n.bytes)], "\n")
		}
		if at < n.left.bytes {
			n = n.left
			continue
		}
		line += n.left.breaks
		at -= n.left.bytes
		n = n.right
	}
	return line
}
