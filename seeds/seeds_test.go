package seeds

import (
	"bytes"
	"testing"
)

func TestTheCatalogueIsWellFormed(t *testing.T) {
	seen := map[string]string{}
	for _, ind := range Indicators() {
		if ind.Canonical == "" || ind.Field == "" {
			t.Errorf("an indicator lacks its name or field: %+v", ind)
		}
		for _, n := range append([]string{ind.Canonical}, ind.Synonyms...) {
			if other, twice := seen[n]; twice {
				t.Errorf("%q names both %s and %s", n, other, ind.Canonical)
			}
			seen[n] = ind.Canonical
		}
	}
	if len(seen) < 200 {
		t.Errorf("only %d names of indicators", len(seen))
	}
}

func TestTheUnitsAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for _, u := range Units() {
		if u.Symbol == "" || u.Dimension == "" || u.Factor < 0 {
			t.Errorf("a unit lacks something: %+v", u)
		}
		for _, n := range append([]string{u.Symbol}, u.Aliases...) {
			// 度 is a kilowatt hour and a degree; the one listed first is meant.
			if seen[n] && n != "度" {
				t.Errorf("unit %q stands twice", n)
			}
			seen[n] = true
		}
	}
}

func TestTheSamplesAreThreeConsecutiveYears(t *testing.T) {
	list := Samples()
	if len(list) != 3 {
		t.Fatalf("%d samples", len(list))
	}
	for i, s := range list {
		if s.Year != 2024+i || len(s.Data) == 0 {
			t.Errorf("sample %d: year %d, %d bytes", i, s.Year, len(s.Data))
		}
	}
	if !bytes.HasPrefix(list[2].Data, []byte("PK")) {
		t.Error("the newest sample is no docx")
	}
}
