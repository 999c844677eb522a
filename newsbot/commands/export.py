"""BY HAND: `scrapy export articles.jsonl` writes articles of the archive to a file, a folder or standard output."""

import argparse
from functools import partial

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
        from newsbot.exports.destinations import ENDINGS

        return f"[options] <file, or folder/: {', '.join(ENDINGS)}; - for standard output>"

    def short_desc(self) -> str:
        return "Write articles of the archive to a file, a folder or standard output"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        from newsbot.cli.selection_options import add_selection, names
        from newsbot.exports.destinations import FORMS

        super().add_options(parser)
        parser.add_argument("--format", choices=FORMS, help="default: by the ending; of standard output, jsonl")
        parser.add_argument("--fields", type=names, default=(), metavar="A,B", help="only these, in this order")
        parser.add_argument(
            "--new-since-last", metavar="NAME", help="go on where the last export of that name stopped (nightly runs)"
        )
        add_selection(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.selection_options import selection_of
        from newsbot.exports.destinations import STANDARD_OUTPUT
        from newsbot.exports.export import export

        if len(args) != 1:
            raise UsageError("name one file to write, or - for standard output")
        target, name = args[0], opts.new_since_last
        selection = selection_of(opts, "stored" if name else "newest")
        with opened_archive(self.settings, read_only=not name) as archive:
            watch = partial(with_progress, total=archive.select(selection).count, doing=target)
            count = export(archive, target, selection, opts.fields, name, watch, opts.format)
        if target != STANDARD_OUTPUT:
            since = f", new since the last export {name!r}" if name else ""
            print_line(f"{plural(count, 'article')} in {target}{since}")
