"""Every publisher file states facts that can be true; a new file needs no new test."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from tldextract import TLDExtract

import newsbot.publishers
from newsbot.extraction.values.language import language_tag
from newsbot.items import ARTICLE_FIELDS
from newsbot.page import Page
from newsbot.sources import SourceKind
from newsbot.spiders.publisher import PublisherSpider
from newsbot.urls import is_within
from tests.publishers.table import DOCUMENT, table, with_table

FOLDER = Path(newsbot.publishers.__path__[0])
LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
PUBLISHERS: list[type[PublisherSpider]] = [LOADER.load(name) for name in LOADER.list()]  # type: ignore[misc]
DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
ADDRESS = re.compile(r"https?://[a-z0-9.-]+/\S*")
NO_SELECTOR = Page("<p>", "https://harbour.example/").selector
COUNTRIES = set(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split()
)
"""ISO 3166-1."""


def addresses(publisher: type[PublisherSpider]) -> list[str]:
    """Return the addresses of all that *publisher* names as its sources."""
    named = (getattr(publisher, kind) for kind in SourceKind)
    return [address for source in named for address in (source.values() if isinstance(source, dict) else source)]


def faults(check: Callable[[type[PublisherSpider]], object]) -> dict[str, object]:
    """Return what *check* finds wrong, by publisher."""
    return {publisher.name: found for publisher in PUBLISHERS if (found := check(publisher))}


def said_twice(say: Callable[[type[PublisherSpider]], list[str]]) -> Iterator[str]:
    """Yield what two publishers, or one twice, say."""
    seen: set[str] = set()
    for publisher in PUBLISHERS:
        for word in say(publisher):
            if word in seen:
                yield f"{publisher.name}: {word}"
            seen.add(word)


def test_each_file_holds_one_publisher_named_like_it():
    assert [p.name for p in PUBLISHERS] == sorted(f.stem for f in FOLDER.glob("*.py") if f.stem != "__init__")
    assert faults(lambda p: not re.fullmatch(r"[a-z][a-z0-9_]*", p.name)) == {}


def test_the_documents_count_them_as_they_are():
    whole = DOCUMENT.read_text("utf-8")
    assert whole == with_table(whole), "python -m tests.publishers.table"
    counted = table().partition(", in ")[0]
    assert counted in DOCUMENT.parents[1].joinpath("README.md").read_text("utf-8")


def test_countries_are_iso_codes():
    assert faults(lambda p: p.country not in COUNTRIES and p.country) == {}


def test_languages_are_bcp_47_tags_as_articles_have_them():
    assert faults(lambda p: language_tag(p.language) != p.language and p.language) == {}


def test_timezones_exist():
    known = available_timezones()
    assert faults(lambda p: p.timezone not in known and p.timezone) == {}


def test_timezones_are_of_the_country_or_of_one_that_shares_it():
    tzdata = pytest.importorskip("tzdata")
    table = (files(tzdata) / "zoneinfo" / "zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    zones = {(row[0], row[2]) for row in rows}
    assert faults(lambda p: (p.country, p.timezone) not in zones and (p.country, p.timezone)) == {}


def test_titles_are_names_of_one_publisher_each():
    assert faults(lambda p: not p.title.strip() or p.title.startswith("http")) == {}
    assert list(said_twice(lambda p: [p.title])) == []


def test_domains_are_names_of_hosts_below_a_public_suffix():
    suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
    assert faults(lambda p: not p.allowed_domains) == {}
    assert faults(lambda p: [d for d in p.allowed_domains if not DOMAIN.fullmatch(d) or not suffixes(d).domain]) == {}


def test_no_publisher_has_the_domain_of_another_or_a_host_below_it():
    owners = {domain: p.name for p in PUBLISHERS for domain in p.allowed_domains}
    assert list(said_twice(lambda p: list(p.allowed_domains))) == []
    assert [
        (domain, above)
        for domain in owners
        for above in (domain.split(".", n)[n] for n in range(1, domain.count(".")))
        if above in owners
    ] == []


def test_each_names_web_addresses_as_sources_and_none_that_stands_twice():
    assert faults(lambda p: not addresses(p)) == {}
    assert faults(lambda p: [address for address in addresses(p) if not ADDRESS.fullmatch(address)]) == {}
    assert list(said_twice(addresses)) == []


def test_sections_are_on_the_publishers_own_domains():
    assert faults(lambda p: [a for a in p.sections.values() if not is_within(a, p.allowed_domains)]) == {}


def test_selectors_are_valid_and_name_fields_of_an_article():
    assert faults(lambda p: set(p.selectors) - set(ARTICLE_FIELDS)) == {}
    assert faults(lambda p: [css for css in [*p.selectors.values(), *p.drop] if NO_SELECTOR.css(css).getall()]) == {}


def test_article_patterns_match_no_section():
    assert faults(lambda p: [a for a in p.sections.values() if p.article_url and re.search(p.article_url, a)]) == {}


def test_files_are_short():
    assert faults(lambda p: len((FOLDER / f"{p.name}.py").read_text("utf-8").splitlines()) > 120) == {}


def test_one_publisher_each_is_followed_by_one_kind_of_source_alone():
    kinds = ("sections", "feeds", "sitemaps", "news_sitemaps")
    alone = [[k for k in kinds if getattr(p, k)] for p in PUBLISHERS]
    assert {kinds[0] for kinds in alone if len(kinds) == 1} == set(kinds)


def test_the_worlds_languages_are_there():
    wanted = "ar fa ur hi bn ta zh zh-TW zh-HK ru uk pt-BR es es-AR tr id vi th ko sw am ha el hu ro fi da he".split()
    assert set(wanted) - {p.language for p in PUBLISHERS} == set()
    assert len(PUBLISHERS) >= 220


def test_the_readme_counts_them_right():
    told = f"{len(PUBLISHERS)} publishers of {len({p.country for p in PUBLISHERS})} countries in "
    told += f"{len({p.language.split('-')[0] for p in PUBLISHERS})} languages"
    assert told in " ".join((FOLDER.parents[1] / "README.md").read_text("utf-8").split())
