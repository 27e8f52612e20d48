-- What format 2 has beside format 1: all of it can be made again from the entries, and none of it is believed.

-- The name of this grid, drawn once: checkpoints of two grids must not be taken for each other's.
CREATE TABLE IF NOT EXISTS origin (
  name TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Hashes of the lane's tree, 256 a tile; the last one of a level is shorter.
CREATE TABLE IF NOT EXISTS tile (
  lane INTEGER NOT NULL,
  level INTEGER NOT NULL,
  place INTEGER NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (lane, level, place)
) STRICT;

-- The newest bundles of signed checkpoints. A convenience: what counts is the copy kept elsewhere.
CREATE TABLE IF NOT EXISTS checkpoint (
  number INTEGER PRIMARY KEY,
  bundle TEXT NOT NULL
) STRICT;

INSERT INTO origin (name) SELECT 'grid/' || lower(hex(randomblob(8))) WHERE NOT EXISTS (SELECT 1 FROM origin);
