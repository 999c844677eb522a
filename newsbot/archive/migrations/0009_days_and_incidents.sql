-- At 1,000,000 articles: 1 ms.
-- See schema.sql.
CREATE TABLE day (
  publisher  TEXT NOT NULL,
  day        TEXT NOT NULL,
  counts     TEXT NOT NULL,
  PRIMARY KEY (publisher, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident (
  id         INTEGER PRIMARY KEY,
  publisher  TEXT NOT NULL,
  signal     TEXT NOT NULL,
  began      TEXT NOT NULL,
  last_seen  TEXT NOT NULL,
  ended      TEXT,
  accepted   TEXT,
  expected   TEXT NOT NULL,
  observed   TEXT NOT NULL,
  look       TEXT NOT NULL,
  told       TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE UNIQUE INDEX incident_not_ended ON incident (publisher, signal) WHERE ended IS NULL;
