package command

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// asProgram makes the test binary the program itself, for tests that need it
// under another user.
const asProgram = "REPORTCTL_TEST_PROGRAM"

func TestMain(m *testing.M) {
	program := func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
	if os.Getenv(asProgram) != "" {
		program()
	}
	testscript.Main(m, map[string]func(){"reportctl": program})
}

// TestScript runs the program as a user would: testdata/script has one script
// a command and one a bad input. `ends N reportctl ...` asks for the exit
// status N and, from 2 up, for exactly one line of message.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "userdata"))
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %s", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"ends":    ends,
			"entry":   entry,
			"fixture": fixture,
			"only":    only,
			"retype":  retype,
		},
	})
}

func ends(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: ends STATUS PROGRAM ARGS...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("ends with %d, want %d", got, want)
	}
	said := ts.ReadFile("stderr")
	if want >= 2 && strings.Count(said, "\n") != 1 {
		ts.Fatalf("stderr is not one line: %q", said)
	}
}

// only asks that a folder holds exactly the named files, hidden ones too but
// for testscript's own folder.
func only(ts *testscript.TestScript, neg bool, args []string) {
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	var names []string
	for _, e := range entries {
		if e.Name() != ".tmp" {
			names = append(names, e.Name())
		}
	}
	if got, want := strings.Join(names, " "), strings.Join(args[1:], " "); got != want {
		ts.Fatalf("%s holds %q, want %q", args[0], got, want)
	}
}

// entry ARCHIVE NAME FILE takes one file out of a zip, as docx and xlsx are.
func entry(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: entry ARCHIVE NAME FILE")
	}
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	f, err := z.Open(args[1])
	ts.Check(err)
	data, err := io.ReadAll(f)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), data, 0o666))
}

// fixture KIND FILE makes an input that a script cannot hold.
func fixture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fixture KIND FILE [FROM]")
	}
	var data []byte
	switch args[0] {
	case "empty":
		data = []byte(" \r\n\u3000\n")
	case "picture":
		var b bytes.Buffer
		ts.Check(png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30))))
		data = b.Bytes()
	case "docx":
		data = docx(ts.ReadFile(args[2]))
	case "docx-cut":
		data = docx(ts.ReadFile(args[2]))
		data = data[:len(data)*2/3]
	case "large":
		line := strings.Repeat("全区经济运行总体平稳。", 30) + "\n"
		data = []byte(strings.Repeat(line, 25<<20/len(line)+1))
	case "noise":
		from := rand.NewChaCha8([32]byte{7})
		data = make([]byte, 64<<10)
		_, err := io.ReadFull(from, data)
		ts.Check(err)
	case "gb18030":
		text, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(args[2]))
		ts.Check(err)
		data = []byte(text)
	case "newer", "foreign", "broken":
		data = libraryFile(ts, args[0])
	default:
		ts.Fatalf("unknown fixture %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o666))
}

// docx is a document with one paragraph a line.
func docx(text string) []byte {
	var body strings.Builder
	for line := range strings.Lines(text) {
		fmt.Fprintf(&body, `<w:p><w:r><w:t>%s</w:t></w:r></w:p>`, strings.TrimSuffix(line, "\n"))
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body.String() + `</w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			panic(err) // onto memory
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
