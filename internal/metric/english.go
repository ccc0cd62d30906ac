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
		if i := strings.LastIndexAny(left, ",;:.("); i >= 0 {
			left = left[i+1:]
		}
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
			x.emit(p, &c, name)
			if future(left) {
				m := &x.metrics[len(x.metrics)-1]
				m.Figures[len(m.Figures)-1].Status = Target
				m.Status = m.Figures[0].Status
			}
			end = n.span.End
		}
		at = n.span.End
	}
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
	englishUp    = []string{"grew", "grow", "growing", "growth", "increase", "increased", "increasing", "rose", "rise", "rising", "up"}
	englishDown  = []string{"fell", "fall", "falling", "decline", "declined", "declining", "decrease", "decreased", "dropped", "drop", "reduced", "reduction", "cut", "down", "lowered"}
	englishReach = []string{"reached", "reaching", "exceeded", "exceeding", "surpassed", "stood", "was", "were", "is", "are", "amounted", "totaled", "totalled", "hit", "topped", "remained", "be", "of", "will"}
)

// englishLead finds the verb that governs a number and the subject before it.
func englishLead(left string, n number) lead {
	var l lead
	words := strings.Fields(left)
	for i := len(words) - 1; i >= 0; i-- {
		w := strings.ToLower(strings.Trim(words[i], "*_\"'"))
		up, down := contains(englishUp, w), contains(englishDown, w)
		if !up && !down && (!contains(englishReach, w) || l.verb) {
			continue
		}
		l.verb = true
		l.subject = strings.Join(words[:i], " ")
		if up || down {
			l.sign = 1
			if down {
				l.sign = -1
			}
			l.reach = i+1 < len(words) && words[i+1] == "to"
			break
		}
	}
	if n.bits&(unitPercent|unitPoint) == 0 && !l.reach {
		l.sign = 0
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
	for len(words) > 0 && contains([]string{"the", "a", "an", "and", "of", "in", "to", "by", "our", "its", "total", "china's", "national", "with", "we", "this", "over", "about", "around", "almost", "has", "have", "had", "been", "while", "that", "which"}, strings.ToLower(words[0])) {
		words = words[1:]
	}
	for len(words) > 0 && contains([]string{"the", "a", "an", "by", "of", "to", "has", "have", "had", "been", "which", "that", "and", "in", "will"}, strings.ToLower(words[len(words)-1])) {
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
