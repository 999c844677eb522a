"""How newsbot behaves towards servers: robots.txt, crawl-delay, Retry-After, its name, reservations, addresses."""

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest

from newsbot.extensions.user_agent import user_agent
from tests.mischief.crawl import crawl
from tests.mischief.server import MischievousServer, article, rss, self_signed

STORIES = ("/one.html", "/two.html", "/three.html")


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        server.publish(STORIES)
        yield server


def facts(server: MischievousServer) -> dict[str, object]:
    return {"allowed_domains": ["127.0.0.1"], "feeds": [server.base + "/feed.xml"], "article_url": r"\.html"}


@pytest.mark.parametrize("status", [503, 429])
def test_a_robots_txt_that_its_server_fails_to_give_forbids_everything(server, status):
    server.answer("/robots.txt", "sorry", status=status)
    heard = crawl(facts(server))
    assert heard.listing(server.base + "/feed.xml") == f"robots: robots.txt: HTTP {status}"
    assert set(server.requests) == {"/robots.txt"}


@pytest.mark.parametrize(("status", "body"), [(404, "User-agent: *\nDisallow: /"), (200, "Allow me\x00 <html>")])
def test_a_robots_txt_that_is_not_there_or_no_rules_forbids_nothing(server, status, body):
    server.answer("/robots.txt", body, status=status)
    assert len(crawl(facts(server)).articles) == len(STORIES)


def test_the_rules_for_newsbot_go_before_those_for_all(server):
    server.answer("/robots.txt", "User-agent: *\nDisallow:\n\nUser-agent: newsbot\nDisallow: /two")
    heard = crawl(facts(server), CONTACT="desk@example.org")
    assert heard.outcome(server.base + "/two.html") == "robots: robots.txt"
    assert len(heard.articles) == 2


def test_crawl_delay_is_kept_between_all_requests(server):
    server.answer("/robots.txt", "User-agent: *\nCrawl-delay: 0.4")
    heard = crawl(facts(server), AUTOTHROTTLE_ENABLED=True, AUTOTHROTTLE_START_DELAY=0)
    after_robots = [moment for path, moment in server.arrivals if path != "/robots.txt"]
    assert len(heard.articles) == len(STORIES)
    assert min(later - earlier for earlier, later in pairwise(after_robots)) >= 0.4


def test_a_crawl_delay_beyond_reason_is_cut(server):
    server.answer("/robots.txt", "User-agent: *\nCrawl-delay: 86400")
    heard = crawl(facts(server), CRAWL_DELAY_MAX=0.1)
    assert len(heard.articles) == len(STORIES)
    assert "asks for 86400 s between requests: waiting 0.1 s" in heard.log


def test_retry_after_is_waited_for(server):
    server.answer_in_turn("/one.html", (429, "", {"Retry-After": "1"}), (200, article("Story one"), {}))
    heard = crawl(facts(server), CONCURRENT_REQUESTS_PER_DOMAIN=1)
    first, second = (moment for path, moment in server.arrivals if path == "/one.html")
    assert second - first >= 0.99
    assert len(heard.articles) == len(STORIES)


def test_a_server_that_asks_for_too_long_a_wait_is_left_alone(server):
    server.answer("/one.html", "", status=429, Retry_After="3600")
    heard = crawl(facts(server), CONCURRENT_REQUESTS=1)  # what the downloader has in hand already is not called back
    assert heard.outcome(server.base + "/one.html") == "failed: HTTP 429"
    assert heard.outcome(server.base + "/three.html") == "filtered: server asks to wait"
    assert server.requests["/one.html"] == 1
    assert server.requests["/three.html"] == 0
    assert heard.end == "finished"


def test_the_user_agent_names_newsbot_and_whom_to_write_to(server):
    crawl(facts(server), CONTACT="desk@example.org")
    assert server.user_agents == {user_agent("desk@example.org")}
    assert user_agent("desk@example.org").startswith("newsbot")


def test_text_and_data_mining_that_is_reserved_for_a_path_is_in_the_rights_of_its_articles(server):
    rules = [{"location": "/two*", "tdm-reservation": 1}, {"location": "/", "tdm-reservation": 0}]
    server.answer("/.well-known/tdmrep.json", json.dumps(rules), Content_Type="application/json")
    heard = crawl(facts(server), TDMREP_ENABLED=True)
    reserved = {article["url"]: article["rights"] for article in heard.articles}
    assert reserved == {
        server.base + "/one.html": [],
        server.base + "/two.html": ["tdm-reservation"],
        server.base + "/three.html": [],
    }
    assert server.requests["/.well-known/tdmrep.json"] == 1


@pytest.mark.parametrize("location", ["/*.html$", "/*.html"])
def test_what_is_free_up_to_its_end_is_not_reserved_where_it_has_no_query(server, location):
    rules = [{"location": location, "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]
    server.answer("/.well-known/tdmrep.json", json.dumps(rules), Content_Type="application/json")
    heard = crawl(facts(server), TDMREP_ENABLED=True)
    assert [article["rights"] for article in heard.articles] == [[], [], []]


@pytest.mark.parametrize("rules", ["[1, null, {}]", "<html>"])
def test_reservations_that_cannot_be_read_reserve_nothing(server, rules):
    server.answer("/.well-known/tdmrep.json", rules)
    heard = crawl(facts(server), TDMREP_ENABLED=True)
    assert [article["rights"] for article in heard.articles] == [[], [], []]


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(tmp_path):
    with MischievousServer(certificate=self_signed(tmp_path)) as server:
        server.answer_xml("/feed.xml", rss())
        heard = crawl(facts(server))
    assert heard.listing(server.base + "/feed.xml") == "failed: certificate not trusted"
    assert not server.requests


def test_no_request_reaches_an_address_that_is_not_public(server):
    port = server.base.rpartition(":")[2]
    hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
    inside = [f"http://{host}:{port}/feed.xml" for host in hosts]
    inside += ["http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.1.1/"]
    heard = crawl({"feeds": inside}, ALLOW_PRIVATE_ADDRESSES=False)
    assert {url: heard.listing(url) for url in inside} == dict.fromkeys(inside, "filtered: internal address")
    assert not server.requests


def test_a_crawl_delay_within_the_chance_of_the_own_delay_is_kept_too(server):
    server.answer("/robots.txt", "User-agent: *\nCrawl-delay: 0.3")
    heard = crawl(facts(server), DOWNLOAD_DELAY=0.35)
    after_robots = [moment for path, moment in server.arrivals if path != "/robots.txt"]
    assert len(heard.articles) == len(STORIES)
    assert min(later - earlier for earlier, later in pairwise(after_robots)) >= 0.3
