package ingest

import (
	"reportdesk/internal/report"
)

func readDocx(*report.Document, []byte) *Error { return &Error{Problem: Broken} }

func sniffZip([]byte) (format, found string, problem Problem) { return formatDocx, "", 0 }
