package app

import (
	"testing"

	"reportdesk/app/look"
	"reportdesk/app/widgets"
)

func TestTextThatIsReadIsAsLargeAsTextThatIsWritten(t *testing.T) {
	u := sitDown(t)
	t.Cleanup(func() { widgets.SetReading(1) })
	u.w.setZoom(150)
	if size, line := widgets.Reading(widgets.LeadType, 26); size.Size != 1.5*look.Lead || line != 39 {
		t.Errorf("read at %v with lines of %g", size, line)
	}
	u.w.setZoom(100)
	if size, _ := widgets.Reading(widgets.LeadType, 26); size != widgets.LeadType {
		t.Errorf("as it was: %v", size)
	}
}
