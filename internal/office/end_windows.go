package office

import (
	"os/exec"
	"strconv"
	"syscall"
)

// endTogether lets a cancelled conversion end with all that it started, and
// keeps a console from flashing up.
func endTogether(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
	c.Cancel = func() error {
		return exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(c.Process.Pid)).Run()
	}
}
