package checkpane

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"reportdesk/app/words"
	"reportdesk/internal/text"
)

// sentenceIn widens a place to the sentence of its paragraph that it lies in.
func sentenceIn(doc string, block, at text.Span) text.Span {
	s := text.Span{Start: block.Start, End: max(block.End, at.End)}
	if at.Start < block.Start || at.Start > len(doc) {
		return at
	}
	const ends = "。！？"
	if i := strings.LastIndexAny(doc[block.Start:at.Start], ends); i >= 0 {
		_, size := utf8.DecodeRuneInString(doc[block.Start+i:])
		s.Start = block.Start + i + size
	}
	if at.End < s.End {
		if i := strings.IndexAny(doc[at.End:s.End], ends); i >= 0 {
			_, size := utf8.DecodeRuneInString(doc[at.End+i:])
			s.End = at.End + i + size
		}
	}
	return s
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// name is a report by its year; of index -1, the draft.
func (f *findings) name(i int) string {
	if i < 0 || i >= len(f.priors) {
		return words.Of("本稿", "Draft")
	}
	doc := f.priors[i].Doc
	if doc.Info.Year > 0 {
		return fmt.Sprintf(words.Of("%d年报告", "%d report"), doc.Info.Year)
	}
	return doc.Name
}

// against are the years of the reports that the draft was held against, the
// newest first: 2025、2024、2023年报告. "" where there are none.
func (f *findings) against() string {
	var years []string
	for i := len(f.priors) - 1; i >= 0; i-- {
		if y := f.priors[i].Doc.Info.Year; y > 0 {
			years = append(years, fmt.Sprint(y))
		}
	}
	if len(years) == 0 {
		return ""
	}
	return strings.Join(years, words.Of("、", ", ")) + words.Of("年报告", "")
}
