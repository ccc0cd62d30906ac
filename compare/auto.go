package compare

import (
	"fmt"
	"math"
	"slices"

	"reportdesk/compare/lsa"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// Two versions of one draft share most of what they say word for word, even
// after strong editing (0.7 and more of the shingles of the shorter one); two
// years' reports of one place share up to 0.36, whatever their layout. What the
// reports say of themselves only moves the threshold between.
const (
	sharedOfVersions = 0.5
	sharedSameReport = 0.3 // place and year are the same
	sharedOtherYear  = 0.6 // the years differ: a skeleton that has been written on is a year's report
)

// A shingle is this many letters that follow each other, numbers and marks
// aside; of texts too short for that, two.
const (
	shingle      = 8
	shortShingle = 2
	shortText    = 60     // letters
	sampleFrom   = 200000 // letters from which one shingle in sampled counts
	sampled      = 8
)

// choose says whether two reports are two versions of one draft or two years'
// reports, and why, in one clause without a full stop.
func choose(before, after metric.Reported) (Mode, string) {
	a, b := before.Doc.Info, after.Doc.Info
	about, least := relation(a, b)
	if least != sharedSameReport && barelyBegun(before.Doc.Text, after.Doc.Text) {
		return Year, comma(about) + "一份还只有几个字，看不出是不是另一份的修订"
	}
	share := sharedWording(before.Doc.Text, after.Doc.Text)
	percent := int(math.Round(share * 100))
	switch {
	case share >= least && least == sharedOtherYear:
		return Revision, fmt.Sprintf("%s，但相同文字占 %d%%", about, percent)
	case share >= least:
		return Revision, fmt.Sprintf("%s相同文字占 %d%%", comma(about), percent)
	case least == sharedSameReport:
		return Year, fmt.Sprintf("%s，但相同文字只占 %d%%", about, percent)
	}
	return Year, fmt.Sprintf("%s相同文字只占 %d%%", comma(about), percent)
}

// barelyBegun reports whether one text is so short beside the other that what
// they share says nothing: any report has the words of a draft's first line.
func barelyBegun(a, b string) bool {
	const times = 10
	short, long := len(lettersOnly(a)), len(lettersOnly(b))
	if short > long {
		short, long = long, short
	}
	return short > 0 && short < shortText && long > times*short
}

func comma(about string) string {
	if about == "" {
		return ""
	}
	return about + "，"
}

// relation says how two reports stand to each other by place and year, and what
// share of wording makes them versions of one draft.
func relation(a, b report.Info) (about string, least float64) {
	samePlace := a.Place == b.Place || a.Place == "" || b.Place == ""
	yearsKnown := a.Year != 0 && b.Year != 0
	switch {
	case !samePlace:
		return "两份地区不同", sharedOtherYear
	case yearsKnown && a.Year != b.Year:
		return fmt.Sprintf("两份年度不同（%d、%d）", a.Year, b.Year), sharedOtherYear
	case yearsKnown && a.Place == b.Place:
		return "两份年度相同", sharedSameReport
	}
	return "", sharedOfVersions
}

// sharedWording is the share of the shorter text's shingles that the other text has.
func sharedWording(a, b string) float64 {
	la, lb := lettersOnly(a), lettersOnly(b)
	n, one := shingle, uint64(1)
	switch shorter := min(len(la), len(lb)); {
	case shorter < shortText:
		n = shortShingle
	case shorter > sampleFrom:
		one = sampled
	}
	sa, sb := shingles(la, n, one), shingles(lb, n, one)
	if len(sa) > len(sb) {
		sa, sb = sb, sa
	}
	if len(sa) == 0 {
		return 1 // nothing to tell them apart
	}
	common := 0
	for _, s := range sa {
		if _, ok := slices.BinarySearch(sb, s); ok {
			common++
		}
	}
	return float64(common) / float64(len(sa))
}

func lettersOnly(t string) []rune {
	var list []rune
	lsa.Runs(t, func(run []rune) { list = append(list, run...) })
	return list
}

// shingles returns the hashes of every n letters that follow each other, of
// those one in sample, rising and each once.
func shingles(letters []rune, n int, sample uint64) []uint64 {
	const prime = 0x9E3779B97F4A7C15
	var list []uint64
	for i := 0; i+n <= len(letters); i++ {
		h := uint64(n)
		for _, r := range letters[i : i+n] {
			h = (h ^ uint64(r)) * prime
			h ^= h >> 29
		}
		if h%sample == 0 {
			list = append(list, h)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
