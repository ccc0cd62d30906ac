package library

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes the file at path for this holder alone, until release or the
// process's end, however it ends. It returns ErrLocked where it is taken, by
// this process or another. A file opened without sharing is such a lock, and
// the system removes it when the last handle is closed.
func lockFile(path string) (release func() error, err error) {
	const (
		deleteOnClose    = 0x04000000
		sharingViolation = syscall.Errno(32)
	)
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	if errors.Is(err, sharingViolation) {
		return nil, ErrLocked
	}
	if err != nil {
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return func() error { return syscall.CloseHandle(h) }, nil
}
