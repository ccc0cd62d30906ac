package ingest

import (
	"bytes"
	"path/filepath"
	"strings"
)

// The formats that are read, as Document.Format has them.
const (
	formatTxt  = "txt"
	formatMD   = "md"
	formatDocx = "docx"
	formatHTML = "html"
)

// signature ties a file's first bytes to what it is.
type signature struct {
	magic, found string
	problem      Problem // Unsupported, or WrongFormat for what can hold no report
}

var signatures = []signature{
	{"%PDF-", "PDF", Unsupported},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧版 Office 文档", Unsupported},
	{"{\\rtf", "RTF 文档", Unsupported},
	{"\x89PNG\r\n\x1a\n", "图片", WrongFormat},
	{"\xFF\xD8\xFF", "图片", WrongFormat},
	{"GIF8", "图片", WrongFormat},
	{"BM", "图片", WrongFormat},
	{"II*\x00", "图片", WrongFormat},
	{"MM\x00*", "图片", WrongFormat},
	{"\x00\x00\x01\x00", "图片", WrongFormat},
	{"8BPS", "图片", WrongFormat},
	{"Rar!", "压缩包", WrongFormat},
	{"7z\xBC\xAF\x27\x1C", "压缩包", WrongFormat},
	{"\x1F\x8B", "压缩包", WrongFormat},
	{"\x7FELF", "程序", WrongFormat},
	{"MZ", "程序", WrongFormat},
	{"ID3", "音频", WrongFormat},
	{"OggS", "音频", WrongFormat},
	{"fLaC", "音频", WrongFormat},
	{"SQLite format 3\x00", "数据库", WrongFormat},
	{"wOFF", "字体", WrongFormat},
}

// sniff tells the format of a file. found is empty for a format that is read;
// else it names what the file is and problem says why it is not read. The
// content decides, and the extension only where the content leaves it open:
// people rename files, and a page saved as .txt still is a page.
func sniff(name string, data []byte) (format, found string, problem Problem) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06")) {
		return sniffZip(data)
	}
	if f := sniffRIFF(data); f != "" {
		return "", f, WrongFormat
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.magic)) && !(len(s.magic) == 2 && readable(data)) {
			return "", oldOffice(name, s.found), s.problem
		}
	}
	ext := extension(name)
	switch {
	case bytes.HasPrefix(data, []byte("From: <Saved by")) || bytes.HasPrefix(data, []byte("MIME-Version:")):
		return "", "MHT 网页存档", Unsupported
	case looksHTML(data, ext):
		return formatHTML, "", 0
	case ext == "md" || ext == "markdown":
		return formatMD, "", 0
	case ext == "docx" && !readable(data):
		return formatDocx, "", 0 // a damaged one: what it is not, its reader says
	}
	return formatTxt, "", 0
}

func extension(name string) string {
	return strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
}

// oldOffice names the kind of document behind the container that they share.
func oldOffice(name, found string) string {
	if found != "旧版 Office 文档" {
		return found
	}
	switch extension(name) {
	case "doc":
		return "旧版 Word 文档"
	case "wps":
		return "WPS 文档"
	case "xls", "et":
		return "旧版 Excel 表格"
	case "docx", "xlsx", "pptx":
		return "加密的文档"
	case "ppt", "dps":
		return "旧版演示文稿"
	}
	return found
}

func sniffRIFF(data []byte) string {
	if len(data) < 12 {
		return ""
	}
	switch kind := string(data[8:12]); {
	case string(data[:4]) == "RIFF" && kind == "WEBP":
		return "图片"
	case string(data[:4]) == "RIFF" && (kind == "WAVE" || kind == "AVI "):
		return "音视频"
	case string(data[4:8]) == "ftyp":
		if strings.HasPrefix(kind, "hei") || strings.HasPrefix(kind, "avif") || kind == "mif1" {
			return "图片"
		}
		return "音视频"
	}
	return ""
}

// readable reports whether the bytes read as text: what begins with "BM" or
// "MZ" may be an English word.
func readable(data []byte) bool {
	if len(data) > 1024 {
		data = data[:1024]
	}
	return bytes.IndexByte(data, 0) < 0 && plausible(decodeAs(data, detect(data))) > 0.3
}

// looksHTML reports whether the content is a page. A text that only mentions a
// tag is none: the markup must begin the file or the extension say so.
func looksHTML(data []byte, ext string) bool {
	head := data
	if len(head) > 4096 {
		head = head[:4096]
	}
	if bytes.IndexByte(head, 0) >= 0 { // UTF-16
		head = []byte(decodeAs(head, detect(head)))
	}
	low := bytes.ToLower(bytes.TrimLeft(head, "\xEF\xBB\xBF\xFF\xFE \t\r\n\f"))
	for _, begin := range []string{"<!doctype html", "<html", "<head", "<body", "<meta ", "<div", "<table", "<p>", "<p "} {
		if bytes.HasPrefix(low, []byte(begin)) {
			return true
		}
	}
	marked := bytes.Contains(low, []byte("<html")) || bytes.Contains(low, []byte("<body")) || bytes.Contains(low, []byte("<head>"))
	return marked && (bytes.HasPrefix(low, []byte("<")) || ext == "html" || ext == "htm") ||
		(ext == "html" || ext == "htm" || ext == "xhtml" || ext == "shtml") && bytes.Contains(low, []byte("<"))
}
