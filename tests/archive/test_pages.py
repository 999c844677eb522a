"""Where kept pages are found again."""

from dataclasses import replace
from datetime import timedelta

from newsbot.archive import Archive
from newsbot.archive.pages import KeptPage
from newsbot.sources import Entry
from tests.archive.conftest import NOW

PAGE = KeptPage(
    url="https://harbour.example/pier",
    publisher="harbour_post",
    fetched=NOW,
    file="harbour_post-20261122T120000-000.warc.gz",
    offset=290,
    length=4000,
    entry=Entry("https://harbour.example/pier?rss=1", title="Pier", published=NOW, keywords=("pier",)),
    rights=("tdm-reservation",),
)


def test_a_page_comes_back_as_it_was_noted(archive: Archive) -> None:
    archive.pages.keep(PAGE)
    assert archive.pages.at(PAGE.url) == PAGE


def test_the_newest_page_of_an_address_counts(archive: Archive) -> None:
    newer = replace(PAGE, fetched=NOW + timedelta(hours=1), offset=4290, entry=None)
    archive.pages.keep(PAGE)
    archive.pages.keep(newer)
    assert list(archive.pages.all()) == [newer]


def test_pages_are_chosen_by_publisher_and_time_and_come_in_the_order_of_their_files(archive: Archive) -> None:
    pages = [
        replace(
            PAGE, url=f"{PAGE.url}{number}", publisher=publisher, offset=number, fetched=NOW + timedelta(days=number)
        )
        for number, publisher in [(3, "a"), (1, "a"), (2, "b")]
    ]
    for page in pages:
        archive.pages.keep(page)
    assert [page.offset for page in archive.pages.all()] == [1, 2, 3]
    assert [page.offset for page in archive.pages.all("a")] == [1, 3]
    assert [page.offset for page in archive.pages.all(since=NOW + timedelta(days=2))] == [2, 3]
    assert [page.offset for page in archive.pages.all("a", NOW + timedelta(days=2))] == [3]


def test_an_address_of_which_no_page_is_kept_has_none(archive: Archive) -> None:
    assert archive.pages.at("https://harbour.example/") is None
