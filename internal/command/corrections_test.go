package command

import (
	"os"

	"github.com/rogpeppe/go-internal/testscript"

	"reportdesk/export/review/reviewtest"
)

// retype is a person with a workbook program: `retype IN OUT OLD NEW` changes
// every cell of the first sheet that holds the number.
func retype(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 4 {
		ts.Fatalf("usage: retype in out old new")
	}
	book, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	book, err = reviewtest.Retype(book, args[2], args[3])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), book, 0o600))
}
