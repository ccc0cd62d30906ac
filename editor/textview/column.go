package textview

import "reportdesk/internal/typeset"

// para is what is known of one paragraph's layout.
type para struct {
	// height is with the space before and after; an estimate while lines is nil.
	height float32
	lines  []typeset.Line
	style  *Style // of lines
}

// blockSize is how many paragraphs a block holds at most.
const blockSize = 512

// column is the paragraphs' layouts, in order. They stand in blocks whose
// heights are summed, so that finding, measuring, inserting and taking away one
// costs about the same in a long text as in a short one. The zero column is empty.
type column struct {
	blocks []*block
	count  int
}

type block struct {
	paras  []para
	height float32
}

// find returns the block of paragraph i and its place in there.
func (c *column) find(i int) (b, inside int) {
	for b = range c.blocks {
		if n := len(c.blocks[b].paras); i < n {
			return b, i
		} else {
			i -= n
		}
	}
	return len(c.blocks), i
}

// at returns paragraph i. What it points to is good until the next splice.
func (c *column) at(i int) *para {
	b, inside := c.find(i)
	return &c.blocks[b].paras[inside]
}

// set changes paragraph i.
func (c *column) set(i int, p para) {
	b, inside := c.find(i)
	bl := c.blocks[b]
	bl.height += p.height - bl.paras[inside].height
	bl.paras[inside] = p
}

// top is how far below the column's start paragraph i begins.
func (c *column) top(i int) float32 {
	y := float32(0)
	for _, bl := range c.blocks {
		if i >= len(bl.paras) {
			i -= len(bl.paras)
			y += bl.height
			continue
		}
		for _, p := range bl.paras[:i] {
			y += p.height
		}
		return y
	}
	return y
}

// height is that of the whole column.
func (c *column) height() float32 {
	y := float32(0)
	for _, bl := range c.blocks {
		y += bl.height
	}
	return y
}

// under is the paragraph at a distance from the column's start, and how far
// that is below the paragraph's own; the nearest one where there is none.
func (c *column) under(y float32) (i int, rest float32) {
	if y < 0 {
		return 0, y
	}
	for _, bl := range c.blocks {
		if y >= bl.height && i+len(bl.paras) < c.count {
			y -= bl.height
			i += len(bl.paras)
			continue
		}
		for k, p := range bl.paras {
			if y < p.height || i+k == c.count-1 {
				return i + k, y
			}
			y -= p.height
		}
		i += len(bl.paras) // rounding: the sum fell short of the block's height
	}
	return max(0, c.count-1), y
}

// splice puts new paragraphs in the place of n that begin at i.
func (c *column) splice(i, n int, fresh []para) {
	b, inside := c.find(i)
	if b == len(c.blocks) {
		c.blocks = append(c.blocks, &block{})
		inside = 0
		if b > 0 {
			b, inside = b-1, len(c.blocks[b-1].paras)
			c.blocks = c.blocks[:b+1]
		}
	}
	c.count += len(fresh) - n
	bl := c.blocks[b]
	if taken := min(n, len(bl.paras)-inside); inside+taken < len(bl.paras) || taken == n {
		kept := append([]para(nil), bl.paras[inside+taken:]...)
		bl.paras = append(append(bl.paras[:inside], fresh...), kept...)
		c.settle(b)
		return
	}
	// Over the block's end: what follows it comes into this one first.
	rest := n - (len(bl.paras) - inside)
	bl.paras = append(bl.paras[:inside], fresh...)
	next := b + 1
	for rest > 0 {
		if m := len(c.blocks[next].paras); rest >= m {
			rest -= m
			next++
			continue
		}
		c.blocks[next].paras = append([]para(nil), c.blocks[next].paras[rest:]...)
		c.blocks[next].sum()
		break
	}
	c.blocks = append(c.blocks[:b+1], c.blocks[next:]...)
	c.settle(b)
}

// settle cuts a block that has grown too large, drops one that is empty, and
// joins one that has grown small to its neighbour.
func (c *column) settle(b int) {
	paras := c.blocks[b].paras
	if b+1 < len(c.blocks) && len(paras)+len(c.blocks[b+1].paras) <= blockSize/2 {
		paras = append(paras, c.blocks[b+1].paras...)
		c.blocks = append(c.blocks[:b+1], c.blocks[b+2:]...)
	}
	if len(paras) <= blockSize {
		c.blocks[b].paras = paras
		c.blocks[b].sum()
		if len(paras) == 0 {
			c.blocks = append(c.blocks[:b], c.blocks[b+1:]...)
		}
		return
	}
	cut := make([]*block, 0, 2*len(paras)/blockSize+2)
	for len(paras) > 0 {
		n := min(len(paras), blockSize/2)
		bl := &block{paras: append([]para(nil), paras[:n]...)}
		bl.sum()
		cut = append(cut, bl)
		paras = paras[n:]
	}
	c.blocks = append(c.blocks[:b], append(cut, c.blocks[b+1:]...)...)
}

func (b *block) sum() {
	b.height = 0
	for _, p := range b.paras {
		b.height += p.height
	}
}
