package app

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"reportdesk/app/words"
	"reportdesk/compare"
	"reportdesk/internal/check"
	"reportdesk/internal/corpus"
	"reportdesk/internal/library"
	"reportdesk/internal/metric"
	"reportdesk/seeds"
)

// TestTheEnginesSentencesHaveEnglish holds what the engines say of reports
// against the forms of words.Told: a new sentence of theirs needs one.
func TestTheEnginesSentencesHaveEnglish(t *testing.T) {
	var reports []metric.Reported
	add := func(name string, data []byte) {
		f, err := library.Read(name, data)
		if err != nil {
			return
		}
		doc := f.Document()
		reports = append(reports, metric.Reported{Doc: doc, Metrics: metric.Extract(doc)})
	}
	for _, s := range seeds.Samples() {
		add(s.Name, s.Data)
	}
	add("空白.txt", []byte(reportWithBlanks))
	t.Run("samples", func(t *testing.T) { saidInEnglish(t, reports) })
	t.Run("corpus", func(t *testing.T) {
		reports = nil
		for i, path := range corpus.Texts(t) {
			if i%4 == 0 { // a part of them tells
				add(filepath.Base(path), corpus.Read(t, path))
			}
		}
		saidInEnglish(t, reports)
	})
}

// reportWithBlanks has a blank of every kind, as carry leaves them.
const reportWithBlanks = "一、2025年工作回顾\n〔上年任务：新建学校三所。〕\n新建学校〔待填：上年3〕所，改造〔待填〕里，绿化〔待填：往年5〕亩。〔待改写：首次入选。〕"

func saidInEnglish(t *testing.T, reports []metric.Reported) {
	words.Use("en")
	defer words.Use("zh")
	said := func(what, s string) {
		if s != "" && words.Told(s) == s {
			t.Errorf("%s has no English: %s", what, s)
		}
	}
	for i, r := range reports {
		for _, w := range r.Doc.Warnings {
			said("a doubt", w)
		}
		var priors []metric.Reported
		if i > 0 {
			priors = reports[i-1 : i]
		}
		found, err := check.Run(context.Background(), r, priors, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			said("a finding", f.Message)
		}
		for _, s := range metric.Join(append(append([]metric.Reported{}, priors...), r)) {
			for _, c := range s.Cells {
				for reason := range strings.SplitSeq(c.Reason, "；") {
					said("a reason", reason)
				}
				said("a note", c.Note)
			}
		}
		if i == 1 {
			c, err := compare.Documents(context.Background(), priors[0], r, compare.Auto)
			if err != nil {
				t.Fatal(err)
			}
			said("the choice of the mode", c.Why)
		}
	}
}

// TestWhatAReviewWorkbookIsToldOfHasEnglish holds the formats of the warnings of
// export/review, as they stand in its source, against the forms.
func TestWhatAReviewWorkbookIsToldOfHasEnglish(t *testing.T) {
	words.Use("en")
	defer words.Use("zh")
	files, err := filepath.Glob("../export/review/*.go")
	if err != nil {
		t.Fatal(err)
	}
	format := regexp.MustCompile(`\.warn\("([^"]*)"`)
	found := 0
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range format.FindAllStringSubmatch(string(source), -1) {
			found++
			s := strings.NewReplacer("%s", "某", "%d", "7").Replace(m[1])
			if words.Told(s) == s {
				t.Errorf("%s: a warning has no English: %s", file, m[1])
			}
		}
	}
	if found < 5 {
		t.Errorf("%d warnings found in the source: are they made otherwise now?", found)
	}
}
