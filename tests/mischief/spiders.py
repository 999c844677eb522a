"""Publishers whose files have mistakes."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from newsbot.items import Article
from newsbot.spiders.publisher import PublisherSpider


class BreaksOnFirstStory(PublisherSpider):
    def parse(self, response: Response, **arguments: Any) -> Iterator[Article]:
        if "/story-1" in response.url:
            1 / 0  # noqa: B018
        yield from super().parse(response, **arguments)
