"""BY HAND: what the commands of many machines have in common: they need an archive in PostgreSQL, and procrastinate."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsbot.cli.archive import opened_archive, plain_errors
from newsbot.cli.errors import Failed
from newsbot.extras import how_to_install

if TYPE_CHECKING:
    from newsbot.cluster.queue import Queue

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
NEEDED = ("procrastinate", "psycopg", "psycopg_pool")


def queue_of(settings: BaseSettings) -> "Queue":
    """Return the queue beside the archive that *settings* name; raises UsageError where there can be none."""
    from newsbot.archive.location import archive_path, is_address, is_misspelt, without_password
    from newsbot.archive.opening import MISSPELT

    address = archive_path(settings)
    if is_misspelt(address):
        raise UsageError(MISSPELT.format(without_password(address)))
    if not is_address(address):
        raise UsageError(
            "many machines need an archive in PostgreSQL: ARCHIVE = 'postgresql://…' (docs/many-machines.md)",
        )
    try:
        from newsbot.cluster.queue import Queue
    except ModuleNotFoundError as error:
        if error.name not in NEEDED:
            raise
        words = f"many machines need {error.name}: {how_to_install('cluster')}"
        raise UsageError(words) from None
    from newsbot.archive.postgresql.connection import read_address

    with plain_errors():
        read_address(address)
    return Queue(address)


def make_archive(settings: BaseSettings) -> None:
    """Make the archive, or bring it up to date, before there is a queue: it refuses databases that are not for it."""
    with opened_archive(settings, read_only=False, create=True):
        pass


def one_line(ask: Callable[Given, Answer], *args: Given.args, **named: Given.kwargs) -> Answer:
    """Return what *ask* does; raises Failed where the database cannot be asked."""
    from newsbot.cluster.queue import NoQueue

    try:
        return ask(*args, **named)
    except NoQueue as error:
        raise Failed(str(error)) from None
