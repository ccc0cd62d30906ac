package checkpane

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"reportdesk/app/desk"
)

// Start runs a job at once.
func (h *host) Start(j desk.Job) { j.Done(j.Run(h.t.Context(), func(int, int) {})) }

func (h *host) Fail(err error) { h.failed = append(h.failed, err) }

func TestTheFindingsAreExportedAsAListAndOverwriteNothing(t *testing.T) {
	s := open(t, 1366, 768)
	s.write(reported(2026, "政府工作报告\n各位代表：\n一、2025年工作回顾\n粮食总产量8.6万吨。\n三、2026年工作安排\n新建公园3座。"))
	if len(s.pane.model.found.all) == 0 {
		t.Fatal("nothing was found")
	}
	folder := t.TempDir()
	desk.KeepFolder(s.host.Preferences(), folder)
	for range 2 {
		s.pane.list.Tapped(nil)
	}
	for _, name := range []string{"临江区2026年校核清单.csv", "临江区2026年校核清单 2.csv"} {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		have := string(data)
		if !strings.HasPrefix(have, "\ufeff规则,级别,段落,原句,发现,建议\r\n") || !strings.Contains(have, "编号断档") || strings.Count(have, "\r\n") != len(s.pane.model.found.all)+1 {
			t.Errorf("%s holds\n%s", name, have)
		}
	}
	desk.KeepFolder(s.host.Preferences(), filepath.Join(folder, "gone"))
	s.pane.list.Tapped(nil)
	if len(s.host.failed) != 1 {
		t.Errorf("a folder that is gone: %v", s.host.failed)
	}
}
