package command

import (
	"errors"
	"syscall"
)

// heldOpen reports whether another program keeps the file to itself, as a
// spreadsheet program does with an open workbook.
func heldOpen(err error) bool {
	const sharingViolation, lockViolation = syscall.Errno(32), syscall.Errno(33)
	return errors.Is(err, sharingViolation) || errors.Is(err, lockViolation)
}
