"""PAGE: the tables amid a text, each row a line; what else stands in tables is no text."""

from collections.abc import Iterator, Sequence

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.page import Element, text_in

_FEWEST_ROWS = 3
"""Tables of fewer rows are boxes: what something costs, whom to ask."""
_FEWEST_CELLS = 2
"""In a row of a table that is no mere list."""
_MOST_LINKED = 0.5
"""Share of a table's characters from which it leads elsewhere."""
_LONGEST = 20_000
"""Characters of a table that is read; longer ones are data, of which a text only tells."""
_MOST_NUMBERS = 0.5
"""Share of cells without a letter from which a table is a calendar, or figures to look up and not to read."""
BETWEEN = " | "
"""Between the cells of a row."""


def keep_tables(body: Sequence[Piece]) -> None:
    """Make text of the tables of *body* that stand between pieces of the text."""
    kept = [index for index, piece in enumerate(body) if not piece.dropped]
    for piece in body[kept[0] : kept[-1]] if kept else ():
        table = _table(piece)
        if table is not None and (rows := rows_of(table)):
            piece.text, piece.dropped = "\n".join(rows), None


def _table(piece: Piece) -> Element | None:
    """Return the table that *piece*, which was left out, is, or that stands in it where others show a picture."""
    if piece.dropped is DropReason.TABLE:
        return piece.element
    return piece.element.find("table") if piece.dropped is DropReason.FIGURE else None


def rows_of(table: Element) -> list[str]:
    """Return the rows of *table*, each a line; none where it is a box, a menu, figures or endless."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows = [cells for row in table.iter("tr") if (cells := list(_cells(row)))]
    length = sum(len(cell) for cells in rows for cell in cells)
    wide = sum(len(cells) >= _FEWEST_CELLS for cells in rows)
    if wide < _FEWEST_ROWS or 2 * wide <= len(rows) or length > _LONGEST:
        return []
    wordless = sum(not any(map(str.isalpha, cell)) for cells in rows for cell in cells)
    linked = sum(len(text_in(link)) for link in table.iter("a"))
    is_data = wordless > _MOST_NUMBERS * sum(map(len, rows))
    return [] if is_data or linked >= _MOST_LINKED * length else [BETWEEN.join(cells) for cells in rows]


def _cells(row: Element) -> Iterator[str]:
    return (text for cell in row.iterchildren("td", "th") if (text := text_in(cell)))
