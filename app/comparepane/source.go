package comparepane

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"reportdesk/app/desk"
	"reportdesk/app/words"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// source is a text that can be compared: one of the library, or a file beside it.
type source struct {
	ref library.Reference
	// file is a file that was read without importing it; ref is zero then.
	file *report.Document
	// revised is what the file says of its tracked changes, nil for none.
	revised *ingest.Revised
	// icon, strong and rest name it in its picker.
	icon, strong, rest string
}

// none reports whether no text is chosen.
func (s source) none() bool { return s.ref == (library.Reference{}) && s.file == nil }

// same reports whether two sources are the same text.
func (s source) same(o source) bool { return s.ref == o.ref && s.file == o.file }

// isDraft reports whether the text is the draft in hand.
func (s source) isDraft(work *desk.Work) bool {
	return work != nil && s.file == nil && s.ref == library.Reference{ID: work.Entry.ID}
}

// key names a text in the preferences.
func (s source) key() string {
	if s.file != nil {
		return "file:" + s.file.Name
	}
	return s.ref.String()
}

// load reads the text with its figures. The draft in hand is at hand in work.
func (s source) load(ctx context.Context, lib *library.Library, work *desk.Work) (metric.Reported, error) {
	if s.isDraft(work) {
		return work.Draft, nil
	}
	doc := s.file
	if doc == nil {
		var err error
		if doc, err = lib.Document(ctx, s.ref); err != nil {
			return metric.Reported{}, err
		}
	}
	return metric.Reported{Doc: doc, Metrics: metric.Extract(doc)}, ctx.Err()
}

// entrySource is an entry as it is now.
func entrySource(e library.Entry) source {
	s := source{ref: library.Reference{ID: e.ID}, icon: "file", strong: yearOf(e.Info), rest: nameOf(e)}
	if e.Kind == library.Draft {
		s.icon = "draft"
		s.rest = nameOf(e) + words.Of(" · 草稿", " · draft")
	}
	if s.strong == "" {
		s.strong, s.rest = s.rest, ""
	}
	return s
}

// versionSource is a version of an entry.
func versionSource(e library.Entry, v library.Version) source {
	name := v.Name
	if name == "" {
		name = fmt.Sprintf(words.Of("版本 %d", "Version %d"), v.Number)
	}
	made := v.Made.Local().Format(words.Of("1月2日 15:04", "2006-01-02 15:04"))
	if y := yearOf(e.Info); y != "" {
		made = y + " · " + made
	}
	return source{ref: library.Reference{ID: e.ID, Version: v.Number}, icon: "history", strong: name, rest: made}
}

// fileSource is a file that was read, with all its tracked changes taken.
func fileSource(f *ingest.Revised) source {
	return source{file: f.Accepted, revised: f, icon: "file", strong: f.Accepted.Name, rest: words.Of("文件", "file")}
}

func yearOf(i report.Info) string {
	if i.Year == 0 {
		return ""
	}
	return strconv.Itoa(i.Year) + words.Of("年", "")
}

// nameOf is what an entry is called without its year.
func nameOf(e library.Entry) string {
	name := e.Info.Title
	if name == "" {
		name = e.Source
	}
	if y := yearOf(e.Info); y != "" {
		name = strings.Replace(name, y, "", 1)
	}
	if e.Info.Place != "" && !strings.Contains(name, e.Info.Place) {
		name = e.Info.Place + name
	}
	if name == "" {
		return words.Of("未命名", "Untitled")
	}
	return name
}

// find names the text of a reference.
func find(ctx context.Context, lib *library.Library, r library.Reference) (source, error) {
	e, err := lib.Entry(ctx, r.ID)
	if err != nil {
		return source{}, err
	}
	if !e.Removed.IsZero() {
		return source{}, fmt.Errorf("open %s: %w", r, library.ErrNotFound)
	}
	if r.Version == 0 {
		return entrySource(e), nil
	}
	versions, err := lib.Versions(ctx, r.ID)
	if err != nil {
		return source{}, err
	}
	for _, v := range versions {
		if v.Number == r.Version {
			return versionSource(e, v), nil
		}
	}
	return source{}, fmt.Errorf("open %s: %w", r, library.ErrNotFound)
}
