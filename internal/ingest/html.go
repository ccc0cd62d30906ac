package ingest

import "reportdesk/internal/report"

func readHTML(d *report.Document, data []byte) *Error { return readText(d, data) }
