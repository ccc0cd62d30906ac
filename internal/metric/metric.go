// Package metric turns a report into indicators with their figures, and joins
// the same indicator across years.
//
// What counts as a figure, and how it is named, follows the definition that the
// project is scored against (docs/FIGURES.md tells it rule by rule).
package metric

import (
	"reportdesk/internal/report"
	"reportdesk/internal/text"
)

// Kind says what a figure tells of its indicator.
type Kind string

// The kinds of figures.
const (
	Level  Kind = "level"  // how much there is or was done
	Growth Kind = "growth" // a relative change: 增长8.6%, 增长1.2倍
	Change Kind = "change" // an absolute difference: 提升1.5个百分点
	Rank   Kind = "rank"   // 全市第一
)

// Status tells results from promises.
type Status string

// The statuses.
const (
	Actual Status = "actual"
	Target Status = "target"
)

// Figure is one number that measures something.
type Figure struct {
	// Span is the number with its unit in Document.Text, without the words before it.
	Span text.Span
	// Value is the number as written, with the sign of its word (下降3% is -3);
	// the unit's 万 or 亿 is not multiplied in.
	Value float64
	// High is the end written second of a range, with the same sign; nil for a single number.
	High *float64
	// Decimals is how many digits stand after the point; it bounds what the
	// number can mean (612.4 is 612.35 to 612.45).
	Decimals int
	// Unit is as written, with its magnitude: 亿元, 万人次, %, 个百分点, 位.
	Unit string
	Kind Kind
	// Basis is what a growth or change is measured against: 同比, 较上年, 年均; "" where unsaid.
	Basis string
	// Modifier is the word that widens or bounds the number: 超过, 近, 左右, 以上.
	Modifier string

	// Name is the indicator as a statistician would list it.
	Name string
	// Period is the year measured, "2023", or a span, "2018-2022".
	Period string
	Status Status
	// Doubtful is set where the name is a guess.
	Doubtful bool
}

// Metric is one statement about one indicator: its figures in one sentence.
type Metric struct {
	// Name and Period and Status are those of the first figure; a figure's own count before them.
	Name string
	// Canonical is the catalogue's name for a standard indicator, else Name.
	Canonical string
	// Scope narrows a canonical indicator to a part: 琶洲试验区; "" for the whole place.
	Scope  string
	Period string
	Status Status
	// Sentence lies in Document.Text; Block is the index of its block.
	Sentence text.Span
	Block    int
	Figures  []Figure
}

// Extract finds the metrics of a report in the order of its text. Blocks of the
// glossary give none. It never fails, and runs in time linear in the text.
func Extract(doc *report.Document) []Metric { return extract(doc) }
