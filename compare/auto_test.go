package compare

import (
	"path/filepath"
	"strings"
	"testing"

	"reportdesk/internal/corpus"
	"reportdesk/internal/ingest"
	"reportdesk/internal/metric"
	"reportdesk/internal/report"
)

func plain(t string) metric.Reported {
	return metric.Reported{Doc: report.FromText("draft.txt", t)}
}

func TestAutoTellsVersionsFromYears(t *testing.T) {
	const body = "一、2023年工作回顾\n全区工业提质增效，新投产企业十二家，技改投入逐月回升，园区道路全部贯通。\n" +
		"老旧小区改造惠及两千户，新建口袋公园六处，河道清淤按期完工。\n二、2024年重点工作\n推进港口扩能，办好临江马拉松，扩大普惠托育供给。"
	title := func(place, year string) string { return place + year + "政府工作报告\n" }
	other := "一、去年工作\n农业稳产增收，冬小麦长势良好，冷链仓储补齐短板，农机服务覆盖各镇。\n" +
		"教育医疗再上台阶，两所学校投用，县医院通过复审。\n二、今年安排\n抓紧水库除险，种好果树，引进加工企业。"
	for _, c := range []struct {
		name, old, new string
		want           Mode
		why            string
	}{
		{"equal", body, body, Revision, "相同文字占 100%"},
		{"another layout", body, strings.ReplaceAll(body, "\n", ""), Revision, "相同文字占 100%"},
		{"figures moved on", body, strings.NewReplacer("2023", "2024", "2024", "2025").Replace(body), Revision, "相同文字占 100%"},
		{"another text", body, other, Year, "相同文字只占"},
		{"half written", body, body[:len(body)/2/3*3], Revision, "相同文字占"},
		{"two words", "发展经济", "发展工业", Year, "相同文字只占 33%"},
		{"a draft just begun", body, "一、工作回顾", Year, "一份还只有几个字"},
		{"nothing", "", "", Revision, ""},
	} {
		mode, why := choose(plain(c.old), plain(c.new))
		if mode != c.want || !strings.Contains(why, c.why) || strings.HasSuffix(why, "。") {
			t.Errorf("%s: have %s %q, want %s %q", c.name, mode, why, c.want, c.why)
		}
	}
	_, why := choose(plain(title("临江区", "2024年")+body), plain(title("临江区", "2025年")+other))
	if !strings.Contains(why, "相同文字只占") {
		t.Errorf("why: %q", why)
	}
}

func TestAutoOnRealReports(t *testing.T) {
	dir := corpus.Dir(t)
	for _, pair := range []struct {
		old, new string
		want     Mode
	}{
		{"national-2021", "national-2021-crlf", Revision},
		{"national-2022", "national-2022-oneline", Revision},
		{"xushui-2011", "xushui-2012", Year},
		{"gaotang-2024", "gaotang-2025", Year},
		{"mancheng-2020", "mancheng-2021", Year},
		{"guizhou-2025", "guizhou-2026", Year},
		{"boye-2024", "boye-2025", Year},
		{"national-en-2021", "national-en-2022", Year},
		{"beijing-2025", "shanghai-2025", Year},
		{"boye-2022", "fuping-2022", Year},
	} {
		mode, why := choose(metric.Reported{Doc: readReport(t, dir, pair.old)}, metric.Reported{Doc: readReport(t, dir, pair.new)})
		t.Logf("%s, %s: %s, %s", pair.old, pair.new, mode, why)
		if mode != pair.want {
			t.Errorf("%s, %s: have %s (%s), want %s", pair.old, pair.new, mode, why, pair.want)
		}
	}
	olds, _ := filepath.Glob(filepath.Join(dir, "align/cases/*.old.txt"))
	for _, old := range olds {
		new := strings.Replace(old, ".old.", ".new.", 1)
		mode, why := choose(readFile(t, old), readFile(t, new))
		t.Logf("%s: %s, %s", filepath.Base(old), mode, why)
		if mode != Revision {
			t.Errorf("%s: have %s (%s), want revision", filepath.Base(old), mode, why)
		}
	}
}

func readFile(t *testing.T, path string) metric.Reported {
	t.Helper()
	doc, err := ingest.Read(path, corpus.Read(t, path))
	if err != nil {
		t.Fatal(err)
	}
	return metric.Reported{Doc: doc}
}
