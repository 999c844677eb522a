"""HAND ON: the pages for readers: today, an article, its changes, a search, stories."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

from starlette.responses import Response

from newsbot import changes, why
from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.archive.reading_lists import Headline
from newsbot.archive.rows import from_row
from newsbot.web.asked import Asked, Refused, with_values
from newsbot.web.feeds import feed_address
from newsbot.web.hits_chart import over_time
from newsbot.web.rendering import moment, page
from newsbot.web.safety import PICTURES

HEADLINES, HITS, STORIES, MEMBERS = 50, 20, 20, 100
"""On one page."""
CONSIDERED = 10_000
"""Articles that a search puts in order; of a word that more have, those that were stored last."""
IN_STORY, VERSIONS = 12, 20
"""Other articles, and versions, that an article's page lists."""
FIRST_MEMBERS = 5
"""Of each story in the list of stories."""


def today(asked: Asked, archive: Archive) -> Response:
    """The newest articles."""
    selection = asked.selection(HEADLINES + 1)
    found = archive.reading_lists.of(selection)
    shown = found[:HEADLINES]
    chosen = asked.chosen()
    older = with_values("/", chosen | {"before": _place(shown[-1])}) if len(found) > HEADLINES else ""
    is_first = not chosen and not selection.before
    return page(
        asked,
        "today.html",
        days=_by_day(asked, shown),
        sizes=archive.stories.sizes({one.story_id for one in shown if one.story_id}),
        titles=archive.crawls.titles(),
        incidents=archive.incidents.open() if is_first else [],
        older=older,
        chosen=chosen,
        is_first=not selection.before,
        choices=choices(archive),
        feed=feed_address("xml", chosen),
        as_json=with_values("/api/articles", chosen | {"before": asked.text("before")}),
    )


def article(asked: Asked, archive: Archive, number: int) -> Response:
    """One article."""
    row = _row(archive, number)
    found = from_row(row)
    with_pictures = asked.flag("pictures")
    asked.request.scope[PICTURES] = with_pictures
    versions = archive.revisions.of(row["canonical_url"])
    story = archive.stories.members(row["story_id"], IN_STORY + 1) if row["story_id"] else []
    known = why.why(archive, found.canonical_url)
    return page(
        asked,
        "article.html",
        article=found,
        row=row,
        groups=[(kind, list(blocks)) for kind, blocks in groupby(found.body, key=lambda block: block.kind)],
        with_pictures=with_pictures,
        versions=versions[: -VERSIONS - 1 : -1],
        number_of_versions=len(versions),
        change=_change(versions, len(versions)) if len(versions) > 1 else None,
        others=[member for member in story if member.article_id != number][:IN_STORY],
        story_size=archive.stories.sizes([row["story_id"]]).get(row["story_id"], 1) if row["story_id"] else 1,
        titles=archive.crawls.titles(),
        why=why.facts(archive, known) if known.state else {},
        feed=feed_address("xml", {"publisher": found.publisher}),
        as_json=f"/api/article/{number}",
    )


def change(asked: Asked, archive: Archive, number: int, version: int) -> Response:
    """What changed with one version of an article."""
    row = _row(archive, number)
    versions = archive.revisions.of(row["canonical_url"])
    if not 2 <= version <= len(versions):
        raise Refused(f"article {number} has no change {version}: it has {len(versions)} versions", 404)
    return page(
        asked,
        "change.html",
        row=row,
        change=_change(versions, version),
        number_of_versions=len(versions),
        feed=feed_address("xml", {"publisher": row["publisher"]}),
    )


def search(asked: Asked, archive: Archive) -> Response:
    """Full-text search."""
    query = asked.text("q")
    after = asked.number("from", 0, 1_000, 0)
    chosen = asked.chosen()
    values: dict[str, Any] = {"hits": [], "older": "", "chart": None, "error": "", "found": None}
    if query:
        selection = replace(asked.selection(after + HITS + 1), before=None)
        try:
            found = archive.searched(query, selection, CONSIDERED)
            hits = list(found.best())
        except WrongSelection as error:
            values["error"] = str(error)
        else:
            more = len(hits) > after + HITS and after + HITS <= 1_000
            values["older"] = with_values("/search", chosen | {"from": after + HITS}) if more else ""
            values["hits"] = hits[after : after + HITS]
            values["found"] = found
            values["chart"] = over_time(found.by_day()) if hits else None
    return page(
        asked,
        "search.html",
        status=400 if values["error"] else 200,
        query=query,
        first=after + 1,
        chosen=chosen,
        titles=archive.crawls.titles(),
        choices=choices(archive),
        feed=feed_address("xml", chosen if query else {}) if not values["error"] else "",
        as_json=with_values("/api/search", chosen) if query and not values["error"] else "",
        **values,
    )


def stories(asked: Asked, archive: Archive) -> Response:
    """The largest stories of a day."""
    day = asked.day() or _newest_day(asked, archive)
    selection = asked.on(day, replace(asked.selection(), before=None))
    before = replace(asked.on(day, Selection(limit=1)), since=None, until=selection.since)
    found = [
        (story_id, size, archive.stories.members(story_id, FIRST_MEMBERS))
        for story_id, size in archive.stories.sizes_in(selection, STORIES)
    ]
    return page(
        asked,
        "stories.html",
        day=day,
        earlier=day - timedelta(days=1) if archive.reading_lists.of(before) else None,
        later=day + timedelta(days=1) if day < asked.today else None,
        stories=found,
        chosen=asked.chosen() | {"day": day.isoformat()},
        titles=archive.crawls.titles(),
        choices=choices(archive),
        feed=feed_address("xml", {"one_per_story": "1"}),
    )


def _newest_day(asked: Asked, archive: Archive) -> date:
    """Return today, or the last day that has an article."""
    newest = archive.reading_lists.of(Selection(limit=1))
    seen = moment(newest[0].published) if newest else None
    return min(asked.today, seen.astimezone(asked.installation.zone).date()) if seen else asked.today


def story(asked: Asked, archive: Archive, number: int) -> Response:
    """One story through papers and time."""
    members = archive.stories.members(number, MEMBERS + 1, asked.place("after"))
    if not members:
        raise Refused(f"there is no story {number}, or no more of it", 404)
    last = members[MEMBERS - 1] if len(members) > MEMBERS else None
    later = with_values(f"/story/{number}", {"after": f"{last.published}_{last.article_id}"}) if last else ""
    shown = members[:MEMBERS]
    return page(
        asked,
        "story.html",
        number=number,
        members=shown,
        days=[(day, list(some)) for day, some in groupby(shown, key=lambda one: _day(asked, one.published))],
        size=archive.stories.sizes([number])[number],
        publishers=len({member.publisher for member in shown}),
        later=later,
        titles=archive.crawls.titles(),
        feed=feed_address("xml", {"one_per_story": "1"}),
    )


def choices(archive: Archive) -> dict[str, list[tuple[str, str]]]:
    """Return what the archive has to choose from: (value, what it is called)."""
    facts = {row["name"]: row for row in archive.crawls.facts()}
    names = {name: (facts.get(name) or {}).get("title") or name for name in archive.publishers()}
    countries = sorted({row["country"] for row in facts.values() if row["country"]})
    languages = archive.names.of("language")
    return {
        "publisher": sorted(names.items(), key=lambda item: item[1].casefold()),
        "country": [(country, country) for country in countries],
        "language": [(language, language) for language in languages],
    }


def _row(archive: Archive, number: int) -> dict[str, Any]:
    if row := archive.numbered(number):
        return row
    raise Refused(f"there is no article {number}", 404)


def _change(versions: Sequence[Any], number: int) -> dict[str, Any]:
    """Return what changed with version *number*, field by field."""
    older, newer = list(pairwise(versions))[number - 2]
    fields = [
        (field, changes.side_by_side(getattr(older.article, field), getattr(newer.article, field)))
        for field in changes.shown(newer.changed)
    ]
    return {"older": older, "newer": newer, "fields": fields, "language": newer.article.language}


def _by_day(asked: Asked, found: list[Headline]) -> list[tuple[Any, list[Headline]]]:
    return [(day, list(some)) for day, some in groupby(found, key=lambda one: _day(asked, one.published))]


def _day(asked: Asked, published: str) -> Any:
    seen = moment(published)
    return seen.astimezone(asked.installation.zone).date() if seen else None


def _place(headline: Headline) -> str:
    return f"{headline.published}_{headline.id}"
