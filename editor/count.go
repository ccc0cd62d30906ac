package editor

import (
	"unicode"

	"reportdesk/internal/text"
)

// Counts are the lengths of a passage as offices count them.
type Counts struct {
	// Characters counts every sign but white space (字符数，不计空格); Bare those
	// that are no punctuation either (不计标点).
	Characters, Bare int
	// Words counts as word processors do (字数): each Han sign and mark one,
	// each run of digits or Latin letters one.
	Words int
	// Spoken is what is read aloud: Han signs one each, digits and the point in a
	// number one (五点六), % three (百分之), Latin words two.
	Spoken int
	// Paragraphs are those that are not blank.
	Paragraphs int
}

// Count counts a passage.
func Count(s string) Counts {
	var c Counts
	inRun, inWord, blank := false, false, true
	for _, r := range s {
		if r == '\n' {
			blank = true
		}
		if text.IsSpace(r) || text.Extends(r) {
			inRun, inWord = inRun && text.Extends(r), inWord && text.Extends(r)
			continue
		}
		if blank {
			c.Paragraphs++
			blank = false
		}
		c.Characters++
		digit, letter := unicode.IsDigit(r), unicode.IsLetter(r) && !text.IsHan(r)
		if digit || unicode.IsLetter(r) || percent(r) || unicode.IsSymbol(r) && r > 0x2000 {
			c.Bare++
		}
		run := digit || letter || inRun && (r == '.' || r == ',')
		if !run || !inRun {
			c.Words++
		}
		switch {
		case letter && !inWord:
			c.Spoken += 2
		case percent(r):
			c.Spoken += 3
		case text.IsHan(r) || digit || run && r == '.':
			c.Spoken++
		}
		inRun, inWord = run, letter
	}
	return c
}

func percent(r rune) bool { return r == '%' || r == '％' || r == '‰' }

// ReadingMinutes is how long it takes to read a passage aloud at so many signs a
// minute; reports are read at about 200.
func ReadingMinutes(c Counts, perMinute int) float64 {
	if perMinute <= 0 {
		return 0
	}
	return float64(c.Spoken) / float64(perMinute)
}
