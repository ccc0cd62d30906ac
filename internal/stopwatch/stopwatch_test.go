package stopwatch

import (
	"testing"
	"time"
)

// TestLeastTellsCheapWorkFromNone: work far below a step of the clock has a cost.
func TestLeastTellsCheapWorkFromNone(t *testing.T) {
	sum := 0
	cost := func(n int) time.Duration {
		return Least(3, func() {
			for i := range n {
				sum += i * sum
			}
		})
	}
	small, large := cost(10_000), cost(100_000)
	if small <= 0 || large < 4*small || large > 25*small {
		t.Errorf("ten times the work takes %v, one time %v", large, small)
	}
}
