"""What holds for all tests: Scrapy's reactor, and how property tests look for counterexamples.

The reactor is installed before any import can install Twisted's own. Property tests have no clock and try the same
inputs in each run: a test that fails by chance belongs to no change. `pytest --hypothesis-profile=search` tries others
each time, and more of them.
"""

import pytest
from hypothesis import HealthCheck, settings
from scrapy.utils.reactor import install_reactor

install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")

settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", parent=settings.get_profile("same"), derandomize=False, max_examples=1_000)
settings.load_profile("same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow ones: of two processes, none is left with one of them when the other has nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
