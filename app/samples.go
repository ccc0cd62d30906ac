package app

import (
	"context"

	"reportdesk/internal/library"
	"reportdesk/seeds"
)

// AddSamples takes the sample reports into a library that was just made.
func AddSamples(ctx context.Context, lib *library.Library) error {
	for _, s := range seeds.Samples() {
		f, err := library.Read(s.Name, s.Data)
		if err != nil {
			return err
		}
		if _, err := lib.Import(ctx, f, library.Override{}); err != nil {
			return err
		}
	}
	return nil
}
