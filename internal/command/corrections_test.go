package command

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// retype is a person with a workbook program: `retype IN OUT OLD NEW` changes
// every cell of the first sheet that holds the number.
func retype(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 4 {
		ts.Fatalf("usage: retype in out old new")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	found := 0
	for _, f := range z.File {
		r, err := f.Open()
		ts.Check(err)
		b, err := io.ReadAll(r)
		ts.Check(err)
		s := string(b)
		if f.Name == "xl/worksheets/sheet1.xml" {
			old, changed := "<v>"+args[2]+"</v>", "<v>"+args[3]+"</v>"
			found += strings.Count(s, old)
			s = strings.ReplaceAll(s, old, changed)
		}
		to, err := w.Create(f.Name)
		ts.Check(err)
		_, err = io.WriteString(to, s)
		ts.Check(err)
	}
	ts.Check(w.Close())
	if found == 0 {
		ts.Fatalf("no cell of %s holds %s", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), out.Bytes(), 0o600))
}
