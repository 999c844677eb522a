-- At 1,000,000 articles: 60 s.
-- See schema.sql.
DROP INDEX article_of_language;
CREATE INDEX article_of_language ON article (lower(language), published_utc);
DROP INDEX article_of_section;
CREATE INDEX article_of_section ON article (lower(section), published_utc);
CREATE INDEX article_by_number ON article (id, published_utc);
CREATE INDEX article_of_story_by_time ON article (published_utc, story_id) WHERE story_id IS NOT NULL;
CREATE INDEX article_revised ON article (publisher, sequence) WHERE revision > 1;
CREATE INDEX listing_of_publisher ON listing (publisher) WHERE walk IS NULL;
