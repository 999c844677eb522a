"""BY HAND: `scrapy ingest FILES --jobs N` reads crawl archives into the archive, on several cores."""

import argparse
import os

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newsbot.cli.errors import one_line_for_mistakes


class Command(ScrapyCommand):
    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[options] <file or glob> ..."

    def short_desc(self) -> str:
        return "Read crawl archives (WARC) into the archive, on several cores"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: cores)")
        parser.add_argument("--publisher", default="", metavar="A,B", help="keep only the pages of these publishers")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.storing import store
        from newsbot.spiders.by_domain import PublishersByDomain
        from newsbot.spiders.warc import files_named
        from newsbot.warc.articles import ArticleReader
        from newsbot.warc.workers import Readers, parts_of, work_in_long_turns

        assert self.settings is not None
        if opts.jobs < 1:
            raise UsageError("--jobs: at least 1 process is needed", print_help=False)
        files = files_named(args)
        publishers = PublishersByDomain.of_project(self.settings)
        wanted = publishers.named(opts.publisher)
        reader = ArticleReader(publishers.of, wanted, self.settings.getint("DOWNLOAD_MAXSIZE"))
        parts = (part for path in files for part in parts_of(path))
        work_in_long_turns()
        with Readers(reader, opts.jobs) as readers:
            self.exitcode = store(lambda _: readers.read(parts), publishers, self.settings)
