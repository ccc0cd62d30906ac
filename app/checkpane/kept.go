package checkpane

import "strconv"

// The filters are kept over a restart.
const (
	prefRule     = "check.rule"
	prefSeverity = "check.severity" // and the number of its rank
)

func (p *Pane) keepView() {
	prefs := p.host.Preferences()
	prefs.SetString(prefRule, p.model.view.rule)
	for rk, on := range p.model.view.severities {
		prefs.SetBool(prefSeverity+strconv.Itoa(rk), on)
	}
}

// recallView filters as in the last session.
func (p *Pane) recallView() {
	prefs := p.host.Preferences()
	p.model.view.rule = prefs.String(prefRule)
	p.foldBlanks()
	for rk := range p.model.view.severities {
		on := prefs.Bool(prefSeverity + strconv.Itoa(rk))
		p.model.view.severities[rk] = on
		p.chips[rk].SetOn(on)
	}
}
