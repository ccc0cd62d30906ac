package draftpane_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/editor"
	"reportdesk/internal/report"
)

// Whatever sections are moved, cut or written, the numbers are right afterwards, and
// each step taken back brings back the text before it, numbers and all.
func TestNumbersStayRightWhateverIsMoved(t *testing.T) {
	w := sections(t)
	w.p.ChooseTypesetting("边写边编号")
	w.settles()
	titles := []string{"经济运行平稳", "城市更加宜居", "民生持续改善"}
	random := rand.New(rand.NewPCG(6, 2026))
	texts := []string{w.text()}
	settled := func() {
		t.Helper()
		w.settles()
		if text := w.text(); text != texts[len(texts)-1] {
			texts = append(texts, text)
		}
		if es, err := report.FromText("", w.text()).Renumber(-1); err != nil || len(es) > 0 {
			t.Fatalf("numbers are wrong in %s (%v)", w.heads(), err)
		}
	}
	for range 16 {
		a, b := random.IntN(len(titles)), random.IntN(len(titles))
		switch random.IntN(3) {
		case 0:
			w.p.DropOutline(titles[a], titles[b])
		case 1:
			w.goesBehind(titles[a])
			w.holds(fyne.KeyModifierControl|fyne.KeyModifierAlt, fyne.KeyDown)
		case 2: // a section is cut out, and put in before another
			w.selects(w.section(titles[a]))
			w.p.View().Cut()
			settled()
			before := w.section(titles[b])
			if a == b {
				before = "二、2026年工作安排"
			}
			_ = w.p.View().Apply(editor.Move(w.p.View().State(), func(t editor.Text, _ int) int { return strings.Index(t.String(), before) }, false))
			w.p.View().Paste()
		}
		settled()
	}
	if len(texts) < 5 {
		t.Fatalf("only %d steps changed something", len(texts)-1)
	}
	for i := len(texts) - 2; i >= 0; i-- {
		w.ctrl(fyne.KeyZ)
		want(t, "taken back", w.text(), texts[i])
	}
	for i := 1; i < len(texts); i++ {
		w.ctrl(fyne.KeyY)
		want(t, "done again", w.text(), texts[i])
	}
}

func TestNumbersWaitUntilTheOneThatIsWrittenIsWhole(t *testing.T) {
	w := sections(t)
	w.p.ChooseTypesetting("边写边编号")
	w.settles()
	w.goesBehind("粮食总产量8.9万吨。")
	w.w.Canvas().Focus(w.p.View())
	w.types("\n（二）")
	want(t, "the caret is in the number", strings.Contains(w.text(), "（二）城市更加宜居"), true)
	w.types("产业")
	want(t, "written on", strings.Contains(w.text(), "（三）城市更加宜居"), true)
	w.goesBehind("一、2025年工作回顾")
	w.types("\n1．是一句正文里的数，2026年有35个")
	w.goesBehind("改造老旧小区35个。")
	w.types("（八）")
	want(t, "what only looks like a head", strings.Contains(w.text(), "改造老旧小区35个。（八）\n（四）民生"), true)
}

// section is what stands under a head of level 2, with the head.
func (w *writer) section(title string) string {
	s := w.text()
	i := strings.Index(s, title)
	if i < 0 {
		return ""
	}
	start := strings.LastIndex(s[:i], "\n") + 1
	end := i
	for !strings.HasPrefix(s[end:], "\n（") && !strings.HasPrefix(s[end:], "\n二、") {
		end++
	}
	return s[start : end+1]
}
