"""REQUEST: what the user asked a publisher's spider for: ``-a sections=... -a since=...``."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from scrapy.exceptions import UsageError

from newsbot.names import listed_names, names_like
from newsbot.sources import SourceKind
from newsbot.urls import is_web_address, is_within

_BETWEEN_URLS = re.compile(r"\s*,\s*(?=https?://|$)")
_BARE_ADDRESS = re.compile(r"(?:[\w-]{1,63}\.){1,9}[^\W\d_][\w-]{1,62}(?::\d{1,5})?(?:[/?]\S*)?")
"""As people write the address of a site."""
ARGUMENTS = ("sections", "sources", "since", "until", "limit", "url", "urls", "again")
OF_A_LIST = ("urls", "again")
YES = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Arguments:
    """A spider's arguments, checked."""

    sources: tuple[str, ...] = tuple(SourceKind)
    sections: frozenset[str] | None = None
    """None: all."""
    since: datetime | None = None
    """Aware; articles published before are left out."""
    until: datetime | None = None
    """Aware; articles published then or later are left out."""
    limit: int | None = None
    """So many articles at most."""
    urls: tuple[str, ...] = ()
    """These pages only."""
    list_file: str | None = None
    """The pages that this file names, only."""
    again: bool = False
    """Of these also what the archive knows."""

    @property
    def url(self) -> str | None:
        """The first page."""
        return self.urls[0] if self.urls else None

    @classmethod
    def of(cls, publisher: Any, arguments: Mapping[str, str]) -> "Arguments":
        """Read *arguments* for *publisher* (a PublisherSpider class); raises UsageError with one line for the user."""
        refuse_unknown(arguments)
        for name in arguments:
            if name in OF_A_LIST and publisher.allowed_domains:
                raise UsageError(f"{name} is for `scrapy crawl site`, which knows each page's publisher")
        zone = ZoneInfo(publisher.timezone)
        since = _moment("since", arguments.get("since"), zone)
        until = _moment("until", arguments.get("until"), zone, end=True)
        if since and until and since >= until:
            raise UsageError(f"since={arguments['since']} is not before until={arguments['until']}")
        return cls(
            sources=_sources(publisher, arguments),
            sections=_sections(publisher, arguments.get("sections")),
            since=since,
            until=until,
            limit=_limit(arguments.get("limit")),
            urls=_urls(publisher, arguments.get("url")),
            list_file=arguments.get("urls"),
            again=_yes("again", arguments.get("again", "no")),
        )


def refuse_unknown(arguments: Mapping[str, str]) -> None:
    """Raise UsageError, with what may have been meant, for an argument that there is not."""
    for name in arguments:
        if not name.startswith("_"):  # scrapyd's own, such as _job
            _require(name, ARGUMENTS, "argument")


def _require(name: str, known: Collection[str], what: str) -> None:
    if name not in known:
        raise UsageError(f"unknown {what} {name!r}: {names_like(name, known)}")


def _sections(publisher: Any, text: str | None) -> frozenset[str] | None:
    if text is None:
        return None
    names = listed_names(text)
    for name in names:
        _require(name, publisher.sections, "section")
    if not names:
        raise UsageError(f"sections is empty: {names_like('', publisher.sections)}")
    return frozenset(names)


def _sources(publisher: Any, arguments: Mapping[str, str]) -> tuple[str, ...]:
    had = tuple(source for source in SourceKind if getattr(publisher, source))
    if "sources" not in arguments:
        return ("sections",) if "sections" in arguments else had
    names = listed_names(arguments["sources"])
    for name in names:
        _require(name, list(SourceKind), "source")
        if name not in had:
            raise UsageError(f"{publisher.name} has no {name}: {names_like(name, had)}")
    if not names:
        raise UsageError(f"sources is empty: {names_like('', had)}")
    return tuple(source for source in had if source in names)


def _moment(name: str, text: str | None, zone: ZoneInfo, *, end: bool = False) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{name}={text} is no date: write it like 2026-11-01 or 2026-11-01T08:00") from None
    if end and len(text) <= len("2026-11-01"):
        moment += timedelta(days=1)  # until a day means to its end
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _yes(name: str, text: str) -> bool:
    if text.lower() not in YES:
        raise UsageError(f"{name}={text}: write {name}=yes or {name}=no")
    return text.lower() == "yes"


def _limit(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise UsageError(f"limit={text} is no number of articles: write it like 100")
    return int(text)


def _urls(publisher: Any, text: str | None) -> tuple[str, ...]:
    """Read addresses with commas between them; a comma within one is no end of it."""
    if text is None:
        return ()
    named = [url for url in _BETWEEN_URLS.split(text) if url] or [text]
    return tuple(dict.fromkeys(_url(publisher, url.strip()) for url in named))


def _url(publisher: Any, text: str) -> str:
    if not publisher.allowed_domains and _BARE_ADDRESS.fullmatch(text):
        text = f"https://{text}"
    scheme, mark, rest = text.partition("://")
    text = scheme.lower() + mark + rest
    if not is_web_address(text):
        raise UsageError(f"url={text} is no web address: write it like https://{_domain(publisher)}/...")
    if publisher.allowed_domains and not is_within(text, publisher.allowed_domains):
        raise UsageError(f"url={text} is not on {publisher.name}'s domains: {', '.join(publisher.allowed_domains)}")
    return text


def _domain(publisher: Any) -> str:
    return publisher.allowed_domains[0] if publisher.allowed_domains else "any.example"
