# The two commands of a new machine are `make run` and `make test`; see README.md.

GO ?= go
OUT = out
# What the window's tests and the commands need no cgo for is built without it.
PLAIN = CGO_ENABLED=0 $(GO)

.PHONY: run test bench soak pages clean

## run: the window on the sample library; without a display the main job on the samples, into out/
run:
	@sh scripts/run.sh

## test: every test; those that need a window run where Xvfb is
test:
	@sh scripts/setup.sh build
	$(GO) test -timeout 30m ./...

## bench: what is told in docs/PERFORMANCE.md, with the comparisons beside it
bench:
	$(PLAIN) test -run '^$$' -bench . -benchmem ./compare/... ./editor/... ./export/... ./internal/...
	$(GO) test -run '^$$' -bench Frames -benchtime 1x ./app/windowtest

## soak: a writer killed 100 times, the window itself 30 times, then the fuzz targets, ten minutes each (KILLS=10 FUZZTIME=30s for less)
KILLS ?= 100
FUZZTIME ?= 10m
soak:
	$(PLAIN) test -count=1 -timeout 1h -v -run TestKilledNothingIsLost ./internal/autosave -args -kills=$(KILLS)
	$(GO) test -count=1 -timeout 1h -v -run TestKilledWhileTyping . -args -windowkills=30
	@sh scripts/fuzz.sh $(FUZZTIME)

## pages: every document of the samples as pictures of its pages, to be looked at
pages:
	@sh scripts/pages.sh

clean:
	rm -rf $(OUT) bin .cache
