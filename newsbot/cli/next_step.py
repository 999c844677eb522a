"""BY HAND: what will be done next about an address, in words."""

from typing import TYPE_CHECKING

from newsbot.states import REDEPLOY_REASONS, Reason, UrlState

if TYPE_CHECKING:
    from newsbot.archive import Why

PUT_BACK = "nothing by itself; `scrapy retry URL` puts it back"


def next_step(why: "Why") -> str:
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


def _is_second_look(why: "Why") -> bool:
    return why.state == UrlState.NOT_ARTICLE and why.reason in REDEPLOY_REASONS
