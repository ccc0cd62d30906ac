package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// draftText is a short report of an invented district, written for the tests.
func draftText() string {
	var b strings.Builder
	b.WriteString("临江区政府工作报告\n——2024年1月18日在临江区第六届人民代表大会第三次会议上\n区长 周明远\n各位代表：\n")
	b.WriteString("现在，我代表区人民政府向大会报告工作，请予审议，并请区政协委员和列席人员提出意见。\n一、2023年工作回顾\n")
	for i, s := range []string{"沿江产业带", "老旧小区改造", "河道清淤与岸线修复", "学前教育学位", "数字政务大厅"} {
		fmt.Fprintf(&b, "（%c）抓好%s这一件事。全年完成投资%d.%d亿元，比上年增长%d.%d%%；新建和改建项目%d个，群众满意率达到%d.%d%%，各项进度都走在了计划的前面。\n",
			[]rune("一二三四五")[i], s, 12+i*7, i, 6+i, i*2%10, 31+i*4, 91+i, i)
	}
	b.WriteString("二、2024年工作安排\n今年要把发展的担子扛在肩上，把群众的冷暖放在心上，地区生产总值增长6%左右，一般公共预算收入增长5%以上。\n")
	b.WriteString("各位代表！蓝图已经绘好，路要一步一步走。让我们在区委领导下，拿出抓铁有痕的劲头，把临江建设得更加富足、更加安宁！\n")
	return b.String()
}

// paragraphsOf is what import makes of a clean text: its lines that are not blank.
func paragraphsOf(s string) string {
	var keep []string
	for _, line := range strings.Split(s, "\n") {
		if strings.TrimSpace(line) != "" {
			keep = append(keep, strings.TrimSpace(line))
		}
	}
	return strings.Join(keep, "\n")
}

func gb18030Of(t testing.TB, s string) []byte {
	t.Helper()
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func utf16Of(s string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

const wordNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

// document is a document.xml with this body.
func document(body string) string {
	return `<w:document ` + wordNamespaces + `><w:body>` + body + `</w:body></w:document>`
}

// numberingXML is a numbering.xml whose numId 1 has these levels' contents.
func numberingXML(levels ...string) string {
	var b strings.Builder
	b.WriteString(`<w:numbering ` + wordNamespaces + `><w:abstractNum w:abstractNumId="0">`)
	for i, l := range levels {
		fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/>%s</w:lvl>`, i, l)
	}
	b.WriteString(`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)
	return b.String()
}

// docxOf packs parts into a docx.
func docxOf(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{"word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml"} {
		if s, ok := parts[name]; ok && s != "" {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(s)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
