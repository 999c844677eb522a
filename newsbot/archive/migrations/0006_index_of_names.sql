-- At 1,000,000 articles: 1 minute.
-- See schema.sql.
CREATE INDEX article_of_language ON article (lower(language));
CREATE INDEX article_of_section ON article (lower(section));
