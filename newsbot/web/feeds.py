"""HAND ON: any selection and any search as a feed that is always new, and the list of all publishers' feeds."""

from collections.abc import Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

from starlette.responses import Response

from newsbot.archive import Archive
from newsbot.feeds.folder import Listed, front_page, opml
from newsbot.feeds.writer import NEWEST, Publication
from newsbot.web.answers import MOST_BYTES, answer
from newsbot.web.asked import Asked, Refused, with_values

FORMS = {
    "xml": ("atom", "application/atom+xml; charset=utf-8"),
    "rss": ("rss", "application/rss+xml; charset=utf-8"),
    "json": ("json", "application/feed+json"),
}
"""How a feed's address ends -> its format, its media type."""


def feed_address(ending: str, chosen: Mapping[str, str]) -> str:
    """Return the path of the feed of what is *chosen*."""
    return with_values(f"/feeds/articles.{ending}", chosen)


def feed(asked: Asked, archive: Archive, ending: str) -> Response:
    """The newest articles of a selection, or a search, with their full texts."""
    if ending not in FORMS:
        raise Refused(f"there is no feed articles.{ending}; there are: {', '.join(FORMS)}", 404)
    form, media_type = FORMS[ending]
    limit = asked.number("limit", 1, 500, NEWEST)
    own = partial(asked.address, f"/feeds/articles.{ending}", **asked.chosen())

    def rest(published: str, number: int, shown: int) -> str:
        return own(limit=limit - shown, before=f"{published}_{number}")

    written = BytesIO()
    address = own(limit=asked.text("limit"), before=asked.text("before"))
    selection = asked.selection(limit, asked.text("q") or None)
    Publication(archive, Path(f"articles.{ending}"), selection, form, self_url=address).send(written, MOST_BYTES, rest)
    return answer(asked.request, written.getvalue(), media_type)


def list_of_feeds(asked: Asked, archive: Archive) -> Response:
    """One feed for each publisher, for a feed reader (http://opml.org/spec2.opml)."""
    titles = archive.crawls.titles()
    feeds = [
        Listed(
            name,
            None,
            titles.get(name) or name,
            front_page(archive, name),
            asked.address("/feeds/articles.xml", publisher=name),
        )
        for name in archive.publishers()
    ]
    return answer(asked.request, opml(feeds, "atom"), "text/x-opml; charset=utf-8")
