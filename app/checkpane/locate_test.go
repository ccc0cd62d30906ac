package checkpane

import "testing"

func TestAFindingIsLocatedWhateverIsFilteredOut(t *testing.T) {
	s := atWork(t)
	all := s.pane.model.found.all
	s.pane.Locate(all[2].Span)
	sameText(t, "selected", s.chosen(), "546.9亿元")
	s.pane.filter(2)
	s.pane.Locate(all[0].Span)
	sameText(t, "left out until now", s.chosen(), "（四）")
	sameText(t, "list", s.list(), "【错误】 （四） 【提醒】 710张 【提示】 546.9亿元")
}
