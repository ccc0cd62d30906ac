package app

import (
	"context"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/seeds"
)

// AddSamples takes the sample reports into a library: the newest as the draft
// that is being written, the others as reports. Samples that were removed come
// back as they were left.
func AddSamples(ctx context.Context, lib *library.Library) error {
	removed, err := lib.Removed(ctx)
	if err != nil {
		return err
	}
	if ids := sampleIDs(removed); len(ids) > 0 {
		return lib.Restore(ctx, ids...)
	}
	samples := seeds.Samples()
	for i, s := range samples {
		f, err := library.Read(s.Name, s.Data)
		if err != nil {
			return err
		}
		var e library.Entry
		if i == len(samples)-1 {
			doc := f.Document()
			e, err = lib.AddDraft(ctx, doc.Info, doc.Text)
		} else {
			var done library.Imported
			done, err = lib.Import(ctx, f, library.Override{})
			e = done.Entry
		}
		if err != nil {
			return err
		}
		if err := lib.MarkSamples(ctx, e.ID); err != nil {
			return err
		}
	}
	return nil
}

func sampleIDs(entries []library.Entry) []int {
	var ids []int
	for _, e := range entries {
		if e.Sample {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// LoadSamples implements desk.Host.
func (w *Window) LoadSamples() {
	w.Start(desk.Job{
		Key: "samples", Name: words.Of("正在载入示例", "Loading the samples"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			return AddSamples(context.WithoutCancel(ctx), w.lib)
		},
		Done: func(err error) {
			w.Fail(err)
			w.Changed()
			w.takeLastDraft()
		},
	})
}

// RemoveSamples implements desk.Host.
func (w *Window) RemoveSamples() {
	var samples []library.Entry
	w.Start(desk.Job{
		Key: "samples",
		Run: func(ctx context.Context, _ func(int, int)) error {
			list, err := w.lib.List(ctx)
			for _, e := range list {
				if e.Sample {
					samples = append(samples, e)
				}
			}
			return err
		},
		Done: func(err error) {
			w.Fail(err)
			if len(samples) > 0 {
				w.removeAll(samples, words.Of("已移除示例文库", "Samples removed"), true)
			}
		},
	})
}
