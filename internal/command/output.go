package command

import (
	"io"
	"os"
	"path/filepath"

	"reportdesk/internal/atomicfile"
)

// output is one file that a command writes.
type output struct {
	path  string
	write func(io.Writer) error
}

// writeAll writes the outputs, all or none as far as the system allows: each is
// written beside its place first, and only when all are complete are they put
// into their places.
func (s *session) writeAll(outputs []output) error {
	for i, o := range outputs {
		for _, other := range outputs[:i] {
			if sameFile(o.path, other.path) {
				return usage("两个输出都写到 %s。各用一个文件名。", o.path)
			}
		}
		for _, in := range s.inputs {
			if sameFile(o.path, in) {
				return unwritten(o.path, errInput)
			}
		}
	}
	var ready []*atomicfile.File
	defer func() {
		for _, p := range ready {
			p.Discard()
		}
	}()
	for _, o := range outputs {
		p, err := atomicfile.Prepare(o.path)
		if err != nil {
			return unwritten(o.path, err)
		}
		ready = append(ready, p)
		if err := p.Fill(o.write); err != nil {
			return unwritten(o.path, err)
		}
	}
	for i, p := range ready {
		if err := p.Commit(); err != nil {
			return unwritten(outputs[i].path, err)
		}
	}
	return nil
}

// sameFile reports whether two paths name one file, existing or not.
func sameFile(a, b string) bool {
	fa, errA := os.Stat(a)
	fb, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return os.SameFile(fa, fb)
	}
	absA, errA := filepath.Abs(a)
	absB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && absA == absB
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
