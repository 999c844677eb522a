"""What holds for all tests: Scrapy's reactor, and how property tests look for counterexamples.

The reactor is installed before any import can install Twisted's own. Property tests have no clock and try the same
inputs in each run: a test that fails by chance belongs to no change. `pytest --hypothesis-profile=search` tries others
each time, and more of them.
"""

import gc
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import chain, groupby
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from scrapy.utils.reactor import install_reactor

from newsbot.archive import Archive
from tests.built_package import built as built
from tests.postgresql import server

install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")

always = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", always, derandomize=True, max_examples=50)
settings.register_profile("search", always, max_examples=1_000)
settings.load_profile("same")


def pytest_runtestloop(session: pytest.Session) -> None:
    """Start what processes are forked from before a test starts another, which would have imported less for them."""
    if "tests.scrapy_process" in sys.modules and not session.config.option.collectonly:
        ensure_running()


@pytest.hookimpl(trylast=True)  # when it is known which are left out
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the slow ones, file by file: no process is left with one of them when the others have nothing to do.

    Of several processes, each is given one part of the whole list, all parts of one size; later they take from others.
    """
    slow, others = ([item for item in items if bool(item.get_closest_marker("slow")) is kind] for kind in (True, False))
    files = [list(file) for _, file in groupby(slow, key=lambda item: item.path)]
    processes: int = getattr(config, "workerinput", {}).get("workercount", 1)
    ordered: list[pytest.Item] = []
    for number in range(processes):
        share = [*chain(*files[number::processes])]
        size = (len(items) - len(ordered)) // (processes - number)
        ordered += share + others[: max(0, size - len(share))]
        del others[: max(0, size - len(share))]
    items[:] = ordered + others


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while modules and tests are read, and not among them later: they stay."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


DATABASES = ("sqlite", "postgresql")
only_sqlite = pytest.mark.parametrize("address", ["sqlite"], indirect=True)
"""Of a test of what only SQLite has, such as its file."""
only_postgresql = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """What ARCHIVE says: once a file in the test's folder, once a database."""
    with lent_address(request.param, tmp_path) as address:
        yield address


@cache
def empty_file() -> tuple[bytes, bytes]:
    """Return an archive in which nothing is, and its id in there; to make one takes longer than most tests."""
    with TemporaryDirectory() as folder:
        with Archive(path := Path(folder, "newsbot.db")) as archive:
            its_id = archive.id.encode()
        return path.read_bytes(), its_id


@contextmanager
def lent_address(database: str, folder: Path) -> Iterator[str]:
    """Lend the address of an archive in which nothing is; some of the databases have no tables yet."""
    if database == "sqlite":
        whole, its_id = empty_file()
        (folder / "newsbot.db").write_bytes(whole.replace(its_id, uuid4().hex.encode()))
        yield str(folder / "newsbot.db")
        return
    with server().lent() as address:
        yield address
