package look

import (
	"fmt"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
)

var icons sync.Map // name and colour -> fyne.Resource

// Icon returns the icon of that name drawn in a colour. Fyne recolours fills
// only, and these shapes are strokes, so the colour stands in the resource;
// there is one resource for each name and colour. An unknown name is a mistake
// of ours and gives an empty picture.
func Icon(name string, c color.NRGBA) fyne.Resource {
	key := fmt.Sprintf("%s-%02x%02x%02x.svg", name, c.R, c.G, c.B)
	if r, ok := icons.Load(key); ok {
		return r.(fyne.Resource)
	}
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">`+
		`<g fill="none" stroke="#%02x%02x%02x" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">%s</g></svg>`,
		c.R, c.G, c.B, shapes[name])
	r, _ := icons.LoadOrStore(key, fyne.NewStaticResource(key, []byte(svg)))
	return r.(fyne.Resource)
}
