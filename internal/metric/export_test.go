package metric

// DimensionOf is the dimension in which an indicator of this name is measured.
func DimensionOf(unit, name string) string { return measureFor(unit, name).dimension }
