"""ITEM: what the reading of a value depends on: the page's address, language, timezone and names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from newsbot.dates.machine_dates import Moment, moment
from newsbot.dates.zones import zone_of
from newsbot.extraction.publication_dates.order_of_numbers import is_either, told_month_first
from newsbot.extraction.publisher_facts import PublisherFacts
from newsbot.extraction.source import Source, raw_values
from newsbot.extraction.values.language import language_tag
from newsbot.extraction.values.text import key_of, without_brackets
from newsbot.page import Page
from newsbot.urls import host_of, site_of

_MONTH_FIRST = frozenset(("US", "PH", "PR", "FM", "GU"))
"""Regions that write 3/4/2025 for 4 March."""
WORDS_OF_A_NAME = 7
"""A site's name with more of them is the headline of the page."""


@dataclass(slots=True)
class PageContext:
    """Where a raw value stands; every processor gets it beside the value."""

    url: str = ""
    """Address of the page; relative addresses start here."""
    language: str | None = None
    """Primary language subtag, lower case."""
    region: str | None = None
    """Region subtag, upper case, where the page names its language with one: the GB of en-GB."""
    timezone: tzinfo | None = None
    """Where the publisher is at home; None if nothing tells."""
    site_names: Sequence[str] = ()
    """Names the site gives itself, and its domain."""
    seen_at: datetime | None = None
    """Aware; no article is younger than its page."""
    told_month_first: Callable[[], bool | None] = lambda: None
    """Asked where a text needs it: whether 3/4/2025 is 4 March, as another date of the page or its address tells."""

    own_keys: frozenset[str] = field(init=False)
    """The names as `key_of` compares them."""

    def __post_init__(self) -> None:
        self.own_keys = _keys(tuple(dict.fromkeys(self.site_names)))

    def moment(self, raw: object) -> Moment | None:
        """Return the time that *raw*, as the page writes it, tells, or None; naive where it tells no offset.

        Where its day may be the month, the page's other dates tell them apart, else where its language is spoken.
        """
        told = self.told_month_first() if isinstance(raw, str) and is_either(raw) else None
        return moment(raw, self.language, self.month_first if told is None else told)

    @property
    def month_first(self) -> bool:
        """Whether 3/4/2025 is 4 March where nothing else tells: in English from the Americas only."""
        if self.region:
            return self.language == "en" and self.region in _MONTH_FIRST
        zone = str(self.timezone or "")
        return self.language == "en" and (not zone or zone.startswith("America/"))


def page_context(
    page: Page, sources: Iterable[Source], publisher: type[PublisherFacts] | None, seen_at: datetime | None
) -> PageContext:
    """Return what *page* and its publisher, if it is known, say of where values stand."""
    sources, url = list(sources), page.url
    declared = [name for _, name in raw_values(sources, "site_name") if isinstance(name, str)]
    names = [name for name in declared if name.count(" ") < WORDS_OF_A_NAME]  # some pages put their headline there
    domain = site_of(url)
    names += [host_of(url), domain, domain.partition(".")[0]]
    tags = [tag for _, raw in raw_values(sources, "language") if (tag := language_tag(raw))]
    if publisher:
        names.append(publisher.title)
        tags.append(publisher.language)
    language = tags[0].partition("-")[0] if tags else None
    zone = ZoneInfo(publisher.timezone) if publisher else zone_of(url, language)
    regions = (tag.rpartition("-")[2] for tag in tags if tag.partition("-")[0] == language)
    region = next((region for region in regions if len(region) == 2 and region.isupper()), None)
    return PageContext(url, language, region, zone, names, seen_at, cache(lambda: told_month_first(page)))


@lru_cache(maxsize=64)  # the pages of one site name it alike
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for name in names if (key := key_of(without_brackets(name))))
