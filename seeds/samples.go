package seeds

import (
	"embed"
	"path"
)

//go:embed samples
var sampleFiles embed.FS

// Sample is one of the sample reports: three consecutive years of an invented
// district (临江区), each in another of the forms in which reports arrive.
type Sample struct {
	// Name is the file's name, Data its bytes.
	Name string
	Data []byte
	// Year is the year of delivery; the newest is the draft of the sample library.
	Year int
}

// Samples returns the sample reports, the oldest first.
func Samples() []Sample {
	list := []Sample{
		{Name: "临江区2024年政府工作报告.html", Year: 2024}, // a saved web page with menus and footer
		{Name: "临江区2025年政府工作报告.txt", Year: 2025},  // GB18030, CRLF
		{Name: "临江区2026年政府工作报告.docx", Year: 2026}, // a tracked change and a footnote
	}
	for i := range list {
		data, err := sampleFiles.ReadFile(path.Join("samples", list[i].Name))
		if err != nil {
			panic(err) // embedded: cannot be absent
		}
		list[i].Data = data
	}
	return list
}
