"""Articles as documents: Markdown with a YAML head, and plain text, in a folder or one after the other."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.exports.documents import as_markdown
from newsbot.exports.export import export
from newsbot.exports.file_names import article_name
from newsbot.exports.files import CannotWrite
from newsbot.exports.yaml_head import head
from newsbot.items import Block
from tests.archive.conftest import NOW, an_article
from tests.exports.conftest import HOSTILE, fill

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SAFE_NAME = re.compile(r"[a-z0-9-]{1,100}\.(?:md|txt)")


def read_head(document: str) -> dict[str, Any]:
    """Return what a reader of YAML makes of the head."""
    _, text, _ = document.split("---\n", 2)
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.*"))}


def test_markdown_has_the_facts_in_its_head_and_the_blocks_below(archive: Archive, tmp_path: Path) -> None:
    body = [
        Block("heading", "Cost"),
        Block("paragraph", "It *costs*"),
        Block("quote", "Much"),
        Block("list_item", "1. A"),
    ]
    archive.store(an_article("story-0", body=body, lead="At last", date_published=NOW), NOW)
    export(archive, f"{tmp_path}/out.md/", Selection())
    ((name, text),) = files(tmp_path / "out.md").items()
    assert name.startswith("harbour_post/story-0-")
    assert text.partition("\n---\n")[2] == (
        "\n# Pier to be rebuilt (story-0)\n\n**At last**\n\n## Cost\n\nIt \\*costs\\*\n\n> Much\n\n- 1\\. A\n"
    )
    told = read_head(text)
    assert told["headline"] == "Pier to be rebuilt (story-0)"
    assert told["date_published"] == NOW.isoformat()
    assert told["authors"] == ["Jane Doe"]
    assert {"body", "text", "provenance"}.isdisjoint(told)


@given(st.lists(st.tuples(st.from_regex("[a-z_]{1,20}", fullmatch=True), TEXTS.filter(bool)), unique_by=lambda p: p[0]))
def test_any_text_is_in_the_head_what_it_was(values: list[tuple[str, str]]) -> None:
    written = head(values)
    assert written.count("\n") == len(values) + 2
    assert (yaml.safe_load(written.removeprefix("---\n").removesuffix("---\n")) or {}) == dict(values)


@given(TEXTS, st.sampled_from(["paragraph", "heading", "quote", "list_item"]))
def test_no_text_ends_its_block_or_begins_another_kind(text: str, kind: str) -> None:
    block = as_markdown({"body": [{"kind": kind, "text": text}]}, []).partition("---\n---\n")[2]
    assert not re.search(r"(?m)^(?:#|---|===|```|~~~|\d+[.)] )", block.removeprefix("\n## "))
    assert not re.search(r"(?<!\\)(?:\\\\)*[<`\[]", block)


@pytest.mark.parametrize("form", ["md", "txt"])
def test_hostile_articles_get_safe_names_and_readable_files(archive: Archive, tmp_path: Path, form: str) -> None:
    for at, (name, text) in enumerate(HOSTILE.items()):
        url = f"https://harbour.example/../..%2f..%2f{name}/{at}?{text[:500]}"
        article = an_article(
            url=url, canonical_url=url, headline=text, section=text, publisher=f"../{name}", authors=[text]
        )
        archive.store(article, NOW + timedelta(minutes=at))
    export(archive, f"{tmp_path}/out/", Selection(), form=form)
    found = [path for path in tmp_path.rglob("*") if path.is_file() and "newsbot.db" not in path.name]
    assert len(found) == len(HOSTILE)
    assert all(path.is_relative_to(tmp_path / "out") and SAFE_NAME.fullmatch(path.name) for path in found)
    if form == "md":
        wanted = {article.headline for article in archive.articles()}
        assert {read_head(path.read_bytes().decode()).get("headline") for path in found} == wanted


@given(st.text())
def test_any_address_gives_a_name_for_any_file_system(url: str) -> None:
    assert SAFE_NAME.fullmatch(f"{article_name(url)}.md")


def test_names_are_readable_and_tell_addresses_apart() -> None:
    wall = "https://harbour.example/2026/11/harbour-wall-to-be-raised.html"
    assert article_name(wall).startswith("harbour-wall-to-be-raised-")
    assert article_name(wall) != article_name(wall.replace("2026", "2025"))
    assert len(article_name("https://harbour.example/" + "rain-" * 1000)) <= 100


def test_a_second_export_changes_what_has_changed_and_touches_nothing_else(archive: Archive, tmp_path: Path) -> None:
    first, _ = fill(archive, 2)
    export(archive, f"{tmp_path}/out/", Selection(), form="md")
    (tmp_path / "out" / "own.md").write_text("own notes")
    times = {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in files(tmp_path / "out")}
    first.headline, first.text = "Pier will not be rebuilt", first.text + "\n\nNobody pays for it."
    archive.store(first, NOW + timedelta(hours=1))
    assert export(archive, tmp_path / "out", Selection(), form="md") == 2
    after = files(tmp_path / "out")
    assert after.keys() == times.keys()
    changed = {name for name in after if (tmp_path / "out" / name).stat().st_mtime_ns != times[name]}
    assert [read_head(after[name])["headline"] for name in changed] == ["Pier will not be rebuilt"]


def test_what_is_new_comes_into_the_folder_beside_what_is_there(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 2)
    new = Selection(order="stored")
    assert export(archive, f"{tmp_path}/out.txt/", new, new_since_last="nightly") == 2
    fill(archive, 1, first=2)
    assert export(archive, f"{tmp_path}/out.txt/", new, new_since_last="nightly") == 1
    assert len(files(tmp_path / "out.txt")) == 3


def test_a_folder_that_cannot_be_written_leaves_the_position_as_it_was(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 1)
    (tmp_path / "out.md").write_text("a file")
    with pytest.raises(CannotWrite, match=r"out\.md: "):
        export(archive, f"{tmp_path}/out.md/", Selection(order="stored"), new_since_last="nightly")
    assert archive.export_positions.position("nightly") == 0


def test_one_text_has_headline_lead_and_text_of_all_with_a_form_feed_between(archive: Archive, tmp_path: Path) -> None:
    older, newer = fill(archive, 2, lead="At last")
    export(archive, tmp_path / "all.txt", Selection())
    texts = (tmp_path / "all.txt").read_text("utf-8").split("\f")
    assert texts == [f"{article.headline}\n\nAt last\n\n{article.text}\n" for article in (newer, older)]


def test_the_fields_of_documents_can_be_chosen(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 1)
    export(archive, tmp_path / "all.txt", Selection(), ["authors", "headline"])
    assert (tmp_path / "all.txt").read_text() == "Jane Doe\n\nPier to be rebuilt (story-0)\n"
    export(archive, f"{tmp_path}/out.md/", Selection(), ["url", "first_seen"])
    (text,) = files(tmp_path / "out.md").values()
    assert list(read_head(text)) == ["url", "first_seen"]


@pytest.mark.parametrize(
    ("target", "form", "why"),
    [
        ("articles.md", None, r"articles.md: .md is a file for each article; name a folder, such as articles.md/"),
        ("-", "md", "-: .md is a file for each article; name a folder, such as articles.md/"),
        ("-", "parquet", "-: .parquet cannot be streamed; name a file"),
        ("out/", None, "out/: a folder gets a file for each article; its ending or --format says .md or .txt"),
        ("out/", "csv", "out/: a folder gets a file for each article; its ending or --format says .md or .txt"),
    ],
)
def test_what_does_not_go_together_is_told(archive: Archive, target: str, form: str | None, why: str) -> None:
    with pytest.raises(WrongSelection, match=f"^{re.escape(why)}$"):
        export(archive, target, Selection(), form=form)
