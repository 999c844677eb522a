"""HAND ON: values of the archive as HTML: always as text, in the direction and with the dates of their language."""

import re
from datetime import UTC, date, datetime, time, tzinfo
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.responses import Response

from newsbot.archive.search import BEGIN, END
from newsbot.changes import shown
from newsbot.dates.spans import roughly, span
from newsbot.dates.written import written
from newsbot.feeds.entries import safe_link
from newsbot.web.answers import HTML, answer
from newsbot.web.asked import Asked, with_values

RIGHT_TO_LEFT = frozenset("ar arc azb ckb dv fa glk he iw ks lrc mzn nqo pnb prs ps sd syr ug ur yi".split())
SCRIPTS = {"arab": "rtl", "hebr": "rtl", "nkoo": "rtl", "syrc": "rtl", "thaa": "rtl", "cyrl": "ltr", "latn": "ltr"}
"""Of a language tag's script -> direction, where that is not the one of most texts in the language."""
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
_NO_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]|[\ufffe\uffff]")
"""Signs that no HTML document may hold; line ends but for the one are spaces to it, and not worth a sign."""


def plain(value: Any) -> Any:
    """Return a text without signs that HTML may not hold; anything else, and HTML itself, as it is.

    >>> plain("It\\x07 rains" + chr(0x1FFFF))
    'It\\ufffd rains\\ufffd'
    """
    if type(value) is not str:
        return "" if value is None else value
    text = _NO_HTML.sub("\ufffd", value)
    if text.isascii() or max(text) < "\U0001fffe":
        return text
    return "".join("\ufffd" if ord(sign) & 0xFFFE == 0xFFFE else sign for sign in text)


def direction(language: str | None) -> str:
    """Return in which direction texts in *language* (BCP 47) run.

    >>> direction("ar-EG"), direction("az-Arab"), direction("de"), direction(None)
    ('rtl', 'rtl', 'ltr', 'auto')
    """
    if not language:
        return "auto"
    own, *more = language.lower().replace("_", "-").split("-")
    script = next((SCRIPTS[part] for part in more if part in SCRIPTS), None)
    return script or ("rtl" if own in RIGHT_TO_LEFT else "ltr")


@lru_cache(maxsize=500)
def spoken(language: str | None) -> Markup:
    """Return the attributes of an element whose text is in *language*."""
    tag = language if language and _TAG.fullmatch(language) else ""
    return Markup(f' lang="{escape(tag)}" dir="{direction(tag)}"')


def marked(text: str) -> Markup:
    """Return a text of the search with what was found as such."""
    first, *rest = text.split(BEGIN)
    pairs = [part.partition(END) for part in rest]
    return escape(plain(first)) + Markup("").join(
        Markup("<mark>{}</mark>{}").format(plain(found), plain(after)) for found, _, after in pairs
    )


def moment(value: Any) -> datetime | None:
    """Return a time of the archive, aware; None for what is none."""
    if isinstance(value, datetime):
        return value
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def time_element(value: Any, zone: tzinfo | None = None, form: str = "", language: str | None = None) -> Markup:
    """Return a time as an element that machines read, too; in the zone that it names itself unless in *zone*.

    *form* is strftime's; without one it is written as people of *language* do.
    """
    found = moment(value)
    if found is None:
        return escape(plain(str(value or "")))
    try:
        here = found.astimezone(zone) if zone else found
    except (OverflowError, ValueError):
        here = found
    said = here.strftime(form) if form else written(here, language or "en")
    return Markup(f'<time datetime="{here.isoformat(timespec="seconds")}">{escape(said)}</time>')


def offset(value: Any) -> str:
    """Return the offset of a time from UTC as people say it.

    >>> offset("2026-11-22T09:30:00+05:30"), offset("2026-11-22T09:30:00Z")
    ('UTC+5:30', 'UTC')
    """
    found = moment(value)
    shift = found.utcoffset() if found else None
    if not shift:
        return "UTC"
    minutes = round(abs(shift.total_seconds()) / 60)
    sign = "−" if shift.total_seconds() < 0 else "+"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")


def day(value: date | None) -> str:
    """Return a day with its weekday; None is a time at the ends of the calendar, which has no day in UTC.

    >>> day(date(2026, 11, 22))
    'Sunday, 22 November 2026'
    """
    if value is None:
        return "Without a day"
    return f"{value:%A}, {written(datetime.combine(value, time()), 'en', with_time=False)}"


def number(value: int) -> str:
    """Return a number as people read it: 12 345, with spaces that do not break."""
    return f"{value:,}".replace(",", "\u202f")


def plural(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> plural(1, "article"), plural(2, "story", "stories")
    ('1 article', '2 stories')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


@cache
def style() -> bytes:
    return (files("newsbot.web") / "style.css").read_bytes()


@cache
def style_address() -> str:
    """Return the style sheet's address, another one when it changes, so that browsers may keep it."""
    return f"/style.css?v={blake2b(style(), digest_size=6).hexdigest()}"


@cache
def environment() -> Environment:
    """Return Jinja with everything escaped that is not HTML already."""
    made = Environment(
        loader=PackageLoader("newsbot.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=plain,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": day,
        "link": safe_link,
        "marked": marked,
        "number": number,
        "offset": offset,
        "plural": plural,
        "roughly": roughly,
        "shown": shown,
        "span": span,
        "spoken": spoken,
        "time": time_element,
    }
    made.globals |= {"with_values": with_values, "style_address": style_address}
    return made


def page(asked: Asked, template: str, status: int = 200, **values: Any) -> Response:
    """Return the page that *template* makes of *values*."""
    known = {
        "asked": asked,
        "zone": asked.installation.zone,
        "path": asked.request.url.path,
        "feed": "",
        "query": "",
        "as_json": "",
    }
    text = environment().get_template(template).render(known | values)
    return answer(asked.request, text.encode("utf-8", "replace"), HTML, status)
