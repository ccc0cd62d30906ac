package report_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

var update = flag.Bool("update", false, "write the golden outlines anew")

// TestOutlineGolden reads testdata/*.txtar: a comment that says what the case
// proves, the text, and the outline that it must give.
func TestOutlineGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(b)
			in := a.Files[0]
			got := dump(report.FromText(in.Name, string(in.Data)))
			if *update {
				a.Files = []txtar.File{in, {Name: "outline", Data: []byte(got)}}
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) != 2 || !bytes.Equal(a.Files[1].Data, []byte(got)) {
				t.Errorf("%s\ninput:\n%s\nhave:\n%s\nwant:\n%s", a.Comment, in.Data, got, a.Files[len(a.Files)-1].Data)
			}
		})
	}
}

// dump writes what a document says about itself and its blocks, one a line.
func dump(d *report.Document) string {
	var b strings.Builder
	i := d.Info
	fmt.Fprintf(&b, "title=%s place=%s year=%d kind=%s date=%s speaker=%s\n", i.Title, i.Place, i.Year, i.Kind, i.Date, i.Speaker)
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	for n, bl := range d.Blocks {
		s := []rune(bl.Span.Of(d.Text))
		fmt.Fprintf(&b, "%d %s %s level=%d number=%q section=%d %s\n", n, bl.Role, bl.Kind, bl.Level, bl.Number, bl.Section, string(s[:min(len(s), 16)]))
	}
	return b.String()
}

// checkOutline holds the laws of an outline: blocks are the lines of the text,
// trimmed, in order; every one has a role and a section before it; and Source
// is Text, Origin and white space.
func checkOutline(t *testing.T, d *report.Document) {
	t.Helper()
	at := 0
	for n, b := range d.Blocks {
		if b.Span.Start < at || b.Span.Empty() || b.Span.Trim(d.Text) != b.Span {
			t.Fatalf("block %d: span %v after %d", n, b.Span, at)
		}
		if !blank(d.Text[at:b.Span.Start]) {
			t.Fatalf("block %d: %q before it is in no block", n, d.Text[at:b.Span.Start])
		}
		if strings.Contains(b.Span.Of(d.Text), "\n") {
			t.Fatalf("block %d is more than a line", n)
		}
		if b.Role == "" || b.Kind == "" || b.Section < -1 || b.Section >= n || b.Level < 0 {
			t.Fatalf("block %d: %+v", n, b)
		}
		if !strings.HasPrefix(b.Span.Of(d.Text), b.Number) {
			t.Fatalf("block %d: number %q is not what it begins with", n, b.Number)
		}
		if b.Section >= 0 && d.Blocks[b.Section].Level == 0 {
			t.Fatalf("block %d: section %d is no head", n, b.Section)
		}
		at = b.Span.End
	}
	if !blank(d.Text[at:]) {
		t.Fatalf("%q at the end is in no block", d.Text[at:])
	}
}

func blank(s string) bool { return squash(s) == "" }

// checkOrigin holds FromText's law: Source is the text's paragraphs, byte for
// byte, with white space between them.
func checkOrigin(t *testing.T, d *report.Document) {
	t.Helper()
	derived, source := 0, 0
	for _, p := range d.Origin {
		if p.Derived.Start != derived || p.Source.Start < source {
			t.Fatalf("piece %+v after %d, %d", p, derived, source)
		}
		if p.Derived.Len() == p.Source.Len() && p.Derived.Of(d.Text) != p.Source.Of(d.Source) {
			t.Fatalf("piece %+v: %q of %q", p, p.Derived.Of(d.Text), p.Source.Of(d.Source))
		}
		if !blank(d.Source[source:p.Source.Start]) {
			t.Fatalf("lost %q", d.Source[source:p.Source.Start])
		}
		derived, source = p.Derived.End, p.Source.End
	}
	if derived != len(d.Text) || !blank(d.Source[source:]) {
		t.Fatalf("lost %q", d.Source[source:])
	}
}

func FuzzOutline(f *testing.F) {
	for _, s := range []string{
		"", "\n", "\r\r", "\u3000各位代表：\r\n\r\n一、2023年工作回顾\r正文。\n", "一、\n二、\n（一）\n",
		"政府工作报告\n——2024年1月17日在临江区第三届人民代表大会第四次会议上\n区长 李明\n各位代表：\n一、回顾\n（一）甲。乙。\n1.丙\n名词解释\n1.丁：戊\n",
		"# A\n## B\ntext\n### C\n|a|b|c|\n", "第一，\n一是\n——\n1.5亿元\nI. A\nIV. B", "\xff\xfe一、\xff", "---\nname: x\n---\n", "各位代表！\n让我们团结奋斗！", "二〇二四年十三月", "在第届人民代表大会",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := report.FromText("draft.txt", s)
		checkOutline(t, d)
		checkOrigin(t, d)
	})
}

// squash removes the white space of reports from s.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if text.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
