package desk

import (
	"fmt"
	"slices"
	"strings"

	"reportdesk/app/words"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Where says where a block stands in its report: the numbers of the heads above
// it, and which paragraph it is (一 ›（一）　第 14 段).
func Where(doc *report.Document, block int) string {
	if block < 0 || block >= len(doc.Blocks) {
		return ""
	}
	var path []string
	for i := doc.Blocks[block].Section; i >= 0 && len(path) < 4; i = doc.Blocks[i].Section {
		if n := strings.TrimRight(doc.Blocks[i].Number, "、.． "); n != "" {
			path = append(path, n)
		}
	}
	slices.Reverse(path)
	where := strings.Join(path, " › ")
	if where != "" {
		where += "　"
	}
	return where + Paragraph(block)
}

// Paragraph names a block by its number: 第 14 段.
func Paragraph(block int) string {
	return fmt.Sprintf(words.Of("第 %d 段", "Paragraph %d"), block+1)
}

// BlockAt is the index of the block that a place of Document.Text lies in, -1
// where there is none.
func BlockAt(doc *report.Document, at text.Span) int {
	i, found := slices.BinarySearchFunc(doc.Blocks, at.Start, func(b report.Block, start int) int { return b.Span.Start - start })
	if !found {
		i--
	}
	if i < 0 || i >= len(doc.Blocks) {
		return -1
	}
	return i
}
