package export

import (
	"context"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheet writes one sheet from top to bottom. Everything goes through excelize's
// StreamWriter, whatever the number of rows: it alone gives formulas cached
// values of their own type and its memory is flat. What it loses is put back by
// finish through the parcel.
//
// The order is excelize's: layout before begin, begin before the first row,
// decorations before finish.
type sheet struct {
	name   string
	file   *excelize.File
	stream *excelize.StreamWriter
	row    int // the last one written
	ctx    context.Context

	links  strings.Builder // <hyperlink> elements
	nlinks int
	sparks strings.Builder // <x14:sparkline> elements
	bars   []string        // ranges with data bars
}

// maxLinks is what Excel takes on one sheet (65,530), rounded down.
const maxLinks = 65_000

// begin opens the stream after the layout was set.
func (s *sheet) begin(widths []float64, hidden int, panes *excelize.Panes) error {
	var err error
	if s.stream, err = s.file.NewStreamWriter(s.name); err != nil {
		return err
	}
	for i, w := range widths {
		if err := s.stream.SetColWidth(i+1, i+1, w); err != nil {
			return err
		}
	}
	if hidden > 0 {
		if err := s.stream.SetColVisible(len(widths)-hidden+1, len(widths), false); err != nil {
			return err
		}
	}
	if panes == nil {
		return nil
	}
	return s.stream.SetPanes(panes)
}

// add writes the next row at a height in points.
func (s *sheet) add(height float64, cells ...any) error {
	s.row++
	if s.row%512 == 0 && s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	return s.stream.SetRow(cellName(1, s.row), cells, excelize.RowOpts{Height: min(height, 409)})
}

// link makes a cell of the last row lead to a place in the workbook.
func (s *sheet) link(column int, target, tip string) {
	if s.nlinks == maxLinks {
		return
	}
	s.nlinks++
	fmt.Fprintf(&s.links, `<hyperlink ref="%s" location="%s" tooltip="%s"/>`,
		cellName(column, s.row), escape(target), escape(tip))
}

// spark draws the trend of a range of the last row into one of its cells.
func (s *sheet) spark(column, from, to int) {
	fmt.Fprintf(&s.sparks, `<x14:sparkline><xm:f>%s!%s:%s</xm:f><xm:sqref>%s</xm:sqref></x14:sparkline>`,
		escape(quoted(s.name)), cellName(from, s.row), cellName(to, s.row), cellName(column, s.row))
}

// finish ends the sheet; mend then puts links, sparklines and data bars into
// what excelize writes after the rows.
func (s *sheet) finish() error { return s.stream.Flush() }

func (s *sheet) mend(tail string) string {
	if s.nlinks > 0 {
		links := "<hyperlinks>" + s.links.String() + "</hyperlinks>"
		tail = insertBefore(tail, links, "<printOptions", "<pageMargins", "<pageSetup", "<headerFooter", "<tableParts", "</worksheet>")
	}
	var ext strings.Builder
	if len(s.bars) > 0 {
		tail = insertBefore(tail, barRules(s.bars), "<dataValidations", "<hyperlinks", "<printOptions", "<pageMargins", "<pageSetup", "</worksheet>")
		ext.WriteString(barExtensions(s.bars))
	}
	if s.sparks.Len() > 0 {
		ext.WriteString(sparkHead + s.sparks.String() + sparkFoot)
	}
	if ext.Len() == 0 {
		return tail
	}
	return insertBefore(tail, "<extLst>"+ext.String()+"</extLst>", "</worksheet>")
}

// insertBefore puts text before the first of the marks that stands in tail. The
// marks are listed in the order that the schema gives the elements.
func insertBefore(tail, text string, marks ...string) string {
	for _, mark := range marks {
		if at := strings.Index(tail, mark); at >= 0 {
			return tail[:at] + text + tail[at:]
		}
	}
	return tail + text
}

// Identifiers of the extensions, as [MS-XLSX] 2.3 fixes them.
const (
	x14       = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
	xm        = "http://schemas.microsoft.com/office/excel/2006/main"
	sparkHead = `<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="` + x14 + `">` +
		`<x14:sparklineGroups xmlns:xm="` + xm + `"><x14:sparklineGroup lineWeight="1" displayEmptyCellsAs="span" last="1">` +
		`<x14:colorSeries rgb="FF` + inkText2 + `"/><x14:colorLast rgb="FF` + inkLink + `"/><x14:sparklines>`
	sparkFoot = `</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>`
)

// barID ties a rule to its extension; it only has to be one of its own in the sheet.
func barID(i int) string { return fmt.Sprintf("{5B0A7D10-0000-4000-8000-%012X}", i+1) }

// barRules are data bars as every program knows them, up to the 95th
// percentile, so that one doubling does not flatten all others.
func barRules(ranges []string) string {
	var b strings.Builder
	for i, at := range ranges {
		fmt.Fprintf(&b, `<conditionalFormatting sqref="%s"><cfRule type="dataBar" priority="%d"><dataBar>`+
			`<cfvo type="min"/><cfvo type="percentile" val="95"/><color rgb="FF%s"/></dataBar>`+
			`<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="%s"><x14:id>%s</x14:id></ext></extLst>`+
			`</cfRule></conditionalFormatting>`, at, 90+i, inkBar, x14, barID(i))
	}
	return b.String()
}

// barExtensions let falls point to the left in another colour, from Excel 2010 on.
func barExtensions(ranges []string) string {
	var b strings.Builder
	b.WriteString(`<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="` + x14 + `"><x14:conditionalFormattings>`)
	for i, at := range ranges {
		fmt.Fprintf(&b, `<x14:conditionalFormatting xmlns:xm="%s"><x14:cfRule type="dataBar" id="%s">`+
			`<x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/>`+
			`<x14:cfvo type="percentile"><xm:f>95</xm:f></x14:cfvo><x14:negativeFillColor rgb="FF%s"/>`+
			`<x14:axisColor rgb="FF%s"/></x14:dataBar></x14:cfRule><xm:sqref>%s</xm:sqref></x14:conditionalFormatting>`,
			xm, barID(i), inkFall, inkText2, at)
	}
	b.WriteString(`</x14:conditionalFormattings></ext>`)
	return b.String()
}

// cellName is A1 for column 1, row 1.
func cellName(column, row int) string { return columnName(column) + strconv.Itoa(row) }

func columnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// quoted is a sheet's name as formulas have it.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}
