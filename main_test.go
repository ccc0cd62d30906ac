package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"reportdesk/internal/library"
)

func TestArgumentsOfTheWindowAndOfCommands(t *testing.T) {
	file := filepath.Join(t.TempDir(), "报 告.txt")
	if err := os.WriteFile(file, []byte("一"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		path   string
		files  int
		window bool
	}{
		{nil, "", 0, true},
		{[]string{"--library", "a.db"}, "a.db", 0, true},
		{[]string{"--library=a.db", file}, "a.db", 1, true},
		{[]string{file}, "", 1, true},
		{[]string{"metrics", file}, "", 0, false},
		{[]string{"carry", file}, "", 0, false},
		{[]string{"--help"}, "", 0, false},
	} {
		path, files, window := windowArguments(c.args)
		if path != c.path || len(files) != c.files || window != c.window {
			t.Errorf("%q: %q, %d files, window %v", c.args, path, len(files), window)
		}
	}
}

func TestAsACommandItEndsAsReportctlDoes(t *testing.T) {
	var out, errs bytes.Buffer
	if status := run([]string{"carry"}, strings.NewReader(""), &out, &errs); status != 2 || errs.Len() == 0 {
		t.Errorf("status %d, %q", status, errs.String())
	}
}

// desktop is the real window on a screen of its own, driven by keys.
type desktop struct {
	t       *testing.T
	display string
	home    string
	window  string
	program *exec.Cmd // as it runs
}

// openDesktop starts the program on a new library.
func openDesktop(t *testing.T, files ...string) *desktop {
	t.Helper()
	d := newDesktop(t)
	d.start(files...)
	return d
}

// newDesktop builds the program and gives it a screen and a home of its own.
func newDesktop(t *testing.T) *desktop {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("SKIPPED: no %s here, so the real window was not tried", tool)
		}
	}
	if testing.Short() {
		t.Skip("SKIPPED in short mode: the real window was not tried")
	}
	d := &desktop{t: t, home: t.TempDir(), display: startScreen(t)}
	if out, err := exec.Command("go", "build", "-o", filepath.Join(d.home, "reportdesk"), ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return d
}

// start starts the program and waits for its window.
func (d *desktop) start(files ...string) {
	d.t.Helper()
	args := append([]string{"--library", d.libraryPath()}, files...)
	cmd := exec.Command(filepath.Join(d.home, "reportdesk"), args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.Env = append(os.Environ(), "DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1",
		"HOME="+d.home, "XDG_CONFIG_HOME="+filepath.Join(d.home, "config"), "LANG=zh_CN.UTF-8", "XMODIFIERS=@im=none")
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.program = cmd
	d.t.Cleanup(func() {
		d.kill(cmd)
		if d.t.Failed() {
			d.t.Logf("the program said: %s", said.String())
		}
	})
	d.window = d.await("a window", func() string {
		ids := strings.Fields(d.ask("search", "--onlyvisible", "--pid", fmt.Sprint(cmd.Process.Pid)))
		if len(ids) == 0 {
			return ""
		}
		return ids[len(ids)-1]
	})
	d.ask("windowfocus", "--sync", d.window)
}

// kill ends the program without a word to it.
func (d *desktop) kill(program *exec.Cmd) {
	_ = program.Process.Kill()
	_ = program.Wait()
}

func (d *desktop) libraryPath() string { return filepath.Join(d.home, "library.db") }

// startScreen starts an X server on the first display number that is free.
func startScreen(t *testing.T) string {
	t.Helper()
	for n := 91; n < 120; n++ {
		if _, err := os.Stat(fmt.Sprintf("/tmp/.X%d-lock", n)); !errors.Is(err, os.ErrNotExist) {
			continue
		}
		display := fmt.Sprintf(":%d", n)
		cmd := exec.Command("Xvfb", display, "-screen", "0", "1366x768x24", "-nolisten", "tcp")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		})
		for range 100 {
			time.Sleep(100 * time.Millisecond)
			if _, err := os.Stat(fmt.Sprintf("/tmp/.X11-unix/X%d", n)); err == nil {
				return display
			}
		}
	}
	t.Skip("SKIPPED: no X server would start here")
	return ""
}

// ask runs xdotool and returns what it prints.
func (d *desktop) ask(args ...string) string {
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.display)
	out, _ := cmd.Output()
	return strings.TrimSpace(string(out))
}

func (d *desktop) press(keys ...string) {
	for _, k := range keys {
		d.ask("key", "--clearmodifiers", k)
		time.Sleep(150 * time.Millisecond)
	}
}

func (d *desktop) write(s string) {
	d.ask("type", "--delay", "40", s)
	time.Sleep(300 * time.Millisecond)
}

// await asks again and again until there is an answer, at most a minute.
func (d *desktop) await(what string, get func() string) string {
	d.t.Helper()
	for range 300 {
		if s := get(); s != "" {
			return s
		}
		time.Sleep(200 * time.Millisecond)
	}
	d.picture("failed")
	d.t.Fatalf("waited in vain for %s", what)
	return ""
}

// library lists what the program's library holds, seen by another process.
func (d *desktop) library() []library.Entry {
	ctx := context.Background()
	lib, err := library.Open(ctx, d.libraryPath())
	if err != nil {
		return nil
	}
	defer lib.Close()
	entries, _ := lib.List(ctx)
	return entries
}

// draft is the text of the draft as it stands in the library.
func (d *desktop) draft() string {
	ctx := context.Background()
	for _, e := range d.library() {
		if e.Kind != library.Draft {
			continue
		}
		lib, err := library.Open(ctx, d.libraryPath())
		if err != nil {
			return ""
		}
		defer lib.Close()
		if doc, err := lib.Document(ctx, library.Reference{ID: e.ID}); err == nil {
			return doc.Source
		}
	}
	return ""
}

// picture keeps a picture of the screen where a test failed, if it can be had.
func (d *desktop) picture(name string) {
	if folder := os.Getenv("REPORTDESK_PICTURES"); folder != "" {
		cmd := exec.Command("import", "-window", "root", filepath.Join(folder, name+".png"))
		cmd.Env = append(os.Environ(), "DISPLAY="+d.display)
		_ = cmd.Run()
	}
}

// TestFromImportToWorkbookInTheRealWindow imports a file, changes a figure of
// the draft, looks at the comparison, exports, and finds the change in the workbook.
func TestFromImportToWorkbookInTheRealWindow(t *testing.T) {
	extra := filepath.Join(t.TempDir(), "临江区2023年政府工作报告.txt")
	body := "政府工作报告\n——2023年1月6日在临江区第六届人民代表大会第三次会议上\n各位代表：\n一、2022年工作回顾\n" +
		"全年地区生产总值完成512.8亿元，增长5.2%。\n二、2023年重点工作\n新增学位3500个。\n"
	if err := os.WriteFile(extra, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	d := openDesktop(t, extra)
	d.await("the samples and the file in the library", func() string {
		if entries := d.library(); len(entries) == 4 {
			return "there"
		}
		return ""
	})
	time.Sleep(2 * time.Second) // the draft is in hand

	d.await("what is typed in the library", func() string {
		d.press("Escape", "ctrl+2", "ctrl+f")
		d.write("612.4")
		d.press("Return", "Escape")
		d.write("618.8") // over the hit, which is selected
		time.Sleep(3 * time.Second)
		if strings.Contains(d.draft(), "618.8亿元") {
			return "there"
		}
		return ""
	})
	d.picture("draft")
	d.press("ctrl+3")
	time.Sleep(2 * time.Second)
	d.picture("compare")
	d.press("ctrl+4")
	time.Sleep(time.Second)
	d.picture("metric")
	d.press("ctrl+e")
	time.Sleep(500 * time.Millisecond)
	d.picture("export")
	d.press("Return")

	path := d.await("the workbook", func() string {
		found, _ := filepath.Glob(filepath.Join(d.home, "*.xlsx"))
		if len(found) == 0 {
			return ""
		}
		return found[0]
	})
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("指标对照", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var gdp []string
	for _, r := range rows {
		if strings.Contains(strings.Join(r, "|"), "|地区生产总值|") {
			gdp = r
		}
	}
	line := strings.Join(gdp, " ")
	for _, want := range []string{"618.8", "512.8"} { // what was typed, and what was imported
		if !strings.Contains(line, want) {
			t.Errorf("the row of 地区生产总值 lacks %s: %s", want, line)
		}
	}
}
