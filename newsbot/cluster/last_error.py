"""WATCH: what a job said last of why it fails, in one line: its whole log is on the host of its worker only."""

import logging

from newsbot.terminal import printable, told

LONGEST = 1_000
"""Bytes; a pipe takes as many at once."""


class LastError(logging.Handler):
    """Keeps the last error that was logged or printed in this process.

    One that was told in a line of its own is meant for people, and counts for more than what comes with a traceback.
    """

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._in_a_line = ""
        self._with_traceback = ""

    def listen(self) -> None:
        """Keep what is said from now on."""
        for logger in (logging.getLogger(), told):
            logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            error, message = record.exc_info[1] if record.exc_info else None, record.getMessage()
        except Exception:  # of a record that does not fit its values, as all handlers do
            self.handleError(record)
            return
        if error is None:
            self._in_a_line = message
        else:
            self._with_traceback = f"{message}: {_named(error)}"

    def note(self, error: BaseException) -> None:
        """Keep an *error* that nobody caught; nothing counts for more."""
        self._in_a_line = _named(error)

    def line(self) -> bytes:
        """Return the error in one line, empty where there was none."""
        said = self._in_a_line or self._with_traceback
        return " ".join(printable(said).split()).encode()[:LONGEST]


def _named(error: BaseException) -> str:
    try:
        said = str(error)
    except Exception:  # the code of a class that cannot say what it is
        said = ""
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
