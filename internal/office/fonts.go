package office

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Fonts are the names of the fonts on this machine, in every language that the
// fonts have names in (仿宋 and FangSong), in small letters.
type Fonts map[string]bool

// Has reports whether a font of that name is there.
func (f Fonts) Has(name string) bool { return f[strings.ToLower(name)] }

// InstalledFonts reads the names of the fonts in the system's folders and the
// user's. It is nil where no font was found at all: then nothing can be told.
func InstalledFonts() Fonts {
	var found Fonts
	for _, face := range InstalledFaces() {
		for _, name := range face.Names {
			if found == nil {
				found = Fonts{}
			}
			found[strings.ToLower(name)] = true
		}
	}
	return found
}

// Face is a face of a font on this machine.
type Face struct {
	// Names are its family's and its own in every language that it has names in,
	// as they stand in its file.
	Names []string
	// Weight is 400 for a regular face, 700 for a bold one.
	Weight int
	Italic bool
	// File is where it lies, Index which face of a collection it is, from 0.
	File  string
	Index int
}

// InstalledFaces are the faces of the fonts in the system's folders and the
// user's, by their files. It reads little of each file; a damaged one is passed over.
func InstalledFaces() []Face { return facesIn(fontDirs(runtime.GOOS, os.Getenv)) }

func facesIn(dirs []string) []Face {
	var found []Face
	for _, dir := range dirs {
		_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && isFontFile(path) {
				found = append(found, facesOfFile(path)...)
			}
			return nil // what cannot be read has no names to give
		})
	}
	return found
}

func facesOfFile(path string) []Face {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	faces := facesOf(f)
	for i := range faces {
		faces[i].File = path
	}
	return faces
}

// Regular is the upright face of a regular weight among those that bear one of
// the names of a font, or the one that comes nearest; false where none does. A
// family's light and bold faces bear its name too.
func Regular(faces []Face, names ...string) (Face, bool) {
	best, found := Face{}, false
	for _, f := range faces {
		if slices.ContainsFunc(names, f.bears) && (!found || f.strangeness() < best.strangeness()) {
			best, found = f, true
		}
	}
	return best, found
}

func (f Face) bears(name string) bool {
	return slices.ContainsFunc(f.Names, func(n string) bool { return strings.EqualFold(n, name) })
}

// strangeness is how far a face is from an upright regular one.
func (f Face) strangeness() int {
	away := max(f.Weight-regularWeight, regularWeight-f.Weight)
	if f.Italic {
		away += 1000
	}
	return away
}

// Load reads the face as a font file of its own, without the others of its
// collection; loneFace says what is left out.
func (f Face) Load() ([]byte, error) {
	file, err := os.Open(f.File)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	data, err := loneFace(file, info.Size(), f.Index)
	if err != nil {
		return nil, fmt.Errorf("read face %d of %s: %w", f.Index, f.File, err)
	}
	return data, nil
}

func isFontFile(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ttf", ".ttc", ".otf", ".otc":
		return true
	}
	return false
}

// fontDirs are the folders of fonts. env reads the environment.
func fontDirs(system string, env func(string) string) []string {
	switch system {
	case "windows":
		root := env("SystemRoot")
		if root == "" {
			root = `C:\Windows`
		}
		return []string{root + `\Fonts`, env("LocalAppData") + `\Microsoft\Windows\Fonts`}
	case "darwin":
		return []string{
			"/System/Library/Fonts", "/System/Library/AssetsV2/com_apple_MobileAsset_Font7", "/Library/Fonts", env("HOME") + "/Library/Fonts",
			"/Applications/Microsoft Word.app/Contents/Resources/DFonts", "/Applications/LibreOffice.app/Contents/Resources/fonts",
		}
	}
	data := env("XDG_DATA_HOME")
	if data == "" {
		data = env("HOME") + "/.local/share"
	}
	return []string{"/usr/share/fonts", "/usr/local/share/fonts", data + "/fonts", env("HOME") + "/.fonts"}
}
