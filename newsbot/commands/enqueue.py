"""BY HAND, and by a worker: `scrapy enqueue --due | FILES` puts jobs into the queue of many machines."""

import argparse
from datetime import UTC, datetime

from scrapy.exceptions import UsageError

from newsbot.cli import publisher_options
from newsbot.cli.archive import opened_archive
from newsbot.cli.cluster import make_archive, one_line, queue_of
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.followed import followed, somebody
from newsbot.cli.numbers import plural
from newsbot.terminal import print_line

FROM_WORKER = "--from-worker"
"""Option of a worker, which has said already that nobody is followed."""


class Command(NewsbotCommand):
    """`scrapy enqueue`: for workers."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "--due [--publisher A,B] [--country DE] [--language de] | <file, glob or list> ..."

    def short_desc(self) -> str:
        return "Put what is due, or crawl archives, into the queue of many machines"

    def long_desc(self) -> str:
        return (
            "Put a job into the queue for each publisher that is due, or for each crawl archive (WARC). What waits "
            "there already is not put again. The jobs are done by `scrapy worker` on any machine; workers also put "
            "what is due by themselves, each minute. --publisher, --country and --language choose among all that are "
            "known, not only those that are followed. Files must be where the workers find them under the same name."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--due", action="store_true", help="the publishers whose interval is over")
        parser.add_argument(FROM_WORKER, action="store_true", help=argparse.SUPPRESS)
        publisher_options.add_options(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.cli.warc_files import warc_files

        assert self.settings is not None
        if opts.due == bool(args) or (args and publisher_options.choose(opts)):
            raise UsageError("takes --due, or files such as 'crawl/*.warc.gz'")
        queue = queue_of(self.settings)
        if args:
            files = warc_files(args)
            make_archive(self.settings)
            number, of, what = one_line(queue.put_files, files), len(files), "file"
        else:
            due, doing = self._due(opts), one_line(queue.doing)
            names = [name for name in due if name not in doing]
            number, of, what = one_line(queue.put_crawls, names), len(names), "publisher"
        waiting = f"; {of - number} waited there already" if of > number else ""
        print_line(f"{plural(number, what)} put into the queue{waiting}")

    def _due(self, opts: argparse.Namespace) -> list[str]:
        from newsbot.scheduling.due import Schedule

        assert self.settings is not None
        with opened_archive(self.settings, read_only=False, create=True) as archive:
            chosen = publisher_options.chosen(self.settings, opts) if publisher_options.choose(opts) else None
            everybody = chosen or followed(self.settings, archive)
            every = publisher_options.intervals(everybody if opts.from_worker else somebody(everybody))
            return Schedule(archive, every).due(datetime.now(UTC))
