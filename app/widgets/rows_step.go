package widgets

// Step selects the next or the previous row that is wanted; false where there is
// none. From no selection it begins at the list's begin, or at its end.
func (r *Rows) Step(forward bool, wanted func(i int) bool) bool {
	d, i := 1, r.selected
	if !forward {
		d = -1
		if i < 0 {
			i = r.model.Count()
		}
	}
	for i += d; i >= 0 && i < r.model.Count(); i += d {
		if wanted(i) {
			r.SelectAmid(i)
			return true
		}
	}
	return false
}
