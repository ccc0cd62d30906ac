package draftpane_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/internal/corpus"
	"reportdesk/internal/library"
)

// TestPictures draws the pane's states to the folder that DRAFT_PICTURES names,
// to be held beside the design; DRAFT_ONLY narrows them by name.
func TestPictures(t *testing.T) {
	folder := os.Getenv("DRAFT_PICTURES")
	if folder == "" {
		t.Skip("draws only where DRAFT_PICTURES names a folder")
	}
	sizes := []struct {
		name string
		size fyne.Size
	}{{"1366", fyne.NewSize(1366, 768)}, {"1920", fyne.NewSize(1920, 1080)}, {"911", fyne.NewSize(911, 512)}}
	draw := func(name string, fill func(*library.Library) error, do func(*writer)) {
		for _, mode := range []look.Mode{look.Light, look.Dark} {
			for _, s := range sizes {
				full := name + "-" + string(mode) + "-" + s.name
				if !strings.Contains(full, os.Getenv("DRAFT_ONLY")) {
					continue
				}
				w := sit(t, mode, s.size, fill)
				do(w)
				w.settles()
				w.draws(filepath.Join(folder, full+".png"))
			}
		}
	}
	draw("main", samples, func(w *writer) { w.goesBehind("增长6.8%") })
	draw("top", samples, func(*writer) {})
	draw("none", func(*library.Library) error { return nil }, func(*writer) {})
	texts := filepath.Join(corpus.Dir(t), "corpus", "text")
	draw("guangdong", guangdong(t),
		func(w *writer) { w.goesBehind("地区生产总值增长3.9%") })
	draw("alone", files(filepath.Join(texts, "guangdong-2026.txt")), func(w *writer) { w.goesBehind("城乡区域协调") })
	draw("find", samples, func(w *writer) {
		w.ctrl(fyne.KeyH)
		w.types("增长")
	})
	draw("font", guangdong(t), func(w *writer) { // where the machine has it
		w.p.ChooseTypesetting("思源宋体")
		w.settles()
		w.selects("地区生产总值增长3.9%")
	})
	draw("counts", guangdong(t), func(w *writer) {
		w.selects("地区生产总值增长3.9%")
		w.holds(fyne.KeyModifierControl|fyne.KeyModifierShift, fyne.KeyG)
	})
	draw("menu", samples, func(w *writer) {
		w.goesBehind("226.9亿元")
		w.p.View().OnMenu(fyne.NewPos(420, 180))
	})
	draw("versions", samples, func(w *writer) { w.ctrl(fyne.KeyS) })
}

// guangdong fills a library with a real report as the draft and the one before it.
func guangdong(t *testing.T) func(*library.Library) error {
	texts := filepath.Join(corpus.Dir(t), "corpus", "text")
	return files(filepath.Join(texts, "guangdong-2025.txt"), filepath.Join(texts, "guangdong-2026.txt"))
}
