package compare

import (
	"strings"

	"reportdesk/internal/report"
)

// frontLine says what a line before the speech is.
type frontLine int

const (
	otherLine frontLine = iota
	titleLine
	meetingLine
	speakerLine
	salutationLine
)

// frontLinks joins the lines of the two title blocks, each with its like; what
// is none of the known lines is joined only with its equal.
func frontLinks(old, new *side) []tie {
	type key struct {
		line frontLine
		text string
	}
	keys := func(s *side) map[key][]int {
		m := map[key][]int{}
		for _, i := range s.front {
			t := s.doc.Blocks[i].Span.Of(s.doc.Text)
			k := key{line: lineOf(s.doc.Blocks[i], t)}
			if k.line == otherLine {
				k.text = t
			}
			m[k] = append(m[k], i)
		}
		return m
	}
	a := keys(old)
	var list []tie
	for k, news := range keys(new) {
		olds := a[k]
		for n := range min(len(olds), len(news)) {
			list = append(list, tie{olds[n], news[n], 1})
		}
	}
	return list
}

func lineOf(b report.Block, t string) frontLine {
	if b.Kind == report.Salutation {
		return salutationLine
	}
	t = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u3000' || r == '\t' || r == '\u00a0' || r == '?' {
			return -1
		}
		return r
	}, t)
	switch {
	case strings.Contains(t, "会议") || strings.Contains(t, "大会") || startsWithDash(t):
		return meetingLine
	case strings.HasSuffix(t, "报告") || strings.Contains(t, "工作报告"):
		return titleLine
	}
	for _, office := range []string{"长", "主席", "总理", "主任", "书记"} {
		if at := strings.Index(t, office); at >= 0 && len([]rune(t)) <= 24 && len([]rune(t[at+len(office):])) <= 6 {
			return speakerLine
		}
	}
	return otherLine
}

func startsWithDash(t string) bool {
	return strings.HasPrefix(t, "—") || strings.HasPrefix(t, "--") || strings.HasPrefix(t, "－")
}

// glossaryLinks joins the entries that explain the same word.
func glossaryLinks(old, new *side) []tie {
	places := map[string][]int{}
	for _, i := range old.glossary {
		w := headword(old.doc.Blocks[i].Span.Of(old.doc.Text))
		places[w] = append(places[w], i)
	}
	var list []tie
	for _, j := range new.glossary {
		w := headword(new.doc.Blocks[j].Span.Of(new.doc.Text))
		if at := places[w]; len(at) > 0 {
			list = append(list, tie{at[0], j, 1})
			places[w] = at[1:]
		}
	}
	return list
}

// headword is the word that a glossary entry explains, without its number, its
// quotes and its spaces.
func headword(entry string) string {
	_, _, n := report.ParseNumber(entry)
	word := entry[n:]
	for _, sign := range []string{"：", ":", "是指", "指", "即", "——", "是"} {
		if at := strings.Index(word, sign); at > 0 {
			word = word[:at]
		}
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("“”‘’\"'「」『』《》[]［］〔〕()（）.、0123456789 \u3000\t", r) {
			return -1
		}
		return r
	}, word)
}
