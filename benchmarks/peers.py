"""What newsbot is measured against: each peer reads one page into the fields that the score looks at."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsbot.urls import site_of

Answer = dict[str, Any]


@dataclass(frozen=True)
class SavedPage:
    """One page of ../shared/real-pages or ../shared/more-pages."""

    id: str
    url: str
    body: bytes
    record: Answer = field(default_factory=dict)
    """The line of the index."""


def saved_pages(folder: Path, half: str | None = None) -> Iterator[SavedPage]:
    """Yield the pages of *folder* in the order of its index; *half*: those whose domain's SHA-256 is even, or odd."""
    with (folder / "index.jsonl").open(encoding="utf-8") as index:
        for line in index:
            row = json.loads(line)
            if half is None or half == half_of(row.get("domain") or site_of(row["url"])):
                yield SavedPage(row["id"], row["url"], gzip.decompress((folder / row["file"]).read_bytes()), row)


def half_of(domain: str) -> str:
    """Return on which half of the pages a domain is: rules are made on the even one, and judged by both."""
    return "odd" if hashlib.sha256(domain.encode()).digest()[-1] % 2 else "even"


def newsbot(page: SavedPage) -> Answer:
    """Read with newsbot's generic path, no publisher file."""
    import newsbot
    from newsbot.items import as_json

    article = newsbot.extract(page.body, page.url)
    return as_json(article) if article else {}


def trafilatura_fast(page: SavedPage) -> Answer:
    """Read with trafilatura's own rules only."""
    return _trafilatura(page, fast=True)


def trafilatura_full(page: SavedPage) -> Answer:
    """Read with trafilatura and its fallbacks."""
    return _trafilatura(page, fast=False)


def _trafilatura(page: SavedPage, fast: bool) -> Answer:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(page.body, url=page.url, fast=fast, include_comments=False, with_metadata=True)
    if not isinstance(found, Document):
        return {}
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {"headline": found.title, "authors": authors, "date_published": found.date, "text": found.text}


def readability(page: SavedPage) -> Answer:
    """Read with readability-lxml."""
    from lxml import html
    from readability import Document

    document = Document(page.body.decode("utf-8", "replace"), url=page.url)
    summary = html.fromstring(document.summary())
    lines = (" ".join(block.text_content().split()) for block in summary.iter("p", "h1", "h2", "h3", "h4", "li"))
    return {"headline": document.short_title(), "text": "\n".join(line for line in lines if line)}


def resiliparse(page: SavedPage) -> Answer:
    """Read with resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(page.body, "utf-8")
    text = extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False)
    return {"headline": tree.title, "text": text}


def newspaper4k(page: SavedPage) -> Answer:
    """Read with newspaper4k."""
    from newspaper import Article

    article = Article(page.url, fetch_images=False)
    article.download(input_html=page.body.decode("utf-8", "replace"))
    article.parse()
    published = article.publish_date.isoformat() if article.publish_date else None
    return {
        "headline": article.title,
        "authors": article.authors,
        "date_published": published,
        "text": article.text,
    }


def htmldate(page: SavedPage) -> Answer:
    """Read with htmldate, which finds the day alone."""
    from htmldate import find_date

    found = find_date(page.body, url=page.url, extensive_search=True, original_date=True)
    return {"date_published": found} if found else {}


PEERS: dict[str, Callable[[SavedPage], Answer]] = {
    "newsbot": newsbot,
    "trafilatura fast": trafilatura_fast,
    "trafilatura full": trafilatura_full,
    "readability-lxml": readability,
    "resiliparse": resiliparse,
    "newspaper4k": newspaper4k,
    "htmldate": htmldate,
}
