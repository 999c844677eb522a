"""What front pages lead to, beside feeds and sections."""

from datetime import UTC, datetime

from newsbot.page import Page
from newsbot.sources.front_page import dated_archives, feeds_of_overview
from newsbot.sources.usual_places import USUAL_FEEDS, usual_feeds

URL = "https://www.harbour.example/"
OLDEST = datetime(2026, 10, 28, tzinfo=UTC)


def page_with(body: str) -> Page:
    return Page(f"<html><body>{body}</body></html>", URL)


def dated(*paths: str) -> list[str]:
    linked = "".join(f"<a href='{path}'>x</a>" for path in paths)
    return [url.removeprefix(URL) for url in dated_archives(page_with(linked), OLDEST)]


def test_days_and_months_that_are_not_over_long_since_are_named_from_the_newest_on():
    assert dated("/2026/10/27/", "/2026/10/28/", "/2026/11/", "/2026/09/", "/2025/", "/2026/11/02") == [
        "2026/11/",
        "2026/11/02",
        "2026/10/28/",
    ]


def test_a_day_may_stand_in_one_step_below_an_archive():
    assert dated("/archive/2026-11-02", "/news/archive/2026-11/", "/archive/2026-11-02-rain") == [
        "news/archive/2026-11/",
        "archive/2026-11-02",
    ]


def test_what_is_no_list_of_a_time_is_left():
    assert dated("/2026/11/02/rain-on-the-harbour", "/politics/2026/", "//elsewhere.example/2026/11/") == []


def test_what_a_site_is_made_with_tells_its_feed():
    page = page_with("<meta name='generator' content='Joomla! - Open Source Content Management'>")
    assert usual_feeds(URL, page) == (*USUAL_FEEDS, "/index.php?format=feed&type=rss")
    assert usual_feeds(URL, page_with("<meta name='generator' content='Vim'>")) == USUAL_FEEDS


def test_feeds_that_a_page_shows_to_be_copied_are_named():
    shown = f"<input value='{URL}out/news.xml'><code>{URL}out/all.rss</code><input value='{URL}search'>"
    assert feeds_of_overview(page_with(shown)) == [f"{URL}out/news.xml", f"{URL}out/all.rss"]
