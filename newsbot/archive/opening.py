"""KEEP: which database an archive is in: what begins with postgresql:// is an address, all else a file."""

from pathlib import Path

from newsbot.archive.database import Database
from newsbot.archive.errors import ArchiveError, NoArchive
from newsbot.archive.location import is_address, is_misspelt, without_password
from newsbot.archive.sqlite.database import SQLiteDatabase
from newsbot.extras import how_to_install

MISSPELT = "archive {}: neither a file nor an address of PostgreSQL, which begins with postgresql://"
NOT_INSTALLED = "archive {}: PostgreSQL needs psycopg: {}"


def opened(place: str | Path, read_only: bool = False, create: bool = True) -> Database:
    """Return the database at *place*; see `Archive`."""
    if is_misspelt(place):
        raise ArchiveError(MISSPELT.format(without_password(str(place))))
    if not is_address(place):
        return SQLiteDatabase(place, read_only, create=create)
    try:
        from newsbot.archive.postgresql.database import PostgreSQLDatabase
    except ModuleNotFoundError as error:
        if error.name != "psycopg":
            raise
        raise ArchiveError(NOT_INSTALLED.format(without_password(str(place)), how_to_install("cluster"))) from None
    return PostgreSQLDatabase(str(place), read_only, create)


def is_there(place: str) -> bool:
    """Tell whether there is an archive at *place*, or something in its place; of which whoever opens it is told."""
    if not (is_address(place) or is_misspelt(place)):
        return Path(place).is_file()
    try:
        opened(place, read_only=True).close()
    except NoArchive:
        return False
    except ArchiveError:
        return True
    return True
