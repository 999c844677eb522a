"""BY HAND: `scrapy dataset DIR` writes a data set of the archive's articles."""

import argparse
from functools import partial
from pathlib import Path

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive, with_progress
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.numbers import plural
from newsbot.terminal import print_line


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] <folder>"

    def short_desc(self) -> str:
        return "Write a data set: Parquet shards in splits, each story once, with a card"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newsbot.cli.selection_options import add_selection, number, shares

        super().add_options(parser)
        parser.add_argument("--with-reserved", action="store_true", help="also articles whose page reserves some use")
        parser.add_argument("--shortest", type=number, default=0, metavar="N", help="at least N characters of text")
        parser.add_argument("--longest", type=number, metavar="N", help="at most N characters of text")
        parser.add_argument(
            "--splits", type=shares, default=(0.9, 0.05, 0.05), metavar="90,5,5", help="train, validation, test"
        )
        parser.add_argument(
            "--compared-to", type=Path, metavar="DIR", help="tell what has become of the articles of that data set"
        )
        add_selection(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.selection_options import selection_of
        from newsbot.dataset.writer import Recipe, write_dataset

        if len(args) != 1:
            raise UsageError("name one folder to write to")
        folder = Path(args[0])
        recipe = Recipe(selection_of(opts), opts.with_reserved, opts.shortest, opts.longest, opts.splits)
        watch = partial(with_progress, doing=folder.name)
        with opened_archive(self.settings) as archive, archive.moment():
            figures = write_dataset(archive, folder, recipe, watch, opts.compared_to)
        splits = ", ".join(f"{name} {count:,}" for name, count in figures.splits.items())
        print_line(f"{plural(figures.articles, 'article')} in {folder}: {splits}")
        left_out = ", ".join(f"{reason} {count:,}" for reason, count in figures.left_out.items() if count)
        print_line(f"left out: {left_out or 'nothing'}")
        if figures.changes is not None:
            changes = ", ".join(f"{kind} {count:,}" for kind, count in figures.changes.items() if count)
            print_line(f"since the data set before: {changes or 'nothing changed'}")
