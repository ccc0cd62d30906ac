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
	"slices"
	"strings"
	"time"
)

// parcel is the zip writer under excelize. It does two things that excelize
// does not: it writes the entries in one order with one date, so that the same
// book gives the same bytes (excelize walks over maps), and it mends the end of
// a streamed sheet, where excelize loses sparklines (StreamWriter.Flush stops
// one field before extLst) and where links set one by one would cost the square
// of their number.
//
// Entries are kept compressed until Close, so that memory does not hold the XML.
type parcel struct {
	w       io.Writer
	made    time.Time
	tails   map[string]func(tail string) string // by the entry's name
	entries []*entry
}

// entry is one compressed file of the parcel.
type entry struct {
	name       string
	compressed bytes.Buffer
	flate      *flate.Writer
	crc        uint32
	size       uint64
	mend       func(string) string
	tail       []byte // what follows </sheetData>, or its possible beginning
	inTail     bool
}

// sheetDataEnd parts what streams through from what is mended.
const sheetDataEnd = "</sheetData>"

// Create begins an entry; the one before it is complete.
func (p *parcel) Create(name string) (io.Writer, error) {
	if err := p.finish(); err != nil {
		return nil, err
	}
	e := &entry{name: name, mend: p.tails[name]}
	var err error
	if e.flate, err = flate.NewWriter(&e.compressed, flate.BestSpeed+1); err != nil {
		return nil, err
	}
	p.entries = append(p.entries, e)
	return e, nil
}

// AddFS is there for excelize's interface; it has no use for it.
func (p *parcel) AddFS(fs.FS) error { return errors.ErrUnsupported }

func (p *parcel) finish() error {
	if len(p.entries) == 0 {
		return nil
	}
	return p.entries[len(p.entries)-1].close()
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

// Write compresses b; of a sheet to mend it holds back what follows its data.
func (e *entry) Write(b []byte) (int, error) {
	n := len(b)
	if e.mend == nil {
		return n, e.put(b)
	}
	e.tail = append(e.tail, b...)
	if e.inTail {
		return n, nil
	}
	keep := len(sheetDataEnd) - 1 // the mark may lie across two writes
	if at := bytes.Index(e.tail, []byte(sheetDataEnd)); at >= 0 {
		e.inTail, keep = true, len(e.tail)-at-len(sheetDataEnd)
	}
	cut := max(0, len(e.tail)-keep)
	if err := e.put(e.tail[:cut]); err != nil {
		return 0, err
	}
	e.tail = append(e.tail[:0], e.tail[cut:]...)
	return n, nil
}

func (e *entry) put(b []byte) error {
	e.crc = crc32.Update(e.crc, crc32.IEEETable, b)
	e.size += uint64(len(b))
	_, err := e.flate.Write(b)
	return err
}

func (e *entry) close() error {
	if e.flate == nil {
		return nil
	}
	if e.mend != nil && e.inTail {
		e.tail = []byte(e.mend(string(e.tail)))
	}
	if err := e.put(e.tail); err != nil {
		return err
	}
	err := e.flate.Close()
	e.flate, e.tail = nil, nil
	return err
}

// dosTime is a time as zip entries have it; CreateRaw does not convert it.
func dosTime(t time.Time) (date, clock uint16) {
	if t.Year() < 1980 {
		return 1<<5 | 1, 0 // the first of January 1980
	}
	return uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9), uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
}
