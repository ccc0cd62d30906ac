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
// as it takes to be told from nothing. The runs of a measurement are timed
// together: one alone may pass between two steps of the clock and count as none.
func Least(n int, f func()) time.Duration {
	best, runs := time.Hour, 1
	for range n {
		spent := timed(runs, f)
		for spent < enough && runs < 1<<16 {
			runs *= 2
			spent = timed(runs, f)
		}
		best = min(best, spent/time.Duration(runs))
	}
	return best
}

func timed(runs int, f func()) time.Duration {
	return Of(func() {
		for range runs {
			f()
		}
	})
}
