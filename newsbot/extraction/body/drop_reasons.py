"""PAGE: what the markup itself calls no part of the article; tables, each entry with its reason."""

import re
from functools import lru_cache

from newsbot.page import Element

DROPPED_TAGS = {
    "script": "code",
    "style": "code",
    "template": "code",
    "noscript": "code",
    "svg": "drawing",
    "math": "formula",
    "iframe": "embed",
    "object": "embed",
    "embed": "embed",
    "canvas": "embed",
    "map": "embed",
    "audio": "player",
    "video": "player",
    "button": "control",
    "select": "control",
    "input": "control",
    "textarea": "control",
    "dialog": "control",
    "nav": "navigation",
    "menu": "navigation",
    "footer": "footer",
    "aside": "aside",
    "figure": "figure",
    "picture": "figure",
    "img": "figure",
    "figcaption": "caption",
    "time": "time",
    "table": "table",
}
"""Tags whose subtree holds no running text."""

PICTURE_REASONS = frozenset(("figure", "caption", "picture box"))
"""The reasons for leaving out what may hold a picture of the article with its caption."""

INLINE_REASONS = frozenset(("hidden", "share bar", "advertisement", "caption", "player"))
"""The reasons that hold for words within a line, too; others name links that belong to the sentence."""

# Words of class names and ids, in the order in which they are tried.  A word is a stretch between separators or
# capital letters ("articleBody" -> article, body); `+` after a word means that more letters may follow it.
_WORDS = {
    "caption": """
        caption+ legend legende bildunterschrift bildtext imagecredit photocredit credit credits copyright figure bu""",
    "share bar": """
        share sharing shares sharer sharebar sharetools social socials sociallinks addthis addtoany sharedaddy
        whatsapp follow followus jp-relatedposts""",
    "newsletter": """
        newsletter+ subscribe+ subscription subscriptions signup sign-up mailinglist abo-box""",
    "advertisement": """
        ad ads adv advert+ adslot adbox adsense adunit dfp sponsor+ promo promos promotion promoted outbrain taboola
        anzeige werbung publicidad publicite reklama reklame banner commercial affiliate""",
    "related": """
        related+ recommend+ readmore read-more readalso read-also more-on more-from morefrom seealso see-also teaser+
        trending popular most-read mostread onward recirc recirculation inline-article zumthema lireaussi lire-aussi
        upnext up-next nextarticle similar crosslink linkbox suggestions rellink""",
    "comments": """
        comment comments commentlist comment-+ disqus respond livefyre""",
    "byline": """
        byline+ author authors author-+ authorbox autor autoren writer contributor+ bio dateline-date""",
    "time": """
        timestamp pubdate publish-date published-date date-published post-date postdate datetime updated-date""",
    "tags": """
        tags taglist tag-list tag-links tagcloud keywords topics topic-list post-tags article-tags themen""",
    "navigation": """
        breadcrumb+ menu nav navbar navigation pagination pager toc table-of-contents skip-link skiplink sidebar+
        footer+""",
    "consent": """
        cookie cookies consent gdpr""",
    "paywall box": """
        paywall-+ regwall piano login-box""",
    "hidden": """
        hidden visually-hidden visuallyhidden sr-only screen-reader-text screenreader hide d-none print-only printonly
        noprint invisible""",
    "player": """
        player audio-player video-player jwplayer playlist podcast audioplayer listen speech""",
    "box": """
        infobox+ info-box factbox+ fact-box expandable-box sidebox side-box accordion""",
    "poll": """
        feedback rating ratings poll quiz survey""",
    "picture box": """
        image+ img+ photo+ picture+ foto+ bild media absatzbild imagen imagebox""",
}


def _pattern(words: str) -> str:
    return "|".join(re.escape(w).replace(r"\+", "[a-z]*") for w in words.split())


_REASONS = re.compile(
    "|".join(
        f"(?P<{reason.replace(' ', '_')}>(?<![a-z])(?:{_pattern(words)})(?![a-z]))" for reason, words in _WORDS.items()
    )
)
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KNOWN: dict[str, str | None] = {}
_KNOWN_AT_MOST = 20_000


def reason_to_drop(names: str) -> str | None:
    """Return why an element with the class names and id *names* is no part of the text, or None.

    >>> reason_to_drop("article__body-text"), reason_to_drop("SocialShare wide")
    (None, 'share bar')
    """
    try:
        return _KNOWN[names]
    except KeyError:
        if len(_KNOWN) >= _KNOWN_AT_MOST:
            _KNOWN.clear()
        reason = _KNOWN[names] = next(filter(None, map(_reason_of_one, names.split())), None)
        return reason


@lru_cache(_KNOWN_AT_MOST)
def _reason_of_one(name: str) -> str | None:
    found = _REASONS.search(_CAPITAL.sub("-", name).lower())
    return found.lastgroup.replace("_", " ") if found and found.lastgroup else None


def names_of(element: Element) -> str:
    """Return the class names and the id of *element*, as far as it has any."""
    names = element.get("class", "")
    identity = element.get("id")
    return f"{names} {identity}" if identity else names
