"""HAND ON: bar charts as SVG, for a data set's card."""

from collections.abc import Sequence
from html import escape

from newsbot.archive.rows import legal

ROW, LABEL, WIDTH = 22, 170, 420
"""Pixels: the height of a bar, the room for its name, the length of the longest."""


def bars(title: str, counted: Sequence[tuple[str, int]]) -> str:
    """Return a chart with a bar for every name and count."""
    most = max((count for _, count in counted), default=0) or 1
    height = ROW * (len(counted) + 2)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LABEL + WIDTH + 90}" height="{height}" '
        'font-family="sans-serif" font-size="13">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="8" y="{ROW - 5}" font-weight="bold">{_text(title)}</text>',
    ]
    for number, (name, count) in enumerate(counted, 1):
        top = ROW * number + 8
        length = round(WIDTH * count / most)
        lines += [
            f'<text x="{LABEL - 6}" y="{top + 14}" text-anchor="end">{_text(name)}</text>',
            f'<rect x="{LABEL}" y="{top + 3}" width="{length}" height="{ROW - 6}" fill="#4878a8"/>',
            f'<text x="{LABEL + length + 6}" y="{top + 14}">{count:,}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])


def _text(text: str) -> str:
    return escape(legal(text if len(text) <= 24 else text[:23] + "…"))
