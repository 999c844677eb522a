"""What makes a forked process the one that a user starts with `python -m scrapy`."""

import atexit
import gc
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module, invalidate_caches
from typing import Any


def be_scrapy(
    arguments: Sequence[str],
    folder: str,
    environment: dict[str, str],
    names: Sequence[str],
    before: Callable[[], Any] | None = None,
    program: str = "scrapy",
) -> None:
    """Be `python -m scrapy` in *folder*, or the *program* `newsbot`, or the module of newsbot that it names.

    *names* are those of the files that it writes to, and of the one that it reads.
    """
    for stream, name in zip((1, 2, 0), names, strict=False):
        with open(name, "ab" if stream else "rb", buffering=0) as file:  # noqa: PTH123
            os.dup2(file.fileno(), stream)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.path[:0] = [folder, *environment.get("PYTHONPATH", "").split(os.pathsep)]
    invalidate_caches()
    sys.argv = [program, *arguments]
    if environment.get("PYTHONWARNINGS") == "error":
        warnings.simplefilter("error")
    if before:
        before()
    try:
        _execute(program)
    finally:
        gc.collect()  # what was left open is told
        atexit._run_exitfuncs()


def change(module: str, values: dict[str, Any]) -> None:
    """Give *module* other values of its constants."""
    vars(import_module(module)).update(values)


def read_from(path: str) -> None:
    """Make the file at *path* standard input."""
    os.dup2(os.open(path, os.O_RDONLY), 0)


def _execute(program: str) -> None:
    from scrapy.cmdline import execute

    from newsbot.cli.main import main

    {"newsbot": main, "scrapy": execute}.get(program, lambda: import_module(program).main())()
