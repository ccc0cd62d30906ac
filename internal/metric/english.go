package metric

import (
	"strings"

	"reportdesk/internal/text"
)

// English reports are read by simpler rules: a number with a percent sign, a
// currency, a magnitude or a unit, and the noun of its clause.

// englishUnits are the units that may follow a number, longest first where one begins another.
var englishUnits = []string{
	"percentage points", "percentage point", "percent", "per cent", "%", "US dollars", "dollars", "dollar", "euros", "euro", "yuan", "pounds",
	"square kilometers", "square meters", "cubic meters", "kilometers", "kilometres", "km", "hectares", "metric tons", "tons", "tonnes", "kilograms", "kilowatt-hours", "kilowatts", "gigawatts", "mu",
}

var magnitudes = []string{"trillion", "billion", "million", "thousand"}

var currencies = []string{"US$", "HK$", "RMB", "€", "$", "£", "¥"}

// english reports whether a sentence has no Han character, but letters.
func english(s string) bool {
	letters := false
	for _, r := range s {
		if text.IsHan(r) {
			return false
		}
		letters = letters || isLatinRune(r)
	}
	return letters
}

// englishSentence extracts the figures of the English sentence in hand.
func (x *extractor) englishSentence(p *passage) {
	t := p.sentence.Of(p.text)
	owner, end := "", 0
	for at := 0; at < len(t); {
		if _, l := digit(t[at:]); l == 0 {
			at++
			continue
		}
		d := readDecimal(t[at:])
		n, ok := englishNumber(t, at, d)
		if !ok || at > 0 && (isLatin(t[at-1]) || t[at-1] == '-' || t[at-1] == '/' || t[at-1] == '.') {
			at += chainLength(t[at:], d.length)
			continue
		}
		c := candidate{number: n, gap: gapSentence}
		left := lastBytes(t[end:n.span.Start])
		left = left[clauseStart(left):]
		c.left = left
		c.lead = englishLead(left, n)
		name := naming{name: englishName(c.lead.subject)}
		if name.name == "" {
			name.name = englishName(firstWords(t[n.span.End:]))
		}
		if c.lead.sign != 0 && c.lead.subject == "" || name.name == "" {
			name = naming{name: owner, doubtful: true}
		}
		if name.name != "" {
			owner = name.name
			p.between = t[end:n.span.Start]
			if x.emit(p, &c, name) {
				x.dateEnglish(t[:n.span.Start], future(left))
			}
			end = n.span.End
		}
		at = n.span.End
	}
}

// clauseStart is where the last clause of a text begins. A point within a
// number or a word (PM2.5) ends none.
func clauseStart(t string) int {
	for i := len(t) - 1; i >= 0; i-- {
		switch t[i] {
		case ',', ';', ':', '(':
			return i + 1
		case '.':
			if i+1 == len(t) || t[i+1] == ' ' || t[i+1] == '\n' {
				return i + 1
			}
		}
	}
	return 0
}

// dateEnglish gives the figure last added the year that the sentence tells
// before it (In 2022, …), and makes it a target where the clause speaks of what is to come.
func (x *extractor) dateEnglish(before string, future bool) {
	m := &x.metrics[len(x.metrics)-1]
	f := &m.Figures[len(m.Figures)-1]
	low := strings.ToLower(lastBytes(before))
	if i := lastIndex(low, "in 20"); i >= 0 && (i == 0 || !isLatin(low[i-1])) {
		if d := readDecimal(low[i+len("in "):]); d.whole == 4 && d.decimals == 0 {
			f.Period = yearText(int(d.value))
			if int(d.value) <= x.clock.reviewed {
				f.Status = Actual
			}
		}
	}
	if future {
		f.Status = Target
	}
	m.Period, m.Status = m.Figures[0].Period, m.Figures[0].Status
}

// chainLength measures what a number that is no figure runs on into: 19th, 1.2.3, 2021-25.
func chainLength(t string, from int) int {
	for from < len(t) && (isLatin(t[from]) || t[from] >= '0' && t[from] <= '9' || t[from] == '-' && from+1 < len(t) && isLatin(t[from+1])) {
		from++
	}
	return max(from, 1)
}

// englishNumber reads a number with its currency, magnitude and unit.
func englishNumber(t string, at int, d decimal) (number, bool) {
	if !d.valid() {
		return number{}, false
	}
	n := number{value: d.value, decimals: d.decimals, bits: unitPlain}
	start, end := at, at+d.length
	var unit []string
	for _, c := range currencies {
		if strings.HasSuffix(t[:at], c) {
			start, unit, n.bits = at-len(c), append(unit, c), n.bits|unitMoney
			break
		}
	}
	if word, l := nextOf(t[end:], magnitudes); l > 0 {
		unit, end = append(unit, word), end+l
	}
	if word, l := nextOf(t[end:], englishUnits); l > 0 {
		end += l
		switch {
		case strings.HasPrefix(word, "percentage"):
			n.bits |= unitPoint
		case strings.HasPrefix(word, "per") || word == "%":
			n.bits |= unitPercent
			word = "%"
		}
		unit = append(unit, word)
	}
	if len(unit) == 0 {
		return n, false
	}
	n.unit = strings.Join(unit, " ")
	n.span = text.Span{Start: start, End: end}
	n.outer = n.span
	return n, true
}

// nextOf reads one of the words behind an optional space.
func nextOf(t string, list []string) (word string, length int) {
	s := strings.TrimPrefix(t, " ")
	for _, w := range list {
		if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || !isLatin(rest[0])) {
			return w, len(t) - len(rest)
		}
	}
	return "", 0
}

var (
	englishUp    = []string{"grew", "grow", "growing", "growth", "increase", "increased", "increasing", "rose", "rise", "rising", "raised", "raise", "raising", "up"}
	englishDown  = []string{"fell", "fall", "falling", "decline", "declined", "declining", "decrease", "decreased", "dropped", "drop", "reduced", "reduction", "cut", "down", "lowered"}
	englishReach = []string{"reached", "reaching", "exceeded", "exceeding", "surpassed", "stood", "was", "were", "is", "are", "amounted", "totaled", "totalled", "hit", "topped", "remained", "be", "of", "will"}
)

// englishWeak are the words that give way to a verb before them: reached a record of.
var englishWeak = []string{"was", "were", "is", "are", "be", "of", "will"}

// englishBy are the words behind a verb of change that begin no object.
var englishBy = []string{"by", "from", "to", "at", "in", "of", "more", "less", "over", "around", "about", "nearly", "another", "was", "were", "is", "has", "rate"}

// englishLead finds the verb that governs a number and the subject before it.
func englishLead(left string, n number) lead {
	var l lead
	weak := false
	words := strings.Fields(left)
	for i := len(words) - 1; i >= 0; i-- {
		w := strings.ToLower(strings.Trim(words[i], "*_\"'"))
		up, down := contains(englishUp, w), contains(englishDown, w)
		if !up && !down && (!contains(englishReach, w) || l.verb && !(weak && !contains(englishWeak, w))) {
			continue
		}
		l.verb, weak = true, contains(englishWeak, w)
		l.subject = strings.Join(words[:i], " ")
		if up || down {
			l.sign = 1
			if down {
				l.sign = -1
			}
			l.reach = i+1 < len(words) && words[i+1] == "to"
			if rest := words[i+1:]; len(rest) > 2 && !contains(englishBy, strings.ToLower(rest[0])) {
				// raising the coverage from 75 percent: the object is what changes
				last := rest[len(rest)-1]
				l.reach = l.reach || last == "from" || last == "to"
				l.subject = strings.TrimSuffix(strings.TrimSuffix(strings.Join(rest, " "), " from"), " to")
			}
			break
		}
	}
	by := len(words) > 0 && words[len(words)-1] == "by"
	if n.bits&(unitPercent|unitPoint) == 0 && !l.reach && !by {
		l.sign = 0
	}
	if strings.EqualFold(l.subject, "there") {
		l.subject = ""
	}
	return l
}

func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

func future(left string) bool {
	for _, w := range []string{"will ", "expect", "plan", "target", "aim", "estimate", "should "} {
		if strings.Contains(strings.ToLower(left), w) {
			return true
		}
	}
	return false
}

// englishName brings a phrase into the form of a name: no articles, no
// possessor, eight words at most.
func englishName(s string) string {
	words := strings.Fields(strings.Trim(s, " ,.;:—–-*()\"'"))
	for len(words) > 0 && contains([]string{"the", "a", "an", "and", "of", "in", "to", "by", "our", "its", "total", "china's", "national", "with", "we", "this", "over", "about", "around", "almost", "has", "have", "had", "been", "while", "that", "which", "from", "or"}, strings.ToLower(words[0])) {
		words = words[1:]
	}
	for len(words) > 0 && contains([]string{"the", "a", "an", "by", "of", "to", "has", "have", "had", "been", "which", "that", "and", "in", "will", "be", "is", "are", "was", "were", "continued", "from", "for"}, strings.ToLower(words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	if len(words) > 8 {
		words = words[len(words)-8:]
	}
	return strings.Join(words, " ")
}

// firstWords are the words behind a number up to a verb or a mark.
func firstWords(s string) string {
	s = firstBytes(s)
	if i := strings.IndexAny(s, ",.;:()"); i >= 0 {
		s = s[:i]
	}
	words := strings.Fields(s)
	for i, w := range words {
		w = strings.ToLower(w)
		if i > 5 || contains(englishReach, w) && w != "of" || contains(englishUp, w) || contains(englishDown, w) {
			words = words[:i]
			break
		}
	}
	return strings.Join(words, " ")
}
