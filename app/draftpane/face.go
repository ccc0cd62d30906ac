package draftpane

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/editor/textview/measure"
	"reportdesk/internal/office"
)

// writingFont is a font that reports are commonly written in.
type writingFont struct {
	name, english string // as the menu calls it; it is kept by its name
	names         []string
}

// writingFonts are what is offered where the machine has it: first what the layout
// of official documents names (仿宋, 楷体, 宋体), then what makers and systems have in
// their place, by the names in their files. 思源宋体 is sold under two names.
var writingFonts = []writingFont{
	{"仿宋_GB2312", "FangSong_GB2312", []string{"仿宋_GB2312", "FangSong_GB2312"}},
	{"仿宋", "FangSong", []string{"仿宋", "FangSong"}},
	{"楷体_GB2312", "KaiTi_GB2312", []string{"楷体_GB2312", "KaiTi_GB2312"}},
	{"楷体", "KaiTi", []string{"楷体", "KaiTi"}},
	{"宋体", "SimSun", []string{"宋体", "SimSun"}},
	{"方正仿宋", "FZ FangSong", []string{"方正仿宋_GBK", "方正仿宋_GB18030", "方正仿宋_GB2312", "方正仿宋简体", "FZFangSong-Z02", "FZFangSong-Z02S"}},
	{"方正楷体", "FZ KaiTi", []string{"方正楷体_GBK", "方正楷体_GB18030", "方正楷体_GB2312", "方正楷体简体", "FZKai-Z03", "FZKai-Z03S"}},
	{"方正书宋", "FZ ShuSong", []string{"方正书宋_GBK", "方正书宋_GB18030", "方正书宋简体", "FZShuSong-Z01", "FZShuSong-Z01S"}},
	{"CESI 仿宋", "CESI FangSong", []string{"CESI仿宋-GB2312", "CESI仿宋-GB13000", "CESI仿宋-GB18030"}},
	{"CESI 楷体", "CESI KaiTi", []string{"CESI楷体-GB2312", "CESI楷体-GB13000", "CESI楷体-GB18030"}},
	{"华文仿宋", "STFangsong", []string{"华文仿宋", "STFangsong"}},
	{"华文楷体", "STKaiti", []string{"华文楷体", "STKaiti", "楷体-简", "Kaiti SC"}},
	{"华文宋体", "STSong", []string{"华文宋体", "STSong", "宋体-简", "Songti SC"}},
	{"华文中宋", "STZhongsong", []string{"华文中宋", "STZhongsong"}},
	{"思源宋体", "Source Han Serif", []string{"思源宋体", "思源宋体 CN", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif CJK SC", "Noto Serif SC"}},
	{"霞鹜文楷", "LXGW WenKai", []string{"霞鹜文楷", "LXGW WenKai", "霞鹜文楷 GB", "LXGW WenKai GB"}},
	{"文鼎宋体", "AR PL UMing", []string{"AR PL UMing CN", "AR PL SungtiL GB"}},
	{"文鼎楷体", "AR PL UKai", []string{"AR PL UKai CN", "AR PL KaitiM GB"}},
	{"微软雅黑", "Microsoft YaHei", []string{"微软雅黑", "Microsoft YaHei"}},
	{"苹方", "PingFang", []string{"苹方-简", "PingFang SC"}},
}

// mostFonts bounds the menu: a machine with more has them of several makers.
const mostFonts = 10

// fonts are the fonts that the draft may be set in.
type fonts struct {
	// installed reads which faces the machine has.
	installed func() []office.Face
	asked     bool                     // it was asked, once a run
	known     bool                     // it has answered
	faces     map[string]office.Face   // of the writing fonts found, by their names
	loaded    map[string]*measure.Face // those that were chosen in this run
	face      *measure.Face            // in force, nil for the program's own
}

func newFonts(installed func() []office.Face) fonts {
	return fonts{installed: installed, loaded: map[string]*measure.Face{}}
}

// findFonts looks beside the window for the fonts of the machine, once a run, and
// then sets the draft in the one that was kept.
func (p *Pane) findFonts() {
	if p.fonts.asked {
		return
	}
	p.fonts.asked = true
	installed, faces := p.fonts.installed, map[string]office.Face{}
	p.host.Start(desk.Job{
		Key: "draftpane-fonts",
		Run: func(context.Context, func(int, int)) error {
			all := installed()
			for _, w := range writingFonts {
				if face, ok := office.Regular(all, w.names...); ok {
					faces[w.name] = face
				}
			}
			return nil
		},
		Done: func(err error) {
			p.fonts.known = true
			if err == nil {
				p.fonts.faces = faces
			}
			if p.typesetting.font != "" {
				p.loadFont()
			}
		},
	})
}

// loadFont sets the draft in the font that is chosen, as soon as it is read. Where
// that is gone or cannot be read, the program's own serves, and it is said once.
func (p *Pane) loadFont() {
	name := p.typesetting.font
	file, there := p.fonts.faces[name]
	face := p.fonts.loaded[name]
	p.host.Start(desk.Job{
		Key: "draftpane-font",
		Run: func(context.Context, func(int, int)) error {
			if face != nil || !there {
				return nil // none is chosen, it was read already, or it is gone
			}
			var err error
			face, err = measure.NewFace(fmt.Sprintf("%s#%d", file.File, file.Index), file.Load)
			return err
		},
		Done: func(error) {
			p.setFace(face)
			if face != nil {
				p.fonts.loaded[name] = face
				return
			}
			if name != "" {
				p.typesetting.font = ""
				p.typesetting.keep(p.host.Preferences())
				p.host.Say(fmt.Sprintf(words.Of("字体“%s”在本机找不到或读不了，正文改用程序自带的字体",
					"The font %s is missing here or cannot be read: the program's own is used"), fontName(name)), nil)
			}
		},
	})
}

// setFace sets the draft in a face, nil for the program's own.
func (p *Pane) setFace(face *measure.Face) {
	before := p.fonts.face
	if face == before {
		return
	}
	p.fonts.face = face
	p.reclass(p.class)
	if before != nil {
		before.Forget()
	}
}

// fontName is what a writing font is called in the language of the window.
func fontName(name string) string {
	for _, w := range writingFonts {
		if w.name == name {
			return words.Of(w.name, w.english)
		}
	}
	return name
}

// fontMenu offers the program's font and those of the machine; item makes an entry
// that changes the typesetting.
func (p *Pane) fontMenu(item func(word string, checked bool, change func(*typesetting)) *fyne.MenuItem) *fyne.MenuItem {
	now := p.typesetting.font
	list := []*fyne.MenuItem{item(words.Of("随程序", "The program's"), now == "", func(t *typesetting) { t.font = "" })}
	for _, w := range writingFonts {
		if _, there := p.fonts.faces[w.name]; there && (len(list) <= mostFonts || w.name == now) {
			list = append(list, item(fontName(w.name), w.name == now, func(t *typesetting) { t.font = w.name }))
		}
	}
	if len(list) == 1 {
		word := words.Of("本机没有常用的正文字体", "No common font for texts here")
		if !p.fonts.known {
			word = words.Of("正在查找本机的字体", "Looking for the fonts of this machine")
		}
		note := fyne.NewMenuItem(word, nil)
		note.Disabled = true
		list = append(list, note)
	}
	menu := fyne.NewMenuItem(words.Of("字体", "Font"), nil)
	menu.ChildMenu = fyne.NewMenu("", list...)
	return menu
}
