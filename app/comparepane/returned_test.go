package comparepane_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app/look"
)

// ours is the draft, theirs what a colleague sent back: one figure, one word
// within a longer passage, a passage more, one less.
const ours = `临江区政府工作报告
一、2025年工作
全区新建改建道路12公里，开通公交线路3条，群众出行更加便利，城乡公交一体化改革走在全市前列。
建成社区食堂5家，老年人就餐方便了许多，受到普遍欢迎。
二、2026年打算
抓好农田水利建设，整治河道8公里，修复水闸2座。
关停两家高耗能的作坊。
`

const theirs = `临江区政府工作报告
一、2025年工作
全区新建改建道路15公里，开通公交线路3条，群众出行更加便利，城乡公交一体化改革走在全省前列。
建成社区食堂5家，老年人就餐方便了许多，受到普遍欢迎。
二、2026年打算
抓好农田水利建设，整治河道8公里，修复水闸2座。
办好区图书馆新馆开馆活动，引进图书一万册。
`

func openReturned(t *testing.T, name, text string) *bed {
	b := newBed(t, look.Light, screen, versions(ours, ours))
	b.open()
	b.back(name, []byte(text))
	return b
}

// back opens a file that came back.
func (b *bed) back(name string, data []byte) {
	b.t.Helper()
	if !b.p.ReadBack(name, io.NopCloser(bytes.NewReader(data))) {
		b.t.Fatal("there is no draft to hold the file against")
	}
	b.settle()
}

// progress fails where the tool row says another count.
func (b *bed) progress(want string) {
	b.t.Helper()
	if s := b.p.Position(); s != "已处理 "+want {
		b.t.Errorf("the tool row says %q, want 已处理 %s", s, want)
	}
}

func TestAReturnedTextIsTakenChangeByChange(t *testing.T) {
	b := openReturned(t, "返回稿.txt", theirs)
	b.progress("0 / 4")
	b.p.SelectLine("改 全区新建")
	if u := b.p.Units(); len(u) != 2 || u[0] != "12公里→15公里" || u[1] != "市→省" {
		t.Fatalf("the changes are %q", u)
	}
	b.key(fyne.KeyRight)
	b.key(fyne.KeyRight)
	b.key(fyne.KeyReturn) // the second change alone
	b.has("道路12公里，开通公交线路3条，群众出行更加便利，城乡公交一体化改革走在全省前列")
	b.progress("1 / 4")
	b.undo()
	b.has("全市前列")
	b.progress("0 / 4")
	b.p.SelectLine("改 全区新建")
	b.press("全部采纳")
	b.has("道路15公里，开通公交线路3条，群众出行更加便利，城乡公交一体化改革走在全省前列")
	b.progress("2 / 4")
}

func TestAPassageMoreAndOneLessAreTaken(t *testing.T) {
	b := openReturned(t, "返回稿.txt", theirs)
	b.p.SelectLine("删 关停")
	b.key(fyne.KeyReturn)
	b.lacks("关停两家")
	b.p.SelectLine("增  | 办好")
	b.key(fyne.KeyReturn)
	b.has("修复水闸2座。\n办好区图书馆新馆开馆活动，引进图书一万册。")
	b.progress("2 / 4")
}

func TestWhatIsRefusedStaysRefusedWhenTheDraftMovesOn(t *testing.T) {
	b := openReturned(t, "返回稿.txt", theirs)
	b.p.SelectLine("删 关停")
	b.key(fyne.KeyDelete)
	b.progress("1 / 4")
	if s := b.p.Selected(); strings.HasPrefix(s, "删") {
		t.Errorf("what is settled stays selected: %q", s)
	}
	b.p.SelectLine("改 全区新建")
	b.key(fyne.KeyRight)
	b.key(fyne.KeyDelete) // the figure
	b.key(fyne.KeyReturn) // then the word: the choice went on
	b.has("道路12公里")
	b.has("全省前列")
	b.progress("3 / 4")
	b.back("返回稿.txt", []byte(theirs)) // opened again in the same session
	b.progress("3 / 4")
	for range 5 { // what is left is one thing
		b.p.Step(true)
		if s := b.p.Selected(); !strings.HasPrefix(s, "增") {
			t.Errorf("F8 stops at %q", s)
		}
	}
	b.p.SelectLine("删 关停")
	if !b.p.PressUnit(0, "恢复") {
		t.Fatal("what was refused cannot be reconsidered")
	}
	b.progress("2 / 4")
}

func TestChangesTakenInARowFollowEachOther(t *testing.T) {
	b := openReturned(t, "返回稿.txt", theirs)
	b.p.SelectLine("改 全区新建")
	b.p.List().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // and on before it is compared
	b.p.SelectLine("删 关停")
	b.p.List().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.p.SelectLine("增  | 办好")
	b.p.List().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.settle()
	if want := strings.TrimSpace(theirs); b.draft() != want {
		t.Errorf("have %s\nwant %s", b.draft(), want)
	}
	if s := b.p.Says(); s != "两份完全相同。" {
		t.Errorf("it says %q", s)
	}
}

func TestAReturnedDocumentTellsWhoChangedWhat(t *testing.T) {
	run := func(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }
	mark := func(who string) string {
		return fmt.Sprintf(` w:id="1" w:author="%s" w:date="2026-01-03T09:00:00Z"`, who)
	}
	var body strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(ours), "\n") {
		xml := run(line)
		if strings.HasPrefix(line, "全区") {
			from, to, _ := strings.Cut(line, "12公里")
			to = strings.Replace(to, "全市", "全省", 1) // not tracked
			xml = run(from) + "<w:del" + mark("张三") + "><w:r><w:delText>12公里</w:delText></w:r></w:del>" +
				"<w:ins" + mark("张三") + ">" + run("15公里") + "</w:ins>" + run(to)
		}
		if strings.HasPrefix(line, "关停") {
			xml = "<w:pPr><w:rPr><w:del" + mark("李四") + "/></w:rPr></w:pPr><w:del" + mark("李四") + "><w:r><w:delText>" + line + "</w:delText></w:r></w:del>"
		}
		body.WriteString("<w:p>" + xml + "</w:p>")
	}
	b := newBed(t, look.Light, screen, versions(ours, ours))
	b.open()
	b.back("返回稿.docx", wordFile(t, body.String()))
	b.says("张三、李四")
	b.p.SelectLine("改 全区新建")
	if u := b.p.Whos(); len(u) != 2 || !strings.HasPrefix(u[0], "张三 1月3日") || u[1] != "没有修订痕迹" {
		t.Errorf("the changes were made by %q", u)
	}
	b.p.SelectLine("删 关停")
	if u := b.p.Whos(); len(u) != 1 || !strings.HasPrefix(u[0], "李四 1月3日") {
		t.Errorf("the passage was removed by %q", u)
	}
}

// wordFile is a Word document with a body.
func wordFile(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFileDroppedOnThePaneIsReadBackAndOthersAreImported(t *testing.T) {
	b := newBed(t, look.Light, screen, versions(ours, ours))
	b.open()
	path := filepath.Join(t.TempDir(), "返回稿.txt")
	if err := os.WriteFile(path, []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	drop := func(names ...string) bool {
		var files []fyne.URI
		for _, n := range names {
			files = append(files, storage.NewFileURI(n))
		}
		taken := b.p.Drop(files)
		b.settle()
		return taken
	}
	if drop(path, path) || drop(filepath.Join(t.TempDir(), "图.png")) {
		t.Error("several files, or a picture, are taken for one that came back")
	}
	if !drop(path) {
		t.Fatal("the file is not taken")
	}
	old, now := b.p.Picked()
	if !strings.Contains(old, "草稿") || !strings.HasPrefix(now, "返回稿.txt") {
		t.Errorf("compared are %q and %q", old, now)
	}
	b.progress("0 / 4")
}
