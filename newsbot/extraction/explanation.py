"""BY HAND: why an article came out as it did: each field's candidates, and what became of each piece of the page."""

from collections.abc import Iterator

from newsbot.extraction.article import Reading
from newsbot.extraction.body.article_body import Note
from newsbot.extraction.source import Candidate, CandidateOutcome
from newsbot.items import ARTICLE_FIELDS, Image, NotAnArticle, Video
from newsbot.states import SPEAKS_FOR_AN_ARTICLE, Reason

WIDTH = 100
"""Characters of a value that are shown."""

WHY_UNUSABLE = {
    "authors": "names no person",
    "agencies": "names no agency",
    "date_published": "tells no time, or one in the future",
    "date_modified": "tells no time, or one in the future",
    "headline": "nothing but the site's name",
    "section": "nothing but the site's name",
    "images": "a logo, a pixel or no address",
    "language": "no BCP 47 tag",
    "is_accessible_for_free": "says neither yes nor no",
}
WHY_LATE = {
    "headline": "another witness is more widely agreed on",
    "date_published": "tells less, or stands further down",
    "date_modified": "tells less, or stands further down",
}


def explained(reading: Reading) -> Iterator[str]:
    """Yield the lines that explain *reading*, which was made with ``explain=True``."""
    publisher = reading.publisher.name if reading.publisher else "any site"
    yield f"{reading.page.url}  (read as {publisher})"
    try:
        reading.article()
    except NotAnArticle as refused:
        reading.refused = refused.reason
        yield f"no article: {refused}"
        if refused.reason == Reason.NO_SIGNS:
            yield f"if it is one: {SPEAKS_FOR_AN_ARTICLE}"
    by_field: dict[str, list[Candidate]] = {}
    for candidate in reading.loader.candidates:
        by_field.setdefault(candidate.field, []).append(candidate)
    for field in ARTICLE_FIELDS:
        if field in by_field:
            yield from _of_field(field, by_field[field], reading)
    yield ""
    yield f"page: {sum(note.kept for note in reading.body.notes)} of {len(reading.body.notes)} pieces are the text"
    for note in reading.body.notes:
        yield _of_piece(note)


def _of_field(field: str, candidates: list[Candidate], reading: Reading) -> Iterator[str]:
    yield ""
    yield f"{field}: {reading.loader.sources.get(field, 'no source')}"
    won = next(
        (shortened(candidate.raw) for candidate in candidates if candidate.outcome == CandidateOutcome.WON), None
    )
    for candidate in candidates:
        mark = "+" if candidate.outcome == CandidateOutcome.WON else "-"
        yield f"  {mark} {candidate.source:26} {shortened(candidate.raw)}{_why(candidate, won)}"


def _why(candidate: Candidate, won: str | None) -> str:
    if candidate.outcome == CandidateOutcome.WITNESS:
        return "   [sources that tell this day are believed first]"
    if candidate.outcome == CandidateOutcome.LATE and shortened(candidate.raw) == won:
        return "   [says the same]"
    if candidate.outcome == CandidateOutcome.UNUSABLE:
        return f"   [{WHY_UNUSABLE.get(candidate.field, 'nothing usable in it')}]"
    if candidate.outcome == CandidateOutcome.LATE:
        return f"   [{WHY_LATE.get(candidate.field, 'an earlier source had won')}]"
    return ""


def _of_piece(note: Note) -> str:
    told = f"  {'+' if note.kept else '-'} {note.reason if not note.kept else note.kind:26} {shortened(note.text)}"
    return f"{told}   [{shortened(note.box)}]" if note.box else told


def shortened(raw: object) -> str:
    """Return *raw* in one line of at most WIDTH characters.

    >>> shortened(["rain", "wind"])
    'rain | wind'
    """
    if isinstance(raw, list):
        text = " | ".join(shortened(part) for part in raw[:8])
    elif isinstance(raw, (Image, Video)):
        text = f"{raw.url}"
    elif isinstance(raw, dict):
        text = str(raw.get("url") or raw.get("title") or raw)
    else:
        text = str(raw)
    text = " ".join(text.split())
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"
