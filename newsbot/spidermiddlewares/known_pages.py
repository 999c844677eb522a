"""REQUEST: the first page of a later one is asked for only if the archive has it not."""

from collections.abc import Callable, Iterator
from typing import Any

from scrapy.http import Request

from newsbot.archive import Archive
from newsbot.archive_writer import ArchiveWriter, now
from newsbot.failures import requested_url
from newsbot.several_pages.joining import same_headline
from newsbot.several_pages.page_reasons import page_reason
from newsbot.urls import canonical


class KnownPages:
    """The articles of several pages that the archive has.

    *is_wanted* tells whether an article is to be asked for by its request; it is called in a transaction.
    `newsbot.spiders.further_pages` says what ``led_by`` of a request's `meta` holds.
    """

    def __init__(self, spider: Any, writer: ArchiveWriter, is_wanted: Callable[[Archive, Request], bool]) -> None:
        self.spider = spider
        self.writer = writer
        self.is_wanted = is_wanted

    def passed(self, archive: Archive, output: Any) -> Iterator[Any]:
        """Yield *output* of an article's page, or what stands for it as the archive has it."""
        meta = output.meta if isinstance(output, Request) else {}
        if led_by := meta.get("led_by"):
            yield from self._first_page(archive, output, led_by)
        else:
            yield output

    def _first_page(self, archive: Archive, request: Request, led_by: Any) -> Iterator[Any]:
        """Yield the *request* for the first page of a later one, if the archive has it not; else note the later one."""
        url, later = canonical(request.url), canonical(requested_url(led_by.response))
        with self.writer.one_line_errors(), archive.transaction():
            is_wanted = self.is_wanted(archive, request)
            stored = archive.at(url)
            article_id = archive.urls.article_at([url])
            if stored and article_id and same_headline(stored.headline, led_by.article.headline):
                self.writer.note(
                    lambda archive: archive.note_part(
                        later, page_reason(led_by.number), stored.publisher, article_id, now()
                    )
                )
        if is_wanted:
            yield request
        elif stored and not same_headline(stored.headline, led_by.article.headline):
            yield from self.spider.keep(led_by.article, led_by.response)
