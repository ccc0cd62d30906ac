package app

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"reportdesk/app/desk"
	"reportdesk/app/widgets"
	"reportdesk/app/words"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// NewDraft implements desk.Host: a sheet that asks for place, year and title
// and begins a draft, empty or with the text of an entry.
func (w *Window) NewDraft(from library.Entry) {
	place := widgets.NewField(words.Of("临江区", "Place"), "", 240)
	year := widgets.NewField("2026", "", 120)
	title := widgets.NewField(words.Of("政府工作报告", "Title"), "", 240)
	info := from.Info
	if from.ID == 0 && w.bench.entry.ID != 0 {
		info = w.bench.entry.Info
	}
	place.SetText(info.Place)
	if info.Year != 0 {
		next := info.Year
		if from.ID != 0 && from.Kind == library.Report {
			next++
		}
		year.SetText(strconv.Itoa(next))
	}
	title.SetText(words.Of("政府工作报告", "Work report"))
	if info.Title != "" {
		title.SetText(info.Title)
	}
	say := words.Of("空白草稿。", "An empty draft.")
	if from.ID != 0 {
		say = words.Of("以这份的正文起稿；原件不改动。", "Begins with this text; the original is left as it is.")
	}
	rows := container.New(widgets.Stack{Gap: 12},
		widgets.NewLabel(say, widgets.UIType, widgets.Text2Ink),
		setting(words.Of("标题", "Title"), title),
		setting(words.Of("地区", "Place"), place),
		setting(words.Of("年度", "Year"), year))
	sheet := widgets.NewSheet(words.Of("新建草稿", "New draft"), container.New(padded{24, 20}, rows), fyne.NewSize(560, 330))
	cancel := widgets.NewButton(words.Of("取消", "Cancel"), "", widgets.Secondary, func() { sheet.Close() })
	begin := widgets.NewButton(words.Of("新建", "Create"), "", widgets.Primary, func() {
		n, err := strconv.Atoi(strings.TrimSpace(year.Text))
		if err != nil || n < 1949 || n > 2100 {
			year.Wrong = true
			year.Refresh()
			w.Canvas().Focus(year)
			return
		}
		sheet.Close()
		w.beginDraft(from, report.Info{
			Title: strings.TrimSpace(title.Text), Place: strings.TrimSpace(place.Text), Year: n, Kind: info.Kind,
		})
	})
	sheet.Actions = []*widgets.Button{cancel, begin}
	sheet.ShowOver(w.Canvas(), place)
}

func (w *Window) beginDraft(from library.Entry, info report.Info) {
	var made library.Entry
	w.Start(desk.Job{
		Key: "draft-new", Name: words.Of("正在新建", "Creating"),
		Run: func(ctx context.Context, _ func(int, int)) error {
			body := info.Title + "\n"
			if from.ID != 0 {
				doc, err := w.lib.Document(ctx, library.Reference{ID: from.ID})
				if err != nil {
					return err
				}
				body = doc.Text
			}
			var err error
			made, err = w.lib.AddDraft(ctx, info, body)
			return err
		},
		Done: func(err error) {
			if err != nil {
				w.Fail(err)
				return
			}
			w.Changed()
			w.Open(made)
		},
	})
}
