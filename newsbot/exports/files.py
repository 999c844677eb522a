"""HAND ON: files that are whole or not there: written under a temporary name, then renamed."""

import gzip
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BUFFER = 1 << 20
Target = Path | BinaryIO
"""Where a writer writes to: a file that it makes, or one that is open already."""


class CannotWrite(Exception):
    """A file that cannot be written; the message is one line for the user."""


def unfinished(path: Path) -> Path:
    """Return the name that a file has while it is written."""
    return path.with_name(f".{path.name}.unfinished")


@contextmanager
def replacing(
    path: Path, renaming: Callable[[Path], AbstractContextManager[None]] = lambda _: nullcontext()
) -> Iterator[Path]:
    """Give the temporary name to write to; rename it to *path* once the block is done and the disk has it all.

    The renaming happens within the context that *renaming* makes of the finished file. After an error there is no new
    file, and an older one is as it was. A link stays one: the file that it leads to is replaced. Devices and pipes are
    refused with CannotWrite, as a file would take their place.
    """
    file = path.resolve()
    if file.exists() and not file.is_file():
        raise CannotWrite(f"{path}: this is no file, and stays as it is; to write into a pipe, name - in its place")
    temporary = unfinished(file)
    try:
        yield temporary
        _sync(temporary)
        with renaming(temporary):
            temporary.replace(file)
            _sync(file.parent)
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror or error}") from error
    finally:
        with suppress(OSError):  # it may not even have a folder
            temporary.unlink(missing_ok=True)


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Open standard output to write bytes; BrokenPipeError says that nobody reads them any more."""
    sys.stdout.flush()
    try:
        with open(sys.stdout.fileno(), "wb", BUFFER, closefd=False) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(f"standard output: {error.strerror or error}") from error


@contextmanager
def opened(target: Target, ending: str) -> Iterator[BinaryIO]:
    """Open a file to write bytes, compressed as its final name's *ending* says (``.gz``, ``.zst``)."""
    with ExitStack() as stack:
        plain = stack.enter_context(target.open("wb", buffering=BUFFER)) if isinstance(target, Path) else target
        if ending == ".gz":  # no time and no name in it: the same articles give the same bytes
            packed: AbstractContextManager[object] = gzip.GzipFile("", "wb", 6, plain, mtime=0)
        elif ending == ".zst":
            packed = frame = zstd.ZstdFile(plain, "wb", level=6)
            frame.write(b"")  # begins a frame, without which an empty file would be none that can be unpacked
        else:
            yield plain
            return
        stream = cast(BinaryIO, stack.enter_context(packed))
        yield stack.enter_context(io.BufferedWriter(stream, BUFFER))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
