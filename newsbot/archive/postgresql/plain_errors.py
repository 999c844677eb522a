"""KEEP: what goes wrong with a PostgreSQL server, as one line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors

from newsbot.archive.errors import ArchiveError, TookTooLong, Unavailable
from newsbot.archive.postgresql.connection import LOCK_SECONDS

_MISTAKES = (psycopg.IntegrityError, psycopg.ProgrammingError, psycopg.DataError, psycopg.NotSupportedError)
"""Of the code; what they say is no trouble with the archive."""


@contextmanager
def plain_errors(address: str, was_closed: Callable[[], bool]) -> Iterator[None]:
    """Tell a server that cannot be reached, or a lock that never ends, in one line; mistakes stay what they are."""
    try:
        yield
    except errors.QueryCanceled as error:
        raise TookTooLong(f"archive {address}: this would take too long") from error
    except errors.LockNotAvailable as error:
        raise ArchiveError(f"archive {address}: locked by another process for {LOCK_SECONDS} s") from error
    except errors.InsufficientPrivilege as error:
        raise ArchiveError(f"archive {address}: {_one_line(error)}") from error
    except _MISTAKES:
        raise
    except psycopg.Error as error:
        if was_closed():
            raise ArchiveError(f"archive {address}: it is closed; use it before its `with` block ends") from None
        raise Unavailable(f"archive {address}: {_one_line(error)}") from error


def _one_line(error: psycopg.Error) -> str:
    return (error.diag.message_primary or str(error).partition("\n")[0] or type(error).__name__).strip()
