"""ITEM: the short lines around a text -> who signs it; most of such lines name nobody."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from newsbot.dates.human_dates import human_date
from newsbot.dates.months import month
from newsbot.dates.weekdays import is_weekday
from newsbot.extraction.body.byline_lines import Line
from newsbot.extraction.bylines.agencies import agency
from newsbot.extraction.bylines.by_words import AND, BY, BY_EDITOR, BY_OTHERS, says_by
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
from newsbot.extraction.bylines.parsing import Byline, byline, without_handles
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.text import key_of, words_in

_PART = re.compile(
    r"[|•]|(?<![\uac00-\ud7af])·|\s{3,}|(?<=\b[12]\d{3}) [–—-] |(?<=\d[:.]\d\d) [–—-] "
    r"|\s(?=[\u3400-\u9fff]{1,6}\s?[:：]|[\u3400-\u9fff]{0,4}[记記]者\s)"
    r"|(?:(?<=[\d:.]\d)|(?<=\d [apAP][mM])|(?<=\d[apAP][mM])|(?<=[ap]\.m\.)|(?<=[A-Z]T)|(?<=\bUTC)"
    r"|(?<=\bUhr)|(?<=\bago)|(?<= น\.)),? (?=(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or|di|av|af|door|oleh|โดย) [^\W\d_])"
)
"""Between the parts of a line: behind a date, a time of day or its zone, "by" begins the next one; in Chinese any label
does, and the word for reporter."""
_FROM_NUMBER = re.compile(r"(?:(?<!\s)\s+\d|^\d|(?<=[^\W\d_])\d+\W|(?<=[^\w\s])\d).*$")
"""Not the number at the end of a user's name."""
_GLUED = re.compile(r"(?<=[a-z])[A-Z][a-z]+$")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER_NEXT = re.compile(r"\s?\d[\d.]*,?(?:\s+|$)([^\W\d]*)")
"""What begins right behind a word, and the word that follows: the day of that month, or of the next."""
CHECKED_OR_TRANSLATED = re.compile(
    r"(?<!\w)(?:(?:medically |clinically |legally |fact[- ])?(?:reviewed|checked|edited|translated) by"
    r"|fact[- ]check(?:ed|er)?\b|reviewer\b|translat(?:ion|or)\b|übersetz(?:ung|t (?:von|aus)|er(?:in)?\b)|geprüft von"
    r"|gegengelesen von|lektorat\b|traduction\b|traduit par|relu par|traducción\b|traducido por|revisado por"
    r"|traduzione\b|tradotto da|tradução\b"
    r"|traduzido por|vertaald door|vertaling\b|översättning\b|oversettelse\b|tłumaczenie\b|перевод\b)",
    re.IGNORECASE,
)
"""What stands before those who checked or translated a text; who wrote it stands before that."""
_CALL_FOR_COMMENTS = re.compile(
    r"(?<!\s)(?<!and)(?<!&)\s+(?:leave a (?:comment|reply)|add (?:a )?comment|no comments"
    r"|(?:hinterlasse |schreibe? )?(?:einen |keine )?kommentare?(?! von)"
    r"|(?:view|see|read) (?:all|more|profile|bio)|all posts|alle (?:beiträge|artikel)|voir tous|ver todos|ver más"
    r"|laisser un commentaire|aucun commentaire|deja(?:r)? un comentario|deixe um comentário|lascia un commento"
    r"|nessun commento|geen reacties|laat een reactie achter|min(?:ute)? read|read(?:ing)? time|lesezeit"
    r"|twitter|facebook|linkedin|e-?mail|listen|print|follow on|photo(?:graph)?s by|photography"
    r"|illustrat(?:ed|ions?) by)\b.*$",
    re.IGNORECASE,
)
"""What stands behind whom a line names."""
_BEFORE_TITLE = re.compile(r",\s|(?<!\s)\s+(?:/|(?=\()|(?:avec|mit|con|with|com|med)\s)\s*\(?")
_LAST_WORD = re.compile(r"(?<!\s)\s+(\S+)$")
_PUBLISHED = frozenset(
    "published posted updated publié publiziert veröffentlicht publicado pubblicato publicat publicerad publiceret "
    "publisert gepubliceerd julkaistu opublikowano dodano publikováno objavljeno uppdaterad opdateret oppdatert "
    "bijgewerkt aktualisiert actualizado atualizado aggiornato".split()
)
_BEFORE_DATES = _PUBLISHED | frozenset(
    "on at am um em le el il op om den dne dnia på stand follow share watch live "
    "date datum fecha дата "
    "تاريخ النشر опубликовано פורסם प्रकाशित".split()
)
_BEFORE_UPDATED = ("last", "first", "zuletzt")
_MOST_NAMES = 8
_LONGEST_SIGNED = 80
"""Characters of a line that signs."""
_LONGEST_PART = 500
"""Characters of what may be names with a date behind them."""
_LONGEST_IN_CJK = 16
"""The same of a line in Chinese, Japanese or Korean that has a name and a role."""
_SENTENCE_ENDS = tuple(".!?”“»。！？」।؟")
_MOST_BESIDE = 3
"""Words of such a line besides the names: "by", a place, a role."""
_SOURCE_LABEL = re.compile(r"^(?:文章)?[来來]源\s*[:：]\s*")
_IN_BRACKETS = re.compile(r"[.!?][”“»«’‘\"']?\s?\(([^()]{5,60})\)[\s.+]*$")
_MARKS = "■□●▲◆◎（）()【】〔〕 "
"""Around a line of a text that says who wrote it."""
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
    saying = [part for part, _, sure in parts if sure or says_by(part, context.language) or _names_a_role(part)]
    yield [part for part in saying if not BY_EDITOR.match(part)]
    yield saying
    yield [part for part, marked, _ in parts if marked]
    if guess:
        signed = enumerate(_without_date(part) for part, *_ in parts)
        yield [text for at, text in signed if _may_sign(text) and _beside_date(parts, at)]


def _read(line: Line, context: PageContext) -> tuple[Sequence[str], bool]:
    """Return the parts of *line*, and whether its elements tell them apart: ``<a>Ada Lovelace</a> Chief economist``."""
    whole = CHECKED_OR_TRANSLATED.split(line.text, 1)[0].strip()
    bare = whole.strip(" ()（）") if whole[:1] in "(（" else whole  # and not the half of what ends with a bracket
    parts = [part for text in _PART.split(bare) if (part := text.strip())]
    names = [text for text in line.names if text in whole] if len(whole) < len(line.text) else line.names
    named = _named(names, context).people if names else ()
    if not named or set(named) <= set(_named(parts, context).people):
        return parts, False
    signed = [text for text in names if BY.match(text) and not BY_OTHERS.match(text)]
    if _named(signed, context).people:
        return signed, True
    longer = {text for text in names for name in named if name in text and name != text}  # "Email Ada Lovelace"
    return [text for text in names if text not in longer] or names, True


def _named(parts: Iterable[str], context: PageContext) -> Byline:
    return byline([_without_date(part) for part in parts], context, shown=True)


def _names_a_role(part: str) -> bool:
    """Tell whether *part* is a name with its title, or with the agency that it writes for."""
    name = _without_date(part)
    if is_cjk(name):
        return without_role(name) != name
    first, *titles = _BEFORE_TITLE.split(name, 1)
    if not titles or not _is_signature(first):
        return False
    return agency(title := titles[0].rstrip(")")) is not None or (", " in name and ROLES.match(title) is not None)


def _may_sign(text: str) -> bool:
    """Tell whether *text* is a name, or several that are joined; what is in capitals is a place, or a heading."""
    names = text.partition(" / ")[0]  # a place may follow
    return not text.isupper() and not is_topic(names) and all(map(_is_signature, AND.split(names)))


def _beside_date(parts: Sequence[tuple[str, bool, bool]], at: int) -> bool:
    part = parts[at][0]
    if is_cjk(part):
        return False
    return any(
        human_date(near) or _tells_time(near) or near.casefold().strip(" :") in _PUBLISHED
        for near, *_ in parts[max(0, at - 2) : at + 3]
    )


def _tells_time(text: str) -> bool:
    """Tell whether *text* has a word and then a time of day: a time alone may be how long a recording takes."""
    clocks = [found.start() for found in _CLOCK.finditer(text)]
    return bool(clocks) and _LETTER.search(text, 0, clocks[-1]) is not None


def _is_signature(text: str) -> bool:
    return is_full_name(text) and is_capitalised(text) and "," not in text and len(text.split()) <= LONGEST_SIGNATURE


def signature(text: str) -> list[Line]:
    """Return the block *text* of a body as a line if it is nothing but a name, as some articles begin or end with.

    >>> signature("Author: Ada Lovelace, professor of rain."), signature("By then it rained.")
    ([Line(text='Author: Ada Lovelace, professor of rain.', marked=True, names=())], [])
    """
    text = text.strip(_MARKS) if text[:1] in _MARKS else text
    by = BY.match(text) if len(text) <= _LONGEST_SIGNED else None
    is_labelled = by and (by[0].rstrip().endswith((":", "：")) or not text.endswith(_SENTENCE_ENDS))
    if is_cjk(text):
        is_name = len(text) <= _LONGEST_IN_CJK and without_role(text) not in (text, "")
    else:
        is_name = _is_signature(text) and text[-1:].isalpha()
    return [Line(text, marked=True)] if is_labelled or is_name else []


def signature_in_brackets(text: str) -> list[Line]:
    """Return who signs the block *text* in brackets behind its last sentence, as a line.

    >>> signature_in_brackets("Then it rained. (Von Ada Lovelace)"), signature_in_brackets("He met her (Ada Lovelace)")
    ([Line(text='Von Ada Lovelace', marked=True, names=())], [])
    """
    found = _IN_BRACKETS.search(text[-_LONGEST_SIGNED:])
    return [Line(found[1], marked=True)] if found else []


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
            bare = _without_date(name.strip())
            word = BY.sub("", bare, count=1).strip(" ,:|•·-–")
            signs = BY.match(bare) or (line.marked and word == line.text.strip())
            if signs and _LONE_NAME.fullmatch(word) and not is_no_name(word) and key_of(word) not in context.own_keys:
                return [word]
    return []


@lru_cache(maxsize=128)  # of a part of a line it is asked again and again
def _without_date(text: str) -> str:
    """Return *text* up to its date: ``By Ada Lovelace Published Jul 17, 2024`` ends before "Published"."""
    if len(text) > _LONGEST_PART:
        return text
    bare = _CALL_FOR_COMMENTS.sub("", without_handles(text))
    text = _FROM_NUMBER.sub("", bare)
    beside = _NUMBER_NEXT.match(bare, len(text))
    text = text.rstrip(" ,-–(")
    if (glued := _GLUED.search(text)) and month(glued[0]):
        text = text[: glued.start()]
    whole = text
    while (last := _LAST_WORD.search(text)) and (
        _belongs_to_date(last[1]) or (text != whole and last[1].casefold() in _BEFORE_UPDATED)
    ):
        has_day = beside is not None and text == whole and month(beside[1]) is None
        if not has_day and month(last[1]) and _ends_a_name(text):
            break
        text = text[: last.start()].rstrip(" ,-–")
    return text


def _ends_a_name(text: str) -> bool:
    """Tell whether the month at the end of *text* is a surname: Theresa May, Karl August."""
    first, _, surname = BY.sub("", text, count=1).rpartition(" ")
    return first.isalpha() and surname[:1].isupper() and not _belongs_to_date(first)


def _belongs_to_date(word: str) -> bool:
    return month(word.strip(".")) is not None or is_weekday(word) or word.casefold().strip(",.:") in _BEFORE_DATES
