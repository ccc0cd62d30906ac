package measure

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/go-text/typesetting/font"

	"reportdesk/internal/text"
	"reportdesk/internal/typeset"
)

// Face is a font that text is drawn in instead of the theme's. Fyne draws what is
// given a font of its own in that font alone; so a Face knows which signs it has,
// and the others are drawn in the theme's.
//
// Fyne keeps each font that it has drawn in for as long as the program runs. So a
// font is made a Face once, and the same one serves whenever it is wanted again.
type Face struct {
	source *source
	signs  [unicode.MaxRune/64 + 1]uint64 // a bit a sign
}

// NewFace makes a face of a font file, which is no collection; read gives its bytes.
// Name tells it from all other fonts of the program: Fyne keeps pictures of text by
// it. It fails for what cannot be read, what is no font, or none that Chinese can be
// written in. It takes a tenth of a second for a large font and may be called from
// anywhere.
func NewFace(name string, read func() ([]byte, error)) (*Face, error) {
	file, err := read()
	if err != nil {
		return nil, err
	}
	parsed, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("read font %s: %w", name, err)
	}
	f := &Face{source: &source{name, file, read}}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if glyph, ok := parsed.Cmap.Lookup(r); ok && glyph != 0 {
			f.signs[r/64] |= 1 << (r % 64)
		}
	}
	glyph, _ := parsed.Cmap.Lookup('国')
	if outline, ok := parsed.GlyphData(glyph).(font.GlyphOutline); !ok || len(outline.Segments) == 0 || !f.has('国') || !f.has(' ') {
		return nil, fmt.Errorf("read font %s: %w", name, errNotChinese)
	}
	return f, nil
}

var errNotChinese = errors.New("it has no outlines of Chinese signs")

// source is a face's file as Fyne asks for it: when it draws in the face for the
// first time, and after the theme has changed. In between the bytes are not kept,
// which are as many as what Fyne makes of them.
type source struct {
	name  string
	first []byte // until they are asked for
	read  func() ([]byte, error)
}

// Name implements fyne.Resource.
func (s *source) Name() string { return s.name }

// Content implements fyne.Resource. Of a file that is gone by now there is none;
// Fyne draws in the theme's font then.
func (s *source) Content() []byte {
	file := s.first
	if s.first = nil; file == nil {
		file, _ = s.read()
	}
	return file
}

func (f *Face) has(r rune) bool { return f.signs[r/64]&(1<<(r%64)) != 0 }

// lacks is the first sign of s that the face lacks, -1 for none.
func (f *Face) lacks(s string) int {
	for i, r := range s {
		if !f.has(r) {
			return i
		}
	}
	return -1
}

// Forget empties the tables of a face that is drawn no more.
func (f *Face) Forget() {
	for k := range tables {
		if k.face == f {
			delete(tables, k)
		}
	}
	newest, newestKey = nil, key{}
}

// Run is the first part of s that is drawn in one font: how many bytes it has, and
// the table of that font. s begins where a cluster does, and a cluster is drawn in
// one font: in the face where that has all of its signs. Words of a script that runs
// from right to left stay together with the blanks between them.
func (t *Table) Run(s string) (bytes int, in *Table) {
	if t.face == nil {
		return len(s), t
	}
	lacking := t.face.lacks(s)
	if lacking < 0 {
		return len(s), t
	}
	_, n := utf8.DecodeRuneInString(s[lacking:])
	if start := text.ClusterBefore(s, lacking+n); start > 0 {
		return start, t
	}
	at := 0
	for at < len(s) {
		end := at + text.ClusterLen(s[at:])
		if t.face.lacks(s[at:end]) >= 0 {
			at = end
			continue
		}
		rest := strings.TrimLeft(s[at:], " ")
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(rest)
		if len(rest) == len(s)-at || !typeset.IsRTL(before) || !typeset.IsRTL(after) {
			break
		}
		at = len(s) - len(rest)
	}
	return at, t.spare
}

// Dress makes a text be drawn as the table measures it.
func (t *Table) Dress(o *canvas.Text) {
	o.TextSize, o.TextStyle.Bold, o.FontSource = t.size, t.style.Bold, t.source()
}

// Theme is the table of the theme's font at the same size: itself without a face.
func (t *Table) Theme() *Table {
	if t.face == nil {
		return t
	}
	return t.spare
}

// source is the font that the text of the table is drawn in, nil for the theme's.
func (t *Table) source() fyne.Resource {
	if t.face == nil {
		return nil
	}
	return t.face.source
}
