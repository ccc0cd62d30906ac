package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"
)

// maxPart is the largest part of a package that is read, in bytes, and the
// most that is read of one package: markup makes four bytes of one of text.
// What a zip file says of its own sizes is not believed.
const maxPart = 4 * MaxText

var errTooLarge = errors.New("larger than any report")

// office is an open package of XML parts.
type office struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be read
}

func openOffice(data []byte) (*office, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	o := &office{files: make(map[string]*zip.File, len(z.File)), left: maxPart}
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		if o.files[name] == nil {
			o.files[name] = f
		}
	}
	return o, nil
}

// part returns the bytes of a part, nil if the package has none of that name.
func (o *office) part(name string) ([]byte, error) {
	f := o.files[name]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > uint64(o.left) {
		return nil, errTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, o.left+1))
	if int64(len(b)) > o.left {
		return nil, errTooLarge
	}
	o.left -= int64(len(b))
	return b, err
}

// decoder reads a part's XML, in whatever encoding it says it has.
func decoder(part []byte) *xml.Decoder {
	if bytes.HasPrefix(part, []byte("\xFF\xFE")) || bytes.HasPrefix(part, []byte("\xFE\xFF")) {
		s, _ := decode(part)
		part = []byte(s)
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(part, []byte("\xEF\xBB\xBF"))))
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if low := strings.ToLower(label); strings.HasPrefix(low, "utf-") {
			return in, nil // already decoded
		}
		e, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return transform.NewReader(in, e.NewDecoder()), nil
	}
	return d
}

// relations returns the targets of a part's relations by the last word of their type.
func (o *office) relations(name string) map[string]string {
	dir, base := path.Split(name)
	data, err := o.part(dir + "_rels/" + base + ".rels")
	if err != nil || data == nil {
		return nil
	}
	var list struct {
		Relationship []struct {
			Type, Target, TargetMode string `xml:",attr"`
		}
	}
	if decoder(data).Decode(&list) != nil {
		return nil
	}
	targets := map[string]string{}
	for _, r := range list.Relationship {
		kind := path.Base(r.Type)
		if r.TargetMode == "External" || targets[kind] != "" {
			continue
		}
		if strings.HasPrefix(r.Target, "/") {
			targets[kind] = r.Target[1:]
		} else {
			targets[kind] = path.Join(dir, r.Target)
		}
	}
	return targets
}

// sniffZip tells what a zip file holds. A damaged one is taken for a docx,
// whose reader says so.
func sniffZip(data []byte) (format, found string, problem Problem) {
	o, err := openOffice(data)
	if err != nil {
		return formatDocx, "", 0
	}
	has := func(begin string) bool {
		for name := range o.files {
			if strings.HasPrefix(name, begin) {
				return true
			}
		}
		return false
	}
	mime, _ := o.part("mimetype")
	switch kind := string(mime); {
	case has("word/"):
		return formatDocx, "", 0
	case has("xl/"):
		return "", "Excel 表格", Unsupported
	case has("ppt/"):
		return "", "演示文稿", Unsupported
	case strings.Contains(kind, "opendocument.text"):
		return "", "ODT 文档", Unsupported
	case strings.Contains(kind, "opendocument"):
		return "", "OpenDocument 文档", Unsupported
	case strings.Contains(kind, "epub"):
		return "", "电子书", Unsupported
	case o.files["OFD.xml"] != nil:
		return "", "OFD 文档", Unsupported
	case o.relations("")["officeDocument"] != "":
		return formatDocx, "", 0
	}
	return "", "压缩包", WrongFormat
}
