package draftpane_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/internal/office"
)

// machine is a machine with some fonts, all in one folder.
type machine struct {
	t      *testing.T
	folder string
	faces  []office.Face
	said   []string
}

// has puts a font on the machine.
func (m *machine) has(name string, weight int, file []byte) {
	m.t.Helper()
	path := filepath.Join(m.folder, fmt.Sprintf("%d.otf", len(m.faces)))
	if err := os.WriteFile(path, file, 0o600); err != nil {
		m.t.Fatal(err)
	}
	m.faces = append(m.faces, office.Face{Names: []string{name}, Weight: weight, File: path})
}

// begins starts the program on the machine; it returns when all is at rest.
func (m *machine) begins(w *writer) {
	w.p.Begins(m.faces, func(s string) { m.said = append(m.said, s) })
	w.settles()
}

// font is a font that text can be set in.
func font() []byte { return (&look.Theme{}).Font(fyne.TextStyle{Bold: true}).Content() }

func TestTheDraftIsSetInAFontOfTheMachine(t *testing.T) {
	w, m := blanks(t), &machine{t: t, folder: t.TempDir()}
	m.has("Noto Serif CJK SC", 300, []byte("the light face is not the one that is read"))
	m.has("Noto Serif CJK SC", 400, font())
	m.has("FangSong", 400, font())
	m.has("Comic Sans MS", 400, font())
	m.has("KAITI", 400, []byte("no font at all"))
	m.begins(w)
	want(t, "what is offered", w.p.Fonts(), "✓随程序 仿宋 楷体 思源宋体")
	want(t, "at first", w.p.InOwnFont(), "")

	w.p.ChooseTypesetting("思源宋体")
	w.settles()
	want(t, "chosen", w.p.Fonts(), "随程序 仿宋 楷体 ✓思源宋体")
	want(t, "set in it", w.p.InOwnFont(), "副题 称谓 正文")
	w.p.ChooseTypesetting("首行缩进")
	want(t, "with other choices", w.p.InOwnFont(), "副题 称谓 正文")

	m.begins(w)
	want(t, "at the next start", w.p.InOwnFont(), "副题 称谓 正文")
	w.p.ChooseTypesetting("仿宋")
	w.settles()
	want(t, "another one", w.p.Fonts(), "随程序 ✓仿宋 楷体 思源宋体")
	w.p.ChooseTypesetting("随程序")
	w.settles()
	want(t, "the program's own", w.p.InOwnFont(), "")
	m.begins(w)
	want(t, "is kept too", w.p.Fonts(), "✓随程序 仿宋 楷体 思源宋体")
	want(t, "said", strings.Join(m.said, " "), "")
}

func TestAFontThatIsGoneIsSaidOnce(t *testing.T) {
	const sentence = "字体“仿宋”在本机找不到或读不了，正文改用程序自带的字体"
	w, m := blanks(t), &machine{t: t, folder: t.TempDir()}
	m.has("FangSong", 400, font())
	for _, c := range []struct {
		proves string
		harm   func()
	}{
		{"it is gone from the machine", func() { m.faces = nil }},
		{"its file is gone", func() { m.has("FangSong", 400, nil); _ = os.Remove(m.faces[0].File) }},
		{"it is damaged", func() { m.has("FangSong", 400, font()[:9000]); m.faces = m.faces[1:] }},
	} {
		m.begins(w)
		w.p.ChooseTypesetting("仿宋")
		w.settles()
		want(t, c.proves+": before", w.p.InOwnFont(), "副题 称谓 正文")
		c.harm()
		m.said = nil
		m.begins(w)
		want(t, c.proves, strings.Join(m.said, " "), sentence)
		want(t, c.proves+": set in", w.p.InOwnFont(), "")
		m.begins(w)
		want(t, c.proves+", at the start after that", strings.Join(m.said, " "), sentence)
		m.faces = nil
		m.has("FangSong", 400, font())
	}
}

func TestTheMenuSaysWhereThereIsNoFont(t *testing.T) {
	w := blanks(t)
	w.p.Begins(nil, func(string) {})
	want(t, "while they are looked for", w.p.Fonts(), "✓随程序 正在查找本机的字体")
	w.settles()
	want(t, "none found", w.p.Fonts(), "✓随程序 本机没有常用的正文字体")
}

func TestTheMenuIsShortOnAMachineWithManyFonts(t *testing.T) {
	w, m := blanks(t), &machine{t: t, folder: t.TempDir()}
	for _, name := range []string{
		"仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "宋体", "方正仿宋_GBK", "方正楷体_GBK", "方正书宋_GBK",
		"华文仿宋", "华文楷体", "华文中宋", "思源宋体", "微软雅黑",
	} {
		m.has(name, 400, font())
	}
	few := *m
	few.faces = m.faces[12:]
	few.begins(w)
	w.p.ChooseTypesetting("微软雅黑")
	w.settles()
	m.begins(w)
	want(t, "ten, and the one that is chosen", w.p.Fonts(),
		"随程序 仿宋_GB2312 仿宋 楷体_GB2312 楷体 宋体 方正仿宋 方正楷体 方正书宋 华文仿宋 华文楷体 ✓微软雅黑")
}
