"""HAND ON: what has become of the articles of an older data set: revised, withdrawn, or left out of the new one."""

from collections import Counter
from collections.abc import Collection, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from newsbot.archive import Archive
from newsbot.exports.files import CannotWrite
from newsbot.exports.parquet import arrow

CHANGES = "changes.jsonl"
KINDS = ("revised", "withdrawn", "left out")
AT_ONCE = 5_000
"""Rows."""


class Older(NamedTuple):
    """An article as the older data set has it."""

    canonical_url: str
    split: str
    revision: int | None
    """None where the data set was made before they were told."""
    withdrawn: Any


def key_of(canonical_url: str) -> int:
    """Return a number by which an address is known, as millions of addresses would take much memory."""
    return int.from_bytes(blake2b(canonical_url.encode(), digest_size=8).digest())


def write_changes(archive: Archive, older: Path, path: Path, taken: Collection[int]) -> Counter[str]:
    """Write a line for each change since the data set in the folder *older*; return how many there are of each kind.

    *taken* are the keys of the articles of the new data set. One that was revised and is left out has two lines.
    """
    counts: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    with path.open("wb") as file:
        for article in articles_of(older):
            for change in _changes(archive, article, taken):
                counts[change["change"]] += 1
                file.write(orjson.dumps(change, option=orjson.OPT_APPEND_NEWLINE))
    return counts


def articles_of(folder: Path) -> Iterator[Older]:
    """Yield the articles of the data set in *folder*; raises CannotWrite where there is none."""
    shards = sorted((folder / "data").glob("*-*.parquet"))
    if not shards:
        raise CannotWrite(f"{folder}: there is no data set to compare with")
    names = ("canonical_url", "revision", "withdrawn")
    for shard in shards:
        pa = arrow()
        try:
            with pa.parquet.ParquetFile(shard) as file:
                there = [name for name in names if name in file.schema_arrow.names]
                for batch in file.iter_batches(AT_ONCE, columns=there):
                    for row in batch.to_pylist():
                        yield Older(row["canonical_url"], shard.name.rpartition("-")[0], *map(row.get, names[1:]))
        except (pa.ArrowInvalid, OSError, KeyError) as error:
            raise CannotWrite(f"{shard}: this is no part of a data set: {error}") from error


def _changes(archive: Archive, article: Older, taken: Collection[int]) -> Iterator[dict[str, Any]]:
    about = {"canonical_url": article.canonical_url, "split": article.split}
    now = archive.revisions.state(article.canonical_url)
    if now and article.revision is not None and now.revision > article.revision:
        fields = archive.revisions.fields_since(article.canonical_url, article.revision)
        yield {"change": "revised", **about, "revision": now.revision, "before": article.revision, "fields": fields}
    if now and now.withdrawn and not article.withdrawn:
        yield {"change": "withdrawn", **about, "withdrawn": now.withdrawn}
    if key_of(article.canonical_url) not in taken:
        yield {"change": "left out", **about, "in_archive": now is not None}
