"""REQUEST: the sections of a site that nothing is known of, wherever they are named, and what stands in their place."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.http import Request

from newsbot.page import Page
from newsbot.sources import Entry, SourceKind
from newsbot.sources.front_page import (
    archive_links,
    dated_archives,
    declared_feeds,
    language_fronts,
)
from newsbot.sources.section_address import may_be_section
from newsbot.sources.section_links import SECTIONS_AT_MOST, section_links
from newsbot.sources.sent_on import frames, sent_on_to

if TYPE_CHECKING:
    from newsbot.spiders.site import SiteSpider

SENT_ON_AT_MOST = 3
"""Pages that only send on to the next one; some do so without end, to find out whether a browser asks."""
LED_ON = "led_on"
"""In the `meta` of a request for what stands in the place of a front page's sections: how many such steps led there."""
BELOW_AT_MOST = 60
"""Sections that are asked for as the one above them has no articles."""
LOOKED_AT = 1_000
"""Entries of a sitemap."""


class FoundSections:
    """Asks for the sections of one site."""

    def __init__(self, spider: "SiteSpider") -> None:
        self.spider = spider
        self._has_sections = False
        self._below_left = BELOW_AT_MOST

    def of_front(self, page: Page, ways_in: list[str]) -> Iterator[Request]:
        """Yield the requests for the sections of the front *page*, else for what it has in their place.

        Where it is a splash page with *ways_in*, what is called a section may be another front page.
        """
        led_on = {LED_ON: 1}
        more: dict[str, Any] = led_on if ways_in else {}
        sections = section_links(page)
        self._has_sections = self._has_sections or bool(sections)
        for name, url in sections.items():
            yield from self.spider.listing_request(url, SourceKind.SECTIONS, section=name, **more)
        if sections:
            return
        for url in [*language_fronts(page), *archive_links(page), *self._dated(page), *ways_in]:
            yield from self.spider.listing_request(url, SourceKind.SECTIONS, **led_on)

    def of_page(self, page: Page, meta: Mapping[str, Any]) -> Iterator[Request]:
        """Yield the requests for what a section's *page* without articles leads to, by scripts, feeds or frames.

        Also for its sections: those below it, or all, where the front page has it in the place of sections.
        """
        for url in declared_feeds(page):  # a script brings the articles
            yield from self.spider.listing_request(url, SourceKind.FEEDS, is_named=True, is_guess=True)
        steps = meta.get(LED_ON, 0) + 1
        if steps > SENT_ON_AT_MOST:
            return
        sent_on = sent_on_to(page)
        dated = self._dated(page) if LED_ON in meta else []  # the months of a year
        for url in [sent_on] if sent_on else [*frames(page), *dated]:
            yield from self.spider.listing_request(
                url, SourceKind.SECTIONS, section=meta.get("section"), **{LED_ON: steps}
            )
        folder = urlsplit(page.url).path.rstrip("/") + "/"
        for name, url in section_links(page).items():
            is_below = LED_ON not in meta
            if is_below and not (self._below_left and urlsplit(url).path.startswith(folder)):
                continue
            self._below_left -= is_below
            yield from self.spider.listing_request(url, SourceKind.SECTIONS, section=name)

    def _dated(self, page: Page) -> list[str]:
        oldest = self.spider.date_range.oldest
        return dated_archives(page, oldest) if oldest else []

    def of_sitemap(self, entries: list[Entry]) -> Iterator[Request]:
        """Yield the requests for the sections among *entries*, if nothing has named one so far, nor this an article."""
        if self._has_sections or any(self.spider.is_article(entry.url) for entry in islice(entries, LOOKED_AT)):
            return
        sections = (entry.url for entry in islice(entries, LOOKED_AT) if may_be_section(entry.url))
        for url in islice(sections, SECTIONS_AT_MOST):
            yield from self.spider.listing_request(url, SourceKind.SECTIONS)
