package office

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// table is a table of a made-up font.
type table struct {
	tag  string
	data []byte
}

func u16(values ...int) []byte {
	var b []byte
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// nameTable is a naming table with these family names.
func nameTable(names ...string) table {
	var records, store []byte
	for _, name := range names {
		var b []byte
		for _, u := range utf16.Encode([]rune(name)) {
			b = append(b, u16(int(u))...)
		}
		records = append(records, u16(3, 1, 0x804, 1, len(b), len(store))...)
		store = append(store, b...)
	}
	return table{"name", slices.Concat(u16(0, len(names), 6+len(records)), records, store)}
}

// weightTable is an OS/2 table.
func weightTable(weight int, italic bool) table {
	b := make([]byte, 78)
	copy(b[4:], u16(weight))
	if italic {
		b[63] = 1
	}
	return table{"OS/2", b}
}

// fontFile is a font file of one face, or a collection of several; tables of the
// same bytes are stored once, as in the collections that are sold.
func fontFile(faces ...[]table) []byte {
	var file, store []byte
	start := 0 // of the first directory
	if len(faces) > 1 {
		start = 12 + 4*len(faces)
		file = slices.Concat([]byte("ttcf"), u16(1, 0, 0, len(faces)))
	}
	end := start
	for _, tables := range faces {
		end += 12 + 16*len(tables)
	}
	var directories []byte
	for _, tables := range faces {
		if len(faces) > 1 {
			file = binary.BigEndian.AppendUint32(file, uint32(start+len(directories)))
		}
		directories = append(directories, "OTTO"...)
		directories = append(directories, u16(len(tables), 0, 0, 0)...)
		for _, t := range tables {
			at := bytes.Index(store, t.data)
			if at < 0 {
				at = len(store)
				store = append(store, t.data...)
			}
			directories = append(directories, t.tag...)
			for _, v := range []int{7, end + at, len(t.data)} {
				directories = binary.BigEndian.AppendUint32(directories, uint32(v))
			}
		}
	}
	return slices.Concat(file, directories, store)
}

// songs is a collection of two faces that share their outlines.
func songs() []byte {
	outlines := table{"CFF ", bytes.Repeat([]byte("outline "), 9)}
	bitmaps := table{"EBDT", bytes.Repeat([]byte{0xF0}, 50)}
	return fontFile(
		[]table{outlines, bitmaps, weightTable(400, false), nameTable("临江宋体", "Linjiang Song"), {"none", nil}},
		[]table{outlines, weightTable(700, true), nameTable("临江宋体", "Linjiang Song Bold")})
}

func TestFacesAreReadFromTheirFile(t *testing.T) {
	have := facesOf(bytes.NewReader(songs()))
	if len(have) != 2 {
		t.Fatalf("have %d faces, want 2", len(have))
	}
	if f := have[0]; !slices.Equal(f.Names, []string{"临江宋体", "Linjiang Song"}) || f.Index != 0 || f.Weight != 400 || f.Italic {
		t.Errorf("the first face: have %+v", f)
	}
	if f := have[1]; !slices.Equal(f.Names, []string{"临江宋体", "Linjiang Song Bold"}) || f.Index != 1 || f.Weight != 700 || !f.Italic {
		t.Errorf("the second face: have %+v", f)
	}
}

// What a face's file of its own says is what the collection says of the face.
func TestAFaceOfACollectionBecomesAFile(t *testing.T) {
	data := songs()
	whole := bytes.NewReader(data)
	at, err := directories(whole)
	if err != nil {
		t.Fatal(err)
	}
	for i := range at {
		file, err := loneFace(whole, int64(len(data)), i)
		if err != nil {
			t.Fatal(err)
		}
		lone := bytes.NewReader(file)
		flavour, tables, err := directory(lone, 0)
		if err != nil || flavour != "OTTO" {
			t.Fatalf("face %d: flavour %q, %v", i, flavour, err)
		}
		_, before, _ := directory(whole, at[i])
		before = slices.DeleteFunc(before, func(e entry) bool { return e.tag == "EBDT" })
		if len(tables) != len(before) {
			t.Fatalf("face %d: %d tables, want %d", i, len(tables), len(before))
		}
		for k, e := range tables {
			have, want := e.read(lone, e.length), before[k].read(whole, e.length)
			if e.tag != before[k].tag || e.checksum != 7 || e.offset%4 != 0 || !bytes.Equal(have, want) {
				t.Errorf("face %d, table %s at %d\nhave %q\nwant %q", i, e.tag, e.offset, have, want)
			}
		}
	}
	if _, err := loneFace(whole, int64(len(data)), len(at)); err == nil {
		t.Error("a face that is not there was read")
	}
}

// The numbers are those of the specification's example and of powers of two.
func TestTheHeaderServesToSearchByHalves(t *testing.T) {
	for tables, want := range map[int][]byte{
		1: u16(1, 16, 0, 0), 9: u16(9, 128, 3, 16), 16: u16(16, 256, 4, 0), 17: u16(17, 256, 4, 16),
	} {
		if have := header("OTTO", tables)[4:]; !bytes.Equal(have, want) {
			t.Errorf("%d tables\nhave % x\nwant % x", tables, have, want)
		}
	}
}

func TestTheRegularFaceOfAFamily(t *testing.T) {
	family := []Face{
		{Names: []string{"临江宋体", "Linjiang Song Light"}, Weight: 300},
		{Names: []string{"临江宋体", "Linjiang Song Italic"}, Weight: 400, Italic: true},
		{Names: []string{"临江宋体", "Linjiang Song"}, Weight: 400, Index: 2},
		{Names: []string{"临江宋体", "Linjiang Song Bold"}, Weight: 700},
		{Names: []string{"临江楷体"}, Weight: 500, Index: 4},
	}
	for _, c := range []struct {
		proves string
		names  []string
		want   int // the index; -1 for none
	}{
		{"neither light, bold nor slanted", []string{"临江宋体"}, 2},
		{"a name in another language, letters of any size", []string{"LINJIANG SONG"}, 2},
		{"one name of several", []string{"无此字体", "临江楷体"}, 4},
		{"no such font", []string{"临江"}, -1},
	} {
		have, ok := Regular(family, c.names...)
		if ok != (c.want >= 0) || ok && have.Index != c.want {
			t.Errorf("%s: have %+v, %v, want face %d", c.proves, have, ok, c.want)
		}
	}
}

func TestFacesInFolders(t *testing.T) {
	dir := t.TempDir()
	whole := songs()
	for name, data := range map[string][]byte{
		"a/song.TTC": whole, "broken.ttc": whole[:90], "empty.ttf": nil, "readme.txt": whole,
		"kai.ttf": fontFile([]table{nameTable("临江楷体")}),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	faces := facesIn([]string{dir, filepath.Join(dir, "missing")})
	var names []string
	for _, f := range faces {
		names = append(names, f.Names[0])
	}
	if have, want := strings.Join(names, " "), "临江宋体 临江宋体 临江楷体"; have != want {
		t.Fatalf("have %s\nwant %s", have, want)
	}
	data, err := faces[1].Load()
	if err != nil {
		t.Fatal(err)
	}
	if lone := facesOf(bytes.NewReader(data)); len(lone) != 1 || lone[0].Names[1] != "Linjiang Song Bold" {
		t.Errorf("the second face as a file: have %+v", lone)
	}
	if err := os.Remove(faces[0].File); err != nil {
		t.Fatal(err)
	}
	if _, err := faces[0].Load(); err == nil {
		t.Error("a file that is gone was read")
	}
}

func TestADamagedFontIsRefused(t *testing.T) {
	whole := songs()
	for n := range whole {
		facesOf(bytes.NewReader(whole[:n]))
		if _, err := loneFace(bytes.NewReader(whole[:n]), int64(n), 1); err == nil {
			t.Errorf("cut off after %d of %d bytes, and read all the same", n, len(whole))
		}
	}
	one := fontFile([]table{nameTable("临江楷体")})
	copy(one[24:], "\xff\xff\xff\xff") // the table's length
	if _, err := loneFace(bytes.NewReader(one), int64(len(one)), 0); err == nil {
		t.Error("a table longer than its file was read")
	}
	if _, err := loneFace(strings.NewReader("plainly no font at all"), 22, 0); err == nil {
		t.Error("a text was read as a font")
	}
}

// A face's file of its own has the names that the file it came from gives it, and
// is no longer than that file but for its directory.
func FuzzLoneFace(f *testing.F) {
	f.Add(songs(), 1)
	f.Add(fontFile([]table{nameTable("仿宋")}), 0)
	f.Add([]byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), 0)
	f.Fuzz(func(t *testing.T, data []byte, index int) {
		faces := facesOf(bytes.NewReader(data))
		file, err := loneFace(bytes.NewReader(data), int64(len(data)), index)
		if err != nil {
			return
		}
		if len(file) > len(data)+headerSize+(entrySize+3)*maxTables {
			t.Fatalf("%d bytes of %d", len(file), len(data))
		}
		lone := facesOf(bytes.NewReader(file))
		for _, f := range faces {
			if f.Index == index && (len(lone) != 1 || !slices.Equal(lone[0].Names, f.Names) || lone[0].Weight != f.Weight) {
				t.Fatalf("face %d: have %+v, want %+v", index, lone, f)
			}
		}
	})
}
