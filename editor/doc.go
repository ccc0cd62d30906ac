// Package editor is a draft being written, as values: a text, what is selected
// in it, the transactions that change both, and the history that takes them
// back. It knows nothing of windows; editor/textview draws it.
//
//	State --Apply(Transaction)--> State
//	History.Push(State, Transaction) -> History;  History.Undo(State) -> State, History
//
// Nothing here is changed in place. A State may be read by any goroutine (a
// save, a comparison, a check) while the writer types on in the next one.
package editor
