-- At 1,000,000 articles: 5 s.
-- See schema.sql.
CREATE INDEX url_no_article ON url (publisher, last_tried) WHERE state = 'not_article';
