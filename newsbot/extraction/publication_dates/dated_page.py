"""PAGE: what several rules ask of a page for its dates, each looked for once, when it is first asked for."""

from functools import cached_property

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.publication_dates.dates_of_others import DatesOfOthers
from newsbot.extraction.publication_dates.labelled_lines import published_and_updates
from newsbot.extraction.publication_dates.labels import dated_parts
from newsbot.extraction.publication_dates.lines_around import PageText
from newsbot.extraction.publication_dates.marked_dates import MarkedDates, date_elements, time_elements
from newsbot.page import Page


class DatedPage:
    """A page whose *body* was read, and what of it may tell dates."""

    def __init__(self, page: Page, body: Body) -> None:
        self.page = page
        self.body = body
        self.heading = body.heading_element
        self.others = DatesOfOthers(page, self.heading)

    @cached_property
    def byline_lines(self) -> tuple[list[str], list[str]]:
        """Which of the lines between headline and text may tell the publication, and which tell updates."""
        return published_and_updates(text for line in self.body.byline_lines for text in line.text.splitlines())

    @cached_property
    def times(self) -> MarkedDates:
        """What the page's own elements `time` tell."""
        return time_elements(self.page, self.heading, self.others)

    @cached_property
    def dates(self) -> MarkedDates:
        """What those of the page's own elements tell whose names speak of dates."""
        return date_elements(self.page, self.heading, self.others)

    @cached_property
    def text(self) -> PageText:
        """The page's lines, which take a tenth of the time of a page: one of four that show no date needs none."""
        return PageText(self.page.root, self.others)

    @cached_property
    def parts_of_lines(self) -> list[str]:
        """The short lines with a date, or their parts, anywhere but in teasers and comments."""
        return [part for line in self.text.dated_lines(self.heading) for part in dated_parts(line)]
