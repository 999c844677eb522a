-- KEEP: the archive, one SQLite file. Readable without newsbot: `sqlite3 newsbot.db`, pandas, Datasette.
--
-- Lists and objects are JSON. Times are ISO 8601 with an offset: what a page says keeps the publisher's offset, what
-- newsbot notes (first_seen, fetched ...) is UTC to the second, so that it sorts as text.
--
-- This file is the newest schema and makes new archives. Older ones are brought here by migrations/NNNN_*.sql, in order;
-- `PRAGMA user_version` is the number of the last one that ran. A change goes into both (tests compare the results).

-- What tells this archive from all others, and stays when the file is moved.
CREATE TABLE archive (
  one  INTEGER PRIMARY KEY CHECK (one = 1),  -- there is one row
  id   TEXT NOT NULL                         -- 128 bits by chance, never changed: the ids of feeds are made from it
) STRICT;
INSERT INTO archive (one, id) VALUES (1, lower(hex(randomblob(16))));

-- Who is followed. A copy of the publisher files' facts, so that a selection by country needs no newsbot.
CREATE TABLE publisher (
  name      TEXT PRIMARY KEY,  -- the spider's name, never renamed
  title     TEXT,
  country   TEXT,              -- ISO 3166-1 alpha-2
  language  TEXT,              -- BCP 47
  timezone  TEXT               -- IANA name
) STRICT, WITHOUT ROWID;

-- Which sites a publisher's file names. Whoever owns an address, may change an article or claim an identity is told by it.
CREATE TABLE publisher_domain (
  domain     TEXT NOT NULL,    -- in lower case; the hosts below it are the publisher's, too
  publisher  TEXT NOT NULL,
  PRIMARY KEY (domain, publisher)
) STRICT, WITHOUT ROWID;

-- One run of one publisher. A run without `finished` whose process is gone was killed.
CREATE TABLE crawl (
  id             INTEGER PRIMARY KEY,
  publisher      TEXT NOT NULL,
  started        TEXT NOT NULL,
  finished       TEXT,
  finish_reason  TEXT,               -- Scrapy's own words: finished, shutdown, closespider_timeout ...
  pid            INTEGER,
  host           TEXT,
  found          INTEGER NOT NULL DEFAULT 0,
  fetched        INTEGER NOT NULL DEFAULT 0,
  stored         INTEGER NOT NULL DEFAULT 0,
  failed         INTEGER NOT NULL DEFAULT 0,
  stats          TEXT NOT NULL DEFAULT '{}'  -- JSON: every newsbot/* counter; {} in a publisher's older crawls
) STRICT;
CREATE INDEX crawl_of_publisher ON crawl (publisher, id);

-- What the last check of each of a publisher's sources came to (`scrapy publishers --check`).
CREATE TABLE source_check (
  publisher  TEXT NOT NULL,
  url        TEXT NOT NULL,
  source     TEXT NOT NULL,          -- feeds, sitemaps, news_sitemaps, sections, wordpress
  checked    TEXT NOT NULL,
  fault      TEXT,                   -- why it is of no use; null where all is well
  entries    INTEGER NOT NULL,
  articles   INTEGER NOT NULL,       -- entries that fit the publisher file
  listings   INTEGER NOT NULL,       -- other listings that it names
  newest     TEXT,                   -- time of the newest thing that it names
  PRIMARY KEY (publisher, url)
) STRICT, WITHOUT ROWID;

-- What the crawls of a publisher came to on one day (UTC), for `scrapy health`; added to at each crawl's end.
CREATE TABLE day (
  publisher  TEXT NOT NULL,
  day        TEXT NOT NULL,          -- 2026-11-22
  counts     TEXT NOT NULL,          -- JSON: a counter's name without `newsbot/` -> number; `crawls/good` ... beside them
  PRIMARY KEY (publisher, day)
) STRICT, WITHOUT ROWID;

-- What is or was not as usual; it is open as long as it has neither `ended` nor `accepted`.
CREATE TABLE incident (
  id         INTEGER PRIMARY KEY,
  publisher  TEXT NOT NULL,          -- `newsbot` for one about ourselves
  signal     TEXT NOT NULL,          -- what is not as usual: articles, silence, body, blocked, gone, unfitting ...
  began      TEXT NOT NULL,
  last_seen  TEXT NOT NULL,
  ended      TEXT,
  accepted   TEXT,                   -- when a person called it the new normal
  expected   TEXT NOT NULL,          -- in words
  observed   TEXT NOT NULL,          -- in words
  look       TEXT NOT NULL,          -- a command that shows more
  told       TEXT NOT NULL DEFAULT '{}'  -- JSON: "mail began", "webhook ended" ... -> when it was told so
) STRICT;
CREATE UNIQUE INDEX incident_not_ended ON incident (publisher, signal) WHERE ended IS NULL;

-- What the days before `until` let expect of a publisher, so that each day is gone through once (newsbot/health/).
CREATE TABLE baseline (
  publisher  TEXT PRIMARY KEY,       -- `newsbot` for what is kept of all together
  until      TEXT NOT NULL,          -- the first day that was not gone through
  basis      TEXT NOT NULL,          -- what it was made from: the method's numbers, the days, what was accepted
  state      TEXT NOT NULL           -- JSON
) STRICT, WITHOUT ROWID;

-- Who is crawling right now; `owner` tells a process from a later one with the same id. Without a `beat` for two minutes a
-- lock is free.
CREATE TABLE publisher_lock (
  publisher  TEXT PRIMARY KEY,
  pid        INTEGER NOT NULL,
  host       TEXT NOT NULL,
  owner      TEXT NOT NULL,          -- boot and start time of the process
  taken      TEXT NOT NULL,
  space      TEXT NOT NULL DEFAULT '',  -- the PID namespace (a container's own), in which `pid` means that process
  beat       TEXT NOT NULL DEFAULT ''   -- when the process was last heard of
) STRICT, WITHOUT ROWID;

-- Section pages, feeds and sitemaps, with what a conditional request needs.
CREATE TABLE listing (
  id             INTEGER PRIMARY KEY,
  url            TEXT NOT NULL UNIQUE,
  publisher      TEXT NOT NULL,
  etag           TEXT,
  last_modified  TEXT,               -- the header, as the server wrote it
  body_hash      BLOB,               -- for servers that send neither
  names_listings INTEGER NOT NULL DEFAULT 0,  -- 1: an index; asked without condition, as its parts change without it
  walking        INTEGER NOT NULL DEFAULT 0,  -- 1: its older pages are being read; still 1 in the next run, if one died
  checked        TEXT,
  changed        TEXT,
  walk           TEXT,               -- of an older page: the address of the first one
  claimed        INTEGER NOT NULL DEFAULT 0,  -- articles that it called changed and that were looked at: of late, halved at 100
  confirmed      INTEGER NOT NULL DEFAULT 0,  -- of these, those that had changed
  facts          TEXT                -- fingerprint of the publisher file's facts by which its entries were chosen
) STRICT;
CREATE INDEX listing_of_publisher ON listing (publisher) WHERE walk IS NULL;

-- Every address ever found, with its state and the reason for it. `scrapy why` reads this.
CREATE TABLE url (
  url           TEXT PRIMARY KEY,    -- canonical, see newsbot/urls/
  publisher     TEXT NOT NULL,       -- whose the address is (newsbot/archive/owners.py)
  state         TEXT NOT NULL
                CHECK (state IN ('found', 'stored', 'duplicate', 'not_article', 'filtered', 'robots', 'failed', 'gone')),
  reason        TEXT,
  listing_id    INTEGER REFERENCES listing (id),  -- the listing that led here first
  first_seen    TEXT NOT NULL,
  last_tried    TEXT,
  failures      INTEGER NOT NULL DEFAULT 0,       -- in a row
  quiet         INTEGER NOT NULL DEFAULT 0,       -- visits in a row that found the article unchanged
  next_try      TEXT,                -- when it is due again; NULL: never by itself
  listed        TEXT,                -- newest `lastmod` or `updated` that a listing gave, UTC
  hints         TEXT,                -- JSON: what the listing said, kept until the page was read
  article_id    INTEGER REFERENCES article (id),
  duplicate_of  INTEGER REFERENCES article (id)
) STRICT, WITHOUT ROWID;
-- Partial, as most addresses are done for good; this keeps "what is due" and "what failed" cheap at any size.
CREATE INDEX url_due ON url (publisher, next_try) WHERE next_try IS NOT NULL;
CREATE INDEX url_unfinished ON url (publisher, state) WHERE state NOT IN ('stored', 'duplicate');
CREATE INDEX url_of_article ON url (article_id) WHERE article_id IS NOT NULL;
-- For the newest pages of a publisher that were no articles: they tell which other addresses are none.
CREATE INDEX url_no_article ON url (publisher, last_tried) WHERE state = 'not_article';

-- Crawl archives (WARC files) that `scrapy ingest` has read whole.
CREATE TABLE ingested_file (
  path      TEXT PRIMARY KEY,        -- absolute
  version   TEXT NOT NULL,           -- its size in bytes and its time of change in nanoseconds
  ingested  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where the newest page of an address is kept, if PAGES names a folder. A row may outlive its file.
CREATE TABLE page (
  url        TEXT PRIMARY KEY,       -- canonical
  publisher  TEXT NOT NULL,
  fetched    TEXT NOT NULL,
  file       TEXT NOT NULL,          -- WARC file in the folder of pages; HOST/NAME where many machines crawl
  offset     INTEGER NOT NULL,       -- where the record begins
  length     INTEGER NOT NULL,       -- of the record, in bytes
  hints      TEXT,                   -- JSON: what the listing said
  rights     TEXT NOT NULL DEFAULT '[]'  -- JSON: what was reserved elsewhere than on the page
) STRICT, WITHOUT ROWID;
CREATE INDEX page_in_file ON page (file, offset);

-- The current version of every article; fields as in newsbot/items.py.
CREATE TABLE article (
  id                      INTEGER PRIMARY KEY,
  canonical_url           TEXT NOT NULL UNIQUE,
  url                     TEXT NOT NULL,
  publisher               TEXT NOT NULL,               -- without a publisher file, the registrable domain
  section                 TEXT,
  kicker                  TEXT,
  headline                TEXT,
  lead                    TEXT,
  body                    TEXT NOT NULL DEFAULT '[]',  -- JSON: [{"kind": ..., "text": ...}]
  text                    TEXT NOT NULL DEFAULT '',    -- the same as plain text
  authors                 TEXT NOT NULL DEFAULT '[]',  -- JSON: [name]
  agencies                TEXT NOT NULL DEFAULT '[]',  -- JSON: [name]
  keywords                TEXT NOT NULL DEFAULT '[]',  -- JSON: [word]
  language                TEXT,
  date_published          TEXT,
  date_modified           TEXT,
  images                  TEXT NOT NULL DEFAULT '[]',  -- JSON: [{"url": ..., "caption": ..., ...}]
  videos                  TEXT NOT NULL DEFAULT '[]',  -- JSON
  is_accessible_for_free  INTEGER,                     -- 0, 1 or NULL
  rights                  TEXT NOT NULL DEFAULT '[]',  -- JSON: [reservation]
  provenance              TEXT NOT NULL DEFAULT '{}',  -- JSON: {field: source}
  discovered_via          TEXT,
  -- from here on: the archive's own notes
  first_seen              TEXT NOT NULL,
  fetched                 TEXT NOT NULL,               -- the visit that gave this version
  revision                INTEGER NOT NULL DEFAULT 1,  -- number of this version
  withdrawn               TEXT,                        -- when the page was found gone
  crawl_id                INTEGER REFERENCES crawl (id),
  sequence                INTEGER NOT NULL UNIQUE,     -- order of storing; a revision moves the article to the end
  text_hash               BLOB,                        -- newsbot.archive.fingerprints.text_hash; NULL without text
  story_id                INTEGER REFERENCES story (id),
  similarity              REAL,                        -- to the first article of the story, 0 to 1
  grams                   TEXT,                        -- Chinese, Japanese, Thai ... as pairs of signs, for the search
  published_utc           TEXT GENERATED ALWAYS AS     -- to sort and select by; without a date, the first visit
                          (strftime('%Y-%m-%dT%H:%M:%SZ', coalesce(date_published, first_seen))) VIRTUAL
) STRICT;
CREATE INDEX article_published ON article (published_utc);
CREATE INDEX article_of_publisher ON article (publisher, published_utc);
-- Whether an archive has a language or a section at all is known without reading the articles, and its newest hundred are
-- found however rare it is (archive/newest.py).
CREATE INDEX article_of_language ON article (lower(language), published_utc);
CREATE INDEX article_of_section ON article (lower(section), published_utc);
-- Of thousands of articles that a search found, when they were published is known without reading them.
CREATE INDEX article_by_number ON article (id, published_utc);
CREATE INDEX article_same_text ON article (publisher, text_hash) WHERE text_hash IS NOT NULL;
CREATE INDEX article_of_story ON article (story_id) WHERE story_id IS NOT NULL;
CREATE INDEX article_of_story_by_time ON article (published_utc, story_id) WHERE story_id IS NOT NULL;
CREATE INDEX article_revised ON article (publisher, sequence) WHERE revision > 1;

-- Versions that were replaced, oldest first. `before` holds the older value of every field that differed.
CREATE TABLE revision (
  id          INTEGER PRIMARY KEY,
  article_id  INTEGER NOT NULL REFERENCES article (id),
  number      INTEGER NOT NULL,      -- of the older version; the first is 1
  seen        TEXT NOT NULL,         -- when the newer version was seen
  fetched     TEXT NOT NULL,         -- when the older one was
  cause       TEXT NOT NULL,         -- crawl, reextract ...: why the page was looked at
  changed     TEXT NOT NULL,         -- JSON: [field]
  before      TEXT NOT NULL,         -- JSON: {field: older value}
  UNIQUE (article_id, number)
) STRICT;

-- Articles whose page was last seen with something that looks like no version of them; they stay as they are until the
-- same was seen for long enough (archive/suspects.py).
CREATE TABLE suspect (
  article_id  INTEGER PRIMARY KEY REFERENCES article (id),
  hash        BLOB NOT NULL,         -- of what was seen: the same at many articles is an outage
  first_seen  TEXT NOT NULL,
  visits      INTEGER NOT NULL       -- in a row that saw the same
) STRICT;
CREATE INDEX suspect_of_hash ON suspect (hash);

-- Addresses without an article whose page may be none: an outage answered with 200 shows the same at many. A page is
-- stored when it was seen the same on two visits, and at no other address (archive/doubts.py).
CREATE TABLE doubt (
  url        TEXT PRIMARY KEY,       -- canonical form of the address that was asked for
  publisher  TEXT NOT NULL,
  hash       BLOB NOT NULL,          -- of what was seen
  headline   TEXT NOT NULL,
  seen       TEXT NOT NULL,          -- at the last visit
  visits     INTEGER NOT NULL        -- in a row that saw the same
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_of_hash ON doubt (hash);

-- Full-text search over the current versions:
--   SELECT headline FROM article_fts JOIN article ON article.id = article_fts.rowid WHERE article_fts MATCH 'harbour';
-- unicode61 takes an unspaced Chinese or Japanese sentence for one word; `grams` has its overlapping pairs instead, and
-- a search for 東京都 asks for the phrase "東京 京都" (newsbot/archive/cjk_bigrams.py).
CREATE VIRTUAL TABLE article_fts USING fts5 (
  headline, kicker, lead, text, authors, keywords, grams,
  content = 'article', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
-- Eight of its parts are merged at once, where FTS5 would merge four: what a large archive pays for an article is
-- mostly this work. A search looks into a few more parts.
INSERT INTO article_fts (article_fts, rank) VALUES ('automerge', 8);
CREATE TRIGGER article_fts_insert AFTER INSERT ON article BEGIN
  INSERT INTO article_fts (rowid, headline, kicker, lead, text, authors, keywords, grams)
  VALUES (new.id, new.headline, new.kicker, new.lead, new.text, new.authors, new.keywords, new.grams);
END;
CREATE TRIGGER article_fts_delete AFTER DELETE ON article BEGIN
  INSERT INTO article_fts (article_fts, rowid, headline, kicker, lead, text, authors, keywords, grams)
  VALUES ('delete', old.id, old.headline, old.kicker, old.lead, old.text, old.authors, old.keywords, old.grams);
END;
CREATE TRIGGER article_fts_update
AFTER UPDATE OF headline, kicker, lead, text, authors, keywords, grams ON article BEGIN
  INSERT INTO article_fts (article_fts, rowid, headline, kicker, lead, text, authors, keywords, grams)
  VALUES ('delete', old.id, old.headline, old.kicker, old.lead, old.text, old.authors, old.keywords, old.grams);
  INSERT INTO article_fts (rowid, headline, kicker, lead, text, authors, keywords, grams)
  VALUES (new.id, new.headline, new.kicker, new.lead, new.text, new.authors, new.keywords, new.grams);
END;

-- Articles whose texts are nearly the same, across publishers; its members name it in article.story_id.
CREATE TABLE story (
  id                INTEGER PRIMARY KEY,
  first_article_id  INTEGER NOT NULL REFERENCES article (id)
) STRICT;

-- The MinHash of an article, and the keys it is found by: articles that share two are compared (archive/near_duplicates.py).
CREATE TABLE signature (
  article_id  INTEGER PRIMARY KEY REFERENCES article (id),
  version     INTEGER NOT NULL,      -- of the algorithm; only equal versions are compared
  minhash     BLOB NOT NULL
) STRICT;
CREATE TABLE band (
  key         INTEGER NOT NULL,      -- one value of the MinHash, with its number
  article_id  INTEGER NOT NULL REFERENCES article (id),
  PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;

-- How far a named export has come: it has everything up to this article.sequence. What it is about to hand over is noted
-- before the finished file gets its name, and settled after: a file that never got it was not handed over.
CREATE TABLE handover (
  name         TEXT PRIMARY KEY,
  position     INTEGER NOT NULL,
  pending      INTEGER,              -- the position that holds once `unfinished` is gone
  unfinished   TEXT                  -- file://HOST/PATH of the file before it gets its name
) STRICT, WITHOUT ROWID;

-- JSON lines files that crawls append to, and what they may still lack. A row of `outbox` is written together with its
-- article and goes when its line is safely in the file; after a crash the next run adds what is left (archive/outbox.py).
CREATE TABLE feed (
  id       INTEGER PRIMARY KEY,
  path     TEXT NOT NULL UNIQUE,     -- absolute
  settled  INTEGER                   -- bytes of the file that are known to be whole lines on disk
) STRICT;
CREATE TABLE outbox (
  id       INTEGER PRIMARY KEY,
  feed_id  INTEGER NOT NULL REFERENCES feed (id),
  crawl_id INTEGER REFERENCES crawl (id),  -- the one that is to write it
  key      BLOB NOT NULL,            -- hash of the article
  article  TEXT NOT NULL,            -- JSON, all fields
  UNIQUE (feed_id, key)
) STRICT;

-- For readers. A revision of an article, the newest first, with what changed.
CREATE VIEW article_history AS
  SELECT article.canonical_url, article.publisher, revision.number, revision.seen, revision.cause,
         revision.changed, revision.before
  FROM revision JOIN article ON article.id = revision.article_id
  ORDER BY revision.id DESC;

-- For readers. Why an address is (not) in the archive, in words.
CREATE VIEW url_state AS
  SELECT url.url, url.publisher, url.state, url.reason, listing.url AS listing, url.first_seen, url.last_tried,
         url.failures, url.next_try, same.canonical_url AS duplicate_of
  FROM url
  LEFT JOIN listing ON listing.id = url.listing_id
  LEFT JOIN article AS same ON same.id = url.duplicate_of;
