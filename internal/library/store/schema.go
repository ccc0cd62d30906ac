package store

import (
	"database/sql"
	"fmt"
)

// applicationID marks the file as ours in SQLite's header: "RPTD".
const applicationID = 0x52505444

// migrations bring the schema from each version to the next; the file's
// user_version counts those done. A migration that was released is never
// changed: a later one mends it.
var migrations = []string{
	// 1: sources, entries, versions, drafts.
	`
	-- The files as they arrived, each once.
	CREATE TABLE source (
		id     INTEGER PRIMARY KEY,
		sha256 BLOB NOT NULL UNIQUE,
		bytes  BLOB NOT NULL
	) STRICT;

	-- Reports and drafts. AUTOINCREMENT: people write numbers down, so that
	-- one is never given again.
	CREATE TABLE entry (
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		kind       TEXT NOT NULL CHECK (kind IN ('report', 'draft')),
		source     INTEGER REFERENCES source (id), -- NULL: begun in the program
		name       TEXT NOT NULL,                  -- the file's base name
		format     TEXT NOT NULL,
		encoding   TEXT NOT NULL,
		recognised TEXT NOT NULL,                  -- report.Info as import found it, JSON
		override   TEXT NOT NULL,                  -- what the user put right, JSON
		place      TEXT NOT NULL,                  -- both together, to list and sort by
		year       INTEGER NOT NULL,               -- 0: unknown
		characters INTEGER NOT NULL,
		figures    INTEGER NOT NULL,
		added      INTEGER NOT NULL,               -- times are milliseconds since 1970, UTC
		changed    INTEGER NOT NULL,
		removed    INTEGER                         -- NULL: in the library
	) STRICT;
	CREATE INDEX entry_place_year ON entry (place, year);
	CREATE INDEX entry_source ON entry (source);

	-- Texts that stay as they are, numbered from 1 within their entry. Those of
	-- a report: 1, what import made of its source.
	CREATE TABLE version (
		entry  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
		number INTEGER NOT NULL,
		name   TEXT NOT NULL, -- '': made by itself
		made   INTEGER NOT NULL,
		text   TEXT NOT NULL,
		characters INTEGER NOT NULL,
		PRIMARY KEY (entry, number)
	) STRICT;

	-- The text that a draft has now.
	CREATE TABLE draft (
		entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
		text  TEXT NOT NULL,
		saved INTEGER NOT NULL
	) STRICT;
	`,
	// 2: what import doubted; which entries are samples.
	`
	ALTER TABLE entry ADD COLUMN doubts TEXT NOT NULL DEFAULT '[]'; -- report.Document.Warnings, JSON
	ALTER TABLE entry ADD COLUMN sample INTEGER NOT NULL DEFAULT 0; -- 1: came with the program
	`,
	// 3: what the user put right of the indicators of a place.
	`
	-- Replayed in the order of id. AUTOINCREMENT: what is made later stands later.
	CREATE TABLE correction (
		id      INTEGER PRIMARY KEY AUTOINCREMENT,
		place   TEXT NOT NULL,
		body    TEXT NOT NULL, -- metric.Correction without place and time, JSON
		made    INTEGER NOT NULL,
		removed INTEGER        -- NULL: holds; else when it was undone
	) STRICT;
	CREATE INDEX correction_place ON correction (place);
	`,
	// 4: where a draft was left, and what can be undone in it.
	`
	ALTER TABLE draft ADD COLUMN anchor INTEGER NOT NULL DEFAULT 0; -- places are byte offsets of text
	ALTER TABLE draft ADD COLUMN head   INTEGER NOT NULL DEFAULT 0; -- the caret
	ALTER TABLE draft ADD COLUMN top    INTEGER NOT NULL DEFAULT 0; -- at the view's upper edge
	ALTER TABLE draft ADD COLUMN done   INTEGER NOT NULL DEFAULT 0; -- up to which step can be undone
	ALTER TABLE draft ADD COLUMN sum    BLOB NOT NULL DEFAULT x'';  -- SHA-256 of the text that the steps belong to
	-- The steps of a draft's history, counted from the oldest; early ones may be missing.
	CREATE TABLE step (
		entry  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
		number INTEGER NOT NULL,
		body   BLOB NOT NULL, -- as editor.History.Since has it
		PRIMARY KEY (entry, number)
	) STRICT, WITHOUT ROWID;
	`,
	// 5: what review workbooks changed in a draft; only ever added to.
	`
	CREATE TABLE taken (
		id    INTEGER PRIMARY KEY AUTOINCREMENT,
		entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
		made  INTEGER NOT NULL,
		taker TEXT NOT NULL, -- who took it, on this machine
		saver TEXT NOT NULL, -- who saved the workbook last, '' where unknown
		file  TEXT NOT NULL,
		body  TEXT NOT NULL  -- []library.Change, JSON
	) STRICT;
	CREATE INDEX taken_entry ON taken (entry);
	`,
}

// migrate does the migrations that the file lacks. The version is read anew:
// another process may have been faster.
func migrate(tx *sql.Tx) error {
	var done int
	if err := tx.QueryRow(`PRAGMA user_version`).Scan(&done); err != nil {
		return err
	}
	for ; done < len(migrations); done++ {
		if _, err := tx.Exec(migrations[done]); err != nil {
			return fmt.Errorf("migration %d: %w", done+1, err)
		}
	}
	_, err := tx.Exec(fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, done))
	return err
}
