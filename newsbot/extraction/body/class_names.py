"""PAGE: what the markup itself, its tags and its class names, calls no part of the article; tables with the reasons."""

import re
from collections.abc import Iterable
from functools import lru_cache

from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.page import HEADINGS, Element

DROPPED_TAGS = {
    "head": DropReason.CODE,
    "script": DropReason.CODE,
    "style": DropReason.CODE,
    "template": DropReason.CODE,
    "noscript": DropReason.CODE,
    "svg": DropReason.DRAWING,
    "math": DropReason.FORMULA,
    "iframe": DropReason.EMBED,
    "object": DropReason.EMBED,
    "embed": DropReason.EMBED,
    "amp-ad": DropReason.ADVERTISEMENT,
    "amp-facebook": DropReason.EMBED,
    "amp-iframe": DropReason.EMBED,
    "amp-instagram": DropReason.EMBED,
    "amp-sidebar": DropReason.NAVIGATION,
    "amp-twitter": DropReason.EMBED,
    "amp-youtube": DropReason.EMBED,
    "canvas": DropReason.EMBED,
    "map": DropReason.EMBED,
    "audio": DropReason.PLAYER,
    "video": DropReason.PLAYER,
    "button": DropReason.CONTROL,
    "select": DropReason.CONTROL,
    "input": DropReason.CONTROL,
    "textarea": DropReason.CONTROL,
    "dialog": DropReason.CONTROL,
    "nav": DropReason.NAVIGATION,
    "menu": DropReason.NAVIGATION,
    "footer": DropReason.FOOTER,
    "aside": DropReason.ASIDE,
    "figure": DropReason.FIGURE,
    "picture": DropReason.FIGURE,
    "img": DropReason.FIGURE,
    "figcaption": DropReason.CAPTION,
    "time": DropReason.TIME,
    "table": DropReason.TABLE,
}
"""Tags whose subtree holds no running text."""

PICTURE_REASONS = frozenset((DropReason.FIGURE, DropReason.CAPTION, DropReason.PICTURE_BOX))
"""The reasons for leaving out what may hold a picture of the article with its caption."""

HINTS = frozenset(
    (
        DropReason.ADVERTISEMENT,
        DropReason.CAPTION,
        DropReason.EXPANDABLE,
        DropReason.HIDDEN,
        DropReason.NAVIGATION,
        DropReason.NEWSLETTER,
        DropReason.PAYWALL_BOX,
        DropReason.PICTURE_BOX,
        DropReason.PLAYER,
        DropReason.RELATED,
    )
)
"""The reasons told by a name that prose in the flow of the text may refute."""

INLINE_REASONS = frozenset(
    (DropReason.HIDDEN, DropReason.SHARE_BAR, DropReason.ADVERTISEMENT, DropReason.CAPTION, DropReason.PLAYER)
)
"""The reasons that hold for words within a line, too; others name links that belong to the sentence."""

# Words of class names and ids, in the order in which they are tried.  A word is a stretch between separators or
# capital letters ("articleBody" -> article, body); `+` after a word means that more letters may follow it.
_WORDS = {
    DropReason.CAPTION: """
        caption+ legend legende bildunterschrift bildtext imagecredit photocredit credit credits copyright figure bu""",
    DropReason.SHARE_BAR: """
        share sharing shares sharer sharebar sharetools social socials sociallinks addthis addtoany sharedaddy
        whatsapp follow followus jp-relatedposts""",
    DropReason.NEWSLETTER: """
        newsletter+ subscribe+ subscription subscriptions signup sign-up mailinglist abo-box""",
    DropReason.ADVERTISEMENT: """
        ad ads adv advert+ adslot adbox adsense adunit dfp sponsor+ promo promos promotion promoted outbrain taboola
        anzeige werbung publicidad publicite reklama reklame banner commercial affiliate""",
    DropReason.RELATED: """
        related+ recommend+ readmore read-more readalso read-also more-on more-from morefrom seealso see-also teaser+
        trending popular most-read mostread onward recirc recirculation inline-article zumthema lireaussi lire-aussi
        upnext up-next nextarticle similar crosslink linkbox suggestions rellink""",
    DropReason.COMMENTS: """
        comment comments commentlist comment-+ disqus respond livefyre""",
    DropReason.BYLINE: """
        byline+ author authors author-+ authorbox autor autoren writer contributor+ bio dateline-date""",
    DropReason.TIME: """
        timestamp pubdate publish-date published-date date-published post-date postdate datetime updated-date""",
    DropReason.TAGS: """
        tags taglist tag-list tag-links tagcloud keywords topics topic-list post-tags article-tags themen""",
    DropReason.NAVIGATION: """
        breadcrumb+ menu nav navbar navigation pagination pager toc table-of-contents skip-link skiplink sidebar+
        footer+""",
    DropReason.CONSENT: """
        cookie cookies consent gdpr""",
    DropReason.PAYWALL_BOX: """
        paywall-+ regwall piano login-box""",
    DropReason.HIDDEN: """
        hidden visually-hidden visuallyhidden sr-only screen-reader-text screenreader hide d-none print-only printonly
        noprint invisible offscreen off-screen assistive-text a11y-text sr-text screen-reader-only""",
    DropReason.PLAYER: """
        player audio-player video-player jwplayer playlist podcast audioplayer listen speech""",
    DropReason.NAMED_BOX: """
        infobox+ info-box factbox+ fact-box sidebox side-box""",
    DropReason.EXPANDABLE: """
        accordion+ expandable-box""",
    DropReason.POLL: """
        feedback rating ratings poll quiz survey""",
    DropReason.PICTURE_BOX: """
        image+ img+ photo+ picture+ foto+ bild media absatzbild imagen imagebox""",
}


def _group(words: Iterable[str]) -> str:
    """Return a group that matches what follows the first letter of one of *words*."""
    return "((?:" + "|".join(re.escape(word[1:]).replace(r"\+", "[a-z]*") for word in words) + ")(?![0-9]*[a-z]))"


def _word_with_reason() -> tuple[re.Pattern[str], list[DropReason]]:
    """Return what finds the first word that tells a reason, and the reason of each of its groups."""
    by_letter: dict[str, dict[DropReason, list[str]]] = {}
    for reason, words in _WORDS.items():
        for word in words.split():
            by_letter.setdefault(word[0], {}).setdefault(reason, []).append(word)
    of_letter = (f"{letter}(?:{'|'.join(map(_group, told.values()))})" for letter, told in by_letter.items())
    # Not amid letters and digits in turn, which a program made up: "css-1ad5r" is no advertisement.
    pattern = re.compile(f"(?<![a-z0-9])(?:{'|'.join(of_letter)})")
    return pattern, [reason for told in by_letter.values() for reason in told]


_WORD, _REASONS = _word_with_reason()
_SHOWN = re.compile(
    r"label-hidden|(?<![a-z])(?:hidden|hide|none)-(?:for-|on-|in-)?(?:xs|sm|small|mobile|phone|print|tablet)(?![a-z])"
)
"""Names with a word for hiding that hide nothing on a wide screen, or hide a label."""
_NOTHING = re.compile(r"overflow-hidden|comments?-(?:open|closed|enabled|disabled)|comment-status-\w+")
"""Names that hide nothing but what does not fit in, and that tell whether a text may be commented on."""
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KNOWN: dict[str, DropReason | None] = {}
_KNOWN_AT_MOST = 20_000


_HIDING = re.compile(
    r"display:none|visibility:hidden|clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%"
    r"|(?:left|top|right|text-indent):-\d{3,}|(?<![-\w])(?:(?:font-size|(?:max-)?(?:width|height)):0(?:px)?|opacity:0)(?:;|$)"
)
"""What a style has, without spaces, that leaves something to screen readers only, or to nobody."""
_ONE_PIXEL = ("width:1px", "height:1px", "overflow:hidden")
"""What a style has, all of it, that leaves something to screen readers only."""
_HEARD = frozenset("visually-hidden visuallyhidden sr-only screen-reader-text screenreader u-visually-hidden".split())
DIALOG_ROLES = ("dialog", "alertdialog")
_DIALOG = re.compile(
    r"(?<![a-z])(?:modal|popup|pop-up|overlay|lightbox|privacy|onetrust|cmp(?!-[a-z])|cmpbox|cmpwrapper|didomi|cookiebot"
    r"|usercentrics)(?![a-z])"
)


@lru_cache(_KNOWN_AT_MOST)
def hides(style: str) -> bool:
    """Tell whether what has this *style* is not seen."""
    style = style.replace(" ", "").lower()
    return _HIDING.search(style) is not None or all(said in style for said in _ONE_PIXEL)


def is_hidden(element: Element) -> bool:
    """Tell whether *element* is not seen by its attributes."""
    return element.get("hidden") is not None or hides(element.get("style", ""))


def is_hidden_alone(paragraph: Element) -> bool:
    """Tell whether *paragraph* is hidden and those around it are not."""
    around = [next(paragraph.itersiblings("p", preceding=before), None) for before in (True, False)]
    return is_hidden(paragraph) and not any(beside is None or is_hidden(beside) for beside in around)


def is_for_hearing(element: Element) -> bool:
    """Tell whether *element* is called what style sheets leave to screen readers only."""
    names = element.get("class")
    return names is not None and not _HEARD.isdisjoint(names.split())


def is_dialog(element: Element, names: str) -> bool:
    """Tell whether *element* opens above the page, by its role or its *names*."""
    if names and _is_named_dialog(names):
        return True
    attributes = element.keys()  # of which hardly any element has these two
    is_called_so = "role" in attributes and element.get("role") in DIALOG_ROLES
    return is_called_so or ("aria-modal" in attributes and element.get("aria-modal") == "true")


@lru_cache(_KNOWN_AT_MOST)
def _is_named_dialog(names: str) -> bool:
    return _DIALOG.search(_parted(names)) is not None


def reason_to_drop(names: str) -> DropReason | None:
    """Return why an element with the class names and id *names* is no part of the text, or None.

    >>> reason_to_drop("article__body-text"), reason_to_drop("SocialShare wide")
    (None, <DropReason.SHARE_BAR: 'share bar'>)
    """
    try:
        return _KNOWN[names]
    except KeyError:
        if len(_KNOWN) >= _KNOWN_AT_MOST:
            _KNOWN.clear()
        reason = _first_reason(names)
        if reason is DropReason.HIDDEN and _SHOWN.search(names):
            reasons = map(_first_reason, names.split())
            reason = next((one for one in reasons if one and one is not DropReason.HIDDEN), None)
        _KNOWN[names] = reason
        return reason


def _first_reason(names: str) -> DropReason | None:
    found = _WORD.search(_NOTHING.sub("", _parted(names)))
    return _REASONS[found.lastindex - 1] if found and found.lastindex else None


def _parted(names: str) -> str:
    """Return *names* in lower case, with a separator before each capital letter amid a name."""
    return names if names.islower() else _CAPITAL.sub("-", names).lower()


def names_of(element: Element) -> str:
    """Return the class names and the id of *element*, as far as it has any; a heading's id repeats what it says."""
    names = element.get("class", "")
    identity = element.get("id")
    return f"{names} {identity}" if identity and element.tag not in HEADINGS else names
