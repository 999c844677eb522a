"""What holds for all tests: Scrapy's reactor, and how property tests look for counterexamples.

Each process that runs tests installs the reactor before the first of them can install Twisted's own; the one that it
was forked from has none, as it could not be shared. Property tests have no clock and try the same
inputs in each run: a test that fails by chance belongs to no change. `pytest --hypothesis-profile=search` tries others
each time, and more of them.
"""

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from scrapy.utils.reactor import install_reactor

from tests.built_package import built as built
from tests.postgresql import server

settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", parent=settings.get_profile("same"), derandomize=False, max_examples=1_000)
settings.load_profile("same")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while modules and tests are read, and not among them later: they stay."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def reactor() -> None:
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")


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
