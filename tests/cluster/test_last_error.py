"""What a job said of why it failed, as its worker hears it."""

import asyncio
import logging
import os
import signal
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.cluster.job_starter import Starter
from newsbot.cluster.last_error import LONGEST, LastError
from newsbot.terminal import print_error, told

logger = logging.getLogger(__name__)


@pytest.fixture
def last_error() -> Iterator[LastError]:
    last_error = LastError()
    last_error.listen()
    yield last_error
    for heard in (logging.getLogger(), told):
        heard.removeHandler(last_error)


def log_traceback() -> None:
    try:
        raise KeyError("headline")
    except KeyError:
        logger.exception("reading %s", "a page")


def test_what_is_told_last_in_a_line_counts(last_error: LastError) -> None:
    logger.error("the first")
    logger.error("no space left on %s", "device")
    logger.warning("no error")
    assert last_error.line() == b"no space left on device"


def test_what_is_printed_for_the_user_counts_and_is_printed_once(
    last_error: LastError, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = logging.StreamHandler()
    logging.getLogger().addHandler(shown)
    print_error("scrapy crawlall: unknown publisher")
    assert last_error.line() == b"scrapy crawlall: unknown publisher"
    assert capsys.readouterr().err == "scrapy crawlall: unknown publisher\n"
    logging.getLogger().removeHandler(shown)


def test_an_error_that_cannot_say_what_it_is_breaks_no_logging(last_error: LastError) -> None:
    class Unspeakable(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    logger.error("reading", exc_info=Unspeakable())
    last_error.note(Unspeakable())
    assert last_error.line() == b"Unspeakable"


def test_a_traceback_counts_where_nothing_else_was_told(last_error: LastError) -> None:
    log_traceback()
    assert last_error.line() == b"reading a page: KeyError: 'headline'"
    logger.error("the archive is full")
    log_traceback()
    assert last_error.line() == b"the archive is full"


@given(st.text())
def test_anything_that_is_said_is_one_short_line(said: str) -> None:
    last_error = LastError()
    last_error.note(ValueError(said * 100))
    line = last_error.line()
    assert len(line) <= LONGEST
    assert len(line.splitlines()) == 1


def _do(arguments: Sequence[str]) -> None:
    match arguments[0]:
        case "tells":
            logger.error("the archive\nis full")
            raise SystemExit(1)
        case "raises":
            raise KeyError("headline")
        case "is killed":
            logger.error("not so")
            os.kill(os.getpid(), signal.SIGKILL)
        case "is silent":
            raise SystemExit(3)
        case "goes well":
            logger.error("but for a page")


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("tells", "the archive is full"),
        ("raises", "KeyError: 'headline'"),
        ("is killed", "killed by SIGKILL"),
        ("is silent", "ended with status 3"),
        ("goes well", ""),
    ],
)
def test_a_job_fails_for_the_reason_that_it_tells(job: str, reason: str) -> None:
    starter = Starter(_do)

    async def ended() -> str:
        starter.listen()
        process = await starter.start([job])
        return await process.wait(60)

    try:
        assert asyncio.run(ended()) == reason
    finally:
        starter.close()
