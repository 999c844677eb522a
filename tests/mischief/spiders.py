"""Publishers whose files have mistakes."""

from collections.abc import AsyncIterator
from typing import Any

from scrapy.http import Response

from newsbot.items import Article
from newsbot.spiders.publisher import PublisherSpider


class BreaksOnFirstStory(PublisherSpider):
    async def parse(self, response: Response, **arguments: Any) -> AsyncIterator[Article]:
        if "/story-1" in response.url:
            1 / 0  # noqa: B018
        async for article in super().parse(response, **arguments):
            yield article
