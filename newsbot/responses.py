"""REQUEST: the headers of a response as text, and the page that it holds."""

from scrapy.http import Response

from newsbot.page import Page


def headers_of(response: Response) -> dict[str, str]:
    """Return the headers by their names as Scrapy writes them; one that came several times is one, with commas."""
    named = response.headers.items()
    return {name.decode("latin-1"): b", ".join(values).decode("latin-1") for name, values in named}


def page_of(response: Response) -> Page:
    """Return the page that *response* holds."""
    return Page(response.body, response.url, headers_of(response))


def media_type(content_type: str | None) -> str:
    """Return what a Content-Type header names, without its parameters; empty where there is none.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return (content_type or "").partition(";")[0].strip().lower()
