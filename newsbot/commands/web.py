"""BY HAND, or as a service: serve the archive as pages to read, search and watch."""

import argparse
import logging
import re
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy.exceptions import UsageError

from newsbot.cli import publisher_options
from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import INTERRUPTED, one_line_for_mistakes
from newsbot.cli.followed import followed
from newsbot.cli.health import parameters
from newsbot.extras import how_to_install
from newsbot.terminal import make_log_printable, print_error
from newsbot.urls import host_of

if TYPE_CHECKING:
    from datetime import tzinfo

    from newsbot.archive import Archive
    from newsbot.web.installation import Installation

_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", re.ASCII)
MISSING = "web pages need {}: {}"


class Command(NewsbotCommand):
    """`scrapy web`: a server, until Ctrl-C."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_LEVEL": "WARNING"}

    def syntax(self) -> str:
        return "[--host 127.0.0.1] [--port 8000]"

    def short_desc(self) -> str:
        return "Serve the archive as web pages, feeds and JSON, read-only"

    def long_desc(self) -> str:
        return (
            "Serve the archive as pages to read, search and watch, as live feeds and as JSON. It only reads, also "
            "while crawls run, and needs no script in the browser. It has no login: to let others in, put Caddy or "
            "nginx before it (docs/web.md) and name its public host with --allow-host."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1, this machine only")
        parser.add_argument("--port", type=_port, default=8000, help="default: 8000; 0 takes a free one")
        parser.add_argument(
            "--allow-host",
            action="append",
            type=_host,
            default=[],
            metavar="NAME",
            help="also answer to this name, such as news.example behind Caddy; may be given several times",
        )
        parser.add_argument(
            "--timezone", metavar="ZONE", help="of times, such as Europe/Berlin (default: this machine's)"
        )

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError("takes options only")
        try:
            from newsbot.web.app import application
            from newsbot.web.server import CannotServe, bound, serve
        except ImportError as error:
            needs = MISSING.format((error.name or "").partition(".")[0], how_to_install("web"))
            raise UsageError(needs) from None
        from newsbot.archive.location import without_password

        installation = self._installation(opts)
        try:
            listening = bound(opts.host, opts.port)
        except CannotServe as error:
            raise UsageError(str(error)) from None
        _log_to_terminal()
        try:
            ready = partial(_say, without_password(str(installation.archives.path)))
            if serve(application(installation), listening, ready, opts.host):
                self.exitcode = INTERRUPTED
        finally:
            installation.archives.close()
        print_error("stopped")

    def _installation(self, opts: argparse.Namespace) -> "Installation":
        from newsbot.archive.location import archive_path
        from newsbot.web.archives import Archives
        from newsbot.web.installation import Installation
        from newsbot.web.safety import allowed_hosts

        assert self.settings is not None
        settings = self.settings
        every = publisher_options.intervals(publisher_options.publishers(settings).values())
        with opened_archive(settings) as archive:  # what is wrong with it is told before anything listens
            followed(settings, archive)

        def names(archive: "Archive") -> list[str]:
            return [spider.name for spider in followed(settings, archive)]

        return Installation(
            archives=Archives(archive_path(settings)),
            zone=_zone(opts.timezone),
            hosts=allowed_hosts(opts.host, opts.allow_host),
            followed=names,
            every=every,
            parameters=parameters(settings),
        )


def _port(value: str) -> int:
    """Read a number of a port; which there are, the server says."""
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise argparse.ArgumentTypeError(f"{value[:40]!r} is no number of a port such as 8000")
    return int(value)


def _host(value: str) -> str:
    """Read a name as a ``Host`` header has it, without its port."""
    try:
        return f"{ip_address(value.strip('[]'))}"
    except ValueError:
        meant = host_of(value if "://" in value else f"//{value}")
    is_name = bool(_NAME.fullmatch(meant))
    if not is_name or set("/:@?#") & set(value):
        hint = f"write the name alone: {meant}" if is_name else "write it like news.example"
        raise argparse.ArgumentTypeError(f"{value[:80]!r} is no name of a host; {hint}")
    return meant


def _log_to_terminal() -> None:
    """Let what goes wrong be told with its time; nothing that is stored or asked for commands the terminal."""
    if not (log := logging.getLogger("newsbot.web")).handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s [%(name)s] %(levelname)s: %(message)s"))
        make_log_printable(handler)
        log.addHandler(handler)
        log.propagate = False


def _zone(name: str | None) -> "tzinfo":
    """Return the time zone called *name*, by default this machine's."""
    from newsbot.dates.here import machine_zone, named_zone

    if name is None:
        return machine_zone()
    try:
        return named_zone(name)
    except ValueError as error:
        raise UsageError(f"--timezone {error}") from None


def _say(archive: str, address: str) -> None:
    print_error(f"{archive} at {address} (Ctrl-C stops)")
