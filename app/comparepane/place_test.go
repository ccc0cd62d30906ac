package comparepane_test

import (
	"strings"
	"testing"

	"reportdesk/app/desk"
	"reportdesk/internal/library"
)

func TestAPlaceOfTheDraftIsOpenedAtItsPair(t *testing.T) {
	b := openSamples(t)
	work := b.w.Work()
	doc := work.Draft.Doc
	draft := library.Reference{ID: work.Entry.ID}
	last := library.Reference{ID: work.PriorEntries[len(work.PriorEntries)-1].ID}
	for _, block := range []int{len(doc.Blocks) / 3, 2 * len(doc.Blocks) / 3} {
		span := doc.Blocks[block].Span
		b.w.ShowPane(desk.Draft)
		b.w.CompareAt(last, draft, desk.Place{Ref: draft, Span: span})
		b.settle()
		if said := span.Of(doc.Text); !strings.Contains(b.p.Selected(), said) {
			t.Errorf("opened at %q, wanted %q", b.p.Selected(), said)
		}
	}
}
