"""What a person sees of a running crawl."""

import logging
from io import StringIO

import pytest
from rich.console import Console

from newsbot.extensions.counts import Board
from newsbot.extensions.screen import Screen, plain, summary
from newsbot.items import Article
from tests.extensions.test_counts import Clock, a_board

ESCAPE = "\x1b"


def terminal() -> Console:
    return Console(file=StringIO(), force_terminal=True, width=100, height=12, legacy_windows=False)


def drawn(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_a_terminal_shows_a_line_for_each_publisher_and_a_summary_at_the_end() -> None:
    console, clock = terminal(), Clock()
    screen = Screen(live=True, console=console, clock=clock)
    board = a_board()
    screen.open()
    clock.seconds += 1
    screen.show(board)
    assert "harbour_post" in drawn(console)
    assert "no headline" not in drawn(console)
    screen.finish(board, "finished")
    screen.close()
    assert "no headline" in drawn(console)


def test_a_terminal_is_not_drawn_more_often_than_an_eye_can_follow() -> None:
    console, clock = terminal(), Clock()
    screen = Screen(live=True, console=console, clock=clock)
    screen.open()
    for _ in range(100):
        clock.seconds += 0.01
        screen.show(a_board())
    frames = drawn(console).count("harbour_post")
    screen.close()
    assert 2 <= frames <= 4


def test_crawls_that_share_a_terminal_leave_it_only_with_the_last_one() -> None:
    console, clock = terminal(), Clock()
    screen = Screen(live=True, console=console, clock=clock)
    screen.open()
    screen.open()
    screen.close()
    clock.seconds += 1
    screen.show(a_board())
    assert "harbour_post" in drawn(console)
    screen.close()


def test_more_publishers_than_lines_do_not_scroll_the_terminal() -> None:
    console, clock = terminal(), Clock()
    screen, board = Screen(live=True, console=console, clock=clock), Board(clock)
    for number in range(50):
        board.outcome(f"publisher_{number}", "found")
    screen.open()
    clock.seconds += 1
    screen.show(board)
    assert drawn(console).count("publisher_") < console.height
    screen.close()


def test_elsewhere_there_are_plain_log_lines_and_only_for_what_changed(caplog: pytest.LogCaptureFixture) -> None:
    screen, board = Screen(live=False), a_board()
    with caplog.at_level(logging.INFO):
        screen.open()
        screen.show(board)
        screen.show(board)
        assert caplog.messages == [
            "harbour_post: 3 found, 2 fetched, 1 stored, 1 skipped, 1 errors, 2.0 pages/s",
        ]
        screen.finish(board, "finished")
        screen.close()
    assert ESCAPE not in caplog.text
    assert "no headline" in caplog.text


def test_the_summary_has_every_reason_and_the_share_of_every_field() -> None:
    board = a_board()
    board.outcome("harbour_post", "failed", "timeout")
    board.listing("harbour_post", "unchanged", "HTTP 304")
    board.of("harbour_post").add_article(Article(headline="Rain"))
    text = plain(summary(board.of("harbour_post"), "finished"))
    for words in ("HTTP 503 1, timeout 1", "listings unchanged", "100% headline;", "0% url,", "finished"):
        assert words in text


def test_several_publishers_are_summed_up(caplog: pytest.LogCaptureFixture) -> None:
    screen, board = Screen(live=False), a_board()
    board.outcome("newstime", "stored", "new")
    with caplog.at_level(logging.INFO):
        screen.open()
        screen.finish(board)
        screen.close()
    assert caplog.messages[-1].startswith("all: 3 found, 3 fetched, 2 stored")
    assert "2 publishers" in caplog.messages[-1]


def test_in_a_round_publishers_without_anything_new_are_only_summed_up(caplog: pytest.LogCaptureFixture) -> None:
    screen = Screen(live=False)
    quiet = Board()
    quiet.listing("newstime", "unchanged")
    with caplog.at_level(logging.INFO):
        screen.open(a_round=True)
        for board in (quiet, a_board()):
            screen.open()
            screen.finish(board)
            screen.close()
        screen.close()
    assert [message.split(":")[0] for message in caplog.messages] == ["harbour_post", "all"]


def test_a_crawl_by_itself_says_that_there_was_nothing_new(caplog: pytest.LogCaptureFixture) -> None:
    screen, quiet = Screen(live=False), Board()
    quiet.listing("newstime", "unchanged")
    with caplog.at_level(logging.INFO):
        screen.open()
        screen.finish(quiet)
        screen.close()
    assert caplog.messages[0].startswith("newstime: 0 found")


def test_one_publisher_needs_no_sum(caplog: pytest.LogCaptureFixture) -> None:
    screen = Screen(live=False)
    with caplog.at_level(logging.INFO):
        screen.open()
        screen.finish(a_board())
        screen.close()
    assert len(caplog.messages) == 1


def test_a_reason_with_brackets_is_shown_as_it_is() -> None:
    board = Board()
    board.outcome("harbour_post", "failed", "[Errno 111] refused [/b]")
    assert "[Errno 111] refused [/b]" in plain(summary(board.of("harbour_post"), "finished"))


def test_what_has_no_reason_is_told_by_a_word_for_it_and_a_refused_address_by_what_allows_it() -> None:
    board = Board()
    for state, reason in (("stored", ""), ("stored", ""), ("stored", "revision"), ("filtered", "internal address")):
        board.outcome("harbour_post", state, reason)
    text = plain(summary(board.of("harbour_post"), "finished"))
    assert "new 2, revision 1" in text
    assert "internal address (the setting ALLOW_PRIVATE_ADDRESSES allows it)" in text
    assert "no reason given" not in text
