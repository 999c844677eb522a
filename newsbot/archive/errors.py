"""KEEP: what is said of an archive that cannot be used."""


class ArchiveError(Exception):
    """The archive cannot be read or written; the message is one line for the user."""


class NoArchive(ArchiveError):
    """There is none at that place yet."""


class Unavailable(ArchiveError):
    """Its server does not answer, or not any more: the same may go well later."""


class TookTooLong(ArchiveError):
    """A read was ended when its time was up (`newsbot.archive.database.Database.within`)."""


class WrongSelection(ValueError):
    """A selection that names what the archive does not have; the message says what it has."""
