#!/bin/sh
# Turns every document that leaves the program into pictures of its pages, to be
# looked at: out/pages. Needs LibreOffice and poppler (pdftoppm).
set -eu
cd "$(dirname "$0")/.."
for tool in soffice pdftoppm; do
	command -v "$tool" >/dev/null 2>&1 || { echo "pages: $tool is not installed (libreoffice, poppler-utils)"; exit 1; }
done
out=out/pages
mkdir -p "$out" bin
CGO_ENABLED=0 go build -o bin/reportctl ./cmd/reportctl
draft=seeds/samples/临江区2026年政府工作报告.docx
prior=seeds/samples/临江区2025年政府工作报告.txt
older=seeds/samples/临江区2024年政府工作报告.html
bin/reportctl export "$draft" --against "$prior" --against "$older" --xlsx "$out/workbook.xlsx" --docx "$out/report.docx"
bin/reportctl compare "$prior" "$draft" --docx "$out/years.docx" --xlsx "$out/years.xlsx" --html "$out/years.html"
bin/reportctl carry "$draft" --year 2027 --output "$out/carried.docx"
bin/reportctl text "$prior" --output "$out/earlier.txt"
sed 's/推进/推动/' "$out/earlier.txt" >"$out/later.txt"
bin/reportctl compare "$out/earlier.txt" "$out/later.txt" --mode revision --docx "$out/redline.docx"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for f in "$out"/*.docx "$out"/*.xlsx; do
	soffice -env:UserInstallation="file://$profile" --headless --convert-to pdf --outdir "$out" "$f" >/dev/null 2>&1
	pdf=${f%.*}.pdf
	pdftoppm -r 60 -l 6 -png "$pdf" "${f%.*}-${f##*.}"
	rm -f "$pdf"
done
rm -f "$out/earlier.txt" "$out/later.txt"
echo "pages: $(ls "$out"/*.png | wc -l) pictures in $out"
