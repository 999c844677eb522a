"""BY HAND: a mistake of the user is answered with one line and an exit status."""

import argparse
import errno
import os
import re
import signal
import sys
from collections.abc import Callable
from functools import cache, wraps
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from scrapy.exceptions import UsageError

from newsbot.terminal import print_error

FAILED = 1
WRONG_USAGE = 2
"""Exit statuses."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""
OUTPUT_FAILS = {errno.ENOSPC: os.strerror(errno.ENOSPC), errno.EBADF: "standard output is closed"}


class Failed(UsageError):
    """What went wrong is no mistake of the user's; it is told in one line, too."""


def show_what_can_be_shown() -> None:
    """Let the output replace the characters that its encoding lacks.

    Where standard output is closed (``>&-``), what is written to it fails as on a full disk; errors are then lost.
    """
    for name, access in (("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, access), "w", encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _interrupts_of(process: Any) -> list[int]:
    """Return a list that holds each Ctrl-C that Scrapy's *process* hears: one ends it in order, two at once."""
    interrupts: list[int] = []

    def noting(end: Callable[[int, Any], None]) -> Callable[[int, Any], None]:
        def noted(number: int, frame: Any) -> None:
            if number == signal.SIGINT:
                interrupts.append(number)
            end(number, frame)

        return noted

    for name in ("_signal_shutdown", "_signal_kill"):
        if end := getattr(process, name, None):
            setattr(process, name, noting(end))
    return interrupts


END_OF_OPTIONS = "--"
Run = Callable[[Any, list[str], argparse.Namespace], None]


def _refuse_unknown_options(args: list[str]) -> None:
    """Raise UsageError where an option was taken for an argument, as Scrapy does with those that it does not know.

    What stands behind ``--`` is an argument, however it begins; ``-`` alone is standard input or output. The ``--`` is
    taken out of *args*.
    """
    options = args[: args.index(END_OF_OPTIONS)] if END_OF_OPTIONS in args else args
    if unknown := next((arg for arg in options if arg.startswith("-") and arg != "-"), None):
        raise UsageError(f"unknown option {unknown}; -h lists them")
    if options is not args:
        args.remove(END_OF_OPTIONS)


def program() -> str:
    """Return the name of the command as the user wrote it."""
    return "newsbot" if Path(sys.argv[0]).stem == "newsbot" else "scrapy"


@cache
def _called() -> re.Pattern[str]:
    """Return what finds a command that a message calls by Scrapy's name."""
    files = (Path(__file__).parents[1] / "commands").glob("[a-z]*.py")
    names = "|".join(sorted(file.stem for file in files))
    return re.compile(rf"(?<![\w/.-])scrapy (?=(?:{names})\b)")


def in_own_words(message: str) -> str:
    """Return *message* with the commands that it names as the user calls them: `newsbot` where no project is."""
    return message if program() == "scrapy" else _called().sub(f"{program()} ", message)


def _print_no_more() -> None:
    """Let standard output end, or Python complains when it ends itself.

    See docs.python.org/3/library/signal.html, note on SIGPIPE.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(command: Any, message: str) -> None:
    print_error(f"{program()} {type(command).__module__.rpartition('.')[2]}: {message}")


def one_line_for_mistakes(run: Run) -> Run:
    """Wrap a command's `run`: UsageError is told in one line, where Scrapy prints all of the command's help.

    So is an option that there is not, which Scrapy takes for an argument.

    A reader who has seen enough (`| head`) is no mistake, and ends the command quietly; an output that is closed, or on
    a full disk, is one line and status 1. What a terminal without UTF-8 cannot show becomes a question mark. Ctrl-C
    ends with status 130, whatever ran.
    """

    @wraps(run)
    def _run(self: Any, args: list[str], opts: argparse.Namespace) -> None:
        show_what_can_be_shown()
        interrupted = _interrupts_of(getattr(self, "crawler_process", None))
        try:
            _refuse_unknown_options(args)
            run(self, args, opts)
            if len(interrupted) > 1:
                print_error("stopped at once; what was stored stays")
            if interrupted:
                self.exitcode = INTERRUPTED
            sys.stdout.flush()
        except KeyboardInterrupt:
            print_error("stopped")
            self.exitcode = INTERRUPTED
        except BrokenPipeError:
            _print_no_more()
        except OSError as error:
            if error.errno not in OUTPUT_FAILS or error.filename:
                raise
            _print_no_more()
            _tell(self, OUTPUT_FAILS[error.errno])
            self.exitcode = FAILED
        except UsageError as error:
            message = in_own_words(str(error)) or f"takes {self.syntax()}; -h says more"
            _tell(self, message)
            self.exitcode = FAILED if isinstance(error, Failed) else WRONG_USAGE

    return _run
