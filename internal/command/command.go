// Package command is the program without its window: the commands that
// reportctl and reportdesk take, their JSON forms and their exit statuses.
//
// A command reads its reports (input.go), lets the engines work, prints or
// writes what they find (one file a command), and ends with one of the
// statuses of errors.go. Files are written beside their place and renamed, so
// that nothing half-written ever stands there (output.go).
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"reportdesk/internal/library"
)

// Main runs one command line (without the program's name) and returns the exit
// status: 0 done, 1 check found an error, 2 wrong usage, 3 unreadable input,
// 4 could not write, 130 interrupted. Messages go to errs, one line each.
func Main(args []string, in io.Reader, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	// The second Ctrl-C ends the program at once, whatever it is doing.
	context.AfterFunc(ctx, stop)
	return run(ctx, args, in, out, errs)
}

// run is Main with a context, for tests.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	s := &session{in: in, out: &checkedWriter{to: out}, errs: errs}
	defer s.close()
	if len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd) {
		args = []string{"help", args[0]} // cobra would answer a shell; there is no such command here
	}
	root := s.root()
	root.SetArgs(args)
	root.SetOut(s.out)
	root.SetErr(errs)
	err := safely(func() error { return root.ExecuteContext(ctx) })
	switch {
	case err != nil && ctx.Err() != nil:
		err = ctx.Err()
	case s.out.err != nil:
		err = unwritten("标准输出", s.out.err)
	}
	if err == nil {
		return statusDone
	}
	status, sentence := told(err)
	if sentence != "" {
		s.say(sentence)
	}
	return status
}

// safely turns a panic into a failure, so that even a fault of ours ends with
// one line and a status that does not pass for another. REPORTDESK_TRACE shows
// where it was.
func safely(f func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			if os.Getenv("REPORTDESK_TRACE") != "" {
				panic(fault)
			}
			err = &failure{statusUnreadable, fmt.Sprintf("程序在这份报告上出了错（%v）。换一个格式再试，并把文件交给开发者。", fault), nil}
		}
	}()
	return f()
}

// session is what the commands of one command line share.
type session struct {
	in   io.Reader
	out  *checkedWriter
	errs io.Writer

	libraryPath string   // --library; "" for the user's own
	place       string   // --place
	years       []string // --year, as given

	lib    *library.Library // opened when first needed
	inputs []string         // paths that were read and must not be written over
}

func (s *session) close() {
	if s.lib != nil {
		s.lib.Close() // all is committed; there is nothing left that could fail
	}
}

// say prints a message for the user: always one line.
func (s *session) say(sentence string) { fmt.Fprintln(s.errs, oneLine(sentence)) }

// oneLine keeps a message on one line, whatever stands in a file's name.
func oneLine(t string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, t)
}

// checkedWriter remembers the first error of what is printed, so that a full
// disk behind a redirection does not pass for done.
type checkedWriter struct {
	to  io.Writer
	err error
}

func (w *checkedWriter) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	n, err := w.to.Write(p)
	w.err = err
	return n, err
}

func (s *session) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "reportctl COMMAND",
		Short: "读政府工作报告：提纲、数据、对照、校核、核对表",
		Args:  cobra.ArbitraryArgs,
		RunE:  unknownCommand,
		// Flags of a command that does not exist are no concern of the root's:
		// the message is about the command.
		FParseErrWhitelist: cobra.FParseErrWhitelist{UnknownFlags: true},
		SilenceErrors:      true,
		SilenceUsage:       true,
		CompletionOptions:  cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.PersistentFlags().StringVar(&s.libraryPath, "library", "", "文库文件的路径 `PATH`；不写则用本机用户的文库")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate("{{.Short}}\n\n" + usageTemplate)
	root.SetHelpCommand(helpCommand())
	root.AddCommand(s.text(), s.outline(), s.metrics(), s.compare(), s.check(), s.export(), s.corrections(), s.carry(), s.library())
	tidyHelp(root)
	return root
}

const usageTemplate = `用法：
  {{.UseLine}}{{if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

共用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

// tidyHelp takes cobra's own English words out of the help of c and all below it.
func tidyHelp(c *cobra.Command) {
	c.DisableFlagsInUseLine = true
	c.InitDefaultHelpFlag()
	c.Flags().Lookup("help").Usage = "显示这个命令的用法"
	for _, sub := range c.Commands() {
		tidyHelp(sub)
	}
}

func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "help [命令]",
		Short:  "显示一个命令的用法",
		Hidden: true,
		RunE: func(c *cobra.Command, args []string) error {
			at, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usage("没有“%s”这个命令。", strings.Join(args, " "))
			}
			return at.Help()
		},
	}
}

// unknownCommand is what a command that only has commands below it does.
func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("%s 后面要写一个命令。用 %s --help 看有哪些。", c.CommandPath(), c.CommandPath())
	}
	return usage("没有“%s”这个命令。用 %s --help 看有哪些。", args[0], c.CommandPath())
}

// arguments asks for at least min and at most max arguments (max < 0: any number).
func arguments(min, max int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < min:
			return usage("%s 要写明%s。用法：%s", c.Name(), what, c.UseLine())
		case max >= 0 && len(args) > max:
			return usage("%s 多了“%s”。用法：%s", c.Name(), args[max], c.UseLine())
		}
		return nil
	}
}

// flagError puts what the flag parser says into the user's language.
func flagError(err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if short := unknown.GetSpecifiedShortnames(); short != "" {
			name = "-" + short
		}
		return usage("没有 %s 这个选项。", name)
	case errors.As(err, &bare):
		return usage("--%s 后面要写一个值。", bare.GetFlag().Name)
	case errors.As(err, &invalid):
		return usage("--%s 的值“%s”不对。", invalid.GetFlag().Name, invalid.GetValue())
	}
	return usage("选项写得不对：%v。", err)
}
