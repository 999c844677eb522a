"""ITEM: what an article is, field by field; every other module speaks in these terms."""

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints


class NotAnArticle(Exception):
    """A page that is no article; *reason* is one of the short, countable words that `scrapy why` tells."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


@dataclass(slots=True)
class Block:
    """One piece of the body, in reading order."""

    kind: str = "paragraph"
    """``paragraph``, ``heading``, ``quote`` or ``list_item``."""
    text: str = ""


@dataclass(slots=True)
class Image:
    """A picture of the article."""

    url: str | None = None
    """Absolute address of the largest version."""
    caption: str | None = None
    """What the picture shows, without the credit."""
    credit: str | None = None
    """Who made it or holds the rights, without "Photo:" or "©"."""
    alt: str | None = None
    width: int | None = None
    """Pixels."""
    height: int | None = None
    """Pixels."""


@dataclass(slots=True)
class Video:
    """A video of the article."""

    url: str | None = None
    title: str | None = None
    duration_seconds: int | None = None
    thumbnail: str | None = None


@dataclass(slots=True)
class Article:
    """One article as its publisher shows it; names are schema.org's NewsArticle in snake case where it has one."""

    url: str = ""
    """Address of the page after redirects."""
    canonical_url: str = ""
    """Identity of the article (`newsbot.urls.canonical`)."""
    publisher: str = ""
    """Spider name; for a site without a publisher file its registrable domain."""
    section: str | None = None
    """The publisher's own section."""
    kicker: str | None = None
    """The short line above the headline."""
    headline: str | None = None
    """As shown on the page, without the site's name."""
    lead: str | None = None
    """Standfirst shown between headline and body."""
    body: list[Block] = field(default_factory=list)
    text: str = ""
    """The body as plain text, blocks separated by a blank line, without the lead."""
    authors: list[str] = field(default_factory=list)
    """People, bare names."""
    agencies: list[str] = field(default_factory=list)
    """News agencies the article draws on, such as Reuters, dpa, AFP, AP."""
    keywords: list[str] = field(default_factory=list)
    """The publisher's topics."""
    language: str | None = None
    """BCP 47."""
    date_published: datetime | None = None
    """Aware."""
    date_modified: datetime | None = None
    """Aware; None where the page names none."""
    images: list[Image] = field(default_factory=list)
    """Lead image first."""
    videos: list[Video] = field(default_factory=list)
    is_accessible_for_free: bool | None = None
    """What the publisher says; None if it says nothing."""
    rights: list[str] = field(default_factory=list)
    """Reservations found on page or headers: ``tdm-reservation``, ``noai``, ``noarchive`` ..."""
    provenance: dict[str, str] = field(default_factory=dict)
    """Field -> the source that gave it, with "offset assumed" and the like."""
    discovered_via: str | None = None
    """Address of the listing that led here."""


ARTICLE_FIELDS = tuple(field.name for field in fields(Article))


def field_types(part: type) -> dict[str, Any]:
    """Return field -> type of an item or a part of one, whether or not the field may be None.

    >>> field_types(Video)["duration_seconds"]
    <class 'int'>
    """
    return {name: _beside_none(hint) for name, hint in get_type_hints(part).items()}


def _beside_none(hint: Any) -> Any:
    return next(kind for kind in get_args(hint) if kind is not NoneType) if isinstance(hint, UnionType) else hint


FIELD_TYPES = field_types(Article)
"""What kind of value each field holds; columns of the archive and types of exports follow from it."""


def as_json(value: Any) -> Any:
    """Return *value*, such as an Article or a part of one, in JSON's own types; times in ISO 8601 with their offset.

    >>> as_json(Block(text="Rain."))
    {'kind': 'paragraph', 'text': 'Rain.'}
    """
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind is list:
        return [as_json(part) for part in value]
    if kind is dict:
        return {key: as_json(part) for key, part in value.items()}
    if kind is datetime:
        return value.isoformat()
    if is_dataclass(kind):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(kind)}
    return value
