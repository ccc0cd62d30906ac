package ingest

import (
	"bytes"
	"encoding/binary"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"reportdesk/internal/text"
)

// The names of the encodings, as Document.Encoding has them.
const (
	utf8Name    = "utf-8"
	gb18030Name = "gb18030"
	utf16LEName = "utf-16le"
	utf16BEName = "utf-16be"
)

// sampleSize is how many bytes of a file are looked at to tell its encoding.
// A report's first lines say enough; 64 KiB also pass a page's head of ASCII.
const sampleSize = 64 << 10

// decode turns a text file's bytes into UTF-8 without byte order mark and
// names their encoding. Bytes that are wrong in it become U+FFFD; so do none
// of a file that is right.
func decode(data []byte) (s, encoding string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return decodeAs(data[3:], utf8Name), utf8Name
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeAs(data[2:], utf16LEName), utf16LEName
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeAs(data[2:], utf16BEName), utf16BEName
	case bytes.HasPrefix(data, []byte("\x84\x31\x95\x33")): // U+FEFF in GB18030
		return decodeAs(data[4:], gb18030Name), gb18030Name
	}
	encoding = detect(data)
	return decodeAs(data, encoding), encoding
}

// decodeAs decodes data in the named encoding.
func decodeAs(data []byte, encoding string) string {
	switch encoding {
	case gb18030Name:
		// The decoder has no error of its own: it writes U+FFFD.
		b, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		if err != nil {
			return string(bytes.ToValidUTF8(data, []byte("\uFFFD")))
		}
		return string(b)
	case utf16LEName:
		return decode16(data, binary.LittleEndian)
	case utf16BEName:
		return decode16(data, binary.BigEndian)
	default:
		if utf8.Valid(data) {
			return string(data)
		}
		return string(bytes.ToValidUTF8(data, []byte("\uFFFD")))
	}
}

// decode16 decodes UTF-16; an odd byte at the end becomes U+FFFD.
func decode16(data []byte, order binary.ByteOrder) string {
	out := make([]byte, 0, len(data)/2*3)
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			next := rune(utf8.RuneError)
			if i+3 < len(data) {
				next = rune(order.Uint16(data[i+2:]))
			}
			if r = utf16.DecodeRune(r, next); r != utf8.RuneError {
				i += 2
			}
		}
		out = utf8.AppendRune(out, r)
	}
	if len(data)%2 == 1 {
		out = utf8.AppendRune(out, utf8.RuneError)
	}
	return string(out)
}

// detect tells the encoding of bytes without byte order mark. Every candidate
// is decoded and scored by how much it reads like a Chinese or English text;
// on equal scores the earlier candidate wins. Counting byte pairs, as
// general detectors do, needs hundreds of characters; this is right on twenty,
// since of Han characters met by accident only one in six is a common one.
func detect(data []byte) string {
	sample := data
	if len(sample) > sampleSize {
		sample = sample[:sampleSize]
	}
	candidates := []string{utf8Name, gb18030Name}
	if len(data)%2 == 0 || bytes.IndexByte(sample, 0) >= 0 {
		candidates = append(candidates, utf16LEName, utf16BEName)
	}
	best, most := utf8Name, -1e9
	for _, name := range candidates {
		if points := plausible(trimCut(decodeAs(sample, name), len(sample) < len(data))); points > most {
			best, most = name, points
		}
	}
	return best
}

// leastPlausible is what the text of a guessed encoding must score: reports in
// Chinese come to 0.85 and more, in English to 0.6, random bytes of a hundred or
// more to less than 0 in whichever encoding suits them best.
const leastPlausible = 0.2

// isNoise reports whether the bytes read like no text in any encoding. Valid
// UTF-8 is text in whatever language: bytes come out so by accident only where
// they are few.
func isNoise(data []byte) bool {
	for _, mark := range []string{"\xFF\xFE", "\xFE\xFF"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			return false
		}
	}
	sample := data[:min(len(data), sampleSize)]
	if utf8.ValidString(trimCut(string(sample), len(sample) < len(data))) {
		return false
	}
	return plausible(trimCut(decodeAs(sample, detect(data)), len(sample) < len(data))) < leastPlausible
}

// trimCut leaves out the character that a sample's end may have cut in two.
func trimCut(s string, cut bool) string {
	for i := 0; cut && i < 3 && len(s) > 0; i++ {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s
}

// plausible scores from -1 to 1 how much s reads like a report: the mean over its characters.
func plausible(s string) float64 {
	points, count := 0.0, 0
	for _, r := range s {
		points += weight(r)
		count++
	}
	if count == 0 {
		return 0
	}
	return points / float64(count)
}

// weight is what one character says for its being text: 1 at most.
func weight(r rune) float64 {
	switch {
	case r == '\n' || r == '\r' || r == '\t':
		return 0.5
	case r == utf8.RuneError:
		return -2
	case r < 0x20 || r >= 0x7F && r < 0xA0 || r >= 0xE000 && r < 0xF900 || r >= 0xFFFE && r < 0x10000:
		return -3 // controls, private use, non-characters
	case r < 0x7F:
		return 0.6
	case commonHan()[r]:
		return 1
	case text.IsHan(r):
		return -0.2
	case r >= 0x3000 && r <= 0x3011 || r >= 0xFF01 && r <= 0xFF5E || r >= 0x2010 && r <= 0x2030 || r == 0xA0 || r == 0xB7 || r == 0xD7:
		return 0.9 // punctuation of Chinese texts
	case r >= 0x2460 && r <= 0x249B || r >= 0x2160 && r <= 0x217B || r >= 0x3014 && r <= 0x3015:
		return 0.5
	default:
		return -0.5
	}
}

// commonHan is the set of the 3,755 characters of GB 2312's first level, in
// which over 99% of a report is written.
var commonHan = sync.OnceValue(func() map[rune]bool {
	set := make(map[rune]bool, 3755)
	decoder := simplifiedchinese.GBK.NewDecoder()
	for hi := byte(0xB0); hi <= 0xD7; hi++ {
		for lo := byte(0xA1); lo <= 0xFE; lo++ {
			if b, err := decoder.Bytes([]byte{hi, lo}); err == nil {
				if r, _ := utf8.DecodeRune(b); text.IsHan(r) {
					set[r] = true
				}
			}
		}
	}
	return set
})
