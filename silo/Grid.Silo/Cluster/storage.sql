-- Grain storage as Orleans' ADO.NET provider asks for it, in Grid's own schema. Run at every start; every statement may
-- be run again. The key is unique, so that of two first writes one alone succeeds.

CREATE SCHEMA IF NOT EXISTS grid;

CREATE TABLE IF NOT EXISTS grid.orleansquery (
  querykey text PRIMARY KEY,
  querytext text NOT NULL
);

CREATE TABLE IF NOT EXISTS grid.orleansstorage (
  serviceid text COLLATE "C" NOT NULL,
  graintype text COLLATE "C" NOT NULL,
  n0 bigint NOT NULL,
  n1 bigint NOT NULL,
  extension text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  payload bytea,
  PRIMARY KEY (extension, n1, n0, graintype, serviceid)
) WITH (fillfactor = 60);
