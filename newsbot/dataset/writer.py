"""HAND ON: a selection of the archive as a data set: Parquet shards in splits, each story once, with a card."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.archive.selected import STORY
from newsbot.dataset.card import MADE_BY, write_card
from newsbot.dataset.changes import CHANGES, key_of, write_changes
from newsbot.dataset.counts import Figures
from newsbot.dataset.shards import ROWS_IN_SHARD, Shards
from newsbot.exports.files import CannotWrite, unfinished
from newsbot.exports.parquet import schema
from newsbot.items import ARTICLE_FIELDS

COLUMNS = (*ARTICLE_FIELDS, STORY, "revision", "withdrawn")
SPLITS = ("train", "validation", "test")
Watch = Callable[[Iterator[tuple[Any, ...]], Callable[[], int]], Iterator[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a data set is made of."""

    selection: Selection = field(default_factory=Selection)
    with_reserved: bool = False
    """Also articles whose page reserves any use."""
    shortest: int = 0
    """Characters of text."""
    longest: int | None = None
    shares: Sequence[float] = field(default=(0.9, 0.05, 0.05))
    """Of train, validation and test; together 1."""
    rows_in_shard: int = ROWS_IN_SHARD


def write_dataset(
    archive: Archive,
    folder: Path,
    recipe: Recipe,
    watch: Watch = lambda rows, _: rows,
    older: Path | None = None,
) -> Figures:
    """Write the data set to *folder*, instead of an older one that is there, and return its figures.

    With it comes what has become of the articles of the one in *older*, or else of the one that it replaces.

    Of every story the first selected article is taken. A story's split depends on the address of its first article
    alone, so an article stays in its split as the archive grows, and near-duplicates that come later cannot come to
    another one.
    """
    wanted = replace(recipe.selection, order="stored")
    allowed = wanted if recipe.with_reserved else replace(wanted, without_reserved=True)
    chosen = archive.select(replace(allowed, one_per_story=True))
    figures = Figures()
    figures.left_out["reserved"] = archive.select(wanted).count() - archive.select(allowed).count()
    figures.left_out["near-duplicates"] = archive.select(allowed).count() - chosen.count()
    columns = schema(COLUMNS)
    with _replacing_folder(folder) as temporary:
        (temporary / "data").mkdir()
        splits = [Shards(temporary / "data", name, columns, recipe.rows_in_shard) for name in SPLITS]
        taken = _fill(splits, watch(chosen.rows(COLUMNS), chosen.count), recipe, figures)
        figures.splits = {name: split.count for name, split in zip(SPLITS, splits, strict=True) if split.count}
        if not figures.splits:
            raise WrongSelection("no article is left for a data set")
        if older is None and (folder / "data").is_dir():
            older = folder
        if older:
            figures.changes = write_changes(archive, older, temporary / CHANGES, taken)
        write_card(temporary, figures, recipe.selection)
    return figures


def _fill(splits: list[Shards], rows: Iterator[tuple[Any, ...]], recipe: Recipe, figures: Figures) -> set[int]:
    """Put each of the *rows* into its split, and return the keys of the articles."""
    seen: set[str] = set()
    taken: set[int] = set()
    for row in rows:
        article = dict(zip(COLUMNS, row, strict=True))
        if reason := _refused(article["text"], recipe, seen):
            figures.left_out[reason] += 1
            continue
        splits[split_of(article[STORY] or article["canonical_url"], recipe.shares)].add(row)
        figures.add(article)
        taken.add(key_of(article["canonical_url"]))
    for split in splits:
        split.close()
    return taken


def split_of(story: str, shares: Sequence[float]) -> int:
    """Return the number of the split that a story belongs to, by the address of its first article.

    >>> [split_of(f"https://harbour.example/{number}", (0.5, 0.25, 0.25)) for number in range(8)]
    [2, 1, 2, 2, 1, 0, 0, 2]
    """
    place = int.from_bytes(blake2b(story.encode(), digest_size=8).digest()) / 2**64
    for number, share in enumerate(shares[:-1]):
        place -= share
        if place < 0:
            return number
    return len(shares) - 1


def _refused(text: str, recipe: Recipe, seen: set[str]) -> str | None:
    """Return why a text is left out; *seen* has the texts that are too short to be in a story with another."""
    if len(text) < max(1, recipe.shortest):
        return "too short"
    if recipe.longest is not None and len(text) > recipe.longest:
        return "too long"
    if len(text) < 300:
        if text in seen:
            return "same text"
        seen.add(text)
    return None


@contextmanager
def _replacing_folder(folder: Path) -> Iterator[Path]:
    """Give a temporary folder to write to, and let it take the place of *folder* once the block is done."""
    if folder.exists() and not _may_be_replaced(folder):
        raise CannotWrite(f"{folder}: there is something else than a data set")
    temporary = unfinished(folder.absolute())
    older = temporary.with_suffix(".older")
    try:
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(parents=True)
        yield temporary
        if folder.exists():
            folder.replace(older)
        temporary.replace(folder)
    except OSError as error:
        raise CannotWrite(f"{folder}: {error.strerror or error}") from error
    finally:
        for leftover in (temporary, older):
            shutil.rmtree(leftover, ignore_errors=True)


def _may_be_replaced(folder: Path) -> bool:
    """Tell whether *folder* is empty, or holds a data set of ours and nothing beside it."""
    if not folder.is_dir():
        return False
    names = {path.name for path in folder.iterdir()}
    card = folder / "README.md"
    return not names or (
        names <= {"README.md", "data", "plots", CHANGES} and card.is_file() and MADE_BY in card.read_text("utf-8")
    )
