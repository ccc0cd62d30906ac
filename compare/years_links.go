package compare

import (
	"cmp"
	"context"
	"math"
	"slices"

	"reportdesk/internal/report"
)

// A link is decided on the similarity held against what is usual for its row
// and column (N), moved up or down by nearness in the subject space (Z).
const (
	neighbours = 3 // whose mean similarity is what is usual
	leastZ     = 0.95
	leastN     = 0.8
	leastAlike = 0.05
	placeShare = 0.5
	placeUsual = 0.55
	steepness  = 3 // of the likeness around leastZ
	// enough where a subject of the one is the nearest of a subject of the other
	// and the other way round: a paragraph of several subjects shares one.
	leastZOfSubject = 0.85
)

// tie joins two blocks that treat the same subject in the same role.
type tie struct {
	old, new int
	likeness float64
}

// grid is the cells between two sides, row by row of the old one. Of long texts
// it holds only the cells that may matter.
type grid struct {
	rows   [][]cell
	usualR []float32 // what is usual in each row
	usualC []float32 // and in each column
	// own are the nearest subjects of each old topic's subjects, back those of
	// the new ones', one topic after the other from offsets on.
	own     [][]nearestSubject
	back    []nearestSubject
	offsets []int
}

// shared reports whether two topics, one of which has several subjects, share a
// subject: each the nearest of the other.
func (g *grid) shared(i, j int) bool {
	if len(g.own[i]) < 2 && g.offsets[j+1]-g.offsets[j] < 2 {
		return false
	}
	for n, near := range g.own[i] {
		if int(near.topic) != j || near.alike < leastSubject {
			continue
		}
		if back := g.back[g.offsets[j]+int(near.subject)]; int(back.topic) == i && int(back.subject) == n {
			return true
		}
	}
	return false
}

// newGrid measures the two sides against each other.
func newGrid(ctx context.Context, v *vocabulary, old, new *side) (*grid, error) {
	near, err := candidates(ctx, v, old, new)
	if err != nil {
		return nil, err
	}
	g := &grid{rows: make([][]cell, len(old.topics)), own: make([][]nearestSubject, len(old.topics))}
	r := newRuler(v, new)
	r.closest = make([]nearestSubject, len(r.covered))
	g.back, g.offsets = r.closest, r.offsets
	for i := range old.topics {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		g.rows[i], g.own[i] = r.row(i, &old.topics[i], near(i))
	}
	return g, nil
}

// raise sets the cells of the given passages (old, new) to the largest
// similarity of all: what a rule has linked takes its full part in the
// normalisation.
func (g *grid) raise(pairs [][2]int) {
	var top float32
	for _, row := range g.rows {
		for _, c := range row {
			top = max(top, c.alike)
		}
	}
	for _, p := range pairs {
		row := g.rows[p[0]]
		k, found := slices.BinarySearchFunc(row, int32(p[1]), func(c cell, j int32) int { return cmp.Compare(c.other, j) })
		if !found {
			row = slices.Insert(row, k, cell{other: int32(p[1])})
			g.rows[p[0]] = row
		}
		row[k].alike = top
	}
}

// settle computes what is usual in each row and column.
func (g *grid) settle(columns int) {
	g.usualR = make([]float32, len(g.rows))
	tops := make([]top, columns)
	for i, row := range g.rows {
		var t top
		for _, c := range row {
			t.add(c.alike)
			tops[c.other].add(c.alike)
		}
		g.usualR[i] = t.mean(columns)
	}
	g.usualC = make([]float32, columns)
	for j := range tops {
		g.usualC[j] = tops[j].mean(len(g.rows))
	}
}

// top keeps the largest values added.
type top [neighbours]float32

func (t *top) add(v float32) {
	for k := range t {
		if v > t[k] {
			v, t[k] = t[k], v
		}
	}
}

// mean is the mean of the largest values of n.
func (t *top) mean(n int) float32 {
	n = min(n, neighbours)
	var sum float32
	for _, v := range t[:n] {
		sum += v
	}
	return sum / float32(max(n, 1))
}

// judge returns the evidence for a cell given what is usual in its row and
// column, and whether it makes a link. It is cross-domain similarity local
// scaling (Lample et al., 2018) as a ratio: similarities have no absolute scale
// here, but a passage that belongs to another stands out among its neighbours.
func (c cell) judge(row, column float32) (z float64, linked bool) {
	usual := math.Sqrt(float64(row) * float64(column))
	if usual == 0 {
		return 0, false
	}
	n := float64(c.alike) / usual
	z = n + placeShare*(float64(c.place)-placeUsual)
	return z, z >= leastZ && n >= leastN && c.alike >= leastAlike
}

// confidence turns evidence into a likeness from 0 to 1; 0.5 is the threshold.
func confidence(z float64) float64 { return 1 / (1 + math.Exp(-steepness*(z-leastZ))) }

// links returns the links of the body: those of the rules and those that the
// similarities show, by rising old and new block.
func (g *grid) links(old, new *side, byRule [][2]int) []tie {
	ruled := map[[2]int]bool{}
	var list []tie
	for _, p := range byRule {
		ruled[p] = true
		list = append(list, tie{old.topics[p[0]].block, new.topics[p[1]].block, 1})
	}
	for i, row := range g.rows {
		for _, c := range row {
			j := int(c.other)
			if ruled[[2]int{i, j}] {
				continue
			}
			z, ok := c.judge(g.usualR[i], g.usualC[j])
			if ok || z >= leastZOfSubject && c.alike >= leastAlike && g.shared(i, j) {
				list = append(list, tie{old.topics[i].block, new.topics[j].block, confidence(z)})
			}
		}
	}
	return list
}

// singleRoles are what every report says once, partRoles those whose parts have a head.
var (
	singleRoles = []report.Role{report.Opening, report.Thanks, report.Problems, report.Requirement, report.Targets, report.ClosingRole}
	partRoles   = []report.Role{report.Review, report.Problems, report.Requirement, report.Targets, report.Plan, report.Tasks, report.Self}
)

// rules returns the passages that belong together whatever their words: what
// stands once in every report, the level-1 head of a role, and equal paragraphs.
func rules(old, new *side) [][2]int {
	var list [][2]int
	seen := map[[2]int]bool{}
	add := func(i, j int) {
		if !seen[[2]int{i, j}] {
			seen[[2]int{i, j}] = true
			list = append(list, [2]int{i, j})
		}
	}
	for _, role := range singleRoles {
		a, b := old.having(role, false), new.having(role, false)
		if len(a) == 1 && len(b) == 1 {
			add(a[0], b[0])
		}
	}
	for _, role := range partRoles {
		a, b := old.having(role, true), new.having(role, true)
		if len(a) == 1 && len(b) == 1 {
			add(a[0], b[0])
		}
	}
	for _, p := range equalTexts(old, new) {
		add(p[0], p[1])
	}
	return list
}

// having returns the passages of a role: its heads of level 1, or what is no head.
func (s *side) having(role report.Role, part bool) []int {
	var list []int
	for i, p := range s.topics {
		if p.role == role && p.part == part && (part || !p.head) {
			list = append(list, i)
		}
	}
	return list
}

// equalTexts pairs equal paragraphs of one role, the first with the first, the
// second with the second.
func equalTexts(old, new *side) [][2]int {
	type key struct {
		role report.Role
		text string
	}
	places := map[key][]int{}
	for i, p := range old.topics {
		k := key{p.role, old.doc.Blocks[p.block].Span.Of(old.doc.Text)}
		places[k] = append(places[k], i)
	}
	var list [][2]int
	for j, p := range new.topics {
		k := key{p.role, new.doc.Blocks[p.block].Span.Of(new.doc.Text)}
		if at := places[k]; len(at) > 0 {
			list = append(list, [2]int{at[0], j})
			places[k] = at[1:]
		}
	}
	return list
}
