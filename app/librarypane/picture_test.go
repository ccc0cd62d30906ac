package librarypane_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/look"
	"reportdesk/internal/corpus"
)

// TestDrawPictures draws the pane to the folder named by LIBRARYPANE_PICTURES,
// to be looked at beside the design's; without it, it does nothing.
func TestDrawPictures(t *testing.T) {
	folder := os.Getenv("LIBRARYPANE_PICTURES")
	if folder == "" {
		t.Skip("LIBRARYPANE_PICTURES is not set")
	}
	sizes := []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 911, Height: 512}}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		for _, size := range sizes {
			shot := func(u *user, name string) {
				t.Helper()
				file, err := os.Create(filepath.Join(folder, fmt.Sprintf("%s-%s-%.0f.png", name, mode, size.Width)))
				if err != nil {
					t.Fatal(err)
				}
				defer file.Close()
				if err := png.Encode(file, u.w.Fyne().Canvas().Capture()); err != nil {
					t.Fatal(err)
				}
			}
			u := sitDown(t, withMode(mode), withSize(size), withSamples)
			shot(u, "samples")
			if size.Width < 1000 {
				u.press(fyne.KeyEnd)
				u.press(fyne.KeySpace)
			} else {
				u.select_("2024", "政府工作报告")
			}
			shot(u, "report")
			u.edit()
			shot(u, "edit")
			u = sitDown(t, withMode(mode), withSize(size))
			shot(u, "empty")
			u.imports(webPage("临江区2031年政府工作报告 - 临江区人民政府门户网站（无障碍浏览）.txt", 2031), plain("gzbg2030.txt", 2030), plain("gzbg2030 - 副本.txt", 2030), file{"附件3.docx", []byte("PK\x03\x04")})
			shot(u, "import")
			if os.Getenv("LIBRARYPANE_CORPUS") == "" {
				continue
			}
			u = sitDown(t, withMode(mode), withSize(size))
			var files []file
			for _, path := range corpus.Texts(t) {
				files = append(files, file{filepath.Base(path), corpus.Read(t, path)})
			}
			u.imports(files...)
			shot(u, "corpus-import")
			u.escape()
			shot(u, "corpus")
		}
	}
}
