"""The archive keeps the last check of each publisher's sources."""

from datetime import UTC, datetime, timedelta

from newsbot.archive import Archive
from newsbot.sources.source_check import SourceCheck

NOW = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)
GOOD = SourceCheck("post", "feeds", "https://harbour.example/feed", NOW, None, 15, 14, 0, NOW - timedelta(hours=1))
BAD = SourceCheck("post", "sitemaps", "https://harbour.example/sitemap", NOW, "HTTP 404")


def test_checks_come_back_as_they_were(address: str) -> None:
    with Archive(address) as archive:
        archive.source_checks.note("post", [BAD, GOOD])
        assert archive.source_checks.of("post") == [GOOD, BAD]
        assert archive.source_checks.of("times") == []


def test_a_check_takes_the_place_of_the_one_before(address: str) -> None:
    with Archive(address) as archive:
        archive.source_checks.note("post", [BAD, GOOD])
        archive.source_checks.note("post", [GOOD])
        assert archive.source_checks.of("post") == [GOOD]
