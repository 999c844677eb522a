-- At 1,000,000 articles: 1 ms.
-- See schema.sql.
CREATE TABLE archive (
  one  INTEGER PRIMARY KEY CHECK (one = 1),  -- there is one row
  id   TEXT NOT NULL                         -- 128 bits by chance, never changed: the ids of feeds are made from it
) STRICT;
INSERT INTO archive (one, id) VALUES (1, lower(hex(randomblob(16))));
