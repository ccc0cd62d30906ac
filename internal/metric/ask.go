package metric

// Canonical returns the catalogue's name for an indicator as somebody calls it,
// and the scope that narrows it (琶洲试验区营收 is 营业收入 of 琶洲试验区). A name
// that the catalogue does not know is its own.
func Canonical(name string) (canon, scope string) { return canonical(name) }

// Likeness is how much two names of indicators have in common, 0 to 1: the share
// of the longer one that their common characters in order make. What does not
// tell indicators apart (quotes, 的, spaces) is left aside; names of one
// standard indicator and scope are alike whatever their words.
func Likeness(a, b string) float64 {
	canonA, scopeA := canonical(a)
	canonB, scopeB := canonical(b)
	x, y := []rune(flat(canonA)), []rune(flat(canonB))
	if string(x) == string(y) && scopeA == scopeB {
		return 1
	}
	x, y = []rune(flat(a)), []rune(flat(b))
	if len(x) < len(y) {
		x, y = y, x
	}
	const most = 64 // characters: no indicator's name is longer
	if len(y) == 0 || len(x) > most {
		return 0
	}
	// The longest common subsequence, a row at a time.
	var row [most + 1]int
	for _, r := range x {
		corner := 0
		for j, s := range y {
			above := row[j+1]
			if r == s {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			corner = above
		}
	}
	return float64(row[len(y)]) / float64(len(x))
}

// Convert turns a value of one unit into another of the same dimension: 万元 to
// 亿元. false where they measure different things.
func Convert(value float64, from, to string) (float64, bool) {
	a, b := measureOf(from), measureOf(to)
	if a.dimension != b.dimension || b.factor == 0 {
		return 0, false
	}
	if a.factor == b.factor {
		return value, true
	}
	return value * a.factor / b.factor, true
}
