// Package words says which language the window speaks: Chinese, and English
// where the system is English.
package words

import (
	"os"
	"strings"
	"sync/atomic"
)

var english atomic.Bool

// Use sets the language: "zh", "en", or "" for the system's.
func Use(language string) {
	switch language {
	case "":
		english.Store(systemIsEnglish())
	default:
		english.Store(language == "en")
	}
}

// systemIsEnglish reads the usual variables; where none says anything, the
// window speaks Chinese.
func systemIsEnglish() bool {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" && v != "C" && v != "POSIX" && !strings.HasPrefix(v, "C.") {
			return strings.HasPrefix(v, "en")
		}
	}
	return false
}

// English reports whether the window speaks English.
func English() bool { return english.Load() }

// Of picks the word of the language in use.
func Of(zh, en string) string {
	if english.Load() {
		return en
	}
	return zh
}
