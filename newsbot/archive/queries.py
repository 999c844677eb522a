"""KEEP: what a reader searches for, as the full-text index reads it; with bounds, as a search may come from anyone."""

import re

from newsbot.archive.cjk_bigrams import match_query
from newsbot.archive.database import Database, Unreadable
from newsbot.archive.errors import WrongSelection
from newsbot.archive.rows import legal
from newsbot.names import names_like

FIELDS = ("headline", "kicker", "lead", "text", "authors", "keywords")
"""That one can search in alone: ``headline: pier``."""
_NO_FIELD = "no such column: "
"""What FTS5 says of the word before a colon, and of one after a hyphen."""

WORDS_OF_A_QUERY, PREFIXES_OF_A_QUERY = 100, 10
"""At most. Each word is looked up and its articles are merged; a prefix (``a*``) is as many words as begin so."""


def refuse_long(query: str) -> None:
    """Raise WrongSelection where *query* has more words, or more prefixes, than one search may take."""
    for what, number, most in (
        ("words", len(re.findall(r"\w+", query)), WORDS_OF_A_QUERY),
        ("prefixes", match_query(query).count("*"), PREFIXES_OF_A_QUERY),
    ):
        if number > most:
            raise WrongSelection(f"a query of {number} {what}: at most {most} can be searched for at once")


def matching(database: Database, query: str) -> str:
    """Return *query* as `FullText.match` takes it; one that cannot be read is taken for plain words."""
    query = legal(query)  # half a sign, as the command line has it of bytes that are no UTF-8
    refuse_long(query)
    plain = (match_query(word) if match_query(word) != word else f'"{word}"' for word in re.findall(r"\w+", query))
    for attempt in (match_query(query), " ".join(plain)):
        try:
            return database.full_text.matching(attempt)
        except Unreadable as error:
            _refuse_unknown_field(query, str(error))
    raise WrongSelection(f"query {query!r}: nothing to search for")


def _refuse_unknown_field(query: str, told: str) -> None:
    """Raise WrongSelection where FTS5 *told* of a field that there is not; 10:30 and pier-rebuilt name none."""
    name = told.removeprefix(_NO_FIELD)
    before_colons = [part.rstrip(' \t\n\r"}').rpartition("{") for part in query.split(":")[:-1]]
    is_named = any(part.endswith(name) or (brace and name in part) for _, brace, part in before_colons)
    if name == told or len(name) == 1 or name.isdigit() or not is_named:
        return
    meant = names_like(name[:40].lower(), FIELDS)
    raise WrongSelection(
        f'there is no field {name[:40]!r} to search in: {meant}; words with a colon stand in quotes, "like: this"'
    )
