"""Which requests a listing leads to, with which priority, and what is told of the addresses that get none."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Request, Response, XmlResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsbot.signals import listing_outcome, url_outcome
from newsbot.sources import LARGEST_LISTING, Entry, Listing
from newsbot.sources.known_forms import KnownForms
from newsbot.sources.usual_places import USUAL_FEEDS, USUAL_SITEMAPS
from newsbot.spiders.date_range import minute
from newsbot.spiders.further_listings import FIRST
from newsbot.spiders.publisher import PublisherSpider
from newsbot.spiders.site import SiteSpider
from tests.crawling import Reactor

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BASE = "https://harbour.example"


class Told:
    """What a crawl told of addresses and listings."""

    def __init__(self, crawler: Crawler) -> None:
        self.urls: list[str] = []
        self.listings: list[str] = []
        crawler.signals.connect(self.hear_url, url_outcome)
        crawler.signals.connect(self.hear_listing, listing_outcome)

    def hear_url(self, url: str, state: str, reason: str) -> None:
        self.urls.append(f"{url.removeprefix(BASE)} {state} {reason}".strip())

    def hear_listing(self, url: str, state: str, reason: str, entries: int) -> None:
        self.listings.append(f"{url.removeprefix(BASE)} {state} {reason or entries}".strip())


def harbour(arguments: dict[str, str] | None = None, **facts: Any) -> tuple[PublisherSpider, Told]:
    """Return the spider of a publisher with these *facts*, and what it tells."""
    base = facts.pop("spider", PublisherSpider)
    kind: Any = type("Harbour", (base,), {"name": "harbour", "allowed_domains": ["harbour.example"], **facts})
    crawler = Crawler(kind, {"LOOK_BACK_DAYS": 30, "SECTION_PAGES": 3, "URLLENGTH_LIMIT": 100})
    told = Told(crawler)
    spider = kind.from_crawler(crawler, **(arguments or {}))
    spider.look_back_from(NOW)
    spider.known_forms = KnownForms({})  # as without an archive, which is an extension's, and none is begun
    return spider, told


def answer(path: str, source: str, kind: type[Response] = HtmlResponse, body: str = "", **meta: Any) -> Response:
    url = BASE + path
    request = Request(url, meta={"source": source, "listing": True, **meta})
    return kind(url, body=body.encode(), request=request)


def entry(path: str, published: datetime | None = None, modified: datetime | None = None) -> Entry:
    return Entry(BASE + path, published=published, modified=modified)


def paths(requests: Iterator[Request]) -> list[str]:
    return [request.url.removeprefix(BASE) for request in requests]


# Which listings a crawl begins with


def test_each_listing_of_a_publisher_is_asked_for_once_before_any_article() -> None:
    spider, _ = harbour(
        feeds=[BASE + "/feed", BASE + "/feed"], sections={"sport": BASE + "/sport"}, news_sitemaps=[BASE + "/news"]
    )
    requests = list(spider.listing_requests(NOW))
    assert paths(iter(requests)) == ["/news", "/feed", "/sport"]
    assert {request.priority for request in requests} == {FIRST}
    assert [request.meta.get("section") for request in requests] == [None, None, "sport"]
    assert [request.meta["source"] for request in requests] == ["news_sitemaps", "feeds", "sections"]
    assert all(request.meta["listing"] and request.dont_filter for request in requests)
    assert minute(datetime(5000, 1, 1, tzinfo=UTC)) < FIRST


def test_a_sitemap_may_be_larger_than_a_page() -> None:
    spider, _ = harbour(feeds=[BASE + "/feed"], sitemaps=[BASE + "/map"], news_sitemaps=[BASE + "/news"])
    sizes = [request.meta.get("download_maxsize") for request in spider.listing_requests(NOW)]
    assert sizes == [LARGEST_LISTING, None, LARGEST_LISTING]
    assert LARGEST_LISTING == 50 * 2**20  # as sitemaps.org allows


@pytest.mark.parametrize(
    ("arguments", "reread"), [({}, None), ({"since": "2026-11-01"}, True), ({"until": "2026-11-01"}, True)]
)
def test_who_asks_for_other_times_reads_listings_that_have_not_changed(arguments: dict, reread: bool | None) -> None:
    spider, _ = harbour(arguments, feeds=[BASE + "/feed"])
    assert [request.meta.get("reread") for request in spider.listing_requests(NOW)] == [reread]


def test_only_the_sections_that_were_asked_for_are_read() -> None:
    sections = {name: f"{BASE}/{name}" for name in ("sport", "arts", "news")}
    spider, _ = harbour({"sections": "news,sport"}, sections=sections)
    assert paths(spider.listing_requests(NOW)) == ["/sport", "/news"]


def test_an_archive_by_day_begins_with_the_newest_day_in_the_publishers_zone_and_knows_the_older_ones() -> None:
    template = BASE + "/{date:%Y-%m-%d}.xml"
    late = datetime(2026, 11, 22, 16, tzinfo=UTC)
    spider, _ = harbour({"since": "2026-11-21"}, sitemaps=[template], timezone="Asia/Tokyo")
    (request,) = spider.listing_requests(late)
    assert paths(iter([request])) == ["/2026-11-23.xml"]
    assert [url.removeprefix(BASE) for url, _ in request.meta["older"]] == ["/2026-11-22.xml", "/2026-11-21.xml"]
    spider, _ = harbour({"since": "2026-11-01", "until": "2026-11-02T10:00"}, sitemaps=[template])
    assert paths(spider.listing_requests(NOW)) == ["/2026-11-02.xml"]
    spider, _ = harbour({"since": "2026-11-01", "until": "2026-12-24"}, sitemaps=[template])
    assert paths(spider.listing_requests(NOW)) == ["/2026-11-22.xml"]


def test_an_archive_by_day_is_read_as_far_back_as_sitemaps_are() -> None:
    spider, _ = harbour(sitemaps=[BASE + "/{date:%Y-%m-%d}.xml"])
    (request,) = spider.listing_requests(NOW)
    assert len(request.meta["older"]) == 30


# Which articles of a listing are asked for


def test_the_newest_article_is_asked_for_first_and_one_without_a_date_counts_as_new() -> None:
    spider, _ = harbour()
    entries = [entry("/old", NOW - DAY), entry("/undated"), entry("/older", NOW - 2 * DAY, NOW - DAY * 1.5)]
    requests = list(spider.follow(Listing(entries), answer("/feed", "feeds")))
    assert paths(iter(requests)) == ["/undated", "/old", "/older"]
    assert [request.priority for request in requests] == [minute(NOW - n * DAY) for n in (0, 1, 1.5)]


def test_an_article_dated_into_the_far_future_does_not_come_before_listings() -> None:
    spider, _ = harbour()
    (request,) = spider.follow(Listing([entry("/x", datetime(9000, 1, 1, tzinfo=UTC))]), answer("/feed", "feeds"))
    assert request.priority == FIRST - 1


def test_an_article_takes_its_section_from_the_section_page() -> None:
    spider, _ = harbour()
    (request,) = spider.follow(Listing([entry("/a")]), answer("/sport", "sections", section="sport"))
    assert request.meta["entry"].section == "sport"
    named = Entry(BASE + "/b", section="arts")
    (request,) = spider.follow(Listing([named]), answer("/feed", "feeds"))
    assert request.meta["entry"] == named


@pytest.mark.parametrize(
    ("path", "source", "reason"),
    [
        ("https://elsewhere.example/story-1", "sections", "off site"),
        ("https://elsewhere.example/click?id=1", "feeds", None),  # may lead back
        ("/story-" + "1" * 100, "feeds", "address too long"),
        ("/story-" + "1" * (100 - len(BASE + "/story-")), "feeds", None),
        ("/about", "feeds", "not an article address"),
        ("/deep/story-1", "feeds", None),
    ],
)
def test_an_address_that_is_none_of_the_publishers_articles_is_told_with_the_reason(
    path: str, source: str, reason: str | None
) -> None:
    spider, told = harbour(article_url="/story-")
    url = path if path.startswith("https:") else BASE + path
    requests, given = spider.article_request(Entry(url), source)
    assert (len(requests), given) == (int(reason is None), reason)
    shown = url.removeprefix(BASE)
    assert told.urls == [f"{shown} found"] + [f"{shown} filtered {reason}"] * (reason is not None)


def test_the_link_of_a_feed_to_another_host_is_marked_so_that_its_redirects_are_followed() -> None:
    spider, _ = harbour()
    marks = [
        request.meta.get("starts_off_site")
        for url in ("https://elsewhere.example/click?id=1", BASE + "/story-1")
        for request in spider.article_request(Entry(url), "feeds")[0]
    ]
    assert marks == [True, None]


def test_without_a_rule_feeds_are_believed_and_sitemaps_name_much_that_is_no_article() -> None:
    spider, _ = harbour()
    about, story = Entry(BASE + "/about"), Entry(BASE + "/2026/11/20/harbour-wall-to-be-raised-before-winter")
    assert [spider.why_not(about, source) for source in ("feeds", "news_sitemaps", "sections")] == [None] * 3
    assert spider.why_not(about, "sitemaps") == "not an article address"
    assert spider.why_not(story, "sitemaps") is None
    assert spider.is_article(story.url)
    assert not spider.is_article(about.url)


def test_a_publisher_without_domains_has_articles_anywhere() -> None:
    spider, _ = harbour(allowed_domains=[])
    assert spider.why_not(Entry("https://elsewhere.example/a"), "feeds") is None


def test_an_address_is_told_once_however_often_and_in_whatever_form_it_is_named() -> None:
    spider, told = harbour()
    for url in ("/a", "/a?utm_source=rss", "/b"):
        spider.article_request(Entry(BASE + url), "feeds")
    assert told.urls == ["/a found", "/b found"]


def test_what_was_published_at_another_time_than_asked_for_is_told_so() -> None:
    spider, told = harbour({"since": "2026-11-10", "until": "2026-11-19"})
    entries = [entry("/before", NOW - 20 * DAY), entry("/within", NOW - 5 * DAY), entry("/after", NOW - DAY)]
    requests = paths(spider.follow(Listing(entries), answer("/feed", "feeds")))
    assert requests == ["/within"]
    assert [line for line in told.urls if "filtered" in line] == [
        "/after filtered after until",
        "/before filtered before since",
    ]


# Whether a section or an archive is walked on


def walked(spider: PublisherSpider, entries: list[Entry], path: str = "/sport", **meta: Any) -> list[str]:
    """Return the listings that a page of a section leads to."""
    response = answer(path, "sections", **meta)
    requests = list(spider.follow(Listing(entries, next_page=f"{BASE}{path}?next"), response))
    return paths(request for request in requests if request.meta.get("listing"))


def test_a_section_is_walked_while_its_pages_name_something_new() -> None:
    spider, _ = harbour()
    assert walked(spider, [entry("/a")]) == ["/sport?next"]
    assert walked(spider, [entry("/a")], "/sport?next", first_page=BASE + "/sport") == []
    assert walked(spider, [], "/arts") == []


def test_what_is_newer_than_asked_for_leads_on_to_what_is_older_and_what_is_too_old_does_not() -> None:
    spider, _ = harbour({"until": "2026-11-19"})
    assert walked(spider, [entry("/a", NOW)]) == ["/sport?next"]  # after until
    assert walked(spider, [entry("/a", NOW)], "/sport?next", first_page=BASE + "/sport") == []
    spider, _ = harbour({"since": "2026-11-19"})
    assert walked(spider, [entry("/a", NOW - 10 * DAY)]) == []


def test_each_section_is_walked_for_itself() -> None:
    spider, _ = harbour()
    assert walked(spider, [entry("/a")], "/sport") == ["/sport?next"]
    assert walked(spider, [entry("/a")], "/arts") == ["/arts?next"]


def test_so_many_pages_of_a_section_are_walked_unless_the_user_says_how_far_back() -> None:
    for arguments, further in (({}, [True, True, False]), ({"since": "2026-01-01"}, [True] * 3)):
        spider, _ = harbour(arguments)
        pages = [bool(walked(spider, [entry(f"/{n}")], f"/sport{n}", page=n)) for n in (1, 2, 3)]
        assert pages == further, "SECTION_PAGES is 3"


def test_the_next_page_of_a_section_knows_the_walk_it_belongs_to() -> None:
    spider, _ = harbour()
    listing = Listing([entry("/a")], next_page=BASE + "/sport?2")
    *_, second = spider.follow(listing, answer("/sport", "sections", section="sport", is_front=True))
    known = {name: second.meta[name] for name in ("page", "section", "first_page", "needs_news", "source")}
    assert known == {
        "page": 2,
        "section": "sport",
        "first_page": BASE + "/sport",
        "needs_news": True,
        "source": "sections",
    }
    assert "is_front" not in second.meta
    response = HtmlResponse(second.url, request=second)
    *_, third = spider.follow(Listing([entry("/b")], next_page=BASE + "/sport?3"), response)
    assert (third.meta["page"], third.meta["first_page"]) == (3, BASE + "/sport")


def test_who_says_how_far_back_wants_older_pages_whether_or_not_the_last_one_had_news() -> None:
    spider, _ = harbour({"since": "2026-01-01"})
    *_, second = spider.follow(Listing([entry("/a")], next_page=BASE + "/2"), answer("/1", "sections"))
    assert second.meta["needs_news"] is False


OLDER = [(BASE + "/10.xml", datetime(2026, 11, 1, tzinfo=UTC)), (BASE + "/09.xml", datetime(2026, 10, 1, tzinfo=UTC))]


@pytest.mark.parametrize(
    ("arguments", "entries", "needs_news"),
    [
        ({}, [entry("/2026/11/20/a-story-of-a-harbour-wall")], True),
        ({}, [], False),
        ({"since": "2026-01-01"}, [entry("/2026/11/20/a-story-of-a-harbour-wall")], False),
        ({"since": "2026-01-01"}, [entry("/about")], False),
        ({}, [entry("/about")], None),
    ],
)
def test_an_archive_is_walked_back_while_it_may_name_something_new(
    arguments: dict, entries: list[Entry], needs_news: bool | None
) -> None:
    spider, _ = harbour(arguments)
    requests = list(spider.follow(Listing(entries), answer("/11.xml", "sitemaps", older=OLDER)))
    older = [request for request in requests if request.meta.get("listing")]
    assert [request.meta["needs_news"] for request in older] == ([] if needs_news is None else [needs_news])
    for request in older:
        assert (request.url, request.meta["older"]) == (OLDER[0][0], OLDER[1:])
        assert request.priority == minute(OLDER[0][1])


# Indexes of sitemaps


def children(spider: PublisherSpider, entries: list[Entry], source: str = "sitemaps", **meta: Any) -> list[Request]:
    return list(spider.follow(Listing(children=entries), answer("/index.xml", source, **meta)))


def test_the_sitemaps_of_an_index_are_read_unless_they_are_too_old_the_newest_first() -> None:
    spider, _ = harbour()
    entries = [entry("/old", modified=NOW - 31 * DAY), entry("/new", modified=NOW - DAY), entry("/undated")]
    requests = children(spider, entries)
    assert paths(iter(requests)) == ["/new", "/undated"]
    assert [request.priority for request in requests] == [minute(NOW - DAY), FIRST]
    assert {request.meta["index_depth"] for request in requests} == {1}
    (news,) = children(spider, [entry("/news", modified=NOW - DAY)], "news_sitemaps")
    assert news.priority == FIRST


def test_an_index_may_name_an_index_but_not_for_ever() -> None:
    for depth, read in ((2, True), (3, False)):
        spider, _ = harbour()
        assert bool(children(spider, [entry("/child")], index_depth=depth)) is read


def test_of_up_to_ten_sitemaps_without_a_date_all_are_read_and_of_more_the_first_and_last_five() -> None:
    for number, read in ((10, range(10)), (11, [0, 1, 2, 3, 4, 6, 7, 8, 9, 10])):
        spider, _ = harbour()
        requests = children(spider, [entry(f"/{n}") for n in range(number)] + [entry("/dated", modified=NOW)])
        assert paths(iter(requests)) == [f"/{n}" for n in read] + ["/dated"]


def test_who_says_how_far_back_has_all_sitemaps_read() -> None:
    spider, _ = harbour({"since": "2026-01-01"})
    assert len(children(spider, [entry(f"/{n}") for n in range(30)])) == 30


# Listings that cannot be read


def failure(path: str, status: int, **meta: Any) -> Failure:
    request = Request(BASE + path, meta={"source": "sitemaps", "listing": True, **meta})
    failed = Failure(HttpError(Response(request.url, status=status, request=request)))
    failed.request = request  # type: ignore[attr-defined]
    return failed


@pytest.mark.parametrize(
    ("arguments", "status", "told_so", "walks_on"),
    [
        ({}, 304, "unchanged 0", False),
        ({"since": "2026-01-01"}, 304, "unchanged 0", True),
        ({}, 404, "gone HTTP 404", True),
        ({}, 503, "failed HTTP 503", True),
    ],
)
def test_a_listing_that_fails_is_told_and_does_not_end_the_walk_but_an_unchanged_one_does(
    arguments: dict, status: int, told_so: str, walks_on: bool
) -> None:
    spider, told = harbour(arguments)
    further = list(spider.listing_failed(failure("/11.xml", status, older=OLDER)))
    assert told.listings == [f"/11.xml {told_so}"]
    assert [request.meta["needs_news"] for request in further] == [False] * walks_on


def test_a_guess_that_fails_is_not_told() -> None:
    spider, told = harbour()
    list(spider.listing_failed(failure("/feed", 404, is_guess=True)))
    assert told.listings == []


def test_an_article_that_cannot_be_fetched_is_told_by_the_address_that_was_named() -> None:
    spider, told = harbour()
    spider.failed(failure("/b", 410, redirect_urls=[BASE + "/a"]))
    assert told.urls == ["/a gone HTTP 410"]


# A request that Scrapy drops


def test_a_redirect_to_an_address_asked_for_before_is_told_as_what_it_is() -> None:
    spider, told = harbour()
    for url, way, meta in (
        ("/a", ["/a", "/b"], {}),
        ("/c", ["/d"], {}),
        ("/e", ["/f"], {"listing": True}),
        ("/g", [], {}),
    ):
        spider.was_dropped(Request(BASE + url, meta={"redirect_urls": [BASE + path for path in way], **meta}))
    assert told.urls == ["/a failed redirect loop", "/d duplicate redirects to a known address"]


def test_a_mistake_of_ours_on_a_listing_is_not_told_of_an_article() -> None:
    spider, told = harbour()
    wrong = Failure(ZeroDivisionError())
    spider.went_wrong(wrong, answer("/feed", "feeds"))
    spider.went_wrong(wrong, None)
    assert told.urls == []
    spider.went_wrong(wrong, HtmlResponse(BASE + "/a", request=Request(BASE + "/a")))
    assert told.urls == ["/a failed ZeroDivisionError in newsbot"]


# Any site


def site(body: str, robots: list[str] | None = None) -> list[Request]:
    """Return the listings that the front page of a site leads to."""
    spider, _ = harbour({"url": BASE + "/"}, spider=SiteSpider)
    assert isinstance(spider, SiteSpider)
    spider.robots_sitemaps = robots or []
    front = answer("/", "sections", is_front=True, body=body)
    return [request for request in spider.follow(Listing(), front) if request.meta.get("listing")]


def test_the_front_page_of_a_site_that_names_no_listings_leads_to_the_usual_places() -> None:
    guesses = site("<html><body>Welcome</body></html>")
    assert all(request.meta["is_guess"] for request in guesses)
    assert paths(iter(guesses)) == [*USUAL_FEEDS, *USUAL_SITEMAPS]
    kinds = [request.meta["source"] for request in guesses]
    assert kinds == ["feeds"] * len(USUAL_FEEDS) + ["sitemaps"] * len(USUAL_SITEMAPS)


def test_what_a_site_names_is_read_as_named() -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="/news.atom">'
    named = site(f"<html>{link}<body><nav><a href='/sport/'>Sport</a></nav></body></html>", robots=["/maps/1.xml"])
    assert paths(iter(named)) == ["/news.atom", "/maps/1.xml", "/sport/"]
    assert [request.meta.get("is_guess") for request in named] == [False, False, None]
    assert named[2].meta["section"] == "Sport"


def test_a_page_that_is_not_the_front_leads_to_no_further_listings() -> None:
    spider, _ = harbour({"url": BASE + "/"}, spider=SiteSpider)
    assert list(spider.follow(Listing(), answer("/sport", "sections", kind=XmlResponse))) == []


# A listing that is none


def test_an_archive_is_walked_on_past_a_page_that_is_no_listing() -> None:
    spider, told = harbour()
    broken = answer("/11.xml", "sitemaps", body="<html>We are moving</html>", older=OLDER)
    requests: list[Request] = []

    async def parse() -> None:
        requests.extend([request async for request in spider.parse_listing(broken)])

    Reactor.run(parse(), 10)
    assert [(request.url, request.meta["needs_news"]) for request in requests] == [(OLDER[0][0], False)]
    assert [line.split()[:2] for line in told.listings] == [["/11.xml", "failed"]]


def test_a_listing_that_was_read_is_told_with_the_number_of_its_entries_also_if_it_was_a_guess() -> None:
    feed = "<rss><channel><item><link>https://harbour.example/a</link></item></channel></rss>"
    spider, told = harbour()
    requests: list[Request] = []

    async def parse() -> None:
        response = answer("/feed", "feeds", XmlResponse, feed, is_guess=True)
        requests.extend([request async for request in spider.parse_listing(response)])

    Reactor.run(parse(), 10)
    assert paths(iter(requests)) == ["/a"]
    assert told.listings == ["/feed read 1"]


def test_a_section_that_is_answered_with_a_feed_is_read_as_one() -> None:
    feed = "<rss><channel><item><link>https://harbour.example/about</link></item></channel></rss>"
    for kind in (XmlResponse, HtmlResponse):
        spider, _ = harbour()
        requests: list[Request] = []

        async def parse(spider: PublisherSpider, kind: type[Response], requests: list[Request]) -> None:
            response = answer("/sport", "sections", kind, feed)
            requests.extend([request async for request in spider.parse_listing(response)])

        Reactor.run(parse(spider, kind, requests), 10)
        assert paths(iter(requests)) == ["/about"]


def test_of_the_links_of_a_section_those_to_articles_of_the_publisher_are_followed() -> None:
    links = "".join(
        f'<a href="{url}">A link to a story of the day</a>'
        for url in ("/story-1", "/about", "https://elsewhere.example/story-2")
    )
    for domains, found in (
        (["harbour.example"], ["/story-1"]),
        ([], ["/story-1", "https://elsewhere.example/story-2"]),
    ):
        spider, _ = harbour(article_url="/story-", allowed_domains=domains)
        requests: list[Request] = []

        async def parse(spider: PublisherSpider, requests: list[Request]) -> None:
            response = answer("/sport", "sections", body=f"<html><body>{links}</body></html>")
            requests.extend([request async for request in spider.parse_listing(response)])

        Reactor.run(parse(spider, requests), 10)
        assert paths(iter(requests)) == found


# What a page of links is read as


def read(spider: PublisherSpider, response: Response) -> Listing:
    listings = []

    async def reading() -> None:
        listings.append(await spider.read(response))

    Reactor.run(reading(), 10)
    return listings[0]


def test_the_headlines_of_a_section_that_lead_to_another_site_are_none_of_its_articles() -> None:
    path, title = "/2026/11/20/harbour-wall-to-be-raised-before-winter", "Harbour wall to be raised before winter"
    links = "".join(f"<h2><a href='{base}{path}'>{title}</a></h2>" for base in ("https://elsewhere.example", BASE))
    spider, _ = harbour()
    section = answer("/sport", "sections", body=f"<html><body><main>{links}</main></body></html>")
    assert [entry.url for entry in read(spider, section).entries] == [BASE + path]


@pytest.mark.parametrize(
    ("url", "front", "domain", "is_told"),
    [
        (BASE + "/start", BASE + "/start", "harbour.example", False),
        ("https://port.example/", "https://port.example/", "port.example", True),
        ("https://consent.example/?to=harbour.example", BASE + "/", "harbour.example", False),
        ("https://consent.example/harbour.example/", BASE + "/", "harbour.example", False),
    ],
)
def test_the_site_that_a_front_page_sends_on_to_is_read_in_its_place_and_told(
    caplog: pytest.LogCaptureFixture, url: str, front: str, domain: str, is_told: bool
) -> None:
    spider, _ = harbour({"url": BASE + "/"}, spider=SiteSpider)
    assert isinstance(spider, SiteSpider)
    request = Request(BASE + "/", meta={"source": "sections", "listing": True, "is_front": True})
    read(spider, HtmlResponse(url, body=b"<html><body>Welcome</body></html>", request=request))
    assert (spider.front_page, spider.allowed_domains, spider.publisher_name) == (front, [domain], domain)
    assert ("is read in its place" in caplog.text) is is_told
