#!/bin/sh
# Runs every fuzz target of the project for the time given (default 30s).
set -eu
cd "$(dirname "$0")/.."
time=${1:-30s}
export CGO_ENABLED=0
grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u | while read -r dir; do
	grep -hoE '^func Fuzz[A-Za-z0-9_]+' "$dir"/*_test.go | sed 's/^func //' | while read -r target; do
		echo "== $dir $target $time"
		go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" "$dir"
	done
done
