"""HAND ON: a selection of the archive as a full-text feed, in one document or several."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin
from uuid import UUID, uuid5

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.exports.files import opened, replacing
from newsbot.feeds import atom, json_feed, rss
from newsbot.feeds.document import Feed
from newsbot.feeds.entries import COLUMNS, FeedEntry, feed_entry

NEWEST = 100
"""So many articles a document has unless told otherwise."""

_EMPTY = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without an article was last updated; not now, as the same archive gives the same file."""

FORMATS: dict[str, Callable[[Feed, Iterable[FeedEntry], BinaryIO], None]] = {
    "atom": atom.write,
    "rss": rss.write,
    "json": json_feed.write,
}


def format_of(path: Path, named: str | None = None) -> str:
    """Return the format of a feed: the one that is *named*, or that the file's ending tells."""
    told = {".xml": "atom", ".atom": "atom", ".rss": "rss", ".json": "json"}.get(path.suffix)
    if named and told and (named == "json") != (told == "json"):
        raise WrongSelection(f"{path.name}: a feed in the format {named} does not end in {path.suffix}")
    form = named or told
    if form is None:
        raise WrongSelection(f"{path.name}: a feed ends in .xml or .json; there are: {', '.join(FORMATS)}")
    return form


@dataclass(frozen=True)
class Publication:
    """A feed of a selection, to be written to *path* and, if it is paged, to archive documents beside it."""

    archive: Archive
    path: Path
    selection: Selection
    form: str
    title: str | None = None
    base_url: str = ""
    """Where the files will be served; without it, they name one another relatively."""
    self_url: str | None = None
    """The whole address of a document that is no file."""

    def write(self) -> int:
        """Write the newest articles as one document; return how many."""
        entries = list(self._entries(self.selection))
        self._write(self.path, self._feed(entries), entries)
        return len(entries)

    def send(self, file: BinaryIO, most_bytes: int, following: Callable[[str, int, int], str]) -> None:
        """Write the newest articles as one document of about *most_bytes* to an open *file*, and name what is left.

        *following* gives the address of the rest, from the time and the id of the last article, and their number.
        """
        entries, size, rest, place = list[FeedEntry](), 0, None, ("", 0)
        for published, number, *row in self.archive.select(self.selection).rows(("published_utc", "id", *COLUMNS)):
            size += sum(len(value) for value in row if isinstance(value, str | bytes))
            if entries and size > most_bytes:
                rest = following(*place, len(entries))
                break
            entries.append(feed_entry(tuple(row), self._titles))
            place = (published, number)
        FORMATS[self.form](self._feed(entries, following=rest), entries, file)

    def write_paged(self, size: int) -> int:
        """Write all articles: *size* in the document to subscribe to, *size* in each archive document (RFC 5005).

        Archive documents are filled from the oldest article on, so a full one stays what it is as articles come. What
        does not fill one yet is in the document to subscribe to, which may repeat some of the last archive document.
        """
        chosen = replace(self.selection, order="newest")
        total = self.archive.select(chosen).count()
        entries = self._entries(chosen)
        newest = list(islice(entries, size))
        documents = total // size if total > size else 0
        rest = chain(newest[total % size :], entries)
        for number in range(documents, 0, -1):
            page = list(islice(rest, size))
            feed = self._feed(
                page,
                self_url=self._address(number),
                older=self._address(number - 1) if number > 1 else None,
                newer=self._address(number + 1) if number < documents else None,
                current=self._address(),
            )
            self._write(self._numbered(number), feed, page)
        self._write(self.path, self._feed(newest, older=self._address(documents) if documents else None), newest)
        return total

    def _entries(self, selection: Selection) -> Iterator[FeedEntry]:
        return (feed_entry(row, self._titles) for row in self.archive.select(selection).rows(COLUMNS))

    @cached_property
    def _titles(self) -> dict[str, str]:
        return self.archive.crawls.titles()

    def _feed(self, entries: Sequence[FeedEntry], **links: str | None) -> Feed:
        one_site = len(self.selection.publishers) == 1 and entries
        languages = {one.language for one in entries}
        return Feed(
            id=uuid5(UUID(self.archive.id), self.selection.canonical_form).urn,
            title=self._title,
            updated=max((one.updated for one in entries), default=_EMPTY),
            home=urljoin(entries[0].url, "/") if one_site and entries[0].url else None,
            language=languages.pop() if len(languages) == 1 else None,
            **{"self_url": self.self_url or self._address(), **links},
        )

    @cached_property
    def _title(self) -> str:
        names = [self._titles.get(name) or name for name in self.selection.publishers] or ["newsbot"]
        parts = [*([self.selection.query] if self.selection.query else []), *self.selection.sections]
        return self.title or " - ".join([", ".join(names), *parts])

    def _numbered(self, number: int) -> Path:
        return self.path.with_stem(f"{self.path.stem}-{number}") if number else self.path

    def _address(self, number: int = 0) -> str:
        return self.base_url + self._numbered(number).name

    def _write(self, path: Path, feed: Feed, entries: Sequence[FeedEntry]) -> None:
        with replacing(path) as temporary, opened(temporary, "") as file:
            FORMATS[self.form](feed, entries, file)
