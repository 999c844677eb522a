"""KEEP: what makes another version of an article, and what its page alone does not say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson

from newsbot.archive.rows import JSON_FIELDS, from_row
from newsbot.items import ARTICLE_FIELDS, Article
from newsbot.states import Cause

WATCHED_FIELDS = ("headline", "lead", "text", "authors", "date_modified")
"""A visit makes a new version only if one of these changed; teasers, tracking and white space do not."""

KEPT_FIELDS = frozenset({"canonical_url", "publisher", "discovered_via"})
"""What the first version says stays."""


def _is_of_listing(provenance: Mapping[str, str], field: str) -> bool:
    """Tell whether a listing gave a field: it says something of the page, which need not have changed."""
    return provenance.get(field, "").partition(",")[0] == "listing"


def with_what_listings_said(old: Any, article: Article) -> Article:
    """Return *article* with what listings said of the version before it, where it has nothing now.

    A page that is asked for again for its own sake comes without the words of a listing.
    """
    provenance = orjson.loads(old["provenance"])
    listed = {name for name in provenance if name in ARTICLE_FIELDS and _is_of_listing(provenance, name)}
    missing = {name for name in listed if not getattr(article, name)}
    if not missing:
        return article
    before = from_row(old)
    kept = {name: getattr(before, name) for name in missing}
    return replace(article, **kept, provenance=article.provenance | {name: provenance[name] for name in missing})


def differing_columns(old: Any, new: Mapping[str, Any]) -> list[str]:
    """Return the fields in which two rows differ; in which order JSON names its keys says nothing."""
    differing = [name for name in ARTICLE_FIELDS if name not in KEPT_FIELDS and new[name] != old[name]]
    return [name for name in differing if name not in JSON_FIELDS or orjson.loads(new[name]) != orjson.loads(old[name])]


def is_counted(cause: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Tell whether the values *new*, as JSON, of a page that was looked at for that *cause* are another version."""
    differing = [name for name in ARTICLE_FIELDS if name not in KEPT_FIELDS and old[name] != new[name]]
    return bool(differing if cause != Cause.CRAWL else shown_changes(differing, new["provenance"], old, new))


def shown_changes(
    differing: Sequence[str], provenance: Mapping[str, str], old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[str]:
    """Return the fields of those *differing* that a page itself shows to be changed; values as JSON or of a row."""
    shown = [name for name in differing if not _is_of_listing(provenance, name)]
    return [name for name in shown if _is_change(name, old[name], new[name])]


def _is_change(name: str, old: Any, new: Any) -> bool:
    """Tell whether a watched field changed, white space aside."""
    if name not in WATCHED_FIELDS:
        return False
    if isinstance(new, list):
        return bool(old != new)
    if name == "date_modified":
        return bool(new) and (not old or datetime.fromisoformat(old) != datetime.fromisoformat(new))
    return " ".join((old or "").split()) != " ".join((new or "").split())
