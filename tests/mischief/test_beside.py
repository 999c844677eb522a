"""One site that does its worst, and ten healthy publishers crawled beside it: these lose nothing, and hardly wait."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from newsbot.archive import Archive, Selection
from tests.commands.newsroom import Newsroom
from tests.mischief.hostile_site import listings, make_hostile
from tests.mischief.server import MischievousServer, own_article, rss

pytestmark = pytest.mark.slow

HEALTHY = [f"paper_{number}" for number in range(10)]
STORIES = [f"/politics/story-{number}-of-the-week.html" for number in range(9)]
SETTINGS = """
DOWNLOAD_DELAY = 0.6
DOWNLOAD_TIMEOUT = 3
RETRY_TIMES = 1
RETRY_PAUSE = 0.5
CRAWL_TIME_LIMIT = 60
LISTINGS_MAX = 100
"""

SCHEDULER = Path("/proc/self/schedstat")
NOTES_WHAT_IT_WAITED = f"""
    def closed(self, reason):
        from pathlib import Path
        super().closed(reason)
        if Path({str(SCHEDULER)!r}).exists():
            Path("waited").write_text(Path({str(SCHEDULER)!r}).read_text().split()[1])
"""
"""Nanoseconds, until the end of a crawl, in which its process was ready and another had the processor."""

NOTES_ITS_PEAK = """
import atexit
from pathlib import Path

def _note_peak():  # ru_maxrss would begin with what the process that started this one had
    lines = Path("/proc/self/status").read_text().splitlines()
    Path("peak").write_text(next(line.split()[1] for line in lines if "VmHWM" in line))

if Path("/proc/self/status").exists():
    atexit.register(_note_peak)
"""


class Town:
    """Ten healthy papers, each on a host of its own, and the hostile one."""

    def __init__(self, servers: ExitStack) -> None:
        self.papers = {
            name: servers.enter_context(MischievousServer(host=f"127.0.0.{number + 11}"))
            for number, name in enumerate(HEALTHY)
        }
        self.hostile = servers.enter_context(MischievousServer(host="127.0.0.66"))
        self.other = servers.enter_context(MischievousServer(host="127.0.0.67"))
        for name, paper in self.papers.items():
            for number, path in enumerate(STORIES):
                paper.answer(path, own_article(f"Story {number} of {name}"))
            paper.answer_xml("/feed.xml", rss(*(paper.base + path for path in STORIES)))
        make_hostile(self.hostile, self.other, [paper.base + STORIES[0] for paper in self.papers.values()])

    def newsroom(self, folder: Path) -> Newsroom:
        """Return a project that follows all of them."""
        folder.mkdir()
        newsroom = Newsroom(folder)
        with (folder / "made_settings.py").open("a") as settings:
            settings.write(SETTINGS)
        for name, paper in self.papers.items():
            newsroom.add(name, paper.base + "/feed.xml", f"allowed_domains = [{_host(paper)!r}]{NOTES_WHAT_IT_WAITED}")
        feeds, sitemaps = listings(self.hostile)
        facts = f"allowed_domains, article_url = [{_host(self.hostile)!r}], '/story-'; feeds = {feeds}"
        impatient = "custom_settings = {'DOWNLOAD_DELAY': 0}"
        newsroom.add("hostile", feeds[0], f"{facts}; sitemaps = {sitemaps}; {impatient}")
        return newsroom


def _host(server: MischievousServer) -> str:
    return server.base.split("/")[2].split(":")[0]


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with ExitStack() as servers:
        yield Town(servers)


@pytest.fixture(scope="module")
def alone(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return crawled_alone(town, tmp_path_factory.mktemp("alone") / "project")


@pytest.fixture(scope="module")
def beside(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return crawled_beside(town, tmp_path_factory.mktemp("beside") / "project")


def crawled_alone(town: Town, folder: Path) -> Newsroom:
    newsroom = town.newsroom(folder)
    crawl(newsroom, "--publisher", ",".join(HEALTHY))
    return newsroom


def crawled_beside(town: Town, folder: Path) -> Newsroom:
    newsroom = town.newsroom(folder)
    crawl(newsroom)
    return newsroom


def crawl(newsroom: Newsroom, *arguments: str) -> None:
    settings = newsroom.folder / "made_settings.py"
    settings.write_text(settings.read_text() + NOTES_ITS_PEAK)
    process = newsroom.start("crawlall", *arguments)
    out, err = process.communicate(timeout=240)
    (newsroom.folder / "log.txt").write_text(out + err)
    assert process.returncode == 0, err[-3000:]


def opened(newsroom: Newsroom) -> Archive:
    return Archive(newsroom.folder / "newsbot.db", read_only=True)


def seconds_of_healthy(newsroom: Newsroom) -> float:
    """Return the seconds from the start of the first healthy crawl to the end of the last one."""
    with opened(newsroom) as archive:
        crawls = [crawl for crawl in archive.crawls.last(limit=50) if crawl["publisher"] in HEALTHY]
    ends = [datetime.fromisoformat(crawl["finished"]) for crawl in crawls]
    return (max(ends) - min(datetime.fromisoformat(crawl["started"]) for crawl in crawls)).total_seconds()


def test_healthy_publishers_lose_nothing(town, beside):
    with opened(beside) as archive:
        for name, paper in town.papers.items():
            stored = {article.canonical_url: article for article in archive.articles(Selection(publishers=(name,)))}
            assert set(stored) == {paper.base + path for path in STORIES}
            headlines = {stored[paper.base + path].headline for path in STORIES}
            assert headlines == {f"Story {number} of {name}" for number in range(len(STORIES))}


def test_no_article_of_theirs_was_touched_by_the_hostile_site(town, beside):
    with opened(beside) as archive:
        for name, paper in town.papers.items():
            for path in STORIES:
                why = archive.why(paper.base + path)
                assert (why.publisher, why.state, why.revision) == (name, "stored", 1)


@pytest.mark.skipif(not SCHEDULER.exists(), reason="only Linux tells what other programs take from this one")
def test_healthy_publishers_take_at_most_half_as_long_again(town, alone, beside, tmp_path):
    if not is_soon_enough(alone, beside):  # another program may have kept the disk, which nothing tells: once more
        assert is_soon_enough(crawled_alone(town, tmp_path / "alone"), crawled_beside(town, tmp_path / "beside"))


def is_soon_enough(alone: Newsroom, beside: Newsroom) -> bool:
    taken_by_others = int((beside.folder / "waited").read_text()) / 1e9
    return seconds_of_healthy(beside) - taken_by_others <= 1.5 * seconds_of_healthy(alone) + 1


def test_the_hostile_sites_crawl_ends_and_its_good_pages_are_read(beside):
    with opened(beside) as archive:
        [crawl] = [crawl for crawl in archive.crawls.last(limit=50) if crawl["publisher"] == "hostile"]
        headlines = {article.headline for article in archive.articles(Selection(publishers=("hostile",)))}
    assert crawl["finish_reason"]
    assert {"Waited for", "Weather", "Links", "Words", "Attributes"} <= headlines


@pytest.mark.skipif(sys.platform != "linux", reason="a process's peak of memory is read from /proc")
def test_the_round_needs_little_memory(beside):
    assert int((beside.folder / "peak").read_text()) < 600 * 1024, "kB"


def test_feeds_and_commands_go_on_working(beside):
    assert beside.scrapy("feeds", "out").returncode == 0
    listed = beside.scrapy("why", "--publisher", "hostile")
    assert listed.returncode == 0
    assert not set(listed.stdout) & {"\x1b", "\x9b", "\u202e"}
