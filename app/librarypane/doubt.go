package librarypane

import (
	"regexp"
	"strings"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// saidInDoubt is what a doubt quotes of the text: 文中另有2023年的说法.
var saidInDoubt = regexp.MustCompile(`另有(\d{4}年)`)

// placeOfDoubt is where in a document's text a doubt is about something, and
// false where it is about the whole.
func placeOfDoubt(doc *report.Document, doubt string) (text.Span, bool) {
	if m := saidInDoubt.FindStringSubmatch(doubt); m != nil {
		if i := strings.Index(doc.Text, m[1]); i >= 0 {
			return text.Span{Start: i, End: i + len(m[1])}, true
		}
	}
	if n := len(doc.Blocks); n > 0 && strings.HasPrefix(doubt, "末段") {
		return doc.Blocks[n-1].Span, true
	}
	return text.Span{}, false
}
