package ingest

import (
	"strings"
	"unicode"

	"reportdesk/internal/report"
)

// Lengths, in letters and digits, of what counts as repeated. A report quotes
// itself and others in phrases of some 40 characters; 150 in a row are a copy.
const (
	gram       = 32
	longCopy   = 150
	copyGap    = 400 // between parts of one copy: what differs, furniture
	copyShare  = 0.4 // of the text before it that a second copy must repeat
	copyCover  = 0.7 // of itself that must be repetition
	shortLines = 24
)

// letters is a text of which only letters and digits are left, with the unit
// that each comes from: copies differ in spaces and line ends.
type letters struct {
	runes []rune
	from  []int // where each unit's letters begin; one more entry for the end
}

func lettersOf(list []unit) letters {
	var l letters
	for i := range list {
		l.from = append(l.from, len(l.runes))
		if list[i].why == "" {
			l.runes = appendLetters(l.runes, list[i].text)
		}
	}
	l.from = append(l.from, len(l.runes))
	return l
}

func appendLetters(to []rune, s string) []rune {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			to = append(to, r)
		}
	}
	return to
}

// repetition marks the second copy of a text that is given twice (a page's
// container and the element in it both saved), and the summary that repeats
// the report's beginning.
func repetition(list []unit) {
	summary(list)
	l := lettersOf(list)
	first, last, covered := secondCopy(l)
	if last <= first {
		return
	}
	for i := range list {
		from, to := l.from[i], l.from[i+1]
		if list[i].why != "" || to <= first || from >= last || from+gram < first {
			continue
		}
		same := 0
		for at := max(from, first); at < min(to, last); at++ {
			if covered[at-first] {
				same++
			}
		}
		if same*10 >= (to-from)*8 || to-from <= shortLines && from >= first && same > 0 {
			list[i].why = report.WhyRepeat
		}
	}
}

// stretch is a part of the letters that repeats an earlier part.
type stretch struct{ start, end int }

// secondCopy finds the region of l that repeats what stands before it, and
// which of its letters do. Grams at every 16th place are kept by hash, then each
// place is looked up and a hit compared letter by letter: linear in the length.
func secondCopy(l letters) (first, last int, covered []bool) {
	all := repeatedStretches(l.runes)
	best, bestLen := []stretch(nil), 0
	for i := 0; i < len(all); {
		j, sum := i, 0
		for ; j < len(all) && (j == i || all[j].start-all[j-1].end <= copyGap); j++ {
			sum += all[j].end - all[j].start
		}
		if sum > bestLen {
			best, bestLen = all[i:j], sum
		}
		i = j
	}
	if len(best) == 0 {
		return 0, 0, nil
	}
	first, last = best[0].start, best[len(best)-1].end
	if first < longCopy || float64(bestLen) < copyShare*float64(first) || float64(bestLen) < copyCover*float64(last-first) {
		return 0, 0, nil
	}
	covered = make([]bool, last-first)
	for _, s := range best {
		for at := s.start; at < s.end; at++ {
			covered[at-first] = true
		}
	}
	return first, last, covered
}

func repeatedStretches(runes []rune) []stretch {
	const base = 1_000_003
	if len(runes) < 2*longCopy {
		return nil
	}
	top := uint64(1) // base^gram, for rolling
	for range gram {
		top *= base
	}
	seen := make(map[uint64]int, len(runes)/16)
	var list []stretch
	hash := uint64(0)
	skip := 0 // within a stretch already found up to here
	for at := range runes {
		hash = hash*base + uint64(runes[at])
		start := at - gram + 1
		if start < 0 {
			continue
		}
		if start > 0 {
			hash -= top * uint64(runes[start-1])
		}
		if start >= skip {
			if q, ok := seen[hash]; ok && q+gram <= start {
				if n := common(runes, q, start); n >= longCopy {
					list = append(list, stretch{start, start + n})
					skip = start + n
				} else {
					skip = start + max(1, n-gram)
				}
			}
		}
		if start%16 == 0 {
			if _, ok := seen[hash]; !ok {
				seen[hash] = start
			}
		}
	}
	return list
}

// common is how many letters at q and p are the same, without running into p.
func common(runes []rune, q, p int) int {
	n := 0
	for q+n < p && p+n < len(runes) && runes[q+n] == runes[p+n] {
		n++
	}
	return n
}

// summaryLabels head a page's summary.
var summaryLabels = []string{"内容摘要", "摘要:", "内容提要", "核心提示", "导读:", "内容简介", "内容概述"}

// summary marks a page's summary before the report: a label with text that
// comes again right after it, cut off somewhere.
func summary(list []unit) {
	const within = 30
	for i := 0; i < len(list) && i < within; i++ {
		label := ""
		for _, s := range summaryLabels {
			if strings.HasPrefix(list[i].bare, s) {
				label = s
			}
		}
		if label == "" {
			continue
		}
		own := appendLetters(nil, list[i].text)[len(appendLetters(nil, label)):]
		next := i + 1
		if len(own) < 10 && next < len(list) {
			own = appendLetters(nil, list[next].text)
			next++
		}
		if comesAgain(own, list[next:]) {
			for j := i; j < next; j++ {
				list[j].why = report.WhyRepeat
			}
		}
		return
	}
}

// comesAgain reports whether the letters of a summary begin a run of the units
// that follow. The last few may differ: summaries are cut and given dots.
func comesAgain(own []rune, list []unit) bool {
	var next []rune
	for i := range list {
		if next = appendLetters(next, list[i].text); len(next) > 3*len(own)+600 {
			break
		}
	}
	if len(own) < 10 {
		return false
	}
	start := strings.Index(string(next), string(own[:10]))
	if start < 0 {
		return false
	}
	rest := []rune(string(next)[start:])
	n := 0
	for n < len(own) && n < len(rest) && own[n] == rest[n] {
		n++
	}
	return n*10 >= len(own)*8
}
