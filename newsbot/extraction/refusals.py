"""PAGE: pages that are no articles, although a server sends them as such: walls, soft 404s, listings."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl

from newsbot.extraction.page_phrases import (
    behind_error,
    consent_words,
    is_block_title,
    is_missing_title,
    is_placeholder_title,
    is_shell_text,
    says_page_is_missing,
)
from newsbot.extraction.placeholder_texts import is_placeholder_text
from newsbot.extraction.subscription_texts import is_nothing_but_wall, is_subscription_wall
from newsbot.extraction.values.text import SENTENCE_END
from newsbot.items import NotAnArticle
from newsbot.page import Page
from newsbot.sources.article_address import is_article_address
from newsbot.sources.headline_match import fits_address
from newsbot.states import Reason
from newsbot.urls import same_site
from newsbot.urls.forgiving import joined, parts_of

SHORT = 1_500
"""Characters of text from which on a page that speaks of consent or robots is an article about them."""

_BLOCKING_CODE = re.compile(
    r"cf-chl-|_cf_chl_opt|captcha-delivery\.com|px-captcha|_Incapsula_Resource|/cdn-cgi/challenge-platform/h/"
    r"|g-recaptcha|h-captcha|aws-waf-token|perimeterx|kpsdk|Request unsuccessful",
)
_CONSENT_TITLE = re.compile(
    r"\b(?:consent|cookies?|privacy|zustimm\w*|einwilligung\w*|datenschutz\w*|vie privée|privacidad|pur[- ]?abo\w*)\b"
    r"|^before you continue",
    re.IGNORECASE,
)
_IN_FORMS = ("g-recaptcha", "h-captcha")
"""Code that pages with a form for comments load, too."""
_SHOWN = ("p", "div", "span", "a", "li", "td", "br", "h1", "h2", "h3", "strong", "em", "b", "pre", "code")
_FEWEST_SPACES = 4
"""In a headline that says more than that there is no page."""
_UNREADABLE, _FEWEST_READABLE = "\ufffd", 5
"""What stands for bytes that are no text; every fifth sign of one is readable by nobody."""
_CONSENT_OF_WALLS = 5
"""Words of consent and the like that an article of so few characters does not reach."""
_STUB = 250
"""Characters of text up to which a page that names neither date nor author may be none."""
_NOTICE = 200
"""Characters of text that hardly any notice has of an article which was taken down."""
_SHORT_SENTENCE = 110
"""Characters."""
_QUOTED = re.compile(r"[“„«»”\"「『][^“”„«»\"」』]{0,300}[”“»«\"」』]")
_LONGER_WORD = re.compile(r"\w{4,30}")
_STEM = 5
"""Letters by which words are compared."""
_FEWEST_WORDS = 3
"""Longer words behind the colon of a headline that begins like the title of an error."""
_NUMBER = re.compile(r"\d")
_NUMBERED_PATH = re.compile(r"^/?(?:node|article|story|news|post|content)/\d")
_WORDS = re.compile(r"[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){1,30}")
_NAMES_NO_ARTICLE = frozenset("page paged pg cat tag author m s q search lang v ver version offset start sort".split())
_FEWEST_TEASERS = 3
_LISTING_TYPES = frozenset(("collectionpage", "itemlist", "searchresultspage", "profilepage", "contactpage"))
_SECTION = re.compile(r"(?:/[a-z]+(?:-[a-z]+)?){1,2}/?$", re.IGNORECASE)
_INDEX = re.compile(r"^/(?:(?:index|default|home)\.\w+|home|startseite|[a-z]{2}(?:-[a-z]{2})?)?/?$", re.IGNORECASE)


def refuse_by_title(title: str | None, text: str = "", is_headline: bool = False) -> None:
    """Raise NotAnArticle where *title* says that the server sent something else than was asked for.

    Not for pages whose structured data describes an article: its headline may well be "Access denied". Nor for titles
    that go on as the headline of *text*, the page's: "Access denied: why the harbour's gate stays shut". That a page is
    missing may be the headline, too, if the title *is_headline*.
    """
    said = " ".join((title or "").split())
    if _goes_on(said, text):
        return
    if is_block_title(said):
        raise NotAnArticle(Reason.BLOCK_PAGE, said)
    if not is_headline and is_missing_title(said):
        raise NotAnArticle(Reason.SOFT_404, said)


def is_headline_of(headline: str, text: str, url: str, is_story: bool) -> bool:
    """Tell whether *headline* is that of *text*, even if it says that a page is missing, as articles may.

    The page's address was made of it, or the text *is_story*; and the text itself does not say so but in quotes.
    """
    if headline.count(" ") < _FEWEST_SPACES or len(text) < _NOTICE:
        return False
    is_meant = is_story or (is_article_address(url) and bool(fits_address(headline, url)))
    return is_meant and says_page_is_missing(headline) and not any(map(says_page_is_missing, _sentences(text)))


def _goes_on(title: str, text: str) -> bool:
    """Tell whether what follows the colon of *title* is a headline of *text*."""
    words = _stems(behind_error(title)) if len(text) >= _STUB else set()
    return len(words) >= _FEWEST_WORDS and len(words & _stems(text[:SHORT])) * 2 >= len(words)


def is_story(headline: str, text: str, url: str, is_dated: bool) -> bool:
    """Tell whether *text* is more than a notice with words of *headline*, as no wall has of what is behind it.

    Machines are told when it was published, or the page's address was made of its headline.
    """
    words = _stems(headline) if len(text) >= _NOTICE else set()
    speaks_of_it = len(words) >= _FEWEST_WORDS and len(words & _stems(text[:SHORT])) * 3 >= len(words)
    return speaks_of_it and (is_dated or _is_addressed(headline, url))


def _is_addressed(headline: str, url: str) -> bool:
    """Tell whether *headline* is a longer one with words of *url*."""
    return headline.count(" ") >= _FEWEST_SPACES and fits_address(headline, url) is True


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _LONGER_WORD.findall(text.casefold())}


def refuse_by_text(
    page: Page, title: str | None, headline: str | None, text: str, is_story: bool = False, is_headline: bool = False
) -> None:
    """Raise NotAnArticle where *text*, all that is left of *page*, is short and speaks of robots or of consent.

    A longer headline whose words are in the page's address is that of an article, whatever else it says, and so is a
    text that *is_story*. For *is_headline* see `is_headline_of`.
    """
    if len(text) > SHORT:
        return
    if text.count(_UNREADABLE) * _FEWEST_READABLE > len(text):
        raise NotAnArticle(Reason.NOT_A_PAGE)
    if len(text) < SHORT // 3 and _has_blocking_code(page):
        raise NotAnArticle(Reason.BLOCK_PAGE)
    if is_shell_text(text):
        raise NotAnArticle(Reason.SUBSCRIPTION_WALL if is_subscription_wall(text) else Reason.PLACEHOLDER)
    is_titled = _CONSENT_TITLE.search(title or "") and (
        ((title or "").count(" ") < _FEWEST_SPACES and len(text) < SHORT // 3) or consent_words(text)
    )
    if consent_words(text) > _CONSENT_OF_WALLS or (not is_story and (is_titled or consent_words(text) > 2)):
        raise NotAnArticle(Reason.CONSENT_WALL)
    titles = [" ".join(words.split()) for words in (title, headline) if words]
    titles = [said for said in titles if not _goes_on(said, text)]
    if not is_headline and any(map(is_missing_title, titles)):
        raise NotAnArticle(Reason.SOFT_404)
    if len(text) >= SHORT // 3:
        return
    said = unquoted(text)
    if is_nothing_but_wall(said):
        raise NotAnArticle(Reason.SUBSCRIPTION_WALL)
    if not _is_addressed(headline or "", page.url) and not is_story and not is_headline:
        if is_subscription_wall(said):
            raise NotAnArticle(Reason.SUBSCRIPTION_WALL)
        sentences = _sentences(text)
        if any(map(is_missing_title, sentences[:1])) or any(map(says_page_is_missing, [*titles, *sentences])):
            raise NotAnArticle(Reason.SOFT_404)
        if any(map(is_placeholder_title, titles)) or is_placeholder_text(said):
            raise NotAnArticle(Reason.PLACEHOLDER)


def refuse_stub(url: str, headline: str | None, text: str) -> None:
    """Raise NotAnArticle where *text* is a line or two, and *headline* has no word of those in the address.

    Not for pages that name a date or an author: whatever its language, a page that stands for a missing one has none.
    Nor for headlines in another script than addresses are written in, of which nothing can be said.
    """
    if 0 < len(text) < _STUB and headline and fits_address(headline, url) is False:
        raise NotAnArticle(Reason.SOFT_404)


def refuse_root(url: str) -> None:
    """Raise NotAnArticle where *url* is nothing but a host, as of a front page that tells when it was last published.

    Not for pages that call themselves articles, as the only page of a site may.
    """
    parts = parts_of(url)
    if parts.netloc and parts.path in ("", "/") and not parts.query:
        raise NotAnArticle(Reason.FRONT_PAGE)


def refuse_listing(url: str, kinds: Iterable[str], says_website: bool, teasers: Iterable[str] = ()) -> None:
    """Raise NotAnArticle for front pages and for pages that call themselves lists, or that tease articles.

    *kinds* are their schema.org types, *says_website* tells of ``og:type``, which counts with a section's address,
    *teasers* are the addresses that linked headlines amid the text lead to.
    Not for pages whose structured data describes or dates an article.
    """
    parts = parts_of(url)
    path = parts.path or "/"
    if parts.netloc and _INDEX.match(path) and not _names_article(url):
        raise NotAnArticle(Reason.FRONT_PAGE)
    if not _LISTING_TYPES.isdisjoint(kinds) or (says_website and _SECTION.fullmatch(path)):
        raise NotAnArticle(Reason.LISTING_PAGE)
    if not is_article_address(url):
        articles = {address for teaser in teasers if is_article_address(address := joined(url, teaser))}
        if sum(same_site(address, url) for address in articles) >= _FEWEST_TEASERS:
            raise NotAnArticle(Reason.LISTING_PAGE)


def _names_article(url: str) -> bool:
    """Tell whether the query of *url* names an article: "?p=1700"."""
    query = parse_qsl(parts_of(url).query, max_num_fields=100) if url.count("&") < 100 else []
    return any(_NUMBERED_PATH.search(value) for _, value in query) or any(
        name.lower() not in _NAMES_NO_ARTICLE and (_NUMBER.search(value) or _WORDS.fullmatch(value))
        for name, value in query
    )


def unquoted(text: str) -> str:
    """Return *text* without what stands in quotes: an article may quote a wall, a wall says it itself.

    >>> unquoted("“Page not found” is all he read.")
    ' is all he read.'
    """
    return _QUOTED.sub("", text)


def _sentences(text: str) -> list[str]:
    """Return the short sentences that *text* begins with; a page that is missing is told in few words."""
    return [sentence for sentence in SENTENCE_END.split(unquoted(text[:500])) if len(sentence) <= _SHORT_SENTENCE]


def _has_blocking_code(page: Page) -> bool:
    """Tell whether *page* loads what asks for robots, and shows little else: comment forms ask as well."""
    start = page.body[:50_000]
    code = _BLOCKING_CODE.search(start if isinstance(start, str) else start.decode("latin-1"))
    if code is None:
        return False
    shown = (text for element in page.root.iter(*_SHOWN) for text in (element.text, element.tail) if text)
    return code[0] not in _IN_FORMS or sum(len(text.strip()) for text in shown) < SHORT
