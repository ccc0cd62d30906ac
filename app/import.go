package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app/desk"
	"reportdesk/app/librarypane"
	"reportdesk/app/words"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
)

// readable are the names' ends of files that a folder is searched for.
var readable = []string{".txt", ".md", ".docx", ".html", ".htm"}

// Paste implements desk.Host. What a file manager copies arrives as paths or
// addresses, one a line; everything else is a report's text.
func (w *Window) Paste() {
	text := fyne.CurrentApp().Clipboard().Content()
	if files := pastedFiles(text); files != nil {
		w.Import(files)
		return
	}
	if strings.TrimSpace(text) == "" {
		w.Say(words.Of("剪贴板里没有文字", "There is no text to paste"), nil)
		return
	}
	w.importAll([]source{{name: words.Of("粘贴的文字.txt", "pasted.txt"), read: func() ([]byte, error) { return []byte(text), nil }}})
}

// pastedFiles are the files that a copied text names, nil where it is something else.
func pastedFiles(text string) []fyne.URI {
	if len(text) > 1<<16 {
		return nil
	}
	var files []fyne.URI
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		uri := storage.NewFileURI(line)
		if strings.HasPrefix(line, "file://") {
			parsed, err := storage.ParseURI(line)
			if err != nil {
				return nil
			}
			uri = parsed
		} else if !filepath.IsAbs(line) {
			return nil
		}
		if _, err := os.Stat(uri.Path()); err != nil {
			return nil
		}
		files = append(files, uri)
	}
	return files
}

// Import takes files, and what folders hold, into the library beside the window. A
// review workbook among them is read back instead.
func (w *Window) Import(files []fyne.URI) {
	if files = w.withoutWorkbooks(files); len(files) == 0 {
		return
	}
	var list []source
	for _, uri := range files {
		if uri.Scheme() == "file" {
			list = append(list, source{name: uri.Name(), path: uri.Path()})
			continue
		}
		list = append(list, source{name: uri.Name(), read: func() ([]byte, error) { return readURI(uri) }})
	}
	w.importAll(list)
}

// source is something that can be imported: a file or folder at a path, or what
// read gives.
type source struct {
	name, path string
	read       func() ([]byte, error)
}

func (s source) bytes() ([]byte, error) {
	if s.read != nil {
		return s.read()
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return limited(f)
}

// limited reads a file, but not far over the limit only to refuse it.
func limited(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, 8*ingest.MaxText)) }

func readURI(uri fyne.URI) ([]byte, error) {
	f, err := storage.Reader(uri)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return limited(f)
}

// expand puts the readable files of folders in their place, by name.
func expand(list []source) []source {
	var files []source
	for _, s := range list {
		if info, err := os.Stat(s.path); s.path == "" || err != nil || !info.IsDir() {
			files = append(files, s)
			continue
		}
		_ = filepath.WalkDir(s.path, func(path string, d fs.DirEntry, err error) error {
			name := filepath.Base(path)
			if err != nil || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
				return nil // a folder that cannot be read, or a program's own file
			}
			if !d.IsDir() && slices.Contains(readable, strings.ToLower(filepath.Ext(name))) {
				files = append(files, source{name: name, path: path})
			}
			return nil
		})
	}
	return files
}

// imports are the files that wait while others are read.
type imports struct {
	running bool
	waiting []source
	showing bool // the list is being read anew: a report that comes meanwhile waits for the next time
}

// importAll reads files one after another; what comes while others are read
// waits its turn.
func (w *Window) importAll(list []source) {
	if w.imports.running {
		w.imports.waiting = append(w.imports.waiting, list...)
		return
	}
	w.imports.running, w.imports.showing = true, false
	var outcomes []librarypane.Outcome
	w.Start(desk.Job{
		Key: "import", Name: words.Of("正在读取", "Reading"),
		Run: func(ctx context.Context, step func(int, int)) error {
			files := expand(list)
			for i, s := range files {
				step(i, len(files))
				if err := ctx.Err(); err != nil {
					return err
				}
				// A file once begun is taken whole: cancelling keeps what is done.
				o := w.importOne(context.WithoutCancel(ctx), s)
				outcomes = append(outcomes, o)
				if o.Failed == "" && len(files) > 1 {
					w.jobs.post(w.showImported)
				}
			}
			return nil
		},
		Done: func(err error) {
			w.imports.running = false
			w.banner.clear(passing)
			w.imported(outcomes, err)
			if next := w.imports.waiting; len(next) > 0 {
				w.imports.waiting = nil
				w.importAll(next)
			}
		},
	})
}

// showImported shows a report in the list while others are still read.
func (w *Window) showImported() {
	if p, ok := w.panes[desk.Library].(reloader); ok && w.imports.running && !w.imports.showing {
		w.imports.showing = true
		p.Reload(func() { w.imports.showing = false })
	}
}

// importOne takes one file into the library.
func (w *Window) importOne(ctx context.Context, s source) librarypane.Outcome {
	o := librarypane.Outcome{Name: s.name}
	done, err := func() (library.Imported, error) {
		data, err := s.bytes()
		if err != nil {
			return library.Imported{}, err
		}
		file, err := library.Read(s.name, data)
		if err != nil {
			return library.Imported{}, err
		}
		return w.lib.Import(ctx, file, library.Override{})
	}()
	if err != nil {
		o.Failed = importSentence(s.name, err)
		return o
	}
	o.Entry, o.Doc, o.Known, o.Restored, o.Twins = done.Entry, done.Doc, done.Known, done.Restored, len(done.Twins)
	return o
}

// importSentence says why a file was not taken.
func importSentence(name string, err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return fmt.Sprintf(words.Of("没有权限读“%s”。", "No permission to read %s."), name)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Sprintf(words.Of("没有找到“%s”。", "%s was not found."), name)
	}
	return Sentence(err)
}

// imported says what came of an import: in the status bar where nothing waits
// for the user, else in a sheet.
func (w *Window) imported(outcomes []librarypane.Outcome, err error) {
	if err != nil && !cancelled(err) {
		w.Fail(err)
	}
	if len(outcomes) == 0 {
		if err == nil {
			w.Say(words.Of("没有找到可读的文件", "No file that can be read was found"), nil)
		}
		return
	}
	if slices.ContainsFunc(outcomes, func(o librarypane.Outcome) bool { return o.Failed == "" }) {
		w.Changed()
	}
	p, ok := w.panes[desk.Library].(*librarypane.Pane)
	undo := w.undoImport(outcomes)
	if len(outcomes) == 1 && outcomes[0].Failed == "" && ok {
		w.status.offer(librarypane.SayImported(outcomes), func() {
			w.ShowPane(desk.Library)
			p.Inspect(outcomes[0].Entry)
		}, undo)
	} else {
		w.Say(librarypane.SayImported(outcomes), undo)
	}
	if ok {
		p.Imported(outcomes, undo)
	}
}

// undoImport takes out what an import brought in, nil where it brought nothing.
func (w *Window) undoImport(outcomes []librarypane.Outcome) func() {
	var ids []int
	for _, o := range outcomes {
		if o.Failed == "" && (!o.Known || o.Restored) && !slices.Contains(ids, o.Entry.ID) {
			ids = append(ids, o.Entry.ID)
		}
	}
	if ids == nil {
		return nil
	}
	return func() {
		w.inLibrary(func(ctx context.Context) error { return w.lib.Remove(ctx, ids...) }, func() {
			w.Say(words.Of("已撤销导入", "Import undone"), func() { w.restore(ids, library.Entry{}) })
		})
	}
}

// takeLastDraft takes the draft in hand that was in hand when the program ended,
// else the one that was written last.
func (w *Window) takeLastDraft() {
	var drafts []library.Entry
	w.Start(desk.Job{
		Key: "draft-last",
		Run: func(ctx context.Context, _ func(int, int)) error {
			list, err := w.lib.List(ctx)
			for _, e := range list {
				if e.Kind == library.Draft {
					drafts = append(drafts, e)
				}
			}
			return err
		},
		Done: func(err error) {
			w.Fail(err)
			if len(drafts) == 0 {
				return
			}
			last := w.Preferences().Int(prefDraft)
			sort.SliceStable(drafts, func(i, j int) bool {
				if a, b := drafts[i].ID == last, drafts[j].ID == last; a != b {
					return a
				}
				return drafts[i].Changed.After(drafts[j].Changed)
			})
			w.bench.open(drafts[0], nil)
		},
	})
}
