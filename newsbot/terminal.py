"""BY HAND, WATCH: the one way to a terminal: what comes from outside cannot command it.

A stored name may hold escape sequences, which move the cursor, change the window's title or answer as if typed, and
signs that turn the direction of what follows.
"""

import logging
import os
import re
import sys
from typing import TextIO

_COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but for tab and line end, also those of eight bits
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line ends and turns of the direction that nobody sees
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"  # halves of characters, and marks for no reader
)


class Printable(str):
    """Text that may go to a terminal as it is; what newsbot adds to it, such as colours, may command it."""

    __slots__ = ()


def printable(text: str) -> Printable:
    """Return *text* without what would command a terminal.

    >>> printable("wall" + chr(27) + "[2J")
    'wall\\ufffd[2J'
    """
    return text if isinstance(text, Printable) else Printable(_COMMANDS.sub("\ufffd", text))


def coloured(text: str, colour: str) -> Printable:
    """Return *text*, printable, in a *colour* (an escape sequence); as it is where that is empty."""
    return Printable(f"{colour}{printable(text)}\x1b[0m") if colour else printable(text)


def shows_colours() -> bool:
    """Tell whether standard output is a terminal whose reader wants colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class EscapedJson(Printable):
    """JSON that may go to a terminal as it is; where a terminal lacks a character, its escape says the same."""

    __slots__ = ()


def escaped_json(json: str) -> EscapedJson:
    """Return *json* with the same meaning, but what would command a terminal as escapes.

    >>> escaped_json('["' + chr(155) + '2J"]')
    '["\\\\u009b2J"]'
    """
    return EscapedJson(_COMMANDS.sub(lambda found: _escape(found[0]), json))


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))


def print_line(text: str = "") -> None:
    """Print *text* on standard output."""
    if isinstance(text, EscapedJson) and not _can_show(text, sys.stdout):
        text = Printable("".join(sign if sign.isascii() else _escape(sign) for sign in text))
    print(printable(text))


def _can_show(text: str, stream: TextIO) -> bool:
    try:
        text.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


told = logging.getLogger("newsbot.told")
"""Hears what `print_error` prints, for those who ask; the root's handlers would print it once more."""
told.propagate = False
told.addHandler(logging.NullHandler())


def print_error(text: str) -> None:
    """Print *text* where it does not end up in a pipe."""
    print(printable(text), file=sys.stderr)
    told.error("%s", text)


class PrintableRecords(logging.Filter):
    """Makes what a log handler writes printable, tracebacks too; its own colours come later."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if _COMMANDS.search(message):
            record.msg, record.args = printable(message), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = printable(logging.Formatter().formatException(record.exc_info))
        return True


def make_log_printable(handler: logging.Handler | None) -> None:
    """Let *handler* write printable lines only."""
    if handler is not None and not any(isinstance(one, PrintableRecords) for one in handler.filters):
        handler.addFilter(PrintableRecords())
