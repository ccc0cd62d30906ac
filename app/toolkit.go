package app

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"reportdesk/app/words"
)

// speakToolkit gives the toolkit's own words (its dialog for files, the menu of a
// field) the window's language. The toolkit follows the system's, which may say
// nothing, or something other than what was set.
func speakToolkit() {
	said := map[string]string{}
	for _, w := range [][3]string{
		{"Open", "打开", "Open"},
		{"Save", "保存", "Save"},
		{"Cancel", "取消", "Cancel"},
		{"File", "文件", "File"},
		{"Folder", "文件夹", "Folder"},
		{"New Folder", "新建文件夹", "New Folder"},
		{"Create Folder", "新建", "Create Folder"},
		{"Enter filename", "文件名", "Enter filename"},
		{"Show Hidden Files", "显示隐藏的文件", "Show Hidden Files"},
		{"file.name", "名称", "Name"},
		{"file.parent", "上一级", "Parent"},
		{"Yes", "是", "Yes"},
		{"No", "否", "No"},
		{"OK", "好", "OK"},
		{"Error", "错误", "Error"},
		{"Undo", "撤销", "Undo"},
		{"Redo", "重做", "Redo"},
		{"Cut", "剪切", "Cut"},
		{"Copy", "复制", "Copy"},
		{"Paste", "粘贴", "Paste"},
		{"Select all", "全选", "Select all"},
		{"Quit", "退出", "Quit"},
	} {
		said[w[0]] = words.Of(w[1], w[2])
	}
	data, err := json.Marshal(said)
	if err == nil {
		err = lang.AddTranslationsForLocale(data, lang.SystemLocale())
	}
	if err != nil {
		fyne.LogError("the toolkit keeps the system's language", err) // nothing is lost by it
	}
}

// dialogSize is the size of the toolkit's dialog for files: what the window has
// room for, so that names of reports are not cut to a few characters.
func (w *Window) dialogSize() fyne.Size {
	room := w.Canvas().Size()
	return fyne.NewSize(min(920, room.Width-48), min(576, room.Height-48))
}
