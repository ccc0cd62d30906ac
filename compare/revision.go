package compare

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"reportdesk/internal/metric"
)

// rewrittenBelow is the share of the shorter text's characters that the other
// has too, under which a passage counts as written anew rather than edited. A
// passage that was only cut or added to is edited.
const rewrittenBelow = 0.5

// revision compares two versions of one draft; docs/ALIGNMENT.md tells how.
//
// In the Edits of a pair the passages of a side are joined by "\n": a split
// shows as inserted line ends, a merge as deleted ones. Where one part of a split
// passage moved, each part's pair has the whole old passage. Figures lists
// indicators whose figure changed, came or went.
func (c *Comparison) revision(ctx context.Context, before, after metric.Reported) error {
	r := &revising{a: passages(before), b: passages(after), before: newStated(before), after: newStated(after)}
	links, err := align(ctx, r.a, r.b)
	if err != nil {
		return err
	}
	groups := arrange(gather(links, len(r.a), len(r.b)), len(r.a))
	c.Pairs = make([]Pair, 0, len(groups))
	for _, g := range groups {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.Pairs = append(c.Pairs, r.pair(g))
	}
	c.Kept = r.kept(c.Pairs)
	return nil
}

// group is what becomes one pair, by indexes of passages.
type group struct {
	old, new []int
	moved    bool
	kind     Kind // Split or Merged, of all its parts; else ""
}

// gather makes groups of links: what hangs together is one group, but for the
// parts of a split or merge that moved on their own. Passages without a link
// are groups of their own. links are sorted by old, then new passage.
func gather(links []link, olds, news int) []group {
	ofA, ofB := make([][]link, olds), make([][]link, news)
	for _, l := range links {
		ofA[l.old] = append(ofA[l.old], l)
		ofB[l.new] = append(ofB[l.new], l)
	}
	var list []group
	for i, ls := range ofA {
		switch {
		case len(ls) == 0:
			list = append(list, group{old: []int{i}})
		case len(ls) > 1:
			list = append(list, parted(ls, Split)...)
		case len(ofB[ls[0].new]) == 1:
			list = append(list, parted(ls, "")...)
		}
	}
	for j, ls := range ofB {
		switch {
		case len(ls) == 0:
			list = append(list, group{new: []int{j}})
		case len(ls) > 1:
			list = append(list, parted(ls, Merged)...)
		}
	}
	return list
}

// parted makes groups of the links of one passage: those in place together, and
// each run of moved ones that stand beside each other.
func parted(links []link, kind Kind) []group {
	var list []group
	inPlace := -1
	for k, l := range links {
		at := len(list)
		switch {
		case !l.moved && inPlace >= 0:
			at = inPlace
		case !l.moved:
			inPlace = at
		case k > 0 && links[k-1].moved && l.old-links[k-1].old+l.new-links[k-1].new == 1:
			at--
		}
		if at == len(list) {
			list = append(list, group{moved: l.moved, kind: kind})
		}
		g := &list[at]
		if n := len(g.old); n == 0 || g.old[n-1] != l.old {
			g.old = append(g.old, l.old)
		}
		if n := len(g.new); n == 0 || g.new[n-1] != l.new {
			g.new = append(g.new, l.new)
		}
	}
	return list
}

// arrange puts groups into the new text's order, those without a new passage
// behind the old neighbour before them.
func arrange(groups []group, olds int) []group {
	holder := make([]int, olds) // of each old passage: the first group in place, else the first
	for i := range holder {
		holder[i] = -1
	}
	for k, g := range groups {
		for _, i := range g.old {
			if holder[i] < 0 || groups[holder[i]].moved && !g.moved {
				holder[i] = k
			}
		}
	}
	var order []int
	behind := make([][]int, len(groups)) // removed groups by the one they stand behind
	var first []int
	for k, g := range groups {
		switch {
		case len(g.new) > 0:
			order = append(order, k)
		case g.old[0] == 0:
			first = append(first, k)
		default:
			h := holder[g.old[0]-1]
			behind[h] = append(behind[h], k)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return groups[x].new[0] - groups[y].new[0] })
	list := make([]group, 0, len(groups))
	var put func(k int)
	put = func(k int) {
		list = append(list, groups[k])
		for _, r := range behind[k] {
			put(r)
		}
	}
	for _, k := range append(first, order...) {
		put(k)
	}
	return list
}

// revising is the two sides of a revision.
type revising struct {
	a, b          []passage
	before, after *stated
}

func (r *revising) pair(g group) Pair {
	p := Pair{Moved: g.moved, Old: sides(r.a, g.old), New: sides(r.b, g.new)}
	old, new := together(r.a, g.old), together(r.b, g.new)
	p.Edits = redline(old, new)
	p.Likeness = likeness(p.Edits)
	p.Kind = kind(g, p, old, new)
	if p.Kind != Same {
		p.Figures = differing(changes(r.before, r.after, p.Old, p.New))
	}
	return p
}

func kind(g group, p Pair, old, new *passage) Kind {
	switch {
	case len(g.old) == 0:
		return Added
	case len(g.new) == 0:
		return Removed
	case g.kind != "":
		return g.kind
	case old.text == new.text:
		return Same
	case onlyFigures(old, new):
		return Figures
	case float64(common(p.Edits)) < rewrittenBelow*float64(min(utf8.RuneCountInString(old.text), utf8.RuneCountInString(new.text))):
		return Rewritten
	}
	return Edited
}

// onlyFigures reports whether two passages are the same but for their figures.
func onlyFigures(a, b *passage) bool {
	return slices.EqualFunc(a.cut(), b.cut(), func(x, y token) bool {
		return x.figure && y.figure || x.Of(a.text) == y.Of(b.text)
	})
}

// common is how many characters stand in equal runs.
func common(edits []Edit) int {
	n := 0
	for _, e := range edits {
		if e.Op == Equal {
			n += utf8.RuneCountInString(e.Text)
		}
	}
	return n
}

// likeness is the share of both texts' characters that are common.
func likeness(edits []Edit) float64 {
	equal, all := common(edits), 0
	for _, e := range edits {
		all += utf8.RuneCountInString(e.Text)
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(equal) / float64(all+equal)
}

// kept is the share of the new text's characters that stand in equal runs.
func (r *revising) kept(pairs []Pair) float64 {
	equal, all := 0, 0
	for _, p := range pairs {
		equal += common(p.Edits)
	}
	for i := range r.b {
		all += utf8.RuneCountInString(r.b[i].text)
	}
	if all == 0 {
		return 1
	}
	return min(1, float64(equal)/float64(all))
}

func sides(side []passage, list []int) []Part {
	var parts []Part
	for _, i := range list {
		parts = append(parts, side[i].part)
	}
	return parts
}

// together joins passages into one for the redline.
func together(side []passage, list []int) *passage {
	if len(list) == 1 {
		return &side[list[0]]
	}
	p := &passage{}
	var b strings.Builder
	for n, i := range list {
		if n > 0 {
			b.WriteByte('\n')
		}
		for _, k := range side[i].known {
			p.known = append(p.known, k.Shift(b.Len()))
		}
		b.WriteString(side[i].text)
	}
	p.text = b.String()
	return p
}
