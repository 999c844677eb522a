"""PAGE: a page's text as lines, for publishers whose pages say in words what their markup does not."""

from lxml import etree

from newsbot.page import Element

INLINE = frozenset("a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u var".split())
"""Elements that do not part lines."""
_UNSEEN = frozenset("script style noscript template head title svg select option".split())


def lines(top: Element, by_element: bool = False) -> list[str]:
    r"""Return the lines that a reader would copy from *top*: blocks and ``<br>`` part them.

    *by_element*: every element parts them, for pages that set spans below each other.

    >>> from lxml import html
    >>> lines(html.fromstring("<div><p>Rain,<b> again</b>.</p>Old<br>news</div>"))
    ['Rain, again.', 'Old', 'news']
    """
    parts: list[str] = []
    walk = etree.iterwalk(top, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if by_element or tag not in INLINE:
            parts.append("\n")
        if event == "start" and tag in _UNSEEN:
            walk.skip_subtree()
        elif text := element.text if event == "start" else None:
            parts.append(text.replace("\n", " "))
        if event == "end" and element is not top and element.tail:
            parts.append(element.tail.replace("\n", " "))
    return [line for raw in "".join(parts).replace("\xad", "").split("\n") if (line := " ".join(raw.split()))]
