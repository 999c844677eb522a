"""ITEM: raw values of all sources -> one Article; per field, the first source with a usable value wins."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from itemloaders import ItemLoader
from itemloaders.processors import Identity, TakeFirst

from newsbot.dates.machine_dates import Moment
from newsbot.extraction.bylines.deciding import Signed
from newsbot.extraction.headlines.deciding import decided_headline
from newsbot.extraction.headlines.parsing import kicker
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.publication_dates.deciding import decided_time, with_offset_of
from newsbot.extraction.source import Candidate, CandidateOutcome, Decision, Source, as_list
from newsbot.extraction.values.images import images
from newsbot.extraction.values.language import heard_language, language_tag
from newsbot.extraction.values.text import line
from newsbot.extraction.values.topics import free, keywords, section
from newsbot.extraction.values.videos import videos
from newsbot.items import Article


def in_context(process: Callable[[list[Any], PageContext], Any]) -> Any:
    """Return an input processor that hands the page's context to *process*; static, as loaders bind what is not."""

    def processor(values: list[Any], loader_context: dict[str, Any]) -> list[Any]:
        found = process(values, loader_context["page_context"])
        return as_list(found)

    return staticmethod(processor)


def first(process: Callable[..., Any]) -> Callable[[list[Any], PageContext], Any]:
    """Return a function that gives the first value which *process* can use."""
    return lambda values, _: next((found for value in values if (found := process(value)) is not None), None)


class ArticleLoader(ItemLoader):
    """Load an article; per field, the first source with a usable value wins."""

    default_item_class = Article
    default_input_processor = in_context(first(line))
    default_output_processor = TakeFirst()

    kicker_in = in_context(first(kicker))
    section_in = in_context(section)
    keywords_in = in_context(keywords)
    images_in = in_context(images)
    videos_in = in_context(videos)
    language_in = in_context(first(language_tag))
    is_accessible_for_free_in = in_context(lambda values, _: free(values))
    rights_in = Identity()
    headline_in = authors_in = agencies_in = date_published_in = date_modified_in = Identity()
    """Decided in rooms of their own, and parsed there."""

    authors_out = agencies_out = keywords_out = images_out = videos_out = rights_out = body_out = Identity()

    def __init__(self, context: PageContext) -> None:
        super().__init__(page_context=context)
        self.page_context = context
        self.candidates: list[Candidate] = []
        self.sources: dict[str, str] = {}

    def get_input_processor(self, field_name: str) -> Callable[..., Any]:
        """Return the loader's own; an Article's fields name none, and to ask them took a tenth of the loading."""
        processor: Callable[..., Any] = getattr(self, f"{field_name}_in", self.default_input_processor)
        return processor

    def get_output_processor(self, field_name: str) -> Callable[..., Any]:
        """Return the loader's own."""
        processor: Callable[..., Any] = getattr(self, f"{field_name}_out", self.default_output_processor)
        return processor

    def load_item(self) -> Article:
        """Return the article; its fields are plain attributes, for which the adapter of any kind of item is slow."""
        article: Article = self.item
        for field in self._values:
            setattr(article, field, self.get_output_value(field))
        return article

    def has(self, field: str) -> bool:
        """Tell whether a source has given a usable value for *field*."""
        return field in self._values

    def fill(self, source: Source, fields: Iterable[str] | None = None) -> None:
        """Add the values of *source*, or of its *fields*, to the fields that are still empty, and note where from."""
        for field in source.values if fields is None else fields:
            raw = source.values.get(field)
            if raw is not None and raw != "" and raw != []:
                self._offer(field, raw, raw, source.name)

    def _offer(self, field: str, value: Any, raw: Any, source: str) -> None:
        """Add *value*, which *source* gives as *raw*, where *field* is still empty."""
        if field in self._values:
            self.candidates.append(Candidate(field, source, raw, CandidateOutcome.LATE))
            return
        self.add_value(field, value)
        won = field in self._values
        if won:
            self.sources[field] = source
        self.candidates.append(
            Candidate(field, source, raw, CandidateOutcome.WON if won else CandidateOutcome.UNUSABLE)
        )

    def fill_signatures(self, signed: Iterable[Signed]) -> None:
        """Fill authors and agencies with those of the first of *signed* that names any."""
        for one in signed:
            for field, names in (("authors", one.byline.people), ("agencies", one.byline.agencies)):
                self._offer(field, list(names), one.raw, one.source)

    def fill_decided(self, field: str, decision: Decision) -> None:
        """Fill *field*, if it is still empty, with what was decided among its candidates."""
        self.candidates += decision.candidates
        if decision.value is not None and not self.has(field):
            self.add_value(field, decision.value)
            self.sources[field] = decision.source

    def fill_headline(self, sources: Iterable[Source]) -> None:
        """Fill the headline that is believed, and the kicker that stands before it on its line."""
        headline, above = decided_headline(sources, self.page_context.own_keys)
        self.fill_decided("headline", headline)
        if above:
            self._offer("kicker", above, above, headline.source)

    def fill_times(self, sources: Iterable[Source], shown: Moment | None = None) -> None:
        """Fill when the article was published and updated with the times that tell most.

        *shown* is the time of publication that readers see. Its offset is that of times without one, where nothing
        tells where the publisher is at home.
        """
        context = with_offset_of(shown, sources, self.page_context) if shown else self.page_context
        self.fill_decided("date_published", decided_time("date_published", sources, context, shown))
        self.fill_decided("date_modified", decided_time("date_modified", sources, context))

    def fill_times_of_day(self, place: Source, of_page: Sequence[Source]) -> None:
        """Fill with the times that *place* shows, or with that of the same day in *of_page*, which tell of the page."""
        told = (self.page_context.moment(raw) for raw in as_list(place.values.get("date_published")))
        shown = next(filter(None, told), None) if of_page else None
        self.fill_times([place, *of_page] if shown else [place], shown)

    def fill_update(self, sources: Iterable[Source]) -> None:
        """Fill when the article was updated with the first time that *sources* show, in the offset of its publication.

        The country tells the offset where it has but one.
        """
        context, published = self.page_context, self._values.get("date_published")
        if published and context.timezone is None:
            context = replace(context, timezone=published[0].tzinfo)
        for source in sources:
            self.fill_decided("date_modified", decided_time("date_modified", [source], context))
            if self.has("date_modified"):
                break

    def hear_language(self, text: str) -> None:
        """Believe the *text* where it surely is in another language than the markup says."""
        if heard := heard_language(text, self.get_output_value("language")):
            self.replace_value("language", heard)
            self.sources["language"] = "text"
            if self.page_context.language is None:
                self.page_context.language = heard

    def drop_update_before_publication(self) -> None:
        """Empty ``date_modified`` where it is earlier than ``date_published``: it dates the page's file or a draft.

        A listing that names the time of publication tells of no change: sitemaps date all that they name.
        """
        published, modified = self._values.get("date_published"), self._values.get("date_modified")
        if not published or not modified:
            return
        is_idle = modified == published and self.sources["date_modified"].partition(",")[0] == "listing"
        if is_idle or modified < published:
            del self._values["date_modified"]
            del self.sources["date_modified"]
