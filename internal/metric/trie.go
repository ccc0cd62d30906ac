package metric

// trie finds the longest of many words at a place of a text, forwards or
// backwards. It goes by bytes: UTF-8 keeps matches on the boundaries of code
// points. Looking up costs the length of the longest word at most.
type trie struct {
	next  map[uint32]uint32 // node<<8 | byte to node
	value []uint32          // per node, 0 where no word ends
	back  bool
}

func newTrie(back bool) *trie {
	return &trie{next: map[uint32]uint32{}, value: make([]uint32, 1), back: back}
}

// add enters a word; a word that is there already gets the bits of both values.
func (t *trie) add(word string, value uint32) {
	node := uint32(0)
	for i := range len(word) {
		b := word[i]
		if t.back {
			b = word[len(word)-1-i]
		}
		key := node<<8 | uint32(b)
		child, ok := t.next[key]
		if !ok {
			child = uint32(len(t.value))
			t.value = append(t.value, 0)
			t.next[key] = child
		}
		node = child
	}
	t.value[node] |= value
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
		child, ok := t.next[node<<8|uint32(b)]
		if !ok {
			break
		}
		node = child
		if v := t.value[node]; v&mask != 0 {
			length, value = i+1, v
		}
	}
	return length, value
}
