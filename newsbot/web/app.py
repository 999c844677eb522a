"""HAND ON: which page answers which address."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from newsbot.archive import ArchiveError, TookTooLong, WrongSelection
from newsbot.web import api, crawls, feeds, publishers, reading, watching
from newsbot.web.answers import answer, is_for_machines, json, mistake
from newsbot.web.asked import CHOOSING, Asked, Refused
from newsbot.web.installation import Installation
from newsbot.web.rendering import page, style
from newsbot.web.safety import Guard
from newsbot.web.turns import Gone, TooMany, in_turn

View = Callable[..., Response]
PAGES: dict[str, tuple[View, tuple[str, ...] | None]] = {
    "/": (reading.today, (*CHOOSING, "before")),
    "/article/{number}": (reading.article, ("pictures",)),
    "/article/{number}/change/{version}": (reading.change, ()),
    "/search": (reading.search, ("q", *CHOOSING, "from")),
    "/stories": (reading.stories, CHOOSING),
    "/story/{number}": (reading.story, ("after",)),
    "/publishers": (publishers.publishers, ()),
    "/publisher/{name:path}": (publishers.publisher, ("after",)),
    "/crawls": (crawls.crawls, ("before", "still")),
    "/why": (watching.why_page, ("url",)),
    "/incidents": (watching.incidents, ("before",)),
    "/health": (watching.health, None),
    "/feeds/articles.{ending}": (feeds.feed, ("q", *CHOOSING, "limit", "before")),
    "/opml": (feeds.list_of_feeds, ()),
    "/api/articles": (api.articles, (*CHOOSING, "limit", "before")),
    "/api/article/{number}": (api.article, ()),
    "/api/search": (api.search, ("q", *CHOOSING, "limit", "from")),
}
"""Address -> what makes the page, and the names of what it is chosen by; None where monitors may add their own."""
NUMBERS = frozenset({"number", "version"})
LONGEST_NUMBER = 18
"""Digits; beyond that no id is."""
KEPT_FOR_EVER = "max-age=31536000, immutable"

logger = logging.getLogger(__name__)


def application(installation: Installation) -> Starlette:
    """Return the application that serves *installation*."""
    routes = [Route(path, _endpoint(installation, view, names)) for path, (view, names) in PAGES.items()]
    routes += [Route("/style.css", _style), Route("/icon.svg", _icon), Route("/robots.txt", _robots)]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, installation=installation)],
        exception_handlers={HTTPException: _not_found(installation)},
    )


def _endpoint(
    installation: Installation, view: View, names: tuple[str, ...] | None
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        asked = Asked(request, installation)
        make = partial(_made, asked, view, names)
        try:
            return await in_turn(request, make, is_search=bool(request.query_params.get("q")))
        except TooMany:
            return _told(asked, "Too many ask for something at the moment; try again in a while.", 503)
        except Gone:
            return Response(status_code=503)

    return endpoint


def _made(asked: Asked, view: View, names: tuple[str, ...] | None) -> Response:
    """Return the answer; what keeps it from being made is one line."""
    try:
        if names is not None:
            asked.refuse_others(names)
        parts = {name: _value(name, value) for name, value in asked.request.path_params.items()}
        with asked.installation.archives.reading() as archive:
            return view(asked, archive, **parts)
    except Refused as error:
        return _told(asked, str(error), error.status)
    except WrongSelection as error:
        return _told(asked, str(error), 400)
    except TookTooLong:
        line = "This would take too long on this archive; narrow it down by words, a day or a publisher."
        return _told(asked, line, 503)
    except ArchiveError as error:
        logger.error("%s", error)
        return _told(asked, "The archive cannot be read at the moment.", 503)
    except Exception:  # whatever it is: a reader gets a line, with the headers of safety, and the log the cause
        logger.exception("%r", asked.request.url.path)
        return _told(asked, "This page could not be made; the server's log says why.", 500)


def _value(name: str, value: str) -> int | str:
    """Return a part of a path as what it means."""
    if name not in NUMBERS:
        return value
    if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER):
        raise Refused(f"{value[:40]!r} is no number of this archive", 404)
    return int(value)


def _told(asked: Asked, line: str, status: int) -> Response:
    """Return a mistake as one line, in JSON where machines ask."""
    if is_for_machines(asked.request.url.path):
        return json(asked.request, mistake(line), status)
    return page(asked, "mistake.html", status, line=line, heading="Not found" if status == 404 else "Sorry")


def _not_found(installation: Installation) -> Callable[[Request, Exception], Response]:
    def handle(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        line = "There is no such page." if status == 404 else "This cannot be asked for."
        return _told(Asked(request, installation), line, status)

    return handle


def _style(request: Request) -> Response:
    return answer(request, style(), "text/css; charset=utf-8", cache=KEPT_FOR_EVER)


def _icon(request: Request) -> Response:
    return answer(request, (files("newsbot.web") / "icon.svg").read_bytes(), "image/svg+xml", cache="max-age=86400")


def _robots(request: Request) -> Response:
    """What others published is here to be read by people, not to be indexed."""
    return answer(request, b"User-agent: *\nDisallow: /\n", "text/plain; charset=utf-8")
