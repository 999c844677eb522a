"""REQUEST: XML that is not well-formed, to XML that a parser reads: entities, bare ampersands, a missing end."""

import re
from collections.abc import Mapping
from html.entities import html5

DECLARED = re.compile(rb"<!ENTITY\s+(\w{1,40})\s+(?:\"([^\"&%<]{0,200})\"|'([^'&%<]{0,200})')\s*>")
DECLARED_NUMBER = re.compile(rb"<!ENTITY\s+(\w{1,40})\s+[\"']&#(x[0-9a-fA-F]{1,6}|\d{1,7});[\"']\s*>")
"""Entities that stand for plain text; what is made of others is never resolved, as bombs are."""
REFERENCE = re.compile(rb"&(?:(#(?:\d{1,7}|x[0-9a-fA-F]{1,6})|amp|lt|gt|quot|apos);|(\w{1,40});)?")
ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]+")
PROLOGUE = 64 * 1024


def repaired(body: bytes, start: int) -> bytes:
    """Return the XML that begins at *start* of *body*, so that a forgiving parser reads what is there.

    Without what stands before it, such as a DOCTYPE, and without the end of what breaks off in the middle of a text.

    >>> repaired(b"<rss><a>x & y&nbsp;&amp;</a><b>cut o", 0)
    b'<rss><a>x &amp; y\\xc2\\xa0&amp;</a><b>'
    """
    entities = _declared_entities(body[max(0, start - PROLOGUE) : start])
    whole = ILLEGAL.sub(b"", body[start : body.rfind(b">") + 1])
    parts: list[bytes] = []
    at = 0
    while at < len(whole):
        opened = whole.find(b"<![CDATA[", at)
        closed = whole.find(b"]]>", opened) if opened >= 0 else -1
        if opened < 0 or closed < 0:
            parts.append(_with_references(whole[at:], entities))
            break
        parts += [_with_references(whole[at:opened], entities), whole[opened : closed + 3]]
        at = closed + 3
    return b"".join(parts)


def _with_references(markup: bytes, entities: Mapping[bytes, bytes]) -> bytes:
    if b"&" not in markup:
        return markup

    def resolved(found: re.Match[bytes]) -> bytes:
        if found[1]:
            return found[0]
        if not found[2]:
            return b"&amp;"
        return entities.get(found[2]) or _html_entity(found[2]) or b"&amp;" + found[0][1:]

    return REFERENCE.sub(resolved, markup)


def _html_entity(name: bytes) -> bytes | None:
    character = html5.get(name.decode("ascii", "replace") + ";")
    return None if character is None else character.replace("&", "&amp;").replace("<", "&lt;").encode()


def _declared_entities(prologue: bytes) -> dict[bytes, bytes]:
    found = {name: (double or single).replace(b">", b"&gt;") for name, double, single in DECLARED.findall(prologue)}
    for name, number in DECLARED_NUMBER.findall(prologue):
        found[name] = b"&#" + number + b";"
    return found
