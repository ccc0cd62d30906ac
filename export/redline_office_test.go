package export

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The macros open a document, take or refuse all its changes and write the text.
const officeMacro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">Sub Both(folder As String)
 One(folder, "Accept")
 One(folder, "Reject")
 StarDesktop.terminate()
End Sub
Sub One(folder As String, cmd As String)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden" : hidden(0).Value = True
 d = StarDesktop.loadComponentFromURL("file://" &amp; folder &amp; "/redline.docx", "_blank", 0, hidden())
 createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch(d.CurrentController.Frame, ".uno:" &amp; cmd &amp; "AllTrackedChanges", "", 0, Array())
 Dim store(1) As New com.sun.star.beans.PropertyValue
 store(0).Name = "FilterName" : store(0).Value = "Text (encoded)"
 store(1).Name = "FilterOptions" : store(1).Value = "UTF8,LF,,,"
 d.storeToURL("file://" &amp; folder &amp; "/" &amp; cmd &amp; ".txt", store())
End Sub
</script:module>`

// TestRedlineInLibreOffice lets another program take and refuse the changes.
func TestRedlineInLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("SKIPPED: no soffice here, so no other program read the redline")
	}
	if testing.Short() {
		t.Skip("SKIPPED in short mode: no other program read the redline")
	}
	dir := t.TempDir()
	profile := filepath.Join(dir, "profile")
	basic := filepath.Join(profile, "user", "basic")
	files := map[string]string{
		filepath.Join(basic, "Standard", "Module1.xba"): officeMacro,
		filepath.Join(basic, "Standard", "script.xlb"): `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
		filepath.Join(basic, "script.xlc"): `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
	}
	lines := strings.Split(redlineDraft, "\n")
	lines[4], lines[6] = strings.Replace(lines[6], "21个", "23个", 1), strings.TrimSuffix(lines[4], "，到位资金52亿元。")+"。"
	lines = append(append(lines[:7:7], "生态环境更加优美。"), lines[8:]...)
	after := strings.NewReplacer("增长6.1%。", "增长6.1%。\n", "工作：一是", "工作。\n一是").Replace(strings.Join(lines, "\n")) + "\n谢谢大家！"
	files[filepath.Join(dir, "redline.docx")] = string(redlineOf(t, revision(t, asDraft("旧.txt", redlineDraft), asDraft("新.txt", after)), RedlineOptions{Date: redlineTime}))
	// The first start makes the profile and would write over ours.
	if out, err := exec.Command(office, "-env:UserInstallation=file://"+profile, "--headless", "--norestore", "--terminate_after_init").CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: soffice does not start here: %v\n%s", err, out)
	}
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(office, "-env:UserInstallation=file://"+profile, "--headless", "--norestore",
		fmt.Sprintf("macro:///Standard.Module1.Both(%s)", dir)).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for command, want := range map[string]string{"Accept": after, "Reject": redlineDraft} {
		have, err := os.ReadFile(filepath.Join(dir, command+".txt"))
		if err != nil {
			t.Skipf("SKIPPED: soffice ran no macro here: %s", out)
		}
		if s := strings.TrimSpace(strings.TrimPrefix(string(have), "\uFEFF")); s != want {
			t.Errorf("%s all:\nhave %q\nwant %q", command, s, want)
		}
	}
}
