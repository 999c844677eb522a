-- At 1,000,000 articles: 1 ms.
-- See schema.sql. Some archives of schema 1 have the column already.
ALTER TABLE listing ADD COLUMN walk TEXT;
INSERT INTO article_fts (article_fts, rank) VALUES ('automerge', 8);
