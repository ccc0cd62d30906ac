package comparepane_test

import (
	"context"
	"strings"
	"testing"

	"reportdesk/app/look"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
	"reportdesk/seeds"
)

// A saved page's own words are no part of what a writer compares, though they
// stand in the file and a comparison of the files tells of them.
func TestAPagesFurnitureIsNotShownAsRemoved(t *testing.T) {
	sample, err := library.Read("a.docx", seeds.Samples()[2].Data)
	if err != nil {
		t.Fatal(err)
	}
	text := sample.Document().Text
	page := "当前位置：首页 > 政务公开 > 工作报告\n" + text + "\n【打印本页】 【关闭窗口】\n"
	f, err := library.Read("临江区2026.txt", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Document().Dropped) == 0 {
		t.Fatal("import leaves nothing of the page out: this proves nothing")
	}
	now := strings.Replace(text, "各位代表", "各位人民代表", 1)
	b := newBed(t, look.Light, screen, func(lib *library.Library) error {
		if _, err := lib.Import(context.Background(), f, library.Override{}); err != nil {
			return err
		}
		_, err := lib.AddDraft(context.Background(), report.FromText("draft", text).Info, now)
		return err
	})
	b.w.CompareTexts(library.Reference{ID: 1}, library.Reference{ID: 2})
	b.settle()
	if list := strings.Join(b.p.Lines(), "\n"); strings.Contains(list, "首页") || strings.Contains(list, "打印") {
		t.Errorf("furniture is shown:\n%s", list)
	}
	b.shows("改 各位代表")
	if n := b.p.Count("删去"); n != 0 {
		t.Errorf("%d passages are counted as removed, want 0", n)
	}
}
