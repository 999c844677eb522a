-- At 1,000,000 articles: 1 ms.
-- See schema.sql.
ALTER TABLE listing ADD COLUMN claimed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE listing ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE listing ADD COLUMN facts TEXT;

CREATE TABLE suspect (
  article_id  INTEGER PRIMARY KEY REFERENCES article (id),
  hash        BLOB NOT NULL,
  first_seen  TEXT NOT NULL,
  visits      INTEGER NOT NULL
) STRICT;
CREATE INDEX suspect_of_hash ON suspect (hash);
