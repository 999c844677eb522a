"""PAGE: what speaks for and against a page being an article, weighed: the last word on what no other rule refused."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsbot.extraction.form_pages import asks_more_than_it_says
from newsbot.extraction.other_pages import has_address_of_form, has_name_of_form, is_about_site
from newsbot.extraction.subscription_texts import is_subscription_offer
from newsbot.extraction.told import Told
from newsbot.items import Block, NotAnArticle
from newsbot.sources.article_address import is_article_address, is_unlikely_article, may_be_article
from newsbot.states import Reason
from newsbot.urls import is_web_address
from newsbot.urls.forgiving import parts_of

FEWEST_POINTS = 1
"""An article has as many, whatever it is about and in whatever language."""
_NEVER_REFUSED = 7
"""Points for an article that nothing is worth as much against."""
_LONGEST_OF_FORM = 1_500
"""Characters that stand beside a form or an offer; a review of the film "First Contact" has more."""
_RUNNING_TEXT = (100, 200, 400, 1_000, 2_500)
"""Characters of paragraphs that end as sentences do; each that are reached are one point."""
_LONG_PARAGRAPH = 120
"""Characters of a paragraph that is running text without a full stop, as in Thai."""
_LONGEST_WORD, _WORTH_OF_UNSPACED = 40, 3
"""Characters; of scripts that do not part words one says as much as three of others."""
_FEWEST_SPACES = 4
"""In a headline; pages that are none have names."""
_ENDS_SENTENCE = re.compile(r"[.!?…。！？।؟][\"”“»«’')\]」』]*\s*$")


class Sign(NamedTuple):
    """Something that a page shows, in words, and how many points it is worth; below 0 it speaks against an article."""

    words: str
    points: int
    reason: Reason | None = None
    """What a page is that shows this, and too little of an article; the last one is told."""


def refuse_without_signs(told: Told) -> None:
    """Raise NotAnArticle, with what was weighed, where *told* shows less than the least of articles."""
    signs = list(_signs_for(told))
    if sum(sign.points for sign in signs) >= _NEVER_REFUSED:
        return
    signs += _signs_against(told)
    points = sum(sign.points for sign in signs)
    if points < FEWEST_POINTS:
        weighed = ", ".join(f"{sign.words} {sign.points:+}" for sign in signs)
        reasons = [sign.reason for sign in signs if sign.reason]
        told_as = reasons[-1] if reasons else Reason.NO_SIGNS
        raise NotAnArticle(told_as, f"{weighed} = {points}, where an article has {FEWEST_POINTS} or more")


def _signs_for(told: Told) -> Iterator[Sign]:
    if is_article_address(told.page.url):
        yield Sign("an article's address", 3)
    elif _is_address_of_none(told.page.url):
        yield Sign("the address of a list or a service", -2)
    if told.is_followed:
        yield Sign("read by its publisher's file", 3)
    if told.is_listed:
        yield Sign("a listing names it so", 3)
    if told.is_titled_only:
        yield Sign("no headline but the title", -2)
    elif told.names and told.names[0].count(" ") >= _FEWEST_SPACES:
        yield Sign("a headline of several words", 1)
    if told.says_article:
        yield Sign("called an article", 2)
    if told.is_dated or told.shows_date:
        yield Sign("dated", 2)
    if told.is_signed:
        yield Sign("signed", 1)
    yield Sign("running text", points_of_running_text(told.blocks))


def _is_address_of_none(url: str) -> bool:
    """Tell whether *url* is no article's; one word below a section may be a subject's or a headline's."""
    if may_be_article(url) is not False or not is_web_address(url):
        return False
    return not (is_unlikely_article(url) and "/" in parts_of(url).path.strip("/"))


def _signs_against(told: Told) -> Iterator[Sign]:
    if asks_more_than_it_says(told.page, told.text):
        yield Sign("more fields than words", -2, Reason.ABOUT_SITE)
    if told.shows_date or told.is_signed:
        return
    is_short = len(told.text) <= _LONGEST_OF_FORM
    if is_short and is_subscription_offer(told.text):
        yield Sign("sells subscriptions", -4, Reason.OFFER)
    if any(is_about_site(told)) or (is_short and (has_address_of_form(told) or has_name_of_form(told))):
        yield Sign("called a form or a page about the site", -4, Reason.ABOUT_SITE)


def points_of_running_text(blocks: Iterable[Block]) -> int:
    """Return how many points the paragraphs of *blocks* that end as sentences do are worth."""
    characters = 0
    for block in blocks:
        if len(block.text) >= _LONG_PARAGRAPH or _ENDS_SENTENCE.search(block.text, max(0, len(block.text) - 10)):
            characters += len(block.text) * (1 if " " in block.text[:_LONGEST_WORD] else _WORTH_OF_UNSPACED)
            if characters >= _RUNNING_TEXT[-1]:
                break
    return sum(characters >= enough for enough in _RUNNING_TEXT)
