"""REQUEST: what JSON of any making calls an article's address, title and times (pure)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

ADDRESSES = ("url", "externalurl", "link", "permalink", "canonicalurl", "weburl", "href", "path")
TITLES = ("title", "headline", "name")
PUBLISHED = ("datepublished", "published", "pubdate", "publishedat", "webpublicationdate")
MODIFIED = ("datemodified", "updated", "updatedat")


def plain_names(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return *values* by their names in small letters, without what parts words; of two alike the first one counts.

    >>> plain_names({"datePublished": 1, "date_published": 2, "@id": 3})
    {'datepublished': 1, '@id': 3}
    """
    found: dict[str, Any] = {}
    for name, value in values.items():
        found.setdefault(name.lower().replace("_", ""), value)
    return found


def texts(values: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    """Yield what of *values*, under one of *names*, is a text."""
    return (said for name in names if isinstance(said := values.get(name), str) and said)
