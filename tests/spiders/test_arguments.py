"""What a user may ask a publisher's spider for, and the one line that a mistake gets."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from scrapy.exceptions import UsageError

from newsbot.names import names_like
from newsbot.spiders.arguments import Arguments
from newsbot.spiders.publisher import PublisherSpider
from newsbot.spiders.site import SiteSpider

BERLIN = ZoneInfo("Europe/Berlin")


class Harbour(PublisherSpider):
    name = "harbour"
    timezone = "Europe/Berlin"
    allowed_domains = ["harbour.example"]
    sections = {"politik": "https://harbour.example/politik/", "sport": "https://harbour.example/sport/"}
    feeds = ["https://harbour.example/feed.xml"]


def test_without_arguments_everything_is_asked_for():
    assert Arguments.of(Harbour, {}) == Arguments(sources=("feeds", "sections"))


def test_sections_leave_out_all_other_sources_unless_they_are_named():
    assert Arguments.of(Harbour, {"sections": "sport, politik"}).sources == ("sections",)
    assert Arguments.of(Harbour, {"sections": "sport", "sources": "feeds,sections"}).sources == ("feeds", "sections")


def test_a_day_is_meant_in_the_publishers_timezone_and_until_includes_it():
    asked = Arguments.of(Harbour, {"since": "2026-11-01", "until": "2026-11-02"})
    assert asked.since == datetime(2026, 11, 1, tzinfo=BERLIN)
    assert asked.until == datetime(2026, 11, 3, tzinfo=BERLIN)


def test_a_moment_keeps_its_own_offset():
    asked = Arguments.of(Harbour, {"since": "2026-11-01T08:00+00:00", "until": "2026-11-01T10:00"})
    assert asked.since == datetime(2026, 11, 1, 9, tzinfo=BERLIN)
    assert asked.until == datetime(2026, 11, 1, 10, tzinfo=BERLIN)


def test_what_scrapyd_adds_is_let_through():
    assert Arguments.of(Harbour, {"_job": "6487ec79947edab326d6db28a2d86511"}) == Arguments.of(Harbour, {})


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ({"sections": "politk"}, "unknown section 'politk': did you mean politik?"),
        ({"sections": "x"}, "unknown section 'x': choose from politik, sport"),
        ({"sections": ""}, "sections is empty: choose from politik, sport"),
        ({"sources": "feed"}, "unknown source 'feed': did you mean feeds?"),
        ({"sources": "sitemaps"}, "harbour has no sitemaps: choose from feeds, sections"),
        ({"sources": ","}, "sources is empty: choose from feeds, sections"),
        ({"section": "sport"}, "unknown argument 'section': did you mean sections?"),
        ({"since": "yesterday"}, "since=yesterday is no date: write it like 2026-11-01 or 2026-11-01T08:00"),
        ({"since": "2026-02-02", "until": "2026-01-01"}, "since=2026-02-02 is not before until=2026-01-01"),
        ({"limit": "many"}, "limit=many is no number of articles: write it like 100"),
        ({"limit": "-1"}, "limit=-1 is no number of articles: write it like 100"),
        (
            {"url": "harbour.example"},
            "url=harbour.example is no web address: write it like https://harbour.example/...",
        ),
        (
            {"url": "https://harbour.example:99999/"},
            "url=https://harbour.example:99999/ is no web address: write it like https://harbour.example/...",
        ),
        ({"url": "https://x.example/"}, "url=https://x.example/ is not on harbour's domains: harbour.example"),
    ],
)
def test_a_mistake_is_told_in_one_line_that_names_what_is_right(arguments, line):
    with pytest.raises(UsageError) as told:
        Harbour.check_arguments(arguments)
    assert str(told.value) == line


@pytest.mark.parametrize("arguments", [{}, {"url": "x"}, {"url": "https://x.example/", "sections": "a"}])
def test_any_site_needs_its_address_and_no_sections(arguments):
    with pytest.raises(UsageError):
        SiteSpider.check_arguments(arguments)


class Anywhere(PublisherSpider):
    name = "anywhere"


def test_the_end_must_come_after_the_beginning_and_one_day_is_enough() -> None:
    day = Arguments.of(Harbour, {"since": "2026-11-01", "until": "2026-11-01"})
    assert day.since
    assert day.until
    assert (day.until - day.since).total_seconds() == 24 * 3600
    with pytest.raises(UsageError, match="is not before until"):
        Arguments.of(Harbour, {"since": "2026-11-01T10:00", "until": "2026-11-01T10:00"})


@pytest.mark.parametrize("text", ["2026-11-02", "20261102", "2026-W45-1"])
def test_a_day_in_any_form_of_iso_8601_is_meant_to_its_end(text: str) -> None:
    assert Arguments.of(Harbour, {"until": text}).until == datetime(2026, 11, 3, tzinfo=BERLIN)


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("250", 250)])
def test_a_limit_is_a_number_of_articles(text: str, number: int) -> None:
    assert Arguments.of(Harbour, {"limit": text}).limit == number


@pytest.mark.parametrize("text", ["0", "", "1.5", "²", "１０", "+3", " 3"])
def test_what_is_no_number_of_articles_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no number of articles"):
        Arguments.of(Harbour, {"limit": text})


@pytest.mark.parametrize("url", ["https://harbour.example/a", "http://www.harbour.example/"])
def test_a_page_of_the_publisher_can_be_asked_for(url: str) -> None:
    assert Arguments.of(Harbour, {"url": url}).url == url


def test_a_publisher_without_domains_takes_any_page() -> None:
    assert Arguments.of(Anywhere, {"url": "https://x.example/"}).url == "https://x.example/"
    with pytest.raises(UsageError, match=r"write it like https://any\.example/"):
        Arguments.of(Anywhere, {"url": "rain"})


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("harbour.example", "https://harbour.example"),
        ("www.harbour.example:8080/news?a=1", "https://www.harbour.example:8080/news?a=1"),
        ("bücher.example", "https://bücher.example"),
        ("HTTP://harbour.example/A", "http://harbour.example/A"),
    ],
)
def test_the_address_of_any_site_may_be_written_without_a_scheme(text: str, url: str) -> None:
    assert Arguments.of(SiteSpider, {"url": text}).url == url


@pytest.mark.parametrize(
    "text",
    [
        *("rain", "12.5", "a b.example", "mailto:a@harbour.example", "/home/a.html", "ftp://x.example"),
        *("http://[::1/", "http://[x]/", "http://a:99999/", "http://a:x/", "http:///rain", "http://%00/"),
    ],
)
def test_what_is_no_address_of_a_site_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="is no web address"):
        Arguments.of(SiteSpider, {"url": text})


def test_where_there_is_nothing_to_choose_from_that_is_said() -> None:
    with pytest.raises(UsageError, match="unknown section 'sport': there is none"):
        Arguments.of(Anywhere, {"sections": "sport"})


def test_every_name_that_may_have_been_meant_is_given_three_at_most() -> None:
    assert names_like("sport", ["sports", "sport-1", "sport-2", "sport-3", "arts"]).count(" or ") == 2
    assert names_like("sport", ["sports", "arts"]) == "did you mean sports?"


def test_sources_come_in_the_order_that_costs_least_whatever_order_they_are_named_in() -> None:
    assert Arguments.of(Harbour, {"sources": "sections, feeds"}).sources == ("feeds", "sections")
    assert Arguments.of(Harbour, {"sources": "sections"}).sources == ("sections",)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ({}, "which site? Name it with -a url=https://any.example/"),
        ({"url": "https://x.example/", "sources": "feeds"}, "sources is for publishers"),
        ({"url": "https://x.example/", "limit": "0"}, "no number of articles"),
    ],
)
def test_what_is_wrong_for_any_site_is_told(arguments: dict[str, str], line: str) -> None:
    with pytest.raises(UsageError, match=re.escape(line)):
        SiteSpider.check_arguments(arguments)


def test_any_site_keeps_to_the_domain_of_the_address() -> None:
    assert SiteSpider(url="https://www.news.example.co.uk/front").allowed_domains == ["example.co.uk"]


def test_what_stands_beside_scrapyds_own_arguments_is_checked_all_the_same() -> None:
    with pytest.raises(UsageError, match="unknown argument 'bogus'"):
        Arguments.of(Harbour, {"_job": "1", "bogus": "1"})


def test_an_example_of_an_address_is_on_the_publishers_first_domain() -> None:
    class Two(PublisherSpider):
        name = "two"
        allowed_domains = ["one.example", "two.example"]

    with pytest.raises(UsageError, match=r"https://one\.example/"):
        Arguments.of(Two, {"url": "x"})


def test_several_pages_can_be_asked_for_and_a_comma_within_an_address_is_no_end_of_it() -> None:
    text = "https://harbour.example/a,1, https://harbour.example/b,https://harbour.example/a,1,"
    assert Arguments.of(Harbour, {"url": text}).urls == ("https://harbour.example/a,1", "https://harbour.example/b")


def test_each_of_several_pages_is_checked() -> None:
    with pytest.raises(UsageError, match=r"url=https://x\.example/ is not on"):
        Arguments.of(Harbour, {"url": "https://harbour.example/a,https://x.example/"})
