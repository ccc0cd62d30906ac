package report

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// longestRunIn is how many characters a head may have that its paragraph follows.
const longestRunIn = 40

// HeadLength measures the head at the start of a numbered paragraph: its number
// and first sentence, where that is short and more follows. 一是 and —— number
// sentences, not heads.
func HeadLength(s string) int {
	style, _, n := ParseNumber(s)
	if n == 0 || !style.Counts() || style.Numeral == Spoken || style.After == "是" || style.After == "要" {
		return 0
	}
	for i, r := range s[n:] {
		end := n + i + utf8.RuneLen(r)
		switch {
		case r == '。' || r == '：':
			if rest := (text.Span{Start: end, End: len(s)}).Trim(s); !rest.Empty() {
				return end
			}
			return 0
		case strings.ContainsRune("；！？", r), utf8.RuneCountInString(s[n:end]) > longestRunIn:
			return 0
		}
	}
	return 0
}
