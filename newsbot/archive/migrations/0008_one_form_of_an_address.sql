-- At 1,000,000 articles: 5 minutes.
-- The one form of an address knows more tracking parameters and spellings than before (newsbot/urls): the function
-- canonical gives it. Where several rows come to one form, the article is kept once: its newest version is the current
-- one, the others stand before it in `revision`.
CREATE TEMPORARY TABLE form AS
  SELECT id, canonical(canonical_url) AS new FROM article WHERE canonical(canonical_url) != canonical_url;
CREATE INDEX temp.form_by_new ON form (new);
CREATE TEMPORARY TABLE member AS
  SELECT article.id AS id, article.sequence AS sequence, article.first_seen AS first_seen, form.new AS new
    FROM form JOIN article ON article.id = form.id
  UNION ALL
  SELECT article.id, article.sequence, article.first_seen, article.canonical_url FROM article
    WHERE canonical_url IN (SELECT new FROM form);
CREATE TEMPORARY TABLE merged AS
  SELECT id, sequence,
    first_value(id) OVER (PARTITION BY new ORDER BY sequence DESC) AS kept,
    min(first_seen) OVER (PARTITION BY new) AS first_seen
  FROM member WHERE new IN (SELECT new FROM member GROUP BY new HAVING count(*) > 1);
CREATE INDEX temp.merged_by_id ON merged (id);
CREATE INDEX temp.merged_by_kept ON merged (kept);

INSERT INTO revision (article_id, number, seen, fetched, cause, changed, before)
  SELECT article.id, article.revision, kept.fetched, article.fetched, 'update',
    json_array('url', 'section', 'kicker', 'headline', 'lead', 'body', 'text', 'authors', 'agencies', 'keywords',
      'language', 'date_published', 'date_modified', 'images', 'videos', 'is_accessible_for_free', 'rights',
      'provenance'),
    json_object('url', article.url, 'section', article.section, 'kicker', article.kicker, 'headline', article.headline,
      'lead', article.lead, 'body', json(article.body), 'text', article.text, 'authors', json(article.authors),
      'agencies', json(article.agencies), 'keywords', json(article.keywords), 'language', article.language,
      'date_published', article.date_published, 'date_modified', article.date_modified,
      'images', json(article.images), 'videos', json(article.videos),
      'is_accessible_for_free', article.is_accessible_for_free, 'rights', json(article.rights),
      'provenance', json(article.provenance))
  FROM merged JOIN article ON article.id = merged.id JOIN article AS kept ON kept.id = merged.kept
  WHERE merged.id != merged.kept;
CREATE TEMPORARY TABLE numbered AS
  SELECT revision.id AS id, merged.kept AS kept,
    row_number() OVER (PARTITION BY merged.kept ORDER BY merged.sequence, revision.number) AS number
  FROM merged JOIN revision ON revision.article_id = merged.id;
CREATE INDEX temp.numbered_by_id ON numbered (id);
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
CREATE TEMPORARY TABLE left_story AS
  SELECT id, (SELECT min(article.id) FROM article
    WHERE article.story_id = story.id AND article.id NOT IN (SELECT id FROM merged WHERE id != kept)) AS first
  FROM story WHERE first_article_id IN (SELECT id FROM merged WHERE id != kept);
UPDATE article SET story_id = NULL WHERE id IN (SELECT id FROM merged WHERE id != kept);
DELETE FROM story WHERE id IN (SELECT id FROM left_story WHERE first IS NULL);
UPDATE story SET first_article_id = (SELECT first FROM left_story WHERE left_story.id = story.id)
  WHERE id IN (SELECT id FROM left_story);
DELETE FROM article WHERE id IN (SELECT id FROM merged WHERE id != kept);
UPDATE article SET canonical_url = (SELECT new FROM form WHERE form.id = article.id) WHERE id IN (SELECT id FROM form);

CREATE TEMPORARY TABLE asked AS SELECT url, canonical(url) AS new FROM url WHERE canonical(url) != url;
CREATE INDEX temp.asked_by_new ON asked (new);
CREATE TEMPORARY TABLE told AS
  SELECT url, new, row_number() OVER (PARTITION BY new ORDER BY
    CASE state WHEN 'stored' THEN 0 WHEN 'duplicate' THEN 1 ELSE 2 END, coalesce(last_tried, '') DESC, url) AS place
  FROM (SELECT url.url, asked.new, url.state, url.last_tried FROM asked JOIN url ON url.url = asked.url
    UNION ALL
    SELECT url, url, state, last_tried FROM url WHERE url IN (SELECT new FROM asked));
CREATE INDEX temp.told_by_url ON told (url);
DELETE FROM url WHERE url IN (SELECT url FROM told WHERE place > 1);
UPDATE url SET url = (SELECT new FROM told WHERE told.url = url.url AND place = 1)
  WHERE url IN (SELECT url FROM told WHERE place = 1 AND url != new);

CREATE TEMPORARY TABLE kept_page AS
  SELECT url, canonical(url) AS new, row_number() OVER (PARTITION BY canonical(url) ORDER BY fetched DESC, url) AS place
  FROM page;
CREATE INDEX temp.kept_page_by_url ON kept_page (url);
DELETE FROM page WHERE url IN (SELECT url FROM kept_page WHERE place > 1);
UPDATE page SET url = (SELECT new FROM kept_page WHERE kept_page.url = page.url)
  WHERE url IN (SELECT url FROM kept_page WHERE place = 1 AND url != new);
DROP TABLE temp.form;
DROP TABLE temp.member;
DROP TABLE temp.merged;
DROP TABLE temp.numbered;
DROP TABLE temp.left_story;
DROP TABLE temp.asked;
DROP TABLE temp.told;
DROP TABLE temp.kept_page;
