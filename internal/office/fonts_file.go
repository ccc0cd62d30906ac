package office

import (
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"unicode/utf16"
)

// A font file after the OpenType specification: a header with the number of
// tables, the directory that says where each table lies, the tables. A collection
// has a header of its own, which says where the directories of its faces stand;
// its faces may share tables, whose places are counted from the file's start.
const (
	collectionTag = "ttcf"
	headerSize    = 12
	entrySize     = 16      // of a directory
	maxFaces      = 64      // of a collection
	maxTables     = 128     // of a face
	maxNameTable  = 1 << 20 // bytes
)

var errNotAFont = errors.New("not a font file")

// entry is a table as a directory tells of it.
type entry struct {
	tag            string
	checksum       uint32
	offset, length uint32
}

// directories are where the table directories of a font file's faces stand.
func directories(r io.ReaderAt) ([]int64, error) {
	head := make([]byte, headerSize)
	if _, err := r.ReadAt(head, 0); err != nil {
		return nil, err
	}
	if string(head[:4]) != collectionTag {
		return []int64{0}, nil
	}
	offsets := make([]byte, 4*min(binary.BigEndian.Uint32(head[8:]), maxFaces))
	if _, err := r.ReadAt(offsets, headerSize); err != nil {
		return nil, err
	}
	var faces []int64
	for ; len(offsets) > 0; offsets = offsets[4:] {
		faces = append(faces, int64(binary.BigEndian.Uint32(offsets)))
	}
	return faces, nil
}

// directory reads the table directory that stands at an offset, and what sort of
// outlines it says that the face has.
func directory(r io.ReaderAt, at int64) (flavour string, tables []entry, err error) {
	head := make([]byte, headerSize)
	if _, err := r.ReadAt(head, at); err != nil {
		return "", nil, err
	}
	count := int(binary.BigEndian.Uint16(head[4:]))
	if count == 0 || count > maxTables {
		return "", nil, errNotAFont
	}
	list := make([]byte, entrySize*count)
	if _, err := r.ReadAt(list, at+headerSize); err != nil {
		return "", nil, err
	}
	for ; len(list) > 0; list = list[entrySize:] {
		field := func(k int) uint32 { return binary.BigEndian.Uint32(list[4*k:]) }
		tables = append(tables, entry{string(list[:4]), field(1), field(2), field(3)})
	}
	return string(head[:4]), tables, nil
}

// facesOf reads what the faces of a font file are called and how heavy they are.
func facesOf(r io.ReaderAt) []Face {
	at, err := directories(r)
	if err != nil {
		return nil
	}
	var faces []Face
	for i, at := range at {
		_, tables, err := directory(r, at)
		if err != nil {
			continue
		}
		f := Face{Index: i, Weight: regularWeight}
		for _, t := range tables {
			switch t.tag {
			case "name":
				if table := t.read(r, maxNameTable); table != nil {
					f.Names = namesIn(table)
				}
			case "OS/2":
				f.weigh(t.read(r, 64))
			}
		}
		if len(f.Names) > 0 {
			faces = append(faces, f)
		}
	}
	return faces
}

// read reads a table, or its first bytes up to a limit; nil where the file ends
// before.
func (t entry) read(r io.ReaderAt, limit uint32) []byte {
	table := make([]byte, min(t.length, limit))
	if _, err := r.ReadAt(table, int64(t.offset)); err != nil {
		return nil
	}
	return table
}

const regularWeight = 400

// weigh takes weight and slant from the OS/2 table: usWeightClass at 4, bit 0
// (italic) or 9 (oblique) of fsSelection at 62. A weight that is none of the
// specification's is taken for a regular one.
func (f *Face) weigh(os2 []byte) {
	if len(os2) < 64 {
		return
	}
	if w := int(binary.BigEndian.Uint16(os2[4:])); w >= 100 && w <= 1000 {
		f.Weight = w
	}
	f.Italic = binary.BigEndian.Uint16(os2[62:])&(1<<0|1<<9) != 0
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

// leftOut are the tables that a face on the screen does without: pictures of its
// signs for single sizes, which a drawer of any size would enlarge instead of
// taking the outlines (SimSun has them); the measures of vertical setting; the
// signature, which holds for the whole file only.
var leftOut = []string{"EBDT", "EBLC", "EBSC", "bdat", "bloc", "bhed", "sbix", "vhea", "vmtx", "VORG", "DSIG"}

// loneFace is one face of a font file of some size as a file of its own: its
// directory and copies of its tables, but for those left out. The checksum of the
// whole file (in the table head) stays that of the file it came from.
func loneFace(r io.ReaderAt, size int64, index int) ([]byte, error) {
	at, err := directories(r)
	if err != nil {
		return nil, err
	}
	if index < 0 || index >= len(at) {
		return nil, errNotAFont
	}
	flavour, tables, err := directory(r, at[index])
	if err != nil {
		return nil, err
	}
	tables = slices.DeleteFunc(tables, func(t entry) bool { return slices.Contains(leftOut, t.tag) })
	total := int64(0)
	for _, t := range tables {
		total += int64(t.length)
	}
	if total > size {
		return nil, errNotAFont // no two tables of a face share their bytes
	}
	file := header(flavour, len(tables))
	place := headerSize + entrySize*len(tables)
	for _, t := range tables {
		file = append(file, t.tag...)
		for _, field := range []uint32{t.checksum, uint32(place), t.length} {
			file = binary.BigEndian.AppendUint32(file, field)
		}
		place += padded(int(t.length))
	}
	file = append(file, make([]byte, place-len(file))...)
	place = headerSize + entrySize*len(tables)
	for _, t := range tables {
		if _, err := r.ReadAt(file[place:place+int(t.length)], int64(t.offset)); err != nil && t.length > 0 {
			return nil, err
		}
		place += padded(int(t.length))
	}
	return file, nil
}

// padded is a table's length up to where the next one may begin.
func padded(length int) int { return (length + 3) &^ 3 }

// header is that of a font file with so many tables; the last three numbers serve
// to search its directory by halves.
func header(flavour string, tables int) []byte {
	halvings := 0
	for 2<<halvings <= tables {
		halvings++
	}
	file := []byte(flavour)
	for _, field := range []int{tables, entrySize << halvings, halvings, entrySize * (tables - 1<<halvings)} {
		file = binary.BigEndian.AppendUint16(file, uint16(field))
	}
	return file
}
