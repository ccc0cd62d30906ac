package librarypane_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
	"reportdesk/app/look"
	"reportdesk/internal/corpus"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

// TestDrawPictures draws the pane to the folder named by LIBRARYPANE_PICTURES,
// to be looked at beside the design's; without it, it does nothing.
func TestDrawPictures(t *testing.T) {
	folder := os.Getenv("LIBRARYPANE_PICTURES")
	if folder == "" {
		t.Skip("LIBRARYPANE_PICTURES is not set")
	}
	name := strings.Repeat("临江", 12) + "高新技术产业开发区"
	body := strings.ReplaceAll(string(webPage("", 2031).data), "临江区", name)
	long := []file{
		{strings.Repeat("很长的文件名", 12) + ".txt", []byte(strings.ReplaceAll(body, "政府工作报告", strings.Repeat("关于国民经济和社会发展", 6)+"的政府工作报告"))},
		{"法院.txt", []byte(strings.ReplaceAll(body, "政府工作报告", name+"人民法院工作报告"))},
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
			u.w.NewDraft(library.Entry{})
			u.waits()
			shot(u, "newdraft")
			u = sitDown(t, withMode(mode), withSize(size), withSamples, inEnglish)
			u.imports(long...)
			shot(u, "english-import")
			u.escape()
			shot(u, "english")
			u = sitDown(t, withMode(mode), withSize(size))
			u.imports(long...)
			shot(u, "long-import")
			u.escape()
			shot(u, "long")
			u.w.ShowPlace(desk.Place{Ref: library.Reference{ID: 1}, Span: text.Span{Start: 60, End: 90}})
			u.waits()
			shot(u, "read")
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
