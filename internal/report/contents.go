package report

import (
	"strings"

	"reportdesk/internal/text"
)

// findContents finds a table of contents (目录) in the front. Its head is a line
// of that word alone; its entries are short lines up to the salutation, the
// first sentence, or the line where the first entry comes again, as the head of
// its part. They carry the words of heads but hold nothing: taken for heads
// they would make parts of their own.
func (o *outline) findContents() part {
	at := 0
	for at < len(o.lines) && at < frontLines && !isContentsHead(o.lines[at].s) {
		at++
	}
	first := at + 1
	if first >= len(o.lines) || at == frontLines || isSalutation(o.lines[first].s) {
		return part{}
	}
	entry := entryWords(o.lines[first].s)
	for i := first + 1; i < len(o.lines); i++ {
		l := &o.lines[i]
		if isSalutation(l.s) || entryWords(l.s) == entry || l.runes > 2*headRunes || text.EndsAny(l.s, "。", "！") || looksTitle(l.s) {
			return part{start: at, end: i}
		}
	}
	return part{}
}

// isContentsHead reports whether a line is the head of a table of contents: 目　录.
func isContentsHead(s string) bool {
	switch entryWords(s) {
	case "目录", "目次", "contents", "tableofcontents":
		return true
	}
	return false
}

// entryWords is an entry without its dots and the number of its page.
func entryWords(s string) string {
	return strings.TrimRight(bareWords(s), "0123456789")
}
