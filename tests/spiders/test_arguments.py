"""What a user may ask a publisher's spider for, and the one line that a mistake gets."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from scrapy.exceptions import UsageError

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
        ({"url": "https://x.example/"}, "url=https://x.example/ is not on harbour's domains: harbour.example"),
    ],
)
def test_a_mistake_is_told_in_one_line_that_names_what_is_right(arguments, line):
    with pytest.raises(UsageError) as told:
        Harbour.check_arguments(arguments)
    assert str(told.value) == line
    assert told.value.print_help is False


@pytest.mark.parametrize("arguments", [{}, {"url": "x"}, {"url": "https://x.example/", "sections": "a"}])
def test_any_site_needs_its_address_and_no_sections(arguments):
    with pytest.raises(UsageError):
        SiteSpider.check_arguments(arguments)
