package docx

import (
	"bufio"
	"strings"
	"time"
)

const (
	xmlHead    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + relations + `"`
	relations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages   = "http://schemas.openxmlformats.org/package/2006/"
	mainType   = "application/vnd.openxmlformats-officedocument.wordprocessingml."

	footID, evenFootID = "rId4", "rId5"
)

type part struct{ name, xml string }

// parts are all of the package but the document itself, the content types
// first, where programs that look at the first entry only expect them.
func (d *Writer) parts() []part {
	s := &d.setup
	list := []part{
		{"[Content_Types].xml", d.contentTypes()},
		{"_rels/.rels", relationships(
			relation{"rId1", relations + "/officeDocument", "word/document.xml"},
			relation{"rId2", packages + "relationships/metadata/core-properties", "docProps/core.xml"},
			relation{"rId3", relations + "/extended-properties", "docProps/app.xml"})},
		{"docProps/core.xml", s.core()},
		{"docProps/app.xml", xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
			`<Application>Reportdesk</Application></Properties>`},
		{"word/styles.xml", s.styles()},
		{"word/settings.xml", s.settings()},
		{"word/fontTable.xml", s.fontTable()},
	}
	links := []relation{
		{"rId1", relations + "/styles", "styles.xml"},
		{"rId2", relations + "/settings", "settings.xml"},
		{"rId3", relations + "/fontTable", "fontTable.xml"},
	}
	for _, f := range []struct {
		id, name   string
		paragraphs []Paragraph
	}{{footID, "footer1.xml", s.Foot}, {evenFootID, "footer2.xml", s.EvenFoot}} {
		if f.paragraphs != nil {
			links = append(links, relation{f.id, relations + "/footer", f.name})
			list = append(list, part{"word/" + f.name, footer(f.paragraphs)})
		}
	}
	return append(list, part{"word/_rels/document.xml.rels", relationships(links...)})
}

func (d *Writer) contentTypes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="` + packages + `content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	override := func(name, kind string) {
		b.WriteString(`<Override PartName="/` + name + `" ContentType="` + kind + `"/>`)
	}
	override("word/document.xml", mainType+"document.main+xml")
	override("word/styles.xml", mainType+"styles+xml")
	override("word/settings.xml", mainType+"settings+xml")
	override("word/fontTable.xml", mainType+"fontTable+xml")
	if d.setup.Foot != nil {
		override("word/footer1.xml", mainType+"footer+xml")
	}
	if d.setup.EvenFoot != nil {
		override("word/footer2.xml", mainType+"footer+xml")
	}
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	b.WriteString(`</Types>`)
	return b.String()
}

type relation struct{ id, kind, target string }

func relationships(list ...relation) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + packages + `relationships">`)
	for _, r := range list {
		b.WriteString(`<Relationship Id="` + r.id + `" Type="` + r.kind + `" Target="` + r.target + `"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// core are the document's properties.
func (s *Setup) core() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<cp:coreProperties xmlns:cp="` + packages + `metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, p := range []struct{ name, value string }{
		{"dc:title", s.Title}, {"dc:subject", s.Subject}, {"dc:creator", s.Author}, {"dc:description", s.Description}, {"cp:lastModifiedBy", s.Author},
	} {
		if p.value != "" {
			b.WriteString("<" + p.name + ">" + escape(p.value) + "</" + p.name + ">")
		}
	}
	if !s.Made.IsZero() {
		stamp := s.Made.UTC().Format(time.RFC3339)
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			b.WriteString("<" + name + ` xsi:type="dcterms:W3CDTF">` + stamp + "</" + name + ">")
		}
	}
	b.WriteString(`<dc:language>zh-CN</dc:language></cp:coreProperties>`)
	return b.String()
}

// settings ask Word for the layout of its own version, not of an older one, and
// let marks of punctuation be set closer where two meet.
func (s *Setup) settings() string {
	even := ""
	if s.EvenFoot != nil {
		even = `<w:evenAndOddHeaders/>`
	}
	return xmlHead + `<w:settings ` + namespaces + `><w:defaultTabStop w:val="640"/>` + even +
		`<w:characterSpacingControl w:val="compressPunctuation"/>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`
}

func footer(list []Paragraph) string {
	var b strings.Builder
	w := &Writer{out: bufio.NewWriter(&b)}
	w.put(xmlHead, `<w:ftr `, namespaces, `>`)
	for _, p := range list {
		w.Paragraph(p)
	}
	w.put(`</w:ftr>`)
	_ = w.out.Flush() // a Builder does not fail
	return b.String()
}
