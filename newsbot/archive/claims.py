"""KEEP: whether an article has the identity that its page claims: a page may be wrong, or lie."""

from dataclasses import dataclass, replace
from typing import Any

import orjson

from newsbot.archive.database import Database
from newsbot.archive.fingerprints import NEVER_JOINED_BELOW, Text
from newsbot.archive.near_duplicates import compared_text
from newsbot.archive.owners import Owners
from newsbot.items import Article
from newsbot.states import Reason
from newsbot.urls import canonical
from newsbot.urls.claims import refusal_in, speaks_of, with_refusal


@dataclass(frozen=True, slots=True)
class Settled:
    """An article under the address that it has."""

    article: Article
    refused: str = ""
    """Why it has not the one that its page claimed."""
    displaced: Any = None
    """Row (id, canonical_url, url, publisher) of the article that wrongly stands at its address."""


class Claims:
    """Settles which article has an address: the page there, before any other that names it as its own."""

    def __init__(self, database: Database, owners: Owners) -> None:
        self.database = database
        self.owners = owners

    def settle(self, article: Article) -> Settled:
        """Return *article* under the address that it claims, or else under that of its page.

        Where two articles claim an address that is neither's page, a template names it on all pages of the site: it is
        nobody's, unless it speaks of the one that has it.
        """
        own = canonical(article.url) if article.url else article.canonical_url
        holder = self._holder(article.canonical_url)
        if own == article.canonical_url:
            return Settled(article, displaced=holder if holder and self._is_impostor(holder, own, article) else None)
        if not self.owners.may_claim(own, article.canonical_url):
            return _refused(article, own, Reason.ANOTHER_SITE)
        if holder and canonical(holder["url"]) != own and is_another(holder, article):
            displaced = holder if self._is_template(article.canonical_url, holder) else None
            return _refused(article, own, Reason.ANOTHER_ARTICLE, displaced)
        if holder is None and self._was_taken_back(article.canonical_url):
            return _refused(article, own, Reason.ANOTHER_ARTICLE)
        return Settled(article)

    def _is_template(self, claimed: str, holder: Any) -> bool:
        """Tell whether the *holder* of an address that another page claims too has it by its claim alone."""
        there = canonical(holder["url"])
        return (
            there != claimed
            and not speaks_of(claimed, f"{there} {holder['headline'] or ''}")
            and self._holder(there) is None
        )

    def _was_taken_back(self, claimed: str) -> bool:
        """Tell whether an article had an address by its claim alone, and has it no more."""
        row = self.database.row(
            "SELECT canonical_url, provenance FROM url JOIN article ON article.id = article_id WHERE url.url = ?",
            (claimed,),
        )
        return (
            row is not None
            and row["canonical_url"] != claimed
            and refusal_in(orjson.loads(row["provenance"])) == Reason.ANOTHER_ARTICLE
        )

    def _holder(self, canonical_url: str) -> Any:
        return self.database.row(
            "SELECT id, canonical_url, url, publisher, headline, lead, text, text_hash FROM article"
            " WHERE canonical_url = ?",
            (canonical_url,),
        )

    def _is_impostor(self, holder: Any, own: str, article: Article) -> bool:
        """Tell whether the article that has the address *own* is another one, and can have its own page's instead."""
        there = canonical(holder["url"])
        return there != own and is_another(holder, article) and self._holder(there) is None


def is_another(stored: Any, article: Article) -> bool:
    """Tell whether the *stored* row and *article* are no versions of one article.

    Both the headline and the text are others; of a text that was dropped nobody can tell.
    """
    was_dropped = not stored["text"] and stored["text_hash"] is not None
    if _plain(stored["headline"]) == _plain(article.headline) or was_dropped:
        return False
    texts = (stored["lead"], stored["text"]), (article.lead, article.text)
    one, other = (Text(compared_text(*lead_and_text)) for lead_and_text in texts)
    return not one.repeats(other) and one.similarity(other) < NEVER_JOINED_BELOW


def _refused(article: Article, own: str, reason: str, displaced: Any = None) -> Settled:
    provenance = with_refusal(article.provenance, reason)
    return Settled(replace(article, canonical_url=own, provenance=provenance), reason, displaced)


def _plain(headline: str | None) -> str:
    return " ".join((headline or "").casefold().split())
