"""`scrapy explain`, as a user calls it; what it tells of a page is tested where that is written."""

import subprocess
from pathlib import Path

import pytest

from newsbot.demo import DemoPublisher
from tests.extraction.test_explanation import HTML, URL
from tests.mischief.server import article
from tests.scrapy_process import run_scrapy


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_scrapy("explain", *arguments)


def test_a_saved_page_is_read_by_the_address_it_declares(tmp_path: Path) -> None:
    (tmp_path / "rain.html").write_text(HTML, "utf-8")
    told = scrapy(str(tmp_path / "rain.html"))
    assert told.returncode == 0
    assert told.stdout.startswith(f"{URL}  (read as any site)")
    assert "headline: page" in told.stdout


def test_an_address_is_fetched_and_read_and_nothing_archived(tmp_path: Path) -> None:
    with DemoPublisher() as paper:
        told = scrapy(
            f"{paper.base}/politics/for-our-members.html",
            "-s",
            "ALLOW_PRIVATE_ADDRESSES=1",
            "-s",
            f"ARCHIVE={tmp_path / 'a.db'}",
        )
    assert told.returncode == 1
    assert "no article: consent wall" in told.stdout
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "one address or file"),
        (("/no/such/file.html",), "/no/such/file.html"),
        (("http://[::1/rain",), "http://[::1/rain is no web address: write it like https://any.example/a"),
        (("--spider", "nobody", __file__), "nobody: no such publisher"),
    ],
)
def test_a_mistake_is_one_line_and_status_2(arguments: tuple[str, ...], line: str) -> None:
    told = scrapy(*arguments)
    assert (told.returncode, told.stdout) == (2, "")
    assert line in told.stderr
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("path", "settings", "words"),
    [
        ("/nothing.html", ["ALLOW_PRIVATE_ADDRESSES=True"], "status 404: a crawl would not read this page"),
        ("/", [], "filtered (internal address (the setting ALLOW_PRIVATE_ADDRESSES allows it))"),
    ],
)
def test_a_page_that_does_not_come_is_explained_by_its_status_or_reason(
    path: str, settings: list[str], words: str
) -> None:
    with DemoPublisher() as paper:
        told = scrapy(paper.base + path, *(part for setting in settings for part in ("-s", setting)))
    assert words in told.stdout + told.stderr
    assert "Traceback" not in told.stderr


def test_a_page_without_an_address_is_read_as_a_page_like_any_other_and_the_option_is_named(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(article("Harbour wall to be raised"))
    told = scrapy(str(file))
    assert told.returncode == 0
    assert told.stderr.endswith("tells no address of its own, which may decide what it is; --url names it\n")
