package ingest

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// The XML of numbering.xml and styles.xml as far as it is used. encoding/xml
// matches by local name, so the strict and the transitional form both fit.

type xmlVal struct {
	Val string `xml:"val,attr"`
}

type xmlLevel struct {
	Ilvl    string  `xml:"ilvl,attr"`
	Start   *xmlVal `xml:"start"`
	Format  *xmlVal `xml:"numFmt"`
	Choice  *xmlVal `xml:"AlternateContent>Choice>numFmt"`
	Text    *xmlVal `xml:"lvlText"`
	Style   *xmlVal `xml:"pStyle"`
	Suffix  *xmlVal `xml:"suff"`
	Restart *xmlVal `xml:"lvlRestart"`
	Legal   *xmlVal `xml:"isLgl"`
}

type xmlNumbering struct {
	Abstracts []struct {
		ID        string     `xml:"abstractNumId,attr"`
		StyleLink *xmlVal    `xml:"numStyleLink"`
		Levels    []xmlLevel `xml:"lvl"`
	} `xml:"abstractNum"`
	Nums []struct {
		ID        string  `xml:"numId,attr"`
		Abstract  *xmlVal `xml:"abstractNumId"`
		Overrides []struct {
			Ilvl  string    `xml:"ilvl,attr"`
			Start *xmlVal   `xml:"startOverride"`
			Level *xmlLevel `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

type xmlStyles struct {
	Styles []struct {
		ID    string  `xml:"styleId,attr"`
		Type  string  `xml:"type,attr"`
		Name  *xmlVal `xml:"name"`
		Based *xmlVal `xml:"basedOn"`
		NumID *xmlVal `xml:"pPr>numPr>numId"`
		Ilvl  *xmlVal `xml:"pPr>numPr>ilvl"`
		Hide  *xmlVal `xml:"rPr>vanish"`
	} `xml:"style"`
}

func (v *xmlVal) str() string {
	if v == nil {
		return ""
	}
	return v.Val
}

func (v *xmlVal) number(otherwise int) int {
	if v == nil {
		return otherwise
	}
	n, err := strconv.Atoi(v.Val)
	if err != nil {
		return otherwise
	}
	return n
}

func (v *xmlVal) on() bool { return v != nil && isOn(v.Val) }

// isOn reads an on/off value, which is on where it is left out.
func isOn(val string) bool { return val != "0" && val != "false" && val != "off" }

// newNumbering reads both parts, either of which may be absent or damaged: a
// report without its numbers still is a report. ok is false for a damaged one.
func newNumbering(numberingXML, stylesXML []byte) (n *numbering, ok bool) {
	n = &numbering{
		abstracts: map[string]*abstractNum{}, nums: map[string]*num{}, styles: map[string]*style{},
		counts: map[*abstractNum]*[9]int{}, used: map[*num]bool{},
	}
	ok = true
	var xs xmlStyles
	var xn xmlNumbering
	for _, p := range []struct {
		data []byte
		into any
	}{{stylesXML, &xs}, {numberingXML, &xn}} {
		if len(p.data) > 0 && decoder(p.data).Decode(p.into) != nil {
			ok = false
		}
	}
	for _, s := range xs.Styles {
		n.styles[s.ID] = &style{
			name: strings.ToLower(s.Name.str()), based: s.Based.str(),
			num: s.NumID.str(), level: s.Ilvl.number(0), hidden: s.Hide.on(),
		}
	}
	for _, a := range xn.Abstracts {
		ab := &abstractNum{styleLink: a.StyleLink.str()}
		for i := range ab.levels {
			ab.levels[i] = numLevel{start: 1, format: "none", restart: -1}
		}
		for _, l := range a.Levels {
			if i, err := strconv.Atoi(l.Ilvl); err == nil && i >= 0 && i < 9 {
				ab.levels[i] = l.level()
			}
		}
		n.abstracts[a.ID] = ab
	}
	for _, x := range xn.Nums {
		nm := &num{abstract: x.Abstract.str(), starts: map[int]int{}, levels: map[int]numLevel{}}
		for _, o := range x.Overrides {
			i, err := strconv.Atoi(o.Ilvl)
			if err != nil || i < 0 || i > 8 {
				continue
			}
			if o.Start != nil {
				nm.starts[i] = o.Start.number(1)
			}
			if o.Level != nil {
				nm.levels[i] = o.Level.level()
			}
		}
		n.nums[x.ID] = nm
	}
	return n, ok
}

func (l *xmlLevel) level() numLevel {
	format := l.Format.str()
	if format == "" {
		format = l.Choice.str()
	}
	if format == "" {
		format = "decimal"
	}
	return numLevel{
		start: max(l.Start.number(0), 0), format: format, text: l.Text.str(), style: l.Style.str(),
		suffix: l.Suffix.str(), restart: l.Restart.number(-1), legal: l.Legal.on(),
	}
}

// attr returns an attribute by local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
