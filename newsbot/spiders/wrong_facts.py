"""SOURCE: what is wrong in the facts of a publisher file, before anything is asked by them."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parsel.csstranslator import HTMLTranslator
from scrapy import Spider

from newsbot.items import Article
from newsbot.names import names_like
from newsbot.urls import host_of

TEXTS = ("name", "title", "country", "language", "timezone")
LISTS = ("allowed_domains", "feeds", "sitemaps", "news_sitemaps", "wordpress", "drop")
LISTINGS = ("feeds", "sitemaps", "news_sitemaps", "wordpress")
TABLES = ("sections", "selectors")
FACTS = (*TEXTS, *LISTS, *TABLES, "javascript", "article_url", "every")
LIKE = 0.8
"""Names so much alike are one and the same, misspelt; feedz and feeds have 0.8."""
NO_SOURCE = f"its file names no source: {', '.join(LISTINGS)} or sections"
NAME = re.compile(r"\w[\w.-]*")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
COUNTRY = re.compile(r"[A-Z]{2}")


def wrong_fact(publisher: type[Spider]) -> str | None:
    """Return what is wrong in the facts of *publisher*, a PublisherSpider class, as ``fact = value: why``; or None."""
    wrong = _misspelt(publisher), _wrong_kinds(publisher), _wrong_values(publisher)
    return next((mistake for mistakes in wrong for mistake in mistakes), None)


def _misspelt(publisher: type[Spider]) -> Iterator[str]:
    """Yield the names that look like a fact that the file does not state; others are for code of the file's own."""
    stated = vars(publisher)
    for name in stated:
        if name in FACTS or name.startswith("__"):  # most are, and each comparison takes a tenth of a millisecond
            continue
        meant = difflib.get_close_matches(name, FACTS, n=1, cutoff=LIKE)
        if meant and meant[0] not in stated and not any(name in vars(base) for base in publisher.__mro__[1:]):
            yield f"there is no fact {name}: did you mean {meant[0]}?"


def _wrong_kinds(publisher: Any) -> Iterator[str]:
    for fact in TEXTS:
        if not isinstance(value := getattr(publisher, fact), str):
            yield f"{fact} = {value!r} is no text"
    for fact in LISTS:
        value = getattr(publisher, fact)
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            yield (
                f"{fact} = {value!r} is no list of texts: write [{value!r}]"
                if isinstance(value, str)
                else (f"{fact} = {value!r} is no list of texts")
            )
    for fact in TABLES:
        value = getattr(publisher, fact)
        if not isinstance(value, Mapping) or not all(isinstance(one, str) for pair in value.items() for one in pair):
            yield f'{fact} = {value!r} is no table: write {{"name": "..."}}'
    if not isinstance(publisher.javascript, bool):
        yield f"javascript = {publisher.javascript!r} is neither True nor False"
    for fact in ("article_url", "every"):
        if not isinstance(value := getattr(publisher, fact), str | None):
            yield f"{fact} = {value!r} is no text"


def _wrong_values(publisher: Any) -> Iterator[str]:
    if not NAME.fullmatch(publisher.name):
        meant = re.sub(r"\W+", "_", publisher.name).strip("_").lower() or "harbour_post"
        yield f"name = {publisher.name!r} is no name: write it like {meant}"
    try:
        ZoneInfo(publisher.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield f"timezone = {publisher.timezone!r} is no time zone: write it like Europe/Berlin"
    if publisher.country and not COUNTRY.fullmatch(publisher.country):
        yield f"country = {publisher.country!r} is no country: write two letters, like DE"
    if publisher.language and not LANGUAGE.fullmatch(publisher.language):
        yield f"language = {publisher.language!r} is no language: write it like de or pt-BR"
    for domain in publisher.allowed_domains:
        if not domain or host_of(f"https://{'[' + domain + ']' if ':' in domain else domain}/") != domain.lower():
            yield f"allowed_domains: {domain!r} is no domain: write it like harbour.example"
    named = [(kind, url) for kind in LISTINGS for url in getattr(publisher, kind)]
    for fact, url in [*named, *(("sections", url) for url in publisher.sections.values())]:
        if not url.startswith(("http://", "https://")) or not host_of(url.partition("{")[0]):
            yield f"{fact}: {url!r} is no whole address: write it like https://harbour.example/feed.xml"
    if publisher.article_url:
        try:
            re.compile(publisher.article_url)
        except (re.error, OverflowError, RecursionError) as error:
            yield f"article_url = {publisher.article_url!r} is no regular expression: {error}"
    yield from _wrong_selectors(publisher)


def _wrong_selectors(publisher: Any) -> Iterator[str]:
    known = {field.name for field in fields(Article)}
    for field in publisher.selectors:
        if field not in known:
            yield f"selectors: an article has no field {field!r}: {names_like(field, known)}"
    for fact, selector in [
        *(("drop", selector) for selector in publisher.drop),
        *(("selectors", selector) for selector in publisher.selectors.values()),
    ]:
        try:
            HTMLTranslator().css_to_xpath(selector)
        except Exception as error:  # cssselect has several kinds, and lets others through
            yield f"{fact}: {selector!r} is no CSS selector: {' '.join(str(error).split())}"
