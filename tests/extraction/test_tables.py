"""Tables amid a text: their rows are lines of it, unless they are boxes, menus or figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from newsbot.extraction.body.article_body import extract_body
from newsbot.extraction.body.tables import rows_of
from newsbot.page import Element, Page

ROWS = [["Harbour", "Boats"], ["Old town", "twelve"], ["New town", "400"]]


def table(rows: list[list[str]]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}" for cell in cells) for cells in rows) + "</table>"


def element(markup: str) -> Element:
    return html.fragment_fromstring(markup)


def texts(markup: str) -> list[str]:
    paragraph = "<p>It rained for days, and nobody in the harbour knew when it would stop again that year.</p>"
    page = Page(f"<h1>Rain</h1><article>{paragraph * 3}{markup}{paragraph * 3}</article>", "https://harbour.example/a")
    return [block.text for block in extract_body(page).blocks]


def test_a_table_amid_the_text_is_a_block_with_a_line_for_each_row() -> None:
    assert texts(table(ROWS))[3] == "Harbour | Boats\nOld town | twelve\nNew town | 400"


def test_a_heading_of_a_table_stays() -> None:
    assert texts(f"<h2>Boats in each harbour</h2>{table(ROWS)}")[3] == "Boats in each harbour"


def test_a_table_after_the_text_is_none_of_it() -> None:
    paragraph = "<p>It rained for days, and nobody in the harbour knew when it would stop again that year.</p>"
    page = Page(f"<h1>Rain</h1><article>{paragraph * 6}{table(ROWS)}</article>", "https://harbour.example/a")
    assert len(extract_body(page).blocks) == 6


@pytest.mark.parametrize(
    "markup",
    [
        table(ROWS[:2]),
        table([["Only"], ["one"], ["cell"], ["a row"]]),
        table([["Mo", "Tu"], *([str(day), str(day + 1)] for day in range(1, 28, 2))]),
        table([['<a href="/a">Old town</a>', '<a href="/b">New town</a>']] * 4),
        table([[table(ROWS), "Boats"]] * 4),
        table([["word " * 100, "word " * 100]] * 30),
    ],
    ids=["few rows", "list", "figures", "links", "layout", "endless"],
)
def test_what_is_no_table_to_read_has_no_rows(markup: str) -> None:
    assert rows_of(element(markup)) == []


@given(st.lists(st.lists(st.text("ab1 ", max_size=5), max_size=4), max_size=8))
def test_no_row_is_empty_or_broken(rows: list[list[str]]) -> None:
    assert all(line.strip() and "\n" not in line for line in rows_of(element(table(rows))))
