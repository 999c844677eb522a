"""WATCH: the counts of running crawls, as live lines on a terminal or as plain log lines elsewhere.

Everything goes to stderr, so that `-O -:jsonlines` leaves a clean stdout.
"""

import atexit
import logging
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from io import StringIO
from time import monotonic
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text
from scrapy.utils.log import get_scrapy_root_handler

from newsbot.extensions.counts import Counts, by_state
from newsbot.states import UrlState, with_advice
from newsbot.states.crawl_ends import FinishReason
from newsbot.terminal import make_log_printable, printable

logger = logging.getLogger(__name__)

LIVE_SECONDS = 0.25
"""Between two pictures on a terminal."""
LOG_SECONDS = 30.0
"""Between two log lines of a publisher."""


class Screen:
    """What a process shows of its crawls; crawls of one process share one.

    A live screen draws over the last lines of the terminal. Scrapy's log handler needs no change for that: while the
    screen is open, `sys.stderr` prints above the live lines.
    """

    def __init__(self, live: bool, console: Console | None = None, clock: Callable[[], float] = monotonic) -> None:
        self.console = console or Console(stderr=True, highlight=False)
        self._clock = clock
        self._live = (
            Live(console=self.console, auto_refresh=False, transient=True, redirect_stdout=False) if live else None
        )
        self._shown: dict[str, Counts] = {}
        self._logged: dict[str, str] = {}
        self._done = 0
        self._total = Counts("all")
        self._opened = self._drawn = self._clock()
        self._users = 0
        self._in_a_round = False

    @property
    def seconds_between(self) -> float:
        """How often `show` wants to be called."""
        return LIVE_SECONDS if self._live else LOG_SECONDS

    def open(self, a_round: bool = False) -> None:
        """Begin to show; may be nested, as within *a_round* over many publishers; the last `close` ends it."""
        self._in_a_round |= a_round
        self._users += 1
        if self._users > 1:
            return
        self._opened = self._clock()
        make_log_printable(get_scrapy_root_handler())
        if self._live:
            self._live.start()
            atexit.register(self._live.stop)  # after a second Ctrl-C nobody closes the screen, and the cursor is hidden
            _let_log_lines_print_above()

    def show(self, board: Iterable[Counts]) -> None:
        """Show the present *board*: at most four times a second live, every line that changed in a log."""
        for counts in board:
            self._shown[counts.publisher] = counts
            if not self._live and self._logged.get(counts.publisher) != counts.line():
                self._logged[counts.publisher] = counts.line()
                logger.info(counts.line())
        if self._live and self._clock() - self._drawn >= LIVE_SECONDS:
            self._drawn = self._clock()
            self._live.update(self._picture(), refresh=True)

    def finish(self, board: Iterable[Counts], reason: str = FinishReason.FINISHED) -> None:
        """Take the *board* of a crawl that ended for *reason* from the live lines, and print what became of it.

        In a round, publishers without anything new are only summed up.
        """
        finished = sorted(board, key=lambda counts: counts.publisher)
        for counts in finished:
            self._shown.pop(counts.publisher, None)
            self._total.add(counts)
        self._done += len(finished)
        if self._live:
            self._live.update(self._picture() if self._shown else "")
        told = [counts for counts in finished if counts.eventful or not self._in_a_round]
        if told:
            self._tell(Group(*(summary(counts, reason) for counts in told)))

    def close(self) -> None:
        """End what one `open` began; the last one tells the sum."""
        self._users -= 1
        if self._users:
            return
        if self._done > 1:
            self._total.seconds = self._clock() - self._opened
            self._tell(summary(self._total, f"{self._done} publishers"))
        if self._live:
            self._live.stop()
            atexit.unregister(self._live.stop)
            _let_log_lines_print_above()
        self._done, self._total, self._in_a_round = 0, Counts("all"), False

    def _tell(self, table: RenderableType) -> None:
        if self._live:
            self.console.print(table)
        else:
            logger.info(plain(table))

    def _picture(self) -> RenderableType:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading in ("publisher", "found", "fetched", "stored", "skipped", "errors", "pages/s"):
            table.add_column(heading, justify="left" if heading == "publisher" else "right", no_wrap=True)
        running = list(self._shown.values())
        for counts in running[-self._lines_free() :]:
            table.add_row(
                Text(printable(counts.publisher)),
                *(str(n) for n in (counts.found, counts.fetched, counts.stored, counts.skipped)),
                Text(str(counts.errors), style="red" if counts.errors else ""),
                f"{counts.pages_a_second:.1f}",
            )
        return Group(table, Text(f"publishers done: {self._done}", style="dim")) if self._done else table

    def _lines_free(self) -> int:
        return max(1, self.console.height - 4)


def wants_live_lines(settings: Any) -> bool:
    """Tell whether standard error is a terminal that can draw, and the user wants to see anything."""
    can_draw = sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
    return can_draw and settings.getbool("LIVE_PROGRESS") and settings.getbool("LOG_ENABLED")


def _let_log_lines_print_above() -> None:
    """Point Scrapy's log handler to the present `sys.stderr`; it keeps the one of its making."""
    handler = get_scrapy_root_handler()
    if type(handler) is logging.StreamHandler:
        handler.setStream(sys.stderr)


def plain(table: RenderableType, width: int = 110) -> str:
    """Return *table* as text without control codes, for logs and pipes."""
    console = Console(file=StringIO(), width=width, color_system=None, force_terminal=False)
    console.print(table)
    assert isinstance(console.file, StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def summary(counts: Counts, reason: str) -> RenderableType:
    """Return a publisher's numbers, every reason, and the share of articles in which each field was found."""
    title = Text(printable(f"{counts.line()}, {counts.seconds:.0f} s, {reason}"), style="bold")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(min_width=12, no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for prefix, outcomes in (("listings ", counts.listings), ("", counts.outcomes)):
        for state, reasons in by_state(outcomes).items():
            if state != UrlState.FOUND:
                name = prefix + state.replace("_", " ")
                table.add_row(
                    f"  {name}",
                    str(reasons.total()),
                    Text(printable(_with_numbers(reasons, "new" if state == UrlState.STORED else "other"))),
                )
    if counts.refused:
        words = f"declared address: {_with_numbers(counts.refused)}"
        table.add_row("  refused", str(counts.refused.total()), Text(words))
    if counts.articles:
        table.add_row("  fields of", str(counts.articles), _by_share(counts.coverage()))
    return Group(title, table)


def _by_share(coverage: dict[str, float]) -> str:
    """Return the fields by the share of articles that have them, the fullest first."""
    names: dict[str, list[str]] = {}
    for name, share in sorted(coverage.items(), key=lambda pair: -pair[1]):
        names.setdefault(f"{share:.0%}", []).append(name)
    return "; ".join(f"{share} {', '.join(fields)}" for share, fields in names.items())


def _with_numbers(reasons: Counter[str], without_one: str = "other") -> str:
    """Return the reasons, the most frequent first, *without_one* for none; numbers only where there are several."""
    if len(reasons) == 1:
        return with_advice(next(iter(reasons)))
    return ", ".join(f"{with_advice(reason) or without_one} {number}" for reason, number in reasons.most_common())
