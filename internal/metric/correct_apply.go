package metric

import (
	"slices"
	"strings"
)

// apply does what one correction says; false where there is nothing to do it to.
func (l *ledger) apply(at int, c Correction) bool {
	e := l.find(c.Row, c.Place)
	if e == nil || len(e.statements) == 0 {
		return false
	}
	first := e
	switch c.Kind {
	case CorrectRename:
		l.rename(e, c.Name, c.Place)
		e = l.settle(e)
	case CorrectJoin:
		into := l.find(c.Into, c.Place)
		switch {
		case into == nil || !into.joinable(e):
			return false
		case into != e: // else Join itself has come to see that they are one
			into.absorb(e)
		}
		e = into
	case CorrectSplit:
		if e = l.split(e, c); e == nil {
			return false
		}
	case CorrectExclude:
		e.excluded = true
	case CorrectUnit:
		if e = l.changeUnit(e, c); e == nil {
			return false
		}
	}
	e.applied = append(e.applied, at)
	if first != e && first.into == nil { // what a part was taken from
		first.applied = append(first.applied, at)
	}
	return true
}

// rename gives the entry the user's name, which is doubted no more.
func (l *ledger) rename(e *entry, name, place string) {
	key, known := plainName(name, place)
	e.indicator.canonical, e.indicator.name = name, name
	e.shown = key + "\x00" + scopeKey(e.scope, place)
	l.byShown[e.shown] = append(l.byShown[e.shown], e)
	if known != nil {
		e.field = known.Field
	}
	e.named = true
	for i := range e.statements {
		if f := *e.statements[i].figure; f.Doubtful {
			f.Doubtful = false
			e.statements[i].figure = &f
		}
	}
}

// settle brings a row that has got another name or unit together with the one
// that has both already, and returns the row it is in then. It follows the rule
// of merge: never where a report has something to say of both.
func (l *ledger) settle(e *entry) *entry {
	if e.excluded {
		return e
	}
	for _, o := range l.namesakes(e) {
		if o == e || o.excluded || len(o.statements) == 0 || o.id.Report != 0 || !o.joinable(e) || clash(o.statements, e.statements) {
			continue
		}
		name, named := e.indicator.name, e.named
		o.absorb(e)
		if named {
			o.indicator.canonical, o.indicator.name, o.named = name, name, true
		}
		return o
	}
	return e
}

// namesakes are the entries that are shown under a name of this one, itself among them.
func (l *ledger) namesakes(e *entry) []*entry {
	names := e.keys
	if e.shown != "" {
		names = []string{e.shown}
	}
	var list []*entry
	for _, k := range names {
		for _, o := range l.byKey[k] {
			if o.shown == "" {
				list = append(list, o)
			}
		}
		for _, o := range l.byShown[k] {
			if o.shown == k {
				list = append(list, o)
			}
		}
	}
	return list
}

// clash reports whether a report has something to say for one cell of both.
func clash(a, b []statement) bool {
	claims := make(map[claim]bool, len(a))
	for _, s := range a {
		claims[claim{s.age, cellKey{s.period, s.status}}] = true
	}
	return slices.ContainsFunc(b, func(s statement) bool { return claims[claim{s.age, cellKey{s.period, s.status}}] })
}

// joinable reports whether the cells of both can stand in one row: they measure
// the same, or one has no level and is not a growth beside a rate, which grows
// by 个百分点.
func (e *entry) joinable(o *entry) bool {
	if e.dimension == o.dimension {
		return true
	}
	if e.dimension != "" {
		e, o = o, e
	}
	return e.dimension == "" && (o.dimension != percentDimension ||
		!slices.ContainsFunc(e.statements, func(s statement) bool { return s.figure.Kind == Growth }))
}

// absorb moves what the other entry has into this one, which keeps its name.
func (e *entry) absorb(o *entry) {
	if e.dimension == "" {
		e.dimension = o.dimension
	}
	e.statements = append(slices.Clip(e.statements), o.statements...)
	e.applied = append(slices.Clip(e.applied), o.applied...)
	e.alike = e.alike || o.alike
	o.statements, o.applied, o.into = nil, nil, e
}

// split parts figures off into a row of their own, or into that of an earlier
// split of this name; nil where no figure fits.
func (l *ledger) split(e *entry, c Correction) *entry {
	gone, left := e.part(func(s *statement) bool { return c.parts(s) })
	if len(gone) == 0 {
		return nil
	}
	e.statements = left
	id := e.id
	id.Part = c.Name
	own := *e.indicator
	p := &entry{row: e.row, dimensions: e.dimensions}
	p.indicator, p.id, p.statements, p.applied = &own, id, gone, nil
	l.rename(p, c.Name, c.Place)
	l.add(p)
	return l.settle(p)
}

// part divides the entry's statements, in their order.
func (e *entry) part(goes func(*statement) bool) (gone, left []statement) {
	for _, s := range e.statements {
		if goes(&s) {
			gone = append(gone, s)
		} else {
			left = append(left, s)
		}
	}
	return gone, left
}

// parts reports whether the split takes the statement.
func (c *Correction) parts(s *statement) bool {
	byName := func(name string) bool { return keyOf(name) == keyOf(s.name) }
	inPeriod := func(p string) bool {
		since, open := strings.CutSuffix(p, "-")
		if !open {
			return p == s.period
		}
		first, _, _ := periodYears(since)
		_, last, _ := periodYears(s.period)
		return last >= first
	}
	return (len(c.Names) == 0 || slices.ContainsFunc(c.Names, byName)) &&
		(len(c.Periods) == 0 || slices.ContainsFunc(c.Periods, inPeriod)) &&
		(len(c.Reports) == 0 || slices.Contains(c.Reports, s.delivered))
}

// changeUnit converts the entry, or reads the figures of a misread unit anew;
// nil where it has none that fit.
func (l *ledger) changeUnit(e *entry, c Correction) *entry {
	name := e.id.Name
	to := measureFor(c.Unit, name).dimension
	if c.From == "" && to == e.dimension {
		e.wanted = c.Unit
		return e
	}
	misread := func(s *statement) bool { return s.figure.Kind == Level && s.figure.Unit == c.From }
	levels := 0
	var sentences []*Metric
	for i := range e.statements {
		s := &e.statements[i]
		if s.figure.Kind != Level {
			continue
		}
		levels++
		if misread(s) {
			sentences = append(sentences, s.metric)
		}
	}
	switch {
	case len(sentences) == 0:
		return nil
	case len(sentences) < levels && to != e.dimension: // some were read rightly: they stay what they are
		gone, left := e.part(func(s *statement) bool {
			return misread(s) || s.figure.Kind != Level && slices.Contains(sentences, s.metric)
		})
		own := *e.indicator
		p := &entry{row: e.row, shown: e.shown}
		p.indicator, p.statements = &own, gone
		p.applied = slices.Clone(e.applied)
		e.statements = left
		l.add(p)
		e = p
	}
	for i := range e.statements {
		s := &e.statements[i]
		if misread(s) {
			f := *s.figure
			f.Unit = c.Unit
			s.figure, s.dimensioned, s.meant = &f, measureFor(c.Unit, s.name), true
		}
	}
	e.dimension, e.id.Unit, e.wanted = to, c.Unit, ""
	e.dimensions = append(slices.Clip(e.dimensions), to)
	return l.settle(e)
}
