"""PAGE: the way from the front page to the article, as JSON-LD's BreadcrumbList tells it; it names the section."""

from collections.abc import Iterable
from typing import Any

from newsbot.extraction.metadata.json_ld import Node, names, types

LONGEST_SECTION = 40
"""Characters; what is longer is the article's own headline at the end of the way."""


def extract(found: Iterable[Node]) -> list[tuple[str, dict[str, Any]]]:
    """Return a source for the sections on the way to the page, the highest first; none where no way is told."""
    for node in found:
        if "breadcrumblist" in types(node):
            steps = node.get("itemListElement")
            way = [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
            return [("json-ld BreadcrumbList", {"section": [name for step in way for name in _name(step)]})]
    return []


def _name(step: Node) -> list[str]:
    named = names(step) or names(step.get("item"))
    return [name for name in named[:1] if len(name) <= LONGEST_SECTION and not name.startswith("http")]
