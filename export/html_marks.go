package export

import (
	"slices"
	"strconv"
	"strings"

	"reportdesk/compare"
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// inText is where a part lies in Document.Text.
func inText(doc *report.Document, part compare.Part) text.Span {
	if !doc.InSource() {
		return part.Span
	}
	if part.Block >= 0 && part.Block < len(doc.Blocks) && doc.ToTold(doc.Blocks[part.Block].Span) == part.Span {
		return doc.Blocks[part.Block].Span
	}
	start, _ := doc.Origin.ToDerived(part.Span.Start)
	end, _ := doc.Origin.ToDerived(part.Span.End)
	return text.Span{Start: start, End: max(start, end)}
}

// markedParts cuts the passages into runs: figures first, kept wording around them.
func markedParts(doc *report.Document, parts []compare.Part, kept, figures []text.Span) []htmlPart {
	list := make([]htmlPart, 0, len(parts))
	for _, part := range parts {
		span := inText(doc, part)
		out := htmlPart{Class: partClass(doc, part)}
		at := span.Start
		for at < span.End {
			mark, end := "", span.End
			for _, level := range []struct {
				mark  string
				spans []text.Span
			}{{"k", kept}, {"f", figures}} { // the later one wins
				for _, s := range level.spans {
					switch {
					case s.Start <= at && at < s.End:
						mark, end = level.mark, min(end, s.End)
					case at < s.Start:
						end = min(end, s.Start)
					}
				}
			}
			out.Runs = append(out.Runs, htmlRun{mark, doc.Text[at:end]})
			at = end
		}
		list = append(list, out)
	}
	return list
}

// redlined is one side of a redline: what is equal, and what this side's
// operation did. The passages of a side are joined by line ends.
func redlined(edits []compare.Edit, op compare.Op, doc *report.Document, parts []compare.Part) []htmlPart {
	if len(parts) == 0 {
		return nil
	}
	mark := "i"
	if op == compare.Delete {
		mark = "d"
	}
	class := func(i int) string { return partClass(doc, parts[min(i, len(parts)-1)]) }
	list := []htmlPart{{Class: class(0)}}
	for _, e := range edits {
		m := ""
		switch e.Op {
		case compare.Equal:
		case op:
			m = mark
		default:
			continue
		}
		for i, line := range strings.Split(e.Text, "\n") {
			if i > 0 {
				list = append(list, htmlPart{Class: class(len(list))})
			}
			if line != "" {
				last := &list[len(list)-1]
				last.Runs = append(last.Runs, htmlRun{m, line})
			}
		}
	}
	return slices.DeleteFunc(list, func(p htmlPart) bool { return len(p.Runs) == 0 })
}

// partClass is how a passage is set: h1 to h4 heads, t the title block.
func partClass(doc *report.Document, part compare.Part) string {
	if part.Block < 0 || part.Block >= len(doc.Blocks) {
		return ""
	}
	switch b := doc.Blocks[part.Block]; b.Kind {
	case report.Heading:
		return "h" + strconv.Itoa(min(max(b.Level, 1), 4))
	case report.Title, report.Salutation, report.Closing:
		return "t"
	}
	return ""
}

// isHead reports whether all passages are heads; none are as well.
func isHead(doc *report.Document, parts []compare.Part) bool {
	return !slices.ContainsFunc(parts, func(p compare.Part) bool { return !strings.HasPrefix(partClass(doc, p), "h") })
}
