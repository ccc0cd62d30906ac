package comparepane

import (
	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

// The measures of rows, in Fyne units.
const (
	gap       = 56 // between the columns, for the badge
	leastText = 300
	leftEdge  = 20 // of the old text from the list's edge
	rightEdge = 18 // of the new text from its column's edge
	barSpace  = 18 // between the old text and its bar's edge
	headLine  = 31
	foldLine  = 31
	badgeSide = 22
	badgeTop  = 10
	stripLine = 28 // figures and actions
	boxInset  = 13 // of a text in the dashed frame
	boxHead   = 28 // above a text in the dashed frame
	oneText   = 87 // left edge of the text in one column
	mostChars = 46 // in a line of one column
	wideList  = 1500
)

// frame is how rows of a width are laid out.
type frame struct {
	width float32
	// one is set where old and new stand in one column.
	one bool
	// pad is kept free above and below texts.
	pad, line float32
	body      widgets.Type
}

func frameFor(width float32, unified bool) frame {
	f := frame{width: width, pad: 8, line: 26, body: widgets.LeadType}
	f.one = unified || f.column() < leastText
	if width >= wideList {
		f.pad, f.line, f.body = 10, 28, widgets.Type{Size: look.Title}
	}
	if f.one {
		f.line, f.body = 28, widgets.Type{Size: look.Title}
	}
	f.body, f.line = widgets.Reading(f.body, f.line)
	return f
}

// column is the width of one of two columns.
func (f frame) column() float32 { return (f.width - gap) / 2 }

// rightColumn is where the right column begins.
func (f frame) rightColumn() float32 { return f.column() + gap }

// oldText and newText are where the texts begin and how wide they are.
func (f frame) oldText() (x, width float32) {
	if f.one {
		return f.newText()
	}
	return leftEdge, f.column() - leftEdge - barSpace
}

func (f frame) newText() (x, width float32) {
	if f.one {
		return oneText, max(100, min(mostChars*f.body.Size, f.width-oneText-leftEdge))
	}
	return f.rightColumn() + rightEdge, f.column() - rightEdge - leftEdge
}

// stripX is where the row of figures begins.
func (f frame) stripX() float32 {
	if f.one {
		return oneText
	}
	return leftEdge
}

// headText is how the heads of a level are set.
func headText(level int) widgets.Type {
	if level == 1 {
		return widgets.LeadBold
	}
	return widgets.UIBold
}
