"""BY HAND: a publisher file as text, out of facts that come from outside."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsbot.cli.site_facts import SiteFacts

if TYPE_CHECKING:
    from newsbot.spiders.scouting import Found

KINDS = ("feeds", "sitemaps", "news_sitemaps")
LONGEST_LINE = 120


def publisher_file(facts: SiteFacts, found: "Found") -> str:
    """Return the file's text: what was *found* and, where that is neither feed nor sitemap, the section pages."""
    class_name = "".join(word.capitalize() for word in facts.name.split("_")) + "Spider"
    told = [
        f"    {name} = {quoted(getattr(facts, name))}" for name in ("name", "title", "country", "language", "timezone")
    ]
    told.append(f"    allowed_domains = [{quoted(facts.domain)}]")
    sources = [_list(kind, found.sources[kind]) for kind in KINDS if found.sources.get(kind)]
    if not sources:
        sections = found.sections or {"front": found.url}
        sources = _lines("sections = {", (f"{quoted(name)}: {quoted(url)}" for name, url in sections.items()), "}")
    head = [f'"""SOURCE: {facts.domain}."""', "", "from newsbot.spiders.publisher import PublisherSpider", "", ""]
    return "\n".join([*head, f"class {class_name}(PublisherSpider):", *told, "", *sources]) + "\n"


def quoted(text: str) -> str:
    """Return *text* as a Python string.

    >>> quoted('The "Post"')
    '"The \\\\"Post\\\\""'
    """
    legal = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(legal, ensure_ascii=False) if legal.isprintable() else repr(legal)


def _list(name: str, addresses: list[str]) -> str:
    one = f"    {name} = [{', '.join(map(quoted, addresses))}]"
    return one if len(one) <= LONGEST_LINE else "\n".join(_lines(f"{name} = [", map(quoted, addresses), "]"))


def _lines(begin: str, parts: Iterable[str], end: str) -> list[str]:
    return [f"    {begin}", *(f"        {part}," for part in parts), f"    {end}"]
