package command

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestCompareSaysWhereEverySignStands asks, of texts of every layout, that the
// spans of a revision cover what is not blank on either side exactly once (the
// halves of a split share the old span, the sources of a merge the new one),
// and that "old" and "new" name the lines of their spans.
func TestCompareSaysWhereEverySignStands(t *testing.T) {
	oneLine := func(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), "\n", "　　") }
	twoInALine := func(s string) string {
		return strings.Replace(s, "增长2.1%。\n新建", "增长2.1%。　　新建", 1)
	}
	for _, c := range []struct {
		name, file    string
		before, after []byte
	}{
		{"a paragraph a line", "draft.txt", []byte(last), []byte(this)},
		{"ends of two signs, a mark before them", "draft.txt", []byte("\ufeff" + strings.ReplaceAll(last, "\n", "\r\n")), []byte(strings.ReplaceAll(this, "\n", "\r"))},
		{"one line", "draft.txt", []byte(oneLine(last)), []byte(oneLine(this))},
		{"two paragraphs in a line", "draft.txt", []byte(twoInALine(last)), []byte(twoInALine(this))},
		{"sentences broken over lines", "draft.txt", []byte(strings.ReplaceAll(last, "，", "，\n")), []byte(strings.ReplaceAll(this, "，", "，\n"))},
		{"docx", "draft.docx", docx(last), docx(this)},
		{"nothing in common", "draft.txt", []byte(last), []byte("今天天气很好。\n我们去河边走了一圈。\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			paths := [2]string{filepath.Join(dir, "old-"+c.file), filepath.Join(dir, "new-"+c.file)}
			for i, data := range [][]byte{c.before, c.after} {
				if err := os.WriteFile(paths[i], data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			v, ok := fits(t, compareShape, "compare", paths[0], paths[1], "--json", "--mode", "revision").(object)
			if !ok {
				return
			}
			for i, side := range []string{"old", "new"} {
				told := string([][]byte{c.before, c.after}[i])
				if filepath.Ext(c.file) == ".docx" {
					_, told, _ = call(t, "text", paths[i])
				}
				covers(t, v["pairs"].(array), side, splitLines(strings.TrimPrefix(told, "\ufeff")))
			}
		})
	}
}

// covers asks that the spans of a side stand for all that is not blank in its lines.
func covers(t *testing.T, pairs array, side string, text [][]rune) {
	t.Helper()
	seen := make([][]int, len(text))
	for i := range text {
		seen[i] = make([]int, len(text[i])+1)
	}
	shared := map[[4]int]bool{} // of splits and merges: counted once
	for _, p := range pairs {
		pair := p.(object)
		var named []int
		for _, s := range pair[side+"_spans"].(array) {
			var at [4]int
			for k, key := range []string{"line", "start", "end_line", "end"} {
				at[k] = int(s.(object)[key].(float64))
			}
			kind := pair["kind"].(string)
			again := shared[at]
			shared[at] = shared[at] || kind == "split" || kind == "merged"
			for line := at[0]; line <= at[2]; line++ {
				from, to := 0, len(text[line-1])
				if line == at[0] {
					from = at[1]
				}
				if line == at[2] {
					to = at[3]
				}
				for i := from; i < to; i++ {
					if !again {
						seen[line-1][i]++
					}
				}
				if strings.TrimSpace(string(text[line-1][from:to])) != "" {
					named = append(named, line)
				}
			}
		}
		var told []int
		for _, n := range pair[side].(array) {
			told = append(told, int(n.(float64)))
		}
		slices.Sort(named)
		if named = slices.Compact(named); !slices.Equal(named, told) {
			t.Errorf("%s names the lines %v, its spans lie on %v", side, told, named)
		}
	}
	for l, line := range text {
		for i, r := range line {
			if n := seen[l][i]; !unicode.IsSpace(r) && n != 1 {
				t.Errorf("%s line %d, %d (%c) stands in %d pairs:\n%s", side, l+1, i, r, n, string(line))
				break
			}
		}
	}
}
