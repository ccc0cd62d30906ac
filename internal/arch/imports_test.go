package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "reportdesk"

// layers are the packages from the bottom up. A package imports only what
// stands in a line above its own; packages of one line do not know each other.
var layers = [][]string{
	{"internal/text", "internal/atomicfile", "internal/office"},
	{"internal/typeset"},
	{"internal/report", "editor"},
	{"seeds"},
	{"internal/ingest", "internal/metric"},
	{"compare/lsa"},
	{"compare", "compare/lsa/train"},
	{"internal/check", "internal/carry"},
	{"export/docx"},
	{"export"},
	{"export/review", "export/review/reviewtest"},
	{"internal/library/store"},
	{"internal/library"},
	{"internal/autosave"},
	{"internal/command"},
	{"editor/textview/measure", "editor/textview/keys"},
	{"editor/textview/measure/facetest"},
	{"editor/textview"},
	{"app/look", "app/words"},
	{"app/widgets", "app/desk"},
	{"app/readback"},
	{"app/librarypane", "app/draftpane", "app/comparepane", "app/metricpane", "app/checkpane"},
	{"app"},
	{"cmd/reportctl", "cmd/pictures", ""},
}

// special says who alone may import what: the library that a room was built to
// keep in, and what nobody may import because drafts do not leave the machine.
var special = []struct {
	prefix string
	users  []string // files or folders; nobody where empty
	alone  bool     // what lies below the prefix is free: net/url
}{
	{prefix: "fyne.io/fyne/v2/app", users: []string{"main.go"}},
	{prefix: "fyne.io/fyne/v2", users: []string{"app/", "editor/textview/", "cmd/pictures/", "main.go"}},
	{prefix: "github.com/sergi/go-diff", users: []string{"compare/redline.go"}},
	{prefix: "github.com/xuri/excelize/v2", users: []string{"export/"}},
	{prefix: "modernc.org/sqlite", users: []string{"internal/library/store/"}},
	{prefix: "github.com/spf13/cobra", users: []string{"internal/command/"}},
	{prefix: "net/http"},
	{prefix: "net", alone: true},
}

// test helpers that anyone's tests may use.
var forTests = map[string]bool{"internal/corpus": true, "internal/stopwatch": true, "export/docx/docxtest": true}

type importing struct{ file, folder, path string }

func imports(t *testing.T) []importing {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	var found []importing
	fset := token.NewFileSet()
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && name != "." || entry.Name() == "testdata" || name == "out") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		file, err := parser.ParseFile(fset, path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		folder := ""
		if i := strings.LastIndexByte(name, '/'); i >= 0 {
			folder = name[:i]
		}
		for _, spec := range file.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			found = append(found, importing{name, folder, p})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func layerOf(folder string) (layer int, known bool) {
	for i, packages := range layers {
		for _, p := range packages {
			if p == folder {
				return i, true
			}
		}
	}
	return 0, false
}

func TestImportsRunDownward(t *testing.T) {
	for _, im := range imports(t) {
		if strings.HasSuffix(im.file, "_test.go") {
			continue // tests may stand on whatever shows the thing at work
		}
		from, known := layerOf(im.folder)
		if !known && !forTests[im.folder] {
			t.Errorf("%s lies in a package that has no layer in this test", im.file)
			continue
		}
		used, inside := strings.CutPrefix(im.path, module+"/")
		if !inside {
			continue
		}
		to, known := layerOf(used)
		switch {
		case !known:
			t.Errorf("%s imports %s, which has no layer in this test", im.file, used)
		case to >= from:
			t.Errorf("%s imports %s, which does not lie below it", im.file, used)
		case im.folder == "editor" && used != "internal/text":
			t.Errorf("%s imports %s: the editor knows only the text", im.file, used)
		}
	}
}

func TestLibrariesStayInTheirRooms(t *testing.T) {
	for _, im := range imports(t) {
		if strings.HasSuffix(im.file, "_test.go") {
			continue
		}
		for _, s := range special {
			if im.path != s.prefix && (s.alone || !strings.HasPrefix(im.path, s.prefix+"/")) {
				continue
			}
			if !allowed(im.file, s.users) {
				t.Errorf("%s imports %s, which only %v may", im.file, im.path, s.users)
			}
			break
		}
	}
}

func allowed(file string, users []string) bool {
	for _, u := range users {
		if file == u || strings.HasSuffix(u, "/") && strings.HasPrefix(file, u) {
			return true
		}
	}
	return false
}
