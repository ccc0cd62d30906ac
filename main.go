// Command reportdesk is the window in which annual work reports are written.
//
//	reportdesk [--library PATH] [FILE...]    the window, with files imported
//	reportdesk COMMAND ...                   the same as reportctl COMMAND ...
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/storage"

	"reportdesk/app"
	"reportdesk/app/look"
	"reportdesk/internal/command"
	"reportdesk/internal/library"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, in io.Reader, out, errs io.Writer) int {
	path, files, isWindow := windowArguments(args)
	if !isWindow {
		return command.Main(args, in, out, errs)
	}
	if err := show(path, files); err != nil {
		fmt.Fprintln(errs, app.Sentence(err))
		return 3
	}
	return 0
}

// windowArguments reads the arguments of the window; ok is false where they are
// those of a command.
func windowArguments(args []string) (path string, files []string, ok bool) {
	for i := 0; i < len(args); i++ {
		a := args[i]
		value, isLibrary := strings.CutPrefix(a, "--library=")
		switch {
		case isLibrary:
			path = value
		case a == "--library" && i+1 < len(args):
			i++
			path = args[i]
		case strings.HasPrefix(a, "-"):
			return "", nil, false
		case i == 0 && (command.Known(a) || !exists(a)):
			return "", nil, false // an unknown command is for the commands to refuse
		default:
			files = append(files, a)
		}
	}
	return path, files, true
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// show opens the window; where the library cannot be opened, one that says so and
// offers what can be done. The error is that of a library that never opened.
func show(path string, files []string) error {
	if path == "" {
		var err error
		if path, err = library.DefaultPath(); err != nil {
			return err
		}
	}
	a := fyneapp.NewWithID("cn.reportdesk.app")
	a.SetIcon(look.Mark())
	app.Prepare(a)
	var lib *library.Library
	open := func() (err error) {
		lib, err = begin(a, path, files)
		return err
	}
	err := open()
	if err != nil {
		app.Refused(a, path, err, open)
	}
	a.Run()
	if lib == nil {
		return err
	}
	return lib.Close()
}

// begin opens the library, a new one with the samples in it, and shows the window on it.
func begin(a fyne.App, path string, files []string) (*library.Library, error) {
	ctx := context.Background()
	existed, err := library.Exists(path)
	if err != nil {
		return nil, err
	}
	lib, err := library.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	if !existed {
		err = app.AddSamples(ctx, lib)
	}
	w := app.New(a, lib)
	w.Begin()
	if err != nil {
		w.Fail(err) // without samples the program serves as well
	}
	if len(files) > 0 {
		w.Import(uris(files))
	}
	w.Fyne().Show()
	return lib, nil
}

func uris(files []string) []fyne.URI {
	var list []fyne.URI
	for _, f := range files {
		if abs, err := filepath.Abs(f); err == nil {
			f = abs
		}
		list = append(list, storage.NewFileURI(f))
	}
	return list
}
