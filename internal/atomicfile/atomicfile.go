// Package atomicfile writes files so that what stands at a place is always
// whole: the old content or the new one. A file is written beside its place,
// brought to the disk, and renamed. (The libraries tried leave Windows out.)
package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrFolder is returned for a place where a folder stands.
var ErrFolder = errors.New("is a directory")

// File is a file being written beside its place. Fill it, then Commit it;
// Discard, best deferred, removes what was not committed.
type File struct {
	place string   // where it goes: links are followed, so that a link stays one
	file  *os.File // the temporary file, or the place itself where that is a device
	temp  bool
}

// Prepare opens the temporary file. It fails where the place could not be
// written by hand either: a folder, a file without permission, or one that
// another program keeps to itself.
func Prepare(path string) (*File, error) {
	place := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		place = real
	}
	mode := fs.FileMode(0o666)
	switch info, err := os.Stat(place); {
	case err == nil && info.IsDir():
		return nil, ErrFolder
	case err == nil:
		f, err := os.OpenFile(place, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() { // /dev/stdout, a pipe
			return &File{place: place, file: f}, nil
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
	return &File{place: place, file: f, temp: true}, nil
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

// Fill writes the content and brings it to the disk.
func (p *File) Fill(write func(io.Writer) error) error {
	if err := write(p.file); err != nil {
		return err
	}
	if p.temp {
		return p.file.Sync()
	}
	return nil
}

// Commit puts the file into its place.
func (p *File) Commit() error {
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

// Discard removes what was not put into its place.
func (p *File) Discard() {
	if p.file == nil {
		return
	}
	p.file.Close()
	if p.temp {
		os.Remove(p.file.Name())
	}
}

// Write writes one file.
func Write(path string, write func(io.Writer) error) error {
	f, err := Prepare(path)
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := f.Fill(write); err != nil {
		return err
	}
	return f.Commit()
}
