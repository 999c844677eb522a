"""KEEP: a page that looks like no version of its article: an outage or a wall that is answered with 200."""

from dataclasses import replace
from datetime import datetime, timedelta

from newsbot.archive.database import Database
from newsbot.archive.fingerprints import text_hash
from newsbot.archive.rows import stamp
from newsbot.items import Article
from newsbot.sources.headline_match import RELATED_FROM, likeness

SMALL = 1 / 3
"""Share of the stored text up to which a page with another headline is suspect."""
TINY, LONG = 1 / 10, 1_000
"""So little of a text of so many characters is suspect under any headline: shells that a script would fill have one."""
TEASER = 0.6
"""Share of the stored text up to which what is not free is a teaser of it."""
REPEATED = 0.8
"""Share of a page's trigrams that the stored text has, from which on it is the beginning of it."""

VISITS = 3
SEEN_FOR = timedelta(days=1)
"""What was seen on so many visits in a row, over so long, counts after all."""
OUTAGE = 3
"""Articles at which the same is seen; it is none of theirs, however long it stays."""

KEPT_OF_FULL_TEXT = ("body", "text", "lead", "authors", "agencies", "keywords", "images", "videos")
"""Fields that a teaser lacks, or has the beginning of only."""


def is_suspect(stored: Article, seen: Article) -> bool:
    """Tell whether *seen* looks like no version of *stored*: another headline, and little of the text."""
    before, now = len(stored.text), len(seen.text)
    if before >= LONG and now <= TINY * before:
        return True
    return now <= SMALL * before and likeness(stored.headline or "", seen.headline or "") < RELATED_FROM


def is_teaser(stored: Article, seen: Article) -> bool:
    """Tell whether *seen* is what is left of *stored* behind a paywall; a page need not say that it is not free."""
    if seen.is_accessible_for_free or len(seen.text) > TEASER * len(stored.text):
        return False
    if likeness(stored.headline or "", seen.headline or "") < RELATED_FROM:
        return False
    if seen.is_accessible_for_free is False:
        return True
    return seen.text.rstrip().endswith(("…", "...")) and likeness(stored.text, seen.text) >= REPEATED


def with_full_text(stored: Article, teaser: Article) -> Article:
    """Return what *teaser* says of the article, with the text of the *stored* version."""
    kept = {name: getattr(stored, name) for name in KEPT_OF_FULL_TEXT}
    provenance = {name: source for name, source in teaser.provenance.items() if name not in KEPT_OF_FULL_TEXT}
    provenance |= {name: source for name, source in stored.provenance.items() if name in KEPT_OF_FULL_TEXT}
    if teaser.is_accessible_for_free is None:
        kept["is_accessible_for_free"] = stored.is_accessible_for_free
    return replace(teaser, **kept, provenance=provenance)


class Suspects:
    """The table `suspect`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def counts(self, article_id: int, seen: Article, at: datetime) -> bool:
        """Note what was seen of an article *at* a time; tell whether it has been seen so for long enough to count."""
        return self._note(article_id, text_hash(f"{seen.headline}\n{seen.text}"), at) and not self._is_outage(
            article_id
        )

    def is_gone(self, article_id: int, at: datetime) -> bool:
        """Note that the page says that there is none; tell whether it has said so for long enough."""
        return self._note(article_id, b"gone", at)

    def _note(self, article_id: int, seen: bytes, at: datetime) -> bool:
        old = self.database.row("SELECT * FROM suspect WHERE article_id = ?", (article_id,))
        if old is None or old["hash"] != seen:
            self.clear(article_id)
            self.database.write(
                "INSERT INTO suspect (article_id, hash, first_seen, visits) VALUES (?, ?, ?, 1)",
                (article_id, seen, stamp(at)),
            )
            return False
        self.database.write("UPDATE suspect SET visits = visits + 1 WHERE article_id = ?", (article_id,))
        return old["visits"] + 1 >= VISITS and at - datetime.fromisoformat(old["first_seen"]) >= SEEN_FOR

    def _is_outage(self, article_id: int) -> bool:
        row = self.database.row(
            "SELECT count(*) AS articles FROM suspect"
            " WHERE hash = (SELECT hash FROM suspect AS own WHERE own.article_id = ?)",
            (article_id,),
        )
        return row is not None and row["articles"] >= OUTAGE

    def clear(self, article_id: int) -> None:
        """Forget what was seen of an article, which looks like itself again."""
        self.database.write("DELETE FROM suspect WHERE article_id = ?", (article_id,))
