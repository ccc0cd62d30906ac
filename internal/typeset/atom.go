package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// atom is a part of a paragraph that is not broken: a sign, a word, a number
// with its unit.
type atom struct {
	start, end int
	width      float32
	// noStart, noEnd: a line must not begin, must not end with it.
	noStart, noEnd bool
	space, hangs   bool
}

// mayBreak reports whether a line may end between two atoms.
func mayBreak(before, after atom) bool {
	return !after.noStart && !before.noEnd && !after.space
}

const (
	// noStartSigns never begin a line.
	noStartSigns = "，。、；：？！”’）》】〉』」〕］｝,.;:?!)]}%％‰℃°·～…—’″′々ー"
	// noEndSigns never end one.
	noEndSigns = "“‘（《【〈『「〔［｛([{￥¥$£€№＃#"
	// hangSigns may stand beyond the line's end.
	hangSigns = "，。、；："
	// numberSigns are what may stand inside a number besides digits.
	numberSigns = ".,:：/-−–~～∶．，"
)

// sort is what a sign is to the breaking of lines, as bits.
type sort uint8

const (
	noStart  sort = 1 << iota // never begins a line
	noEnd                     // never ends one
	hangs                     // may stand beyond the line's end
	inNumber                  // may stand inside a number
)

// sorts is a table, since every sign of a line is asked for at every key.
var sorts = func() (t [1 << 16]sort) {
	for _, c := range []struct {
		signs string
		sort  sort
	}{{noStartSigns, noStart}, {noEndSigns, noEnd}, {hangSigns, hangs}, {numberSigns, inNumber}} {
		for _, r := range c.signs {
			t[r] |= c.sort
		}
	}
	return t
}()

func sortOf(r rune) sort {
	if r < 0 || r >= 1<<16 {
		return 0
	}
	return sorts[r]
}

// atom reads the atom at a place.
func (t Setter) atom(par string, at int) atom {
	r, n := utf8.DecodeRuneInString(par[at:])
	a := atom{start: at, end: at + n}
	if r == '〔' && t.Boxes != nil {
		if bytes, width := t.Boxes.Box(par[at:]); bytes > 0 {
			a.end, a.width = at+bytes, width
			return a
		}
	}
	switch {
	case isSpace(r):
		a.space = true
	case isDigit(r), isSign(r) && at+n < len(par) && digitAt(par, at+n):
		a.end = t.numberEnd(par, at)
	case isWord(r):
		a.end = wordEnd(par, at)
	case (r == '—' || r == '…') && strings.HasPrefix(par[at+n:], string(r)):
		for strings.HasPrefix(par[a.end:], string(r)) {
			a.end += n
		}
	case IsRTL(r):
		a.end = runEnd(par, at, func(r rune) bool { return IsRTL(r) || r == ' ' })
	default:
		a.end = at + text.ClusterLen(par[at:])
	}
	is, alone := sortOf(r), a.end == at+n
	a.noStart = is&noStart != 0 && alone || r == '…' || r == '—'
	a.noEnd = is&noEnd != 0 && alone
	a.hangs = is&hangs != 0
	if alone {
		a.width = t.Widths.Rune(r)
	} else {
		a.width = t.Widths.Word(par[at:a.end])
	}
	return a
}

// numberEnd is the end of the number at a place, with its unit.
func (t Setter) numberEnd(par string, at int) int {
	end := at
	if r, n := utf8.DecodeRuneInString(par[at:]); isSign(r) {
		end += n
	}
	for end < len(par) {
		r, n := utf8.DecodeRuneInString(par[end:])
		if isDigit(r) || isWord(r) {
			end += n
			continue
		}
		if sortOf(r)&inNumber != 0 && digitAt(par, end+n) {
			end += n
			continue
		}
		break
	}
	r, n := utf8.DecodeRuneInString(par[end:])
	if strings.ContainsRune("%％‰℃°", r) && n > 0 {
		return end + n
	}
	if t.Units != nil {
		end += t.Units(par[end:])
	}
	return end
}

func wordEnd(par string, at int) int {
	end := runEnd(par, at, func(r rune) bool {
		return isWord(r) || isDigit(r) || strings.ContainsRune("'’.-_@/&+", r) || text.Extends(r)
	})
	// A word does not take the mark of the sentence with it.
	for end > at {
		r, n := utf8.DecodeLastRuneInString(par[at:end])
		if !strings.ContainsRune("'’.-/&+", r) || end-n <= at {
			break
		}
		end -= n
	}
	return end
}

func runEnd(par string, at int, in func(rune) bool) int {
	for i, r := range par[at:] {
		if !in(r) {
			return at + max(i, 1)
		}
	}
	return len(par)
}

func digitAt(par string, at int) bool {
	if at >= len(par) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(par[at:])
	return isDigit(r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
func isSign(r rune) bool  { return r == '-' || r == '−' || r == '+' || r == '＋' }

func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u3000' || r == '\u00A0' || r >= 0x2000 && r <= 0x200A
}

// isWord reports whether r is a letter of a script that writes words with
// spaces between them.
func isWord(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	case r >= 0x2E80 && r < 0xA4D0 || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 || r >= 0xFF00 && r <= 0xFFEF:
		return false // Han, kana, full-width forms
	}
	return unicode.IsLetter(r) && !IsRTL(r)
}

// IsRTL reports whether r is a letter of a script that runs from right to left.
// Such letters and the blanks between them are one atom: who draws them draws them
// in one piece.
func IsRTL(r rune) bool {
	return r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFE
}
