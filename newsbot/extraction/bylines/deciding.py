"""ITEM: who signs the article, among all whom the sources and the lines around the text name."""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Any, NamedTuple

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.bylines.agencies import credited
from newsbot.extraction.bylines.finding import LAST_BLOCKS, SignedPlace, marked_places, signed_places
from newsbot.extraction.bylines.initials import initials, initials_in_brackets
from newsbot.extraction.bylines.names import is_newsroom
from newsbot.extraction.bylines.parsing import Byline, byline
from newsbot.extraction.bylines.visible import lone_names, newsroom_signatures, signs, visible_byline
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.source import Source, Trust, as_list
from newsbot.extraction.values.text import key_of
from newsbot.items import Block
from newsbot.page import Page

_MOST_NEWSROOMS = 3
_FEWEST_BLOCKS = 3
"""Of a text whose last may tell who wrote it."""
_SHORTEST_LIFE = 40
"""Characters of a sentence on what somebody does for a living."""


class Signed(NamedTuple):
    """Whom one source names."""

    source: str
    raw: Any
    byline: Byline
    trust: Trust = Trust.LINES


def signatures(sources: Iterable[Source], body: Body, page: Page, context: PageContext) -> list[Signed]:
    """Return who signs by each source, the most believed first: the first that names people names the authors.

    JSON-LD's people come first, else those of the byline that readers see, else those of hidden markup, else those of
    other lines that readers see; the newsroom only where nobody else signs.
    """
    sources = list(sources)
    declared = [_declared(source, context) for source in sources if source.values.get("authors")]
    organisations = [_organisation(source, context) for source in sources if source.values.get("organisations")]
    found, shown = declared, Byline()
    if not any(one.byline.people for one in declared if one.trust.is_sure_of_authors):
        shown = visible_byline(body.byline_lines, context, guess=False)
        found = _fullest_first(
            [*_confirmed(declared, shown, body), *_visible("byline", shown), *declared, *organisations]
        )
    marked, marked_again = tee(marked_places(page, body))  # looked for when asked, and once
    if not any(one.byline.people for one in found):
        is_signed = any(not is_newsroom(name) for name in lone_names(body.byline_lines, context))
        found = [*found, *_around_text(marked if is_signed else signed_places(marked, body), context)]
    if not any(one.byline.people for one in found):
        found = [*found, *_newsrooms(declared, shown, marked_again, body, context)]
    return found


def _declared(source: Source, context: PageContext) -> Signed:
    raw, organisations = source.values["authors"], source.values.get("organisations")
    signed = byline(as_list(raw), context)
    if organisations:
        people = byline([name for name in as_list(raw) if name not in organisations], context).people
        signed = signed._replace(people=people, newsrooms=signed.newsrooms or signed.people)
    return Signed(source.name, raw, signed, source.trust)


def _organisation(source: Source, context: PageContext) -> Signed:
    """Return whom a source calls an organisation: some software calls all authors so, and what readers see decides."""
    raw = source.values["organisations"]
    return Signed(source.name, raw, byline(as_list(raw), context))


def _visible(name: str, shown: Byline) -> list[Signed]:
    return [Signed(name, [*shown.people, *shown.agencies], shown)] if shown.people else []


def _confirmed(declared: Iterable[Signed], shown: Byline, body: Body) -> list[Signed]:
    """Return the first of *declared* all of whose people readers see, where they were read as other people."""
    lines = " ".join(line.text for line in body.byline_lines).casefold() if shown.people else ""
    read = frozenset(map(key_of, shown.people))
    for one in declared:
        people = one.byline.people
        if people and read.isdisjoint(_people(one)) and all(name.casefold() in lines for name in people):
            return [one]
    return []


def _fullest_first(signed: list[Signed]) -> list[Signed]:
    """Return *signed* with the first that names people in front, or the meta tag that names all these and more."""
    best = max(signed, key=lambda one: bool(one.byline.people), default=None)
    for one in signed:
        if best and one.trust is Trust.META and _people(best) < _people(one):
            best = one
    return [best, *(one for one in signed if one is not best)] if best else []


def _people(signed: Signed) -> frozenset[str]:
    return frozenset(map(key_of, signed.byline.people))


def _around_text(places: Iterable[SignedPlace], context: PageContext) -> Iterator[Signed]:
    """Yield whom *places*, which readers see, name, up to the first that names people."""
    for place in places:
        shown = visible_byline(place.lines, context)
        yield Signed(place.name, [*shown.people, *shown.agencies], shown)
        if shown.people:
            return


def _newsrooms(
    declared: Iterable[Signed], shown: Byline, marked: Iterable[SignedPlace], body: Body, context: PageContext
) -> Iterator[Signed]:
    """Yield whose initials sign, unless the text is an agency's, else the first newsroom that signs, as its authors."""
    signed = tuple(initials([*body.credit_lines, *initials_in_brackets(body.blocks)], context))
    if signed and not any(one.byline.agencies for one in (*declared, Signed("byline", [], shown))):
        yield Signed("initials below", list(signed), Byline(signed))
        return
    below = byline(newsroom_signatures(body.credit_lines), context)
    visible = [Signed("byline", [], shown), Signed("line below", [], below)]
    for place in (SignedPlace("byline", body.byline_lines), *marked):
        visible.append(Signed(place.name, [], Byline(newsrooms=tuple(lone_names(place.lines, context)))))
    for one in (*declared, *visible):
        if newsrooms := tuple(dict.fromkeys(one.byline.newsrooms))[:_MOST_NEWSROOMS]:
            yield Signed(f"{one.source}, newsroom", list(newsrooms), Byline(newsrooms))
            return


def without_signatures(blocks: list[Block], names: list[str], headline: str = "") -> list[Block]:
    """Return *blocks* without the first and last ones that only say that *names* wrote it, or who they are.

    An article whose *headline* names one of them is about that person, and may well end with a line on them.
    """
    ends = {id(block) for block in (blocks[:1] + blocks[-LAST_BLOCKS:]) if signs(block.text, names)}
    left = [block for block in blocks if id(block) not in ends] or blocks
    told = tuple(f"{name} " for name in names if " " in name and name not in headline)
    end = len(left)
    while end > _FEWEST_BLOCKS and _tells_of(left[end - 1], told):
        end -= 1
        while end and left[end - 1].kind == "heading":
            end -= 1
    return left[:end] or left


def _tells_of(block: Block, names: tuple[str, ...]) -> bool:
    return block.kind == "paragraph" and len(block.text) >= _SHORTEST_LIFE and block.text.startswith(names)


def credited_agencies(body: Body) -> list[str]:
    """Return the agencies of the credits around the text and at its ends."""
    blocks = body.blocks
    edges = [block.text for block in ([*blocks[:1], *blocks[-2:]] if len(blocks) > 2 else blocks)]
    lines = [line.text for line in (*body.byline_lines, *body.credit_lines)]
    return credited([*lines, body.lead or "", *edges])
