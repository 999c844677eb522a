"""PAGE: the article's body, lead and pictures out of any page's markup."""

from dataclasses import dataclass, field

import trafilatura
from lxml.html import HtmlElement

from newsbot.items import Block, Image
from newsbot.page import Page


@dataclass(slots=True)
class BodyHints:
    """What other sources say about the page; witnesses for what is body and what is not."""

    descriptions: list[str] = field(default_factory=list)
    """JSON-LD ``description``, ``og:description``: a line that shows one of them above the body is the lead."""
    article_bodies: list[str] = field(default_factory=list)
    """JSON-LD ``articleBody`` of the page's own article, as written there."""
    selected: list[HtmlElement] = field(default_factory=list)
    """What the publisher's ``body`` selector matched; the body is read from these elements only."""
    dropped: list[HtmlElement] = field(default_factory=list)
    """What the publisher's ``drop`` selectors matched."""
    explain: bool = False
    """Collect notes."""


@dataclass(slots=True)
class Note:
    """Why one piece of the page was kept or left out; `scrapy explain` shows it."""

    kind: str
    text: str
    kept: bool
    reason: str


@dataclass(slots=True)
class Body:
    """What the page's markup shows of the article."""

    blocks: list[Block] = field(default_factory=list)
    lead: str | None = None
    headline: str | None = None
    """The article's heading as shown."""
    kicker: str | None = None
    byline_lines: list[str] = field(default_factory=list)
    """Visible lines near the headline that name authors, agencies or dates."""
    figures: list[Image] = field(default_factory=list)
    """Raw: absolute address of the largest version, caption as shown, credit only where it is marked apart."""
    notes: list[Note] = field(default_factory=list)
    """Every piece of the page in reading order, if `BodyHints.explain`."""


def extract_body(page: Page, headline: str | None = None, known: BodyHints | None = None) -> Body:
    """Return the body of *page*; *headline* is the best headline that structured data gave."""
    text = trafilatura.extract(page.root, fast=True, include_comments=False, include_tables=False) or ""
    return Body(blocks=[Block("paragraph", line) for line in text.split("\n") if line.strip()])
