"""What a worker imports once, so that its jobs need not."""

import subprocess
import sys

from newsbot.cluster.preloaded import modules_of_a_crawl
from tests.crawling import project_settings

FORKED = """
import sys, threading
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
print("twisted.internet.reactor" in sys.modules, threading.active_count())
"""


def test_what_settings_name_is_imported_before_the_first_job() -> None:
    modules = modules_of_a_crawl(project_settings({}))
    assert {"newsbot.downloader.http", "newsbot.pipelines", "scrapy.extensions.closespider"} <= {*modules}
    assert len(modules) == len({*modules})


def test_what_is_never_used_is_not_imported_at_all() -> None:
    """Scrapy's remote control is off, and brings a second HTTP library."""
    assert "scrapy.extensions.remote_control" not in modules_of_a_crawl(project_settings({}))


def test_components_of_others_are_not_imported_in_one_process_for_many() -> None:
    settings = {"EXTENSIONS": {"press.extensions.Own": 1, "newsbot.extensions.progress.Progress": 2}}
    modules = modules_of_a_crawl(settings)
    assert "newsbot.extensions.progress" in modules
    assert not [name for name in modules if name.startswith("press")]


def test_a_process_that_has_imported_it_can_be_forked_for_a_crawl() -> None:
    """It has no thread and no reactor yet."""
    command = [sys.executable, "-W", "ignore", "-c", FORKED, *modules_of_a_crawl(project_settings({}))]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == ["False", "1"]
