package look

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

//go:embed mark.png
var mark []byte

// Mark is the program's mark: 报 in white on a square in the seal's red. It is
// the window's icon and the head of the rail, and stands nowhere else.
func Mark() fyne.Resource { return fyne.NewStaticResource("mark.png", mark) }
