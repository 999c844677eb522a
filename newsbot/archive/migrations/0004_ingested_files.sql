-- At 1,000,000 articles: 1 ms.
-- See schema.sql.
CREATE TABLE ingested_file (
  path      TEXT PRIMARY KEY,
  version   TEXT NOT NULL,
  ingested  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
