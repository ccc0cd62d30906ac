package app

import (
	"context"

	"reportdesk/internal/library"
	"reportdesk/seeds"
)

// AddSamples takes the sample reports into a library that was just made: the
// newest as the draft that is being written, the others as reports.
func AddSamples(ctx context.Context, lib *library.Library) error {
	samples := seeds.Samples()
	for i, s := range samples {
		f, err := library.Read(s.Name, s.Data)
		if err != nil {
			return err
		}
		if i == len(samples)-1 {
			doc := f.Document()
			_, err = lib.AddDraft(ctx, doc.Info, doc.Text)
		} else {
			_, err = lib.Import(ctx, f, library.Override{})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
