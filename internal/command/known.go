package command

// Known reports whether a word is the name of a command.
func Known(word string) bool {
	for _, c := range (&session{}).root().Commands() {
		if c.Name() == word {
			return true
		}
	}
	return word == "help"
}
