//go:build unix

package library

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes the file at path for this holder alone, until release or the
// process's end, however it ends. It returns ErrLocked where it is taken, by
// this process or another.
func lockFile(path string) (release func() error, err error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			f.Close()
			if errors.Is(err, syscall.EWOULDBLOCK) {
				err = ErrLocked
			}
			return nil, err
		}
		// The holder before removes the file when it lets go. Between opening
		// and locking that may have happened: then this is no longer the file
		// that others see.
		if here, err := os.Stat(path); err == nil {
			if mine, err := f.Stat(); err == nil && os.SameFile(here, mine) {
				return func() error { return errors.Join(os.Remove(path), f.Close()) }, nil
			}
		}
		f.Close()
	}
}
