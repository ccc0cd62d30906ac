package command

import (
	"io"

	"github.com/spf13/cobra"
)

func (s *session) text() *cobra.Command {
	var to string
	c := &cobra.Command{
		Use:   "text FILE [--output OUT]",
		Short: "打印导入后的正文：一段一行，网页导航等已去掉",
		Args:  arguments(1, 1, "一份报告"),
		RunE: func(c *cobra.Command, args []string) error {
			puts, err := s.puts(1, 0)
			if err != nil {
				return err
			}
			doc, err := s.read(c.Context(), args[0], puts[0])
			if err != nil {
				return err
			}
			write := func(w io.Writer) error {
				_, err := io.WriteString(w, doc.Text+"\n")
				return err
			}
			if !c.Flags().Changed("output") {
				write(s.out) // what fails there is told by Main
				return nil
			}
			return s.writeAll([]output{{to, write}})
		},
	}
	c.Flags().StringVar(&to, "output", "", "写到 `OUT`，不打印")
	s.override(c, "")
	return c
}
