"""How long a failed request waits before it is made again."""

import asyncio
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from newsbot.downloader import host_queues
from newsbot.downloader.host_queues import HostQueues, queues_of
from newsbot.downloader.retry_after import LONGEST, retry_after, seconds_to_wait
from newsbot.downloadermiddlewares import retry
from newsbot.downloadermiddlewares.retry import PatientRetry
from newsbot.failures import RequestRefused

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "https://harbour.example/a"


class Clock:
    """The seconds of a clock that goes on only where somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in (retry, host_queues):
        monkeypatch.setattr(module, "monotonic", clock)
    monkeypatch.setattr("asyncio.sleep", clock.sleep)
    monkeypatch.setattr("random.uniform", lambda least, most: (least + most) / 2)
    return clock


class Engine:
    """What a middleware needs of Scrapy's engine."""

    def __init__(self, crawler: Crawler) -> None:
        self.downloader = HostQueues(crawler)


def patient() -> PatientRetry:
    settings = Settings({"RETRY_TIMES": 3})
    settings.setmodule("newsbot.settings", priority="project")
    crawler = Crawler(Spider, settings)
    crawler.spider = Spider.from_crawler(crawler, "harbour")
    crawler.crawling = True
    crawler.stats = StatsCollector(crawler)
    crawler.engine = Engine(crawler)  # type: ignore[assignment]
    return PatientRetry.from_crawler(crawler)


def waits(clock: Clock, coroutine: Any) -> tuple[float, Any]:
    """Return the seconds that *coroutine* takes by the clock, and its result."""
    started = clock.now
    result = asyncio.run(coroutine)
    return clock.now - started, result


def answer(status: int, url: str = URL, **headers: str) -> Response:
    return Response(url, status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_each_further_try_waits_twice_as_long_and_after_the_third_it_is_given_up(clock: Clock) -> None:
    middleware, request, pauses = patient(), Request(URL), []
    while True:
        pause, result = waits(clock, middleware.process_response(request, answer(503)))
        if isinstance(result, Response):
            break
        request = result
        pauses.append(pause)
    assert pauses == pytest.approx([2, 4, 8])
    assert (pause, result.status) == (0, 503)


def test_what_is_unchanged_though_nobody_asked_whether_it_is_is_asked_for_once_more_past_caches(clock: Clock) -> None:
    _, again = waits(clock, patient().process_response(Request(URL), answer(304)))
    assert again.headers["Cache-Control"] == b"no-cache"
    _, result = waits(clock, patient().process_response(again, answer(304)))
    assert isinstance(result, Response)


@pytest.mark.parametrize(
    "request_", [Request(URL, headers={"If-None-Match": '"a"'}), Request(URL, meta={"dont_retry": True})]
)
def test_what_is_unchanged_as_was_asked_or_may_not_be_asked_for_again_is_left(clock: Clock, request_: Request) -> None:
    _, result = waits(clock, patient().process_response(request_, answer(304)))
    assert isinstance(result, Response)


def test_a_download_that_breaks_off_is_tried_again_as_late_as_one_that_is_answered_with_an_error(clock: Clock) -> None:
    middleware = patient()
    pause, again = waits(clock, middleware.process_exception(Request(URL), DownloadTimeoutError()))
    assert (pause, again.meta["retry_times"]) == (pytest.approx(2), 1)
    pause, nothing = waits(clock, middleware.process_exception(Request(URL), ZeroDivisionError()))
    assert (pause, nothing) == (0, None)


def test_a_pause_differs_by_a_quarter_at_most_so_that_requests_do_not_come_back_together() -> None:
    middleware, request = patient(), Request(URL, meta={"retry_times": 2})
    pauses = [middleware._back_off(request) for _ in range(500)]
    assert 3 <= min(pauses) < 3.1
    assert 4.9 < max(pauses) <= 5


def test_where_the_server_says_when_the_request_goes_back_to_the_queue_of_its_host_at_once(clock: Clock) -> None:
    pause, again = waits(clock, patient().process_response(Request(URL), answer(429, Retry_After="30")))
    assert (pause, isinstance(again, Request)) == (0, True)


def test_a_host_is_held_as_long_as_the_later_of_two_words_says_and_no_other_is(clock: Clock) -> None:
    queues = queues_of(patient().crawler)
    for seconds in (30, 10):
        queues.hold("harbour.example", seconds)
    assert queues.held() == {"harbour.example": pytest.approx(30)}
    assert queues.wait_for("other.example") <= 0
    clock.now += 30
    assert queues.held() == {}


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(("seconds", "is_refused"), [(60, False), (61, True)])
def test_a_request_is_refused_whose_host_is_held_for_more_than_a_minute(seconds: int, is_refused: bool) -> None:
    middleware = patient()
    queues_of(middleware.crawler).hold("harbour.example", seconds)
    with pytest.raises(RequestRefused, match="server asks to wait") if is_refused else nullcontext():
        middleware.process_request(Request(URL))
    middleware.process_request(Request("https://other.example/"))


@pytest.mark.parametrize(("seconds", "is_left_alone"), [("60", False), ("61", True)])
def test_a_host_that_asks_for_more_than_a_minute_is_left_alone(
    clock: Clock, caplog: pytest.LogCaptureFixture, seconds: str, is_left_alone: bool
) -> None:
    middleware = patient()
    pause, result = waits(clock, middleware.process_response(Request(URL), answer(429, Retry_After=seconds)))
    assert (pause, isinstance(result, Response)) == (0, is_left_alone)
    assert ("harbour.example answers 429 and asks to wait 61 s: left alone" in caplog.messages) is is_left_alone


def test_an_answer_that_is_no_error_is_handed_on_at_once_whatever_it_asks_for(clock: Clock) -> None:
    middleware = patient()
    for response in (answer(200, Retry_After="30"), answer(404)):
        assert waits(clock, middleware.process_response(Request(URL), response)) == (0, response)


def test_only_an_error_that_is_tried_again_can_ask_to_wait_and_for_a_week_at_most() -> None:
    crawler = patient().crawler
    asked = [seconds_to_wait(crawler, status, b"9999999") for status in (503, 429, 200, 404)]
    assert asked == [LONGEST.total_seconds()] * 2 + [0, 0]
    assert seconds_to_wait(crawler, 503, None) == 0
    assert seconds_to_wait(crawler, 503, b"90") == 90


def test_nobody_waits_for_longer_than_the_crawl_goes_on(clock: Clock) -> None:
    middleware = patient()
    middleware.crawler.crawling = False
    assert waits(clock, middleware.process_response(Request(URL), answer(503)))[0] == 0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0),
        (b"", 0),
        (b" 120 ", 120),
        (b"0", 0),
        (b"1.5", 0),
        (b"-5", 0),
        (b"soon", 0),
        (b"9" * 5000, 999_999_999),
        (b"Sun, 22 Nov 2026 12:01:00 GMT", 60),
        (b"Sun, 22 Nov 2026 13:01:00 +0100", 60),
        (b"Sun, 22 Nov 2026 12:01:00 -0000", 60),
        (b"Sun, 22 Nov 2026 11:59:00 GMT", 0),
        (b"Sun, 99 Nov 2026 11:59:00 GMT", 0),
        ("²".encode("latin-1"), 0),
    ],
)
def test_retry_after_is_a_number_of_seconds_or_a_moment(header: bytes | None, seconds: float) -> None:
    assert retry_after(header, NOW) == seconds


@given(st.binary())
def test_any_header_gives_a_time_that_is_not_negative(header: bytes) -> None:
    assert retry_after(header, NOW) >= 0
