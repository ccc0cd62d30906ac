package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"reportdesk/export"
	"reportdesk/internal/library"
	"reportdesk/internal/report"
)

// entryForm is one report or draft of the library.
type entryForm struct {
	ID    int          `json:"id"`
	Ref   string       `json:"ref"`
	Entry library.Kind `json:"entry"`
	export.Head
	Characters int    `json:"characters"`
	Figures    int    `json:"figures"`
	Versions   int    `json:"versions"`
	Source     string `json:"source"`
	Format     string `json:"format"`
	Encoding   string `json:"encoding"`
	Added      string `json:"added"`
}

func entryOf(e library.Entry) entryForm {
	return entryForm{
		ID: e.ID, Ref: library.Reference{ID: e.ID}.String(), Entry: e.Kind, Head: export.NewHead(e.Info),
		Characters: e.Characters, Figures: e.Figures, Versions: e.Versions,
		Source: e.Source, Format: e.Format, Encoding: e.Encoding, Added: e.Added.Format(time.RFC3339),
	}
}

// openLibrary opens the library once for the command line. Without create, one
// that is not there is not made, and is not found.
func (s *session) openLibrary(ctx context.Context, create bool) (*library.Library, error) {
	if s.lib != nil {
		return s.lib, nil
	}
	path, err := s.findLibrary()
	if err != nil {
		return nil, err
	}
	if !create {
		if there, err := library.Exists(path); err != nil {
			return nil, unreadable(path, err)
		} else if !there {
			return nil, unreadable(path, errNoLibrary)
		}
	}
	lib, err := library.Open(ctx, path)
	if err != nil {
		if create && !refused(err) {
			return nil, unwritten(path, err)
		}
		return nil, unreadable(path, err)
	}
	s.lib = lib
	s.inputs = append(s.inputs, path)
	return lib, nil
}

// errNoLibrary stands for a library that was not made yet.
var errNoLibrary = errors.New("no library yet")

// refused reports whether it is the library's content that stands against opening it.
func refused(err error) bool {
	return errors.Is(err, library.ErrForeign) || errors.Is(err, library.ErrNewer) || errors.Is(err, library.ErrCorrupt)
}

// findLibrary is the path of the library: --library, or the user's own. Of a
// folder it is the library in it.
func (s *session) findLibrary() (string, error) {
	path := s.libraryPath
	if path == "" {
		var err error
		if path, err = library.DefaultPath(); err != nil {
			return "", usage("找不到本机用户的数据文件夹。用 --library 写明文库的路径。")
		}
	}
	if isFolder(path) {
		path = filepath.Join(path, library.FileName)
	}
	return path, nil
}

func (s *session) library() *cobra.Command {
	c := &cobra.Command{
		Use:   "library import|list|show|remove",
		Short: "文库：收入、列出、查看、移出报告",
		Args:  cobra.ArbitraryArgs,
		RunE:  unknownCommand,
		// As with the root: of an unknown command it is said that it is unknown,
		// not that it has no such option.
		FParseErrWhitelist: cobra.FParseErrWhitelist{UnknownFlags: true},
	}
	c.AddCommand(s.libraryImport(), s.libraryList(), s.libraryShow(), s.libraryRemove())
	return c
}

func (s *session) libraryList() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "list [--json]",
		Short: "列出文库里的报告和草稿",
		Args:  arguments(0, 0, ""),
		RunE: func(c *cobra.Command, args []string) error {
			entries := []entryForm{}
			lib, err := s.openLibrary(c.Context(), false)
			switch {
			case errors.Is(err, errNoLibrary): // nothing was put in yet
			case err != nil:
				return err
			default:
				kept, err := lib.List(c.Context())
				if err != nil {
					return unreadable(lib.Path(), err)
				}
				for _, e := range kept {
					entries = append(entries, entryOf(e))
				}
			}
			if asJSON {
				return printJSON(s.out, struct {
					Reports []entryForm `json:"reports"`
				}{entries})
			}
			return printEntries(s.out, entries)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	return c
}

// kindWords are the kinds of entries as people are told them.
var kindWords = map[library.Kind]string{library.Report: "报告", library.Draft: "草稿"}

func printEntries(w io.Writer, entries []entryForm) error {
	if len(entries) == 0 {
		_, err := fmt.Fprintln(w, "文库里还没有报告。用 library import 收入。")
		return err
	}
	t := newTable("编号", "", "地区", ">年度", "标题", ">字数", ">数据", ">版本", "来源")
	for _, e := range entries {
		year := ""
		if e.Year != nil {
			year = fmt.Sprint(*e.Year)
		}
		t.add(e.Ref, kindWords[e.Entry], e.Place, year, opening(e.Title, 40), e.Characters, e.Figures, e.Versions, e.Source)
	}
	return t.print(w)
}

// showForm is what library show --json prints.
type showForm struct {
	Report   entryForm     `json:"report"`
	Warnings []string      `json:"warnings"`
	Dropped  []droppedForm `json:"dropped"`
	Versions []versionForm `json:"versions"`
}

type versionForm struct {
	Ref        string `json:"ref"`
	Number     int    `json:"number"`
	Name       string `json:"name"`
	Made       string `json:"made"`
	Characters int    `json:"characters"`
}

func (s *session) libraryShow() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "show ID [--json]",
		Short: "看一份报告：认出的、去掉的、存疑的、各版本",
		Args:  arguments(1, 1, "编号"),
		RunE: func(c *cobra.Command, args []string) error {
			form, doc, err := s.show(c.Context(), args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(s.out, form)
			}
			return printShown(s.out, form, doc)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	return c
}

func (s *session) show(ctx context.Context, arg string) (showForm, *report.Document, error) {
	id, err := library.ParseID(arg)
	if err != nil {
		return showForm{}, nil, usage("“%s”不是编号。写成 3 或 lib:3。", arg)
	}
	ref := library.Reference{ID: id}
	lib, err := s.openLibrary(ctx, false)
	if err != nil {
		return showForm{}, nil, err
	}
	doc, err := lib.Document(ctx, ref)
	if err != nil {
		return showForm{}, nil, unreadable(ref.String(), err)
	}
	e, err := lib.Entry(ctx, id)
	if err != nil {
		return showForm{}, nil, unreadable(ref.String(), err)
	}
	versions, err := lib.Versions(ctx, id)
	if err != nil {
		return showForm{}, nil, unreadable(ref.String(), err)
	}
	form := showForm{
		Report: entryOf(e), Warnings: list(doc.Warnings), Dropped: droppedOf(doc, doc.Locator()),
		Versions: make([]versionForm, len(versions)),
	}
	for i, v := range versions {
		form.Versions[i] = versionForm{
			library.Reference{ID: id, Version: v.Number}.String(), v.Number, v.Name, v.Made.Format(time.RFC3339), v.Characters,
		}
	}
	return form, doc, nil
}

func printShown(w io.Writer, form showForm, doc *report.Document) error {
	if err := printEntries(w, []entryForm{form.Report}); err != nil {
		return err
	}
	fmt.Fprintln(w)
	if err := printOutline(w, doc); err != nil {
		return err
	}
	fmt.Fprintln(w)
	t := newTable("版本", "名称", "时间", ">字数")
	for _, v := range form.Versions {
		name := v.Name
		if name == "" {
			name = "自动"
		}
		t.add(v.Ref, name, v.Made, v.Characters)
	}
	return t.print(w)
}

func (s *session) libraryRemove() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "remove ID [--json]",
		Short: "把一份报告移出文库；再收入同一文件即找回",
		Args:  arguments(1, 1, "编号"),
		RunE: func(c *cobra.Command, args []string) error {
			ctx := c.Context()
			id, err := library.ParseID(args[0])
			if err != nil {
				return usage("“%s”不是编号。写成 3 或 lib:3。", args[0])
			}
			ref := library.Reference{ID: id}.String()
			lib, err := s.openLibrary(ctx, false)
			if err != nil {
				return err
			}
			e, err := lib.Entry(ctx, id)
			if err == nil {
				err = lib.Remove(ctx, id)
			}
			switch {
			case errors.Is(err, library.ErrNotFound):
				return unreadable(ref, err)
			case err != nil:
				return unwritten(lib.Path(), err)
			}
			if asJSON {
				return printJSON(s.out, struct {
					Removed entryForm `json:"removed"`
				}{entryOf(e)})
			}
			_, err = fmt.Fprintf(s.out, "已移出 %s　%s\n", ref, whose(entryOf(e)))
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "打印 JSON")
	return c
}
