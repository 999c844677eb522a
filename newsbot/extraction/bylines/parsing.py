"""ITEM: bylines -> people, agencies, and the newsroom that signs where no person does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

from newsbot.dates.months import month
from newsbot.extraction.bylines.agencies import agencies_in, agency
from newsbot.extraction.bylines.by_words import AND, BY_OTHERS, says_by, without_by
from newsbot.extraction.bylines.commas import by_commas
from newsbot.extraction.bylines.names import (
    PARTICLES,
    in_title_case,
    is_capitalised,
    is_cjk,
    is_full_name,
    is_newsroom,
    is_no_name,
    is_nobody,
    without_role,
)
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.text import key_of, line, without_brackets

LONGEST_BYLINE = 600
"""Characters; longer ones are biographies."""

_LISTED = re.compile(
    r"(?:(?<!\s)\s+)?[;|\u2022\u00b7\uff0f\uff5c\u2571\u3001\u060c\n]\s*|(?<!\s)\s+/\s+|(?<=\w{4})/(?=\w{3}|AP\b)|(?<!\s)\s+[-–—]\s+"
    r"|(?:(?<!\s)\s+)?・\s*(?=[\u3040-\u30ff\u4e00-\u9fff]{4})"
)
_PLACE = re.compile(
    r"(?<!\s)\s+(?:in|of|aus|à|from|at|[Ff]or|[Ss]pecial to|für|pour|para|per|reporting|berichtet)\s.*$"
)
_AROUND = " .,:;-–—*•\"'"
_PICTURES_FIRST = re.compile(
    r"(?:fot[oó](?:graf\w*)?s?|photo(?:graph)?(?:s|y|ies)?|pictures|bild(?:er)?|kuvat?|fot\.|фото)"
    r"(?:\s+(?:by|von|de|di|par|av|af)\s|\s*[:：])|fot\.\s|(?:写真|撮影|摄影|攝影)[・:：/／＝\s]|사진[\s:]",
    re.IGNORECASE,
)
"""How a line begins that tells first who took the pictures: "Photographs by Max Roe, words by Ada Lovelace"."""
_AVATAR = re.compile(r"(^|\s)([A-Z])([A-Z])\s+(?=\2\w+\s\3\w)")
"""The first letters of the name that follows, as stand where a picture is missing: "AL Ada Lovelace"."""
_AVATAR_GONE = r"\1, "
_TRANSLATOR = re.compile(r"(?:(?<!\s)\s+)?(?:译|訳|翻訳|编译|перевод|übersetzung)\s*[:：].*$", re.IGNORECASE)
_LABELLED_OTHERS = re.compile(
    r"(?<!und)(?<!and)(?<!&)(?<! et)(?<! e)(?<! y)(?<! en)(?<! og)(?<!och)(?<!\s)"
    r"[.,;]?\s+(?:fotos?|photos?|photograph(?:y|er|s)|pictures|bild(?:er)?|illustrations?|grafik|videos?|kamera|camera|zdjęcia"
    r"|фото|editor|redaktor|producer|produktion|编辑|責任編輯|责编|责任编辑|出处|出處|来源|來源|校对|审核|摄影|攝影)\s*[:：].*$",
    re.IGNORECASE,
)
"""Behind a name, who took the pictures or edited the text: "Text: Ada Lovelace Foto: Max Roe"."""
_BRACKETED_OTHER = re.compile(
    r"(?:^|[,/]|\s(?:und|and|et|y|e|en|och|og|i|&)\s)[^,/()]{2,60}"
    r"\((?:fotos?|photos?|pictures|bild(?:er)?|illustrations?|grafik|videos?|kamera)\)",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff]{2,4}(?:\s|$))")
"""The space between two Chinese names, which have none within."""
_OTHER_REPORTERS = re.compile(r"\s+(?:(?:[实實][习習]|见习|見習|特[约約])?[记記]者|[实實][习習]生)[:：\s]\s*")
"""Before the next name of a Chinese byline."""
_BEHIND_REPORTERS = re.compile(
    r"\s+(?:通[讯訊]员|通訊員|[摄攝]影|[编編][辑輯]|[发發]自|[审審]核|校[对對]|文/|图/|圖/).*$"
)
"""Behind the names of a Chinese byline: others, and places."""
_JOINER_OF_SLOVENE = re.compile(r"(?<!\s)\s+in\s+")
"""In other languages a place follows."""
_OF_OTHERS = re.compile(
    r"^((?:text|texte|tekst|testo|texto|words)\s[^,;:]{3,80}?)(?<!\s)\s+(?:fotos?|photos?|pictures|bild(?:er)?|beeld)\s.*$",
    re.IGNORECASE,
)
"""The same without colons: "Text Ada Lovelace Fotos Max Roe"."""
REPORTED_FROM = re.compile(
    r"^[【\[（(]?(?:本[报報])?[记記]者\s*([\u4e00-\u9fff]{2,4})[／/\s]*[\u4e00-\u9fff]{2}(?:報導|报道|報道|电|電)[】\])）]?$"
)
"""A name between the word for reporter and a place: "記者王小明／台北報導"."""
_REPORTS = re.compile(r"(?<!\s)\s+(?:reports?|reporting|berichte[nt]|informa|rapporte)$")
_SHORTEST_AGENCY = 7
"""Letters of an agency's name after a person's; shorter ones in lower case are surnames."""
HANDLE = re.compile(r"\s?(?:(?<![\w.+-])[\w.+-]{0,64}@[\w.-]*|https?://\S+)")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|^\S+@\S+\.\w+$", re.IGNORECASE)


class Byline(NamedTuple):
    """Who signs an article."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    newsrooms: tuple[str, ...] = ()
    """Newsrooms, agencies and abbreviations as written, for articles that no person signs."""


def byline(values: Iterable[object], context: PageContext, shown: bool = False) -> Byline:
    """Return who *values* name, in order, once each; *shown* lines must look like names, markup is believed more.

    >>> byline(["Von Ada Lovelace und Max von der Au, dpa"], PageContext())
    Byline(people=('Ada Lovelace', 'Max von der Au'), agencies=('dpa',), newsrooms=('dpa',))
    """
    lines = tuple(text for value in values if (text := line(value)) and len(text) <= LONGEST_BYLINE)
    return _signed(lines, context.language, context.own_keys, shown)


@lru_cache(maxsize=32)
def _signed(lines: tuple[str, ...], language: str | None, own: frozenset[str], shown: bool) -> Byline:
    """Return what `byline` does; a page's bylines are asked for people, for agencies and for the newsroom."""
    found = _Found()
    for text in lines:
        if not _ADDRESS.match(text):
            for listed in _listed(text, language):
                _sort_listed(listed, language, own, found, shown)
    people = {name.casefold(): name for name in reversed(found.people)}
    return Byline(tuple(reversed(people.values())), tuple(dict.fromkeys(found.agencies)), tuple(found.newsrooms))


@dataclass(slots=True)
class _Found:
    people: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    newsrooms: list[str] = field(default_factory=list)


def _sort_listed(listed: str, language: str | None, own: frozenset[str], found: _Found, shown: bool) -> None:
    """Sort what "and" joins; newsrooms that sign together stay as they are written, ``Le Port avec AFP``."""
    joined = _Found()
    for part in filter(None, _by_conjunctions(listed, language)):
        _sort(part, own, joined, shown)
    found.people += joined.people
    found.agencies += joined.agencies
    together = len(joined.newsrooms) > 1 and not joined.people
    found.newsrooms += [listed.strip(_AROUND)] if together else joined.newsrooms


def _sort(part: str, own: frozenset[str], found: _Found, shown: bool) -> None:
    if credited := agencies_in(part):
        found.agencies += credited
        found.newsrooms.append(part)
        return
    name = without_role(part)
    if not name or _ADDRESS.match(name) or is_nobody(name):
        return
    if any(map(str.isdecimal, name)) and any(map(month, name.split())):
        return  # a date that stands in the byline
    bare = _without_site(name, own)
    name = name if is_newsroom(bare) else bare
    keys = {key_of(name), key_of(name).removeprefix("the"), key_of(name.split()[0])}
    if not own.isdisjoint(keys) or is_newsroom(name):
        found.newsrooms.append(name)
    elif says_by(f"{name} ", None):
        return
    elif is_full_name(name) and (not shown or (is_capitalised(name) and not is_no_name(name))):
        found.people.append(in_title_case(name))
    elif len(name) <= 30 and not shown and any(map(str.isalpha, name)):
        found.newsrooms.append(name)


def _without_site(name: str, own: frozenset[str]) -> str:
    """Return *name* without the site's name after it: ``Ada Lovelace The Harbour Post``."""
    words = name.split()
    ends = (at for at in range(2, len(words)) if key_of("".join(words[at:])) in own)
    return " ".join(words[: next(ends, len(words))])


def without_handles(text: str) -> str:
    """Return *text* without the handles and addresses of those whom it names."""
    return HANDLE.sub("", text) if "@" in text or "://" in text else text


def _listed(text: str, language: str | None) -> list[str]:
    """Split one byline into what it lists, up to what "and" joins."""
    text = _TRANSLATOR.sub("", without_handles(text))
    has_colon = ":" in text or "：" in text
    text = _LABELLED_OTHERS.sub("", text) if has_colon else _OF_OTHERS.sub(r"\1", text)
    if from_place := REPORTED_FROM.match(text):
        return [from_place[1]]
    if "(" in text:
        text = _BRACKETED_OTHER.sub("", text)
    if language == "sl":
        text = _JOINER_OF_SLOVENE.sub(" & ", text)
    bare = without_brackets(text)
    text = without_by(bare if bare.strip() else text.strip(" ()（）[]【】<>"), language)
    if language == "zh" and not text.isascii():
        text = _BETWEEN_NAMES.sub("、", _OTHER_REPORTERS.sub("、", _BEHIND_REPORTERS.sub("", text)))
    if pictures := _PICTURES_FIRST.match(text):
        first, *others = text[pictures.end() :].split(", ")
        text = "; ".join([f"Foto: {first}", *dropwhile(lambda part: not says_by(part, language), others)])
    name, slash, last = text.rstrip("/ ").rpartition("/")
    if slash and agency(last) and is_full_name(name.strip()):
        text = f"{name}; {last}"
    text = _AVATAR.sub(_AVATAR_GONE, text)
    parts = [part for chunk in _LISTED.split(text) for part in by_commas(chunk)]
    return [part for at, part in enumerate(parts) if not ((at or pictures) and BY_OTHERS.match(part))]


def _by_conjunctions(text: str, language: str | None) -> list[str]:
    """Split at "and" where whole names stand on both sides, so that Ortega y Gasset stays one."""
    pieces = [_trim(piece, language) for piece in AND.split(text)]
    names = [piece for piece in pieces if not _is_nobodys_name(piece)] or pieces
    apart = any(map(agency, pieces)) or all(map(is_full_name, names))
    return names if apart else [_trim(text, language)]


def _is_nobodys_name(piece: str) -> bool:
    """Tell whether *piece*, joined to a name, is those who helped: "agencies", "unseren Reportern"."""
    return piece[:1].islower() and piece.split()[0] not in PARTICLES and not agency(piece)


def _trim(text: str, language: str | None) -> str:
    is_junior = text.rstrip().endswith((" Jr.", " Sr."))
    text = text.strip(_AROUND)
    bare = without_by(text, language)
    text = _REPORTS.sub("", bare if " " in bare.strip() or is_cjk(bare) else text) + "." * is_junior
    if agency(text):
        return text  # "Press Trust of India"
    shorter = _PLACE.sub("", text)
    if shorter.count(" ") >= 1:
        text = shorter
    words = text.split()
    for at in range(2, len(words)):
        rest = " ".join(words[at:])
        if (rest.isupper() or len(rest) >= _SHORTEST_AGENCY) and agency(rest):
            return " ".join(words[:at])
    return text
