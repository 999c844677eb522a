"""ITEM: which of a page's headlines is believed: several sources name one, and they differ."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from newsbot.extraction.headlines.finding import words
from newsbot.extraction.headlines.parsing import agreed, headline, kicker_apart, up_to_name
from newsbot.extraction.source import Candidate, CandidateOutcome, Decision, RawValue, Source, Trust, raw_values
from newsbot.extraction.values.text import key_of

_NEAR_ENOUGH = 0.5
"""Share of the words of two headlines that are the same."""


class HeadlineDecision(NamedTuple):
    """The headline that is believed, and the kicker that stands before it on its line."""

    headline: Decision
    kicker: str | None


def decided_headline(sources: Iterable[Source], names: Collection[str]) -> HeadlineDecision:
    """Return the headline that two sources agree on, else the structured one, else the first.

    The publisher's own selector is not weighed. What the page shows is asked first; where it shows a kicker on the
    same line, another source tells them apart. *names* are the site's, as `key_of` writes them.
    """
    candidates: list[Candidate] = []
    told: list[RawValue] = []
    for source, raw in raw_values(sources, "headline"):
        if text := headline(raw, names):
            told.append(RawValue(source, text))
        else:
            candidates.append(Candidate("headline", source.name, raw, CandidateOutcome.UNUSABLE))
    if not told:
        return HeadlineDecision(Decision(None, "", candidates), None)
    if all(source.trust is Trust.TITLE for source, _ in told):
        told = [RawValue(source, up_to_name(text)) for source, text in told]
    best, witnesses = _believed(told)
    kicker, text = kicker_apart(witnesses[0], witnesses[1:])
    for at, (source, written) in enumerate(told):
        candidates.append(
            Candidate("headline", source.name, written, CandidateOutcome.WON if at == best else CandidateOutcome.LATE)
        )
    return HeadlineDecision(Decision(text, told[best].source.name, candidates), kicker)


def _believed(told: list[RawValue]) -> tuple[int, list[str]]:
    """Return which of *told* is the headline, and its text before those of the other witnesses."""
    if told[0].source.trust.is_final:
        return 0, [told[0].raw]
    order = _witnesses(told)
    texts = [told[at].raw for at in order]
    sure = agreed(texts if told[order[0]].source.trust is not Trust.PAGE else _without_echo(told, order))
    structured = next((at for at in order if told[at].source.trust is Trust.JSON_LD), order[0])
    best = structured if sure is None else order[sure]
    same = [text for text in texts if key_of(text) == key_of(told[best].raw)]
    # A shown kicker is parted by a line break from its headline, elsewhere by a colon.
    return best, [max(same, key=lambda text: text.count(": ")), *texts]


def _without_echo(told: list[RawValue], order: list[int]) -> list[str]:
    """Return the texts of *order*, the title's empty where it only says what is shared: one form field feeds both.

    What readers see must say nearly the same, else it is the heading of something else.
    """
    shown, *others = [told[at].raw for at in order]
    shared = {key_of(told[at].raw) for at in order if told[at].source.trust is Trust.META}
    return [shown] + [
        "" if told[at].source.trust is Trust.TITLE and key_of(text) in shared and _is_near(shown, text) else text
        for at, text in zip(order[1:], others, strict=True)
    ]


def _is_near(one: str, other: str) -> bool:
    ours, theirs = set(words(one)), set(words(other))
    return len(ours & theirs) >= _NEAR_ENOUGH * min(len(ours), len(theirs))


def _witnesses(told: list[RawValue]) -> list[int]:
    """Return where the first of each independent witness stands: page, structured data, sharing, title."""
    seen: dict[int, int] = {}
    for at, (source, _) in enumerate(told):
        seen.setdefault(source.trust.headline_witness, at)
    return sorted(seen.values())
