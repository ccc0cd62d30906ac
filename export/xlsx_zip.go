package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
)

// parcel is the zip writer under excelize. It does two things that excelize
// does not: it writes the entries in one order with one date, so that the same
// book gives the same bytes (excelize walks over maps), and it takes the rows of
// sheets straight from us. A sheet is an entry opened early, with its head and its
// rows, before excelize writes anything; of what excelize then writes for it only
// what follows the rows is taken, after it was mended: links set through excelize
// would cost the square of their number, sparklines with them.
//
// Entries are kept compressed until Close, so that memory does not hold the XML.
type parcel struct {
	w       io.Writer
	made    time.Time
	entries []*entry
	open    *entry // the one that excelize writes
}

// entry is one compressed file of the parcel.
type entry struct {
	name       string
	compressed bytes.Buffer
	flate      *flate.Writer
	crc        uint32
	size       uint64
	mend       func(string) string // set for a sheet
	sorted     bool                // set for the content types, whose order excelize takes from a map
	whole      []byte              // what excelize writes for a sheet, and for the content types
}

// sheet begins the entry of a sheet; mend changes what follows its rows.
func (p *parcel) sheet(name string, mend func(string) string) (*entry, error) {
	e, err := p.begin(name)
	if err == nil {
		e.mend = mend
	}
	return e, err
}

func (p *parcel) begin(name string) (*entry, error) {
	e := &entry{name: name}
	var err error
	if e.flate, err = flate.NewWriter(&e.compressed, flate.BestSpeed); err != nil {
		return nil, err
	}
	p.entries = append(p.entries, e)
	return e, nil
}

// Create begins what excelize writes of an entry; the one before it is complete.
func (p *parcel) Create(name string) (io.Writer, error) {
	if err := p.finish(); err != nil {
		return nil, err
	}
	for _, e := range p.entries {
		if e.name == name && e.mend != nil {
			p.open = e
			return e, nil
		}
	}
	var err error
	if p.open, err = p.begin(name); err == nil && name == contentTypes {
		p.open.sorted = true
	}
	return p.open, err
}

// AddFS is there for excelize's interface; it has no use for it.
func (p *parcel) AddFS(fs.FS) error { return errors.ErrUnsupported }

func (p *parcel) finish() error {
	if p.open == nil {
		return nil
	}
	err := p.open.close()
	p.open = nil
	return err
}

// Close writes the archive.
func (p *parcel) Close() error {
	if err := p.finish(); err != nil {
		return err
	}
	// Programs that look at the first entry only expect the content types there.
	slices.SortFunc(p.entries, func(a, b *entry) int { return strings.Compare(a.name, b.name) })
	z := zip.NewWriter(p.w)
	for _, e := range p.entries {
		head := &zip.FileHeader{
			Name: e.name, Method: zip.Deflate, CRC32: e.crc,
			CompressedSize64: uint64(e.compressed.Len()), UncompressedSize64: e.size,
		}
		//lint:ignore SA1019 CreateRaw writes these two and takes no notice of Modified
		head.ModifiedDate, head.ModifiedTime = dosTime(p.made)
		out, err := z.CreateRaw(head)
		if err != nil {
			return fmt.Errorf("write %s: %w", e.name, err)
		}
		if _, err := e.compressed.WriteTo(out); err != nil {
			return fmt.Errorf("write %s: %w", e.name, err)
		}
	}
	return z.Close()
}

// Write takes what excelize writes.
func (e *entry) Write(b []byte) (int, error) {
	if e.mend != nil || e.sorted {
		e.whole = append(e.whole, b...)
		return len(b), nil
	}
	return len(b), e.put(b)
}

func (e *entry) put(b []byte) error {
	e.crc = crc32.Update(e.crc, crc32.IEEETable, b)
	e.size += uint64(len(b))
	_, err := e.flate.Write(b)
	return err
}

func (e *entry) close() error {
	if e.mend != nil {
		_, tail, ok := bytes.Cut(e.whole, []byte("</sheetData>"))
		if !ok {
			return fmt.Errorf("write %s: excelize wrote no rows", e.name)
		}
		if err := e.put([]byte("</sheetData>" + e.mend(string(tail)))); err != nil {
			return err
		}
	}
	if e.sorted {
		if err := e.put(sortTypes(e.whole)); err != nil {
			return err
		}
	}
	err := e.flate.Close()
	e.flate, e.whole = nil, nil
	return err
}

const contentTypes = "[Content_Types].xml"

var contentType = regexp.MustCompile(`<(?:Default|Override) [^>]*>(?:</(?:Default|Override)>)?`)

// sortTypes brings the content types into one order.
func sortTypes(b []byte) []byte {
	all := contentType.FindAll(b, -1)
	if len(all) == 0 {
		return b
	}
	from := bytes.Index(b, all[0])
	end := bytes.LastIndex(b, []byte("</Types>"))
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, bytes.Compare)
	return slices.Concat(b[:from], bytes.Join(sorted, nil), b[end:])
}

// dosTime is a time as zip entries have it; CreateRaw does not convert it.
func dosTime(t time.Time) (date, clock uint16) {
	if t.Year() < 1980 {
		return 1<<5 | 1, 0 // the first of January 1980
	}
	return uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9), uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
}
