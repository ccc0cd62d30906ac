package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"reportdesk/app/desk"
)

// patience is how long work runs before the window says that it does.
const patience = 250 * time.Millisecond

// jobs runs work beside the window. It alone starts goroutines and brings their
// results back; its methods are called on the window's goroutine only.
type jobs struct {
	running map[string]*running
	// shown is told what runs long enough to be shown, nil when nothing does.
	shown   func(*running)
	telling bool // something is shown
	started int
	posted
	inbox chan func() // only after byHand
	later []func()    // what after was told, only after byHand
}

type running struct {
	job         desk.Job
	cancel      context.CancelFunc
	done, total int
	visible     bool
	order       int
}

func newJobs(shown func(*running)) *jobs {
	return &jobs{running: map[string]*running{}, shown: shown}
}

// posted is what waits for the window's goroutine. All of it is handed over at
// once: Fyne takes about one function a frame where frames are slow, and of what
// fast typing posts, some for every key, a save would wait behind thousands.
type posted struct {
	mu    sync.Mutex
	list  []func()
	asked bool
	// begun is set once the window is made: before that everything waits, as
	// Fyne's test driver would do it at once, on whatever goroutine asks.
	begun bool
	hand  chan func() // where it goes instead, driven by hand
}

// post brings a function onto the window's goroutine. It may be called from anywhere.
func (p *posted) post(f func()) {
	p.mu.Lock()
	if hand := p.hand; hand != nil {
		p.mu.Unlock()
		hand <- f
		return
	}
	p.list = append(p.list, f)
	ask := p.begun && !p.asked
	p.asked = p.asked || ask
	p.mu.Unlock()
	if ask {
		fyne.Do(p.run)
	}
}

// begin does what waits, on the window's goroutine, and from now on at once.
func (p *posted) begin() {
	p.mu.Lock()
	p.begun = true
	p.mu.Unlock()
	p.run()
}

// run does what waits, in its order; what is added meanwhile comes with the next.
func (p *posted) run() {
	p.mu.Lock()
	list := p.list
	p.list, p.asked = nil, false
	p.mu.Unlock()
	for _, f := range list {
		f()
	}
}

// settle makes the caller the window's goroutine, for tests and pictures, which
// have no event loop: it takes results until no job runs, or time is out.
func (js *jobs) settle(limit time.Duration) bool {
	end := time.After(limit)
	for len(js.running)+len(js.later) > 0 {
		if due := js.later; len(due) > 0 {
			js.later = nil
			for _, f := range due {
				f()
			}
			continue
		}
		select {
		case f := <-js.inbox:
			f()
		case <-end:
			return false
		}
	}
	return true
}

// byHand puts what is posted into the inbox, for settle to take.
func (js *jobs) byHand() {
	js.inbox = make(chan func(), 64)
	js.mu.Lock()
	waiting := js.list
	js.list, js.hand = nil, js.inbox
	js.mu.Unlock()
	for _, f := range waiting {
		js.inbox <- f
	}
}

// start runs a job; one with the same key that still runs is replaced.
func (js *jobs) start(job desk.Job) {
	if old := js.running[job.Key]; old != nil {
		old.cancel()
		defer js.tell()
	}
	ctx, cancel := context.WithCancel(context.Background())
	js.started++
	r := &running{job: job, cancel: cancel, order: js.started}
	js.running[job.Key] = r
	if js.inbox == nil {
		js.after(patience, func() { js.show(r) })
	}
	go func() {
		err := guarded(ctx, job, func(done, total int) {
			js.post(func() {
				r.done, r.total = done, total
				js.tell()
			})
		})
		js.post(func() { js.finish(r, err) })
	}()
}

// guarded runs a job's work. What panics, on a file that nobody thought of, is an
// error of that job: the draft on the bench must not go down with it.
func guarded(ctx context.Context, job desk.Job, tell func(done, total int)) (err error) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(os.Stderr, "%s: panic: %v\n%s", job.Key, p, debug.Stack())
			err = fmt.Errorf("%s: %v", job.Key, p)
		}
	}()
	return job.Run(ctx, tell)
}

// after calls f on the window's goroutine when some time has passed. Driven by
// hand, time passes when settle is called: f waits there.
func (js *jobs) after(d time.Duration, f func()) {
	if js.inbox != nil {
		js.later = append(js.later, f)
		return
	}
	time.AfterFunc(d, func() { js.post(f) })
}

func (js *jobs) show(r *running) {
	if js.running[r.job.Key] == r && r.job.Name != "" {
		r.visible = true
		js.tell()
	}
}

// tell shows the job that has been shown longest and still runs.
func (js *jobs) tell() {
	var oldest *running
	for _, r := range js.running {
		if r.visible && (oldest == nil || r.order < oldest.order) {
			oldest = r
		}
	}
	if oldest != nil || js.telling {
		js.shown(oldest)
	}
	js.telling = oldest != nil
}

func (js *jobs) finish(r *running, err error) {
	r.cancel()
	if js.running[r.job.Key] != r {
		return // replaced: its result is of yesterday
	}
	delete(js.running, r.job.Key)
	js.tell()
	if r.job.Done != nil {
		r.job.Done(err)
	}
}

// cancelled reports whether an error only says that the user stopped the work.
func cancelled(err error) bool { return errors.Is(err, context.Canceled) }
