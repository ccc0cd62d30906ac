package widgets

import "math"

// reading is how much larger than designed texts that are read are set. Like
// the theme it is the window's, and used on its goroutine only.
var reading float32 = 1

// SetReading sets texts that are read larger or smaller; 1 is the design's size.
// What is shown already is to be shown anew.
func SetReading(zoom float32) { reading = zoom }

// Reading is a type with its distance of lines, as texts that are read are set now.
func Reading(t Type, lineHeight float32) (Type, float32) {
	t.Size *= reading
	return t, float32(math.Round(float64(lineHeight * reading)))
}

// NewReading makes a passage that is set as texts that are read are set now.
func NewReading(s string, t Type, lineHeight float32) *Passage {
	t, lineHeight = Reading(t, lineHeight)
	return NewPassage(s, t, lineHeight)
}
