package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// pick lets the user choose a file whose name ends in one of these. All files are
// chosen here, so that the dialog has room for their names everywhere.
func (w *Window) pick(ends []string, take func(fyne.URI)) {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case f != nil:
			uri := f.URI()
			_ = f.Close() // it is read beside the window, or only its name is wanted
			take(uri)
		}
	}, w.window)
	d.SetFilter(storage.NewExtensionFileFilter(ends))
	w.showDialog(d)
}

// pickFolder is the same for a folder.
func (w *Window) pickFolder(take func(fyne.ListableURI)) {
	d := dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
		switch {
		case err != nil:
			w.Fail(err)
		case u != nil:
			take(u)
		}
	}, w.window)
	w.showDialog(d)
}

// showDialog shows one of the toolkit's dialogs, which know no Escape: the window
// takes the keys that it has no use for.
func (w *Window) showDialog(d dialog.Dialog) {
	w.dialog = d
	d.SetOnClosed(func() { w.dialog = nil })
	d.Show()
	d.Resize(w.dialogSize())
}

// PickFiles implements desk.Host.
func (w *Window) PickFiles() { w.pick(readable, func(u fyne.URI) { w.Import([]fyne.URI{u}) }) }

// PickFolder implements desk.Host.
func (w *Window) PickFolder() {
	w.pickFolder(func(u fyne.ListableURI) { w.Import([]fyne.URI{u}) })
}

// PickFile implements desk.Host.
func (w *Window) PickFile(ends []string, take func(name string, data []byte)) {
	w.pick(ends, func(u fyne.URI) { w.readFile(u, take) })
}

// PickPlace implements desk.Host.
func (w *Window) PickPlace(take func(folder string)) {
	w.pickFolder(func(u fyne.ListableURI) { take(u.Path()) })
}
