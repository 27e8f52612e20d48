-- Beside the entries: all of it can be made again from them, and none of it is believed.

-- The name of this grid, drawn once: checkpoints of two grids must not be taken for each other's.
CREATE TABLE IF NOT EXISTS grid.checkpoint_origin (
  one integer PRIMARY KEY CHECK (one = 1),
  name text NOT NULL
);

-- Hashes of the lanes' trees, 256 a tile; the last one of a level is shorter.
CREATE TABLE IF NOT EXISTS grid.tile (
  lane integer NOT NULL,
  level integer NOT NULL,
  place bigint NOT NULL,
  hashes bytea NOT NULL,
  PRIMARY KEY (lane, level, place)
);

-- The newest bundles of signed checkpoints. A convenience: what counts is the copy kept elsewhere.
CREATE TABLE IF NOT EXISTS grid.checkpoint (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  bundle text NOT NULL
);

-- Which silo signs, and until when: one at a time.
CREATE TABLE IF NOT EXISTS grid.checkpoint_turn (
  one integer PRIMARY KEY CHECK (one = 1),
  holder text NOT NULL,
  until timestamptz NOT NULL
);

-- When the whole ledger was last verified and found as it must be, and how many entries it had: a note for whoever
-- looks after the store, and no proof of anything.
CREATE TABLE IF NOT EXISTS grid.checkpoint_verified (
  one integer PRIMARY KEY CHECK (one = 1),
  at timestamptz NOT NULL,
  entries bigint NOT NULL
);

INSERT INTO grid.checkpoint_origin (one, name) VALUES (1, 'grid/' || replace(gen_random_uuid()::text, '-', ''))
  ON CONFLICT DO NOTHING;
