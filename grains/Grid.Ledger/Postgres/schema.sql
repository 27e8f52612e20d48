-- The PostgreSQL store, format 1, in a schema of its own. Run at every start, by one silo at a time; every statement may
-- be run again. `grid verify` compares tables, indexes and functions with what this makes: anything else is damage.
-- Ids are compared as bytes, so that every store lists them in one order.

CREATE TABLE IF NOT EXISTS grid.format (
  format integer PRIMARY KEY CHECK (format = 1)
);

-- A lane belongs to one silo at a time. Whoever takes it raises the epoch, and what the silo before wakes up to write
-- is refused.
CREATE TABLE IF NOT EXISTS grid.lane (
  lane integer PRIMARY KEY CHECK (lane >= 0),
  epoch bigint NOT NULL,
  size bigint NOT NULL,
  holder text COLLATE "C"
);

-- The truth. body is the canonical JSON; every other column is a copy of what it says, but for lane and position.
CREATE TABLE IF NOT EXISTS grid.entry (
  lane integer NOT NULL,
  position bigint NOT NULL,
  sequence integer NOT NULL,
  stream text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  body text COLLATE "C" NOT NULL,
  PRIMARY KEY (lane, position)
);

CREATE UNIQUE INDEX IF NOT EXISTS entry_stream ON grid.entry (stream, sequence);

-- The fence: an append names the head it follows. Room is left in each page, so that a head moves within its own.
CREATE TABLE IF NOT EXISTS grid.stream_head (
  stream text COLLATE "C" PRIMARY KEY,
  sequence integer NOT NULL,
  hash bytea NOT NULL
) WITH (fillfactor = 60);

-- Exact indexes: they answer lists and coverage, and are never an input of a decision.
CREATE TABLE IF NOT EXISTS grid.holding (
  "case" text COLLATE "C" NOT NULL,
  slot text COLLATE "C" NOT NULL,
  seat integer NOT NULL,
  acting integer NOT NULL,
  officer text COLLATE "C" NOT NULL,
  since text COLLATE "C" NOT NULL,
  sequence integer NOT NULL,
  PRIMARY KEY ("case", slot, seat, acting)
);

CREATE INDEX IF NOT EXISTS holding_officer ON grid.holding (officer, "case", slot, seat);

CREATE TABLE IF NOT EXISTS grid.case_head (
  "case" text COLLATE "C" PRIMARY KEY,
  procedure text COLLATE "C",
  stage text COLLATE "C",
  unit text COLLATE "C",
  status text COLLATE "C" NOT NULL
) WITH (fillfactor = 80);

-- What is due by itself in cases that are run, by the shard that looks after it.
CREATE TABLE IF NOT EXISTS grid.clock (
  "case" text COLLATE "C" NOT NULL,
  clock text COLLATE "C" NOT NULL,
  warning integer NOT NULL,
  level text COLLATE "C" NOT NULL,
  due bigint NOT NULL,
  sequence integer NOT NULL,
  shard integer NOT NULL,
  PRIMARY KEY ("case", clock, warning)
);

CREATE INDEX IF NOT EXISTS clock_due ON grid.clock (shard, due, "case", clock, warning);

-- Personal text, by the digest that stands in the entry. Erased: salt and text are null.
CREATE TABLE IF NOT EXISTS grid.personal_text (
  digest text COLLATE "C" PRIMARY KEY,
  salt text COLLATE "C",
  text text COLLATE "C"
);

CREATE TABLE IF NOT EXISTS grid.pack_content (
  version text COLLATE "C" PRIMARY KEY,
  content text COLLATE "C" NOT NULL
);

INSERT INTO grid.format (format) VALUES (1) ON CONFLICT DO NOTHING;
