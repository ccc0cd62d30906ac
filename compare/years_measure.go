package compare

import "reportdesk/internal/report"

// The shares of a similarity's parts, and how heads are weighed. Measured on
// labelled pairs; docs/ALIGNMENT.md tells in which ranges they may lie.
const (
	shareFirst, shareCover, sharePlace = 0.3, 0.5, 0.3
	shareSection                       = 0.6 // of a head's similarity
	headWithText                       = 0.5
	partWithSection                    = 0.5 // the head of a part beside one under it
)

// leastSubject is how alike two subjects must be to count as each other's nearest.
const leastSubject = 0.08

// cell is how alike an old and a new passage are.
type cell struct {
	other int32   // the passage of the other side
	alike float32 // S: similarity under the roles' gate
	place float32 // E: nearness in the subject space
}

// ruler holds one passage at a time against the passages of a side.
type ruler struct {
	side    *side
	spread  spread
	section spread
	first   spread
	// covered[k] is how well the passage laid out covers subject k of the side;
	// offsets[j] is where the subjects of passage j begin.
	covered []float32
	offsets []int
	// closest is the nearest subject among the passages laid out so far, for
	// each subject of the side; nil where nobody asks.
	closest []nearestSubject
}

// nearestSubject is a subject of a topic of the other side.
type nearestSubject struct {
	alike          float32
	topic, subject int32
}

// see takes a nearer subject; of equals the first stays.
func (n *nearestSubject) see(alike float32, topic, subject int) {
	if alike > n.alike {
		*n = nearestSubject{alike, int32(topic), int32(subject)}
	}
}

func newRuler(v *vocabulary, s *side) *ruler {
	r := &ruler{side: s, offsets: make([]int, len(s.topics)+1)}
	for j, p := range s.topics {
		r.offsets[j+1] = r.offsets[j] + len(p.subjects)
	}
	r.covered = make([]float32, r.offsets[len(s.topics)])
	for _, sp := range []*spread{&r.spread, &r.section, &r.first} {
		sp.weights = make([]float32, len(v.weight))
	}
	return r
}

// row returns the cells of p, topic i of its side, with the given topics of the
// ruler's side, in their order, and the nearest of p's subjects.
func (r *ruler) row(i int, p *topic, others []int32) ([]cell, []nearestSubject) {
	covers, own := r.covers(i, p, others)
	r.spread.lay(p.whole)
	r.first.lay(p.first)
	r.section.lay(p.section)
	row := make([]cell, len(others))
	for k, j := range others {
		q := &r.side.topics[j]
		place := max(0, dot(p.place, q.place))
		if p.head && q.head {
			place = max(0, dot(p.sectionPlace, q.sectionPlace))
		}
		alike := (r.spread.cosine(q.whole) + shareFirst*r.first.cosine(q.first) + shareCover*covers[k] + sharePlace*place) /
			(1 + shareFirst + shareCover + sharePlace)
		switch {
		case p.head && q.head:
			section := (r.section.cosine(q.section) + sharePlace*place) / (1 + sharePlace)
			alike = (1-shareSection)*alike + shareSection*section
			if p.part != q.part {
				alike *= partWithSection
			}
		case p.head != q.head:
			alike *= headWithText
		}
		row[k] = cell{j, alike * gate(p.role, q.role), place}
	}
	return row, own
}

// covers returns for each of the others how well the subjects of one of the two
// are found among those of the other, the better direction counting: a short
// paragraph may be one subject of a long one. On the way it notes which subjects
// are each other's nearest; heads stand for others and take no part in that.
func (r *ruler) covers(i int, p *topic, others []int32) ([]float32, []nearestSubject) {
	own := make([]nearestSubject, len(p.subjects))
	for _, j := range others {
		clear(r.covered[r.offsets[j]:r.offsets[j+1]])
	}
	of := make([]float32, len(others)) // of p by each other
	var total float32
	for n, subject := range p.subjects {
		r.spread.lay(subject)
		total += p.lengths[n]
		for k, j := range others {
			q := &r.side.topics[j]
			share := gate(p.role, q.role)
			noted := r.closest != nil && !p.head && !q.head
			var best float32
			for m, s := range q.subjects {
				c := r.spread.cosine(s)
				best = max(best, c)
				at := r.offsets[j] + m
				r.covered[at] = max(r.covered[at], c)
				if noted {
					own[n].see(c*share, int(j), m)
					r.closest[at].see(c*share, i, n)
				}
			}
			of[k] += p.lengths[n] * best
		}
	}
	for k, j := range others {
		if total > 0 {
			of[k] /= total
		}
		of[k] = max(of[k], weightedMean(r.covered[r.offsets[j]:r.offsets[j+1]], r.side.topics[j].lengths))
	}
	return of, own
}

func weightedMean(values, weights []float32) float32 {
	var sum, total float32
	for i, v := range values {
		sum += v * weights[i]
		total += weights[i]
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// gate is how far two roles treat the same thing. Last year's tasks resemble
// this year's results more than this year's tasks in words: only the role says
// which belong together.
func gate(a, b report.Role) float32 {
	if a == b || a == "" || b == "" { // "": a paragraph of which nothing is known yet
		return 1
	}
	x, y := groupOf(a), groupOf(b)
	switch {
	case (a == report.Tasks && b == report.Self) || (a == report.Self && b == report.Tasks):
		return 0.8
	case x == y && x != noGroup:
		return 0.5
	}
	return 0.15
}

// roleGroup joins the roles that look back and those that look ahead to the year.
type roleGroup int

const (
	noGroup roleGroup = iota
	lookingBack
	lookingAhead
)

func groupOf(r report.Role) roleGroup {
	switch r {
	case report.Review, report.Thanks, report.Problems:
		return lookingBack
	case report.Tasks, report.Requirement, report.Targets:
		return lookingAhead
	}
	return noGroup
}
