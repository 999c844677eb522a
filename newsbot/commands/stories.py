"""BY HAND: `scrapy stories` lists the stories that most papers had."""

import argparse
from dataclasses import replace
from datetime import timedelta

from scrapy.exceptions import UsageError

from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.terminal import print_line

STORIES = 20


class Command(NewsbotCommand):
    requires_project = True
    requires_crawler_process = False

    def short_desc(self) -> str:
        return "List the largest groups of nearly the same articles"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newsbot.cli.selection_options import add_selection, midnight

        super().add_options(parser)
        parser.add_argument("--day", type=midnight, metavar="DATE", help="published on that day (UTC)")
        add_selection(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.selection_options import selection_of

        if args:
            raise UsageError("takes options only")
        selection = replace(selection_of(opts), limit=None)
        if opts.day:
            selection = replace(selection, since=opts.day, until=opts.day + timedelta(days=1))
        found = 0
        with opened_archive(self.settings) as archive, archive.moment():
            for size, story in archive.stories.largest(selection, STORIES if opts.limit is None else opts.limit):
                found += 1
                print_line(f"{size} articles: {story.members[0].headline or '(no headline)'}")
                for one in story.members:
                    print_line(f"  {one.similarity:4.0%}  {one.published[:16]}  {one.publisher:20} {one.canonical_url}")
        if not found:
            print_line("No two of these articles are nearly the same.")
