package draftpane

import (
	"reportdesk/app/widgets"
	"reportdesk/editor"
	"reportdesk/editor/textview"
)

// NewPreview makes a view that shows how a text would look in the draft, with its
// blanks, and cannot be written in.
func NewPreview(characters int) *textview.View {
	v := textview.New()
	v.Colors = viewColors
	v.SetUnits(widgets.UnitLength)
	v.SetSheet(textview.NewSheet(previewSize), nil)
	v.SetColumn(characters, true)
	v.SetCaptions(blankCaption)
	v.SetReadOnly(true)
	return v
}

const previewSize = 15

// ShowPreview shows a text in a preview, a place of it at the top.
func ShowPreview(v *textview.View, s string, top int) {
	v.Open(editor.NewState(s), editor.History{})
	showBlanks(v)
	v.ShowTop(top)
}
