-- At 1,000,000 articles: 1 minute.
-- See schema.sql. The function site_of gives the registrable domain of an address (newsbot/urls/sites.py).
CREATE TABLE publisher_domain (
  domain     TEXT NOT NULL,
  publisher  TEXT NOT NULL,
  PRIMARY KEY (domain, publisher)
) STRICT, WITHOUT ROWID;

-- Articles that were read without a publisher file all had one name: from here on each site has its own.
UPDATE article SET publisher = site_of(canonical_url) WHERE publisher = 'site' AND site_of(canonical_url) != '';
UPDATE url SET publisher = site_of(url) WHERE publisher = 'site' AND site_of(url) != '';
UPDATE page SET publisher = site_of(url) WHERE publisher = 'site' AND site_of(url) != '';
UPDATE listing SET publisher = site_of(url) WHERE publisher = 'site' AND site_of(url) != '';
DELETE FROM publisher WHERE name = 'site';

-- An address belonged to the publisher whose listing named it first, also where it was another one's: now to that of its
-- article, or to the one that has most articles of its site.
CREATE TEMPORARY TABLE of_site AS
  SELECT site_of(canonical_url) AS site, publisher, count(*) AS articles FROM article GROUP BY 1, 2;
CREATE INDEX temp.of_site_by_name ON of_site (site, publisher);
UPDATE url SET publisher = (SELECT publisher FROM article WHERE article.id = url.article_id)
  WHERE article_id IS NOT NULL
  AND publisher != (SELECT publisher FROM article WHERE article.id = url.article_id);
UPDATE url SET publisher = (SELECT publisher FROM of_site WHERE site = site_of(url.url) ORDER BY articles DESC, publisher LIMIT 1)
  WHERE article_id IS NULL
  AND EXISTS (SELECT 1 FROM of_site WHERE site = site_of(url.url))
  AND NOT EXISTS (SELECT 1 FROM of_site WHERE site = site_of(url.url) AND of_site.publisher = url.publisher);
DROP TABLE temp.of_site;

ALTER TABLE publisher_lock ADD COLUMN space TEXT NOT NULL DEFAULT '';
ALTER TABLE publisher_lock ADD COLUMN beat TEXT NOT NULL DEFAULT '';
UPDATE publisher_lock SET beat = taken;
