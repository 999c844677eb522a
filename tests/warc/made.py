"""WARC files made for the tests, written by hand so that they do not share a mistake with the code under test."""

import gzip
from random import Random

PAGE = b"<html><head><title>Rain</title></head><body><h1>Rain</h1><p>It rains in the harbour.</p></body></html>"


def http_response(body: bytes = PAGE, status: str = "200 OK", headers: str = "Content-Type: text/html\r\n") -> bytes:
    return f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body


def record(
    block: bytes | None = None,
    *,
    kind: str = "response",
    url: str = "https://harbour.example/story/rain.html",
    date: str = "2026-11-20T08:00:00Z",
    length: int | str | None = None,
    media_type: str = "application/http; msgtype=response",
) -> bytes:
    """Return one record without compression; *length* is what its header claims."""
    block = http_response() if block is None else block
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        + (f"WARC-Date: {date}\r\n" if date else "")
        + "WARC-Record-ID: <urn:uuid:2cd62e02-b492-4c0d-ad3a-316d91faa5a0>\r\n"
        f"Content-Type: {media_type}\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def story(number: int) -> bytes:
    """Return the record of a page of its own address and text; too varied to be packed into a few bytes."""
    words = " ".join(f"word{number * 7919 % (n + 2)}" for n in range(200))
    return record(http_response(PAGE + words.encode()), url=article_url(number))


def packed(*records: bytes) -> bytes:
    """Return *records* as gzip members, one each."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def article_url(number: int) -> str:
    return f"https://harbour.example/story/{number:05}.html"


WORDS = [
    first + last
    for first in "har sto mer win rain boat pier salt tide wave gull rope mast keel".split()
    for last in "bour ing ed er chant dow light man line board yard side ward stone".split()
]


def article(number: int, headline: str = "Rain in the harbour") -> bytes:
    """Return the record of an article page; each number has its own address, headline and text."""
    words = Random(number)
    sentences = (" ".join(words.choices(WORDS, k=30)).capitalize() + "." for _ in range(6))
    page = f"""<!doctype html><html lang="en"><head><title>{headline} {number}</title>
        <meta property="article:published_time" content="2026-11-19T08:00:00+00:00"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>{headline} {number}</h1>
        {"".join(f"<p>{sentence}</p>" for sentence in sentences)}</article></body></html>"""
    return record(http_response(page.encode()), url=article_url(number))
