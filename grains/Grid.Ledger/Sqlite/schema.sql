-- The SQLite store, format 1; checkpoints.sql makes it format 2. Run at every start; every statement may be run again.
-- application_id says GRID in ASCII, user_version is the format.
-- `grid verify` compares each statement with the one that the store was made by: another wording is another format.

CREATE TABLE IF NOT EXISTS lane (
  lane INTEGER PRIMARY KEY CHECK (lane = 0),
  epoch INTEGER NOT NULL,
  size INTEGER NOT NULL
) STRICT;

-- The truth. body is the canonical JSON; every other column is a copy of what it says, but for lane and position.
CREATE TABLE IF NOT EXISTS entry (
  position INTEGER PRIMARY KEY,
  lane INTEGER NOT NULL CHECK (lane = 0),
  stream TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  type TEXT NOT NULL,
  hash BLOB NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (stream, sequence)
) STRICT;

-- The fence: an append names the head it follows.
CREATE TABLE IF NOT EXISTS stream_head (
  stream TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Exact indexes: they answer lists and coverage, and are never an input of a decision.
CREATE TABLE IF NOT EXISTS holding (
  "case" TEXT NOT NULL,
  slot TEXT NOT NULL,
  seat INTEGER NOT NULL,
  acting INTEGER NOT NULL,
  officer TEXT NOT NULL,
  since TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY ("case", slot, seat, acting)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS holding_officer ON holding (officer);

CREATE TABLE IF NOT EXISTS case_head (
  "case" TEXT PRIMARY KEY,
  procedure TEXT,
  stage TEXT,
  unit TEXT,
  status TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Personal text, by the digest that stands in the entry. Erased: salt and text are null.
CREATE TABLE IF NOT EXISTS personal_text (
  digest TEXT PRIMARY KEY,
  salt TEXT,
  text TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS pack_content (
  version TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO lane (lane, epoch, size) VALUES (0, 0, 0);
