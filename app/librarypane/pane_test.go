package librarypane_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"reportdesk/app/desk"
	"reportdesk/internal/library"
	"reportdesk/internal/text"
)

func TestTheSamplesAreThereAndGoWithOneClickAndComeBack(t *testing.T) {
	u := sitDown(t, withSamples)
	u.sees("示例文库", "2 份报告，1 份草稿", "六届人大五次会议 · 2025-01-08")
	u.clicks("移除示例")
	u.seesNot("内容均为虚构")
	u.sees("从往年的报告开始", "已移除示例文库", "撤销")
	u.clicks("撤销")
	u.sees("示例文库", "六届人大五次会议 · 2025-01-08")
	u.clicks("移除示例")
	u.clicks("载入示例文库")
	u.sees("示例文库")
	if n := len(u.list()); n != 3 {
		t.Errorf("%d entries after the samples were loaded again, want 3", n)
	}
}

func TestTheUsersOwnReportsStayWhenTheSamplesGo(t *testing.T) {
	u := sitDown(t, withSamples)
	u.imports(plain("2030.txt", 2030))
	u.clicks("移除示例")
	if list := u.list(); len(list) != 1 || list[0].Source != "2030.txt" {
		t.Errorf("left: %+v", list)
	}
}

func TestOneCleanFileIsSaidInTheStatusBar(t *testing.T) {
	u := sitDown(t)
	u.sees("从往年的报告开始", "选择文件", "载入示例文库", "新建草稿")
	u.imports(plain("2030.txt", 2030))
	u.sees("已导入：临江区 2030 政府工作报告", "查看", "撤销")
	u.seesNot("导入结果", "从往年的报告开始")
	u.imports(plain("另一个名字.txt", 2030))
	u.sees("已在文库：临江区 2030 政府工作报告")
	if n := len(u.list()); n != 1 {
		t.Errorf("%d entries after the same bytes twice", n)
	}
}

func TestGapsInTheSeriesAreShownAndFoldWithTheirGroup(t *testing.T) {
	u := sitDown(t)
	u.imports(plain("a.txt", 2024), plain("b.txt", 2026), plain("c.txt", 2031))
	u.sees("2025", "2027—2030", "未导入")
	u.seesNot("2023", "2032")
	u.press(fyne.KeyHome)
	u.press(fyne.KeyLeft)
	u.seesNot("未导入", "八届人大五次会议 · 2024-01-08")
	u.press(fyne.KeyRight)
	u.sees("未导入")
	u.clicks("临江区3")
	u.seesNot("未导入")
}

func TestManyFilesEndInASheetWhereEverythingIsSettled(t *testing.T) {
	u := sitDown(t)
	u.imports(webPage("网页.txt", 2031), plain("干净.txt", 2030), plain("副本.txt", 2030), file{"附件3.docx", []byte("PK\x03\x04")})
	u.sees("导入结果", "收入 2 份，跳过 1 份，1 份读不了", "已在文库，未重复收入", "文件不完整", "原文件不改动")
	u.press(fyne.KeyDown)
	u.sees("识别结果", "首页 > 政务公开 > 政府工作报告", "网页导航")
	u.clicks("放回")
	u.sees("已放回 1 处，再去掉")
	u.clicks("全部放回")
	u.seesNot("网页导航")
	u.clicks("完成")
	u.seesNot("导入结果")
	e := u.list()[1]
	if len(e.Override.Restored) != 3 {
		t.Errorf("kept as put back: %v, want 3 parts", e.Override.Restored)
	}
	doc := u.document(e.ID)
	if !strings.Contains(doc, "首页 > 政务公开") || !strings.Contains(doc, "打印本页") {
		t.Errorf("put back, but not in the text: %q", doc)
	}
}

func TestAWholeImportIsTakenBack(t *testing.T) {
	u := sitDown(t, withSamples)
	u.imports(webPage("a.txt", 2031), webPage("b.txt", 2032))
	u.clicks("撤销这次导入")
	if n := len(u.list()); n != 3 {
		t.Errorf("%d entries after the import was undone, want the 3 of before", n)
	}
	u.clicks("撤销")
	if n := len(u.list()); n != 5 {
		t.Errorf("%d entries after that was undone, want 5", n)
	}
}

func TestWhatIsRecognisedIsPutRightInPlace(t *testing.T) {
	u := sitDown(t)
	u.imports(plain("a.txt", 2031))
	u.edit()
	u.types("年度", "20x1")
	u.sees("年度是 1949 到 2100 之间的四位数字")
	u.press(fyne.KeyReturn)
	if y := u.list()[0].Info.Year; y != 2031 {
		t.Errorf("a wrong year was taken: %d", y)
	}
	u.types("年度", "2029")
	u.seesNot("年度是 1949")
	u.types("地区", "临湖县")
	u.types("日期", "2029-13-01")
	u.sees("日期写成 2025-01-08")
	u.types("日期", "2029-01")
	u.clicks("保存")
	if i := u.list()[0].Info; i.Year != 2029 || i.Place != "临湖县" || i.Date != "2029-01" {
		t.Errorf("%+v", i)
	}
	u.sees("临湖县", "2029年", "已更改")
	u.clicks("撤销")
	if i := u.list()[0].Info; i.Year != 2031 || i.Place != "临江区" {
		t.Errorf("undone: %+v", i)
	}
}

func TestEscapeLeavesTheFieldsAsTheyWere(t *testing.T) {
	u := sitDown(t)
	u.imports(plain("a.txt", 2031))
	u.edit()
	u.types("地区", "别处")
	u.escape()
	u.seesNot("别处", "保存")
}

func TestADoubtIsSettledAndComesBackWithUndo(t *testing.T) {
	u := sitDown(t)
	body := strings.ReplaceAll(string(plain("", 2031).data), "临江区", "")
	u.imports(file{"无名.txt", []byte(body)})
	u.sees("导入结果", "存疑", "没有认出是哪个地方的报告")
	u.escape()
	u.sees("存疑 1 处")
	u.clicks("没有问题")
	u.seesNot("存疑 1 处", "没有认出是哪个地方的报告")
	u.sees("已确认 1 处存疑")
	u.clicks("撤销")
	u.sees("没有认出是哪个地方的报告")
}

func TestDeleteRemovesAndUndoBringsBack(t *testing.T) {
	u := sitDown(t)
	u.imports(plain("a.txt", 2030), plain("b.txt", 2031))
	u.select_("2030", "政府工作报告")
	u.press(fyne.KeyDelete)
	u.sees("已移出 1 份报告")
	if list := u.list(); len(list) != 1 || list[0].Info.Year != 2031 {
		t.Errorf("left: %+v", list)
	}
	u.clicks("撤销")
	if n := len(u.list()); n != 2 {
		t.Errorf("%d entries after undo", n)
	}
}

func TestADraftWithVersionsIsNotDeletedUnasked(t *testing.T) {
	u := sitDown(t, withSamples)
	u.w.SaveVersion("讨论稿", func(_ library.Version, err error) {
		if err != nil {
			t.Error(err)
		}
	})
	u.waits()
	u.w.Changed()
	u.waits()
	u.select_("2026", "政府工作报告")
	u.press(fyne.KeyDelete)
	u.sees("删除“临江区2026年政府工作报告”和它的 1 个版本？删除后不能恢复。")
	u.press(fyne.KeyReturn) // the focus is on 取消
	if n := len(u.list()); n != 3 {
		t.Fatalf("%d entries after a careless Enter", n)
	}
	u.select_("2026", "政府工作报告")
	u.press(fyne.KeyDelete)
	u.clicks("删除")
	if n := len(u.list()); n != 2 {
		t.Errorf("%d entries after the draft was deleted", n)
	}
	u.sees("已删除草稿")
}

func TestThePartOfAReportIsShownInItsText(t *testing.T) {
	u := sitDown(t, withSamples)
	e := u.list()[0]
	at := strings.Index(u.document(e.ID), "各位代表")
	u.w.ShowPlace(desk.Place{Ref: library.Reference{ID: e.ID}, Span: text.Span{Start: at, End: at + len("各位代表")}})
	u.waits()
	u.sees("返回列表", "各位代表")
	u.seesNot("状态")
	u.escape()
	u.sees("状态")
}

func TestSourcesNarrowTheList(t *testing.T) {
	u := sitDown(t, withSamples)
	court := strings.ReplaceAll(strings.ReplaceAll(string(plain("", 2030).data), "政府工作报告", "临江区人民法院工作报告"), "区人民政府", "区人民法院")
	u.imports(file{"法院.txt", []byte(court)})
	u.sees("地区", "单位", "临江区人民法院")
	u.presses("草稿", desktop.MouseButtonPrimary)
	u.seesNot("六届人大五次会议 · 2025-01-08")
	u.presses("全部", desktop.MouseButtonPrimary)
	u.sees("六届人大五次会议 · 2025-01-08")
	u.presses("临江区人民法院", desktop.MouseButtonPrimary)
	u.seesNot("六届人大五次会议 · 2025-01-08", "今天 ")
}

func TestACompactWindowFoldsItsSides(t *testing.T) {
	u := sitDown(t, withSamples, withSize(fyne.NewSize(911, 512)))
	u.seesNot("待确认", "更改…")
	u.press(fyne.KeyDown)
	u.press(fyne.KeySpace)
	u.sees("更改…")
	u.escape()
	u.seesNot("更改…")
	u.press(fyne.KeyF6)
	u.sees("更改…")
	u.press(fyne.KeyF6)
	u.seesNot("更改…")
	u.sees("待确认")
	u.press(fyne.KeyReturn)
	u.seesNot("待确认")
}

func TestWhatIsCopiedIsPastedIntoTheLibrary(t *testing.T) {
	u := sitDown(t, withSamples)
	u.pastes(string(plain("", 2030).data))
	u.sees("已导入：临江区 2030 政府工作报告")
	u.pastes(u.writes(plain("2029.txt", 2029)) + "\n" + u.writes(plain("2028.txt", 2028)))
	u.sees("收入 2 份")
	u.pastes("  ")
	u.sees("剪贴板里没有文字")
}

func TestADraftIsBegunFromAReport(t *testing.T) {
	u := sitDown(t)
	u.imports(plain("a.txt", 2030))
	u.clicks("以此起草")
	u.sees("新建草稿", "底稿本身不改动", "2031")
	u.clicks("新建")
	list := u.list()
	if len(list) != 2 || list[1].Kind != library.Draft || list[1].Info.Year != 2031 || list[1].Info.Place != "临江区" {
		t.Fatalf("the library holds %+v", list)
	}
	if body := u.document(list[1].ID); !strings.Contains(body, "粮食总产量〔待填：上年8.6〕万吨") {
		t.Errorf("the draft's text is %q", body)
	}
}

func TestWhatWasImportedIsShownByALinkWhereverOneIs(t *testing.T) {
	u := sitDown(t, withSamples)
	u.presses("草稿", desktop.MouseButtonPrimary) // a source that leaves the report out
	u.imports(plain("2019.txt", 2019))
	u.w.ShowPane(desk.Check)
	u.waits()
	u.clicks("查看")
	if !u.w.Showing(desk.Library) || !u.inspects("2019") {
		t.Errorf("the report is not selected; on the screen:\n%s", u.screen())
	}
	u.clicks("撤销")
	if n := len(u.list()); n != 3 {
		t.Errorf("%d entries after undo", n)
	}
}

func TestAReportDraggedOntoAnotherIsComparedWithIt(t *testing.T) {
	u := sitDown(t)
	u.imports(plain("a.txt", 2024), plain("b.txt", 2027), plain("c.txt", 2031))
	u.drags("八届人大五次会议 · 2031-01-08", "八届人大五次会议 · 2024-01-08")
	if !u.w.Showing(desk.Compare) {
		t.Fatalf("not compared; on the screen:\n%s", u.screen())
	}
	u.sees("2024年", "2031年")
}
