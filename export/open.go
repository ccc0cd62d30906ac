package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// What a workbook of somebody else may come to. A few kilobytes of a hostile one
// can unpack to gigabytes, and excelize makes a cell of its own for every gap in
// front of a cell that is there: a million rows with one cell each, in the last
// column, are sixteen thousand million. The tables of a report have thousands.
const (
	maxPacked   = 64 << 20  // bytes
	maxUnpacked = 128 << 20 // bytes of all parts
	maxRows     = 2 << 20   // of all sheets: a stray cell in the last row is no attack
	maxCells    = 2_000_000 // with the gaps before them
)

// ErrNotWorkbook is returned where what was given is no workbook.
var ErrNotWorkbook = errors.New("not a workbook")

// ErrTooLarge is returned for a workbook that would take more memory than any
// table of a report does.
var ErrTooLarge = errors.New("workbook too large")

// OpenWorkbook opens a workbook (xlsx) that may come from anywhere. It fails with
// ErrNotWorkbook where it is none, and with ErrTooLarge. Whoever opens it closes it.
func OpenWorkbook(r io.Reader) (*excelize.File, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxPacked+1))
	if err != nil {
		return nil, fmt.Errorf("read workbook: %w", err)
	}
	if len(data) > maxPacked {
		return nil, ErrTooLarge
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("open workbook: %w: %w", ErrNotWorkbook, err)
	}
	size := extent{}
	for _, f := range z.File {
		if err := size.part(f); err != nil {
			return nil, fmt.Errorf("open workbook: %s: %w", f.Name, err)
		}
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, fmt.Errorf("open workbook: %w: %w", ErrNotWorkbook, err)
	}
	return file, nil
}

// errEncoding refuses sheets in other encodings than the one that every program
// writes: excelize would read them, and what they hold could not be told before.
var errEncoding = errors.New("not in UTF-8")

// extent is how much of a workbook was looked at.
type extent struct{ unpacked, rows, cells int }

// part reads a part of the package to its end. Any part may be a sheet: which one
// is said elsewhere, so that the root element decides.
func (x *extent) part(f *zip.File) error {
	if f.UncompressedSize64 > maxUnpacked { // as it says itself
		return ErrTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	defer r.Close()
	counted := &io.LimitedReader{R: r, N: int64(maxUnpacked - x.unpacked + 1)}
	if err := x.sheet(counted); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, counted); err != nil {
		return fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	if x.unpacked = maxUnpacked + 1 - int(counted.N); x.unpacked > maxUnpacked {
		return ErrTooLarge
	}
	return nil
}

// sheet counts the rows and cells of a part that is a sheet. What cannot be read
// as XML excelize cannot read either: there the count ends.
func (x *extent) sheet(r io.Reader) error {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errEncoding }
	root, row, column, highest := "", 0, 0, 0
	for {
		t, err := d.RawToken()
		if errors.Is(err, errEncoding) {
			return errEncoding
		}
		if err != nil {
			x.rows += highest
			return nil
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if root == "" {
			if root = e.Name.Local; root != "worksheet" {
				return nil
			}
		}
		switch e.Name.Local {
		case "row":
			row, column = row+1, 0
			if n, err := strconv.Atoi(standsAt(e)); err == nil {
				row = n
			}
			highest = max(highest, row)
		case "c":
			was := column
			column++
			if c, n, err := excelize.CellNameToCoordinates(standsAt(e)); err == nil {
				column, highest = max(column, c), max(highest, n)
			}
			x.cells += column - was
		}
		if x.cells > maxCells || x.rows+highest > maxRows {
			return ErrTooLarge
		}
	}
}

// standsAt is the attribute that says where a row or cell stands, "" for none.
func standsAt(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "r" {
			return a.Value
		}
	}
	return ""
}
