package app

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"reportdesk/app/desk"
	"reportdesk/app/readback"
	"reportdesk/app/words"
	"reportdesk/export"
	"reportdesk/export/review"
	"reportdesk/internal/atomicfile"
	"reportdesk/internal/ingest"
	"reportdesk/internal/library"
	"reportdesk/internal/office"
)

// Sentence says an error to the user: what, and what to do. All errors of the
// window become words here.
func Sentence(err error) string {
	var e *ingest.Error
	var left *desk.Unwritten
	var unsaved *unsavedError
	var unread *readback.Unread
	switch {
	case errors.As(err, &left):
		return unwritten(left)
	case errors.As(err, &e):
		return unreadable(e)
	case errors.As(err, &unread):
		return notReadBack(unread)
	case errors.As(err, &unsaved):
		return inMemory(unsaved)
	case errors.Is(err, library.ErrFull), errors.Is(err, syscall.ENOSPC):
		return words.Of("磁盘已满，没有存下。腾出空间再试。", "The disk is full; nothing was saved. Make room and try again.")
	case errors.Is(err, library.ErrReadOnly), errors.Is(err, fs.ErrPermission):
		return words.Of("没有权限写文库，改动没有存下。", "No permission to write the library; nothing was saved.")
	case errors.Is(err, library.ErrNewer):
		return words.Of("这个文库由更新的版本建立，这个版本打不开，没有改动它。更新程序再打开。",
			"Made by a newer version, and left as it is. Update the program.")
	case errors.Is(err, library.ErrCorrupt):
		return words.Of("文库已损坏，没有改动它。可从备份取回，或另建新文库。", "The library is damaged and was left as it is. Take it from a backup, or begin a new one.")
	case errors.Is(err, library.ErrForeign):
		return words.Of("这个文件不是文库，没有改动它。", "This file is no library and was left as it is.")
	case errors.Is(err, library.ErrGone):
		return words.Of("文库文件不在原处了，没有存下。放回原处再试。", "The library's file is not in its place; nothing was saved. Put it back and try again.")
	case errors.Is(err, library.ErrBusy):
		return words.Of("文库正被另一个程序写，稍后再试。", "Another program is writing the library; try again.")
	case errors.Is(err, library.ErrNotFound):
		return words.Of("文库里已经没有这一份。", "It is no longer in the library.")
	}
	return fmt.Sprintf(words.Of("没有做成：%v", "Not done: %v"), err)
}

// notReadBack says why a workbook was not read back.
func notReadBack(e *readback.Unread) string {
	if errors.Is(e, review.ErrNoFigures) {
		return fmt.Sprintf(words.Of("%s 里没有认出指标和数值两列，没有读回。", "%s has no columns of indicators and values; it was not read back."), e.Name)
	}
	if errors.Is(e, export.ErrTooLarge) {
		return fmt.Sprintf(words.Of("%s 太大，没有读回。只留要核对的表再读回。", "%s is too large; keep only the sheets to be read back."), e.Name)
	}
	return fmt.Sprintf(words.Of("%s 读不了：不是完整的 xlsx 工作簿。另存为 xlsx 再读回。", "%s is no whole xlsx workbook. Save it as xlsx."), e.Name)
}

// inMemory says that a draft cannot be saved, since when, and what helps.
func inMemory(e *unsavedError) string {
	since := e.since.Format("15:04")
	switch {
	case errors.Is(e, library.ErrFull), errors.Is(e, syscall.ENOSPC):
		return fmt.Sprintf(words.Of("磁盘已满，%s 之后的改动只在内存里。腾出空间后会自动存。",
			"The disk is full; what was written since %s is in memory only. It is saved as soon as there is room."), since)
	case errors.Is(e, library.ErrReadOnly), errors.Is(e, fs.ErrPermission):
		return fmt.Sprintf(words.Of("文库只能读，%s 之后的改动只在内存里。能写之后会自动存。",
			"The library can only be read; what was written since %s is in memory only. It is saved as soon as it can be written."), since)
	case errors.Is(e, library.ErrGone):
		return fmt.Sprintf(words.Of("文库文件被移走、删除或替换了，%s 之后的改动只在内存里。放回原处后会自动存；找不回就先导出草稿。",
			"The library's file was moved, deleted or replaced; what was written since %s is in memory only. It is saved as soon as the file is back; else export the draft."), since)
	case errors.Is(e, library.ErrBusy):
		return fmt.Sprintf(words.Of("文库正被另一个程序写，%s 之后的改动只在内存里。它写完后会自动存。",
			"Another program is writing the library; what was written since %s is in memory only. It is saved as soon as that is done."), since)
	}
	return fmt.Sprintf(words.Of("文库写不下去，%s 之后的改动只在内存里，会一直再试。",
		"The library cannot be written; what was written since %s is in memory only. It is tried again and again."), since)
}

// unwritten says why a document did not leave the program.
func unwritten(e *desk.Unwritten) string {
	why := e.Err.Error()
	var wrong *export.TemplateError
	var unread *templateError
	switch {
	case errors.As(e, &wrong):
		why = fmt.Sprintf(words.Of("模板的%v。改了模板再试。", "in the template: %v. Mend it and try again."), wrong)
	case errors.As(e, &unread), errors.Is(e, export.ErrNotWorkbook), errors.Is(e, export.ErrTooLarge):
		why = words.Of("模板读不了。换一个 xlsx 文件，或用标准格式。", "the template cannot be read. Choose another xlsx file, or the standard.")
	case errors.Is(e, office.ErrMissing):
		return noOffice()
	case errors.Is(e, errNoPrior):
		return words.Of("没有往年报告可对照。先导入上年报告。", "There is no earlier report to compare with. Import one first.")
	case errors.Is(e, atomicfile.ErrFolder):
		why = words.Of("那里是一个文件夹。写明文件名。", "a folder stands there; name a file.")
	case errors.Is(e, fs.ErrNotExist):
		why = words.Of("没有这个文件夹。换一个地方。", "there is no such folder.")
	case errors.Is(e, fs.ErrPermission):
		why = words.Of("没有权限，或文件正被其他程序打开。关闭后再导出。", "no permission, or another program has it open.")
	case errors.Is(e, syscall.ENOSPC):
		why = words.Of("磁盘已满。腾出空间后再导出。", "the disk is full.")
	}
	return fmt.Sprintf(words.Of("没能写出%s：%s", "%s was not written: %s"), e.What, why)
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
