"""ITEM: the short lines around a text -> who signs it; most of such lines name nobody."""

import re
from collections.abc import Iterable, Iterator, Sequence

from newsbot.extraction.body.byline_lines import Line
from newsbot.extraction.bylines.agencies import agency
from newsbot.extraction.bylines.beside_dates import tells_when, without_date
from newsbot.extraction.bylines.by_words import AND, AS_TOLD_TO, BY_EDITOR, BY_OTHERS, by_word, names_only, says_by
from newsbot.extraction.bylines.names import (
    ROLES,
    is_capitalised,
    is_cjk,
    is_full_name,
    is_newsroom,
    is_no_name,
    without_role,
)
from newsbot.extraction.bylines.no_people import is_topic
from newsbot.extraction.bylines.parsing import REPORTED_FROM, Byline, byline
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.text import key_of, words_in

_PART = re.compile(
    r"(?=[|•·,\s])(?:[|•]|(?<![\uac00-\ud7af])·|\s{3,}|(?<=\b[12]\d{3}) [–—-] |(?<=\d[:.]\d\d) [–—-] "
    r"|\s(?=[\u3400-\u9fff]{1,6}\s?[:：]|[\u3400-\u9fff]{0,4}[记記]者\s)"
    r"|(?:(?<=[\d:.]\d)|(?<=\d [apAP][mM])|(?<=\d[apAP][mM])|(?<=[ap]\.m\.)|(?<=[A-Z]T)|(?<=\bUTC)"
    r"|(?<=\bUhr)|(?<=\bago)|(?<= น\.)),? (?=(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or|di|av|af|door|oleh|โดย) [^\W\d_]))"
)
"""Between the parts of a line: behind a date, a time of day or its zone, "by" begins the next one; in Chinese any label
does, and the word for reporter."""
CHECKED_OR_TRANSLATED = re.compile(
    r"(?<!\w)(?:(?:medically |clinically |legally |fact[- ])?(?:reviewed|checked|edited|translated) by"
    r"|fact[- ]check(?:ed|er)?\b|reviewer\b|translat(?:ion|or)\b|übersetz(?:ung|t (?:von|aus)|er(?:in)?\b)|geprüft von"
    r"|gegengelesen von|lektorat\b|traduction\b|traduit par|relu par|traducción\b|traducido por|revisado por"
    r"|traduzione\b|tradotto da|tradução\b"
    r"|traduzido por|vertaald door|vertaling\b|översättning\b|oversettelse\b|tłumaczenie\b|перевод\b)",
    re.IGNORECASE,
)
"""What stands before those who checked or translated a text; who wrote it stands before that."""
_BEFORE_TITLE = re.compile(r",\s|(?<!\s)\s+(?:/|(?=\()|(?:avec|mit|con|with|com|med|for|für|pour|para|per)\s)\s*\(?")
_WRITES = frozenset("text tekst texte texto testo words".split())
"""What somebody did whose name stands above it, in lower case."""
_BEFORE_PLACE = re.compile(r" (?:/|[–—-]) ")
_MOST_NAMES = 8
_LONGEST_SIGNED = 80
"""Characters of a line that signs."""
_LONGEST_IN_CJK = 16
"""Characters of a line in Chinese, Japanese or Korean that is a name and a role."""
_SENTENCE_ENDS = tuple(".!?”“»。！？」।؟")
_MOST_BESIDE = 3
"""Words of such a line besides the names: "by", a place, a role."""
_SOURCE_LABEL = re.compile(r"^(?:文章)?[来來]源\s*[:：]\s*")
_IN_BRACKETS = re.compile(
    r"[.!?][”“»«’‘\"']?\s?\(([^()]{5,60})\)[\s.+]*$"
    r"|[。！？」]\s?[（(【]((?:記者[:：・\s]?)?[\u4e00-\u9fff]{4,5}(?:[、・][\u4e00-\u9fff]{4,5}){0,3})[）)】]$"
)
"""A name behind the last sentence; of Japanese ones, most have four or five signs, and what is shorter says the end."""
_MARKS = "■□●▲◆◎（）()【】〔〕 "
"""Around a line of a text that says who wrote it."""
_BEHIND_SENTENCE = re.compile(r"[.!?…][”“»«’‘\"']?\s([^.!?…]{5,60})$")
_LONE_NAME = re.compile(r"[^\W\d_][\w.]{1,24}")
LONGEST_SIGNATURE = 4
"""Words; longer lines of capitalised words are headings."""


def visible_byline(lines: Sequence[Line], context: PageContext, guess: bool = True) -> Byline:
    """Return who signs according to *lines*: those that say "by", else marked names, else a *guess*: beside a date.

    >>> visible_byline([Line("Weather"), Line("Von Ada Lovelace 02.06.2025, 13:58 Uhr")], PageContext())
    Byline(people=('Ada Lovelace',), agencies=(), newsrooms=())
    """
    for texts in _signing(lines, context, guess):
        found = _named(texts, context)
        if found.people or found.agencies or found.newsrooms:
            return found._replace(people=found.people[:_MOST_NAMES])
    return Byline()


def _signing(lines: Sequence[Line], context: PageContext, guess: bool) -> Iterator[list[str]]:
    """Yield the parts of *lines* that may sign, the better witnesses first."""
    read = [(line, *_read(line, context)) for line in lines]
    parts = [(part, line.marked, sure) for line, texts, sure in read for part in texts]
    saying = [
        part
        for at, (part, _, sure) in enumerate(parts)
        if sure or says_by(part, context.language) or _names_a_role(part) or _has_role_below(parts, at)
    ]
    yield [part for part in saying if not BY_EDITOR.match(part)]
    yield saying
    yield [part for part, marked, _ in parts if marked]
    if guess:
        signed = enumerate(without_date(part) for part, *_ in parts)
        nexts = [*(part for part, *_ in parts[1:]), ""]
        yield [
            text
            for at, text in signed
            if _may_sign(text) and _beside_date(parts, at) and not BY_OTHERS.match(nexts[at])
        ]


def _read(line: Line, context: PageContext) -> tuple[Sequence[str], bool]:
    """Return the parts of *line*, and whether its elements tell them apart: ``<a>Ada Lovelace</a> Chief economist``."""
    whole = AS_TOLD_TO.split(CHECKED_OR_TRANSLATED.split(line.text, 1)[0].strip())[-1]
    bare = whole.strip(" ()（）") if whole[:1] in "(（" else whole  # and not the half of what ends with a bracket
    parts = [part for text in _PART.split(bare) if (part := text.strip())]
    if any(_tells_who_or_when(part, context) for part in line.parts) and not any(_names_a_role(part) for part in parts):
        parts = [part for string in line.parts for part in _PART.split(string) if part.strip()]
    names = [text for text in line.names if text in whole] if len(whole) < len(line.text) else line.names
    named = _named(names, context).people if names else ()
    if not named or set(named) <= set(_named(parts, context).people):
        return parts, False
    signed = [text for text in names if by_word(text) and not BY_OTHERS.match(text)]
    if _named(signed, context).people:
        return signed, True
    longer = {text for text in names for name in named if name in text and name != text}  # "Email Ada Lovelace"
    return [text for text in names if text not in longer] or names, True


def _named(parts: Iterable[str], context: PageContext) -> Byline:
    return byline([without_date(part) for part in parts], context, shown=True)


def _names_a_role(part: str) -> bool:
    """Tell whether *part* is a name with its title, or with the agency that it writes for."""
    name = without_date(part).strip("【】（）")
    if is_cjk(name):
        return without_role(name) != name or REPORTED_FROM.match(name) is not None
    first, *titles = _BEFORE_TITLE.split(name, 1)
    if not titles or not _is_signature(first):
        return False
    return agency(title := titles[0].rstrip(")")) is not None or (", " in name and ROLES.match(title) is not None)


def _has_role_below(parts: Sequence[tuple[str, bool, bool]], at: int) -> bool:
    """Tell whether the part *at* is a name, and the next one what its bearer does: "Ada Lovelace", "Reporter"."""
    return at + 1 < len(parts) and _is_role(parts[at + 1][0]) and _may_sign(without_date(parts[at][0]))


def _is_role(text: str) -> bool:
    """Tell whether *text* is nothing but what somebody does who writes."""
    is_role = ROLES.match(text) is not None and not without_role(text) and not BY_OTHERS.match(text)
    return is_role or text.casefold() in _WRITES


def _tells_who_or_when(text: str, context: PageContext) -> bool:
    return tells_when(text) or says_by(text, context.language) or _is_role(text) or _names_a_role(text)


def _may_sign(text: str) -> bool:
    """Tell whether *text* is a name, or several that are joined; what is in capitals is a place, or a heading."""
    names = _BEFORE_PLACE.split(text, maxsplit=1)[0]  # a place may follow
    return not text.isupper() and not is_topic(names) and all(map(_is_signature, AND.split(names)))


def _beside_date(parts: Sequence[tuple[str, bool, bool]], at: int) -> bool:
    part = parts[at][0]
    if is_cjk(part):
        return False
    return any(tells_when(near) for near, *_ in parts[max(0, at - 2) : at + 3])


def _is_signature(text: str) -> bool:
    return is_full_name(text) and is_capitalised(text) and "," not in text and len(text.split()) <= LONGEST_SIGNATURE


def signature(text: str) -> list[Line]:
    """Return the block *text* of a body as a line if it is nothing but a name, as some articles begin or end with.

    >>> signature("Author: Ada Lovelace, professor of rain."), signature("By then it rained.")
    ([Line(text='Author: Ada Lovelace, professor of rain.', marked=True, names=(), parts=())], [])
    """
    text = text.strip(_MARKS) if text[:1] in _MARKS else text
    by = by_word(text) if len(text) <= _LONGEST_SIGNED else ""
    is_labelled = by and (by.rstrip().endswith((":", "：")) or not text.endswith(_SENTENCE_ENDS))
    if is_cjk(text):
        is_name = len(text) <= _LONGEST_IN_CJK and without_role(text) not in (text, "")
    else:
        is_name = _is_signature(text) and text[-1:].isalpha()
    return [Line(text, marked=True)] if is_labelled or is_name else []


def signature_in_brackets(text: str) -> list[Line]:
    """Return who signs the block *text* in brackets behind its last sentence, as a line.

    >>> signature_in_brackets("Then it rained. (Von Ada Lovelace)"), signature_in_brackets("He met her (Ada Lovelace)")
    ([Line(text='Von Ada Lovelace', marked=True, names=(), parts=())], [])
    """
    found = _IN_BRACKETS.search(text[-_LONGEST_SIGNED:])
    return [Line(found[1] or found[2], marked=True)] if found else []


def signs(text: str, names: Sequence[str]) -> bool:
    """Tell whether the line *text* says who wrote the article, one of *names*, and hardly more.

    >>> signs("Von ADA LOVELACE, London", ["Ada Lovelace"]), signs("Ada Lovelace was here.", ["Ada Lovelace"])
    (True, False)
    """
    rest, named = text.casefold(), [name.casefold() for name in names if is_full_name(name)]
    if len(text) > _LONGEST_SIGNED or text.endswith(_SENTENCE_ENDS) or not any(name in rest for name in named):
        return False
    for name in named:
        rest = rest.replace(name, " ")
    return words_in(rest) <= _MOST_BESIDE


def signature_of_lead(text: str) -> list[Line]:
    """Return who signs the lead *text* behind its last sentence, as a line.

    >>> signature_of_lead("It rained for days. By Ada Lovelace"), signature_of_lead("It rained. She stood by")
    ([Line(text='By Ada Lovelace', marked=True, names=(), parts=())], [])
    """
    found = _BEHIND_SENTENCE.search(text[-_LONGEST_SIGNED:])
    return [Line(found[1], marked=True)] if found and names_only(found[1]) else []


def newsroom_signatures(lines: Sequence[Line]) -> list[str]:
    """Return which of the *lines* below a text, marked as signatures, are the name of a newsroom.

    >>> newsroom_signatures([Line("HP-Redaktion", marked=True), Line("More news")])
    ['HP-Redaktion']
    """
    signed = (_SOURCE_LABEL.sub("", line.text) for line in lines if line.marked)
    return [text for text in signed if len(text.split()) <= LONGEST_SIGNATURE and is_newsroom(text)]


def lone_names(lines: Sequence[Line], context: PageContext) -> list[str]:
    """Return the single words by which *lines* are signed, as blogs do: marked as authors, or after "by".

    >>> lone_names([Line("Weather"), Line("Von Tine am 2. Juni 2025")], PageContext())
    ['Tine']
    """
    for line in lines:
        for name in (*(_PART.split(line.text) if line.marked else [line.text]), *line.names):
            bare = without_date(name.strip())
            by = by_word(bare)
            word = bare[len(by) :].strip(" ,:|•·-–")
            signs = by or (line.marked and word == line.text.strip())
            if signs and _LONE_NAME.fullmatch(word) and not is_no_name(word) and key_of(word) not in context.own_keys:
                return [word]
    return []
