-- See schema.sql.
INSERT INTO article_fts (article_fts, rank) VALUES ('automerge', 8);
