package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"reportdesk/internal/atomicfile"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
)

// The exit statuses, a contract that other programs rely on.
const (
	statusDone        = 0
	statusFindings    = 1
	statusUsage       = 2
	statusUnreadable  = 3
	statusUnwritten   = 4
	statusInterrupted = 130
)

// failure is an error with the status that the command ends with. An empty
// message means that all was said already.
type failure struct {
	status  int
	message string
	err     error
}

func (f *failure) Error() string {
	if f.err != nil {
		return f.err.Error()
	}
	return f.message
}

func (f *failure) Unwrap() error { return f.err }

func usage(format string, args ...any) error {
	return &failure{status: statusUsage, message: fmt.Sprintf(format, args...)}
}

// unreadable is the failure of reading what the user named.
func unreadable(name string, err error) error {
	return &failure{statusUnreadable, readSentence(name, err), err}
}

// unwritten is the failure of writing what the user named.
func unwritten(name string, err error) error {
	return &failure{statusUnwritten, writeSentence(name, err), err}
}

// told returns the status and the one sentence for any error of a command.
func told(err error) (int, string) {
	var f *failure
	switch {
	case errors.Is(err, context.Canceled):
		return statusInterrupted, "已中断，没有写出任何文件。"
	case errors.As(err, &f):
		return f.status, f.message
	}
	return statusUnreadable, "没有做完：" + err.Error() + "。"
}

// errInput stands for an output that would replace what is being read.
var errInput = errors.New("is an input")

// readSentence says why a report cannot be read, and what to do.
func readSentence(name string, err error) string {
	var problem *ingest.Error
	switch {
	case errors.As(err, &problem):
		return problemSentence(name, problem)
	case errors.Is(err, atomicfile.ErrFolder):
		return name + " 是文件夹，不是报告。写明里面的一个文件。"
	case errors.Is(err, fs.ErrNotExist):
		return "没有 " + name + " 这个文件。看看路径写得对不对。"
	case errors.Is(err, fs.ErrPermission):
		return "没有权限读“" + name + "”。改了权限再试。"
	}
	if said := librarySentence(name, err); said != "" {
		return said
	}
	return fmt.Sprintf("%s 读不了：%v。", name, err)
}

// problemSentence is the sentence for each problem of a file's content.
func problemSentence(name string, e *ingest.Error) string {
	switch e.Problem {
	case ingest.Empty:
		return name + " 里没有文字，没有收入。换一个有正文的文件。"
	case ingest.NoText:
		return name + " 里没有找到正文，没有收入。换一个有正文的文件。"
	case ingest.TooLarge:
		return fmt.Sprintf("%s 的文字超过上限 %d MB，没有收入。拆成几份再导入。", name, ingest.MaxText>>20)
	case ingest.Broken:
		return name + " 读不了：文件不完整。重新取得后再导入。"
	case ingest.WrongFormat:
		return fmt.Sprintf("%s 其实是%s，没有收入。换成报告的原文件。", name, found(e))
	case ingest.Unsupported:
		return fmt.Sprintf("%s 是%s，还不能读。另存为 docx 或 txt 再导入。", name, found(e))
	}
	return name + " 读不了：" + e.Error() + "。"
}

func found(e *ingest.Error) string {
	if e.Found == "" {
		return "别的格式"
	}
	return e.Found
}

// writeSentence says why something could not be written, and what to do.
func writeSentence(name string, err error) string {
	switch {
	case errors.Is(err, errInput):
		return "没有写 " + name + "：它是正在读的文件。换一个文件名。"
	case errors.Is(err, atomicfile.ErrFolder):
		return "没能写出 " + name + "：它是文件夹。写明文件名。"
	case errors.Is(err, fs.ErrNotExist):
		return "没能写出 " + name + "：没有这个文件夹。先建好再试。"
	case heldOpen(err):
		return "没能写出 " + name + "：文件正被其他程序打开。关闭后再试。"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "没能写出 " + name + "：没有权限。换一个地方再试。"
	case errors.Is(err, ingest.ErrUnpatchable):
		return name + " 不能照原样改写。先用 text 命令存为 txt，再对它读回。"
	case errors.Is(err, syscall.ENOSPC):
		return "没能写出 " + name + "：磁盘已满。腾出空间再试。"
	}
	if said := librarySentence(name, err); said != "" {
		return said
	}
	return fmt.Sprintf("没能写出 %s：%v。换一个地方再试。", name, err)
}

// librarySentence is the sentence for what a library refuses, "" for other errors.
func librarySentence(name string, err error) string {
	switch {
	case errors.Is(err, errNoLibrary):
		return "还没有文库 " + name + "。用 library import 收入报告，或用 --library 换一个文库。"
	case errors.Is(err, library.ErrNotFound):
		return "文库里没有 " + name + "。用 library list 看有哪些。"
	case errors.Is(err, library.ErrReference):
		return name + " 不是文库里的编号。写成 lib:3，或带版本 lib:3@2。"
	case errors.Is(err, library.ErrNewer):
		return "文库 " + name + " 由更新的版本建立，这个版本打不开。更新程序，或用 --library 换一个文库。"
	case errors.Is(err, library.ErrForeign):
		return name + " 不是文库文件，没有动它。用 --library 换一个文库。"
	case errors.Is(err, library.ErrCorrupt):
		return "文库 " + name + " 已损坏，没有动它。用备份替换，或用 --library 换一个文库。"
	case errors.Is(err, library.ErrFull):
		return "没能写文库 " + name + "：磁盘已满。腾出空间再试。"
	case errors.Is(err, library.ErrReadOnly):
		return "没能写文库 " + name + "：没有权限。改了权限再试，或用 --library 换一个地方。"
	case errors.Is(err, library.ErrGone):
		return "文库 " + name + " 不在原处了，没有存下。放回原处再试。"
	case errors.Is(err, library.ErrBusy):
		return "文库 " + name + " 正被另一个程序占用。稍后再试。"
	}
	return ""
}
