// Package textview is the widget that a draft is written in. It draws an
// editor.State and nothing else: what is seen is a function of the state, the
// marks and the size.
//
// It is virtualised by paragraph, which is a line of the text. A paragraph that
// was never drawn has an estimated height; it is broken into lines when it comes
// into view. What stands still while one scrolls or types is not the distance
// from the text's start but a paragraph, the anchor, so that estimates above it
// never make the text jump. A key re-breaks the lines it touches only, and only
// visible lines have canvas objects.
//
//	v := textview.New()
//	v.Styler, v.Units, v.Colors = ...
//	v.OnChanged = func(before, after editor.State, tr editor.Transaction) { ... }
//	v.Open(state, history)
//
// All change of the text goes through Apply, Undo and Redo. All input enters by
// way of the package keys. Everything is called on the window's goroutine.
package textview
