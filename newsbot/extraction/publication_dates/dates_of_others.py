"""PAGE: which dates are another article's or the day's own, by where they stand, whatever their boxes are called."""

from functools import cached_property
from itertools import islice

from newsbot.extraction.values.text import words_in
from newsbot.page import Element, Page, has_more_text, text_in
from newsbot.sources.article_address import is_article_address
from newsbot.urls import same_site
from newsbot.urls.forgiving import joined, parts_of

_FEWEST_WORDS = 2
"""Of a link that is a headline."""
_LONGEST_BOX = 300
"""Characters of a box that teases one article, or a few."""
_LEVELS = 4
_MOST_LINKS = 20


class DatesOfOthers:
    """Tells of one page whether what stands in it dates something else than the article below *heading*."""

    def __init__(self, page: Page, heading: Element | None) -> None:
        self._url = page.url
        self._heading = heading
        self._around = set() if heading is None else {heading, *heading.iterancestors()}
        self._leading: dict[Element, bool] = {}
        """Of which links it is known whether they lead to another article: the same are asked for each date near them.
        """

    def is_of_others(self, element: Element) -> bool:
        """Tell whether *element* stands above the page's header or in a small box with a link to another article."""
        return self.is_above_header(element) or self._is_beside_other_article(element)

    def is_above_header(self, element: Element) -> bool:
        """Tell whether a link to the front page stands between *element* and the heading."""
        around = (element, *element.iterancestors())
        return bool(self._before_front) and any(one in self._before_front for one in around)

    @cached_property
    def _before_front(self) -> set[Element]:
        """What stands before that link beside it, or beside what it lies in."""
        link = self.front_link
        around = () if link is None else (link, *link.iterancestors())
        return {before for one in around for before in one.itersiblings(preceding=True)}

    @cached_property
    def front_link(self) -> Element | None:
        """The last link to the front page before the heading, mostly the site's name."""
        if self._heading is None:
            return None
        host = "://".join(parts_of(self._url)[:2])
        names = ("/", host, f"{host}/")
        for one in (self._heading, *self._heading.iterancestors()):
            for before in one.itersiblings(preceding=True):  # an XPath takes time with the square of the links
                if fronts := [link for link in before.iter("a") if link.get("href") in names]:
                    return fronts[-1]
        return None

    @property
    def header(self) -> set[Element]:
        """The elements around that link which do not hold the heading."""
        link = self.front_link
        return set() if link is None else {link, *link.iterancestors()} - self._around

    def is_to_other_article(self, link: Element) -> bool:
        """Tell whether *link* is a headline that leads to another article of the site."""
        if link not in self._leading:
            self._leading[link] = self._leads_to_other_article(link)
        return self._leading[link]

    def _leads_to_other_article(self, link: Element) -> bool:
        href = link.get("href") or ""
        if not href or href.startswith("#") or words_in(text_in(link)) < _FEWEST_WORDS:
            return False
        address = joined(self._url, href)
        is_other = parts_of(address).path != parts_of(self._url).path
        return is_other and is_article_address(address) and same_site(address, self._url)

    def _is_beside_other_article(self, element: Element) -> bool:
        box: Element | None = element
        for _ in range(_LEVELS):
            if box is None or box in self._around or has_more_text(box, _LONGEST_BOX):
                return False
            if any(map(self.is_to_other_article, islice(box.iter("a"), _MOST_LINKS))):
                return True
            box = box.getparent()
        return False
