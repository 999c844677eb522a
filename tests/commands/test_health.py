"""`scrapy health`, and what a round says of publishers that broke, run as an operator runs them."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher
from newsbot.demo.paper import Answer
from tests.commands.newsroom import Newsroom
from tests.health.servers import WebServer, served
from tests.mischief.server import MischievousServer, article, rss


class Breakable(DemoPublisher):
    """The demo publisher with faults that can be put in and taken out."""

    has_bodies = True
    seconds = 0.0
    """Until it answers."""

    def answer(self, target: str) -> Answer:
        time.sleep(self.seconds)
        answer = super().answer(target)
        if not self.has_bodies and target.partition("?")[0].endswith(".html"):
            return Answer("<html><head><title>Harbour Post</title></head><body><h1>A pier</h1></body></html>")
        return answer


def nothing(_paper: Breakable) -> None:
    pass


@dataclass
class Broken:
    """A publisher that is well, then is not, then is well again."""

    name: str
    state: str
    """What `scrapy publishers` calls it then."""
    said: str
    """What `scrapy health` says."""
    well: str = ""
    """Lines of its file, other than those of every publisher."""
    broken: str = ""
    damage: Callable[[Breakable], None] = nothing
    mend: Callable[[Breakable], None] = nothing
    feed: str | None = None
    """Another address of its feed while it is broken."""


def fail_with(status: int) -> Callable[[Breakable], None]:
    def damage(paper: Breakable) -> None:
        paper.troubles["/feed.xml"] = status

    return damage


BREAKAGES = [
    Broken(
        "errors", "failed", "every listing failed: HTTP 500", damage=fail_with(500), mend=lambda p: p.troubles.clear()
    ),
    Broken("dns", "failed", "every listing failed: host not found", feed="http://nobody.invalid/feed.xml"),
    Broken(
        "bodies",
        "degraded",
        "body missing on all of",
        damage=lambda paper: setattr(paper, "has_bodies", False),
        mend=lambda paper: setattr(paper, "has_bodies", True),
    ),
    Broken("gone", "gone", "every listing is gone: HTTP 404", damage=fail_with(404), mend=lambda p: p.troubles.clear()),
    Broken(
        "slow",
        "failed",
        "every listing failed: timeout",
        damage=lambda paper: setattr(paper, "seconds", 9.0),
        mend=lambda paper: setattr(paper, "seconds", 0.0),
    ),
    Broken("pattern", "unfitting", "listed addresses fits its file", broken='article_url = "/nothing/"'),
    # On a host of its own: addresses that no file names any more belong to the others of their host.
    Broken(
        "domain",
        "unfitting",
        "listed addresses fits its file",
        well='allowed_domains = ["localhost"]',
        broken='allowed_domains = ["nobody.invalid"]',
    ),
]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.fixture
def papers() -> Iterator[dict[str, Breakable]]:
    with ExitStack() as stack:
        papers = {broken.name: stack.enter_context(Breakable()) for broken in BREAKAGES}
        papers["domain"].base = papers["domain"].base.replace("127.0.0.1", "localhost")
        yield papers


def move_clock(newsroom: Newsroom, time: timedelta) -> None:
    """Let so much time pass: everything that the archive noted is so much older, and what waits is due."""
    with sqlite3.connect(newsroom.folder / "newsbot.db") as database:
        shift = f"'-{time.total_seconds():.0f} seconds'"
        for column in ("started", "finished"):
            database.execute(f"UPDATE crawl SET {column} = strftime('%Y-%m-%dT%H:%M:%S+00:00', {column}, {shift})")
        database.execute("UPDATE url SET next_try = first_seen WHERE next_try IS NOT NULL")
    database.close()


def round_(newsroom: Newsroom) -> str:
    """Let a day pass and make a round; return what it logs."""
    move_clock(newsroom, timedelta(days=1, minutes=1))
    run = newsroom.scrapy("crawlall", "--due", "-s", "DOWNLOAD_TIMEOUT=3", "-s", "LOG_LEVEL=INFO")
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    return run.stderr


def publish(papers: dict[str, Breakable], number: int) -> None:
    """Let each paper publish four articles."""
    for paper in papers.values():
        for part in range(4):
            slug = f"storm-{number}-{part}"
            words = " ".join(f"word{number}{part}{n}" for n in range(120))
            paper.publish(slug, f"Storm {number} part {part} breaks the pier", (f"The storm came. {words}.",))


@pytest.mark.slow
def test_seven_breakages_are_told_by_everything_and_nothing_is_missing_when_they_are_mended(
    newsroom: Newsroom, papers: dict[str, Breakable]
) -> None:
    for broken in BREAKAGES:
        newsroom.add(broken.name, papers[broken.name].url + "feed.xml", broken.well)
    first = newsroom.scrapy("crawlall")
    assert first.stderr.splitlines()[-1].endswith("no incidents open")
    assert newsroom.scrapy("health").returncode == 0
    publish(papers, 1)
    for broken in BREAKAGES:
        broken.damage(papers[broken.name])
        newsroom.add(broken.name, broken.feed or papers[broken.name].url + "feed.xml", broken.broken)
    round_(newsroom)
    log = round_(newsroom)
    assert log.splitlines()[-1].endswith("7 incidents open: scrapy health tells")
    check_told(newsroom)
    publish(papers, 2)
    for broken in BREAKAGES:
        broken.mend(papers[broken.name])
        newsroom.add(broken.name, papers[broken.name].url + "feed.xml", broken.well)
    round_(newsroom)
    assert round_(newsroom).splitlines()[-1].endswith("no incidents open")
    assert newsroom.scrapy("health", "--json").stdout == "[]\n"
    with Archive(newsroom.folder / "newsbot.db", read_only=True) as archive:
        stored = {article.canonical_url for article in archive.articles()}
    fed = {paper.url_of(story.slug) for paper in papers.values() for story in paper.newest()[:8]}
    assert {url for url in fed if url not in stored} == set()


def check_told(newsroom: Newsroom) -> None:
    """Check what an operator sees while all seven are broken."""
    health = newsroom.scrapy("health")
    assert health.returncode == 1
    told = {line.split(":")[0]: line for line in health.stdout.splitlines()}
    table = newsroom.scrapy("publishers").stdout.splitlines()
    states = {line.split()[0]: line.split()[-1] for line in table if not line.startswith(" ")}
    crawls = newsroom.scrapy("crawls", "-n", "7").stdout.splitlines()
    ended = {line.split()[2]: line.split()[-1] for line in crawls[1:] if not line.startswith(" ")}
    for broken in BREAKAGES:
        assert broken.said in told[broken.name]
        assert states[broken.name] == broken.state
        assert ended[broken.name] in (broken.state, "finished")  # listings that say nothing new say nothing bad


def test_an_incident_has_a_line_a_status_and_an_object_and_is_posted_once(newsroom: Newsroom) -> None:
    with Breakable() as paper:
        paper.troubles["/feed.xml"] = 404
        newsroom.add("post", paper.url + "feed.xml")
        hook = WebServer()
        with served(hook):
            run = newsroom.scrapy("crawlall", "-s", f"HEALTH_WEBHOOK={hook.url}", "-s", f"HEALTH_PING={hook.url}ping")
            assert run.returncode == 0
            assert run.stderr.splitlines()[-1].endswith("1 incident open: scrapy health tells")
            health = newsroom.scrapy("health", "--json", "-s", f"HEALTH_WEBHOOK={hook.url}")
    assert [event["event"] for event in hook.posted] == ["began"]
    assert hook.asked == ["POST /", "GET /ping"]
    assert health.returncode == 1
    (incident,) = json.loads(health.stdout)
    assert (incident["publisher"], incident["signal"]) == ("post", "gone")
    assert all(incident.values())
    assert incident["text"].startswith("post: every listing is gone: HTTP 404 since today ")
    page = newsroom.scrapy("health", "--html", "health.html")
    assert page.returncode == 1
    assert "every listing is gone" in (newsroom.folder / "health.html").read_text()
    assert page.stderr.endswith("Written: health.html\n")
    accepted = newsroom.scrapy("health", "--accept", str(incident["id"]))
    assert (accepted.returncode, accepted.stderr) == (0, f"Incident {incident['id']} is the new normal.\n")
    after = newsroom.scrapy("health")
    assert (after.returncode, after.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["--publisher", "pots"], "unknown publisher 'pots': did you mean post?"),
        (["--accept", "12"], "no incident 12 is open; open are: none"),
        (["-s", "HEALTH_LIMIT=much"], "the setting HEALTH_LIMIT = 'much' is no number"),
        (["--html", "nowhere/health.html"], "nowhere/health.html: No such file or directory"),
    ],
)
def test_a_mistake_is_answered_in_one_line(newsroom: Newsroom, arguments: list[str], answer: str) -> None:
    newsroom.add("post", "http://127.0.0.1:9/feed.xml")
    Archive(newsroom.folder / "newsbot.db").close()
    run = newsroom.scrapy("health", *arguments)
    assert (run.returncode, run.stdout, run.stderr) == (2, "", f"scrapy health: {answer}\n")


def test_a_round_tells_of_publishers_whose_last_crawl_was_bad_without_being_an_incident_yet(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    with MischievousServer() as server:
        server.answer("/politics/story.html", article("Harbour wall to be raised"))
        server.answer_xml("/feed.xml", rss(server.base + "/politics/story.html"))
        newsroom.add("post", server.base + "/feed.xml")
        assert newsroom.scrapy("crawlall").stderr.splitlines()[-1].endswith("no incidents open")
        server.answer("/feed.xml", "", status=500)
        round_ = newsroom.scrapy("crawlall")
    assert "failed" in newsroom.scrapy("publishers").stdout
    last = round_.stderr.splitlines()[-1]
    assert last.endswith("no incidents open; 1 publisher not well: scrapy publishers tells")
