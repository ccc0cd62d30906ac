//go:build unix

package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestNoPermission runs the program as a user who may not read or write a
// file. Root may do everything, so the program then runs as nobody.
func TestNoPermission(t *testing.T) {
	dir, err := os.MkdirTemp("", "reportctl")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	const report = "临江区政府工作报告\n各位代表：\n2023年，全区实现地区生产总值512.6亿元，增长6.1%。\n"
	write := func(name, content string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	program := write("reportctl", string(binary), 0o755)
	secret := write("秘密 报告.txt", report, 0o000)
	open := write("report.txt", report, 0o644)
	kept := write("kept.csv", "as it was", 0o444)
	closed := filepath.Join(dir, "closed")
	if err := os.Mkdir(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"text", secret}, 3, "没有权限读“" + secret + "”"},
		{[]string{"library", "import", secret, "--library", filepath.Join(closed, "l.db")}, 3, "没有权限读"},
		{[]string{"library", "import", open, "--library", filepath.Join(closed, "l.db")}, 4, "没有权限"},
		{[]string{"export", open, "--csv", filepath.Join(closed, "out.csv")}, 4, "没有权限"},
		{[]string{"export", open, "--csv", kept}, 4, "没有权限"},
	} {
		cmd := exec.Command(program, c.args...)
		cmd.Env = append(os.Environ(), asProgram+"=1", "HOME="+dir)
		if os.Geteuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		var said strings.Builder
		cmd.Stderr = &said
		cmd.Run() // the status tells
		if got := cmd.ProcessState.ExitCode(); got != c.status || !strings.Contains(said.String(), c.says) || strings.Count(said.String(), "\n") != 1 {
			t.Errorf("%v\nends with %d and %q\nwant      %d and one line with %q", c.args, got, said.String(), c.status, c.says)
		}
	}
	if b, err := os.ReadFile(kept); err != nil || string(b) != "as it was" {
		t.Errorf("the file without permission was changed: %q, %v", b, err)
	}
}
