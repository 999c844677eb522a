"""REQUEST: a listing as text within something else: escaped on a page, behind a guard or in a call of JavaScript."""

import re
from html import unescape

GUARD = re.compile(
    rb"(?:\)\]\}',?|while\s?\(1\);|for\s?\(;;\);|(?:/\*{1,2}/\s?)?(?:typeof \w{1,40} === 'function' && )?"
    rb"([\w.$]{1,80})\(|/\*[^*]{0,500}\*/|//[^\n]{0,500}\n|<!--[^<>]{0,1000}-->)\s{0,100}(?=[\[{])"
)
"""What stands before JSON: a guard against other sites' pages, a call (JSONP) for them, or a comment."""
ESCAPED = re.compile(rb"&lt;(?:\?xml\s|(?:rss|rdf:rdf|feed|urlset|sitemapindex)(?=\s|&gt;))", re.IGNORECASE)
JSON_ON_PAGE = re.compile(rb"<pre\b[^<>]{0,500}>\s{0,100}(?=[\[{])", re.IGNORECASE)
LOOKED_THROUGH = 4 * 1024
TEXT_BEFORE = 100
"""Letters; where a page says more before the markup, it is about feeds."""
MARKUP = re.compile(rb"<(style|script|title)\b[^<>]*>[^<]*</\1\s{0,9}>|<[^<>]*>", re.IGNORECASE)


def unwrapped(body: bytes) -> bytes:
    """Return the listing that *body* (UTF-8) holds as text, as browsers show and other sites call it, or *body*.

    >>> unwrapped(b")]}'[1]"), unwrapped(b"show({});"), unwrapped(b"<pre>&lt;rss&gt;&lt;/rss&gt;</pre>")
    (b'[1]', b'{}', b'<rss></rss>')
    """
    if guard := GUARD.match(body):
        inside = body[guard.end() :]
        return inside[: inside.rfind(b")")] if guard[1] and b")" in inside else inside
    found = ESCAPED.search(body, 0, LOOKED_THROUGH) or JSON_ON_PAGE.search(body, 0, LOOKED_THROUGH)
    if not found:
        return body
    at = found.end() if found.re is JSON_ON_PAGE else found.start()
    if len(MARKUP.sub(b"", body[:at]).strip()) > TEXT_BEFORE:
        return body
    end = body.find(b"<", at)
    inside = unescape(body[at : end if end >= 0 else len(body)].decode("utf-8", "replace")).encode()
    return inside if b"</" in inside or found.re is JSON_ON_PAGE else body
