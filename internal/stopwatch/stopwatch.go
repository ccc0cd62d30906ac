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

// enough is how long work is measured at least: systems count a thread's time
// in steps of some milliseconds.
const enough = 25 * time.Millisecond

// Least is what f costs in the cheapest of n measurements, each of as many runs
// as it takes to be told from nothing.
func Least(n int, f func()) time.Duration {
	best := time.Hour
	for range n {
		spent, runs := time.Duration(0), 0
		for spent < enough && runs < 1000 {
			spent += Of(f)
			runs++
		}
		best = min(best, spent/time.Duration(runs))
	}
	return best
}
