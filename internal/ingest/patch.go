package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// ErrUnpatchable says that a change cannot be written into the file it is for:
// a web page, a damaged file, a number that Word counts by itself.
var ErrUnpatchable = errors.New("the file does not hold the text as it reads")

// Patch writes edits of a document's Text into the file that Read made it of,
// and returns the file. Every byte that no edit covers stays: encoding, byte
// order mark, line ends, markup. In a docx the new text takes the format of the
// first character that it replaces. Edits must not be empty, nor cover what
// import made rather than read; such are refused with ErrUnpatchable, and so is
// a web page, whose text is not one piece.
func Patch(d *report.Document, data []byte, edits text.Edits) ([]byte, error) {
	if err := edits.Check(len(d.Text)); err != nil {
		return nil, err
	}
	inSource := make(text.Edits, 0, len(edits))
	for _, e := range edits {
		s := d.Origin.ToSource(e.Span)
		if e.Empty() || s.Of(d.Source) != e.Of(d.Text) {
			return nil, fmt.Errorf("change %q: %w", e.Of(d.Text), ErrUnpatchable)
		}
		inSource = append(inSource, text.Edit{Span: s, New: e.New})
	}
	inSource.Sort()
	switch d.Format {
	case formatDocx:
		return patchDocx(d.Source, data, inSource)
	case formatHTML:
		return nil, fmt.Errorf("change a web page: %w", ErrUnpatchable)
	}
	return patchText(d, data, inSource)
}

// bomOf is the byte order mark that a file begins with, if any.
func bomOf(data []byte) []byte {
	for _, mark := range []string{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\x84\x31\x95\x33"} {
		if bytes.HasPrefix(data, []byte(mark)) {
			return data[:len(mark)]
		}
	}
	return nil
}

// patchText encodes the text between the edits only to count its bytes, and
// checks that they are those of the file.
func patchText(d *report.Document, data []byte, edits text.Edits) ([]byte, error) {
	mark := bomOf(data)
	out := append(make([]byte, 0, len(data)+64*len(edits)), mark...)
	from, at := len(mark), 0
	keep := func(end int) error {
		b, err := encode(d.Source[at:end], d.Encoding)
		if err != nil || !bytes.HasPrefix(data[from:], b) {
			return fmt.Errorf("change a file in %s: %w", d.Encoding, ErrUnpatchable)
		}
		out = append(out, b...)
		from, at = from+len(b), end
		return nil
	}
	for _, e := range edits {
		if err := keep(e.Start); err != nil {
			return nil, err
		}
		old, err := encode(e.Of(d.Source), d.Encoding)
		if err != nil || !bytes.HasPrefix(data[from:], old) {
			return nil, fmt.Errorf("change a file in %s: %w", d.Encoding, ErrUnpatchable)
		}
		b, err := encode(e.New, d.Encoding)
		if err != nil {
			return nil, fmt.Errorf("write %q in %s: %w", e.New, d.Encoding, err)
		}
		out = append(out, b...)
		from, at = from+len(old), e.End
	}
	return append(out, data[from:]...), nil
}

// encode is the inverse of decodeAs for what decodes without loss.
func encode(s, name string) ([]byte, error) {
	var e encoding.Encoding
	switch name {
	case gb18030Name:
		e = simplifiedchinese.GB18030
	case utf16LEName:
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case utf16BEName:
		e = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		return []byte(s), nil
	}
	return e.NewEncoder().Bytes([]byte(s))
}

// trace ties a piece of a paragraph's text to the part that it was read from.
type trace struct {
	at   int // in the paragraph's text, later in Document.Source
	part string
	raw  text.Span // in the part, with its entities
}

// here is how long the text of the paragraph being read is so far.
func (r *wordReader) here() int {
	if r.para == nil {
		return 0
	}
	return len(r.para.text)
}

// trace notes that what was added to the text since at stands at raw in the part.
func (r *wordReader) trace(at int, raw text.Span) {
	if r.part != "" && r.here() > at {
		r.para.traces = append(r.para.traces, trace{at: at, part: r.part, raw: raw})
	}
}

// patchDocx changes the text within the parts that hold it. What an edit covers
// may lie in several runs: the new text stands in the first.
func patchDocx(source string, data []byte, edits text.Edits) ([]byte, error) {
	w, err := openWord(data)
	if err != nil {
		return nil, err
	}
	w.tracing = true
	list, err := w.paragraphs(nil)
	if err != nil {
		return nil, err
	}
	var traces []trace
	at := 0
	for _, p := range list {
		for _, t := range p.traces {
			t.at += at
			traces = append(traces, t)
		}
		at += len(p.text) + 1
	}
	sort.SliceStable(traces, func(i, j int) bool { return traces[i].at < traces[j].at })
	parts := map[string]*patchedPart{}
	for i := range traces {
		t := &traces[i]
		if parts[t.part] == nil {
			b := w.body
			if t.part != w.main {
				if b, err = w.part(t.part); err != nil {
					return nil, err
				}
			}
			parts[t.part] = &patchedPart{data: b, skipped: len(bomOf(b))}
		}
		t.raw = t.raw.Shift(parts[t.part].skipped)
	}
	for _, e := range edits {
		if err := patchRuns(parts, traces, e, e.Of(source)); err != nil {
			return nil, err
		}
	}
	return repack(data, parts)
}

// patchedPart is a part of a package with what is to change in it.
type patchedPart struct {
	data    []byte
	skipped int        // bytes of its byte order mark, which the XML decoder does not see
	edits   text.Edits // in data
}

// patchRuns lays one edit out over the traces that hold its old text.
func patchRuns(parts map[string]*patchedPart, traces []trace, e text.Edit, old string) error {
	refuse := func() error { return fmt.Errorf("change %q: %w", old, ErrUnpatchable) }
	i := sort.Search(len(traces), func(i int) bool { return traces[i].at > e.Start }) - 1
	replacement, at := e.New, e.Start
	for ; at < e.End; i++ {
		if i < 0 || i >= len(traces) || traces[i].at > at {
			return refuse()
		}
		t := traces[i]
		part := parts[t.part]
		raw, n, ok := rawSpan(part.data, t.raw, at-t.at, old[at-e.Start:])
		if !ok {
			return refuse()
		}
		if n == 0 {
			continue // an empty run, or one that ends where the edit begins
		}
		part.edits = append(part.edits, text.Edit{Span: raw, New: escaped(replacement)})
		replacement, at = "", at+n
	}
	return nil
}

// rawSpan finds want, or as much of its beginning as the raw text holds, skip
// bytes of decoded text into it. n is how many bytes of want it holds.
func rawSpan(data []byte, raw text.Span, skip int, want string) (found text.Span, n int, ok bool) {
	at := raw.Start
	for ; skip > 0 && at < raw.End; skip-- {
		_, width, size := rawRune(data[at:raw.End])
		if skip -= size - 1; skip < 1 || width == 0 {
			return found, 0, false
		}
		at += width
	}
	found = text.Span{Start: at, End: at}
	for at < raw.End && n < len(want) {
		r, width, size := rawRune(data[at:raw.End])
		if have, _ := utf8.DecodeRuneInString(want[n:]); width == 0 || have != r {
			return found, 0, false
		}
		at, n = at+width, n+size
		found.End = at
	}
	return found, n, true
}

// rawRune reads one character of XML text: itself or an entity. size is its
// length once decoded; width 0 says that it is neither.
func rawRune(b []byte) (r rune, width, size int) {
	if b[0] != '&' {
		r, width = utf8.DecodeRune(b)
		if r == '\r' && width < len(b) && b[width] == '\n' {
			width++ // XML has one line end
		}
		if r == '\n' || r == '\r' {
			r = ' ' // as the reader has it
		}
		return r, width, utf8.RuneLen(r)
	}
	end := bytes.IndexByte(b, ';')
	if end < 0 {
		return 0, 0, 0
	}
	var decoded string
	if xml.Unmarshal([]byte("<t>"+string(b[:end+1])+"</t>"), &decoded) != nil || decoded == "" {
		return 0, 0, 0
	}
	r, size = utf8.DecodeRuneInString(decoded)
	return r, end + 1, size
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder does not fail
	return b.String()
}

// repack copies a package with some of its parts changed; the others' bytes
// are not even packed anew.
func repack(data []byte, parts map[string]*patchedPart) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		p := parts[name]
		if p == nil || len(p.edits) == 0 {
			if err := z.Copy(f); err != nil {
				return nil, err
			}
			continue
		}
		p.edits.Sort()
		changed, err := p.edits.Apply(string(p.data))
		if err != nil {
			return nil, fmt.Errorf("change %s: %w", name, err)
		}
		head := zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified, Comment: f.Comment}
		w, err := z.CreateHeader(&head)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(w, changed); err != nil {
			return nil, err
		}
		delete(parts, name) // a second file of the name is not read, nor changed
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
