"""KEEP: a new page that may be no article: an outage or a wall that is answered with 200, at an address that has none.

Such a page shows the same at every address, whatever its language. So what has no witness that it is the article which
was listed is stored only when it was seen the same on a second visit, and at no other address.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from newsbot.archive.database import Database
from newsbot.archive.fingerprints import identity_of_text, text_hash
from newsbot.archive.rows import stamp
from newsbot.items import Article
from newsbot.sources.headline_match import are_alike, is_about
from newsbot.states import Reason

SHORT = 1_500
"""Characters up to which a page without date, author and any word of the listing may be no article."""
ONE_SENTENCE = 250
"""Characters up to which a page under its own headline may be a shell that a script would fill."""
VISITS = 2
REMEMBERED = timedelta(days=14)
"""How long what was seen at one address speaks against the same at another; what it shows by now does not matter."""
ADDRESSES = 100
"""So many addresses with the same page are looked at."""
STRUCTURED = ("json-ld", "microdata", "meta", "selectors")
"""Sources that describe an article to machines, as no outage does."""


@dataclass(frozen=True, slots=True)
class Visited:
    """One visit to an address that has no article yet."""

    address: str
    """The (canonical) address that was asked for; where it led to may be the same for many."""
    at: datetime
    title: str | None = None
    """What a listing called the article."""
    needs: int = VISITS
    """Visits on which the same must have been seen: 1 where nobody will ask for the page again."""
    counts: bool = True
    """False where a kept page is read again."""


def is_doubtful(article: Article, title: str | None, address: str) -> bool:
    """Tell whether *article* may be none: nothing says that it is the one that a listing named so."""
    about = _is_about(article, title, address)
    if about is None:
        return 0 < len(article.text) <= SHORT and not _is_dated_or_signed(article)
    if about:
        return bool(article.text) and len(_rest(article)) <= ONE_SENTENCE and not _is_dated_or_signed(article)
    return not _is_dated_or_signed(article, STRUCTURED)


def _is_about(article: Article, title: str | None, address: str) -> bool | None:
    is_own = article.provenance.get("headline") != "listing"
    return is_about(article.headline if is_own else None, title, address)


def _is_dated_or_signed(article: Article, sources: tuple[str, ...] = ()) -> bool:
    """Tell whether the page itself names its date or its authors (in one of the *sources*, if there are any)."""
    named = [name for name in ("date_published", "authors") if getattr(article, name)]
    told = [article.provenance.get(name, "") for name in named]
    return any(source.startswith(sources) if sources else not source.startswith("listing") for source in told)


def _rest(article: Article) -> str:
    """Return the text without the headline, which a shell repeats."""
    return article.text.replace(article.headline or "", " ") if article.headline else article.text


class Doubts:
    """The table `doubt`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def why_not(self, article: Article, visited: Visited) -> Literal[Reason.SEEN_ONCE, Reason.REPEATED] | None:
        """Return why *article* is not to be stored (yet), None where it is; note what was seen."""
        if not is_doubtful(article, visited.title, visited.address):
            return None
        about = _is_about(article, visited.title, visited.address)
        seen = text_hash(_rest(article) if about else f"{article.headline}\n{article.text}")
        visits = self._note(article, seen, visited)
        if self._is_elsewhere(article, seen, visited, under_others=bool(about)):
            return Reason.REPEATED
        return Reason.SEEN_ONCE if visits < visited.needs else None

    def _note(self, article: Article, seen: bytes, visited: Visited) -> int:
        """Note one more visit; return on how many in a row the same was seen."""
        old = self.database.row("SELECT hash, visits FROM doubt WHERE url = ?", (visited.address,))
        visits = old["visits"] if old and old["hash"] == seen else 0
        if visited.counts:
            visits += 1
            self.database.write(
                "INSERT INTO doubt (url, publisher, hash, headline, seen, visits) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (url) DO UPDATE SET publisher = excluded.publisher, hash = excluded.hash,"
                " headline = excluded.headline, seen = excluded.seen, visits = excluded.visits",
                (visited.address, article.publisher, seen, article.headline or "", stamp(visited.at), visits),
            )
        return visits

    def _is_elsewhere(self, article: Article, seen: bytes, visited: Visited, *, under_others: bool) -> bool:
        """Tell whether the same was seen at another article's address; *under_others*: only under other headlines."""
        rows = self.database.rows(
            "SELECT url, headline FROM doubt WHERE hash = ? AND publisher = ? AND url <> ? AND seen >= ?"
            " ORDER BY seen DESC LIMIT ?",
            (seen, article.publisher, visited.address, stamp(visited.at - REMEMBERED), ADDRESSES),
        )
        others = [row for row in rows if not under_others or row["headline"] != article.headline]
        if any(not are_alike(row["url"], visited.address) for row in others):
            return True
        if not under_others and self._is_stored_elsewhere(article, visited.address):
            return True
        suspect = self.database.row(
            "SELECT 1 FROM suspect JOIN article ON article.id = article_id WHERE suspect.hash = ? AND publisher = ?",
            (seen, article.publisher),
        )
        return suspect is not None

    def _is_stored_elsewhere(self, article: Article, address: str) -> bool:
        """Tell whether the same is stored of another address: as junk, or this is a page that shows another article."""
        rows = self.database.rows(
            "SELECT canonical_url FROM article WHERE publisher = ? AND text_hash = ? AND headline = ? LIMIT ?",
            (article.publisher, identity_of_text(article), article.headline, ADDRESSES),
        )
        return any(not are_alike(row["canonical_url"], address) for row in rows)
