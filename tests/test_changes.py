"""Two versions side by side: nothing of either is lost, and what both have is not called changed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.changes import MOST_LINES, Row, side_by_side
from newsbot.items import Image

LINES = st.lists(st.sampled_from(["Rain.", "More rain came.", "More rain came later.", "Sun.", "The harbour sleeps."]))


def text(rows: list[Row], side: str) -> list[str]:
    shown = [getattr(row, side) for row in rows]
    return ["".join(words.text for words in line) for line in shown if line is not None]


def test_a_changed_word_is_marked_and_its_neighbours_are_not() -> None:
    (row,) = side_by_side("It carries twenty people.", "It carries thirty people.")
    assert row.old is not None
    assert [(words.text, words.is_other) for words in row.old] == [
        ("It carries ", False), ("twenty", True), (" people.", False)
    ]  # fmt: skip


def test_what_is_the_same_for_long_is_left_out_but_for_a_line_around_a_change() -> None:
    before = [f"Line {number}." for number in range(20)]
    rows = side_by_side("\n".join(before), "\n".join([*before[:10], "Something else entirely happened.", *before[11:]]))
    assert [row.skipped for row in rows if row.skipped] == [9, 8]
    assert text(rows, "old") == ["Line 9.", "Line 10.", "Line 11."]


def test_a_picture_is_told_in_words() -> None:
    rows = side_by_side([], [Image("https://a.example/b.jpg", "The pier", None, None, 800, None)])
    assert text(rows, "new") == ["https://a.example/b.jpg · The pier · 800"]


def test_a_text_without_end_is_compared_in_bounded_time() -> None:
    many = [f"line {number}" for number in range(5 * MOST_LINES)]
    rows = side_by_side("\n".join(many), "\n".join(reversed(many)))
    assert len(text(rows, "old")) == len(text(rows, "new")) == len(many)


@settings(max_examples=200)
@given(LINES, LINES)
def test_both_sides_are_the_versions_but_for_what_is_left_out(old: list[str], new: list[str]) -> None:
    rows = side_by_side(old, new)
    skipped = sum(row.skipped for row in rows)
    assert len(text(rows, "old")) + skipped == len(old)
    assert len(text(rows, "new")) + skipped == len(new)
    if not skipped:
        assert (text(rows, "old"), text(rows, "new")) == (old, new)
    assert (old == new) == all(row.skipped or row.is_same for row in rows)


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(old: str, new: str) -> None:
    side_by_side(old, new)
