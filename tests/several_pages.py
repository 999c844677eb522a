"""Pages of an article of several, as publishers number them."""

from datetime import UTC, datetime
from typing import Any

HEADLINE = "Rain falls on the old harbour wall"
NOW = datetime.now(UTC).replace(microsecond=0)
"""Articles of today are looked at again."""
PATH = "/news/rain-falls-on-the-old-harbour-wall"


def address(number: int, path: str = PATH) -> str:
    return path if number == 1 else f"{path}/{number}"


def text_of(number: int, name: str = "page") -> str:
    """Return the paragraphs of a page, unlike those of any other."""
    words = f"{name} {number}"
    return "".join(
        f"<p>Sentence {at} of {words} tells of the wall, the tide and the storms of winter.</p>" for at in range(6)
    )


def page(number: int, of: int, *, headline: str = HEADLINE, path: str = PATH, extra: str = "", text: str = "") -> str:
    """Return page *number* of so many, with links to the others by their numbers."""
    others = [at for at in range(1, of + 1) if at != number]
    links = "".join(f'<a href="{address(at, path)}">{at}</a> ' for at in others)
    return html(headline, text or text_of(number), f"<div class='pages'>{links}</div>{extra}")


def html(headline: str, text: str, after: str = "", head: str = "") -> str:
    return (
        f'<html lang="en"><head><title>{headline}</title><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{NOW.isoformat()}">{head}</head>'
        f"<body><article><h1>{headline}</h1>{text}</article>{after}</body></html>"
    )


def numbers_in(article: Any) -> list[int]:
    """Return which pages' texts *article* has, in their order."""
    text = article["text"] if isinstance(article, dict) else article.text
    return [int(part.split(" page ")[1].split()[0]) for part in text.split("\n\n") if part.startswith("Sentence 0 of")]
