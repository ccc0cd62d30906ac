package report

import (
	"slices"
	"strings"
)

// The beginnings of the doubts that readInfo tells of place and year.
var (
	placeDoubts = []string{"没有认出是哪个地方", "地方按"}
	yearDoubts  = []string{"没有认出报告年份", "年份按"}
)

// WithInfo returns the document under what the user says of it instead of what
// is recognised. Where the user named the place or the year, the doubts about
// it are settled and fall away. d stays as it is; its parts are shared.
func (d *Document) WithInfo(info Info, placeSaid, yearSaid bool) *Document {
	said := *d
	said.Info = info
	said.Warnings = OpenDoubts(d.Warnings, placeSaid, yearSaid)
	return &said
}

// OpenDoubts are the warnings that stay doubts where the user has named the
// place or the year.
func OpenDoubts(warnings []string, placeSaid, yearSaid bool) []string {
	var open []string
	for _, w := range warnings {
		begins := func(doubt string) bool { return strings.HasPrefix(w, doubt) }
		if placeSaid && slices.ContainsFunc(placeDoubts, begins) || yearSaid && slices.ContainsFunc(yearDoubts, begins) {
			continue
		}
		open = append(open, w)
	}
	return open
}
