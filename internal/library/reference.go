package library

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Reference names what is kept: lib:3, the report or draft with the number 3
// as it is now, or lib:3@2, its version 2.
type Reference struct {
	ID      int // from 1
	Version int // from 1; 0 is the text as it is now
}

// ErrReference is returned for what is no reference.
var ErrReference = errors.New("not a library reference")

const scheme = "lib:"

// IsReference reports whether an argument is meant as a reference and not as a
// path. A file of such a name is reached as ./lib:3.
func IsReference(arg string) bool { return strings.HasPrefix(arg, scheme) }

// ParseReference reads lib:ID or lib:ID@N.
func ParseReference(arg string) (Reference, error) {
	rest, ok := strings.CutPrefix(arg, scheme)
	if !ok {
		return Reference{}, fmt.Errorf("%q: %w", arg, ErrReference)
	}
	id, version, hasVersion := strings.Cut(rest, "@")
	var r Reference
	r.ID, ok = count(id)
	if ok && hasVersion {
		r.Version, ok = count(version)
	}
	if !ok {
		return Reference{}, fmt.Errorf("%q: %w", arg, ErrReference)
	}
	return r, nil
}

// ParseID reads a number as people write it after a command: 3 or lib:3.
func ParseID(arg string) (int, error) {
	r, err := ParseReference(scheme + strings.TrimPrefix(arg, scheme))
	if err != nil || r.Version != 0 {
		return 0, fmt.Errorf("%q: %w", arg, ErrReference)
	}
	return r.ID, nil
}

// count reads a number from 1, of digits only.
func count(t string) (int, bool) {
	n, err := strconv.ParseUint(t, 10, 31)
	return int(n), err == nil && n > 0
}

func (r Reference) String() string {
	if r.Version == 0 {
		return scheme + strconv.Itoa(r.ID)
	}
	return scheme + strconv.Itoa(r.ID) + "@" + strconv.Itoa(r.Version)
}
