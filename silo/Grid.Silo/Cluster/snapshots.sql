-- Grain storage as Orleans' ADO.NET provider asks for it, in a file of its own beside the ledger. Run at every start; every
-- statement may be run again. The key is unique, so that of two first writes one alone succeeds.

CREATE TABLE IF NOT EXISTS OrleansQuery (
  QueryKey TEXT PRIMARY KEY,
  QueryText TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS OrleansStorage (
  serviceid TEXT NOT NULL,
  graintype TEXT NOT NULL,
  n0 INTEGER NOT NULL,
  n1 INTEGER NOT NULL,
  extension TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload BLOB,
  PRIMARY KEY (extension, n1, n0, graintype, serviceid)
) STRICT;
