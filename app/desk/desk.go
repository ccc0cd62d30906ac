// Package desk is what the panes ask of the window that they stand in. The
// window implements it; panes do not know the window, nor each other.
package desk

import (
	"context"

	"reportdesk/internal/library"
)

// Pane is one of the places of the rail.
type Pane string

// The panes.
const (
	Library Pane = "library" // 文库
	Draft   Pane = "draft"   // 起草
	Compare Pane = "compare" // 对照
	Metric  Pane = "metric"  // 指标
	Check   Pane = "check"   // 校核
)

// Job is work that runs beside the window.
type Job struct {
	// Key names what the work is for. Starting another job with the same key
	// cancels the one that runs and drops its result: a stale result never
	// overwrites a newer one.
	Key string
	// Name is shown while it runs longer than a quarter of a second: 正在读取.
	Name string
	// Run does the work on a goroutine of its own and touches nothing of the
	// window. It stops when ctx is done. step tells how far it is; total 0 is unknown.
	Run func(ctx context.Context, step func(done, total int)) error
	// Done takes the result on the window's goroutine. It is not called for a
	// job that was replaced; for one that the user cancelled, with ctx's error.
	Done func(err error)
}

// Host is the window, as a pane sees it. Its methods are called on the
// window's goroutine.
type Host interface {
	Library() *library.Library
	// Start runs a job.
	Start(Job)
	// Say shows in the status bar what was done, for ten seconds; undo may be nil.
	Say(sentence string, undo func())
	// Fail shows an error as a sentence in a banner of the pane that is open.
	Fail(err error)
	// Changed tells all panes that the library's list has changed.
	Changed()
	// PickFiles lets the user choose files to import, and imports them.
	PickFiles()
}
