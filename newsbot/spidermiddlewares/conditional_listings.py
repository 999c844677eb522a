"""REQUEST: a listing is asked for only if it changed since the archive has it, and is not read twice if it did not."""

from functools import cached_property
from hashlib import blake2b
from typing import Any

from scrapy.http import Request, Response

from newsbot.archive import Archive
from newsbot.archive_writer import now
from newsbot.failures import requested_url


class ConditionalListings:
    """What the archive knows of the listings of one crawl's publisher: validators, and the hash of the last body.

    They hold only as long as the publisher's facts choose the same entries.
    """

    def __init__(self, spider: Any, publisher: str) -> None:
        self.spider = spider
        self.publisher = publisher

    @cached_property
    def facts(self) -> str:
        """Fingerprint of the facts by which the entries of listings are chosen."""
        chosen_by = (getattr(self.spider, "article_url", None), sorted(getattr(self.spider, "allowed_domains", ())))
        return blake2b(repr(chosen_by).encode(), digest_size=16).hexdigest()

    def make_conditional(self, archive: Archive, request: Request) -> None:
        """Add to the *request* for a listing what lets its server answer 304."""
        if _may_be_unchanged(request.meta):
            for name, value in archive.listings.validators(request.url, self.facts).items():
                request.headers.setdefault(name, value)

    def has_same_body(self, archive: Archive, response: Response) -> bool:
        """Tell whether *response* is a listing with the body of the last time."""
        if response.status != 200 or not _may_be_unchanged(response.meta):
            return False
        return archive.listings.is_unchanged(requested_url(response), _hash(response), self.facts)

    def note(self, archive: Archive, response: Response, url: str, *, names_listings: bool) -> None:
        """Keep what the next conditional request needs; nothing where this run passed over some of the entries."""
        validators: dict[str, Any] = {}
        if not response.meta.get("reread"):
            headers = {name: response.headers.get(name) for name in ("ETag", "Last-Modified")}
            etag, modified = (value.decode("latin-1") if value else None for value in headers.values())
            validators = {"etag": etag, "last_modified": modified, "body_hash": _hash(response)}
        archive.listings.changed(
            url,
            self.publisher,
            now(),
            names_listings=names_listings,
            walk=response.meta.get("walk"),
            facts=self.facts,
            **validators,
        )


def _may_be_unchanged(meta: dict[str, Any]) -> bool:
    """Tell whether a request is for a listing that has to be read only if it changed."""
    return bool(meta.get("listing")) and not meta.get("reread") and not meta.get("resumes")


def _hash(response: Response) -> bytes:
    return blake2b(response.body, digest_size=16).digest()
