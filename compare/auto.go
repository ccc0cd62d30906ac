package compare

// choose says whether two reports are two versions of one draft or two years'
// reports, and why.
func choose(before, after Side) (Mode, string) { return Revision, "" }
