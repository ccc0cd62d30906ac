package export

import (
	"encoding/json"
	"fmt"
	"io"

	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

// Head is a report's head in every JSON form of the commands.
type Head struct {
	Title   string `json:"title"`
	Place   string `json:"place"`
	Year    *int   `json:"year"` // null where unknown
	Kind    string `json:"kind"`
	Date    string `json:"date"`
	Speaker string `json:"speaker"`
}

// NewHead returns the head that tells info.
func NewHead(info report.Info) Head {
	h := Head{Title: info.Title, Place: info.Place, Kind: info.Kind, Date: info.Date, Speaker: info.Speaker}
	if info.Year != 0 {
		h.Year = &info.Year
	}
	return h
}

type jsonReport struct {
	Report   Head         `json:"report"`
	Warnings []string     `json:"warnings"`
	Metrics  []jsonMetric `json:"metrics"`
}

type jsonMetric struct {
	Name      string        `json:"name"`
	Canonical string        `json:"canonical"`
	Scope     string        `json:"scope"`
	Period    string        `json:"period"`
	Status    metric.Status `json:"status"`
	Line      int           `json:"line"`
	Section   string        `json:"section"`
	Sentence  string        `json:"sentence"`
	Figures   []jsonFigure  `json:"figures"`
}

type jsonFigure struct {
	Value    float64     `json:"value"`
	High     *float64    `json:"high"`
	Unit     string      `json:"unit"`
	Text     string      `json:"text"`
	Kind     metric.Kind `json:"kind"`
	Basis    string      `json:"basis"`
	Modifier string      `json:"modifier"`
	Line     int         `json:"line"`
	Start    int         `json:"start"`
	EndLine  int         `json:"end_line"` // as line, but where the text breaks within the figure
	End      int         `json:"end"`
	// What differs from the metric's.
	Name     string        `json:"name,omitempty"`
	Period   string        `json:"period,omitempty"`
	Status   metric.Status `json:"status,omitempty"`
	Doubtful bool          `json:"doubtful,omitempty"`
}

type jsonSeries struct {
	Canonical string     `json:"canonical"`
	Name      string     `json:"name"`
	Scope     string     `json:"scope"`
	Unit      string     `json:"unit"`
	Field     string     `json:"field"`
	Cells     []jsonCell `json:"cells"`
}

type jsonCell struct {
	Period   string         `json:"period"`
	Status   metric.Status  `json:"status"`
	Value    *float64       `json:"value"`
	Stated   *float64       `json:"stated"`
	Computed *float64       `json:"computed"`
	Verdict  metric.Verdict `json:"verdict"`
	Reason   string         `json:"reason"`
	Revised  *float64       `json:"revised,omitempty"`
}

// JSON writes the figures of one report, or of several with their series, as
// one object in the form of the metrics command. Arrays are never null.
func JSON(w io.Writer, reports []metric.Reported, series []metric.Series) error {
	list := make([]jsonReport, len(reports))
	for i, r := range reports {
		list[i] = jsonReport{NewHead(r.Doc.Info), append([]string{}, r.Doc.Warnings...), jsonMetrics(r)}
	}
	var object any = struct {
		Reports []jsonReport `json:"reports"`
		Series  []jsonSeries `json:"series"`
	}{list, jsonRows(series)}
	if len(list) == 1 {
		object = list[0]
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(object); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	return nil
}

func jsonMetrics(r metric.Reported) []jsonMetric {
	locate := r.Doc.Locator()
	list := make([]jsonMetric, len(r.Metrics))
	for i, m := range r.Metrics {
		list[i] = jsonMetric{
			Name: m.Name, Canonical: m.Canonical, Scope: m.Scope, Period: m.Period, Status: m.Status,
			Line:     locate.Place(m.Sentence).Line,
			Section:  sectionOf(r.Doc, m.Block),
			Sentence: m.Sentence.Of(r.Doc.Text),
			Figures:  make([]jsonFigure, len(m.Figures)),
		}
		for k, f := range m.Figures {
			at := locate.Place(f.Span)
			list[i].Figures[k] = jsonFigure{
				Value: f.Value, High: f.High, Unit: f.Unit, Text: f.Span.Of(r.Doc.Text), Kind: f.Kind,
				Basis: f.Basis, Modifier: f.Modifier, Line: at.Line, Start: at.Start, EndLine: at.EndLine, End: at.End,
				Name: unless(f.Name, m.Name), Period: unless(f.Period, m.Period), Status: unless(f.Status, m.Status),
				Doubtful: f.Doubtful,
			}
		}
	}
	return list
}

func jsonRows(series []metric.Series) []jsonSeries {
	list := make([]jsonSeries, len(series))
	for i, s := range series {
		list[i] = jsonSeries{s.Canonical, s.Name, s.Scope, s.Unit, s.Field, make([]jsonCell, len(s.Cells))}
		for k, c := range s.Cells {
			list[i].Cells[k] = jsonCell{c.Period, c.Status, c.Value, c.Stated, c.Computed, c.Verdict, c.Reason, c.Revised}
		}
	}
	return list
}

// unless returns own where it differs from the common one, else "".
func unless[S ~string](own, common S) S {
	if own == common {
		return ""
	}
	return own
}
