package draftpane_test

import (
	"strings"
	"testing"
)

func TestAFileIsPutAtTheCaretAsOneStep(t *testing.T) {
	w := blanks(t)
	before := w.text()
	w.goesBehind("各位代表")
	w.p.InsertFile("住建局.txt", []byte("新建口袋公园十二处。\r\n\r\n改造老旧小区三十个。\r\n"))
	w.settles()
	want(t, "put in", strings.Contains(w.text(), "各位代表新建口袋公园十二处。\n改造老旧小区三十个。"), true)
	w.p.View().Undo()
	want(t, "undone", w.text(), before)
	w.p.InsertFile("坏.docx", []byte("PK\x03\x04"))
	w.settles()
	want(t, "a file that cannot be read", w.text(), before)
}
