"""REQUEST: an address taken apart as browsers do (https://url.spec.whatwg.org/#url-parsing), web addresses only."""

import re
from functools import cache, lru_cache
from ipaddress import IPv4Address, IPv6Address
from string import hexdigits
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

IGNORED = str.maketrans("", "", "\t\n\r")
AROUND = "".join(map(chr, range(0x21)))
WEB = re.compile(r"(https?):([/\\]*)([^/\\?#]*)([^?#]*)(\?[^#]*)?", re.IGNORECASE | re.DOTALL)
FORBIDDEN = re.compile(r"[\x00-\x20\x7f#%/:<>?@\[\\\]^|]")
ESCAPE = re.compile(r"%(?:[0-9A-Fa-f]{2})?")
NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|\d+")
DEFAULT_PORTS = {"http": 80, "https": 443}
HIGHEST_PORT = 65535
LONGEST_HOST = 2_000


class WebAddress(NamedTuple):
    """The parts of an address; neither user and password nor the fragment are kept."""

    scheme: str
    host: str
    """In ASCII and lower case, without the dot that may end it; an IPv6 address without its brackets."""
    port: int | None
    """None for the scheme's own."""
    path: str
    query: str


def web_address(url: str) -> WebAddress | None:
    """Return the parts of *url*, None where it is no whole web address; never raises.

    None too where other software takes another host for meant: what one fetches must be what another identifies.
    """
    found = WEB.match(url.strip(AROUND).translate(IGNORED))
    if found is None:
        return None
    scheme, authority = found[1].lower(), found[3]
    if "\\" in url.partition("?")[0] and "@" in found[4]:
        return None
    host, _, port = _host_and_port(authority.rpartition("@")[2])
    name = _host(host)
    if not name or (port and not (port.isascii() and port.isdigit() and int(port[:6]) <= HIGHEST_PORT)):
        return None
    number = int(port) if port else None
    is_default = number == DEFAULT_PORTS[scheme]
    path = without_dots(found[4].replace("\\", "/"))
    return WebAddress(scheme, name, None if is_default else number, path, (found[5] or "?")[1:])


def without_dots(path: str) -> str:
    """Return *path* without the segments ``.`` and ``..``, escaped or not.

    >>> without_dots("/a/./b/../c/%2e%2E/d"), without_dots("/../..")
    ('/a/d', '/')
    """
    if "." not in path and "%2" not in path:
        return path or "/"
    kept: list[str] = []
    segments = path.removeprefix("/").split("/")
    for segment in segments:
        plain = segment.lower().replace("%2e", ".")
        if plain == "..":
            del kept[-1:]
        elif plain != ".":
            kept.append(segment)
    ends_in_dots = segments[-1].lower().replace("%2e", ".") in (".", "..")
    return "/" + "/".join([*kept, ""] if ends_in_dots else kept)


def ascii_host(host: str) -> str:
    """Return *host* in lower case and ASCII as IDNA 2008 has it; empty where it cannot be one.

    >>> ascii_host("Faß.Example."), ascii_host("☃.example")
    ('xn--fa-hia.example', 'xn--n3h.example')
    """
    host = host[:LONGEST_HOST].rstrip(".")
    if host.isascii():
        return host.lower()
    import idna  # 20 ms, for few hosts

    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
    except (idna.IDNAError, UnicodeError):
        return ""
    labels = (label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in mapped.split("."))
    return ".".join(labels).lower().rstrip(".")


def escaped(text: str) -> str:
    """Percent-encode what must be, in upper case, and decode what need not be.

    >>> escaped("/r%61in%2Cwind ü%c3%bc%")
    '/rain,wind%20%C3%BC%C3%BC%25'
    """
    if "%" in text:
        written = _escapes()
        text = ESCAPE.sub(lambda found: written[found[0]], text)
    return quote(text, safe="/:@!$&'()*+,;=?~%", errors="replace")


@cache
def _escapes() -> dict[str, str]:
    """Return how each percent-encoding is written, however its letters are: an address may consist of them."""
    return {"%": "%25"} | {f"%{high}{low}": _escape(f"%{high}{low}") for high in hexdigits for low in hexdigits}


def _escape(escape: str) -> str:
    character = chr(int(escape[1:], 16))
    is_plain = character.isascii() and (character.isalnum() or character in "-._~!'()*,:@")
    return character if is_plain else escape.upper()


def _host_and_port(authority: str) -> tuple[str, str, str]:
    if authority.startswith("["):
        host, _, rest = authority.partition("]")
        return host + "]", ":", rest.removeprefix(":")
    return authority.partition(":")


@lru_cache(maxsize=1024)
def _host(host: str) -> str:
    if host.startswith("["):
        try:
            return IPv6Address(host[1:-1].partition("%")[0]).compressed
        except ValueError:
            return ""
    name = ascii_host(unquote_to_bytes(host.encode("utf-8", "replace")).decode("utf-8", "replace"))
    if FORBIDDEN.search(name) or ".." in name or name.startswith("."):
        return ""
    last = name.rpartition(".")[2]
    return _ipv4(name) if NUMBER.fullmatch(last) else name


def _ipv4(name: str) -> str:
    """Return the IPv4 address that *name* writes with one to four numbers of any base, or nothing."""
    parts = name.split(".")
    if len(parts) > 4 or not all(NUMBER.fullmatch(part) for part in parts):
        return ""
    try:
        *first, last = (_number(part) for part in parts)
        room = 256 ** (4 - len(first))
        if last >= room or any(number > 255 for number in first):
            return ""
        return str(IPv4Address(last + sum(number * 256 ** (3 - at) for at, number in enumerate(first))))
    except ValueError:
        return ""


def _number(text: str) -> int:
    if text[:2].lower() == "0x":
        return int(text[2:] or "0", 16)
    return int(text, 8) if text.startswith("0") and len(text) > 1 else int(text)
