"""REQUEST: which links of a page stand alike, in boxes of the same tags and classes, and how many are articles."""

import re
from collections.abc import Iterable, Sequence, Set
from itertools import islice

from newsbot.page import Element
from newsbot.sources.address_forms import forms_of
from newsbot.sources.link_places import label_of
from newsbot.sources.next_page import Link
from newsbot.sources.shown_link import ShownLink, is_name_or_two_words

BOXES_AROUND = 5
"""That are compared, beside the link's own element."""
NUMBERS = re.compile(r"\d+")
"""What the classes of a list's entries differ by."""
ALIKE_AND_ARTICLES, SHARE_OF_ARTICLES = 3, 1 / 2
"""So many other links stand alike and have the same form of address, and at least this share of them are articles."""
ALIKE_AND_HEADLINES, SHARE_OF_HEADLINES = 5, 1 / 2
"""So many links stand alike and have the same form of address, and at least this share of them has a headline."""
ALIKE_AND_OTHERS, SHARE_OF_FEW = 8, 1 / 3
"""So many other links stand alike, whatever their addresses, and at most this share of them are articles."""
ALIKE_AND_NAMES, SHARE_OF_NAMES = 4, 0.6
"""So many other links stand alike, and there are names of a word or two for at least this share of all of them."""
TIMES_A_NAME_STANDS = 3
"""A link that stands alike so often is beside one article after another: its subject, its section, its author."""
LINKS_READ = 100
"""Of those that stand alike."""


class AlikeLinks:
    """All *links* of a page by where they stand, and which addresses of those *shown* are *articles* by themselves."""

    def __init__(self, links: Sequence[Link], shown: Iterable[ShownLink], articles: Set[str]) -> None:
        self._articles = articles
        self._boxes: dict[Element, str] = {}
        self._short_names: dict[str, str] = {}
        """Tag and classes -> a number for them: links repeat those around them, and classes may be long."""
        self._places = {element: self._place_of(element) for element, _ in links}
        """Texts, as Python's collector of cycles would have to look at each of so many tuples."""
        self._links_at: dict[str, list[Link]] = {}
        for one in links:
            self._links_at.setdefault(self._places[one.element], []).append(one)
        self._holds_names: dict[str, bool] = {}
        self._headlines: dict[str, set[str]] = {}
        self._numbers: dict[str, int] = {}
        self._numbers_of_articles: dict[str, int] = {}
        self._count((self._places[element], url) for element, url in links)
        placed = [(self._place_and_form(link), link) for link in shown]
        self._count((place, link.url) for place, link in placed)
        for place, link in placed:
            if link.has_headline:
                self._headlines.setdefault(place, set()).add(link.url)

    def are_articles(self, link: ShownLink) -> bool:
        """Tell whether most links that stand as *link* does, and have its form of address, are articles."""
        articles, number = self._others(self._place_and_form(link), link.url)
        return number >= ALIKE_AND_ARTICLES and articles >= SHARE_OF_ARTICLES * number

    def have_headlines(self, link: ShownLink) -> bool:
        """Tell whether most links that stand as *link* does, and have its form of address, are called by headlines."""
        place = self._place_and_form(link)
        headlines = len(self._headlines.get(place, ()))
        return headlines >= ALIKE_AND_HEADLINES and headlines >= SHARE_OF_HEADLINES * self._numbers[place]

    def are_none(self, link: ShownLink) -> bool:
        """Tell whether many links stand as *link* does and hardly any is an article: in a menu, among products."""
        articles, number = self._others(self._places[link.element], link.url)
        return number >= ALIKE_AND_OTHERS and articles <= SHARE_OF_FEW * number

    def are_names(self, link: ShownLink) -> bool:
        """Tell whether *link* and most that stand as it does are called by a word or two: in a menu, among subjects.

        One headline among those of its form of address shows that the form is that of articles.
        """
        if not is_name_or_two_words(link.label) or self._headlines.get(self._place_and_form(link)):
            return False
        place = self._places[link.element]
        if (holds := self._holds_names.get(place)) is None:
            holds = self._holds_names[place] = self._has_mostly_names(place)
        return holds

    def is_repeated_name(self, link: ShownLink) -> bool:
        """Tell whether *link* is called by a word or two and stands alike again and again, as no article does."""
        if not is_name_or_two_words(link.label):
            return False
        alike = self._links_at[self._places[link.element]]
        return sum(url == link.url for _, url in islice(alike, LINKS_READ)) >= TIMES_A_NAME_STANDS

    def _has_mostly_names(self, place: str) -> bool:
        labels = {url: label_of(element) for element, url in islice(self._links_at[place], LINKS_READ)}
        names = set(filter(is_name_or_two_words, labels.values()))  # which differ, as "Read more" does not
        return len(labels) > ALIKE_AND_NAMES and len(names) >= SHARE_OF_NAMES * len(labels)

    def _count(self, grouped: Iterable[tuple[str, str]]) -> None:
        for group, url in dict.fromkeys(grouped):
            self._numbers[group] = self._numbers.get(group, 0) + 1
            if url in self._articles:
                self._numbers_of_articles[group] = self._numbers_of_articles.get(group, 0) + 1

    def _others(self, group: str, url: str) -> tuple[int, int]:
        """Return how many articles there are in *group*, and how many addresses in all, beside *url*."""
        articles = self._numbers_of_articles.get(group, 0)
        return articles - (url in self._articles), self._numbers[group] - 1

    def _place_and_form(self, link: ShownLink) -> str:
        forms = forms_of(link.key)
        return f"{self._places[link.element]} {'/'.join(forms[-1]) if forms else ''}"

    def _place_of(self, element: Element) -> str:
        around = islice(element.iterancestors(), BOXES_AROUND)
        return "<".join((self._box(element), *map(self._box, around)))

    def _box(self, element: Element) -> str:
        if (box := self._boxes.get(element)) is None:
            names = element.get("class")
            called = f"{element.tag!s} {NUMBERS.sub('', names)}" if names else str(element.tag)
            box = self._boxes[element] = self._short_names.setdefault(called, str(len(self._short_names)))
        return box
