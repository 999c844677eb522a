"""PAGE: pages of things to buy: what their forms do, and what their microdata calls them, in any language."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newsbot.page import Element, Page

_MOST_FORMS, _MOST_FIELDS = 50, 200
"""That are looked at; a shop's list has a form for each of its things."""
_CART = re.compile(
    r"cart|basket|bag(?:$|[^a-z])|checkout|warenkorb|panier|carrito|cesta|carrinho|carrello|winkel(?:wagen|mand)|kundvagn|varukorg"
    r"|indkobskurv|handlekurv|ostoskori|ko[sš][ií]k|koszyk|kos[aá]r|korzin|sepet|add[-_]?to|(?:^|[^a-z])(?:buy|order)(?:[^a-z]|$)|bestell",
    re.IGNORECASE,
)
"""In the names or the address of a form that puts a thing into a cart."""
_AMOUNT = re.compile(
    r"(?:qty|quantity|anzahl|menge|products?_?id|id_?product|cart_quantity|product|item_?id|sku|add-to-cart)(?:\[|$)",
    re.IGNORECASE,
)
"""How its fields for how many, or for which one, are called: by a dozen programs for shops."""
_PRICE = frozenset(("price", "lowprice", "highprice"))
_TYPES = etree.XPath("/descendant::*/@itemtype")
_PROPERTIES = etree.XPath("/descendant::*/@itemprop")


def is_for_sale(page: Page) -> bool:
    """Tell whether *page* has a form that puts a thing into a cart, or is marked up as a thing with a price."""
    fills, asks = False, False
    for form in islice(page.root.iter("form"), _MOST_FORMS):
        fills_cart = any(_CART.search(form.get(name) or "") for name in ("action", "id", "name"))
        asks_amount = any(_AMOUNT.match(name) for name in _names(form))
        if fills_cart and asks_amount:
            return True
        fills, asks = fills or fills_cart, asks or asks_amount
    if not any(str(name).lower().endswith("/product") for name in _TYPES(page.root)):
        return False
    return fills or asks or any(str(name).lower() in _PRICE for name in _PROPERTIES(page.root))


def _names(form: Element) -> Iterator[str]:
    return (field.get("name") or "" for field in islice(form.iter("input", "select"), _MOST_FIELDS))
