package export

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// sheet writes one sheet from top to bottom: its head and rows straight into the
// parcel, whatever their number, so that memory is flat. What stands around the
// rows is excelize's, but for links, sparklines and data bars, which mend adds.
type sheet struct {
	name string
	file *excelize.File
	ctx  context.Context
	out  *entry
	row  int // the last one written
	kept *record

	names  []string // the columns' letters
	buf    []byte   // rows not yet handed on
	links  []byte   // <hyperlink> elements
	nlinks int
	sparks []byte   // <x14:sparkline> elements
	bars   []string // ranges with data bars
}

// chunk is how much XML is gathered before it is compressed.
const chunk = 64 << 10

// maxLinks is what Excel takes on one sheet (65,530), rounded down.
const maxLinks = 65_000

// begin writes what stands before the rows: views, widths of the columns in
// half-width characters, of which the last ones are hidden, and how many columns
// stay in view beside the head rows; -1 freezes nothing.
func (s *sheet) begin(widths []float64, hidden, frozen int) error {
	s.names = make([]string, len(widths))
	b := append(s.buf, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+
		`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" `+
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`+
		`<sheetPr><pageSetUpPr fitToPage="true"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0">`...)
	if frozen >= 0 {
		b = appendPane(b, frozen)
	}
	b = append(b, `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" customHeight="1"/><cols>`...)
	for i, w := range widths {
		s.names[i] = columnName(i + 1)
		hide := ""
		if i >= len(widths)-hidden {
			hide = ` hidden="1"`
		}
		b = fmt.Appendf(b, `<col min="%d" max="%d" width="%g" customWidth="1"%s/>`, i+1, i+1, w, hide)
	}
	s.buf = append(b, "</cols><sheetData>"...)
	return nil
}

// appendPane keeps the heads and the first columns in view.
func appendPane(b []byte, columns int) []byte {
	at, pane, split := cellName(columns+1, headRow+1), "bottomRight", fmt.Sprintf(` xSplit="%d"`, columns)
	if columns == 0 {
		pane, split = "bottomLeft", ""
	}
	return fmt.Appendf(b, `<pane%s ySplit="%d" topLeftCell="%s" activePane="%s" state="frozen"/><selection pane="%s" activeCell="%s" sqref="%s"/>`,
		split, headRow, at, pane, pane, at, at)
}

// add writes the next row at a height in points.
func (s *sheet) add(height float64, cells ...cell) error {
	s.row++
	if s.kept != nil {
		s.kept.add(s.row, cells)
		return s.ctx.Err()
	}
	s.buf = appendRow(s.buf, s.row, min(height, maxHeight), s.names, cells)
	if len(s.buf) < chunk {
		return nil
	}
	if err := s.ctx.Err(); err != nil {
		return err
	}
	return s.finish()
}

// link makes a cell of the last row lead to a place in the workbook.
func (s *sheet) link(column int, target, tip string) {
	if s.nlinks == maxLinks {
		return
	}
	s.nlinks++
	b := append(s.links, `<hyperlink ref="`...)
	b = append(strconv.AppendInt(append(b, s.names[column-1]...), int64(s.row), 10), `" location="`...)
	b = append(appendText(b, target), `" tooltip="`...)
	s.links = append(appendText(b, tip), `"/>`...)
}

// spark draws the trend of a range of the last row into one of its cells.
func (s *sheet) spark(column, from, to int) {
	s.sparks = fmt.Appendf(s.sparks, `<x14:sparkline><xm:f>%s!%s:%s</xm:f><xm:sqref>%s</xm:sqref></x14:sparkline>`,
		escape(quoted(s.name)), cellName(from, s.row), cellName(to, s.row), cellName(column, s.row))
}

// finish hands on the rows that are written so far.
func (s *sheet) finish() error {
	if s.kept != nil {
		return nil
	}
	err := s.out.put(s.buf)
	s.buf = s.buf[:0]
	return err
}

// mend puts links, sparklines and data bars into what excelize writes after the rows.
func (s *sheet) mend(tail string) string {
	if s.nlinks > 0 {
		links := "<hyperlinks>" + string(s.links) + "</hyperlinks>"
		tail = insertBefore(tail, links, "<printOptions", "<pageMargins", "<pageSetup", "<headerFooter", "<tableParts", "</worksheet>")
	}
	var ext strings.Builder
	if len(s.bars) > 0 {
		tail = insertBefore(tail, barRules(s.bars), "<dataValidations", "<hyperlinks", "<printOptions", "<pageMargins", "<pageSetup", "</worksheet>")
		ext.WriteString(barExtensions(s.bars))
	}
	if len(s.sparks) > 0 {
		ext.WriteString(sparkHead + string(s.sparks) + sparkFoot)
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

func escape(s string) string { return string(appendText(nil, s)) }
