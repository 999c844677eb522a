"""Archives by day, month and year, and the time that an address names."""

from datetime import datetime

import pytest

from newsbot.sources.calendar import addresses_back, time_in_address

SITE = "https://www.harbour.example"


@pytest.mark.parametrize(
    ("path", "start", "end"),
    [
        ("/2026/11/20/rain", "2026-11-20", "2026-11-21"),
        ("/news/2026-11-20-rain-on-monday", "2026-11-20", "2026-11-21"),
        ("/articles/20261120/k00/00m", "2026-11-20", "2026-11-21"),
        ("/2026/12/rain", "2026-12-01", "2027-01-01"),
        ("/2026/rain-on-monday", "2026-01-01", "2027-01-01"),
        ("/sitemap-2026-11.xml", "2026-11-01", "2026-12-01"),
        ("/sitemap-noticias-202611.xml.gz", "2026-11-01", "2026-12-01"),
        ("/sitemap-articles-year~2026.xml", "2026-01-01", "2027-01-01"),
        ("/sitemap_2026-11-20.xml", "2026-11-20", "2026-11-21"),
    ],
)
def test_an_address_names_a_day_a_month_or_a_year(path, start, end):
    named = time_in_address(SITE + path)
    assert named == (datetime.fromisoformat(start), datetime.fromisoformat(end))


@pytest.mark.parametrize(
    "path",
    [
        "/politics/rain",
        "/news/201203",
        "/news/2015",
        "/news/20261340",
        "/story/120261120",
        "/politics/the-2024-10-best-films",
        "/sitemap/2001.xml",
        "/2026/02/31/rain-on-no-day",
    ],
)
def test_numbers_that_may_be_something_else_are_no_dates(path):
    assert time_in_address(SITE + path) is None


@pytest.mark.parametrize(
    ("template", "addresses"),
    [
        ("/{date:%Y/%m/%d}.xml", ["/2026/03/02.xml", "/2026/03/01.xml", "/2026/02/28.xml"]),
        ("/{date:%Y%m}.xml", ["/202603.xml", "/202602.xml"]),
        ("/{date:%Y}/{date:%b}.xml", ["/2026/Mar.xml", "/2026/Feb.xml"]),
        ("/{date:%Y}.xml", ["/2026.xml"]),
    ],
)
def test_the_finest_part_of_a_template_is_the_step_back(template, addresses):
    newest, oldest = datetime.fromisoformat("2026-03-02T12:00"), datetime.fromisoformat("2026-02-28T12:00")
    assert [address for address, _ in addresses_back(template, newest, oldest)] == addresses
