"""HAND ON: files that are whole or not there: written under a temporary name, then renamed."""

import fcntl
import gzip
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from itertools import count
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


def unfinished(path: Path, number: int = 0) -> Path:
    """Return the name that a file has while it is written; by the *number*-th process that writes the same one now."""
    return path.with_name(f".{path.name}{number or ''}.unfinished")


@contextmanager
def replacing(
    path: Path, renaming: Callable[[Path], AbstractContextManager[None]] = lambda _: nullcontext()
) -> Iterator[Path]:
    """Give the temporary name to write to; rename it to *path* once the block is done and the disk has it all.

    The renaming happens within the context that *renaming* makes of the finished file. After an error there is no new
    file, and an older one is as it was. Of two processes that write the same file at once each writes a whole one, and
    the later one stays. A link stays one: the file that it leads to is replaced. Devices and pipes are refused with
    CannotWrite, as a file would take their place.
    """
    file = path.resolve()
    if file.exists() and not file.is_file():
        raise CannotWrite(f"{path}: this is no file, and stays as it is; to write into a pipe, name - in its place")
    try:
        with _own_unfinished(file) as temporary:
            yield temporary
            _sync(temporary)
            with renaming(temporary):
                temporary.replace(file)
                _sync(file.parent)
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror or error}") from error


@contextmanager
def _own_unfinished(file: Path) -> Iterator[Path]:
    """Give a name beside *file* that no living process writes to, also one that a killed process left; remove it then.

    A lock says that a process writes, as the system lets go of it, whatever ends that process. Where the file system
    has no locks, the first name is everybody's.
    """
    for number in count():
        temporary = unfinished(file, number)
        with temporary.open("ab") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            except OSError:
                pass
            if not _is_at(held, temporary):  # its process gave it its final name in this moment
                continue
            try:
                yield temporary
            finally:
                if _is_at(held, temporary):  # and is not another process's, after it was renamed
                    with suppress(OSError):
                        temporary.unlink()
            return


def _is_at(held: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(held.fileno()), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Open standard output to write bytes; BrokenPipeError says that nobody reads them any more."""
    if sys.__stdout__ is None:  # `>&-`
        raise CannotWrite("standard output is closed")
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
