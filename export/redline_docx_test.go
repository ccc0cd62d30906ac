package export

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"reportdesk/compare"
	"reportdesk/export/docx/docxtest"
	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
	"reportdesk/seeds"
)

var redlineTime = time.Date(2026, 1, 5, 9, 30, 0, 0, time.UTC)

// revision compares two texts, whatever they hold, as versions of one draft.
func revision(tb testing.TB, before, after metric.Reported) *compare.Comparison {
	tb.Helper()
	c, err := compare.Documents(context.Background(), before, after, compare.Revision)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func asDraft(name, s string) metric.Reported { return metric.Reported{Doc: report.FromText(name, s)} }

func redlineOf(tb testing.TB, c *compare.Comparison, o RedlineOptions) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := RedlineDOCX(&out, c, o); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// told are the lines of a text as a redline has them: without blank ones and the
// white space around, and with U+FFFD for what XML cannot carry.
func told(d *report.Document) []string {
	var list []string
	for _, line := range strings.FieldsFunc(d.Told(), func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, carried(line))
		}
	}
	return list
}

func carried(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}

// redlineFaults returns what a redline breaks of its laws. want are the lines of
// both sides.
func redlineFaults(tb testing.TB, c *compare.Comparison, wantOld, wantNew []string) []string {
	tb.Helper()
	var faults []string
	for _, o := range []RedlineOptions{{Author: "王五", Date: redlineTime}, {MovesAsEdits: true}} {
		data := redlineOf(tb, c, o)
		faults = append(faults, docxtest.Faults(data)...)
		for _, side := range []struct {
			name string
			read func([]byte) ([]string, error)
			want []string
		}{{"all refused", docxtest.Rejected, wantOld}, {"all taken", docxtest.Accepted, wantNew}} {
			have, err := side.read(data)
			if err != nil {
				tb.Fatal(err)
			}
			if len(side.want) == 0 && slices.Equal(have, []string{""}) {
				continue // a document has one paragraph at least
			}
			if !slices.Equal(have, side.want) {
				faults = append(faults, fmt.Sprintf("%s, moves as edits %v: %s", side.name, o.MovesAsEdits, firstDifference(have, side.want)))
			}
		}
		if moves := bytes.Contains(partOf(tb, data, "word/document.xml"), []byte("moveFrom")); moves && o.MovesAsEdits {
			faults = append(faults, "a move is written as such")
		}
	}
	return faults
}

// partOf is a part of a package.
func partOf(tb testing.TB, data []byte, name string) []byte {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		tb.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func firstDifference(have, want []string) string {
	i := 0
	for i < len(have) && i < len(want) && have[i] == want[i] {
		i++
	}
	at := func(list []string) string {
		if i < len(list) {
			return list[i]
		}
		return "(end)"
	}
	return fmt.Sprintf("paragraph %d of %d: have %q, want %q (of %d)", i, len(have), at(have), at(want), len(want))
}

const redlineDraft = `临江区政府工作报告
各位代表：
一、过去一年工作回顾
全区地区生产总值完成512.5亿元，增长6.1%。一般公共预算收入43.35亿元，同口径增长8.2%；城镇新增就业1.2万人。
工业经济稳中有进。新增规上企业15家，技改投资增长11%，高新区二期建成投用，招引项目36个，到位资金52亿元。
乡村面貌持续改善。建成高标准农田5万亩，新改建农村公路120公里，打造和美乡村示范点8个，村集体收入全部超过20万元。
民生保障更加有力。改造老旧小区21个，新增学位3600个，区医院新院区开诊，养老床位增加500张，居民收入增长7%。
各位代表！
二、今年工作安排
今年要抓好五个方面的工作：一是稳增长，二是强产业，三是促融合，四是优环境，五是惠民生。
办好十件民生实事，新建口袋公园6处，加装电梯60部，建设社区食堂12家，开通微公交线路5条。`

// Law: all changes taken give the new text, all refused the old one.
func TestRedlineCases(t *testing.T) {
	lines := strings.Split(redlineDraft, "\n")
	swap := func(i, j int) string {
		l := slices.Clone(lines)
		l[i], l[j] = l[j], l[i]
		return strings.Join(l, "\n")
	}
	for _, c := range []struct{ name, old, new string }{
		{"equal", redlineDraft, redlineDraft},
		{"words and figures", redlineDraft, strings.NewReplacer("6.1%", "5.9%", "更加有力", "更有力度").Replace(redlineDraft)},
		{"a paragraph comes", redlineDraft, strings.Replace(redlineDraft, "各位代表！", "生态环境更加优美。空气优良天数增加12天。\n各位代表！", 1)},
		{"a paragraph goes", redlineDraft, strings.Replace(redlineDraft, lines[5]+"\n", "", 1)},
		{"one comes at the end", redlineDraft, redlineDraft + "\n谢谢大家！"},
		{"several go at the end", redlineDraft, strings.Join(lines[:8], "\n")},
		{"the end is another", redlineDraft, strings.Join(lines[:9], "\n") + "\n让我们乘着江风再出发。\n谢谢大家。"},
		{"one comes at the beginning", redlineDraft, "讨论稿\n" + redlineDraft},
		{"a passage moves", redlineDraft, swap(4, 9)},
		{"a passage moves with an edit", redlineDraft, strings.Replace(swap(4, 6), "招引项目36个", "招引重点项目41个", 1)},
		{"a passage moves to the end", redlineDraft, strings.Join(append(append(slices.Clone(lines[:4]), lines[5:]...), lines[4]), "\n")},
		{"split", redlineDraft, strings.Replace(redlineDraft, "增长6.1%。", "增长6.1%。\n", 1)},
		{"merged", redlineDraft, strings.Replace(redlineDraft, "52亿元。\n", "52亿元。", 1)},
		{"split and moved", redlineDraft, strings.Replace(strings.Replace(redlineDraft, "高新区二期建成投用，招引项目36个，到位资金52亿元。", "", 1), "各位代表！", "各位代表！\n高新区二期建成投用，招引项目36个，到位资金52亿元。", 1)},
		{"all is new", "甲乙丙。\n丁戊己。", "天地玄黄。\n宇宙洪荒。\n日月盈昃。"},
		{"one paragraph becomes another", "甲乙丙。", "天地玄黄。"},
		{"from nothing", "", redlineDraft},
		{"to nothing", redlineDraft, " \n\n"},
		{"nothing", "", ""},
		{"signs that mean something in XML", "收入<5%>&\"甲\"增长。", "收入<6%>&\"甲'乙\"]]>增长。"},
		{"tabs and what XML cannot carry", "指标\t数值\x01\x0b\n投资\t12亿元\uFFFE", "指标\t数值\x02\n投资\t\t13亿元"},
		{"blank lines and white space", "　　第一段说工业。\r\n\r\n  第二段说农业。 ", "第一段说工业。\n　　第二段说农业和水利。\n\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cmp := revision(t, asDraft("旧.txt", c.old), asDraft("新.txt", c.new))
			for _, f := range redlineFaults(t, cmp, told(cmp.Old), told(cmp.New)) {
				t.Errorf("%s\nold %q\nnew %q", f, c.old, c.new)
			}
		})
	}
}

func TestRedlineShowsMovesSplitsAndEdits(t *testing.T) {
	lines := strings.Split(redlineDraft, "\n")
	lines[4], lines[6] = strings.Replace(lines[6], "21个", "23个", 1), lines[4]
	after := strings.Replace(strings.Join(lines, "\n"), "增长6.1%。", "增长6.1%。\n", 1)
	data := redlineOf(t, revision(t, asDraft("旧.txt", redlineDraft), asDraft("新.txt", after)), RedlineOptions{Author: "王<五>", Date: redlineTime})
	have := string(partOf(t, data, "word/document.xml"))
	for _, want := range []string{
		`<w:moveFromRangeStart `, `<w:moveToRangeEnd `, `w:author="王&lt;五&gt;" w:date="2026-01-05T09:30:00Z"`,
		`<w:pStyle w:val="Body"/><w:rPr><w:ins `, // the mark that splits
		`<w:delText xml:space="preserve">21个</w:delText>`, `<w:t xml:space="preserve">23个</w:t>`,
		`<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Heading1"/>`, `<w:pStyle w:val="Address"/>`,
		`<w:docGrid w:type="linesAndChars" w:linePitch="579"`,
	} {
		if !strings.Contains(have, want) {
			t.Errorf("no %s", want)
		}
	}
	if again := redlineOf(t, revision(t, asDraft("旧.txt", redlineDraft), asDraft("新.txt", after)), RedlineOptions{Author: "王<五>", Date: redlineTime}); !bytes.Equal(data, again) {
		t.Error("the same comparison gives other bytes")
	}
}

func TestRedlineOfTwoYearsIsRefused(t *testing.T) {
	c, err := compare.Documents(context.Background(), linjiang(t, 2024), linjiang(t, 2025), compare.Year)
	if err != nil {
		t.Fatal(err)
	}
	if err := RedlineDOCX(&bytes.Buffer{}, c, RedlineOptions{}); !errors.Is(err, ErrNotRevision) {
		t.Errorf("have %v, want %v", err, ErrNotRevision)
	}
}

func TestRedlineOfSamples(t *testing.T) {
	var reports []metric.Reported
	for _, s := range seeds.Samples() {
		doc, err := ingest.Read(s.Name, s.Data)
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, metric.Reported{Doc: doc, Metrics: metric.Extract(doc)})
	}
	for i := range reports {
		for j := range reports {
			c := revision(t, reports[i], reports[j])
			for _, f := range redlineFaults(t, c, passagesOf(c.Old, c.Pairs, true), passagesOf(c.New, c.Pairs, false)) {
				t.Errorf("%s, %s: %s", c.Old.Name, c.New.Name, f)
			}
		}
	}
}

// passagesOf is one side of a comparison by its pairs' places alone, for texts
// whose paragraphs are not their lines.
func passagesOf(d *report.Document, pairs []compare.Pair, old bool) []string {
	var all []compare.Part
	for _, p := range pairs {
		parts := p.New
		if old {
			parts = p.Old
		}
		all = append(all, parts...)
	}
	slices.SortFunc(all, func(a, b compare.Part) int { return a.Span.Start - b.Span.Start })
	var list []string
	for i, part := range all {
		switch {
		case i > 0 && all[i-1] == part:
		case part.Block >= 0:
			list = append(list, carried(d.Blocks[part.Block].Span.Of(d.Text)))
		default:
			list = append(list, carried(part.Span.Of(d.Told())))
		}
	}
	return list
}

// Law on real reports, edited with a known hand.
func TestRedlineOfRealReports(t *testing.T) {
	dir := corpus.Dir(t)
	pairs, err := filepath.Glob(filepath.Join(dir, "align/cases/*.old.txt"))
	if err != nil || len(pairs) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	pairs = append(pairs, madePairs(t, dir)...)
	for _, old := range pairs {
		t.Run(filepath.Base(old), func(t *testing.T) {
			read := func(path string) metric.Reported { return reported(t, path, string(corpus.Read(t, path))) }
			c := revision(t, read(old), read(strings.TrimSuffix(old, ".old.txt")+".new.txt"))
			// Import joins a line that breaks a sentence, so the passages are the measure,
			// and they are the whole of the text.
			olds, news := passagesOf(c.Old, c.Pairs, true), passagesOf(c.New, c.Pairs, false)
			for _, f := range redlineFaults(t, c, olds, news) {
				t.Error(f)
			}
			if strings.Join(olds, "") != strings.Join(told(c.Old), "") || strings.Join(news, "") != strings.Join(told(c.New), "") {
				t.Error("the passages are not the whole of the text")
			}
		})
	}
}

// madePairs makes further pairs with align/make_pair.py.
func madePairs(t *testing.T, dir string) []string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("SKIPPED: no python3, so only the recorded pairs were tried")
		return nil
	}
	var list []string
	to := t.TempDir()
	for i, p := range []struct{ report, donor, strength string }{
		{"gaotang-2022.txt", "boye-2024.txt", "0.9"}, {"boye-2025.txt", "gaotang-2023.txt", "0.6"}, {"guizhou-2026.txt", "beijing-2025.txt", "1"},
	} {
		prefix := filepath.Join(to, fmt.Sprintf("made%d", i))
		texts := filepath.Join(dir, "corpus/text")
		out, err := exec.Command(python, filepath.Join(dir, "align/make_pair.py"), filepath.Join(texts, p.report), filepath.Join(texts, p.donor),
			fmt.Sprint(700+i), prefix, "--strength", p.strength).CombinedOutput()
		if err != nil {
			t.Fatalf("make_pair.py %s: %v\n%s", p.report, err, out)
		}
		list = append(list, prefix+".old.txt")
	}
	return list
}

func FuzzRedlineDOCX(f *testing.F) {
	f.Add(redlineDraft, strings.ReplaceAll(redlineDraft, "各位代表", "同志们"))
	f.Add("甲\n乙\n甲\n乙", "乙\n甲\n乙\n甲")
	f.Add("甲乙丙丁。戊己庚辛。\n子丑", "子丑\n戊己庚辛。\n甲乙丙丁。")
	f.Add("a\xffb\n\xed\xa0\x80\uFFFD", "\xff\n a\xfeb\u3000\r\nc\rd")
	f.Add("一\n二\n三", "三\n二\n一\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		c := revision(t, asDraft("旧.txt", before), asDraft("新.txt", after))
		for _, fault := range redlineFaults(t, c, passagesOf(c.Old, c.Pairs, true), passagesOf(c.New, c.Pairs, false)) {
			t.Errorf("%s\nold %q\nnew %q", fault, before, after)
		}
	})
}

func BenchmarkRedlineDOCX(b *testing.B) {
	var old, now strings.Builder
	for i := 0; old.Len() < 3_000_000; i++ {
		fmt.Fprintf(&old, "第%d项工作进展顺利，全年完成投资%d.%d亿元，比上年增长%d%%，群众满意度不断提高，各方面反映良好。\n", i, i%97, i%10, i%13)
		if i%17 == 3 {
			continue
		}
		fmt.Fprintf(&now, "第%d项工作进展顺利，全年完成投资%d.%d亿元，比上年增长%d%%，群众满意度持续提高，各方面反映良好。\n", i, i%89, i%10, i%13)
	}
	c := revision(b, asDraft("旧.txt", old.String()), asDraft("新.txt", now.String()))
	b.ReportAllocs()
	for b.Loop() {
		redlineOf(b, c, RedlineOptions{})
	}
}

// Law: what leaves as a redline comes back through import as the same two texts,
// its changes with their author where they stand.
func TestRedlineReadBack(t *testing.T) {
	lines := strings.Split(redlineDraft, "\n")
	lines[4], lines[6] = strings.Replace(lines[6], "21个", "23个", 1), lines[4]
	after := strings.Replace(strings.Join(lines, "\n"), "增长6.1%。", "增长6.1%。\n", 1) + "\n谢谢大家！"
	c := revision(t, asDraft("旧.txt", redlineDraft), asDraft("新.txt", after))
	back, err := ingest.Revisions("回.docx", redlineOf(t, c, RedlineOptions{Author: "王五", Date: redlineTime}))
	if err != nil {
		t.Fatal(err)
	}
	if back.Base.Text != redlineDraft || back.Accepted.Text != after {
		t.Errorf("base %q\nwant %q\naccepted %q\nwant %q", back.Base.Text, redlineDraft, back.Accepted.Text, after)
	}
	names := map[string]int{}
	for _, change := range back.Changes {
		if change.Author != "王五" || !change.Date.Equal(redlineTime) {
			t.Errorf("a change of %q at %v", change.Author, change.Date)
		}
		if change.Move != "" {
			names[change.Move]++
		}
	}
	for name, n := range names {
		if n < 2 {
			t.Errorf("move %s has one place", name)
		}
	}
	if len(names) == 0 {
		t.Error("no move came back")
	}
}

// Law: whatever the pairs say, the texts come out. Drafts are shuffled, split and
// merged at random, and then pairs are called moved or edited that are not.
func TestRedlineOfRandomDrafts(t *testing.T) {
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 7))
		before := strings.Split(redlineDraft, "\n")
		after := slices.Clone(before)
		for range 1 + rng.IntN(8) {
			after = scribble(rng, after)
		}
		c := revision(t, asDraft("旧.txt", strings.Join(before, "\n")), asDraft("新.txt", strings.Join(after, "\n")))
		if seed%3 == 2 {
			for i := range c.Pairs {
				switch rng.IntN(4) {
				case 0:
					c.Pairs[i].Moved = !c.Pairs[i].Moved
				case 1:
					c.Pairs[i].Edits = nil
				}
			}
		}
		for _, f := range redlineFaults(t, c, told(c.Old), told(c.New)) {
			t.Errorf("seed %d: %s\nnew %q", seed, f, after)
		}
	}
}

// scribble does one thing that writers do to one paragraph.
func scribble(rng *rand.Rand, ps []string) []string {
	k := rng.IntN(len(ps))
	runes := []rune(ps[k])
	cut := rng.IntN(len(runes) + 1)
	switch rng.IntN(6) {
	case 0:
		if len(ps) > 1 {
			return slices.Delete(ps, k, k+1)
		}
	case 1: // move, with an edit
		p := string(runes[:cut]) + "又" + string(runes[cut:])
		ps = slices.Delete(ps, k, k+1)
		return slices.Insert(ps, rng.IntN(len(ps)+1), p)
	case 2:
		if cut > 0 && cut < len(runes) {
			return slices.Replace(ps, k, k+1, string(runes[:cut]), string(runes[cut:]))
		}
	case 3:
		if k+1 < len(ps) {
			return slices.Replace(ps, k, k+2, ps[k]+ps[k+1])
		}
	case 4: // the second half moves
		if cut > 0 && cut < len(runes) {
			ps[k] = string(runes[:cut])
			return slices.Insert(ps, rng.IntN(len(ps)+1), string(runes[cut:]))
		}
	case 5:
		ps[k] = strings.NewReplacer("1", "2", "5", "61", "亿元", "万元", "新", "").Replace(ps[k])
	}
	return ps
}
