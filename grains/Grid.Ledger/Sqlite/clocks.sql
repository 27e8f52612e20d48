-- What format 4 has beside format 3: what is due by itself in cases that are run, by the shard that looks after it.

CREATE TABLE IF NOT EXISTS clock (
  "case" TEXT NOT NULL,
  clock TEXT NOT NULL,
  warning INTEGER NOT NULL,
  level TEXT NOT NULL,
  due INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  shard INTEGER NOT NULL,
  PRIMARY KEY ("case", clock, warning)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS clock_due ON clock (shard, due);
