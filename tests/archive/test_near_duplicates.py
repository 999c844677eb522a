"""Near-duplicates share a story; of one publisher's, the older or the longer stays."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from newsbot.archive import Archive, near_duplicates
from newsbot.archive.fingerprints import NEVER_JOINED_BELOW, Text
from newsbot.items import Article, Block
from newsbot.states import Cause
from tests.archive.conftest import NOW, an_article, minutes

LATER = NOW + timedelta(hours=6)


def a_report(text: str, publisher: str, slug: str = "report", **facts: Any) -> Article:
    url = f"https://{publisher}.example/{slug}"
    return an_article(
        slug,
        text,
        url=url,
        canonical_url=url,
        publisher=publisher,
        lead=None,
        headline=f"As {publisher} has it",
        **facts,
    )


def edited(text: str) -> str:
    """Change every tenth word."""
    return " ".join("edited" if place % 10 == 5 else word for place, word in enumerate(text.split()))


def story_of(archive: Archive, article: Article) -> tuple[int, float]:
    (row,) = archive.database.rows(
        "SELECT story_id, similarity FROM article WHERE canonical_url = ?", (article.canonical_url,)
    )
    return row["story_id"], row["similarity"]


REPORT = minutes("report")
VARIANTS = {
    "cut to sixty per cent": REPORT[: int(len(REPORT) * 0.6)],
    "every tenth word changed": edited(REPORT),
    "with a local paragraph": f"{minutes('local')[:300]}\n\n{REPORT}",
    "word for word": REPORT,
    "with a notice": f"{REPORT}\n\nAll rights reserved. Subscribe to our newsletter and never miss a story.",
}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_another_publishers_version_is_kept_and_joins_the_story(archive: Archive, variant: str) -> None:
    first, other = a_report(REPORT, "post"), a_report(variant, "times")
    archive.store(first, NOW)
    assert archive.store(other, LATER).outcome == "new"
    assert story_of(archive, other)[0] == story_of(archive, first)[0]
    assert NEVER_JOINED_BELOW < story_of(archive, other)[1] <= story_of(archive, first)[1] == 1.0


def test_an_unrelated_article_begins_a_story_of_its_own(archive: Archive) -> None:
    first, other = a_report(REPORT, "post"), a_report(minutes("other"), "times")
    archive.store(first, NOW)
    archive.store(other, NOW)
    assert story_of(archive, other)[0] != story_of(archive, first)[0]
    assert story_of(archive, other)[1] == 1.0


def test_a_text_too_short_to_compare_has_a_story_of_its_own(archive: Archive) -> None:
    first, other = a_report("More soon.", "post"), a_report("More soon.", "times")
    archive.store(first, NOW)
    archive.store(other, NOW)
    assert story_of(archive, first)[0] != story_of(archive, other)[0]


def test_the_end_of_a_report_does_not_join_the_story_that_holds_its_beginning(archive: Archive) -> None:
    words = REPORT.split()
    versions = (words, words[:60], words[60:])
    reports = [a_report(" ".join(part), f"paper{number}") for number, part in enumerate(versions)]
    for report in reports:
        archive.store(report, NOW)
    whole, beginning, end = (story_of(archive, report)[0] for report in reports)
    assert whole == beginning != end


@pytest.mark.parametrize("variant", [VARIANTS["cut to sixty per cent"], VARIANTS["every tenth word changed"]])
def test_a_publishers_own_near_copy_is_a_duplicate(archive: Archive, variant: str) -> None:
    first, copy = a_report(REPORT, "post"), a_report(variant, "post", "copy")
    archive.store(first, NOW)
    assert archive.store(copy, LATER).outcome == "duplicate"
    why = archive.why(copy.canonical_url)
    assert (why.state, why.reason, why.article) == ("duplicate", "nearly the same text", first.canonical_url)


def with_figures(seed: int) -> str:
    """Return one text with other figures for every *seed*; seed 0 is the original."""
    draw = random.Random(seed)
    words = minutes("a report with many figures").split()
    return " ".join(
        f"{word} {draw.randint(10, 99)}.{draw.randint(0, 9)}" if at % 8 == 0 else word for at, word in enumerate(words)
    )


SEARCHED = 40
"""Of the thousand copies, so many of the first and of the last are looked for among those before: more than the usual
search sees of one key."""


def place_of_its_own(_: Any, article: Article) -> near_duplicates.Place:
    return near_duplicates.Place(Text(article.text).fingerprint)


@pytest.fixture(scope="module")
def flooded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with a report, and a thousand copies of it with other figures that others made.

    Of most copies the place is given, as each but the first few takes the same search.
    """
    with Archive(tmp_path_factory.mktemp("flooded") / "newsbot.db") as archive, archive.transaction():
        archive.store(a_report(with_figures(0), "post"), NOW)
        copies = [a_report(with_figures(seed), f"flood{seed % 7}", f"copy{seed}") for seed in range(1, 1001)]
        for copy in copies[:SEARCHED]:
            archive.store(copy, NOW)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(near_duplicates, "find_place", place_of_its_own)
            for copy in copies[SEARCHED:-SEARCHED]:
                archive.store(copy, NOW)
        for copy in copies[-SEARCHED:]:
            archive.store(copy, NOW)
        yield archive


def added_to(text: str) -> str:
    return f"{text}\n\n{minutes('local')[:200]}"


@pytest.mark.slow
@pytest.mark.parametrize("change", [str, edited, added_to], ids=["word for word", "edited", "added to"])
def test_a_true_copy_is_found_among_a_thousand_near_copies_with_other_figures(
    flooded: Archive, change: Callable[[str], str]
) -> None:
    copy = a_report(change(with_figures(0)), f"times-{change.__name__.replace('_', '-')}")
    flooded.store(copy, LATER)
    assert story_of(flooded, copy)[0] == story_of(flooded, a_report("", "post"))[0]


@pytest.mark.slow
def test_copies_with_other_figures_join_no_story(flooded: Archive) -> None:
    (row,) = flooded.database.rows("SELECT count(DISTINCT story_id) FROM article WHERE publisher LIKE 'flood%'")
    assert row[0] == 1000


def test_a_longer_update_under_a_new_address_is_the_articles_next_revision(archive: Archive) -> None:
    first = a_report(REPORT, "post")
    update = a_report(f"{REPORT}\n\n{minutes('more')[:200]}", "post", "update")
    archive.store(first, NOW)
    stored = archive.store(update, LATER)
    assert (stored.outcome, stored.canonical_url) == ("revision", first.canonical_url)
    (now,) = archive.articles()
    assert (now.canonical_url, now.text) == (first.canonical_url, update.text)
    assert [version.cause for version in archive.revisions.of(first.canonical_url)] == ["crawl", "update"]


def test_the_old_page_of_an_updated_article_does_not_take_the_update_back(archive: Archive) -> None:
    first = a_report(REPORT, "post")
    update = a_report(f"{REPORT}\n\n{minutes('more')[:200]}", "post", "update")
    for article in (first, update):
        archive.store(article, NOW)
    assert archive.store(first, LATER).outcome == "unchanged"
    assert archive.store(update, LATER).outcome == "unchanged"
    (now,) = archive.articles()
    assert now.text == update.text


def test_what_changes_later_under_an_updates_address_is_a_revision_too(archive: Archive) -> None:
    first = a_report(REPORT, "post")
    update = a_report(f"{REPORT}\n\n{minutes('more')[:200]}", "post", "update")
    for article in (first, update):
        archive.store(article, NOW)
    corrected = replace(update, headline="As it was", text=update.text.replace(REPORT[:11], "corrected"))
    assert archive.store(corrected, LATER).outcome == "revision"
    (now,) = archive.articles()
    assert (now.canonical_url, now.headline) == (first.canonical_url, "As it was")


@pytest.mark.parametrize(
    "facts",
    [{"headline": "As it was"}, {"images": []}, {"text": "Read by a better rule. " * 20}],
    ids=lambda facts: next(iter(facts)),
)
def test_a_page_that_is_read_again_mends_the_article_that_was_updated_by_it(
    archive: Archive, facts: dict[str, Any]
) -> None:
    first = a_report(REPORT, "post", "first")
    update = a_report(f"{REPORT}\n\n{minutes('more')[:200]}", "post", "update")
    for article in (first, update):
        archive.store(article, NOW)
    stored = archive.store(replace(update, **facts), LATER, fetched=NOW, cause=Cause.REEXTRACT)
    assert (stored.outcome, stored.canonical_url, stored.changed) == ("revision", first.canonical_url, tuple(facts))
    assert archive.revisions.of(first.canonical_url)[-1].cause == "reextract"
    assert len(list(archive.articles())) == 1


def test_a_longer_text_of_an_earlier_date_is_no_update(archive: Archive) -> None:
    first = a_report(REPORT, "post", date_published=LATER)
    archive.store(first, LATER)
    earlier = a_report(f"{REPORT}\n\n{minutes('more')[:200]}", "post", "update", date_published=NOW)
    assert archive.store(earlier, LATER).outcome == "duplicate"


def test_two_sites_without_a_publisher_file_are_two_publishers(archive: Archive) -> None:
    archive.store(a_report(REPORT, "post"), NOW)
    for host in ("one.example", "two.example"):
        url = f"https://{host}/report"
        article = replace(a_report(edited(REPORT), "site"), url=url, canonical_url=url)
        assert archive.store(article, NOW).outcome == "new"


def test_yesterdays_weather_is_not_todays(archive: Archive) -> None:
    form = (
        "In Kiel it will be {} degrees on the first day, {} degrees on the second and {} degrees later. The chance of "
        "rain is {} per cent, the wind reaches {} kilometres an hour, and the sun sets at {} by the harbour clock."
    )
    for day in (10, 20):
        report = a_report(form.format(*range(day, day + 6)), "post", f"weather-{day}")
        assert archive.store(report, NOW).outcome == "new"
    assert archive.database.row("SELECT count(*) FROM story")[0] == 2  # type: ignore[index]


def test_a_revised_article_is_found_by_its_new_text_and_no_longer_by_the_old(archive: Archive) -> None:
    first = a_report(REPORT, "post")
    archive.store(first, NOW)
    rewritten = replace(first, text=minutes("rewritten"), body=[Block(text=minutes("rewritten"))])
    assert archive.store(rewritten, LATER).outcome == "revision"
    new, old = a_report(minutes("rewritten"), "times"), a_report(REPORT, "mail")
    archive.store(new, LATER)
    archive.store(old, LATER)
    assert story_of(archive, new)[0] == story_of(archive, first)[0] != story_of(archive, old)[0]


def test_a_dropped_text_is_still_known_by_its_signature(archive: Archive) -> None:
    archive.store(a_report(REPORT, "post"), NOW)
    archive.database.write("UPDATE article SET text = '', body = '[]'")
    other = a_report(REPORT, "times")
    archive.store(other, LATER)
    assert story_of(archive, other)[0] == 1


@pytest.mark.parametrize(("host", "outcome"), [("sport.post.example", "duplicate"), ("post.news", "new")])
def test_a_publishers_near_copy_is_a_duplicate_on_the_same_site_only(archive: Archive, host: str, outcome: str) -> None:
    archive.store(a_report(REPORT, "post"), NOW)
    elsewhere = f"https://{host}/copy"
    copy = replace(a_report(edited(REPORT), "post"), url=elsewhere, canonical_url=elsewhere)
    assert archive.store(copy, LATER).outcome == outcome


def test_a_near_copy_on_the_same_site_without_a_publisher_file_is_a_duplicate(archive: Archive) -> None:
    for slug, host, text, outcome in (
        ("a", "one.example", REPORT, "new"),
        ("b", "www.one.example", edited(REPORT), "duplicate"),
        ("c", "two.example", edited(REPORT), "new"),
    ):
        url = f"https://{host}/{slug}"
        article = replace(a_report(text, "site"), url=url, canonical_url=url)
        assert archive.store(article, NOW).outcome == outcome


@pytest.mark.parametrize(("longer", "outcome"), [(1.03, "duplicate"), (1.08, "revision")])
def test_an_update_is_longer_by_a_twentieth(archive: Archive, longer: float, outcome: str) -> None:
    first, words = a_report(REPORT, "post"), len(REPORT.split())
    added = minutes("more").split()[: round(words * (longer - 1))]
    archive.store(first, NOW)
    assert archive.store(a_report(" ".join([REPORT, *added]), "post", "update"), LATER).outcome == outcome


def test_an_update_keeps_its_date_or_has_none(archive: Archive) -> None:
    first = a_report(REPORT, "post", date_published=NOW)
    for number, date in enumerate((None, NOW)):
        longer = f"{REPORT}\n\n{minutes('more')[: 200 * (number + 1)]}"
        archive.store(first, NOW)
        assert archive.store(a_report(longer, "post", f"update{number}", date_published=date), LATER).outcome == (
            "revision"
        )


def test_of_several_stories_an_article_joins_the_one_most_like_it(archive: Archive) -> None:
    near, nearer = a_report(edited(REPORT), "one"), a_report(f"{REPORT} And so it was.", "two")
    others = [a_report(minutes(f"other {number}"), "mail", f"{number}") for number in range(3)]
    for article in (*others[:2], near, nearer, *others[2:]):
        archive.store(article, NOW)
    own = "SELECT id, id FROM article WHERE NOT EXISTS (SELECT 1 FROM story WHERE story.id = article.id)"
    archive.database.write(f"INSERT INTO story (id, first_article_id) {own}")
    archive.database.write("UPDATE article SET story_id = id")  # as if they had come too late to be compared
    joining = a_report(REPORT, "three")
    archive.store(joining, LATER)
    assert story_of(archive, joining)[0] == story_of(archive, nearer)[0]


def test_the_lead_is_compared_too_as_another_paper_has_it_in_its_text(archive: Archive) -> None:
    lead, text = REPORT[:200], REPORT[200:]
    whole = a_report(REPORT, "post")
    parted = replace(a_report(text, "times"), lead=lead)
    for article in (whole, parted):
        archive.store(article, NOW)
    assert story_of(archive, parted)[0] == story_of(archive, whole)[0]
    assert story_of(archive, parted)[1] > 0.9


def test_a_new_lead_alone_makes_an_article_findable_by_it(archive: Archive) -> None:
    first = replace(a_report("More soon.", "post"), lead=None)
    archive.store(first, NOW)
    archive.store(replace(first, lead=REPORT), LATER)
    other = a_report(REPORT, "times")
    archive.store(other, LATER)
    assert story_of(archive, other)[0] == story_of(archive, first)[0]


def test_a_revised_articles_old_keys_are_gone_from_the_index(archive: Archive) -> None:
    first = a_report(REPORT, "post")
    archive.store(first, NOW)
    keys = {row[0] for row in archive.database.rows("SELECT key FROM band")}
    archive.store(replace(first, text=minutes("rewritten")), LATER)
    kept = {row[0] for row in archive.database.rows("SELECT key FROM band")}
    assert len(kept) == len(keys)
    assert not kept & keys
    assert len(archive.database.rows("SELECT * FROM signature")) == 1


def test_an_article_with_too_little_text_is_in_no_index(archive: Archive) -> None:
    first = a_report(REPORT, "post")
    archive.store(first, NOW)
    archive.store(replace(first, text="More soon."), LATER)
    assert archive.database.rows("SELECT * FROM band") == archive.database.rows("SELECT * FROM signature") == []


def test_phrases_that_everybody_uses_are_looked_up_among_the_newest_only(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for depth in ("USUAL", "DEEP"):
        monkeypatch.setattr(near_duplicates, depth, near_duplicates.Depth(newest_of_a_key=2, candidates=16, compared=4))
    for number in range(4):
        archive.store(a_report(REPORT, f"paper{number}"), NOW)
    assert len({story_of(archive, a_report(REPORT, f"paper{number}"))[0] for number in range(4)}) == 1
    archive.database.write("DELETE FROM signature WHERE article_id > 2")
    late = a_report(REPORT, "late")
    archive.store(late, LATER)
    assert story_of(archive, late)[0] != story_of(archive, a_report(REPORT, "paper0"))[0]


@pytest.mark.parametrize("shared", [62, 66, 70])
def test_a_report_that_has_little_more_than_half_in_common_begins_a_story_of_its_own(
    archive: Archive, shared: int
) -> None:
    first = a_report(REPORT, "post")
    other = a_report(" ".join(REPORT.split()[:shared] + minutes("other").split()[shared:]), "times")
    archive.store(first, NOW)
    archive.store(other, LATER)
    assert story_of(archive, other) == (2, 1.0)
