"""REQUEST: what a link is shown as: a headline, a name, a part of a sentence."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsbot.page import Element, Page
from newsbot.sources.address_forms import Shown
from newsbot.sources.article_address import DIRECTORY, is_unlikely_article
from newsbot.sources.link_label import (
    has_day,
    has_headline,
    has_long_slug,
    has_service_word,
    is_byline,
    is_called_article,
    is_dated_headline,
    is_guide,
    is_list_label,
    is_named_by_slug,
    is_numbered,
    is_service_label,
    is_wide,
    says_more_than_slug,
    width_of,
)
from newsbot.sources.link_places import (
    LETTERS_OF_A_HEADLINE,
    WORDS_OF_A_HEADLINE,
    date_beside,
    dates_of_teasers,
    is_headline,
    is_in_menu,
    is_within_text,
    label_of,
    list_around,
    lists_of_articles,
    menus_of,
)
from newsbot.sources.next_page import Link
from newsbot.urls import canonical
from newsbot.urls.forgiving import parts_of

LETTERS_OF_A_SENTENCE, WORDS_OF_A_SENTENCE = 40, 6
WORDS_OF_A_QUESTION, ENDS_OF_A_QUESTION = 3, ("?", "!", "？", "！", "؟")
WORDS_OF_A_NAME, WIDTH_OF_A_WIDE_NAME = 2, 12
"""Of a Chinese or Japanese name of a section; a headline may have little more."""


def is_name_or_two_words(label: str) -> bool:
    """Tell whether *label* is as short as the names of sections, subjects and people mostly are."""
    if is_wide(label):
        return width_of(label) <= WIDTH_OF_A_WIDE_NAME
    return 0 < len(label.split()) <= WORDS_OF_A_NAME


@dataclass(slots=True)
class ShownLink:
    """A link that may lead to an article, and how its page shows it."""

    element: Element
    url: str
    key: str
    """The canonical address."""
    judged: bool | None
    """Whether the address alone is an article's; None where it does not tell."""
    label: str
    width: int
    words: int
    is_in_menu: bool
    is_within_text: bool
    is_among_articles: bool
    published: datetime | None
    """The date that stands beside it."""

    @property
    def has_headline(self) -> bool:
        """Tell whether the label may be a headline by its length."""
        return self.width >= LETTERS_OF_A_HEADLINE and (self.words >= WORDS_OF_A_HEADLINE or is_wide(self.label))

    @property
    def is_short(self) -> bool:
        """Tell whether the label is too short for a headline, in letters and in words."""
        return self.width < LETTERS_OF_A_HEADLINE and self.words < WORDS_OF_A_HEADLINE

    @property
    def is_name(self) -> bool:
        """Tell whether the label is the short name of a section: its address is made of it, as of no headline."""
        return bool(self.label) and self.width < LETTERS_OF_A_HEADLINE and is_named_by_slug(self.url, self.label)

    @property
    def is_of_service(self) -> bool:
        """Tell whether the label names a page that every site has, or a list."""
        if is_service_label(self.label):
            return True
        if self.width >= LETTERS_OF_A_HEADLINE or has_long_slug(self.url):
            return False
        return is_list_label(self.label) or is_byline(self.label)

    @property
    def may_be_headline(self) -> bool:
        """Tell whether the label stands by itself, and has words; in a menu those of a question or an exclamation."""
        if self.is_in_menu:
            return self.is_question
        return (self.words > 1 or is_wide(self.label)) and not self.is_within_text

    @property
    def is_question(self) -> bool:
        """Tell whether the label is a question or an exclamation of several words, as the names of sections are not."""
        return self.words >= WORDS_OF_A_QUESTION and self.label.endswith(ENDS_OF_A_QUESTION)

    def is_shown_as_article(self) -> bool:
        """Tell whether the link is shown as an article's.

        In menus and at the foot of the page a word or two name a section or a service, whatever their address.
        """
        is_sentence = self.width >= LETTERS_OF_A_SENTENCE and self.words >= WORDS_OF_A_SENTENCE
        is_named = bool(self.label) and not is_sentence and is_named_by_slug(self.url, self.label)
        if self.judged and self._has_surely_headline(is_named=is_named):
            return True
        is_teaser = self.published is not None or self.is_among_articles
        if self.is_in_menu and self.judged:
            return (
                is_teaser or not is_named if self.width >= LETTERS_OF_A_HEADLINE else self._is_short_article(is_named)
            )
        if self.is_in_menu:
            return is_sentence and (is_teaser or is_headline(self.element))
        if self.is_short and self.is_within_text:
            return not has_service_word(self.url)
        if self.judged:
            return not (is_named and self.width < LETTERS_OF_A_HEADLINE) or is_called_article(self.url)
        if self.is_short and is_named:
            return False
        return is_teaser or is_headline(self.element) or (is_sentence and says_more_than_slug(self.url, self.label))

    def _has_surely_headline(self, *, is_named: bool) -> bool:
        """Tell whether the address has a headline, as it has of nothing but an article."""
        return is_dated_headline(self.url) or (has_long_slug(self.url) and not (self.is_in_menu and is_named))

    def _is_short_article(self, is_named: bool) -> bool:
        """Tell whether what a menu names shortly is an article by its address."""
        if is_named:
            return False
        if self.words > 1 and is_called_article(self.url):
            return True
        has_words = not self.is_short or (self.words > 1 and (has_headline(self.url) or has_day(self.url)))
        return is_guide(self.url) or (is_numbered(self.url) and has_words)


def shown_links(page: Page, links: Sequence[Link], is_article: Callable[[str], bool | None]) -> Iterator[ShownLink]:
    """Yield those of *links* that may lead to articles, in the page's order."""
    dates, menus = dates_of_teasers(page), menus_of(links)
    judgements = [is_article(url) if link.tag == "a" else False for link, url in links]
    lists = lists_of_articles(links, judgements)
    for (link, url), judged in zip(links, judgements, strict=True):
        if judged is False or (judged is None and is_unlikely_article(url) and not _is_marked_up(link, url, menus)):
            continue
        label = label_of(link)
        yield ShownLink(
            link,
            url,
            canonical(url),
            judged,
            label,
            width_of(label),
            len(label.split()),
            is_in_menu(link, menus),
            is_within_text(link),
            list_around(link) in lists,
            date_beside(link, dates),
        )


def _is_marked_up(link: Element, url: str, menus: set[Element]) -> bool:
    """Tell whether *link* is a headline in a heading: an article's, whatever the shape of its address but a list's."""
    if not is_headline(link) or is_in_menu(link, menus) or is_within_text(link):
        return False
    return DIRECTORY.search(parts_of(url).path) is None


def shown_as(links: Iterable[ShownLink]) -> dict[str, Shown]:
    """Return what the links to each address are shown as, by the one that says most."""
    found: dict[str, Shown] = {}
    for link in links:
        how = _shown_as(link)
        if _SAYS[how] > _SAYS[found.setdefault(link.key, how)]:
            found[link.key] = how
    return found


_SAYS = {Shown.UNKNOWN: 0, Shown.NAME: 1, Shown.HEADLINE_IN_MENU: 2, Shown.HEADLINE: 3}


def _shown_as(link: ShownLink) -> Shown:
    if link.is_within_text or not re.search(r"[^\W\d_]", link.label):
        return Shown.UNKNOWN
    if link.has_headline:
        return Shown.HEADLINE_IN_MENU if link.is_in_menu else Shown.HEADLINE
    if not link.is_short or (is_wide(link.label) and link.width > WIDTH_OF_A_WIDE_NAME):
        return Shown.UNKNOWN
    return Shown.NAME
