package metric

import "slices"

// entry is a row while corrections are replayed over it.
type entry struct {
	row
	// dimensions are what corrections may say that it measures.
	dimensions []string
	// shown is the key of the name, with scope, that the user gave it; "" where
	// its own keys count.
	shown string
	// into is the entry that it was joined to; nil where it stands by itself.
	into     *entry
	excluded bool
}

// ledger is the table while corrections are replayed over it.
type ledger struct {
	entries []*entry
	byKey   map[string][]*entry
	byCore  map[string][]*entry
	byShown map[string][]*entry // under names that the user gave them at some time
}

func newLedger(rows []row) *ledger {
	l := &ledger{byKey: make(map[string][]*entry), byCore: make(map[string][]*entry), byShown: make(map[string][]*entry)}
	for i, r := range rows {
		for k := range r.statements {
			r.statements[k].origin = i
		}
		own := *r.indicator // names change row by row, not for all dimensions of an indicator
		r.indicator = &own
		l.add(&entry{row: r, dimensions: []string{r.dimension}})
	}
	return l
}

func (l *ledger) add(e *entry) {
	l.entries = append(l.entries, e)
	for _, k := range e.keys {
		l.byKey[k] = append(l.byKey[k], e)
	}
	l.byCore[e.core] = append(l.byCore[e.core], e)
	if e.shown != "" {
		l.byShown[e.shown] = append(l.byShown[e.shown], e)
	}
}

// rows are what is left to show and what was excluded, in the order of match.
func (l *ledger) rows() (shown, excluded []row) {
	for _, e := range l.entries {
		switch {
		case len(e.statements) == 0:
		case e.excluded:
			excluded = append(excluded, e.row)
		default:
			shown = append(shown, e.row)
		}
	}
	inOrder(shown)
	inOrder(excluded)
	return shown, excluded
}

// find is the entry that a correction names, followed to where it was joined;
// nil where there is none. A name that no report writes just so is found by its
// core, if that leaves no choice.
func (l *ledger) find(id RowID, place string) *entry {
	name, _ := plainName(id.Name, place)
	if name == "" {
		return nil
	}
	scope := scopeKey(id.Scope, place)
	if e := among(l.byKey[name+"\x00"+scope], id); e != nil {
		return e.top()
	}
	alike := slices.DeleteFunc(slices.Clone(l.byCore[core(name)+"\x00"+scope]), func(e *entry) bool { return !e.measures(id) || e.id.Part != id.Part })
	if len(alike) != 1 {
		return nil
	}
	return alike[0].top()
}

// among picks the entry of one name that the correction means: the one that
// measures the same. A row without level may have got one since, and the other
// way round; a rate is never meant by an amount.
func among(list []*entry, id RowID) *entry {
	var near []*entry
	for _, e := range list {
		if e.id.Part != id.Part || e.id.Report != id.Report {
			continue
		}
		if e.measures(id) {
			return e
		}
		if id.Unit == "" && e.dimension != percentDimension || e.dimension == "" && measureFor(id.Unit, id.Name).dimension != percentDimension {
			near = append(near, e)
		}
	}
	if len(near) != 1 {
		return nil
	}
	return near[0]
}

// measures reports whether the entry is measured in what the correction says.
func (e *entry) measures(id RowID) bool {
	if id.Unit == "" && slices.Contains(e.dimensions, "") {
		return true
	}
	return slices.Contains(e.dimensions, measureFor(id.Unit, id.Name).dimension)
}

func (e *entry) top() *entry {
	for e.into != nil {
		e = e.into
	}
	return e
}
