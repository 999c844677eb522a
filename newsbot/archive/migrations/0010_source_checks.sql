-- At 1,000,000 articles: 1 ms.
-- See schema.sql.
CREATE TABLE source_check (
  publisher  TEXT NOT NULL,
  url        TEXT NOT NULL,
  source     TEXT NOT NULL,
  checked    TEXT NOT NULL,
  fault      TEXT,
  entries    INTEGER NOT NULL,
  articles   INTEGER NOT NULL,
  listings   INTEGER NOT NULL,
  newest     TEXT,
  PRIMARY KEY (publisher, url)
) STRICT, WITHOUT ROWID;
