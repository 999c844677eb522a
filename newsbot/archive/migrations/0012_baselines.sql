-- At 1,000,000 articles: 1 ms.
-- See schema.sql.
CREATE TABLE baseline (
  publisher  TEXT PRIMARY KEY,
  until      TEXT NOT NULL,
  basis      TEXT NOT NULL,
  state      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
