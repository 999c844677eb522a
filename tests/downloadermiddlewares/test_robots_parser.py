"""Which pages a robots.txt leaves to newsbot, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.downloadermiddlewares.robots_parser import PlainRobotParser

RULES = "User-agent: newsbot\nDisallow: /secret\n\nUser-agent: *\nDisallow: /\n"


def allowed(body: bytes | str, path: str) -> bool:
    parser = PlainRobotParser(body.encode() if isinstance(body, str) else body, None)
    return parser.allowed("https://www.harbour.example" + path, "newsbot")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_rules_are_read_in_any_encoding(encoding):
    assert allowed(RULES.encode(encoding), "/open")
    assert not allowed(RULES.encode(encoding), "/secret/a")


def test_a_stray_null_byte_hides_no_rule():
    for begun in ("\0", "\0\ufeff"):
        assert not allowed(begun + RULES, "/secret/a")
        assert allowed(begun + RULES, "/open")


@pytest.mark.parametrize("agent", ["newsbot/1.0", "NewsBot 2", "newsbot/1.0 (+https://x.example)", "newsbot bot"])
def test_what_stands_behind_the_name_of_an_agent_is_ignored(agent):
    assert not allowed(f"User-agent: {agent}\nDisallow: /\n", "/open")


def test_another_name_that_only_begins_like_ours_is_not_ours():
    assert allowed("User-agent: newsbot-images\nDisallow: /\n", "/open")


@pytest.mark.parametrize("agent", ["news", "NEWS", "newsbo", "new", "bot", "news/1.0"])
def test_a_name_that_ours_only_begins_with_or_ends_with_is_not_ours(agent):
    assert allowed(f"User-agent: {agent}\nDisallow: /\nCrawl-delay: 5\n", "/open")
    assert PlainRobotParser(f"User-agent: {agent}\nCrawl-delay: 5\n".encode(), None).crawl_delay("newsbot") is None


@pytest.mark.parametrize("asked", ["newsbot", "NewsBot/1.0", b"newsbot/1.0", "Mozilla/5.0 (compatible; newsbot/2.0)"])
def test_we_are_known_with_a_version_and_within_a_whole_header(asked):
    parser = PlainRobotParser(b"User-agent: newsbot/1.0\nDisallow: /\nCrawl-delay: 5\n", None)
    assert not parser.allowed("https://www.harbour.example/open", asked)
    assert parser.crawl_delay(asked) == 5


@pytest.mark.parametrize("name", ["harbour24", "24harbour", "harbour-3-news"])
def test_a_name_of_a_users_own_may_have_digits(name):
    parser = PlainRobotParser(f"User-agent: harbour\nDisallow: /a\n\nUser-agent: {name}\nDisallow: /b\n".encode(), None)
    assert parser.allowed("https://www.harbour.example/a", f"{name}/1.0")
    assert not parser.allowed("https://www.harbour.example/b", f"{name}/1.0")


@pytest.mark.parametrize("name", ["Dissallow", "Dissalow", "Disalow", "Diasllow", "Disallaw"])
def test_a_misspelt_rule_is_kept(name):
    assert not allowed(f"User-agent: *\n{name}: /secret\n", "/secret")


def test_a_line_that_nobody_knows_does_not_end_a_group():
    assert not allowed("User-agent: newsbot\nNoise: 1\nUser-agent: *\nDisallow: /\n", "/open")


def test_sitemaps_and_delays_are_kept():
    sitemaps = b"Sitemap: https://x.example/a.xml?b#c\nSite-map: https://x.example/d.xml\n"
    parser = PlainRobotParser(sitemaps + b"User-agent: *\nCrawl-delay: 5\n", None)
    assert list(parser.rp.sitemaps) == ["https://x.example/a.xml?b", "https://x.example/d.xml"]
    assert parser.crawl_delay("newsbot") == 5


@pytest.mark.parametrize(
    "line",
    [
        *("Sitemaps: {}", "sitemap_index: {}", "Sitemap-Index = {}", "Sitemap {}", 'Sitemap: "{}"', "Sitemap: <{}>"),
        *("Sitemap: Sitemap: {}", "\u200bSitemap: {}"),
    ],
)
def test_a_sitemap_is_named_in_many_ways(line):
    address = "https://x.example/a.xml"
    assert list(PlainRobotParser(line.format(address).encode(), None).rp.sitemaps) == [address]


@pytest.mark.parametrize("between", [", ", " ", ";"])
def test_one_line_may_name_several_sitemaps(between):
    addresses = ["https://x.example/a.xml", "https://x.example/b.xml"]
    assert list(PlainRobotParser(f"Sitemap: {between.join(addresses)}".encode(), None).rp.sitemaps) == addresses


@pytest.mark.parametrize("path", ["news,sitemap.xml", "map.xml?ids=1,2;3", "o'neil.xml"])
def test_an_address_of_a_sitemap_may_have_commas(path):
    addresses = [f"https://x.example/{path}", "https://x.example/b.xml"]
    assert list(PlainRobotParser(f"Sitemap: {', '.join(addresses)}".encode(), None).rp.sitemaps) == addresses


@pytest.mark.parametrize(
    "line", ["Crawl-delay: 1,5", "Crawldelay: 1.5", "crawl_delay: 1.5 seconds", "Crawl-delay: 1.5s"]
)
def test_the_delay_that_is_asked_for_is_kept_however_it_is_written(line):
    assert PlainRobotParser(f"User-agent: *\n{line}\n".encode(), None).crawl_delay("newsbot") == 1.5


def test_a_sign_that_is_not_seen_before_a_line_does_not_hide_it():
    assert not allowed("\u200bUser-agent: *\n\u200bDisallow: /a", "/a")


@given(
    st.binary() | st.lists(st.sampled_from([b"User-agent", b":", b"*", b"\n", b"Disallow: /", b"\xff"])).map(b"".join)
)
def test_any_bytes_are_rules_or_none(body):
    assert allowed(body, "/a") in (True, False)
