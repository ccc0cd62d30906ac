package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func temporary() (dir string, remove func()) {
	dir, err := os.MkdirTemp("", "library")
	if err != nil {
		panic(err)
	}
	return dir, func() { os.RemoveAll(dir) }
}

func FuzzReference(f *testing.F) {
	for _, s := range []string{"lib:1", "lib:12@3", "lib:", "lib:0", "lib:1@", "lib:1@0", "lib:-1", "lib:+1", "lib:1@2@3", "lib: 1", "lib:１", "lib:99999999999999999999", "LIB:1", "1", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseReference(s)
		if err != nil {
			if r != (Reference{}) {
				t.Fatalf("%q refused, and yet %v", s, r)
			}
			return
		}
		if !IsReference(s) || r.ID < 1 || r.Version < 0 {
			t.Fatalf("%q gives %+v", s, r)
		}
		again, err := ParseReference(r.String())
		if err != nil || again != r {
			t.Fatalf("%q is %v, and that is %v, %v", s, r, again, err)
		}
		if strings.Trim(s, "lib:@0123456789") != "" {
			t.Fatalf("%q accepted", s)
		}
		if id, err := ParseID(s); (err == nil) != (r.Version == 0) || err == nil && id != r.ID {
			t.Fatalf("ParseID(%q) is %d, %v", s, id, err)
		}
	})
}

func TestReferences(t *testing.T) {
	for arg, want := range map[string]Reference{"lib:1": {1, 0}, "lib:12@3": {12, 3}} {
		if got, err := ParseReference(arg); err != nil || got != want {
			t.Errorf("%s: %v, %v", arg, got, err)
		}
	}
	for _, arg := range []string{"", "1", "lib:", "lib:0", "lib:1@", "lib:1@0", "lib:-1", "lib:+1", "lib:1@2@3", "lib: 1", "lib:１", "LIB:1"} {
		if got, err := ParseReference(arg); err == nil {
			t.Errorf("%q is taken for %v", arg, got)
		}
	}
	for arg, want := range map[string]int{"3": 3, "lib:3": 3, "lib:3@1": 0, "x": 0, "": 0, "lib:lib:3": 0} {
		if got, err := ParseID(arg); got != want || (err == nil) != (want > 0) {
			t.Errorf("%q: %d, %v", arg, got, err)
		}
	}
}

func TestDataDirectoryOfEachSystem(t *testing.T) {
	root := t.TempDir() // absolute on the system that runs the test
	home := filepath.Join(root, "home")
	for _, c := range []struct {
		system, home string
		env          map[string]string
		want         string
	}{
		{"linux", home, nil, filepath.Join(home, ".local", "share", "reportdesk")},
		{"linux", home, map[string]string{"XDG_DATA_HOME": root}, filepath.Join(root, "reportdesk")},
		{"linux", home, map[string]string{"XDG_DATA_HOME": "not/absolute"}, filepath.Join(home, ".local", "share", "reportdesk")},
		{"linux", "", nil, ""},
		{"darwin", home, map[string]string{"XDG_DATA_HOME": root}, filepath.Join(home, "Library", "Application Support", "Reportdesk")},
		{"windows", home, map[string]string{"APPDATA": root, "LOCALAPPDATA": home}, filepath.Join(home, "Reportdesk")},
		{"windows", home, map[string]string{"APPDATA": root}, filepath.Join(root, "Reportdesk")},
		{"windows", home, nil, ""},
	} {
		if got := dataDir(c.system, c.home, func(key string) string { return c.env[key] }); got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.system, c.env, got, c.want)
		}
	}
}
