"""BY HAND: a mistake of the user is answered with one line and an exit status."""

import argparse
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from scrapy.exceptions import UsageError

WRONG_USAGE = 2
"""Exit status."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""

Run = Callable[[Any, list[str], argparse.Namespace], None]


def one_line_for_mistakes(run: Run) -> Run:
    """Wrap a command's `run`: UsageError is told in one line, where Scrapy prints the command's syntax before it."""

    @wraps(run)
    def _run(self: Any, args: list[str], opts: argparse.Namespace) -> None:
        try:
            run(self, args, opts)
        except UsageError as error:
            if error.print_help:
                raise
            print(f"scrapy {type(self).__module__.rpartition('.')[2]}: {error}", file=sys.stderr)
            self.exitcode = WRONG_USAGE

    return _run
