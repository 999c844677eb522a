"""ITEM: raw values of all sources -> one Article; per field, the first source with a usable value wins."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from itemloaders import ItemLoader
from itemloaders.processors import Identity, TakeFirst

from newsbot.dates.machine_dates import Precision, moment, to_aware
from newsbot.extraction.bylines.parsing import byline
from newsbot.extraction.headlines.parsing import agreed, headline, kicker, kicker_apart, up_to_shown
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.images import images
from newsbot.extraction.values.language import language_tag
from newsbot.extraction.values.text import key_of, line
from newsbot.extraction.values.topics import free, keywords, section
from newsbot.extraction.values.videos import videos
from newsbot.items import Article

SELECTORS = "selectors"
"""The source that a publisher file itself names."""

Source = tuple[str, Mapping[str, Any]]
"""A source's name and its raw values by field."""


class Candidate(NamedTuple):
    """One source's value for one field, and what became of it; `scrapy explain` shows them."""

    field: str
    source: str
    raw: Any
    outcome: str
    """``won``, ``unusable``, or ``late`` where an earlier source had won."""


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
    authors_in = in_context(lambda values, context: list(byline(values, context).people))
    agencies_in = in_context(lambda values, context: list(byline(values, context).agencies))
    keywords_in = in_context(keywords)
    images_in = in_context(images)
    videos_in = in_context(videos)
    language_in = in_context(first(language_tag))
    is_accessible_for_free_in = in_context(lambda values, _: free(values))
    date_published_in = date_modified_in = Identity()

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

    def fill(self, values: Mapping[str, Any], source: str) -> None:
        """Add *values* to the fields that are still empty, and note their *source*."""
        for field, raw in values.items():
            if raw is None or raw == "" or raw == []:
                continue
            if field in self._values:
                self.candidates.append(Candidate(field, source, raw, "late"))
                continue
            self.add_value(field, raw)
            won = field in self._values
            if won:
                self.sources[field] = source
            self.candidates.append(Candidate(field, source, raw, "won" if won else "unusable"))

    def fill_time(self, field: str, sources: Iterable[Source]) -> None:
        """Fill *field* with the time that tells most: an instant beats a time without offset, and that a mere day.

        Among equals the first source wins, so that neither a day out of an address nor a listing beats the metadata.
        What the publisher's own selector finds is not weighed.
        """
        read: list[tuple[Precision, datetime, Candidate]] = []
        for source, raw in each(sources, field):
            found = moment(raw, self.page_context.language, self.page_context.month_first)
            time = to_aware(found, self.page_context.timezone, self.page_context.seen_at) if found else None
            if found is None or time is None:
                self.candidates.append(Candidate(field, source, raw, "unusable"))
                continue
            read.append((found.precision, time[0], Candidate(field, f"{source}, {time[1]}".rstrip(", "), raw, "late")))
        best = max(read, key=lambda reading: (reading[2].source.startswith(SELECTORS), reading[0]), default=None)
        for reading in read:
            self.candidates.append(reading[2]._replace(outcome="won") if reading is best else reading[2])
        if best and not self.has(field):
            self.add_value(field, best[1])
            self.sources[field] = best[2].source

    def drop_update_before_publication(self) -> None:
        """Empty ``date_modified`` where it is earlier than ``date_published``: it dates the page's file or a draft."""
        published, modified = self._values.get("date_published"), self._values.get("date_modified")
        if published and modified and modified < published:
            del self._values["date_modified"]
            del self.sources["date_modified"]

    def fill_headline(self, sources: Iterable[Source]) -> None:
        """Fill the headline with the one that two sources agree on, else the structured one, else the first.

        The publisher's own selector is not weighed. What the page shows is asked first; where it shows a kicker on the
        same line, another source tells them apart.
        """
        told: list[tuple[str, str]] = []
        for source, raw in each(sources, "headline"):
            text = headline(raw, self.page_context.own_keys)
            if text is None:
                self.candidates.append(Candidate("headline", source, raw, "unusable"))
            else:
                told.append((source, text))
        if not told:
            return
        shown = next((text for source, text in told if source == "page"), "")
        if not any(source.startswith("json-ld") for source, _ in told):
            told = [(source, up_to_shown(text, shown)) for source, text in told]
        best, witnesses = _best_headline(told)
        above, text = kicker_apart(witnesses[0], witnesses[1:])
        for at, (source, shown) in enumerate(told):
            self.candidates.append(Candidate("headline", source, shown, "won" if at == best else "late"))
        self.add_value("headline", text)
        self.sources["headline"] = told[best][0]
        if above:
            self.fill({"kicker": above}, told[best][0])

    def fill_newsroom(self, sources: Iterable[Source]) -> None:
        """Fill the authors, where no source names a person, with the newsroom or agency that signs."""
        for source, values in sources:
            signed = byline(as_list(values.get("authors")), self.page_context).newsrooms
            if signed:
                self._values["authors"] = list(dict.fromkeys(signed))[:3]
                self.sources["authors"] = f"{source}, newsroom"
                return


def _best_headline(told: list[tuple[str, str]]) -> tuple[int, list[str]]:
    """Return which of *told* is the headline, and its text before those of the other witnesses."""
    if told[0][0] == SELECTORS:
        return 0, [told[0][1]]
    order = _witnesses([source for source, _ in told])
    texts = [told[at][1] for at in order]
    sure = agreed(texts)
    structured = next((at for at in order if told[at][0].startswith("json-ld")), order[0])
    best = structured if sure is None else order[sure]
    same = [text for text in texts if key_of(text) == key_of(told[best][1])]
    # A shown kicker is parted by a line break from its headline, elsewhere by a colon.
    return best, [max(same, key=lambda text: text.count(": ")), *texts]


def _witnesses(sources: list[str]) -> list[int]:
    """Return where the first of each independent kind of witness stands: page, structured data, sharing, title."""
    kinds = {"page": 0, "json-ld": 1, "microdata": 1, "meta": 2}
    seen: dict[int, int] = {}
    for at, source in enumerate(sources):
        seen.setdefault(kinds.get(source.partition(" ")[0], 3), at)
    return sorted(seen.values())


def each(sources: Iterable[Source], field: str) -> Iterator[tuple[str, Any]]:
    """Yield source and raw value for every single value of *field*."""
    for source, values in sources:
        if field in values:
            for raw in as_list(values[field]):
                if raw is not None and raw != "":
                    yield source, raw


def as_list(raw: Any) -> list[Any]:
    """Return *raw* as a list: of its values if it holds several, of none if it is None."""
    return raw if isinstance(raw, list) else [] if raw is None else [raw]
