"""REQUEST: what a front page names without a link to it: choices of a menu, areas of a picture, buttons, data."""

from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote_plus

from newsbot.page import Element, Page, text_in
from newsbot.sources.entries import absolute
from newsbot.sources.item_list import named_items
from newsbot.sources.script_links import clicked

CHOICES_AT_MOST = 2_000
ABOVE_A_CHOICE = 12


def choices(page: Page, base: str) -> Iterator[tuple[str, str]]:
    """Yield what may be sections of *page*, name and address; *base* is of the addresses."""
    for choice in islice(page.root.iter("option"), CHOICES_AT_MOST):
        if url := _chosen(choice, base):
            yield text_in(choice), url
    for box, url in islice(clicked(page, base), CHOICES_AT_MOST):
        yield text_in(box) or box.get("alt") or box.get("title") or "", url
    for item in islice(named_items(page, base), CHOICES_AT_MOST):
        yield item.title or "", item.url


def _chosen(choice: Element, base: str) -> str | None:
    """Return where *choice* leads: its value is an address, or a part of the one that its form asks for."""
    value = choice.get("value") or ""
    if "/" in value or value.startswith("?"):
        return absolute(value, base)
    if not value[:1].isalnum() or value == "0":
        return None
    around = {str(above.tag): above for above in islice(choice.iterancestors(), ABOVE_A_CHOICE)}
    menu, form = around.get("select"), around.get("form")
    if menu is None or form is None or not menu.get("name") or form.get("method", "get").lower() != "get":
        return None
    asked = f"?{quote_plus(menu.get('name', ''))}={quote_plus(value)}"
    return absolute(asked, absolute(form.get("action"), base) or base)
