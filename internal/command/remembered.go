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
	corrections, err := s.remembered(ctx, reports)
	if err != nil {
		return b, err
	}
	table := metric.JoinWith(reports, corrections)
	b.Series = table.Series
	for i, c := range corrections {
		if !slices.Contains(table.Unfit, i) {
			b.Corrections = append(b.Corrections, c)
		}
	}
	return b, nil
}

// remembered are the corrections for the places of those of the reports that
// are the library's.
func (s *session) remembered(ctx context.Context, reports []metric.Reported) ([]metric.Correction, error) {
	var list []metric.Correction
	var places []string
	for _, r := range reports {
		if place := r.Doc.Info.Place; library.IsReference(r.Doc.Name) && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	for _, place := range places {
		lib, err := s.openLibrary(ctx, false)
		if err != nil {
			return nil, err
		}
		kept, err := lib.Corrections(ctx, place)
		if err != nil {
			return nil, unreadable(lib.Path(), err)
		}
		list = append(list, library.Listed(kept)...)
	}
	return list, nil
}
