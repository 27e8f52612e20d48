-- How silos find each other: the tables that Orleans' ADO.NET clustering asks for, in Grid's own schema. Run at every
-- start; every statement may be run again.

CREATE TABLE IF NOT EXISTS grid.orleansquery (
  querykey text PRIMARY KEY,
  querytext text NOT NULL
);

-- One row a cluster. Every change of a member moves its version by one, and names the version it follows.
CREATE TABLE IF NOT EXISTS grid.orleansmembershipversion (
  deploymentid text PRIMARY KEY,
  version integer NOT NULL
);

CREATE TABLE IF NOT EXISTS grid.orleansmembership (
  deploymentid text NOT NULL,
  address text NOT NULL,
  port integer NOT NULL,
  generation integer NOT NULL,
  siloname text NOT NULL,
  hostname text NOT NULL,
  status integer NOT NULL,
  proxyport integer NOT NULL,
  suspecttimes text,
  starttime timestamptz NOT NULL,
  iamalivetime timestamptz NOT NULL,
  PRIMARY KEY (deploymentid, address, port, generation)
);
