package comparepane_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"reportdesk/app/look"
	"reportdesk/app/words"
	"reportdesk/internal/corpus"
	"reportdesk/internal/library"
)

// folder is where pictures go; without it none are drawn.
func folder(t *testing.T) string {
	f := os.Getenv("COMPARE_PICTURES")
	if f == "" {
		t.Skip("draws only where COMPARE_PICTURES names a folder")
	}
	return f
}

// realPair is a draft of the alignment cases with its version.
func realPair(t *testing.T) func(*library.Library) error {
	cases := filepath.Join(corpus.Dir(t), "align", "cases")
	read := func(name string) string { return string(corpus.Read(t, filepath.Join(cases, name))) }
	return versions(read("beijing-2025.old.txt"), read("beijing-2025.new.txt"))
}

// TestPicturesOfStates draws what a click or a key leads to.
func TestPicturesOfStates(t *testing.T) {
	folder := folder(t)
	size := fyne.NewSize(1366, 768)
	draw := func(name string, fill func(*library.Library) error, do func(b *bed)) {
		if only := os.Getenv("COMPARE_ONLY"); !strings.Contains(name, only) {
			return
		}
		for _, mode := range []look.Mode{look.Light, look.Dark} {
			b := newBed(t, mode, size, fill)
			b.open()
			do(b)
			b.settle()
			b.picture(filepath.Join(folder, "state-"+name+"-"+string(mode)+".png"))
		}
	}
	pair := realPair(t)
	draw("unified", pair, func(b *bed) {
		b.revise()
		b.p.Press("合并")
		b.p.Press("隐藏相同")
		for range 6 {
			b.p.Step(true)
		}
	})
	draw("unified-moved", pair, func(b *bed) {
		b.revise()
		b.p.Press("合并")
		b.p.Press("移动")
		b.p.Step(true)
	})
	draw("moved", pair, func(b *bed) {
		b.revise()
		b.p.Press("移动")
		b.p.Press("全部")
		b.p.SelectLine("移 ")
	})
	draw("left", pair, func(b *bed) {
		b.revise()
		b.p.SelectLine("移 ")
		b.p.OtherEnd()
	})
	draw("unified-year", samples, func(b *bed) {
		b.p.Press("合并")
		b.p.Step(true)
		b.p.Step(true)
	})
	draw("filtered", samples, func(b *bed) {
		b.p.Press("新增")
		b.p.Press("删去")
		b.p.Press("移动")
	})
	draw("choices", samples, func(b *bed) { b.p.Press("旧文") })
	draw("choices-versions", pair, func(b *bed) { b.p.Press("新文") })
	draw("export", samples, func(b *bed) { b.p.Press("导出") })
	draw("nothing", pair, func(*bed) {})
	draw("find", samples, func(b *bed) {
		b.p.Find()
		test.Type(b.p.FindField(), "增长")
		b.p.Step(true)
	})
	draw("equal", samples, func(b *bed) {
		b.w.CompareTexts(library.Reference{ID: 1}, library.Reference{ID: 1})
	})
	words.Use("en")
	defer words.Use("zh")
	draw("english", samples, func(b *bed) { b.p.Step(true) })
}

func TestPictures(t *testing.T) {
	folder := folder(t)
	sizes := map[string]fyne.Size{"1366": {Width: 1366, Height: 768}, "1920": {Width: 1920, Height: 1080}, "911": {Width: 911, Height: 512}}
	text := filepath.Join(corpus.Dir(t), "corpus", "text")
	sets := map[string]func(*library.Library) error{
		"sample":  samples,
		"guizhou": files(filepath.Join(text, "guizhou-2025.txt"), filepath.Join(text, "guizhou-2026.txt")),
		"case":    realPair(t),
	}
	only := os.Getenv("COMPARE_ONLY")
	for set, fill := range sets {
		for name, size := range sizes {
			for _, mode := range []look.Mode{look.Light, look.Dark} {
				full := set + "-" + name + "-" + string(mode)
				if only != "" && !strings.Contains(full, only) {
					continue
				}
				b := newBed(t, mode, size, fill)
				b.open()
				if set == "case" {
					b.revise()
				}
				b.picture(filepath.Join(folder, full+".png"))
				for range 4 {
					b.p.Step(true)
				}
				b.settle()
				b.picture(filepath.Join(folder, full+"-step.png"))
			}
		}
	}
}

// TestPicturesOfReadingBack draws what came back beside the draft.
func TestPicturesOfReadingBack(t *testing.T) {
	folder := folder(t)
	cases := filepath.Join(corpus.Dir(t), "align", "cases")
	old := string(corpus.Read(t, filepath.Join(cases, "beijing-2025.old.txt")))
	now := corpus.Read(t, filepath.Join(cases, "beijing-2025.new.txt"))
	for name, size := range map[string]fyne.Size{"1366": {Width: 1366, Height: 768}, "911": {Width: 911, Height: 512}} {
		for _, mode := range []look.Mode{look.Light, look.Dark} {
			b := newBed(t, mode, size, versions(old, old))
			b.open()
			b.back("征求意见-返回.txt", now)
			for range 3 {
				b.p.Step(true)
			}
			b.key(fyne.KeyRight)
			b.key(fyne.KeyDelete)
			b.picture(filepath.Join(folder, "back-"+name+"-"+string(mode)+".png"))
			b.p.Press("合并")
			b.p.Press("全部采纳")
			b.settle()
			b.p.Step(true)
			b.settle()
			b.picture(filepath.Join(folder, "back-unified-"+name+"-"+string(mode)+".png"))
		}
	}
}
