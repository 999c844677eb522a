"""PAGE: who signs within the text, as papers of East Asia do: in the dateline, or behind the last sentence."""

import re

from newsbot.extraction.body.byline_lines import Line

_DATELINE = 80
"""Characters of a first paragraph among which its reporters stand."""
_AT_END = 60
"""Characters of a last paragraph."""
_IN_CHINESE = re.compile(
    r"[（(〔【\[［]([^（）()〔〕【】\[\]［］。]{0,12}[记記]者[^（）()〔〕【】\[\]［］。]{2,40})[）)〕】\]］]"
    r"|[（(〔【\[［]([\u3400-\u9fff]{2,4}[／/╱][^（）()〔〕【】\[\]［］。]{2,12}[报報][道導导])[）)〕】\]］]"
    r"|^[记記]者\s?([\u3400-\u9fff]{2,4})\s?[／/╱][\u3400-\u9fff]{2,8}[报報][道導导]"
)
_IN_KOREAN = re.compile(r"(?<![가-힣])([가-힣]{2,4}(?:\s?(?:선임|인턴|수습))?\s?(?:기자|특파원))\s?[\])=]")
_BEHIND_LAST = re.compile(r"[。！？」”…]\s?[（(]([^（）()]{0,8}[记記]者[^（）()]{2,30})[）)]$")
_PLACE = re.compile(r"\s*(?:[／/╱].*|[\u3400-\u9fff]{2}\d{1,2}日?[电電])$")
"""Behind the reporter's name, from where, or by whom it was made known."""


def signed_in_text(first: str, last: str) -> list[Line]:
    """Return who signs in the dateline of the *first* paragraph, or behind the last sentence of the *last*, as lines.

    >>> signed_in_text("新华社海安3月2日电（记者 刘晓峰、何敏）三号码头投入使用。", "码头今天开放。（完）")
    [Line(text='记者 刘晓峰、何敏', marked=True, names=(), parts=())]
    >>> signed_in_text("[항구뉴스=서지훈 기자] 도서관이 문을 연다.", "")
    [Line(text='서지훈 기자', marked=True, names=(), parts=())]
    """
    start = first[:_DATELINE]
    found = None
    if "记者" in start or "記者" in start or "導" in start:
        found = _IN_CHINESE.search(start)
    elif "기자" in start or "특파원" in start:
        found = _IN_KOREAN.search(start)
    if found is None and ("记者" in last[-_AT_END:] or "記者" in last[-_AT_END:]):
        found = _BEHIND_LAST.search(last[-_AT_END:])
    said = next(filter(None, found.groups()), "") if found else ""
    return [Line(_PLACE.sub("", said), marked=True)] if said else []
