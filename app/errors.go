package app

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"reportdesk/app/words"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
)

// Sentence says an error to the user: what, and what to do. All errors of the
// window become words here.
func Sentence(err error) string {
	var e *ingest.Error
	switch {
	case errors.As(err, &e):
		return unreadable(e)
	case errors.Is(err, library.ErrFull), errors.Is(err, syscall.ENOSPC):
		return words.Of("磁盘已满，没有存下。腾出空间再试。", "The disk is full; nothing was saved. Make room and try again.")
	case errors.Is(err, library.ErrReadOnly), errors.Is(err, fs.ErrPermission):
		return words.Of("没有权限写文库，改动没有存下。", "No permission to write the library; nothing was saved.")
	case errors.Is(err, library.ErrNewer):
		return words.Of("这个文库由更新的版本建立，这个版本打不开。更新程序，或打开另一文库。",
			"Made by a newer version; update, or open another library.")
	case errors.Is(err, library.ErrCorrupt), errors.Is(err, library.ErrForeign):
		return words.Of("这个文件不是文库，或已损坏，没有改动它。打开另一文库。",
			"This file is no library, or is damaged; it was left as it is. Open another library.")
	case errors.Is(err, library.ErrBusy):
		return words.Of("文库正被另一个程序写，稍后再试。", "Another program is writing the library; try again.")
	case errors.Is(err, library.ErrNotFound):
		return words.Of("文库里已经没有这一份。", "It is no longer in the library.")
	}
	return fmt.Sprintf(words.Of("没有做成：%v", "Not done: %v"), err)
}

func unreadable(e *ingest.Error) string {
	found := e.Found
	if found == "" {
		found = words.Of("别的格式", "another format")
	}
	switch e.Problem {
	case ingest.Empty:
		return fmt.Sprintf(words.Of("%s 里没有文字，没有收入。", "%s holds no text."), e.Name)
	case ingest.NoText:
		return fmt.Sprintf(words.Of("%s 里没有找到正文，没有收入。", "No report text was found in %s."), e.Name)
	case ingest.TooLarge:
		return fmt.Sprintf(words.Of("%s 的文字超过上限 %d MB，没有收入。", "%s holds more than %d MB of text."), e.Name, ingest.MaxText>>20)
	case ingest.Broken:
		return fmt.Sprintf(words.Of("%s 读不了：文件不完整。重新取得后再导入。", "%s cannot be read: the file is incomplete. Get it anew."), e.Name)
	case ingest.WrongFormat:
		return fmt.Sprintf(words.Of("%s 其实是%s，没有收入。", "%s is in truth %s; it was not taken."), e.Name, found)
	case ingest.Unsupported:
		return fmt.Sprintf(words.Of("%s 是%s，还不能读。另存为 docx 或 txt 再导入。", "%s is %s, which cannot be read yet. Save it as docx or txt."), e.Name, found)
	}
	return fmt.Sprintf(words.Of("%s 读不了。", "%s cannot be read."), e.Name)
}
