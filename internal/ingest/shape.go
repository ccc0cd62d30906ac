package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a line is like, apart from what it says.

// ends are the signs with which a paragraph of a report ends.
const ends = "。！？；：…!?;:.”’）)》」』】"

// closesSentence reports whether s ends as a finished paragraph or clause does.
func closesSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r != utf8.RuneError && strings.ContainsRune(ends, r)
}

// sentenceEnds counts the full stops within s.
func sentenceEnds(s string) int {
	return strings.Count(s, "。") + strings.Count(s, "！") + strings.Count(s, "？") + strings.Count(s, ". ")
}

// prose reports whether a unit is surely a paragraph of running text: long, with a full stop.
func (u *unit) prose() bool {
	return len(u.text) >= 100 && (sentenceEnds(u.text) > 0 || strings.HasSuffix(u.text, ".")) && u.runes() >= 40
}

// salutation reports whether a unit addresses the assembly: 各位代表：
func (u *unit) salutation() bool {
	b := u.bare
	if len(b) > 120 {
		return false
	}
	for _, begin := range []string{"各位", "同志们", "尊敬的", "主任、", "女士们", "fellow", "主席团"} {
		if strings.HasPrefix(b, begin) {
			return strings.HasSuffix(b, ":") || strings.HasSuffix(b, "!") || strings.HasSuffix(b, ",")
		}
	}
	return false
}

// signsOnly reports whether a unit has no letter, only signs and perhaps
// digits: a divider, a counter.
func (u *unit) signsOnly() bool {
	for _, r := range u.text {
		if unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// stamp reports whether a unit is nothing but a date with or without a time in
// figures, as pages print it: 2024-01-24 09:09:00, 01-24.
func (u *unit) stamp() bool {
	digits := 0
	for _, r := range u.bare {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune("-/.:年月日时分秒", r):
		default:
			return false
		}
	}
	return digits >= 3 && strings.ContainsAny(u.bare, "-/:")
}

// caption reports whether a unit is a photograph's caption: …作政府工作报告。本报记者 某某 摄
func (u *unit) caption() bool {
	b := strings.TrimRight(u.bare, ")。.")
	if len(b) > 300 || !strings.HasSuffix(b, "摄") && !strings.HasSuffix(b, "摄影报道") {
		return false
	}
	return strings.Contains(b, "记者") || strings.Contains(b, "新华社") || strings.Contains(b, "通讯员") || strings.Contains(b, "图片")
}

// titleLike reports whether a line of the head may belong to the title block:
// it names a report or an assembly, or begins with the dash of a subtitle.
func (u *unit) titleLike() bool {
	b := strings.TrimRight(u.bare, ")")
	switch {
	case strings.HasSuffix(b, "报告") || strings.HasSuffix(b, "报告》"):
		return utf8.RuneCountInString(b) >= 6
	case strings.HasSuffix(b, "会议上") || strings.HasSuffix(b, "大会上") || strings.HasSuffix(b, "会上"):
		return true
	case strings.Contains(b, "工作报告") || strings.Contains(b, "代表大会") || strings.Contains(b, "annualreport"):
		return true
	}
	return false
}

// linkLike reports whether a unit may be a link or a label: short, without a
// sentence's end or a clause within.
func (u *unit) linkLike() bool {
	return len(u.text) <= 40*3 && u.runes() <= 40 && !strings.ContainsAny(u.text, "。！；") &&
		(!closesSentence(u.text) || strings.HasSuffix(u.bare, ":") || strings.HasSuffix(u.bare, ")")) &&
		strings.Count(u.text, "，") == 0
}

// numbered reports whether a unit begins as a numbered head or item does.
func numbered(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	rest := s[n:]
	switch {
	case r == '（' || r == '(':
		end := strings.IndexAny(rest, "）)")
		return end > 0 && end <= 12 && allNumerals(rest[:end])
	case r == '—' || r == '―' || r == '─':
		return rest != "" // also a single one, as subtitles have it
	case r >= 0x2460 && r <= 0x249B || r >= 0x2474 && r <= 0x2487:
		return true
	case isNumeral(r):
		i := 0
		for i < len(s) {
			r, n := utf8.DecodeRuneInString(s[i:])
			if !isNumeral(r) {
				break
			}
			i += n
		}
		after, n := utf8.DecodeRuneInString(s[i:])
		switch after {
		case '、', '．':
			return i <= 12
		case '.':
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			return i <= 3 && !unicode.IsDigit(next)
		case '是':
			return !unicode.IsDigit(r)
		}
	case r == '第':
		i := strings.IndexAny(rest, "章部节条")
		return i > 0 && i <= 9 && allNumerals(rest[:i])
	case r == '[' || r == '［' || r == '〔':
		end := strings.IndexAny(rest, "]］〕")
		return end > 0 && end <= 9 && allNumerals(rest[:end])
	}
	return false
}

func allNumerals(s string) bool {
	for _, r := range s {
		if !isNumeral(r) {
			return false
		}
	}
	return s != ""
}

func isNumeral(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune("一二三四五六七八九十百零〇", r)
}
