package metric

import (
	"strconv"

	"reportdesk/internal/report"
)

// clock tells which time a block and a clause speak of.
type clock struct {
	year, reviewed int
	role           report.Role
}

func newClock(info report.Info) *clock {
	return &clock{year: info.Year, reviewed: info.Reviewed()}
}

// enter takes note of a block that begins.
func (k *clock) enter(b report.Block, t string) { k.role = b.Role }

// when returns period and status of a figure.
func (k *clock) when(t string, cs []candidate, i int, f Figure) (string, Status) {
	switch k.role {
	case report.Targets, report.Plan, report.Tasks, report.Self, report.Requirement:
		return yearText(k.year), Target
	}
	return yearText(k.reviewed), Actual
}

func yearText(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}
