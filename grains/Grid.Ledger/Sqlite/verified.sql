-- What format 3 has beside format 2. A note for whoever looks after the store, and no proof of anything.

-- When the whole ledger was last verified and found as it must be, and how many entries it had.
CREATE TABLE IF NOT EXISTS verified (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  at TEXT NOT NULL,
  entries INTEGER NOT NULL
) STRICT;
