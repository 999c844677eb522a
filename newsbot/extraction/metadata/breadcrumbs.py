"""PAGE: the way from the front page to the article, as JSON-LD's BreadcrumbList tells it; it names the section."""

from collections.abc import Iterable

from newsbot.extraction.metadata.json_ld_values import Node, names, types
from newsbot.extraction.source import Source, Trust

LONGEST_SECTION = 40
"""Characters; what is longer is the article's own headline at the end of the way."""


def sources(found: Iterable[Node]) -> list[Source]:
    """Return a source for the sections on the way to the page, the highest first; none where no way is told."""
    for node in found:
        if "breadcrumblist" in types(node):
            steps = node.get("itemListElement")
            way = [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
            names_on_way = [name for step in way for name in _name(step)]
            return [Source("json-ld BreadcrumbList", {"section": names_on_way}, Trust.JSON_LD)]
    return []


def _name(step: Node) -> list[str]:
    named = names(step) or names(step.get("item"))
    return [name for name in named[:1] if len(name) <= LONGEST_SECTION and not name.startswith("http")]
