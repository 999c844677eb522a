"""REQUEST: addresses as pages write them, joined and parted, whatever they are."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

FILE_ENDING = re.compile(r"\.\w{2,5}$")
"""Of the last step of an address, such as ``.html``."""
_NONE = urlsplit("-")
"""Its path is neither empty, as that of a front page, nor a step with words."""


def joined(base: str, link: str) -> str:
    """Return *link* as an address on a page at *base*; nothing where it is none.

    >>> joined("https://x.example/a/b", "c"), joined("https://x.example/a/b", "//[x/c")
    ('https://x.example/a/c', '')
    """
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def parts_of(url: str) -> SplitResult:
    """Return the parts of *url*; ``-`` as its path, and nothing else, where it is no address.

    >>> parts_of("https://x.example/a").path, parts_of("https://[x/a").path
    ('/a', '-')
    """
    try:
        return urlsplit(url)
    except ValueError:
        return _NONE
