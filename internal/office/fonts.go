package office

import (
	"encoding/binary"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode/utf16"
)

// Fonts are the names of the fonts on this machine, in every language that the
// fonts have names in (仿宋 and FangSong), in small letters.
type Fonts map[string]bool

// Has reports whether a font of that name is there.
func (f Fonts) Has(name string) bool { return f[strings.ToLower(name)] }

// InstalledFonts reads the names of the fonts in the system's folders and the
// user's. It is nil where no font was found at all: then nothing can be told.
// It reads little of each file; a damaged one is passed over.
func InstalledFonts() Fonts {
	var found Fonts
	for _, dir := range fontDirs(runtime.GOOS, os.Getenv) {
		_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !isFontFile(path) {
				return nil // what cannot be read has no names to give
			}
			for _, name := range namesOfFile(path) {
				if found == nil {
					found = Fonts{}
				}
				found[strings.ToLower(name)] = true
			}
			return nil
		})
	}
	return found
}

func isFontFile(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ttf", ".ttc", ".otf", ".otc":
		return true
	}
	return false
}

// fontDirs are the folders of fonts. env reads the environment.
func fontDirs(system string, env func(string) string) []string {
	switch system {
	case "windows":
		root := env("SystemRoot")
		if root == "" {
			root = `C:\Windows`
		}
		return []string{root + `\Fonts`, env("LocalAppData") + `\Microsoft\Windows\Fonts`}
	case "darwin":
		return []string{
			"/System/Library/Fonts", "/System/Library/AssetsV2/com_apple_MobileAsset_Font7", "/Library/Fonts", env("HOME") + "/Library/Fonts",
			"/Applications/Microsoft Word.app/Contents/Resources/DFonts", "/Applications/LibreOffice.app/Contents/Resources/fonts",
		}
	}
	data := env("XDG_DATA_HOME")
	if data == "" {
		data = env("HOME") + "/.local/share"
	}
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", data + "/fonts", env("HOME") + "/.fonts"}
}

func namesOfFile(path string) []string {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	return fontNames(f)
}

// The tables of a font file after the OpenType specification, as far as they
// lead to its names: header, table directory, naming table.
const (
	collectionTag = "ttcf"
	maxFaces      = 64      // of a collection
	maxTables     = 128     // of a face
	maxNameTable  = 1 << 20 // bytes
)

// fontNames reads the family and full names of all faces of a font file.
func fontNames(r io.ReaderAt) []string {
	head := make([]byte, 12)
	if _, err := r.ReadAt(head, 0); err != nil {
		return nil
	}
	faces := []int64{0}
	if string(head[:4]) == collectionTag {
		count := int(min(binary.BigEndian.Uint32(head[8:]), maxFaces))
		offsets := make([]byte, 4*count)
		if _, err := r.ReadAt(offsets, 12); err != nil {
			return nil
		}
		faces = faces[:0]
		for i := range count {
			faces = append(faces, int64(binary.BigEndian.Uint32(offsets[4*i:])))
		}
	}
	var names []string
	for _, at := range faces {
		names = append(names, faceNames(r, at)...)
	}
	return names
}

// faceNames reads the names of the face whose table directory stands at an offset.
func faceNames(r io.ReaderAt, at int64) []string {
	head := make([]byte, 12)
	if _, err := r.ReadAt(head, at); err != nil {
		return nil
	}
	tables := make([]byte, 16*min(int(binary.BigEndian.Uint16(head[4:])), maxTables))
	if _, err := r.ReadAt(tables, at+12); err != nil {
		return nil
	}
	for ; len(tables) >= 16; tables = tables[16:] {
		if string(tables[:4]) != "name" {
			continue
		}
		table := make([]byte, min(binary.BigEndian.Uint32(tables[12:]), maxNameTable))
		if _, err := r.ReadAt(table, int64(binary.BigEndian.Uint32(tables[8:]))); err != nil {
			return nil
		}
		return namesIn(table)
	}
	return nil
}

// namesIn reads a naming table: the Unicode records of family (1), full name (4)
// and typographic family (16).
func namesIn(table []byte) []string {
	if len(table) < 6 {
		return nil
	}
	count, strings16 := int(binary.BigEndian.Uint16(table[2:])), int(binary.BigEndian.Uint16(table[4:]))
	var names []string
	for i := range count {
		at := 6 + 12*i
		if at+12 > len(table) {
			break
		}
		field := func(k int) int { return int(binary.BigEndian.Uint16(table[at+2*k:])) }
		platform, id, length, offset := field(0), field(3), field(4), strings16+field(5)
		if platform != 0 && platform != 3 || id != 1 && id != 4 && id != 16 || offset+length > len(table) {
			continue
		}
		if name := utf16Text(table[offset : offset+length]); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func utf16Text(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}
