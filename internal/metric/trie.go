package metric

// trie finds the longest of many words at a place of a text, forwards or
// backwards. It goes by bytes: UTF-8 keeps matches on the boundaries of code
// points. Looking up costs the length of the longest word at most and
// allocates nothing. Words are added before the first look-up.
type trie struct {
	nodes []trieNode
	// wide are tables for the nodes with many children, as the first bytes of
	// Han characters have them; the children of others are searched in order.
	wide [][256]uint32
	back bool
}

type trieNode struct {
	value uint32 // 0 where no word ends
	table int32  // index in wide, -1 for a short list
	keys  []byte
	next  []uint32
}

// wideFrom is from how many children on a node has a table.
const wideFrom = 5

func newTrie(back bool) *trie {
	return &trie{nodes: []trieNode{{table: -1}}, back: back}
}

// child returns the node that a byte leads to, 0 where there is none.
func (t *trie) child(node uint32, b byte) uint32 {
	n := &t.nodes[node]
	if n.table >= 0 {
		return t.wide[n.table][b]
	}
	for i, k := range n.keys {
		if k == b {
			return n.next[i]
		}
	}
	return 0
}

// add enters a word; a word that is there already gets the bits of both values.
func (t *trie) add(word string, value uint32) {
	node := uint32(0)
	for i := range len(word) {
		b := word[i]
		if t.back {
			b = word[len(word)-1-i]
		}
		next := t.child(node, b)
		if next == 0 {
			next = uint32(len(t.nodes))
			t.nodes = append(t.nodes, trieNode{table: -1})
			t.link(node, b, next)
		}
		node = next
	}
	t.nodes[node].value |= value
}

func (t *trie) link(node uint32, b byte, next uint32) {
	n := &t.nodes[node]
	n.keys, n.next = append(n.keys, b), append(n.next, next)
	if n.table >= 0 {
		t.wide[n.table][b] = next
	} else if len(n.keys) >= wideFrom {
		var table [256]uint32
		for i, k := range n.keys {
			table[k] = n.next[i]
		}
		n.table = int32(len(t.wide))
		t.wide = append(t.wide, table)
	}
}

// longest returns the length and value of the longest word at the start of s
// (at its end for a backward trie) whose value shares a bit with mask; length 0
// where there is none.
func (t *trie) longest(s string, mask uint32) (length int, value uint32) {
	node := uint32(0)
	for i := range len(s) {
		b := s[i]
		if t.back {
			b = s[len(s)-1-i]
		}
		node = t.child(node, b)
		if node == 0 {
			break
		}
		if v := t.nodes[node].value; v&mask != 0 {
			length, value = i+1, v
		}
	}
	return length, value
}

// within reports whether any of the words stands anywhere in s.
func (t *trie) within(s string) bool {
	for i := range s {
		if n, _ := t.longest(s[i:], 1); n > 0 {
			return true
		}
	}
	return false
}
