package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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
	var ready []*pending
	defer func() {
		for _, p := range ready {
			p.discard()
		}
	}()
	for _, o := range outputs {
		p, err := prepare(o.path)
		if err != nil {
			return unwritten(o.path, err)
		}
		ready = append(ready, p)
		if err := p.fill(o.write); err != nil {
			return unwritten(o.path, err)
		}
	}
	for i, p := range ready {
		if err := p.commit(); err != nil {
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

// pending is a file being written beside its place.
type pending struct {
	place string   // where it goes: links are followed, so that a link stays one
	file  *os.File // the temporary file, or the place itself where that is a device
	temp  bool
}

// prepare opens the temporary file. It fails where the place could not be
// written by hand either: a folder, a file without permission, or one that
// another program keeps to itself.
func prepare(path string) (*pending, error) {
	place := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		place = real
	}
	mode := fs.FileMode(0o666)
	switch info, err := os.Stat(place); {
	case err == nil && info.IsDir():
		return nil, errDirectory
	case err == nil:
		f, err := os.OpenFile(place, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() { // /dev/stdout, a pipe
			return &pending{place: place, file: f}, nil
		}
		f.Close()
		mode = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	f, err := createBeside(place, mode)
	if err != nil {
		return nil, err
	}
	return &pending{place: place, file: f, temp: true}, nil
}

// createBeside makes a new file in the folder of place. Unlike os.CreateTemp it
// gives a new file the mode that the user's mask allows, and an old one its own.
func createBeside(place string, mode fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(place)
	for n := os.Getpid(); ; n++ {
		name := filepath.Join(dir, fmt.Sprintf(".%.40x.%d.tmp", base, n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if mode != 0o666 {
			err = f.Chmod(mode)
		}
		if err != nil {
			f.Close()
			os.Remove(name)
			return nil, err
		}
		return f, nil
	}
}

// fill writes the content and brings it to the disk.
func (p *pending) fill(write func(io.Writer) error) error {
	if err := write(p.file); err != nil {
		return err
	}
	if p.temp {
		return p.file.Sync()
	}
	return nil
}

// commit puts the file into its place.
func (p *pending) commit() error {
	name := p.file.Name()
	err := p.file.Close()
	if err == nil && p.temp {
		err = os.Rename(name, p.place)
	}
	if err == nil {
		p.file = nil
	}
	return err
}

// discard removes what was not put into its place.
func (p *pending) discard() {
	if p.file == nil {
		return
	}
	p.file.Close()
	if p.temp {
		os.Remove(p.file.Name())
	}
}
