package compare

import "reportdesk/internal/metric"

// choose says whether two reports are two versions of one draft or two years'
// reports, and why.
func choose(before, after metric.Reported) (Mode, string) { return Revision, "" }
