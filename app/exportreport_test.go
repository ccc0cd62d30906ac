package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reportdesk/app/desk"
	"reportdesk/internal/ingest"
	"reportdesk/internal/office"
)

func TestTheReportIsExportedAndReadBack(t *testing.T) {
	for form, ending := range map[int]string{0: "docx", 2: "txt", 3: "md"} {
		t.Run(ending, func(t *testing.T) {
			u := sitDown(t)
			folder := t.TempDir()
			desk.KeepFolder(u.w.Preferences(), folder)
			s := newExportSheet(u.w, u.w.Work())
			s.open()
			s.choose(1)
			s.chooseForm(form)
			u.rest()
			s.write()
			u.rest()
			name := "临江区2026年政府工作报告." + ending
			data, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			doc, err := ingest.Read(name, data)
			if err != nil {
				t.Fatal(err)
			}
			want := u.w.Work().Draft.Doc
			if len(doc.Blocks) < len(want.Blocks)*9/10 || !strings.Contains(doc.Text, want.Blocks[len(want.Blocks)/2].Span.Of(want.Text)) {
				t.Errorf("read back: %d paragraphs of %d", len(doc.Blocks), len(want.Blocks))
			}
		})
	}
}

func TestTheUnitsOwnLayoutIsKeptAndUsed(t *testing.T) {
	u := sitDown(t)
	s := newExportSheet(u.w, u.w.Work())
	s.open()
	s.choose(1)
	u.rest()
	own := unitLayoutOf(u.w.Preferences())
	if own.Own || own.layout().Name == "本单位" {
		t.Fatal("the standard is not what is offered first")
	}
	own.Own, own.Left, own.Size, own.Font = true, 30, 15, "宋体"
	own.keep(u.w.Preferences())
	l := unitLayoutOf(u.w.Preferences()).layout()
	if err := l.Check(); err != nil || l.Name != "本单位" || l.Body.Font != "宋体" || l.Body.Size != 30 || l.Left != 1701 {
		t.Errorf("have %+v (%v), want the layout that was kept", l, err)
	}
	s.relaid("")
	if !strings.Contains(s.say.Text, "本单位") {
		t.Errorf("the sheet says %q", s.say.Text)
	}
	own.Left = 300
	own.keep(u.w.Preferences())
	if unitLayoutOf(u.w.Preferences()).layout().Check() == nil {
		t.Error("margins wider than the paper pass")
	}
}

func TestWhatIsPrintedIsThePDFOfTheDraft(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED with -short: LibreOffice takes seconds to start")
	}
	if _, err := office.Find(); err != nil {
		t.Skip("SKIPPED: no LibreOffice here, so nothing was typeset")
	}
	u := sitDown(t)
	path, err := writePDF(t.Context(), u.w.Work(), unitLayoutOf(u.w.Preferences()).layout(), "报告.pdf")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(filepath.Dir(path))
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "%PDF") || len(data) < 10_000 {
		t.Errorf("%s: %d bytes (%v), want a PDF of several pages", path, len(data), err)
	}
}
