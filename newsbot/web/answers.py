"""HAND ON: answers that a reader who has them already need not get again."""

from hashlib import blake2b
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

HTML = "text/html; charset=utf-8"
JSON = "application/json"
MOST_BYTES = 4 * 2**20
"""Of articles in one answer, unless a single one has more; the rest is named as the next page."""


def is_for_machines(path: str) -> bool:
    """Tell whether what stands at *path* is JSON, so that mistakes are, too."""
    return path.startswith(("/api/", "/health")) or path.endswith(".json")


def mistake(line: str) -> dict[str, str]:
    """Return what programs are told of a mistake."""
    return {"error": line}


def answer(request: Request, body: bytes, media_type: str, status: int = 200, cache: str = "no-cache") -> Response:
    """Return *body* with its ETag; 304 where the reader has it (https://www.rfc-editor.org/rfc/rfc9110#name-etag)."""
    headers = {"cache-control": cache, "vary": "Host"}
    if status != 200:
        return Response(body, status, headers, media_type)
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers["etag"] = tag
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(None, 304, headers)
    return Response(body, status, headers, media_type)


def json(request: Request, value: Any, status: int = 200) -> Response:
    """Return *value* as JSON."""
    return answer(request, orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE), JSON, status)


def _has(header: str, tag: str) -> bool:
    """Tell whether an ``If-None-Match`` names *tag*; a proxy that packs a body makes its tag a weak one."""
    named = (one.strip().removeprefix("W/") for one in header.split(","))
    return header.strip() == "*" or tag in named
