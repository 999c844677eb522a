"""What stands below a heading or a label that says that it is paid for is no article; an empty place is not meant."""

import pytest

from newsbot.page import Page
from newsbot.sources.article_address import may_be_article
from newsbot.sources.section import read_section

LINK = "<a href='/2026/11/20/{0}-boats-for-the-winter-on-the-lake/'>{1}Nine {0} boats for the winter on the lake</a>"
OLD, NEW, RED = (LINK.format(name, "") for name in ("old", "new", "red"))


def names(markup: str) -> list[str]:
    page = Page(f"<html><body><main>{markup}</main></body></html>", "https://www.harbour.example/")
    return [entry.url.split("/")[6][:3] for entry in read_section(page, may_be_article).entries]


@pytest.mark.parametrize(
    "markup",
    [
        f"<div><h3>Sponsored content</h3><p>{OLD}</p><p>{NEW}</p></div><div>{RED}</div>",
        f"<div><header><h2>Contenu sponsorisé</h2></header><ul><li>{OLD}</li><li>{NEW}</li></ul></div>{RED}",
        f"<h4>Ogłoszenia</h4><ul><li>{OLD}</li><li>{NEW}</li></ul><h4>News</h4><ul><li>{RED}</li></ul>",
        f"<h4>News</h4>{RED}<h4>На правах рекламы</h4><div>{OLD}</div><div>{NEW}</div>",
        f"<div><em>Annonsørinnhold</em><h3>{OLD}</h3></div><div><i>Komerční sdělení</i><h3>{NEW}</h3></div>{RED}",
    ],
    ids=["heading", "heading in a box", "heading before a list", "heading in a row", "label of one"],
)
def test_what_is_said_to_be_paid_for_is_no_article(markup):
    assert names(markup) == ["red"]


@pytest.mark.parametrize(
    "markup",
    [
        f"<div><span>Anzeige</span></div><p>{OLD}</p><p>{NEW}</p>",
        LINK.format("old", "<span>Sponsored</span>") + LINK.format("new", "<span>Advertorial</span>"),
        f"<h3>Advertisement</h3><p>{OLD}</p><p>{NEW}</p>",
        f"<p><small>Sponsored content</small></p><p>{OLD}</p><p>{NEW}</p>",
        f"<h3>Sponsored content of the lake grows</h3><p>{OLD}</p><p>{NEW}</p>",
    ],
    ids=["empty place", "in the link", "heading of an empty place", "label among many", "headline"],
)
def test_a_label_of_an_empty_place_says_nothing_of_what_stands_around(markup):
    assert names(markup) == ["old", "new"]
