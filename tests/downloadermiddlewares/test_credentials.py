"""A subscriber's credentials: which hosts are shown them, and that nothing else ever holds them."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request

from newsbot.archive import Archive
from newsbot.downloadermiddlewares.credentials import may_be_shown
from newsbot.settings import DOWNLOADER_MIDDLEWARES
from newsbot.warc.records import RecordedPage, read_pages
from tests.commands.newsroom import Newsroom
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, own_article, rss, self_signed
from tests.scrapy_process import run_scrapy

SECRET, KEY = "session=xyzzy", "plugh"
FILE = f'[harbour]\ncookie = "{SECRET}"\nheaders = {{ X-Reader = "{KEY}" }}\n'


class Server(MischievousServer):
    """Notes what each path was shown."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.shown: dict[str, list[tuple[str | None, str | None]]] = {}
        """Path -> cookie and header of each request."""

    def note(self, path: str, body: str, status: int = 200, **headers: str) -> None:
        """Answer *path* so, and note what it was shown."""

        def give(handler: Any) -> None:
            self.shown.setdefault(path, []).append((handler.headers["Cookie"], handler.headers["X-Reader"]))
            handler.give(status, body, headers)

        self.pages[path] = give


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        server.note("/robots.txt", "")
        server.note("/.well-known/tdmrep.json", "[]")
        server.note("/one.html", own_article("Ferry is back"))
        yield server


@pytest.fixture
def other() -> Iterator[Server]:
    """Another's host."""
    with Server(host="127.0.0.2") as other:
        other.note("/robots.txt", "")
        other.note("/two.html", own_article("Rain falls"))
        yield other


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "credentials.toml"
    path.write_text(FILE)
    path.chmod(0o600)
    return path


def subscribe(server: MischievousServer, file: Path, *links: str, **settings: Any) -> Heard:
    server.pages.setdefault(
        "/feed.xml", lambda handler: handler.give(200, rss(*links), {"Content-Type": "application/xml"})
    )
    facts = {"allowed_domains": ["127.0.0.1"], "feeds": [server.base + "/feed.xml"], "article_url": r"\.html"}
    return crawl(facts, CREDENTIALS=str(file), **settings)


def test_pages_and_listings_of_the_publisher_are_shown_them(server: Server, file: Path) -> None:
    server.note("/feed.xml", rss(server.base + "/one.html"), Content_Type="application/xml")
    assert subscribe(server, file).outcome(server.base + "/one.html") == "stored"
    assert server.shown["/feed.xml"] == server.shown["/one.html"] == [(SECRET, KEY)]


def test_what_everybody_is_given_is_asked_for_without_them(server: Server, file: Path) -> None:
    subscribe(server, file, server.base + "/one.html", TDMREP_ENABLED=True)
    assert server.shown["/robots.txt"] == server.shown["/.well-known/tdmrep.json"] == [(None, None)]


def test_another_publisher_is_shown_nothing(server: Server, file: Path) -> None:
    file.write_text(FILE.replace("harbour", "gazette"))
    subscribe(server, file, server.base + "/one.html")
    assert server.shown["/one.html"] == [(None, None)]


def test_a_redirect_takes_them_to_no_other_host(server: Server, other: Server, file: Path) -> None:
    server.note("/away.html", "", status=302, Location=f"{other.base}/two.html")
    facts = {"feeds": [server.base + "/feed.xml"], "article_url": r"\.html", "allowed_domains": ["127.0.0.1"]}
    server.answer_xml("/feed.xml", rss(server.base + "/away.html"))
    own = {"newsbot.downloadermiddlewares.onsite.OnSite": None}  # or the request would not be made at all
    crawl(facts, CREDENTIALS=str(file), DOWNLOADER_MIDDLEWARES=DOWNLOADER_MIDDLEWARES | own)
    assert server.shown["/away.html"] == [(SECRET, KEY)]
    assert other.shown["/two.html"] == other.shown["/robots.txt"] == [(None, None)]


def test_a_click_tracker_is_shown_nothing_and_the_page_behind_it_is(server: Server, other: Server, file: Path) -> None:
    other.note("/click", "", status=302, Location=f"{server.base}/one.html")
    heard = subscribe(server, file, other.base + "/click")
    assert [article["url"] for article in heard.articles] == [server.base + "/one.html"]
    assert other.shown["/click"] == [(None, None)]
    assert server.shown["/one.html"] == [(SECRET, KEY)]


def test_a_retry_shows_them_once_more_and_once_each(server: Server, file: Path) -> None:
    answers = [(503, ""), (200, own_article("Ferry is back"))]

    def give(handler: Any) -> None:
        server.shown.setdefault("/one.html", []).append((handler.headers["Cookie"], handler.headers["X-Reader"]))
        handler.give(*answers.pop(0), {})

    server.pages["/one.html"] = give
    assert subscribe(server, file, server.base + "/one.html").outcome(server.base + "/one.html") == "stored"
    assert server.shown["/one.html"] == [(SECRET, KEY)] * 2


def test_a_cookie_that_the_server_sets_on_the_way_goes_before_the_one_of_its_name(server: Server, file: Path) -> None:
    file.write_text('[harbour]\ncookie = "session=old; reader=1"\n')
    server.note("/set.html", "", status=302, Location="/one.html", Set_Cookie="session=new; Path=/")
    subscribe(server, file, server.base + "/set.html")
    assert server.shown["/set.html"] == [("session=old; reader=1", None)]
    assert server.shown["/one.html"] == [("reader=1; session=new", None)]


def test_nothing_that_a_crawl_leaves_behind_holds_them(server: Server, file: Path, tmp_path: Path) -> None:
    server.note("/one.html", own_article("Ferry is back"), Set_Cookie=f"{SECRET}2; Path=/", X_Kept="yes")
    server.note("/gone.html", "", status=404)
    server.reset("/broken.html")
    records: list[str] = []
    log = logging.Handler(logging.DEBUG)
    log.emit = lambda record: records.append(  # type: ignore[method-assign]
        f"{log.format(record)} {record.args} {[getattr(value, '__dict__', value) for value in _values(record.args)]}"
    )
    links = [server.base + path for path in ("/one.html", "/gone.html", "/broken.html")]
    before = logging.root.level
    logging.root.addHandler(log)
    logging.root.setLevel(logging.DEBUG)
    try:
        heard = subscribe(
            server,
            file,
            *links,
            ARCHIVE=str(tmp_path / "newsbot.db"),
            PAGES=str(tmp_path / "pages"),
            FEEDS={str(tmp_path / "lines.jsonl"): {"format": "jsonlines"}},
            RETRY_TIMES=1,
            LOG_LEVEL="DEBUG",
        )
    finally:
        logging.root.setLevel(before)
        logging.root.removeHandler(log)
    assert server.shown["/one.html"] == [(SECRET, KEY)]
    found = [one for path in (tmp_path / "pages").iterdir() for one in read_pages(path, 1 << 24)]
    [page] = [one for one in found if isinstance(one, RecordedPage)]
    assert page.headers["x-kept"] == "yes"
    assert "set-cookie" not in page.headers
    with Archive(tmp_path / "newsbot.db", read_only=True) as archive:
        dump = [*archive.articles(), *archive.crawls.last(limit=9)]
    written = [repr(record.read_bytes()) for record in tmp_path.rglob("*.*") if record != file and record.is_file()]
    for text in (*records, repr(heard), repr(dump), repr(page), *written):
        assert "xyzzy" not in text
        assert KEY not in text


def _values(arguments: Any) -> list[Any]:
    return list(arguments.values()) if isinstance(arguments, dict) else list(arguments or ())


def test_the_page_of_a_response_has_a_request_without_them(server: Server, file: Path) -> None:
    ran = run_scrapy("runspider", str(_spider(file.parent, server)), "-s", f"CREDENTIALS={file}", *LOCAL)
    assert ran.returncode == 0, ran.stderr
    assert "headers: None None" in ran.stderr
    assert server.shown["/one.html"] == [(SECRET, KEY)]


LOCAL = ("-s", "ALLOW_PRIVATE_ADDRESSES=1", "-s", "ARCHIVE=", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0")


def _spider(folder: Path, server: Server) -> Path:
    (folder / "credentials.toml").write_text(FILE.replace("harbour", "bbc"))
    path = folder / "spider.py"
    path.write_text(
        "import scrapy\n\nclass One(scrapy.Spider):\n    name = 'bbc'\n    allowed_domains = ['127.0.0.1']\n"
        f"    start_urls = ['{server.base}/one.html']\n\n    def parse(self, response):\n"
        "        sent = response.request.headers\n"
        "        self.logger.info('headers: %s %s', sent.get('Cookie'), sent.get('X-Reader'))\n"
    )
    return path


def test_explain_asks_as_a_subscriber_too_and_shows_nothing_of_it(server: Server, file: Path) -> None:
    newsroom = Newsroom(file.parent)
    newsroom.add("harbour", server.base + "/feed.xml")
    ran = newsroom.scrapy("explain", server.base + "/one.html")
    assert ran.returncode == 0, ran.stderr
    assert server.shown["/one.html"] == [(SECRET, KEY)]
    assert "xyzzy" not in ran.stdout + ran.stderr


def test_explain_shows_another_host_nothing_whoever_it_reads_it_as(server: Server, other: Server, file: Path) -> None:
    newsroom = Newsroom(file.parent)
    newsroom.add("harbour", server.base + "/feed.xml")
    newsroom.scrapy("explain", other.base + "/two.html", "--spider", "harbour")
    assert other.shown["/two.html"] == [(None, None)]


@pytest.mark.parametrize(
    ("url", "is_shown"),
    [
        ("https://harbour.example/a", True),
        ("https://www.harbour.example:8443/a", True),
        ("http://harbour.example/a", False),
        ("https://harbour.example.evil.example/a", False),
        ("https://myharbour.example/a", False),
        ("https://harbour.example@evil.example/a", False),
        ("https://evil.example/?https://harbour.example/", False),
        ("https://evil.example\\@harbour.example/", False),
        ("https://cdn.example/harbour.example", False),
        ("https://harbour.example/robots.txt", False),
        ("http://127.0.0.1/a", True),
        ("http://[::1]/a", True),
        ("http://localhost/a", True),
        ("http://10.0.0.1/a", False),
        ("ftp://harbour.example/a", False),
    ],
)
def test_only_the_publishers_hosts_are_shown_them_and_only_by_https_but_on_loopback(url: str, is_shown: bool) -> None:
    domains = ["harbour.example", "127.0.0.1", "::1", "localhost", "10.0.0.1"]
    assert may_be_shown(Request(url), domains) is is_shown


def test_loopback_over_a_proxy_is_not_loopback() -> None:
    request = Request("http://127.0.0.1/a", meta={"proxy": "http://proxy.example"})
    assert not may_be_shown(request, ["127.0.0.1"])


@given(st.text(alphabet="ab.@:/\\?#%[]-_ \t\x00é。harbour.example", max_size=60))
def test_whatever_the_address_only_a_host_that_ends_in_the_domain_is_shown_them(rest: str) -> None:
    try:
        request = Request("https://" + rest)
    except ValueError:
        return
    if may_be_shown(request, ["harbour.example"]):
        from scrapy.utils.httpobj import urlparse_cached

        asked = urlparse_cached(request).hostname or ""
        assert asked.rstrip(".") == "harbour.example" or asked.rstrip(".").endswith(".harbour.example")


def test_a_certificate_that_nobody_vouches_for_is_shown_nothing(file: Path, tmp_path: Path) -> None:
    with Server(certificate=self_signed(tmp_path)) as server:
        server.note("/feed.xml", rss(server.base + "/one.html"), Content_Type="application/xml")
        subscribe(server, file)
        assert server.shown == {}


CRAWL = ("crawl", "bbc")


@pytest.mark.parametrize(
    ("command", "text", "mode", "told"),
    [
        (CRAWL, FILE, 0o644, "may be read or changed by others, and is not used: chmod 600"),
        (CRAWL, '[spiegl]\ncookie = "a=1"', 0o600, "unknown publisher 'spiegl': did you mean spiegel"),
        (CRAWL, '[site]\ncookie = "a=1"', 0o600, "unknown publisher 'site'"),
        (CRAWL, '[bbc]\ncooky = "a=1"', 0o600, "[bbc] has an unknown key 'cooky': did you mean cookie?"),
        (CRAWL, "[bbc", 0o600, "no TOML at end of document"),
        (("crawlall", "--publisher", "bbc"), "[bbc]", 0o600, "[bbc] has neither cookie nor headers"),
        (("publishers", "--check", "bbc"), "[bbc]", 0o600, "[bbc] has neither cookie nor headers"),
        (("explain", "https://bbc.com/"), "[bbc]", 0o600, "[bbc] has neither cookie nor headers"),
    ],
)
def test_a_file_with_a_mistake_stops_a_command_in_one_line(
    tmp_path: Path, command: tuple[str, ...], text: str, mode: int, told: str
) -> None:
    path = tmp_path / "credentials.toml"
    path.write_text(text)
    path.chmod(mode)
    ran = run_scrapy(*command, "-s", f"CREDENTIALS={path}", "-s", f"ARCHIVE={tmp_path / 'newsbot.db'}")
    assert ran.returncode == 2
    [line] = ran.stderr.splitlines()
    assert line.startswith(f"scrapy {command[0]}: {path}")
    assert told in line


def test_a_file_that_is_named_on_the_command_line_has_to_be_there(tmp_path: Path) -> None:
    ran = run_scrapy("crawl", "bbc", "-s", f"CREDENTIALS={tmp_path / 'typo.toml'}")
    assert (ran.returncode, ran.stderr) == (
        2,
        f"scrapy crawl: CREDENTIALS: there is no file {tmp_path / 'typo.toml'}\n",
    )
