package app

import (
	"sync"
	"testing"

	"fyne.io/fyne/v2/test"
)

// What many goroutines post is all done, once.
func TestWhatIsPostedIsDone(t *testing.T) {
	test.NewTempApp(t)
	p := &posted{begun: true}
	const each = 500
	var mu sync.Mutex
	done := map[int][]int{}
	var all sync.WaitGroup
	for k := range 8 {
		all.Add(1)
		go func() {
			defer all.Done()
			for i := range each {
				p.post(func() {
					mu.Lock()
					done[k] = append(done[k], i)
					mu.Unlock()
				})
			}
		}()
	}
	all.Wait()
	p.run()
	for k := range 8 {
		if len(done[k]) != each {
			t.Fatalf("of what %d posted %d were done, want %d", k, len(done[k]), each)
		}
	}
	if p.asked || len(p.list) > 0 {
		t.Errorf("%d wait, and nobody was asked to do them", len(p.list))
	}
}
