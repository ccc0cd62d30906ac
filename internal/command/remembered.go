package command

import (
	"context"
	"slices"
	"time"

	"reportdesk/export"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
)

// book joins the reports across years. Where some are the library's, what it
// remembers of their places is in the table: whoever put a name right in the
// window finds it right here. Files alone give the same table on every machine.
func (s *session) book(ctx context.Context, reports []metric.Reported) (export.Book, error) {
	b := export.Book{Reports: reports, Made: time.Now()}
	var remembered []metric.Correction
	var places []string
	for _, r := range reports {
		if place := r.Doc.Info.Place; library.IsReference(r.Doc.Name) && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	for _, place := range places {
		lib, err := s.openLibrary(ctx, false)
		if err != nil {
			return b, err
		}
		kept, err := lib.Corrections(ctx, place)
		if err != nil {
			return b, unreadable(lib.Path(), err)
		}
		remembered = append(remembered, library.Listed(kept)...)
	}
	table := metric.JoinWith(reports, remembered)
	b.Series = table.Series
	for i, c := range remembered {
		if !slices.Contains(table.Unfit, i) {
			b.Corrections = append(b.Corrections, c)
		}
	}
	return b, nil
}
