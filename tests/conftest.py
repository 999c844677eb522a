"""What holds for all tests: Scrapy's reactor, and how property tests look for counterexamples.

The reactor is installed before any import can install Twisted's own. Property tests have no clock and try the same
inputs in each run: a test that fails by chance belongs to no change. `pytest --hypothesis-profile=search` tries others
each time, and more of them.
"""

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import chain, groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from scrapy.utils.reactor import install_reactor

from tests.built_package import build
from tests.postgresql import server

install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")

settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", parent=settings.get_profile("same"), derandomize=False, max_examples=1_000)
settings.load_profile("same")


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
    """What ARCHIVE says: once a file in the test's folder, once an empty database."""
    with lent_address(request.param, tmp_path) as address:
        yield address


@contextmanager
def lent_address(database: str, folder: Path) -> Iterator[str]:
    """Lend the address of an archive that is not there yet, or in which nothing is."""
    if database == "sqlite":
        yield str(folder / "newsbot.db")
        return
    with server().lent() as address:
        yield address


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist and the wheel."""
    out = tmp_path_factory.mktemp("built")
    build(tmp_path_factory.mktemp("tree"), out)
    return out
