package library

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// FileName is the name that a library's file has where only its folder is named.
const FileName = "library.db"

// DefaultPath is where the user's library lies: in the data directory that the
// system has for programs. It makes nothing.
func DefaultPath() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	dir := dataDir(runtime.GOOS, home, os.Getenv)
	if dir == "" {
		return "", errors.New("find the user's data directory: no home directory")
	}
	return filepath.Join(dir, FileName), nil
}

// dataDir is the program's own folder below the user's data, "" where the
// environment names none: %LOCALAPPDATA% on Windows (a library is too large to
// follow a roaming profile), Application Support on macOS, else after the XDG
// base directory specification, which has relative paths ignored.
func dataDir(system, home string, env func(string) string) string {
	join := func(root string, names ...string) string {
		if root == "" {
			return ""
		}
		return filepath.Join(append([]string{root}, names...)...)
	}
	switch system {
	case "windows":
		root := env("LOCALAPPDATA")
		if root == "" {
			root = env("APPDATA")
		}
		return join(root, "Reportdesk")
	case "darwin":
		return join(home, "Library", "Application Support", "Reportdesk")
	}
	if root := env("XDG_DATA_HOME"); filepath.IsAbs(root) {
		return join(root, "reportdesk")
	}
	return join(home, ".local", "share", "reportdesk")
}
