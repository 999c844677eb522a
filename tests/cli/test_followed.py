"""Whom `crawlall` follows: whom FOLLOW names, else one's own publishers and whom the archive has crawled."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newsbot.archive import Archive
from newsbot.cli.followed import followed, somebody
from newsbot.cli.publisher_options import publishers
from newsbot.spiders.publisher import PublisherSpider

SHIPPED = ["newsbot.publishers", "newsbot.spiders"]


class OwnSpider(PublisherSpider):
    name = "of_this_test"
    title = "Harbour Post"
    country = "MT"
    language = "mt"


class AustrianSpider(PublisherSpider):
    name = "of_austria"
    title = "Hafenpost"
    country = "AT"
    language = "de-AT"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "newsbot.db") as archive:
        yield archive


def names(archive: Archive | None = None, modules: list[str] = SHIPPED, follow: list[str] | str = "") -> list[str]:
    return [spider.name for spider in followed(Settings({"SPIDER_MODULES": modules, "FOLLOW": follow}), archive)]


def test_of_the_shipped_publishers_those_that_this_archive_has_crawled_are_followed(archive: Archive) -> None:
    assert names(archive) == []
    for crawled in ("spiegel", "bbc", "of_long_ago"):
        archive.crawls.begin(crawled, datetime.now(UTC))
    assert names(archive) == ["bbc", "spiegel"]


def test_ones_own_publishers_are_followed_from_the_beginning() -> None:
    assert names(modules=[*SHIPPED, __name__]) == ["of_austria", "of_this_test"]
    assert names(modules=[__name__]) == ["of_austria", "of_this_test"]


def test_follow_alone_decides_where_it_is_set(archive: Archive) -> None:
    archive.crawls.begin("spiegel", datetime.now(UTC))
    assert names(archive, [*SHIPPED, __name__], ["bbc"]) == ["bbc"]


def test_follow_takes_names_countries_and_languages() -> None:
    found = names(modules=[*SHIPPED, __name__], follow=["bbc", " country:mt", "language:SW", ""])
    assert {"bbc", "of_this_test", "habari_leo"} <= set(found)
    assert found == sorted(found)
    known = publishers(Settings({"SPIDER_MODULES": SHIPPED}))
    assert {known[name].language for name in set(found) - {"bbc", "of_this_test"}} == {"sw"}


def test_a_language_names_its_regions_too() -> None:
    assert names(modules=[__name__], follow="language:de") == ["of_austria"]
    assert names(modules=[__name__], follow="language:de-at") == ["of_austria"]


def test_follow_on_the_command_line_has_commas() -> None:
    assert names(follow="spiegel,bbc") == ["bbc", "spiegel"]


@pytest.mark.parametrize(
    ("entry", "answer"),
    [
        ("spiegle", "FOLLOW: unknown publisher 'spiegle': did you mean spiegel"),
        ("country:XX", "FOLLOW: no publisher of country XX; there are: "),
        ("language:xx", "FOLLOW: no publisher of language xx; there are: "),
        ("region:Bavaria", "FOLLOW: 'region:Bavaria' is no name, country:DE or language:de"),
    ],
)
def test_a_wrong_entry_is_answered_in_one_line(entry: str, answer: str) -> None:
    with pytest.raises(UsageError) as error:
        names(follow=[entry])
    assert str(error.value).startswith(answer)


def test_nobody_is_a_mistake_that_names_the_setting() -> None:
    with pytest.raises(UsageError, match=r"^nobody is followed yet: .*FOLLOW"):
        somebody(followed(Settings({"SPIDER_MODULES": SHIPPED}), None))
