"""KEEP: articles that two archives have under two addresses, as one of them knows by now whose the first one is."""

from collections.abc import Iterator, Sequence

import orjson

from newsbot.archive.articles import Articles
from newsbot.archive.database import Database, Row
from newsbot.archive.lots import there
from newsbot.archive.rows import dumps
from newsbot.states import Reason
from newsbot.urls import canonical
from newsbot.urls.claims import REFUSED, refusal_in, with_refusal

_COLUMNS = "canonical_url, publisher, provenance"
_MOVED = f"%{REFUSED}{Reason.ANOTHER_ARTICLE}%"


def move_as_in(old: Database, new: Database) -> None:
    """Give the articles of *new* the addresses of their own pages that *old* has given them."""
    sql = f"SELECT {_COLUMNS} FROM article WHERE provenance LIKE ?"
    articles = Articles(new)
    for row in old.rows(sql, (_MOVED,)):
        own = articles.stored_at(row["canonical_url"])
        if own is not None and own["canonical_url"] != row["canonical_url"] and own["publisher"] == row["publisher"]:
            articles.move(own["id"], row["canonical_url"], Reason.ANOTHER_ARTICLE)


def give_addresses_back(new: Database) -> None:
    """Let the addresses that articles were moved from lead to the articles there, whichever archive saw them last."""
    there = "SELECT id FROM article WHERE canonical_url = url.url"
    new.write(
        f"UPDATE url SET article_id = ({there}) WHERE article_id IN (SELECT id FROM article WHERE provenance LIKE ?)"
        f" AND EXISTS ({there} AND id <> url.article_id)",
        (_MOVED,),
    )


def moved_to(new: Database, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the address that each of the *rows* of `article` has in *new*, where that has moved it to its page's."""
    pages = [canonical(row["url"]) if row["url"] else row["canonical_url"] for row in rows]
    elsewhere = [(page,) for page, row in zip(pages, rows, strict=True) if page != row["canonical_url"]]
    found = there(new, "article", ("canonical_url",), elsewhere, _COLUMNS)
    for page, row in zip(pages, rows, strict=True):
        its = found.get((page,))
        is_moved = its is not None and its["publisher"] == row["publisher"] and _is_refused(its)
        yield page if is_moved else row["canonical_url"]


def keep_refusal(new: Database, before: Row) -> None:
    """Let an article's provenance go on saying that the address which its page claims is another one's."""
    if not _is_refused(before):
        return
    row = new.row("SELECT provenance FROM article WHERE id = ?", (before["id"],))
    if row is not None and not _is_refused(row):
        provenance = with_refusal(orjson.loads(row["provenance"]), Reason.ANOTHER_ARTICLE)
        new.write("UPDATE article SET provenance = ? WHERE id = ?", (dumps(provenance), before["id"]))


def _is_refused(row: Row) -> bool:
    return refusal_in(orjson.loads(row["provenance"])) == Reason.ANOTHER_ARTICLE
