"""REQUEST: what a page says of itself that is one of several of an article; also for those who never read one."""

from dataclasses import dataclass, field

PAGES_AT_MOST = 20
"""Of one article; what names more is a forum, a gallery or has no end."""


@dataclass(slots=True)
class ArticlePages:
    """One page of several of an article, as it says itself."""

    number: int
    """Of this page; the first is 1."""
    of: int | None = None
    """How many there are, where the page says so."""
    first: str = ""
    """Address of the first page."""
    following: str | None = None
    """Address of the page after this one."""
    whole: str | None = None
    """Address at which all is on one page."""
    addresses: dict[int, str] = field(default_factory=dict)
    """Number -> address of the pages that this one links to."""
