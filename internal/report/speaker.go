package report

import (
	"strings"
	"unicode/utf8"

	"reportdesk/internal/text"
)

// lastRune is utf8.DecodeLastRuneInString.
func lastRune(s string) (rune, int) { return utf8.DecodeLastRuneInString(s) }

// offices are the titles that stand before a speaker's name.
var offices = []string{
	"总理", "省长", "市长", "县长", "区长", "州长", "盟长", "旗长", "镇长", "乡长", "主席", "专员", "院长", "检察长", "主任", "会长", "理事长",
	"秘书长", "校长", "书记", "局长", "厅长", "部长", "行长", "董事长", "总经理",
}

// speakerOf reads the name in a speaker line (临江区人民政府区长 李明); ok for a
// line that is one, also where the name stands on the next.
func speakerOf(s string) (name string, ok bool) {
	if before, _, ok := strings.Cut(s, "Premier of the State Council"); ok && len(before) < 60 {
		return strings.TrimRight(before, ", "), true
	}
	q := squeeze(s)
	if len(q) > 240 || text.HasAny(q, "，", "时间：", "来源：", "日期：", "作者：", "发布", "记者") {
		return "", false
	}
	for _, w := range offices {
		i := strings.LastIndex(q, w)
		if i < 0 {
			continue
		}
		name := q[i+len(w):]
		if text.HasAny(q, "报告", "讲话") {
			for _, behind := range []string{"同志", "作政府", "作工作", "在", "的"} {
				name, _, _ = strings.Cut(name, behind)
			}
		}
		name = strings.Trim(strings.TrimSuffix(name, "同志"), "：:（）()")
		if name == "" && i+len(w) == len(q) || isName(name) {
			return name, true
		}
		before := q[:i]
		if j := strings.LastIndex(q[:i], "日"); j >= 0 {
			before = q[j+len("日") : i]
		}
		if isName(before) && utf8.RuneCountInString(before) <= 3 && !text.HasAny(before, "市", "省", "县", "区", "州", "府", "代") {
			return before, true
		}
	}
	return "", false
}

// isName reports whether s can be a person's name: two to four Han characters,
// or parts with a dot between them.
func isName(s string) bool {
	n := 0
	for _, r := range s {
		if r == '·' || r == '•' {
			n -= 8
			continue
		}
		if !text.IsHan(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4 || n < 0 && n > -8
}

// speaker is the name of who delivers the report, "" where the title block has none.
func (o *outline) speaker() string {
	front := o.front()
	for i, l := range front {
		name, ok := speakerOf(l.s)
		if ok && name == "" && i+1 < len(front) && isName(squeeze(front[i+1].s)) {
			name = squeeze(front[i+1].s)
		}
		if name != "" {
			return name
		}
	}
	for i, l := range front {
		if i > 0 && isName(squeeze(l.s)) {
			return squeeze(l.s)
		}
	}
	return ""
}
