package docx

// Table is how a table is drawn.
type Table struct {
	// Widths are those of the columns in twentieths of a point.
	Widths []int
	// Line is the colour of the lines, RRGGBB.
	Line string
	// Pad is the space to the left and right of a cell's text, PadTop that above and below.
	Pad, PadTop int
}

// Row is a row of a table.
type Row struct {
	// Head rows stand again at the top of every page; only the first rows can.
	Head bool
	// Whole keeps the row on one page.
	Whole bool
	Cells []Cell
}

// Cell is a cell of a row.
type Cell struct {
	Paragraphs []Paragraph
	// Across is how many columns the cell takes; 0 is 1.
	Across int
	Fill   string // RRGGBB
	Middle bool   // text in the middle of the height, not at the top
}

// BeginTable begins a table; Row and EndTable follow. A table is not the last
// thing of a document: a paragraph must stand behind it.
func (d *Writer) BeginTable(t Table) {
	total := 0
	for _, w := range t.Widths {
		total += w
	}
	d.put(`<w:tbl><w:tblPr><w:tblW`, number("w", total), ` w:type="dxa"/><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		d.put(`<w:`, side, ` w:val="single" w:sz="4" w:space="0" w:color="`, t.Line, `"/>`)
	}
	d.put(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>`)
	for _, side := range []struct {
		name  string
		space int
	}{{"top", t.PadTop}, {"left", t.Pad}, {"bottom", t.PadTop}, {"right", t.Pad}} {
		d.put(`<w:`, side.name, number("w", side.space), ` w:type="dxa"/>`)
	}
	d.put(`</w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, w := range t.Widths {
		d.put(`<w:gridCol`, number("w", w), `/>`)
	}
	d.put(`</w:tblGrid>`)
	d.widths = t.Widths
}

// Row writes a row of the table that was begun.
func (d *Writer) Row(r Row) {
	d.put(`<w:tr>`)
	if r.Head || r.Whole {
		d.put(`<w:trPr>`)
		if r.Whole {
			d.put(`<w:cantSplit/>`)
		}
		if r.Head {
			d.put(`<w:tblHeader/>`)
		}
		d.put(`</w:trPr>`)
	}
	at := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		across := max(1, c.Across)
		width := 0
		for ; across > 0 && at < len(d.widths); across-- {
			width += d.widths[at]
			at++
		}
		d.put(`<w:tc><w:tcPr><w:tcW`, number("w", width), ` w:type="dxa"/>`)
		if c.Across > 1 {
			d.put(`<w:gridSpan`, number("val", c.Across), `/>`)
		}
		d.put(shade(c.Fill))
		if c.Middle {
			d.put(`<w:vAlign w:val="center"/>`)
		}
		d.put(`</w:tcPr>`)
		for _, p := range c.Paragraphs {
			d.Paragraph(p)
		}
		if len(c.Paragraphs) == 0 {
			d.put(`<w:p/>`) // a cell must have one
		}
		d.put(`</w:tc>`)
	}
	d.put(`</w:tr>`)
}

// EndTable ends the table.
func (d *Writer) EndTable() { d.put(`</w:tbl>`) }
