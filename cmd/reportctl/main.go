// Reportctl is Reportdesk's commands without its window: it needs neither
// Fyne nor cgo.
package main

import (
	"os"

	"reportdesk/internal/command"
)

func main() { os.Exit(command.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
