package desk

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"reportdesk/app/words"
	"reportdesk/internal/atomicfile"
)

// prefFolder is where the last document went that left the program.
const prefFolder = "export.folder"

// KeepFolder remembers a folder for the next document.
func KeepFolder(p fyne.Preferences, folder string) { p.SetString(prefFolder, folder) }

// Folder is where a document is proposed to go: where the last one went, else
// among the user's documents, else at home.
func Folder(p fyne.Preferences) string {
	if f := p.String(prefFolder); f != "" {
		return f
	}
	home, _ := os.UserHomeDir() // where there is none, the name alone stands in the field
	for _, name := range []string{"Documents", "文档"} {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}

// Overwritten asks whether a file may be written over; "" where there is none.
func Overwritten(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf(words.Of("已有同名文件，改动时间 %s。再按一次导出即覆盖。",
		"A file of this name exists (%s). Press again to write over it."), info.ModTime().Format("2006-01-02 15:04"))
}

// Leave writes a document beside the window, whole or not at all, says where it
// lies, and remembers the folder. Of two that are written at once neither is lost.
// An error is told as Unwritten.
func Leave(h Host, what, path string, write func(context.Context, io.Writer) error) {
	h.Start(Job{
		Key: "leave " + path, Name: words.Of("正在导出", "Exporting"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			return atomicfile.Write(path, func(out io.Writer) error {
				if err := ctx.Err(); err != nil {
					return err
				}
				return write(ctx, out)
			})
		},
		Done: func(err error) {
			if err != nil {
				h.Fail(&Unwritten{What: what, Err: err})
				return
			}
			KeepFolder(h.Preferences(), filepath.Dir(path))
			h.Say(words.Of("已导出 ", "Exported ")+path, nil)
		},
	})
}
