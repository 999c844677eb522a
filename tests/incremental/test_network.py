"""The network goes away, for a run or in the middle of one: nothing is lost, and nothing is given up for it."""

import socket
import struct
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher
from newsbot.demo.paper import Answer
from tests.crawling import few_stories, visit
from tests.incremental.test_kill import check_same, check_whole
from tests.incremental.test_runs import let_pauses_pass, stored

HALFWAY = 18
"""Of some forty requests of a first run, to a paper of FEW stories."""
FEW = 16


class Unplugged(DemoPublisher):
    """The paper on a server that a cable is pulled from, in one of several *ways*, after so many requests."""

    def __init__(self, way: Callable[["Unplugged"], None], after: int = HALFWAY) -> None:
        super().__init__()
        self.way = way
        self.left = after
        self.is_over = threading.Event()
        self._server.handle_error = reset  # type: ignore[assignment, method-assign]

    def answer(self, target: str) -> Answer:
        self.left -= 1
        if self.left < 0:
            self.way(self)
            raise ConnectionError
        return super().answer(target)

    def __exit__(self, *error: object) -> None:
        self.is_over.set()
        super().__exit__(*error)


def reset(connection: Any, _address: object) -> None:
    """Let the end of *connection* be a reset (RST), as of a router that has forgotten it."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def resets_connections(_paper: Unplugged) -> None:
    """Accept connections, and reset each."""


def refuses_connections(paper: Unplugged) -> None:
    """Listen no more."""
    paper._server.shutdown()
    paper._server.server_close()


def says_nothing(paper: Unplugged) -> None:
    """Accept connections, and never answer."""
    paper.is_over.wait(60)


def without_the_copy(paper: DemoPublisher) -> None:
    """Take away one of two articles with one text, as the first to arrive is stored."""
    paper.stories.pop("container-line-brief", None)


def check_next_run(paper: DemoPublisher, folder: Path) -> None:
    """Visit the same paper at the same address, on a network that works, and compare with an undisturbed archive."""
    with DemoPublisher(int(paper.base.rsplit(":", 1)[1]), now=paper.now) as plugged_in:
        for slug in plugged_in.stories.keys() - paper.stories.keys():
            del plugged_in.stories[slug]
        let_pauses_pass(folder)
        visit(plugged_in, folder)
        visit(plugged_in, folder / "undisturbed")
    check_whole(folder)
    check_same(folder, folder / "undisturbed")


def given_up(folder: Path) -> list[str]:
    """Return addresses of which no page came and that no run will ask for by itself."""
    with Archive(folder / "newsbot.db", read_only=True) as archive:
        return [why.url for why in archive.why_all() if why.state in ("found", "failed") and not why.next_try]


@pytest.mark.parametrize("way", [resets_connections, refuses_connections, says_nothing])
def test_a_network_that_goes_away_in_the_middle_of_a_run_loses_nothing(
    tmp_path: Path, way: Callable[[Unplugged], None]
) -> None:
    with Unplugged(way) as paper:
        few_stories(paper, FEW)
        without_the_copy(paper)
        first = visit(paper, tmp_path, {"DOWNLOAD_TIMEOUT": 0.3})
    some = len(stored(tmp_path))
    assert first.stats["newsbot/failed"] > 1
    assert given_up(tmp_path) == []
    check_next_run(paper, tmp_path)
    assert 0 < some < len(stored(tmp_path))


def test_a_network_that_is_gone_for_many_runs_loses_nothing_and_costs_few_requests_each(tmp_path: Path) -> None:
    with DemoPublisher() as paper:
        without_the_copy(paper)
        for slug in paper.stories:
            paper.fail(slug)
        visit(paper, tmp_path)
    for _ in range(8):
        let_pauses_pass(tmp_path)
        visited = visit(paper, tmp_path)
        assert visited.stats["finish_reason"] == "unreachable"
        assert visited.stats["newsbot/failed"] < 25, "of the forty that are due"
    assert given_up(tmp_path) == []
    check_next_run(paper, tmp_path)
