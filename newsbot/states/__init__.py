"""KEEP: what URLs and listings come to: the words that modules agree on, the archive keeps and commands tell.

Each is a `str`, so that a word from the archive equals the one defined here. Reasons that name a number or an error
(``HTTP 503``, ``robots.txt: HTTP 403``, ``ValueError in newsbot``) are made where they occur.
"""

from enum import StrEnum

ANY_SITE = "site"
"""Name of the spider for sites without a publisher file; their articles' publisher is the site, as ``ponte.jor.br``."""


class UrlState(StrEnum):
    """What an address has come to."""

    FOUND = "found"
    """Where every address begins: a listing named it, or it was asked for by hand."""
    STORED = "stored"
    DUPLICATE = "duplicate"
    NOT_ARTICLE = "not_article"
    FILTERED = "filtered"
    ROBOTS = "robots"
    FAILED = "failed"
    GONE = "gone"


NOT_READ = frozenset({UrlState.FOUND, UrlState.FILTERED, UrlState.ROBOTS})
"""States of addresses that no request was made for, so every run that comes across them may try."""
PAGE_READ = frozenset({UrlState.STORED, UrlState.DUPLICATE, UrlState.NOT_ARTICLE})
"""States that are only decided with the page in hand."""
SKIPPED = frozenset(UrlState) - {UrlState.FOUND, UrlState.STORED, UrlState.FAILED}
"""States of addresses that brought no article, and are no error."""


class ListingState(StrEnum):
    """What the request for a listing has come to."""

    READ = "read"
    UNCHANGED = "unchanged"
    GONE = "gone"
    ROBOTS = "robots"
    FILTERED = "filtered"
    FAILED = "failed"


class Reason(StrEnum):
    """Why an address came to its state, in words that can be counted."""

    # stored
    NEW = "new"
    REVISION = "revision"
    UNCHANGED = "unchanged"
    SUSPECT = "suspect page, unlike the stored article"
    TEASER = "only a teaser, the full text stays"
    FEWER_PAGES = "some of its pages are missing, the full text stays"
    # duplicate
    SAME_ADDRESS = "same address"
    SAME_TEXT = "same text"
    NEARLY_SAME_TEXT = "nearly the same text"
    REDIRECTS_TO_KNOWN = "redirects to a known address"
    # not_article
    BLOCK_PAGE = "block page"
    CONSENT_WALL = "consent wall"
    SOFT_404 = "soft 404"
    PLACEHOLDER = "placeholder page"
    """Maintenance, a redirect by script, a login, a domain for sale."""
    SUBSCRIPTION_WALL = "subscription wall"
    """All that it shows is that the text is for subscribers, or for readers with an account."""
    ABOUT_SITE = "page about the site"
    """Imprint, privacy, contact, how to advertise, a form for an account: what each site has, and no article."""
    OFFER = "offer"
    """A subscription, a thing to buy, a job."""
    SEARCH_RESULTS = "search results"
    FORUM = "forum page"
    """A question with answers of readers."""
    NO_SIGNS = "nothing shows an article"
    """Neither address, date, author nor running text; the detail tells what was weighed."""
    SEEN_ONCE = "doubtful page, seen once"
    """Nothing says that it is the listed article; it is when a second visit, and no other address, shows the same."""
    REPEATED = "same page at several addresses"
    REDIRECTS_ELSEWHERE = "redirects to another page"
    FRONT_PAGE = "front page"
    LISTING_PAGE = "listing page"
    NOT_A_PAGE = "not a page"
    LATER_PAGE = "a later page of an article"
    """Its first page is asked for in its place."""
    TOO_LARGE = "too large to read"
    """More markup than newsbot parses; a body beyond DOWNLOAD_MAXSIZE fails as ``too large`` before."""
    NO_ADDRESS = "no address"
    NO_HEADLINE = "no headline"
    NO_BODY = "no body"
    NO_TEXT_AND_NO_MEDIA = "no text and no media"
    DATE_WITHOUT_OFFSET = "date without offset"
    DATE_IN_FUTURE = "date in the future"
    # filtered
    OFF_SITE = "off site"
    REDIRECTS_OFF_SITE = "redirects off site"
    INTERNAL_ADDRESS = "internal address"
    ADDRESS_TOO_LONG = "address too long"
    NOT_AN_ARTICLE_ADDRESS = "not an article address"
    BEFORE_SINCE = "before since"
    AFTER_UNTIL = "after until"
    OLD = "older than LOOK_BACK_DAYS"
    OVER_LIMIT = "over limit"
    TOO_MANY_LISTINGS = "too many listings"
    ASKED_TO_WAIT = "server asks to wait"
    CRAWL_ENDED = "the crawl ended"
    NO_BROWSER = "no browser installed"
    # of an address that a page declares in vain
    ANOTHER_SITE = "another site"
    ANOTHER_ARTICLE = "another article"
    # robots
    ROBOTS_TXT = "robots.txt"
    # failed
    REDIRECT_LOOP = "redirect loop"
    NO_PUBLISHER_FILE = "no publisher file"


PASSING_REASONS = frozenset({Reason.CONSENT_WALL, Reason.BLOCK_PAGE, Reason.SOFT_404})
"""A page that is no article for one of these may be one tomorrow; it is tried again like a failure."""
NO_ANSWER = frozenset({"host not found", "connection refused", "connection failed", "timeout"})
"""Reasons that say more of the way to a server than of the server, or of one of its pages."""
REDEPLOY_REASONS = frozenset(
    {
        Reason.NO_BODY,
        Reason.NO_HEADLINE,
        Reason.NO_TEXT_AND_NO_MEDIA,
        Reason.NO_ADDRESS,
        Reason.PLACEHOLDER,
        Reason.SUBSCRIPTION_WALL,
        Reason.ABOUT_SITE,
        Reason.OFFER,
        Reason.SEARCH_RESULTS,
        Reason.FORUM,
        Reason.NO_SIGNS,
        Reason.SEEN_ONCE,
        Reason.REPEATED,
        Reason.REDIRECTS_ELSEWHERE,
        Reason.FRONT_PAGE,
        Reason.LISTING_PAGE,
        Reason.DATE_WITHOUT_OFFSET,
        Reason.DATE_IN_FUTURE,
    }
)
"""A page may be no article for one of these because its publisher, or newsbot, changed; it is looked
at a few times more while a listing names it."""


ADVICE = {
    Reason.INTERNAL_ADDRESS: "the setting ALLOW_PRIVATE_ADDRESSES allows it",
    Reason.NO_BROWSER: "pip install playwright",
}
"""What to do about a reason, where one line can say it."""


SPEAKS_FOR_AN_ARTICLE = (
    "a publisher file for its site (`scrapy genspider`) speaks for it, and so does a listing that has its headline"
)
"""What to do where nothing else shows an article, though it is one."""


def with_advice(reason: str) -> str:
    """Return *reason* as it is told, with what can be done about it.

    >>> with_advice("internal address"), with_advice("soft 404")
    ('internal address (the setting ALLOW_PRIVATE_ADDRESSES allows it)', 'soft 404')
    """
    return f"{reason} ({advice})" if (advice := ADVICE.get(reason)) else reason  # type: ignore[call-overload]


class Cause(StrEnum):
    """Why the page of an article was looked at, and so what makes another version of it."""

    CRAWL = "crawl"
    """A change of what readers watch makes one."""
    REEXTRACT = "reextract"
    """It was kept, and is read again after a rule was mended: any change makes one, as it does for the causes below."""
    UPDATE = "update"
    """The page of another address shows the article, changed."""
    SUSPECT = "suspect"
    """It looked like no version of the article for so long that it counts after all."""
