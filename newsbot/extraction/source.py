"""ITEM: what one source says of the article, and how far it is trusted: the only place where that is told."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, StrEnum
from typing import Any, NamedTuple


class Trust(Enum):
    """Where a source's values come from, the more trusted first; rules ask for this, never for a source's name."""

    __hash__ = object.__hash__  # Enum's own is a call into Python

    SELECTORS = "the publisher file"
    PAGE = "what the page shows as headline, lead and pictures"
    JSON_LD = "schema.org as JSON-LD"
    MICRODATA = "schema.org in the markup"
    META = "meta elements"
    VAGUE_META = "meta elements of a date that do not say of what"
    WEB_PAGE = "schema.org's node for the page as such, which listings have too"
    TITLE = "the title element"
    LINES = "short lines around the text, and the address"
    LISTING = "what a listing said of the page"

    @property
    def is_final(self) -> bool:
        """Whether its value is taken as it is, and not weighed against others."""
        return self is Trust.SELECTORS

    @property
    def is_sure_of_authors(self) -> bool:
        """Whether what readers see does not correct whom it names."""
        return self in (Trust.SELECTORS, Trust.PAGE, Trust.JSON_LD)

    @property
    def headline_witness(self) -> int:
        """Which independent witness of the headline it is: two sources of one template say the same by their nature."""
        return _HEADLINE_WITNESSES.get(self, 3)


_HEADLINE_WITNESSES = {Trust.PAGE: 0, Trust.JSON_LD: 1, Trust.MICRODATA: 1, Trust.META: 2}


class Source(NamedTuple):
    """Where values were found, and the raw values by Article field."""

    name: str
    """As `Article.provenance` tells it."""
    values: Mapping[str, Any]
    trust: Trust


class CandidateOutcome(StrEnum):
    """What became of a candidate."""

    WON = "won"
    UNUSABLE = "unusable"
    LATE = "late"
    """An earlier source had won."""
    WITNESS = "witness"
    """It decides between others."""


class Candidate(NamedTuple):
    """One source's value for one field, and what became of it; `scrapy explain` shows them."""

    field: str
    source: str
    raw: Any
    outcome: CandidateOutcome


class Decision(NamedTuple):
    """Which value of a field is believed, None if none is."""

    value: Any
    source: str
    candidates: list[Candidate]


class RawValue(NamedTuple):
    """A single value of one field."""

    source: Source
    raw: Any


def raw_values(sources: Iterable[Source], field: str) -> Iterator[RawValue]:
    """Yield every single value of *field* with its source."""
    for source in sources:
        if field in source.values:
            for raw in as_list(source.values[field]):
                if raw is not None and raw != "":
                    yield RawValue(source, raw)


def as_list(raw: Any) -> list[Any]:
    """Return *raw* as a list: of its values if it holds several, of none if it is None."""
    return raw if isinstance(raw, list) else [] if raw is None else [raw]
