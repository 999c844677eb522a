"""PAGE: where each tag, comment and text begins and ends in a page's bytes, as the parser reads them.

The tokens are those of the HTML standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization); one thing
alone is libxml2's: a ``<script/>`` is closed.

What is repeated possessively is an atomic group: until Python 3.11.5 a group that could go back was matched wrongly
there (https://github.com/python/cpython/issues/106052), and all of them are matched faster so.
"""

import re

_NAME = rb"(?>=[^ \t\n\r\f/>=]*+|[^ \t\n\r\f/>=]++)"
_VALUE = rb"""(?>[ \t\n\r\f]*+=[ \t\n\r\f]*+(?>"[^"]*+(?>"|\Z)|'[^']*+(?>'|\Z)|[^ \t\n\r\f>]*+))?+"""
ATTRIBUTE = rb"[ \t\n\r\f/]*+" + _NAME + _VALUE
ATTRIBUTES = re.compile(b"(?>" + ATTRIBUTE + b")*+")
EACH_ATTRIBUTE = re.compile(rb"[ \t\n\r\f/]*+(" + _NAME + b")" + _VALUE)
TAG_NAME = rb"[A-Za-z][^ \t\n\r\f/>]*+"
NAME_ENDS = rb"(?=[ \t\n\r\f/>])"
TAG_CLOSED = rb"[ \t\n\r\f/]++(?<=/)>"
TAG_END = rb"[ \t\n\r\f/]*+>"
"""Behind a tag's attributes, where the tag is not closed at once."""
COMMENT = rb"(?>-?+>|(?>[^-]++|-(?!-!?>))*+(?>--!?>|\Z))"
"""A comment behind its `<!--`."""
DECLARATION = rb"(?>!(?!--)|[?]|/(?![A-Za-z]))[^>]*+(?>>|\Z)"
"""Behind its `<`: a doctype, or what is read as a comment and begins as none."""


def in_any_case(name: bytes) -> bytes:
    """Return what matches *name* where it is a tag's whole name."""
    return b"".join(b"[%c%c]" % pair for pair in zip(name, name.upper(), strict=True)) + NAME_ENDS


_SCRIPT = in_any_case(b"script")
_INNER_SCRIPT = rb"<" + _SCRIPT + rb"(?>[^<-]++|-(?!->)|<(?!/" + _SCRIPT + rb"))*+(?></" + _SCRIPT + rb"|(?=-->)|\Z)"
"""In a comment of a script; its end tag does not end the outer one."""
_COMMENT_IN_SCRIPT = rb"<!(?=--)(?>[^<-]++|-(?!->)|<(?!/?" + _SCRIPT + rb")|" + _INNER_SCRIPT + rb")*+(?>-->|(?=</)|\Z)"
TEXTS = {
    name: rb"(?>[^<]++|<(?!/" + in_any_case(name) + rb"))*+"
    for name in (b"style", b"title", b"textarea", b"xmp", b"iframe", b"noembed", b"noframes")
} | {b"script": rb"(?>[^<]++|<(?!!--|/" + _SCRIPT + rb")|" + _COMMENT_IN_SCRIPT + rb")*+"}
"""Elements that have text alone, and what matches it up to their end tag."""
