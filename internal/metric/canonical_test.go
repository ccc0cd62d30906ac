package metric

import (
	"os"
	"strings"
	"testing"
)

func TestCanonicalNamesAndScopes(t *testing.T) {
	data, err := os.ReadFile("testdata/canonical.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, "|")
		name, want, scope := strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])
		if have, of := canonical(name); have != want || of != scope {
			t.Errorf("%s: have %s | %s, want %s | %s", name, have, of, want, scope)
		}
	}
}

// TestTheCatalogueIsItsOwn holds that a name of the catalogue means itself and
// that a synonym means its indicator.
func TestTheCatalogueIsItsOwn(t *testing.T) {
	for key, want := range canonicals() {
		if have, scope := canonical(key); scope != "" || have != want && sameMeaning(key, want) {
			t.Errorf("%s: have %s | %s, want %s", key, have, scope, want)
		}
	}
}
