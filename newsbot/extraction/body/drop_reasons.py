"""PAGE: the reasons why a piece of a page is no part of its text."""

from enum import Enum


class DropReason(Enum):
    """Why a piece of a page is no part of the article's text; the values are what `scrapy explain` prints."""

    __hash__ = object.__hash__  # Enum's own is a call into Python for each look into a set

    # told by a tag
    CODE = "code"
    DRAWING = "drawing"
    FORMULA = "formula"
    EMBED = "embedded"
    CONTROL = "button or field"
    ASIDE = "aside"
    FIGURE = "picture"
    TABLE = "table"
    # told by a tag or by a class name
    NAVIGATION = "navigation"
    FOOTER = "footer"
    PLAYER = "player"
    CAPTION = "caption"
    TIME = "time"
    # told by a class name
    SHARE_BAR = "share bar"
    NEWSLETTER = "newsletter"
    ADVERTISEMENT = "advertisement"
    RELATED = "related articles"
    COMMENTS = "comments"
    BYLINE = "byline"
    TAGS = "tags"
    CONSENT = "consent"
    PAYWALL_BOX = "paywall box"
    HIDDEN = "hidden"
    NAMED_BOX = "box by its name"
    EXPANDABLE = "expandable box"
    POLL = "poll or rating"
    PICTURE_BOX = "picture box"
    # told by the place
    BEFORE_HEADLINE = "before the headline"
    BETWEEN_HEADLINE_AND_TEXT = "between headline and text"
    BEFORE_TEXT = "before the text"
    AFTER_TEXT = "after the text"
    BESIDE_TEXT = "beside the text"
    OTHER_CLASS = "another class than the text"
    HEADING_AFTER_TEXT = "heading after the text"
    HEADING_OF_BOX = "heading of a box"
    HEADING_OF_NOTHING = "heading of nothing"
    OUTSIDE_SELECTED = "outside the publisher's body"
    # told by what it says
    HEADLINE_AGAIN = "the headline again"
    LEAD = "lead"
    ONLY_LINKS = "only links"
    POINTER = "link to another article"
    REPETITION = "said in the text, too"
    UNCONFIRMED_ITEM = "not in the text that JSON-LD tells"
    ANNOUNCEMENT = "announces something left out"
    INVITATION = "invitation"
    CREDIT = "credit"
    SIGNATURE = "signature"
    SENDER = "about the sender"
    UNENDED = "last line, no sentence"
    WORDLESS = "no word"
    # told by the publisher file
    UNWANTED = "dropped by the publisher file"
