"""BY HAND: `scrapy search "harbour wall"` finds articles of the archive, the best first."""

import argparse
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.terminal import Printable, coloured, escaped_json, print_line, printable, shows_colours

if TYPE_CHECKING:
    from newsbot.archive.search import Hit

HITS = 10


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] <query>"

    def short_desc(self) -> str:
        return "Search the texts of the archive"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newsbot.cli.selection_options import add_selection

        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        add_selection(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.selection_options import selection_of

        if not args:
            raise UsageError('name what to search for: words, "a phrase", AND, OR, NOT')
        if opts.order:
            raise UsageError("hits come in the order of their rank; --order is for scrapy export --query")
        selection = replace(selection_of(opts), limit=HITS if opts.limit is None else opts.limit)
        show = _json if opts.json else _text
        with opened_archive(self.settings) as archive:
            found = [show(hit) for hit in archive.search(" ".join(args), selection)]
        print_line(Printable("\n".join(found)) if found or opts.json else "Nothing found.")


def _json(hit: "Hit") -> Printable:
    import orjson

    json = orjson.dumps(asdict(hit)).decode().replace(r"\u0002", "<mark>").replace(r"\u0003", "</mark>")
    return escaped_json(json)


def _text(hit: "Hit") -> Printable:
    """Return a hit for a terminal; found words are bold there, and marked by nothing in a pipe or file."""
    from newsbot.archive.search import BEGIN, END

    bold = "\x1b[1;33m" if shows_colours() else ""
    lines = (
        hit.headline or "(no headline)",
        hit.snippet,
        f"{(hit.published or '')[:10]}  {hit.publisher}  {hit.canonical_url}",
    )
    start, *marked = ("\n  ".join(lines) + "\n").split(BEGIN)
    pairs = (part.partition(END) for part in marked)
    return Printable(printable(start) + "".join(coloured(found, bold) + printable(rest) for found, _, rest in pairs))
