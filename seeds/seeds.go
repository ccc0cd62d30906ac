// Package seeds is what the program starts with, embedded in it: sample
// reports, the catalogue of indicators, the units, the marks of page furniture.
package seeds

import (
	"embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed *.tsv
var tables embed.FS

// Indicator is a standard indicator of the catalogue.
type Indicator struct {
	Canonical string
	// Synonyms are other names for the same thing, without the canonical one.
	Synonyms []string
	// Units are the units in which it is usually stated; empty where any may be.
	Units []string
	// Field is the category under which tables list it: 综合, 工业, 财政金融.
	Field string
}

// Unit is a unit of measure.
type Unit struct {
	Symbol  string
	Aliases []string
	// Dimension is what it measures (货币, 面积, 计数).
	Dimension string
	// Base is the unit that it is counted in, Factor how many of those one of
	// this unit is; 0 where it does not convert. Two units convert into each
	// other where dimension and base are equal (户 and 家 are both 计数, and do not).
	Base   string
	Factor float64
}

// Indicators returns the catalogue in its own order. The slice is shared: do not change it.
func Indicators() []Indicator { return indicators() }

// Units returns the table of units. The slice is shared: do not change it.
func Units() []Unit { return units() }

var indicators = sync.OnceValue(func() []Indicator {
	var list []Indicator
	for _, row := range rows("indicators.tsv") {
		list = append(list, Indicator{row[0], split(row[1]), split(row[2]), row[3]})
	}
	return list
})

var units = sync.OnceValue(func() []Unit {
	var list []Unit
	for _, row := range rows("units.tsv") {
		factor, err := strconv.ParseFloat(row[4], 64)
		if err != nil {
			factor = 0 // a unit that does not convert
		}
		list = append(list, Unit{row[0], split(row[1]), row[2], row[3], factor})
	}
	return list
})

func split(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// rows reads an embedded table without its head; the tests check its shape.
func rows(name string) [][]string {
	data, err := tables.ReadFile(name)
	if err != nil {
		panic(err) // embedded: cannot be absent
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	width := strings.Count(lines[0], "\t") + 1
	var list [][]string
	for _, line := range lines[1:] {
		cells := strings.Split(strings.TrimRight(line, "\r"), "\t")
		for len(cells) < width {
			cells = append(cells, "")
		}
		list = append(list, cells)
	}
	return list
}
