"""KEEP: what became of an address and what will be done about it next, in words."""

from newsbot.archive import Archive, Why
from newsbot.several_pages.page_reasons import is_page_reason
from newsbot.states import REDEPLOY_REASONS, SPEAKS_FOR_AN_ARTICLE, Reason, UrlState, with_advice
from newsbot.urls import canonical

NEVER_SEEN = "never seen: no listing that was read named it, and no run was asked for it"
PUT_BACK = "nothing by itself; `scrapy retry URL` puts it back"


def why(archive: Archive, url: str) -> Why:
    """Return what is known of *url*, in any of its forms."""
    found = archive.why(canonical(url))
    return archive.why(url) if found.state is None else found


def facts(archive: Archive, why: Why) -> dict[str, str]:
    """Return what is known of an address that was seen: what it is about -> words."""
    known = {
        "state": in_words(why),
        "publisher": why.publisher,
        "article": why.headline,
        "pages": why.pages,
        "refused": why.refused and f"the address that the page declares ({why.refused})",
        "story": _story(archive, why),
        "found": f"{why.first_seen}{f' in {why.listing}' if why.listing else ''}",
        "last tried": why.last_tried,
        "next try": why.next_try,
        "next": next_step(why),
        "if wrong": _if_wrong(why),
        "withdrawn": why.withdrawn,
    }
    return {name: value for name, value in known.items() if value}


def next_step(why: Why) -> str:
    """Return what a crawl does about the address that *why* tells of."""
    is_planned = why.next_try is not None
    if why.state == UrlState.STORED:
        asked = "the next crawl after that looks whether it has changed" if is_planned else "nothing"
        return f"{asked}, unless a listing calls it changed" if not is_planned else asked
    if why.state == UrlState.DUPLICATE:
        return "nothing, unless a listing calls it changed"
    does_not_fit = why.reason in (Reason.OFF_SITE, Reason.NOT_AN_ARTICLE_ADDRESS)
    if why.state == UrlState.FOUND and not does_not_fit:
        return "the next crawl asks for it"
    if why.state in (UrlState.FOUND, UrlState.FILTERED):
        return "decided anew when a listing that names it changes, or the facts of the publisher file"
    if why.state == UrlState.ROBOTS:
        return "the next crawl after that asks robots.txt again" if is_planned else "asked for when a listing names it"
    if not is_planned:
        return PUT_BACK
    while_named = ", while a listing names it" if _is_second_look(why) else ""
    return f"the next crawl after that asks for it again{while_named}"


def _if_wrong(why: Why) -> str | None:
    """Return what a person can do who takes the page for an article."""
    if why.state != UrlState.NOT_ARTICLE:
        return None
    shown = f"`scrapy explain {why.url}` shows what it was judged by"
    return f"{shown}; {SPEAKS_FOR_AN_ARTICLE}" if why.reason == Reason.NO_SIGNS else shown


def _is_second_look(why: Why) -> bool:
    return why.state == UrlState.NOT_ARTICLE and why.reason in REDEPLOY_REASONS


def in_words(why: Why) -> str:
    """Return state and reason as one phrase."""
    if why.state == UrlState.DUPLICATE:
        return f"duplicate of {why.article} ({why.reason})" if why.article else f"duplicate ({why.reason})"
    if why.state == UrlState.STORED and is_page_reason(why.reason):
        return f"stored as {why.reason} of {why.article}, version {why.revision}"
    if why.state == UrlState.STORED:
        alias = f" as {why.article}" if why.article != why.url else ""
        return f"stored{alias}, version {why.revision} ({why.reason})"
    if why.state == UrlState.FAILED:
        last = "" if why.next_try else ", given up"
        return f"failed {why.failures} {'time' if why.failures == 1 else 'times'}{last} (last error: {why.reason})"
    state: dict[str, str] = {
        UrlState.NOT_ARTICLE: "not an article",
        UrlState.ROBOTS: "blocked by robots.txt",
        UrlState.FOUND: "found, not read yet",
    }
    words = state.get(why.state or "", why.state or "")
    return f"{words} ({with_advice(why.reason)})" if why.reason and why.state != UrlState.ROBOTS else words


def _story(archive: Archive, why: Why) -> str | None:
    story = archive.stories.of(why.article) if why.article else None
    if story is None or len(story.members) < 2:
        return None
    return f"{len(story.members)} articles, the first is {story.members[0].canonical_url}"
