"""KEEP: the reasons of addresses that are parts of a stored article."""

import re


def page_reason(number: int) -> str:
    """Return the reason of an address that is a later page of a stored article.

    >>> page_reason(2)
    'page 2'
    """
    return f"page {number}"


ON_ONE_PAGE = "all its pages"
"""The reason of an address at which the article is on one page."""


def is_page_reason(reason: str | None) -> bool:
    """Tell whether *reason* is that of an address which is a part of a stored article."""
    return reason == ON_ONE_PAGE or re.fullmatch(r"page \d{1,6}", reason or "") is not None
