package comparepane

import (
	"fmt"
	"hash/fnv"
	"strings"

	"reportdesk/app/words"
	"reportdesk/compare"
)

// prefParted is where the links are remembered that were found wrong, with the
// keys of the two texts.
const prefParted = "compare.parted."

// parted are the links of two texts that are no pairs, by what the passages
// say: a passage that is written anew may be linked again.
type parted map[string]bool

// sign names the link of a pair by what its passages say.
func sign(c *compare.Comparison, p *compare.Pair) string {
	h := fnv.New64a()
	for _, s := range []compare.Side{compare.OldSide, compare.NewSide} {
		for _, part := range p.Of(s) {
			_, _ = h.Write([]byte(part.Span.Of(c.Doc(s).Told())))
			_, _ = h.Write([]byte{0})
		}
		_, _ = h.Write([]byte{1})
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

func (d parted) has(c *compare.Comparison, p *compare.Pair) bool { return len(d) > 0 && d[sign(c, p)] }

// partedKey is where the wrong links of the two texts are remembered.
func (p *Pane) partedKey() string { return prefParted + p.before.key() + "|" + p.after.key() }

// parted are the links of the two texts that were found wrong.
func (p *Pane) parted() parted {
	d := parted{}
	for _, s := range strings.Fields(p.host.Preferences().String(p.partedKey())) {
		d[s] = true
	}
	return d
}

// unlink remembers that an item's passages are no pair, and compares anew.
func (p *Pane) unlink(item int) {
	key, prefs := p.partedKey(), p.host.Preferences()
	was := prefs.String(key)
	pair := &p.lines.Pairs[p.lines.items[item].pair]
	prefs.SetString(key, strings.TrimSpace(was+" "+sign(p.lines.Comparison, pair)))
	p.start(0, p.renew)
	p.host.Say(words.Of("已记住：不是对应", "Remembered: not a pair"), func() {
		prefs.SetString(key, was)
		if p.partedKey() == key {
			p.start(0, p.renew)
		}
	})
}

// relink forgets every link of the two texts that was found wrong, and compares
// anew: the sentence that offers to take one back is shown for seconds only,
// while what it took apart stays.
func (p *Pane) relink() {
	key, prefs := p.partedKey(), p.host.Preferences()
	was := prefs.String(key)
	prefs.RemoveValue(key)
	p.start(0, p.renew)
	p.host.Say(words.Of("已恢复拆开的对应", "Parted pairs are pairs again"), func() {
		prefs.SetString(key, was)
		if p.partedKey() == key {
			p.start(0, p.renew)
		}
	})
}
