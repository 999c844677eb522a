"""What became of the URLs of a run, in numbers."""

from newsbot.extensions.counts import Board, Counts
from newsbot.items import Article
from newsbot.urls.claims import with_refusal


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def a_board(clock: Clock | None = None) -> Board:
    board = Board(clock or Clock())
    for state, reason in (
        ("found", ""),
        ("found", ""),
        ("found", ""),
        ("stored", "new"),
        ("not_article", "no headline"),
        ("failed", "HTTP 503"),
    ):
        board.outcome("harbour_post", state, reason)
    return board


def test_a_page_counts_as_fetched_when_it_was_read_whatever_it_was() -> None:
    (counts,) = a_board()
    assert (counts.found, counts.fetched, counts.stored, counts.skipped, counts.errors) == (3, 2, 1, 1, 1)


def test_a_failed_listing_is_an_error_too() -> None:
    board = a_board()
    board.listing("harbour_post", "failed", "HTTP 404")
    assert board.of("harbour_post").errors == 2


def test_speed_counts_articles_and_listings_that_came() -> None:
    clock = Clock()
    board = a_board(clock)
    clock.seconds += 2
    board.listing("harbour_post", "read")
    board.listing("harbour_post", "unchanged")
    assert board.of("harbour_post").pages_a_second == 2.0


def test_a_run_of_a_moment_is_not_called_fast() -> None:
    assert a_board().of("harbour_post").pages_a_second == 2.0


def test_publishers_are_counted_apart_each_from_its_own_start() -> None:
    clock = Clock()
    board = a_board(clock)
    clock.seconds += 10
    board.outcome("newstime", "stored", "new")
    clock.seconds += 3
    assert [counts.publisher for counts in board] == ["harbour_post", "newstime"]
    assert board.of("newstime").seconds == 3


def test_the_share_of_articles_in_which_a_field_was_found() -> None:
    counts = Counts("harbour_post")
    counts.add_article(Article(headline="Rain", authors=["Jane Doe"], is_accessible_for_free=False))
    counts.add_article(Article(headline="Wind"))
    shares = counts.coverage()
    assert (shares["headline"], shares["authors"], shares["is_accessible_for_free"], shares["lead"]) == (1, 0.5, 0.5, 0)


def test_without_articles_there_are_no_shares() -> None:
    assert Counts("harbour_post").coverage() == {}


def test_a_declared_address_that_was_refused_is_counted_by_its_reason():
    board = Board()
    refused = Article(provenance=with_refusal({}, "another site"))
    for article in (refused, Article(), refused):
        board.of("harbour").add_article(article)
    assert board.total().refused == {"another site": 2}
