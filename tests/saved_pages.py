"""Pages made for the tests, each with its answer: where they lie, how an answer is written and what it means.

A page is a ``.html`` file, its answer the ``.json`` file of the same name: ``url``, ``publisher`` (a spider name or
null), ``headers`` where some matter, and either ``refused`` with the reason, which only readers see, or ``expected``:
the whole article.  What the answer leaves out must be empty, but for ``canonical_url``, which then is the page's
address.  ``body`` is a list of lines that begin like Markdown where they are no paragraph: ``## `` heading, ``> ``
quote, ``- `` list item.  ``provenance`` names the notes behind the sources of single fields, such as "offset assumed".

``python -m tests.saved_pages PAGE.html URL [PUBLISHER]`` prints the answer that the page gives today: read it word by
word before you keep it.
"""

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import newsbot

FOLDERS = Path(__file__).parent / "pages", Path(__file__).parent / "publishers" / "pages"
PAGES = sorted(page for folder in FOLDERS for page in folder.rglob("*.html"))

MARKS = {"paragraph": "", "heading": "## ", "quote": "> ", "list_item": "- "}
NOT_ON_THE_PAGE = ("url", "publisher", "discovered_via", "provenance")
"""Fields that are known before the page is read, or say how it was read."""


def answer_of(page: Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(page.with_suffix(".json").read_text("utf-8"))
    return answer


def expected_of(answer: dict[str, Any]) -> dict[str, Any] | None:
    """Return the fields that *answer* names; None where the page is to be refused."""
    if "refused" in answer:
        return None
    expected: dict[str, Any] = answer["expected"]
    text = "\n\n".join(line.removeprefix(_mark_of(line)) for line in expected["body"])
    return {"canonical_url": answer["url"], "text": text} | expected


def found_in(page: Path, answer: dict[str, Any]) -> tuple[dict[str, Any] | None, dict[str, str]]:
    """Return what `newsbot.extract` finds in *page*, as answers write it, and the notes behind its sources."""
    article = newsbot.extract(page.read_bytes(), answer["url"], answer["publisher"], answer.get("headers"))
    if article is None:
        return None, {}
    empty = asdict(type(article)())
    fields: dict[str, Any] = json.loads(json.dumps(asdict(article), default=datetime.isoformat))
    found = {field: value for field, value in fields.items() if value != empty[field] and field not in NOT_ON_THE_PAGE}
    found["body"] = [MARKS[block["kind"]] + block["text"] for block in fields["body"]]
    for field in ("images", "videos"):
        if field in found:
            found[field] = [{key: value for key, value in part.items() if value is not None} for part in found[field]]
    notes = {field: source.partition(", ")[2] for field, source in article.provenance.items()}
    return found, {field: note for field, note in notes.items() if note}


def _mark_of(line: str) -> str:
    return next((mark for mark in MARKS.values() if mark and line.startswith(mark)), "")


def _main(page: str, url: str, publisher: str | None = None) -> None:
    answer: dict[str, Any] = {"url": url, "publisher": publisher}
    found, notes = found_in(Path(page), answer)
    if found is None:
        answer["refused"] = "the reason"
    else:
        answer["expected"] = {field: value for field, value in found.items() if field != "text" and value != url}
        answer |= {"provenance": notes} if notes else {}
    print(json.dumps(answer, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    _main(*sys.argv[1:])
