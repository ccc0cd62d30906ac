//go:build unix

package office

import (
	"os/exec"
	"syscall"
)

// endTogether lets a cancelled conversion end with all that it started: soffice
// is a script that starts the program proper.
func endTogether(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
}
