// Package stopwatch measures what work costs, for tests that assert how cost
// grows. It counts the processor's time of the work alone, where the system
// tells it: on a busy machine the clock on the wall counts the others' work too.
package stopwatch

import (
	"runtime"
	"time"
)

// Of is what f costs. f does its work on the goroutine that it is called on.
func Of(f func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	start := now()
	f()
	return now() - start
}

// Least is what the cheapest of n runs costs.
func Least(n int, f func()) time.Duration {
	best := Of(f)
	for range n - 1 {
		best = min(best, Of(f))
	}
	return best
}
