package checkpane

import "reportdesk/internal/text"

// Locate selects the finding that lies at a place of the draft, in coordinates of
// its Document.Text. Where the view leaves it out, it shows all again.
func (p *Pane) Locate(at text.Span) {
	p.showView(false)
	for i := range p.model.found.all {
		one := &p.model.found.all[i]
		if one.Span != at {
			continue
		}
		if p.model.find(one) < 0 {
			v := &p.model.view
			v.rule, v.severities, v.folded[groupOf(one)] = "", [3]bool{}, false
			for _, c := range p.chips {
				c.SetOn(false)
			}
			p.keepView()
			p.review()
			p.rules.SetSelected(p.ruleRow())
		}
		p.rows.SelectAmid(p.model.find(one))
		return
	}
}
