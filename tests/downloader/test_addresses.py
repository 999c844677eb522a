"""Where requests go: to public addresses, whatever a name server says."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.downloader.addresses import can_be_looked_up, is_public
from tests.downloader.names import looked_up
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, article, rss
from tests.scrapy_process import run_scrapy

INTERNAL = "filtered: internal address"


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        server.answer_xml("/feed.xml", rss())
        yield server


def port_of(server: MischievousServer) -> str:
    return server.base.rpartition(":")[2]


def strict_crawl(*feeds: str, **settings: Any) -> Heard:
    return crawl({"feeds": [*feeds]}, ALLOW_PRIVATE_ADDRESSES=False, **settings)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.0.192",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::808:808",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808",
        "2002:7f00:1::",
        "fe80::1",
        "fe80::1%1",
        "fec0::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
    ],
)
def test_an_address_that_is_no_publishers_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "192.0.1.1", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::"])
def test_an_address_that_anybody_may_have_is_public(address):
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_one_is_judged_like_itself(ip):
    for outer in (f"::ffff:{ip}", f"64:ff9b::{ip}"):
        assert is_public(outer) == is_public(str(ip))


@given(st.text())
def test_any_host_can_be_looked_up_or_not(host):
    assert can_be_looked_up(host) in (True, False)


def test_a_name_with_a_dot_at_its_end_is_checked_as_it_is_looked_up(server):
    feed = f"http://x.test.:{port_of(server)}/feed.xml"
    with looked_up(x_test=[["8.8.8.8"]], x_test_=[["127.0.0.1"]]):
        assert strict_crawl(feed).listing(feed) == INTERNAL
    assert not server.requests


def test_a_name_is_checked_at_each_attempt(server):
    feed = f"http://x.test:{port_of(server)}/feed.xml"
    with looked_up(x_test=[[], [], ["127.0.0.1"]]) as names:
        assert strict_crawl(feed, ROBOTSTXT_OBEY=False).listing(feed) == INTERNAL
    assert names.asked == ["x.test"] * 3
    assert not server.requests


def test_of_a_names_addresses_only_public_ones_are_connected_to(server):
    feed = f"http://x.test:{port_of(server)}/feed.xml"
    with looked_up(x_test=[["127.0.0.1", "::1", "2001:db8::1"]]):
        assert strict_crawl(feed).listing(feed) == INTERNAL
    assert not server.requests


def test_a_name_that_nobody_knows_is_not_asked():
    feed = "http://x.test/feed.xml"
    with looked_up():
        assert strict_crawl(feed).listing(feed) == "failed: host not found"


@pytest.mark.parametrize("host", ["a" * 64 + ".test", "a..test", ".".join(["a" * 60] * 5)])
def test_a_name_that_cannot_be_one_is_not_looked_up(host):
    feed = f"http://{host}/feed.xml"
    with looked_up() as names:
        assert strict_crawl(feed).listing(feed) == "failed: host not found"
    assert not names.asked


def test_a_proxy_that_the_user_set_may_be_internal(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.base)
    feed = "http://harbour.test/feed.xml"
    server.answer_xml(feed, rss())
    with looked_up():
        assert strict_crawl(feed).listing(feed) == "read: 0"


def test_a_proxy_is_not_asked_for_what_is_internal(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.base)
    feeds = ["http://10.0.0.1/feed.xml", "http://intranet.test/feed.xml"]
    with looked_up(intranet_test=[["8.8.8.8", "192.168.1.1"]]):
        heard = strict_crawl(*feeds)
    assert [heard.listing(feed) for feed in feeds] == [INTERNAL, INTERNAL]
    assert not server.requests


def test_a_host_that_has_an_ipv6_address_only_is_crawled():
    with MischievousServer(host="::1") as server, looked_up(six_test=[["::1"]]):
        base = f"http://six.test:{port_of(server)}"
        server.answer_xml("/feed.xml", rss(base + "/one.html"))
        server.answer("/one.html", article())
        heard = crawl({"feeds": [base + "/feed.xml"], "article_url": r"\.html"})
    assert [found["url"] for found in heard.articles] == [base + "/one.html"]


def test_the_settings_resolver_finds_ipv6_addresses(tmp_path):
    with MischievousServer(host="::1") as server:
        server.answer("/", article())
        options = {
            "ALLOW_PRIVATE_ADDRESSES": 1,
            "AUTOTHROTTLE_ENABLED": 0,
            "DOWNLOAD_DELAY": 0,
            "ARCHIVE": tmp_path / "a.db",
        }
        settings = [part for name, value in options.items() for part in ("-s", f"{name}={value}")]
        run_scrapy("crawl", "site", "-a", f"url={server.base}/", "-a", "limit=1", *settings)
    assert server.requests["/"] == 1
