"""BY HAND: the demo publisher's stories: read from texts/, dated back from a clock that the caller passes."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib.resources import files
from itertools import chain, zip_longest
from zoneinfo import ZoneInfo

SECTIONS = ("politics", "business", "culture", "world")
GUEST = "mondhafen_kurier"
"""A section that is another publisher's; the paper's own listings do not name it."""
GUESTS_LAYOUT = "newstime"
"""The publisher whose pages the guest's look like."""
TIMEZONE = ZoneInfo("Europe/London")
UNDATED = "0001-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a story."""

    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Story:
    """What the newsroom knows of a story; `newsbot.demo.pages` decides how it is shown."""

    slug: str
    section: str
    headline: str
    body: tuple[str, ...]
    """Paragraphs; ``## `` opens a heading, ``> `` a quote, ``* `` a list item."""
    published: datetime
    modified: datetime | None = None
    """As the page shows it."""
    changed: datetime | None = None
    """When the publisher's system last wrote the page: what listings call `lastmod`."""
    kicker: str | None = None
    lead: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    videos: tuple[tuple[str, str], ...] = ()
    """Title and ISO 8601 duration."""
    language: str = "en"
    layout: str = "modern"
    paywalled: bool = False
    decoration: int = 0
    """Turns teasers, "most read" and whitespace of the page, which are no part of the article."""

    @property
    def path(self) -> str:
        """Its address on the server."""
        return f"/{GUEST}/news/{self.slug}" if self.section == GUEST else f"/{self.section}/{self.slug}.html"

    @property
    def lastmod(self) -> datetime:
        """When a listing says it was last written."""
        return self.changed or self.modified or self.published


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(";") if name.strip())


def _pairs(values: list[str]) -> list[tuple[str, str]]:
    return [(first.strip(), second.strip()) for first, _, second in (value.rpartition("|") for value in values)]


def _story(section: str, text: str) -> Story:
    """Read one story: its slug, ``key: value`` lines, an empty line, paragraphs."""
    head, _, body = text.strip().partition("\n\n")
    slug, *lines = head.splitlines()
    values: dict[str, list[str]] = {}
    for line in lines:
        key, _, value = line.partition(":")
        values.setdefault(key, []).append(value.strip())

    def one(key: str) -> str:
        return values.get(key, [""])[0]

    return Story(
        slug=slug.strip(),
        section=section,
        headline=one("headline"),
        body=tuple(part.strip() for part in re.split(r"\n\n|\n(?=\* )", body) if part.strip()),
        published=datetime.fromisoformat(one("published") or UNDATED),
        kicker=one("kicker") or None,
        lead=one("lead") or None,
        authors=_names(one("authors")),
        agencies=_names(one("agencies")),
        tags=_names(one("tags")),
        pictures=tuple(Picture(*pair) for pair in _pairs(values.get("image", []))),
        videos=tuple(_pairs(values.get("video", []))),
        language=one("language") or "en",
        layout=one("layout") or "modern",
        paywalled=one("paywall") == "yes",
    )


def _dated(story: Story, now: datetime, number: int) -> Story:
    """Date a story that has no date of its own: twenty-four within two days, the rest back over three months."""
    age = timedelta(minutes=37 + 113 * number)
    if number >= 24:
        age = timedelta(days=3 + 5 * (number - 24), minutes=71 * (number % 13))
    if story.published.year > 1:
        return story
    published = (now - age).astimezone(TIMEZONE).replace(second=0, microsecond=0)
    modified = published + timedelta(minutes=25) if number % 4 == 1 else None
    return replace(story, published=published, modified=modified)


def stories(now: datetime) -> list[Story]:
    """Return all stories, newest first, the sections taking turns, dated back from *now* (aware).

    One of them stands under a second address in another section, as agency reports do.
    """
    texts = files("newsbot.demo") / "texts"
    written = [
        [_story(section, part) for part in (texts / f"{section}.txt").read_text("utf-8").split("=== ")[1:]]
        for section in (*SECTIONS, GUEST)
    ]
    in_turn = [story for story in chain.from_iterable(zip_longest(*written)) if story]
    dated = [_dated(story, now, number) for number, story in enumerate(in_turn)]
    again = [
        replace(story, slug=f"{story.slug}-brief", section="politics", published=story.published + timedelta(minutes=9))
        for story in dated
        if story.slug == "container-line"
    ]
    return sorted(dated + again, key=lambda story: story.published, reverse=True)
