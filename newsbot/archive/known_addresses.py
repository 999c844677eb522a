"""KEEP: addresses of a publisher that were asked for, and whether they were articles, for those who judge others."""

from newsbot.archive.database import Database
from newsbot.several_pages.page_reasons import is_page_reason
from newsbot.states import Reason

ARTICLES_AT_MOST, OTHERS_AT_MOST = 400, 400
"""Of a publisher, the newest."""
ADDRESSES_PER_ARTICLE = 2
TELLING = frozenset(
    {
        Reason.NO_BODY,
        Reason.NO_HEADLINE,
        Reason.NO_TEXT_AND_NO_MEDIA,
        Reason.FRONT_PAGE,
        Reason.LISTING_PAGE,
        Reason.ABOUT_SITE,
        Reason.OFFER,
        Reason.SEARCH_RESULTS,
        Reason.FORUM,
        Reason.NOT_A_PAGE,
    }
)
"""Why a page is no article, where that is so of others with such an address: neither an outage, nor a wall."""

NEWEST_ARTICLES = (
    "SELECT url.url, reason FROM (SELECT id FROM article WHERE publisher = ? ORDER BY published_utc DESC LIMIT ?)"
    " AS newest JOIN url ON url.article_id = newest.id LIMIT ?"
)
NEWEST_OTHERS = (
    "SELECT url, reason FROM url WHERE publisher = ? AND state = 'not_article' ORDER BY last_tried DESC LIMIT ?"
)


class KnownAddresses:
    """The addresses of the table `url` that tell of others."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def of(self, publisher: str) -> dict[str, bool]:
        """Return some hundred (canonical) addresses of *publisher*, the newest -> whether each was an article."""
        articles = self.database.rows(
            NEWEST_ARTICLES,
            (publisher, ARTICLES_AT_MOST, ARTICLES_AT_MOST * ADDRESSES_PER_ARTICLE),
        )
        others = self.database.rows(NEWEST_OTHERS, (publisher, OTHERS_AT_MOST))
        known = {row["url"]: False for row in others if row["reason"] in TELLING}
        return known | {row["url"]: True for row in articles if not is_page_reason(row["reason"])}
