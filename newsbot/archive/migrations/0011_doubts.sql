-- At 1,000,000 articles: 1 ms.
-- See schema.sql.
CREATE TABLE doubt (
  url        TEXT PRIMARY KEY,
  publisher  TEXT NOT NULL,
  hash       BLOB NOT NULL,
  headline   TEXT NOT NULL,
  seen       TEXT NOT NULL,
  visits     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_of_hash ON doubt (hash);
