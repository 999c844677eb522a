"""`scrapy explain`: each field's candidates, and what became of the page's pieces."""

import subprocess
from pathlib import Path

import pytest

from newsbot.demo import DemoPublisher
from newsbot.extraction.article import Reading
from newsbot.extraction.explanation import explained
from newsbot.page import Page
from tests.scrapy_process import run_scrapy

URL = "https://www.harbour.example/story/rain"
PARAGRAPH = "It rained so much that nobody in the harbour left the house all day."
HTML = f"""<html lang=en><title>Rain over the harbour</title><meta name=author content="https://x.example/harbour">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Rain over the harbour",
"author": {{"name": "Ada Lovelace"}}, "datePublished": "2025-06-02T13:58:00+02:00"}}</script>
<link rel=canonical href="{URL}"><h1>Rain over the harbour</h1>{f"<p>{PARAGRAPH}</p>" * 4}
<div class=share-bar>Share this story</div><p>{PARAGRAPH}</p></html>"""


def lines(html: str) -> list[str]:
    return list(explained(Reading(Page(html, URL), explain=True)))


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_scrapy("explain", *arguments)


def test_each_field_shows_who_won_and_why_the_others_lost() -> None:
    told = lines(HTML)
    at = told.index("authors: json-ld NewsArticle")
    assert told[at + 1].split(maxsplit=3) == ["+", "json-ld", "NewsArticle", "Ada Lovelace"]
    assert told[at + 2].startswith("  - meta author")
    assert told[at + 2].endswith("[an earlier source had won]")


def test_a_value_that_could_not_be_used_says_so() -> None:
    told = lines(HTML.replace('"author": {"name": "Ada Lovelace"}', '"author": {"name": "5"}'))
    assert any("meta author" in line and line.endswith("[names no person]") for line in told)


def test_pieces_of_the_page_are_told_with_the_reason_why_they_were_left_out() -> None:
    told = lines(HTML)
    assert any(line.split() == ["-", "share", "bar", "Share", "this", "story"] for line in told)
    assert sum(line.startswith("  + paragraph") for line in told) == 5


def test_a_page_that_is_no_article_is_explained_with_the_reason() -> None:
    assert "no article: soft 404: Page not found" in lines("<title>Page not found</title><h1>Page not found</h1>")


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
    assert told.returncode == 0
    assert "no article: consent wall" in told.stdout
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "one address or file"),
        (("/no/such/file.html",), "/no/such/file.html"),
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
