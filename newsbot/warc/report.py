"""WATCH: what became of the pages of crawl archives, publisher by publisher, as one table."""

import logging
from collections import Counter
from collections.abc import Iterable
from time import monotonic

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from scrapy.settings import BaseSettings

from newsbot.extensions.counts import Board
from newsbot.extensions.screen import Screen, plain, wants_live_lines
from newsbot.states import Reason, UrlState
from newsbot.terminal import printable
from newsbot.warc.articles import RecordOutcome
from newsbot.warc.ingest import Ingest
from newsbot.warc.records import in_words

logger = logging.getLogger(__name__)

OUTCOMES = tuple((UrlState.STORED, reason) for reason in (Reason.NEW, Reason.REVISION, Reason.UNCHANGED))


def watch(ingest: Ingest, parts: Iterable[list[RecordOutcome]], settings: BaseSettings) -> None:
    """Let *ingest* keep all *parts*, and show its counts meanwhile and at the end; damage is logged."""
    live = wants_live_lines(settings)
    screen, shown = Screen(live), monotonic()
    screen.open()
    try:
        for _ in ingest.keep_all(parts):
            if monotonic() - shown >= screen.seconds_between:
                shown = monotonic()
                screen.show(ingest.board)
    finally:
        screen.close()
        table = report(ingest.board, ingest.passed_over)
        if live:
            screen.console.print(table)
        else:
            logger.info("What became of the pages\n%s", plain(table))
    for damage in ingest.damages:
        logger.error("%s", damage)


def report(board: Board, passed_over: Counter[str]) -> RenderableType:
    """Return a line for each publisher, the largest first, and for all: every reason and the fields' coverage."""
    publishers = sorted(board, key=lambda counts: -counts.found)
    everything = board.total()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("publisher", "pages", "new", "revised", "unchanged", "duplicate", "no article", "failed"):
        table.add_column(heading, justify="left" if heading == "publisher" else "right", no_wrap=True)
    for counts in [*publishers, everything] if len(publishers) > 1 else publishers:
        numbers = [counts.found, *(counts.outcomes[key] for key in OUTCOMES)]
        numbers += [counts.of_state(state) for state in (UrlState.DUPLICATE, UrlState.NOT_ARTICLE, UrlState.FAILED)]
        table.add_row(Text(printable(counts.publisher)), *(str(number) if number else "" for number in numbers))
    reasons: Counter[str] = Counter()
    for (state, reason), number in everything.outcomes.items():
        if state in (UrlState.NOT_ARTICLE, UrlState.FAILED):
            reasons[reason] += number
    lines = [
        ("no articles: ", in_words(reasons)),
        ("declared addresses refused: ", in_words(everything.refused)),
        ("records that are no pages: ", in_words(passed_over)),
        ("fields: ", ", ".join(f"{name} {share:.0%}" for name, share in everything.coverage().items())),
    ]
    return Group(table, *(Text(printable(title + words)) for title, words in lines if words))
