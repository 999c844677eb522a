"""`scrapy why`, `scrapy revisions` and `scrapy archive`, as a user calls them."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsbot.archive import Archive, UrlOutcome
from newsbot.commands import archive as archive_command
from newsbot.commands import crawls, export, reextract, retry, revisions, search, stories, why
from newsbot.sources import Entry
from newsbot.states import Reason, UrlState
from tests.archive.conftest import NOW, an_article
from tests.archive.test_database import make_first_archive

URL = an_article().canonical_url
PAPER = "harbour_post"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "newsbot.db") as archive:
        yield archive


@pytest.fixture
def scrapy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Run a command; return its status and what it printed."""

    def run(module: object, *arguments: str) -> tuple[int, str]:
        command = module.Command()  # type: ignore[attr-defined]
        command.settings = Settings({"ARCHIVE": str(tmp_path / "newsbot.db"), "PAGES": str(tmp_path / "pages")})
        parser = argparse.ArgumentParser()
        command.add_options(parser)
        options, names = parser.parse_known_args(arguments)
        command.run(names, options)
        printed = capsys.readouterr()
        return command.exitcode, printed.out + printed.err

    return run


def test_why_tells_of_a_stored_article_under_any_form_of_its_address(archive: Archive, scrapy: Callable) -> None:
    archive.store(an_article(), NOW)
    status, told = scrapy(why, URL.replace("https", "http") + "?utm_source=mail#top")
    assert status == 0
    assert told.splitlines()[:2] == [URL, "  state       stored, version 1 (new)"]


@pytest.mark.usefixtures("archive")
def test_why_tells_of_an_address_never_seen(scrapy: Callable) -> None:
    assert "never seen" in scrapy(why, "https://harbour.example/nothing")[1]


def test_why_names_the_listing_the_error_and_the_next_try(archive: Archive, scrapy: Callable) -> None:
    archive.record(UrlOutcome(URL, PAPER, UrlState.FAILED, "HTTP 503"), NOW, "https://harbour.example/feed.xml")
    told = scrapy(why, URL)[1]
    assert "failed 1 time (last error: HTTP 503)" in told
    assert "in https://harbour.example/feed.xml" in told
    assert "next try    2026-11-22T12:10:00+00:00" in told


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (UrlState.ROBOTS, "robots.txt", "state       blocked by robots.txt\n"),
        (UrlState.GONE, "HTTP 410", "state       gone (HTTP 410)\n"),
        (UrlState.NOT_ARTICLE, "consent wall", "state       not an article (consent wall)\n"),
        (UrlState.FILTERED, "before since", "state       filtered (before since)\n"),
    ],
)
def test_why_tells_every_state_in_words(
    archive: Archive, scrapy: Callable, state: UrlState, reason: str, words: str
) -> None:
    archive.record(UrlOutcome(URL, PAPER, state, reason), NOW)
    assert words in scrapy(why, URL)[1]


def test_why_tells_what_was_found_and_not_read(archive: Archive, scrapy: Callable) -> None:
    archive.urls.find(URL, Entry(URL), PAPER, None, NOW)
    assert "state       found, not read yet\n" in scrapy(why, URL)[1]


def test_why_names_the_article_that_a_duplicate_repeats_and_the_story(archive: Archive, scrapy: Callable) -> None:
    archive.store(an_article(), NOW)
    archive.store(an_article(canonical_url="https://harbour.example/again"), NOW)
    archive.store(an_article(canonical_url="https://other.example/pier", publisher="other"), NOW)
    assert f"duplicate of {URL} (same text)" in scrapy(why, "https://harbour.example/again")[1]
    assert f"story       2 articles, the first is {URL}" in scrapy(why, "https://other.example/pier")[1]


def test_why_lists_the_addresses_of_a_state(archive: Archive, scrapy: Callable) -> None:
    archive.store(an_article("a"), NOW)
    archive.record(UrlOutcome(URL, PAPER, UrlState.FAILED, "timeout"), NOW)
    status, told = scrapy(why, "--publisher", PAPER, "--state", "failed")
    assert (status, told.split()) == (0, ["failed", "timeout", URL])


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "scrapy why: name a URL, or a --publisher or --state whose URLs are listed"),
        (("--state", "odd"), "scrapy why: unknown state 'odd': choose from found, stored,"),
        (("--publisher", "x"), "scrapy why: no URL of 'x' is known: choose from harbour_post"),
        (("--odd",), "scrapy why: unknown option --odd; -h lists them"),
        (("harbour.example/pier",), "scrapy why: harbour.example/pier is no web address: write it like https://"),
    ],
)
def test_why_answers_a_mistake_in_one_line(
    archive: Archive, scrapy: Callable, arguments: tuple[str, ...], line: str
) -> None:
    archive.store(an_article(), NOW)
    status, told = scrapy(why, *arguments)
    assert (status, told.count("\n")) == (2, 1)
    assert told.startswith(line)


@pytest.mark.usefixtures("archive")
def test_reextract_without_the_folder_of_pages_says_which_one_is_missing(scrapy: Callable, tmp_path: Path) -> None:
    line = f"scrapy reextract: no pages were kept: PAGES names no folder ({tmp_path}/pages)\n"
    assert scrapy(reextract) == (2, line)


@pytest.mark.usefixtures("archive")
def test_why_of_an_archive_that_knows_nothing_says_so(scrapy: Callable) -> None:
    assert scrapy(why, "--state", "failed") == (0, "No such URL.\n")
    told = "scrapy why: no URL of 'harbour_post' is known: nor of any other publisher, yet\n"
    assert scrapy(why, "--publisher", PAPER) == (2, told)


def test_revisions_shows_what_went_and_what_came(archive: Archive, scrapy: Callable) -> None:
    article = an_article("pier", "The pier stays.", "It is old.", date_modified=None)
    archive.store(article, NOW)
    text = "The pier stays.\n\nIt is very old."
    archive.store(replace(article, headline="Pier stays", text=text, authors=["Jane Doe", "A. Poe"]), NOW)
    told = scrapy(revisions, URL)[1].splitlines()
    assert told[0] == URL
    assert told[3].startswith("version 2, seen 2026-11-22T12:00:00+00:00 (crawl): headline, text, authors")
    assert told[4:] == [
        "  headline",
        "  - Pier to be rebuilt (pier)",
        "  + Pier stays",
        "  text",
        "  - It is old.",
        "  + It is very old.",
        "  authors",
        "  + A. Poe",
    ]


@pytest.mark.usefixtures("archive")
def test_revisions_of_no_article_is_one_line(scrapy: Callable) -> None:
    status, told = scrapy(revisions, URL)
    assert (status, told) == (2, f"scrapy revisions: {URL} is no stored article (see: scrapy why URL)\n")


def test_archive_stats_counts(archive: Archive, scrapy: Callable) -> None:
    archive.store(an_article(), NOW)
    told = scrapy(archive_command, "stats")[1].splitlines()
    assert "article     1" in told
    assert "  stored       1" in told


def test_an_older_archive_is_answered_in_one_line_until_the_check_brings_it_up_to_date(
    scrapy: Callable, tmp_path: Path
) -> None:
    make_first_archive(tmp_path).rename(tmp_path / "newsbot.db")
    status, told = scrapy(why, URL)
    assert (status, told.count("\n")) == (2, 1)
    assert "made by an older newsbot" in told
    assert f"`scrapy archive check -s ARCHIVE={tmp_path / 'newsbot.db'}`" in told
    assert scrapy(archive_command, "check") == (0, "ok\n")
    assert "never seen" in scrapy(why, URL)[1]


def test_archive_check_finds_a_search_index_that_lost_a_word(archive: Archive, scrapy: Callable) -> None:
    archive.store(an_article(), NOW)
    assert scrapy(archive_command, "check") == (0, "ok\n")
    archive.database.write("DROP TRIGGER article_fts_update")
    archive.database.write("UPDATE article SET headline = 'Nobody indexed this'")
    status, told = scrapy(archive_command, "check")
    assert status == 1
    assert "the search index differs" in told


def test_archive_compact_mends_the_search_index(archive: Archive, scrapy: Callable) -> None:
    archive.store(an_article(), NOW)
    archive.database.write("INSERT INTO article_fts (article_fts) VALUES ('delete-all')")
    archive.close()
    assert " MB before, " in scrapy(archive_command, "compact")[1]
    assert scrapy(archive_command, "check") == (0, "ok\n")


@pytest.mark.usefixtures("archive")
def test_an_archive_is_not_copied_onto_itself_under_another_name(scrapy: Callable, tmp_path: Path) -> None:
    (tmp_path / "also.db").symlink_to(tmp_path / "newsbot.db")
    status, told = scrapy(archive_command, "copy", str(tmp_path / "newsbot.db"), str(tmp_path / "also.db"))
    assert (status, "takes two archives" in told) == (2, True)


def test_old_text_is_dropped_on_request_only_and_the_rest_stays(archive: Archive, scrapy: Callable) -> None:
    old = an_article("old", date_published=datetime.now(UTC) - timedelta(days=400))
    archive.store(old, NOW)
    archive.store(replace(old, headline="Changed", text="Changed.", body=[]), NOW)
    archive.store(an_article("young", date_published=datetime.now(UTC)), NOW)
    archive.close()
    scrapy(archive_command, "compact")
    with Archive(Path(archive.database.address)) as kept:
        assert all(article.text for article in kept.articles())
    assert "text of 1 article dropped" in scrapy(archive_command, "compact", "--drop-text-older-than", "365")[1]
    with Archive(Path(archive.database.address)) as kept:
        assert [bool(article.text) for article in kept.articles()] == [False, True]
        assert kept.why(old.canonical_url).state == "stored"
        assert kept.revisions.of(old.canonical_url)[0].article.headline == old.headline
        assert kept.revisions.of(old.canonical_url)[0].article.text == ""


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (archive_command, ()),
        (archive_command, ("sweep",)),
        (archive_command, ("check", "--odd")),
        (archive_command, ("check", "all")),
        (archive_command, ("check", "--drop-text-older-than", "3")),
        (archive_command, ("compact", "--drop-text-older-than", "0")),
        (crawls, ("--odd",)),
        (crawls, (PAPER, "post")),
        (revisions, ("--odd",)),
        (reextract, (PAPER,)),
        (reextract, ("--odd",)),
    ],
)
def test_a_mistake_is_answered_in_one_line(scrapy: Callable, command: object, arguments: tuple[str, ...]) -> None:
    status, told = scrapy(command, *arguments)
    assert (status, told.count("\n")) == (2, 1)


EVIL = "Pol\x1b[2J\x9b\u202eitik"


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (why, [URL]),
        (why, ["--state", "failed"]),
        (revisions, [URL]),
        (search, ["harbour"]),
        (search, ["harbour", "--json"]),
        (stories, []),
        (export, ["a.jsonl", "--section", "x"]),
        (export, ["a.jsonl", "--section", "\x1b[2J"]),
    ],
)
def test_nothing_that_is_stored_commands_a_terminal(archive: Archive, scrapy: Callable, command, arguments) -> None:
    archive.store(an_article(section=EVIL, headline=f"harbour {EVIL}"), NOW)
    archive.store(replace(an_article(), headline=f"harbour {EVIL} again", section=EVIL), NOW + timedelta(hours=1))
    archive.record(UrlOutcome(f"{URL}?{EVIL}", PAPER, UrlState.FAILED, EVIL), NOW)
    archive.database.write("UPDATE article SET section = ?, headline = ?", (EVIL, f"harbour {EVIL}"))
    _, told = scrapy(command, *arguments)
    assert told
    assert not set(told) & {"\x1b", "\x9b", "\u202e"}


def test_why_tells_that_a_page_claims_an_address_in_vain(archive: Archive, scrapy: Callable) -> None:
    evil = "https://evil.example/a"
    archive.store(an_article(url=evil, canonical_url=URL), NOW)
    assert "refused     the address that the page declares (another site)" in scrapy(why, evil)[1]


def test_why_lists_what_failed_of_a_site_without_a_file_and_without_an_article(
    archive: Archive, scrapy: Callable
) -> None:
    archive.record(UrlOutcome("https://ponte.jor.br/a", "ponte.jor.br", UrlState.FAILED, "timeout"), NOW)
    assert "https://ponte.jor.br/a" in scrapy(why, "--publisher", "ponte.jor.br")[1]


def no_article(archive: Archive, slug: str, reason: str = Reason.NO_BODY, publisher: str = PAPER) -> str:
    """Note that a page was read and is none; return its address."""
    url = f"https://harbour.example/{slug}"
    archive.record(UrlOutcome(url, publisher, UrlState.NOT_ARTICLE, reason), NOW)
    return url


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--publisher", PAPER], 3),
        (["--state", "not_article"], 4),
        (["--reason", "no body"], 3),
        (["--publisher", PAPER, "--reason", "no body"], 2),
        (["http://harbour.example/a?utm_source=mail"], 1),
        (["https://harbour.example/a", "https://harbour.example/b", "--reason", "no body"], 1),
        (["--state", "failed"], 0),
    ],
)
def test_retry_puts_addresses_back_and_says_how_many(
    archive: Archive, scrapy: Callable, arguments: list[str], count: int
) -> None:
    archive.crawls.know(argparse.Namespace(name=PAPER))
    no_article(archive, "a")
    no_article(archive, "b", Reason.NOT_A_PAGE)
    no_article(archive, "c")
    no_article(archive, "d", publisher="other")
    number = f"{count} URL{'s' * (count != 1)}"
    assert scrapy(retry, *arguments, "--dry-run") == (0, f"{number} would be put back.\n")
    assert not list(archive.why_all(state="found"))
    assert scrapy(retry, *arguments)[1].startswith(number)
    assert len(list(archive.why_all(state="found"))) == count
    later = datetime.now(UTC) + timedelta(minutes=1)
    assert len(archive.url_queue.due(PAPER, later) + archive.url_queue.due("other", later)) == count


def test_retry_lets_a_stored_article_be_looked_at_again_and_stay_stored(archive: Archive, scrapy: Callable) -> None:
    archive.store(an_article(date_published=datetime(2020, 1, 1, tzinfo=UTC)), NOW)
    archive.record(UrlOutcome(URL, PAPER, UrlState.GONE, "HTTP 410"), NOW)
    assert scrapy(retry, URL)[1] == "1 URL is put back; the next crawl asks for it.\n"
    assert archive.why(URL).state == "stored"
    assert [url for url, _ in archive.url_queue.due(PAPER, datetime.now(UTC))] == [URL]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name URLs, or a --publisher"),
        (["--state", "lost"], "unknown state 'lost'"),
        (["https://harbour.example/nothing"], "was never seen"),
        (["--publisher", "nobody"], "no URL of 'nobody' is known"),
    ],
)
@pytest.mark.usefixtures("archive")
def test_retry_answers_mistakes_in_one_line(scrapy: Callable, arguments: list[str], words: str) -> None:
    status, told = scrapy(retry, *arguments)
    assert (status, words in told, told.count("\n")) == (2, True, 1)


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (UrlState.NOT_ARTICLE, Reason.NO_BODY, "the next crawl after that asks for it again, while a listing names it"),
        (UrlState.NOT_ARTICLE, Reason.CONSENT_WALL, "the next crawl after that asks for it again\n"),
        (UrlState.NOT_ARTICLE, Reason.NOT_A_PAGE, "nothing by itself; `scrapy retry URL` puts it back"),
        (UrlState.GONE, "HTTP 410", "nothing by itself; `scrapy retry URL` puts it back"),
        (UrlState.FILTERED, Reason.OFF_SITE, "decided anew when a listing"),
        (UrlState.ROBOTS, Reason.ROBOTS_TXT, "the next crawl after that asks robots.txt again"),
        (UrlState.DUPLICATE, Reason.SAME_TEXT, "nothing, unless a listing calls it changed"),
    ],
)
def test_why_names_what_will_be_done_next(
    archive: Archive, scrapy: Callable, state: UrlState, reason: str, words: str
) -> None:
    archive.record(UrlOutcome(URL, PAPER, state, reason), NOW)
    assert f"next        {words}" in scrapy(why, URL)[1]


def test_why_says_how_to_see_why_a_page_is_no_article_and_what_would_speak_for_one(
    archive: Archive, scrapy: Callable
) -> None:
    archive.record(UrlOutcome(URL, PAPER, UrlState.NOT_ARTICLE, Reason.NO_SIGNS), NOW)
    told = scrapy(why, URL)[1]
    assert f"if wrong    `scrapy explain {URL}` shows what it was judged by; a publisher file for its site" in told
    archive.record(UrlOutcome(URL, PAPER, UrlState.NOT_ARTICLE, Reason.SOFT_404), NOW)
    assert "publisher file" not in scrapy(why, URL)[1]


def test_crawls_of_a_publisher_that_nobody_knows_are_a_mistake(archive: Archive, scrapy: Callable) -> None:
    archive.crawls.begin("harbour_post", NOW)
    assert scrapy(crawls, "nonsense")[0] == 2
    assert "did you mean harbour_post?" in scrapy(crawls, "harbour_pst")[1]
    assert scrapy(crawls, "harbour_post")[0] == 0
