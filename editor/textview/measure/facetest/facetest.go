// Package facetest makes fonts for tests.
package facetest

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Without is a font file with all that another one has but some signs. Its letters
// stand lower in the line than those of the other one, as in any font of another maker.
func Without(t testing.TB, file []byte, signs string) []byte {
	t.Helper()
	loader, err := opentype.NewLoader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		t.Fatal(err)
	}
	var tables []opentype.Table
	for _, tag := range loader.Tables() {
		content, err := loader.RawTable(tag)
		if err != nil {
			t.Fatal(err)
		}
		switch tag {
		case opentype.MustNewTag("cmap"):
			content = mapping(parsed.Cmap, signs)
		case opentype.MustNewTag("hhea"):
			raise(content, 4) // ascender
		case opentype.MustNewTag("OS/2"):
			raise(content, 68) // sTypoAscender
		}
		tables = append(tables, opentype.Table{Tag: tag, Content: content})
	}
	return opentype.WriteTTF(tables)
}

// raise makes a measure of a table larger by a fifth of the usual em.
func raise(table []byte, at int) {
	binary.BigEndian.PutUint16(table[at:], binary.BigEndian.Uint16(table[at:])+200)
}

// mapping is a table cmap of one subtable of format 12, with a group for each sign.
func mapping(signs font.Cmap, without string) []byte {
	var groups []uint32
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if glyph, ok := signs.Lookup(r); ok && !strings.ContainsRune(without, r) {
			groups = append(groups, uint32(r), uint32(r), uint32(glyph))
		}
	}
	// Version 0, one subtable: Windows, full repertoire, at 12.
	table := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	for _, v := range append([]uint32{16 + 4*uint32(len(groups)), 0, uint32(len(groups) / 3)}, groups...) {
		table = binary.BigEndian.AppendUint32(table, v)
	}
	return table
}
