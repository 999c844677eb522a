"""SOURCE: what reading a page needs to know of its publisher."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from newsbot.items import Article
from newsbot.page import Page


class PublisherFacts(Protocol):
    """A publisher's facts; a PublisherSpider class has them."""

    name: str
    title: str
    language: str
    timezone: str
    allowed_domains: list[str]
    selectors: Mapping[str, str]
    drop: Sequence[str]

    @classmethod
    def correct(cls, article: Article, page: Page) -> Article:
        """Return *article* with what only this publisher's pages need."""
