package export

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"reportdesk/compare"
	"reportdesk/internal/metric"
)

const sheetSides = "逐段对照"

// maxHeight is how tall a row can be, in points; sizeSmall is the type for
// passages that would need more.
const (
	maxHeight = 409
	sizeSmall = 9
)

// The columns of 逐段对照 and their widths in half-width characters.
var (
	sideHeads  = []string{"序号", "类别", "章节", "旧", "新", "沿用", "数据变动", "备注"}
	sideWidths = []float64{5, 12, 13, 52, 52, 7, 36, 12}
)

// SideBySideXLSX writes a comparison of either mode as a workbook with one sheet,
// 逐段对照: a row a pair, to be filtered by kind and section, printed on A4 across
// with the heads on every page, the last column left for remarks. Kept wording is
// underlined, figures that changed are bold, what was taken out is struck
// through; a cell cannot have a tint within its text. It stops early with ctx's error.
func SideBySideXLSX(ctx context.Context, w io.Writer, c *compare.Comparison, made time.Time) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s := newSideBySide(c)
	k := newWorkbook(ctx, Book{Reports: []metric.Reported{{Doc: c.Old}, {Doc: c.New}}, Made: made}, Choice{Sheets: []string{sheetAbout}})
	defer k.file.Close()
	if err := k.sheet(sheetSides, func(sh *sheet) error { return k.writeSides(sh, s) }); err != nil {
		return fmt.Errorf("write sheet %s: %w", sheetSides, err)
	}
	if err := k.sideProperties(s); err != nil {
		return fmt.Errorf("write workbook properties: %w", err)
	}
	if err := k.styles.err; err != nil {
		return fmt.Errorf("write workbook styles: %w", err)
	}
	if _, err := k.file.WriteTo(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

func (k *workbook) writeSides(sh *sheet, s *sideBySide) error {
	if err := sh.begin(sideWidths, 0, 2); err != nil {
		return err
	}
	marks := "带下划线的是沿用的写法，加粗的是变动的数据"
	if !s.page.Year {
		marks = "划去的是删去的文字，带下划线的是新增的"
	}
	if err := k.titles(sh, len(sideHeads), s.title()+"　逐段对照", s.summary()+"　"+marks); err != nil {
		return err
	}
	heads := append([]string(nil), sideHeads...)
	heads[3], heads[4] = s.page.Old.Title, s.page.New.Title
	if heads[3] == heads[4] { // a table's heads differ
		heads[3], heads[4] = "旧："+heads[3], "新："+heads[4]
	}
	if err := k.heads(sh, "逐段对照表", heads, len(s.page.Rows)); err != nil {
		return err
	}
	for i := range s.page.Rows {
		if err := k.sideRow(sh, s, i); err != nil {
			return err
		}
	}
	return k.printed(sheetSides, len(sideHeads), len(s.page.Rows))
}

func (k *workbook) sideRow(sh *sheet, s *sideBySide, i int) error {
	row := &s.page.Rows[i]
	ink, tint := row.colours()
	read := look{top: true, wrap: true, grid: true, across: "left"}
	badge, small, middle := read, read, read
	badge.font, badge.ink, badge.fill, badge.top = fontHead, ink, tint, false
	small.size, small.ink = 10, inkText2
	middle.across = "center"
	old, now := read, read
	if len(row.Old.Parts) == 0 {
		old.fill, old.ink = tintField, inkText2
	}
	if len(row.New.Parts) == 0 {
		now.fill, now.ink = tintField, inkText2
	}
	section, figures := s.section(i), strings.Join(row.figureLines(), "\n")
	oldText, newText := richSide(&row.Old, sizeBody), richSide(&row.New, sizeBody)
	height := func(size float64) float64 {
		grow := sizeBody / size
		return (size+4)*float64(max(linesOf(richText(oldText), sideWidths[3]*grow), linesOf(richText(newText), sideWidths[4]*grow))) + 6
	}
	texts := height(sizeBody)
	if texts > maxHeight { // a row is no taller: smaller type shows half as much again
		oldText, newText = richSide(&row.Old, sizeSmall), richSide(&row.New, sizeSmall)
		texts = height(sizeSmall)
	}
	remark := ""
	if texts > maxHeight {
		remark = "显示不全，点开单元格看全文"
	}
	beside := max(linesOf(section, sideWidths[2]*1.1), linesOf(figures, sideWidths[6]*1.1), linesOf(row.Badge+" "+row.kind(), sideWidths[1]))
	return sh.add(max(20, texts, 13*float64(beside)+6),
		numberCell(k.styles.id(middle), float64(row.Number)),
		textCell(k.styles.id(badge), row.Badge+" "+row.kind()),
		textCell(k.styles.id(small), section),
		runsCell(k.styles.id(old), cellRuns(oldText)),
		runsCell(k.styles.id(now), cellRuns(newText)),
		textCell(k.styles.id(middle), row.keptShare()),
		textCell(k.styles.id(small), figures),
		textCell(k.styles.id(small), remark))
}

// richSide is one text of a row with its marks, passages parted by line ends,
// cut where a cell ends.
func richSide(side *htmlSide, size float64) []excelize.RichTextRun {
	var runs []excelize.RichTextRun
	room := maxCell - 1
	add := func(t, mark string, head bool) {
		if units := []rune(t); 2*len(units) > room { // a character takes two units at most
			t = string(units[:room/2]) + "…"
			room = 0
		} else {
			room -= 2 * len(units)
		}
		runs = append(runs, excelize.RichTextRun{Text: t, Font: markFont(mark, size, head)})
	}
	for _, note := range []string{side.Where, side.Missing} {
		if note != "" {
			add(note, "", false)
		}
	}
	for _, part := range side.Parts {
		if len(runs) > 0 {
			add("\n", "", false)
		}
		head := strings.HasPrefix(part.Class, "h")
		for _, r := range part.Runs {
			if room == 0 {
				return runs
			}
			add(r.Text, r.Mark, head)
		}
	}
	return runs
}

// markFont is how a mark of htmlRun is drawn in a cell.
func markFont(mark string, size float64, head bool) *excelize.Font {
	f := &excelize.Font{Family: fontBody, Size: size, Color: inkText}
	if head {
		f.Family = fontHead
	}
	switch mark {
	case "k":
		f.Underline, f.Color = "single", inkLink
	case "f":
		f.Bold, f.Color = true, inkFigure
	case "d":
		f.Strike, f.Color = true, inkBad
	case "i":
		f.Underline, f.Color = "single", inkGood
	}
	return f
}

func richText(runs []excelize.RichTextRun) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func (k *workbook) sideProperties(s *sideBySide) error {
	made := k.book.Made
	if made.IsZero() {
		made = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	stamp := made.UTC().Format(time.RFC3339)
	return k.file.SetDocProps(&excelize.DocProperties{
		Title: s.title() + "逐段对照", Subject: "逐段对照", Creator: programName, LastModifiedBy: programName,
		Created: stamp, Modified: stamp, Language: "zh-CN", Category: "逐段对照",
	})
}
