#!/bin/sh
# make run: the window on the sample library. Without a display, the same main
# job without a window: import, compare, export, pictures, into out/.
set -eu
cd "$(dirname "$0")/.."
out=out
mkdir -p "$out" bin

case "$(uname -s)" in
Linux) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && display=yes || display=no ;;
*) display=yes ;;
esac

if [ "$display" = yes ]; then
	sh scripts/setup.sh build
	echo "building the window (the first build takes some minutes)"
	go build -o bin/reportdesk .
	exec bin/reportdesk --library "$out/sample-library.db"
fi

echo "no display: doing the main job on the samples without a window"
export CGO_ENABLED=0
go build -o bin/reportctl ./cmd/reportctl
library="$out/sample-library.db"
rm -f "$library" "$library-wal" "$library-shm"
set -- seeds/samples/*
bin/reportctl library import "$@" --library "$library"
old=$(ls seeds/samples/*2025* | head -n 1)
new=$(ls seeds/samples/*2026* | head -n 1)
older=$(ls seeds/samples/*2024* | head -n 1)
bin/reportctl compare "$old" "$new" --html "$out/对照.html"
bin/reportctl export "$new" --against "$old" --against "$older" --xlsx "$out/指标核对表.xlsx"
bin/reportctl check "$new" --against "$old" --against "$older" >"$out/校核.txt" || [ $? = 1 ]
go run ./cmd/pictures "$out/pictures"

echo
echo "sample library   $library"
echo "comparison       $out/对照.html"
echo "metric workbook  $out/指标核对表.xlsx"
echo "findings         $out/校核.txt"
echo "window pictures  $out/pictures/"
