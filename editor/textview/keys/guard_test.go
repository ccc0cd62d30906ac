package keys

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// play hands recorded events to a guard and returns what reaches the text. An
// event is "down:K", "up:K", "key:K", "rune:字", "cut:K" (a shortcut with a
// key), "mod:ctrl" or "mod:" (what is held from now on), "lost" (the focus).
func play(events string) string {
	held := fyne.KeyModifier(0)
	g := Guard{Modifiers: func() fyne.KeyModifier { return held }}
	var reached []string
	for _, ev := range strings.Fields(events) {
		kind, arg, _ := strings.Cut(ev, ":")
		key := &fyne.KeyEvent{Name: fyne.KeyName(arg)}
		switch kind {
		case "down":
			g.KeyDown(key)
		case "up":
			g.KeyUp(key)
		case "key":
			if !g.TypedKey(key) && utf8.RuneCountInString(arg) > 1 {
				reached = append(reached, arg)
			}
		case "rune":
			r, _ := utf8.DecodeRuneInString(arg)
			g.TypedRune(r)
			reached = append(reached, arg)
		case "cut":
			if !g.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(arg), Modifier: fyne.KeyModifierControl}) {
				reached = append(reached, "^"+arg)
			}
		case "mod":
			held = map[string]fyne.KeyModifier{"ctrl": fyne.KeyModifierControl, "shift": fyne.KeyModifierShift}[arg]
		case "lost":
			g.Reset()
		}
	}
	return strings.Join(reached, " ")
}

func TestWhatReachesTheText(t *testing.T) {
	for _, c := range []struct{ proves, events, want string }{
		{
			"plain typing passes",
			"down:A key:A rune:a up:A down:BackSpace key:BackSpace up:BackSpace down:Return key:Return",
			"a BackSpace Return",
		},
		{
			"Backspace in a composition stays there, the committed text arrives",
			"down:N key:N up:N down:I key:I up:I down:M key:M up:M down:BackSpace key:BackSpace up:BackSpace down:Space key:Space rune:你",
			"你",
		},
		{
			"Enter commits the letters and makes no paragraph",
			"down:H key:H down:I key:I down:Return key:Return rune:h rune:i up:Return down:Return key:Return",
			"h i Return",
		},
		{
			"arrows and pages wander in the candidates",
			"down:N key:N key:Left key:Right key:Up key:Down key:Next key:Prior key:Home key:End down:Space key:Space rune:你 key:Left",
			"你 Left",
		},
		{
			"a held Backspace takes the whole composition, and no more",
			"down:N key:N down:I key:I down:BackSpace key:BackSpace key:BackSpace key:BackSpace",
			"BackSpace",
		},
		{
			"the apostrophe between syllables counts",
			"down:X key:X down:I key:I down:' key:' down:A key:A down:N key:N key:BackSpace key:BackSpace key:BackSpace key:BackSpace key:BackSpace key:BackSpace",
			"BackSpace",
		},
		{
			"Escape ends the composition, and only the next one reaches the window",
			"down:N key:N down:Escape key:Escape down:Escape key:Escape down:BackSpace key:BackSpace",
			"Escape BackSpace",
		},
		{
			"a digit picks a candidate",
			"down:N key:N down:I key:I down:2 key:2 rune:拟 up:2 down:BackSpace key:BackSpace",
			"拟 BackSpace",
		},
		{
			"Ctrl+A and then Backspace deletes all",
			"mod:ctrl down:A cut:A up:A mod: down:BackSpace key:BackSpace",
			"^A BackSpace",
		},
		{
			"capitals of a composition count",
			"mod:shift down:N key:N mod: down:BackSpace key:BackSpace down:BackSpace key:BackSpace",
			"BackSpace",
		},
		{
			"moving and deleting by word belong to the composition, commands do not",
			"down:N key:N mod:ctrl cut:BackSpace cut:Left cut:S",
			"^S",
		},
		{
			"switching the input method off ends the composition",
			"down:N key:N mod:ctrl down:Space cut:Space mod: down:Return key:Return",
			"^Space Return",
		},
		{
			"with the focus the composition goes",
			"down:N key:N lost down:BackSpace key:BackSpace",
			"BackSpace",
		},
		{
			"an apostrophe in plain text is no composition",
			"down:' key:' rune:' key:BackSpace",
			"' BackSpace",
		},
	} {
		if got := play(c.events); got != c.want {
			t.Errorf("%s\n events %s\n have   %s\n want   %s", c.proves, c.events, got, c.want)
		}
	}
}
