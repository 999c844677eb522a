"""REQUEST: XML that is not well-formed, to XML that a parser reads: entities, bare ampersands, a missing end."""

import re
from collections.abc import Mapping
from html.entities import html5
from itertools import islice

DECLARED = re.compile(rb"<!ENTITY\s+(\w{1,40})\s+(?:\"([^\"&%<]{0,200})\"|'([^'&%<]{0,200})')\s*>")
DECLARED_NUMBER = re.compile(rb"<!ENTITY\s+(\w{1,40})\s+[\"']&#(x[0-9a-fA-F]{1,6}|\d{1,7});[\"']\s*>")
"""Entities that stand for plain text; what is made of others is never resolved, as bombs are."""
FAULT = re.compile(rb"&(?!(?:#(?:\d{1,7}|x[0-9a-fA-F]{1,6})|amp|lt|gt|quot|apos);)(?:(\w{1,40});)?|<(?=[^<>]*<)")
"""An ampersand that XML does not understand, with the name of the entity that HTML or the document may know; and "<"
where another one comes before ">": a parser that is given pieces would look for that again and again."""
SURROGATES = re.compile(rb"(?:&#(?:[xX]0{0,2}[dD][89a-fA-F][0-9a-fA-F]{2}|0{0,2}5[5-7]\d{3});){1,100}")
"""References to halves of characters, as software writes by two of them what lies beyond the first 65,536."""
VOID = re.compile(rb"<(/?)(?:br|hr|img|wbr|xhtml:link)\b(?:[^<>]*[^<>/])?>", re.IGNORECASE)
"""Elements of HTML that nobody closes, but for those that are."""
REPAIRS_AT_MOST = 200_000
"""Faults, comments and CDATA sections of one document; real ones have some thousand."""
ROOT_TAG = re.compile(rb"<[^<>]{1,1000}>")
VALUE = re.compile(rb"=[ \t]?(\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>]{1,200})")
"""Of the root; without quotes a parser gives the whole document up."""
VERBATIM = re.compile(rb"<!(?:\[CDATA\[|--)")
VERBATIM_END = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
ILLEGAL = bytes(sign for sign in range(32) if sign not in b"\t\n\r")
PROLOGUE = 64 * 1024


def repaired(body: bytes, start: int) -> bytes:
    """Return the XML that begins at *start* of *body*, so that a forgiving parser reads what is there.

    Without what stands before it, such as a DOCTYPE, without the end of what breaks off in the middle of a text, and
    without what follows more faults than REPAIRS_AT_MOST.

    >>> repaired(b"<rss><a>x & y&nbsp;&amp;</a><b>cut o", 0)
    b'<rss><a>x &amp; y\\xc2\\xa0&amp;</a><b>'
    """
    repair = _Repair(_declared_entities(body[max(0, start - PROLOGUE) : start]))
    whole = body[start : body.rfind(b">") + 1].translate(None, ILLEGAL)
    whole = _with_quotes(whole)
    kept = bytearray()
    at = 0
    while repair.left and (opened := VERBATIM.search(whole, at)):
        end = VERBATIM_END[opened[0]]
        closed = whole.find(end, opened.end())
        if closed < 0:
            break
        kept += repair.of(whole[at : opened.start()])
        at = closed + len(end)
        kept += whole[opened.start() : at]
        repair.left -= 1
    kept += repair.of(whole[at:])
    return bytes(kept)


def _with_quotes(whole: bytes) -> bytes:
    root = ROOT_TAG.match(whole)
    if root is None:
        return whole
    end = b"/>" if root[0].endswith(b"/>") and whole.find(b"</", root.end()) < 0 else b">"  # else of an address
    return VALUE.sub(_quoted, root[0].removesuffix(end)) + end + whole[root.end() :]


def _quoted(value: re.Match[bytes]) -> bytes:
    return value[0] if value[1][:1] in (b'"', b"'") else b'="' + value[1] + b'"'


class _Repair:
    """Resolves the references of one document."""

    def __init__(self, entities: Mapping[bytes, bytes]) -> None:
        self.left = REPAIRS_AT_MOST
        self._entities = entities

    def of(self, markup: bytes) -> bytes:
        """Return *markup* without its faults, up to the one that is too many."""
        if b"&#" in markup:
            markup = SURROGATES.sub(_joined, markup)
        markup = VOID.sub(lambda tag: b"" if tag[1] else tag[0][:-1] + b"/>", markup)
        kept = bytearray()
        at = 0
        for found in islice(FAULT.finditer(markup), self.left):
            kept += markup[at : found.start()]
            kept += self._resolved(found)
            at = found.end()
            self.left -= 1
        return bytes(kept + markup[at:]) if self.left > 0 else bytes(kept)

    def _resolved(self, found: re.Match[bytes]) -> bytes:
        if found[0] == b"<":
            return b"&lt;"
        name = found[1]
        return (name and (self._entities.get(name) or _html_entity(name))) or b"&amp;" + found[0][1:]


def _joined(references: re.Match[bytes]) -> bytes:
    """Return the characters that *references* are the halves of.

    >>> _joined(SURROGATES.match(b"&#xD83C;&#57127;")).decode(), _joined(SURROGATES.match(b"&#xD83C;")).decode()
    ('🌧', '\ufffd')
    """
    numbers = (found.strip(b"&#;").lower() for found in references[0].split(b";") if found)
    halves = "".join(chr(int(said[1:], 16) if said.startswith(b"x") else int(said)) for said in numbers)
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _html_entity(name: bytes) -> bytes | None:
    character = html5.get(name.decode("ascii", "replace") + ";")
    return None if character is None else character.replace("&", "&amp;").replace("<", "&lt;").encode()


def _declared_entities(prologue: bytes) -> dict[bytes, bytes]:
    found = {name: (double or single).replace(b">", b"&gt;") for name, double, single in DECLARED.findall(prologue)}
    for name, number in DECLARED_NUMBER.findall(prologue):
        found[name] = SURROGATES.sub(_joined, b"&#" + number + b";")
    return found
