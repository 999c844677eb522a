"""`scrapy parse` and `scrapy shell`: looks at a page, which leave no trace."""

from pathlib import Path

import pytest

from newsbot.demo import DemoPublisher
from tests.commands.newsroom import Newsroom


@pytest.mark.parametrize("command", [["parse", "--spider", "post"], ["shell", "-c", "response.status"]])
def test_a_look_at_a_page_is_not_kept(tmp_path: Path, command: list[str]) -> None:
    newsroom = Newsroom(tmp_path)
    with DemoPublisher() as paper:
        newsroom.add("post", paper.url + "feed.xml")
        look = newsroom.scrapy(*command, paper.url_of("harbour-wall-vote"))
    assert look.returncode == 0, look.stderr
    assert "Traceback" not in look.stderr
    assert paper.answers["/politics/harbour-wall-vote.html", 200] == 1
    assert not (tmp_path / "newsbot.db").exists()
