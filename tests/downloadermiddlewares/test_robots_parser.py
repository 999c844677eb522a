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


@pytest.mark.parametrize("agent", ["newsbot/1.0", "NewsBot 2", "newsbot/1.0 (+https://x.example)", "newsbot bot"])
def test_what_stands_behind_the_name_of_an_agent_is_ignored(agent):
    assert not allowed(f"User-agent: {agent}\nDisallow: /\n", "/open")


def test_another_name_that_only_begins_like_ours_is_not_ours():
    assert allowed("User-agent: newsbot-images\nDisallow: /\n", "/open")


def test_a_line_that_nobody_knows_does_not_end_a_group():
    assert not allowed("User-agent: newsbot\nNoise: 1\nUser-agent: *\nDisallow: /\n", "/open")


def test_sitemaps_and_delays_are_kept():
    parser = PlainRobotParser(b"Sitemap: https://x.example/a.xml?b#c\nUser-agent: *\nCrawl-delay: 5\n", None)
    assert list(parser.rp.sitemaps) == ["https://x.example/a.xml?b"]
    assert parser.crawl_delay("newsbot") == 5


@given(
    st.binary() | st.lists(st.sampled_from([b"User-agent", b":", b"*", b"\n", b"Disallow: /", b"\xff"])).map(b"".join)
)
def test_any_bytes_are_rules_or_none(body):
    assert allowed(body, "/a") in (True, False)
