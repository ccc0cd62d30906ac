package library

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"reportdesk/internal/ingest"
	"reportdesk/internal/report"
)

// sample is a small report of an invented district; the years tell the reports apart.
func sample(year int) []byte {
	return fmt.Appendf(nil, `临江区%d年政府工作报告
——%d年1月10日在临江区第五届人民代表大会第三次会议上
区长　李明
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、%d年工作回顾
全区实现地区生产总值512.6亿元，增长6.1%%。
`, year, year, year-1)
}

func open(t *testing.T, path string) *Library {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func take(t *testing.T, l *Library, name string, data []byte, o Override) Imported {
	t.Helper()
	f, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	done, err := l.Import(t.Context(), f, o)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func list(t *testing.T, l *Library) []int {
	t.Helper()
	entries, err := l.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ids := []int{}
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

func Example() {
	ctx := context.Background()
	dir, remove := temporary()
	defer remove()
	l, err := Open(ctx, filepath.Join(dir, FileName))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer l.Close()
	f, err := Read("临江区2024.txt", sample(2024))
	if err != nil {
		fmt.Println(err)
		return
	}
	done, err := l.Import(ctx, f, Override{})
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := l.Document(ctx, Reference{ID: done.Entry.ID})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Name, doc.Info.Place, doc.Info.Year)
	// Output: lib:1 临江区 2024
}

func TestWhatIsImportedIsThereAfterReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "新 文库?#%", FileName)
	data := sample(2024)
	l := open(t, path)
	added := take(t, l, "some/folder/报告.txt", data, Override{})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = open(t, path)
	e, err := l.Entry(t.Context(), added.Entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(e, added.Entry) || e.Source != "报告.txt" || e.Info.Place != "临江区" || e.Info.Year != 2024 || e.Kind != Report || e.Versions != 1 {
		t.Errorf("kept %+v\nimported %+v", e, added.Entry)
	}
	kept, err := l.Original(t.Context(), e.ID)
	if err != nil || !bytes.Equal(kept, data) {
		t.Errorf("the original came back as %q, %v", kept, err)
	}
	want, err := ingest.Read("报告.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []Reference{{ID: 1}, {ID: 1, Version: 1}} {
		doc, err := l.Document(t.Context(), r)
		if err != nil || doc.Text != want.Text || doc.Source != want.Source || doc.Name != r.String() || len(doc.Blocks) != len(want.Blocks) {
			t.Errorf("%s: %v\n%+v\nwant\n%+v", r, err, doc, want)
		}
	}
	if _, err := l.Document(t.Context(), Reference{ID: 1, Version: 2}); !errors.Is(err, ErrNotFound) {
		t.Errorf("a version that is not there: %v", err)
	}
	if _, err := l.Document(t.Context(), Reference{ID: 2}); !errors.Is(err, ErrNotFound) {
		t.Errorf("an entry that is not there: %v", err)
	}
}

func TestTheSameBytesAreKeptOnce(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	place := "望山县"
	first := take(t, l, "甲.txt", sample(2024), Override{})
	again := take(t, l, "乙.txt", sample(2024), Override{Place: &place})
	if first.Known || !again.Known || again.Restored || again.Entry.ID != first.Entry.ID || again.Entry.Info.Place != place || again.Entry.Source != "甲.txt" {
		t.Errorf("first %+v\nagain %+v", first, again)
	}
	// What was put right stays when the file comes a third time.
	if third := take(t, l, "乙.txt", sample(2024), Override{}); third.Entry.Info.Place != place || third.Doc.Info.Place != place {
		t.Errorf("third %+v", third.Entry)
	}
	other := take(t, l, "丙.txt", append(sample(2024), "又一段。\n"...), Override{Place: &place})
	if other.Known || len(other.Twins) != 1 || other.Twins[0].ID != first.Entry.ID {
		t.Errorf("another report of the place and year: %+v", other)
	}
	if got := list(t, l); !slices.Equal(got, []int{1, 2}) {
		t.Errorf("listed %v", got)
	}
}

func TestRemovalIsUndone(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	for _, year := range []int{2024, 2022, 2023} {
		take(t, l, "报告.txt", sample(year), Override{})
	}
	if got := list(t, l); !slices.Equal(got, []int{2, 3, 1}) {
		t.Fatalf("by year: %v", got)
	}
	ctx := t.Context()
	if err := l.Remove(ctx, 3, 9); !errors.Is(err, ErrNotFound) {
		t.Errorf("removing one that is not there: %v", err)
	}
	if got := list(t, l); len(got) != 3 {
		t.Fatalf("a removal that failed took some with it: %v", got)
	}
	if err := l.Remove(ctx, 3, 1); err != nil {
		t.Fatal(err)
	}
	if got := list(t, l); !slices.Equal(got, []int{2}) {
		t.Errorf("after removal: %v", got)
	}
	if _, err := l.Document(ctx, Reference{ID: 3}); !errors.Is(err, ErrNotFound) {
		t.Errorf("what was removed is open: %v", err)
	}
	if err := l.Remove(ctx, 3); !errors.Is(err, ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	if err := l.Restore(ctx, 3); err != nil {
		t.Fatal(err)
	}
	if back := take(t, l, "报告.txt", sample(2024), Override{}); !back.Restored || back.Entry.ID != 1 {
		t.Errorf("imported again: %+v", back)
	}
	if got := list(t, l); !slices.Equal(got, []int{2, 3, 1}) {
		t.Errorf("after undo: %v", got)
	}
}

func TestPurgeDeletesWhatWasRemovedLongAgo(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	ctx := t.Context()
	day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	l.now = func() time.Time { return day }
	take(t, l, "a.txt", sample(2022), Override{})
	take(t, l, "b.txt", sample(2023), Override{})
	take(t, l, "c.txt", sample(2024), Override{})
	if err := l.Remove(ctx, 1); err != nil {
		t.Fatal(err)
	}
	day = day.AddDate(0, 1, 0)
	if err := l.Remove(ctx, 2); err != nil {
		t.Fatal(err)
	}
	n, err := l.Purge(ctx, day.AddDate(0, 0, -7))
	if n != 1 || err != nil {
		t.Errorf("purged %d, %v", n, err)
	}
	if _, err := l.Entry(ctx, 1); !errors.Is(err, ErrNotFound) {
		t.Errorf("purged, and still there: %v", err)
	}
	gone, err := l.Removed(ctx)
	if err != nil || len(gone) != 1 || gone[0].ID != 2 {
		t.Errorf("removed %v, %v", gone, err)
	}
	// A number is never given twice.
	if again := take(t, l, "a.txt", sample(2022), Override{}); again.Known || again.Entry.ID != 4 {
		t.Errorf("imported after the purge: %+v", again.Entry)
	}
}

func TestOverridesStandOverWhatIsRecognised(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	ctx := t.Context()
	take(t, l, "a.txt", sample(2024), Override{})
	title, kind, date, none, year := "改过的标题", "annual report", "2024-01", "", 2031
	e, err := l.SetOverride(ctx, 1, Override{Title: &title, Kind: &kind, Date: &date, Speaker: &none, Year: &year})
	want := report.Info{Title: title, Place: "临江区", Year: 2031, Kind: kind, Date: date, Meeting: "第五届人民代表大会第三次会议"}
	if err != nil || e.Info != want {
		t.Errorf("%+v, %v\nwant %+v", e.Info, err, want)
	}
	doc, err := l.Document(ctx, Reference{ID: 1})
	if err != nil || doc.Info != want {
		t.Errorf("document %+v, %v", doc.Info, err)
	}
	if e, err = l.SetOverride(ctx, 1, Override{}); err != nil || e.Info.Year != 2024 {
		t.Errorf("taken back: %+v, %v", e.Info, err)
	}
	if _, err := l.SetOverride(ctx, 7, Override{}); !errors.Is(err, ErrNotFound) {
		t.Errorf("of an entry that is not there: %v", err)
	}
}

func TestDraftsHaveOneWriterAndVersions(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	here, there := open(t, path), open(t, path)
	ctx := t.Context()
	e, err := here.AddDraft(ctx, report.Info{Title: "政府工作报告", Place: "临江区", Year: 2025}, "各位代表：")
	if err != nil || e.ID != 1 || e.Kind != Draft || e.Versions != 0 {
		t.Fatalf("%+v, %v", e, err)
	}
	w, err := here.Write(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []*Library{here, there} {
		if _, err := l.Write(ctx, 1); !errors.Is(err, ErrLocked) {
			t.Errorf("a second writer: %v", err)
		}
	}
	if err := w.Save(ctx, "各位代表：\n第一稿。"); err != nil {
		t.Fatal(err)
	}
	var numbers []int
	for _, c := range []struct{ text, name string }{
		{"各位代表：\n第一稿。", "讨论稿"}, {"各位代表：\n第一稿。", ""}, {"各位代表：\n第二稿。", ""}, {"各位代表：\n第二稿。", "送审稿"},
	} {
		v, err := w.SaveVersion(ctx, c.text, c.name)
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, v.Number)
	}
	if !slices.Equal(numbers, []int{1, 1, 2, 3}) {
		t.Errorf("versions %v: the same text makes a new one only under a name", numbers)
	}
	for r, want := range map[Reference]string{{1, 0}: "第二稿", {1, 1}: "第一稿", {1, 3}: "第二稿"} {
		doc, err := there.Document(ctx, r)
		if err != nil || !strings.Contains(doc.Text, want) || doc.Info.Place != "临江区" {
			t.Errorf("%s read in another process: %v %+v", r, err, doc)
		}
	}
	versions, err := there.Versions(ctx, 1)
	if err != nil || len(versions) != 3 || versions[2].Name != "送审稿" || versions[2].Characters != 9 {
		t.Errorf("%+v, %v", versions, err)
	}
	if err := errors.Join(w.Close(), w.Close()); err != nil {
		t.Error(err)
	}
	if err := w.Save(ctx, "too late"); err == nil {
		t.Error("saved by a writer that was closed")
	}
	if w, err = there.Write(ctx, 1); err != nil {
		t.Fatalf("let go, and not free: %v", err)
	}
	w.Close()
	take(t, here, "a.txt", sample(2024), Override{})
	if _, err := here.Write(ctx, 2); !errors.Is(err, ErrKind) {
		t.Errorf("a report taken for writing: %v", err)
	}
}

func TestTwoProcessesImportAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), FileName)
	ctx := t.Context()
	var wg sync.WaitGroup
	fail := make(chan error, 4)
	for p := range 4 {
		wg.Go(func() {
			l, err := Open(ctx, path) // each makes the library, or waits for the one that does
			if err != nil {
				fail <- err
				return
			}
			defer l.Close()
			for k := range 6 {
				f, err := Read("报告.txt", sample(2000+3*p+k))
				if err == nil {
					_, err = l.Import(ctx, f, Override{})
				}
				if err != nil {
					fail <- err
					return
				}
			}
		})
	}
	wg.Wait()
	close(fail)
	for err := range fail {
		t.Error(err)
	}
	l := open(t, path)
	if got := list(t, l); len(got) != 15 { // years 2000 to 2014, each once
		t.Errorf("%d reports: %v", len(got), got)
	}
}

func TestACancelledImportLeavesNothing(t *testing.T) {
	l := open(t, filepath.Join(t.TempDir(), FileName))
	f, err := Read("a.txt", sample(2024))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.Import(ctx, f, Override{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := list(t, l); len(got) != 0 {
		t.Errorf("left %v", got)
	}
}

func TestUnreadableFilesAreNotTaken(t *testing.T) {
	var problem *ingest.Error
	if _, err := Read("空.txt", nil); !errors.As(err, &problem) || problem.Problem != ingest.Empty {
		t.Errorf("got %v", err)
	}
}

func BenchmarkImport(b *testing.B) {
	l, err := Open(b.Context(), filepath.Join(b.TempDir(), FileName))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	n := 0
	for b.Loop() {
		n++
		f, err := Read("报告.txt", fmt.Appendf(sample(2024), "第%d份。\n", n))
		if err == nil {
			_, err = l.Import(b.Context(), f, Override{})
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
