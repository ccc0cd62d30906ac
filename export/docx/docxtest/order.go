package docxtest

import (
	"fmt"
	"slices"
	"strings"
)

// orders are the children that an element may have, in the order that the
// schema gives them (ECMA-376 part 1, wml.xsd, as far as we write it). Those
// joined by | may stand in any order among each other and more than once.
var orders = map[string][]string{
	"document":  {"body"},
	"body":      {blocks, "sectPr"},
	"ftr":       {blocks},
	"p":         {"pPr", inlines},
	"r":         {"rPr", "t|delText|tab|br"},
	"ins":       {"r"},
	"del":       {"r"},
	"moveFrom":  {"r"},
	"moveTo":    {"r"},
	"fldSimple": {"r"},
	"tbl":       {"tblPr", "tblGrid", "tr|"},
	"tblPr":     {"tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"},
	"tblBorders": {
		"top", "left", "bottom", "right", "insideH", "insideV",
	},
	"tblCellMar": {"top", "left", "bottom", "right"},
	"tblGrid":    {"gridCol|"},
	"tr":         {"trPr", "tc|"},
	"trPr":       {"cantSplit|trHeight|tblHeader"},
	"tc":         {"tcPr", blocks},
	"tcPr":       {"tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"},
	"pPr": {
		"pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "kinsoku", "wordWrap",
		"overflowPunct", "snapToGrid", "spacing", "ind", "jc", "textAlignment", "outlineLvl", "rPr", "sectPr", "pPrChange",
	},
	"rPr": {
		"ins", "del", "moveFrom", "moveTo", // of a paragraph's end
		"rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "color", "spacing", "w", "kern", "sz", "szCs", "highlight", "u", "shd", "vertAlign", "lang",
	},
	"sectPr":      {"footerReference|headerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "docGrid"},
	"styles":      {"docDefaults", "latentStyles", "style|"},
	"docDefaults": {"rPrDefault", "pPrDefault"},
	"rPrDefault":  {"rPr"},
	"pPrDefault":  {"pPr"},
	"style":       {"name", "basedOn", "next", "link", "uiPriority", "qFormat", "pPr", "rPr", "tblPr", "trPr", "tcPr"},
	"settings":    {"zoom", "trackRevisions", "defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "compat", "themeFontLang"},
	"compat":      {"compatSetting|"},
	"fonts":       {"font|"},
	"font":        {"altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig"},
}

const (
	blocks  = "p|tbl|moveFromRangeStart|moveFromRangeEnd|moveToRangeStart|moveToRangeEnd"
	inlines = "r|ins|del|moveFrom|moveTo|fldSimple|moveFromRangeStart|moveFromRangeEnd|moveToRangeStart|moveToRangeEnd"
)

// orderFaults lists children that the schema does not allow, or not in their place.
func orderFaults(part string, root *Node) []string {
	var faults []string
	root.Walk(func(_, n *Node) {
		if n.Name == "" || n.Name == "#document" {
			return
		}
		if fault := orderFault(n); fault != "" {
			faults = append(faults, part+": "+fault)
		}
	})
	return faults
}

func orderFault(n *Node) string {
	order, known := orders[n.Name]
	if n.Name == "ins" || n.Name == "del" || n.Name == "moveFrom" || n.Name == "moveTo" {
		known = true // empty where it is a paragraph's end
	}
	at, used := 0, false
	for _, c := range n.Children {
		if c.Name == "" {
			if strings.TrimSpace(c.Text) != "" && n.Name != "t" && n.Name != "delText" {
				return fmt.Sprintf("text in %s: %q", n.Name, c.Text)
			}
			continue
		}
		if !known {
			return fmt.Sprintf("%s is not known to have %s", n.Name, c.Name)
		}
		step := slices.IndexFunc(order, func(s string) bool { return slices.Contains(strings.Split(s, "|"), c.Name) })
		repeats := step >= 0 && (strings.Contains(order[step], "|") || slices.Contains([]string{"ins", "del", "moveFrom", "moveTo", "fldSimple"}, n.Name))
		if step < 0 || step < at || step == at && used && !repeats {
			return fmt.Sprintf("%s may not have %s at its place", n.Name, c.Name)
		}
		at, used = step, true
	}
	return ""
}
