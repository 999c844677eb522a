-- At 1,000,000 articles: 10 minutes.
-- Seven seconds at 20,000; SQLite takes three for these, and five minutes for a million.
-- The one form of an address leaves out more parameters of where a link stood (newsbot/urls/tracking.json). Where several
-- rows come to one form, the article is kept once: its newest version is the current one, the others stand before it in
-- `revision`.
-- Python: canonical(article.canonical_url), canonical(url.url), canonical(page.url), canonical(doubt.url)
CREATE TEMPORARY TABLE form ON COMMIT DROP AS
  SELECT id, pg_temp.canonical(canonical_url) AS new FROM article WHERE pg_temp.canonical(canonical_url) != canonical_url;
CREATE INDEX form_by_new ON form (new);
CREATE TEMPORARY TABLE member ON COMMIT DROP AS
  SELECT article.id AS id, article.sequence AS sequence, article.first_seen AS first_seen, form.new AS new
    FROM form JOIN article ON article.id = form.id
  UNION ALL
  SELECT article.id, article.sequence, article.first_seen, article.canonical_url FROM article
    WHERE canonical_url IN (SELECT new FROM form);
CREATE TEMPORARY TABLE merged ON COMMIT DROP AS
  SELECT id, sequence,
    first_value(id) OVER (PARTITION BY new ORDER BY sequence DESC) AS kept,
    min(first_seen) OVER (PARTITION BY new) AS first_seen
  FROM member WHERE new IN (SELECT new FROM member GROUP BY new HAVING count(*) > 1);
CREATE INDEX merged_by_id ON merged (id);
CREATE INDEX merged_by_kept ON merged (kept);

INSERT INTO revision (article_id, number, seen, fetched, cause, changed, before)
  SELECT article.id, article.revision, kept.fetched, article.fetched, 'update',
    json_build_array('url', 'section', 'kicker', 'headline', 'lead', 'body', 'text', 'authors', 'agencies', 'keywords',
      'language', 'date_published', 'date_modified', 'images', 'videos', 'is_accessible_for_free', 'rights',
      'provenance'),
    json_build_object('url', article.url, 'section', article.section, 'kicker', article.kicker,
      'headline', article.headline, 'lead', article.lead, 'body', CAST(article.body AS JSON), 'text', article.text,
      'authors', CAST(article.authors AS JSON), 'agencies', CAST(article.agencies AS JSON),
      'keywords', CAST(article.keywords AS JSON), 'language', article.language,
      'date_published', article.date_published, 'date_modified', article.date_modified,
      'images', CAST(article.images AS JSON), 'videos', CAST(article.videos AS JSON),
      'is_accessible_for_free', article.is_accessible_for_free, 'rights', CAST(article.rights AS JSON),
      'provenance', CAST(article.provenance AS JSON))
  FROM merged JOIN article ON article.id = merged.id JOIN article AS kept ON kept.id = merged.kept
  WHERE merged.id != merged.kept;
CREATE TEMPORARY TABLE numbered ON COMMIT DROP AS
  SELECT revision.id AS id, merged.kept AS kept,
    row_number() OVER (PARTITION BY merged.kept ORDER BY merged.sequence, revision.number) AS number
  FROM merged JOIN revision ON revision.article_id = merged.id;
CREATE INDEX numbered_by_id ON numbered (id);
UPDATE revision SET number = -id WHERE id IN (SELECT id FROM numbered);
UPDATE revision SET
    article_id = (SELECT kept FROM numbered WHERE numbered.id = revision.id),
    number = (SELECT number FROM numbered WHERE numbered.id = revision.id)
  WHERE id IN (SELECT id FROM numbered);
UPDATE article SET
    revision = 1 + (SELECT count(*) FROM revision WHERE revision.article_id = article.id),
    first_seen = (SELECT first_seen FROM merged WHERE merged.id = article.id)
  WHERE id IN (SELECT kept FROM merged);

UPDATE url SET article_id = (SELECT kept FROM merged WHERE merged.id = url.article_id)
  WHERE article_id IN (SELECT id FROM merged WHERE id != kept);
UPDATE url SET duplicate_of = (SELECT kept FROM merged WHERE merged.id = url.duplicate_of)
  WHERE duplicate_of IN (SELECT id FROM merged WHERE id != kept);
DELETE FROM suspect WHERE article_id IN (SELECT id FROM merged WHERE id != kept);
DELETE FROM signature WHERE article_id IN (SELECT id FROM merged WHERE id != kept);
DELETE FROM band WHERE article_id IN (SELECT id FROM merged WHERE id != kept);
CREATE TEMPORARY TABLE left_story ON COMMIT DROP AS
  SELECT id, (SELECT min(article.id) FROM article
    WHERE article.story_id = story.id AND article.id NOT IN (SELECT id FROM merged WHERE id != kept)) AS first
  FROM story WHERE first_article_id IN (SELECT id FROM merged WHERE id != kept);
UPDATE article SET story_id = NULL WHERE id IN (SELECT id FROM merged WHERE id != kept);
DELETE FROM story WHERE id IN (SELECT id FROM left_story WHERE first IS NULL);
UPDATE story SET first_article_id = (SELECT first FROM left_story WHERE left_story.id = story.id)
  WHERE id IN (SELECT id FROM left_story);
DELETE FROM article WHERE id IN (SELECT id FROM merged WHERE id != kept);
UPDATE article SET canonical_url = (SELECT new FROM form WHERE form.id = article.id) WHERE id IN (SELECT id FROM form);

CREATE TEMPORARY TABLE asked ON COMMIT DROP AS SELECT url, pg_temp.canonical(url) AS new FROM url WHERE pg_temp.canonical(url) != url;
CREATE INDEX asked_by_new ON asked (new);
CREATE TEMPORARY TABLE told ON COMMIT DROP AS
  SELECT url, new, row_number() OVER (PARTITION BY new ORDER BY
    CASE state WHEN 'stored' THEN 0 WHEN 'duplicate' THEN 1 ELSE 2 END, coalesce(last_tried, '') DESC, url) AS place
  FROM (SELECT url.url, asked.new, url.state, url.last_tried FROM asked JOIN url ON url.url = asked.url
    UNION ALL
    SELECT url, url, state, last_tried FROM url WHERE url IN (SELECT new FROM asked)) AS those;
CREATE INDEX told_by_url ON told (url);
DELETE FROM url WHERE url IN (SELECT url FROM told WHERE place > 1);
UPDATE url SET url = (SELECT new FROM told WHERE told.url = url.url AND place = 1)
  WHERE url IN (SELECT url FROM told WHERE place = 1 AND url != new);

CREATE TEMPORARY TABLE kept_page ON COMMIT DROP AS
  SELECT url, pg_temp.canonical(url) AS new, row_number() OVER (PARTITION BY pg_temp.canonical(url) ORDER BY fetched DESC, url) AS place
  FROM page;
CREATE INDEX kept_page_by_url ON kept_page (url);
DELETE FROM page WHERE url IN (SELECT url FROM kept_page WHERE place > 1);
UPDATE page SET url = (SELECT new FROM kept_page WHERE kept_page.url = page.url)
  WHERE url IN (SELECT url FROM kept_page WHERE place = 1 AND url != new);
DELETE FROM doubt WHERE pg_temp.canonical(url) != url;
