"""Lists of addresses as people make them: one a line, or a column of a table."""

from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.sources.address_list import LONGEST_LINE, WRONG_LINES, Line, NoAddressList, is_address, read_address_list

RAIN, SNOW = "https://harbour.example/rain", "https://harbour.example/snow"


def read(*chunks: str) -> list[Line]:
    return list(read_address_list(chunk.encode() for chunk in chunks))


def addresses(*chunks: str) -> list[str | None]:
    return [line.url for line in read(*chunks)]


def test_a_list_has_an_address_a_line():
    assert read(f"{RAIN}\n  {SNOW}  ") == [Line(1, RAIN), Line(2, SNOW)]


def test_empty_lines_and_remarks_are_passed_over_and_counted():
    assert read(f"# what to read\n\n{RAIN}\n \n# later\n{SNOW}\n") == [Line(3, RAIN), Line(6, SNOW)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_writes_them(end: str):
    assert addresses(f"\ufeff{RAIN}{end}{SNOW}{end}") == [RAIN, SNOW]


def test_what_is_no_address_is_told_with_its_line():
    wrong = ["harbour.example/rain", "ftp://harbour.example/", "https://", "https://harbour.example/a b", "http://[::1"]
    lines = read("\n".join([RAIN, *wrong, SNOW]))
    assert lines == [Line(1, RAIN), *(Line(at, None, text) for at, text in enumerate(wrong, 2)), Line(7, SNOW)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_has_them_in_its_column_url(delimiter: str):
    rows = [["title", " URL ", "date"], ['"Rain, and ""hail""; too"', RAIN, ""], ["Snow", SNOW, "2026-11-20"]]
    assert addresses("\n".join(delimiter.join(row) for row in rows)) == [RAIN, SNOW]


def test_a_table_of_one_column_is_one():
    assert read(f"url\n{RAIN}\n") == [Line(2, RAIN)]


def test_a_row_is_told_by_its_first_line_though_its_cells_have_several():
    table = f'url,text\n{RAIN},"one\ntwo\nthree"\nno address,x\n{SNOW},x\nshort\n'
    assert read(table) == [Line(2, RAIN), Line(5, None, "no address"), Line(6, SNOW), Line(7, None, "short")]


def test_a_cell_may_be_as_long_as_an_article():
    assert addresses(f'text,url\n"{"It rained. " * 50_000}",{RAIN}\n') == [RAIN]


def test_a_first_line_that_is_wrong_does_not_refuse_the_addresses_below_it():
    assert read(f"my pages\n\nharbour.example/rain\n{RAIN}\nx\n") == [
        Line(1, None, "my pages"),
        Line(3, None, "harbour.example/rain"),
        Line(4, RAIN),
        Line(5, None, "x"),
    ]
    assert addresses("rain\n" * (WRONG_LINES - 1) + RAIN)[-2:] == [None, RAIN]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there is no address in it"),
        (" \n# nothing yet\n", "there is no address in it"),
        ("rain\n" * WRONG_LINES + RAIN, "line 1 is no web address, and names no column 'url': rain"),
        ("title,link\nRain,x\n", "line 1 is no web address, and names no column 'url': title,link"),
        ("\nharbour.example/rain\n", "line 2 is no web address, and names no column 'url': harbour.example/rain"),
    ],
)
def test_what_is_no_list_is_told_why(text: str, why: str):
    with pytest.raises(NoAddressList, match=f"^{why}$"):
        read(text)


def test_a_line_without_end_is_not_kept():
    endless = chain([f"{RAIN}\n".encode()], repeat(b"x" * 65_536, LONGEST_LINE // 65_536 * 3), [f"\n{SNOW}".encode()])
    assert list(read_address_list(endless)) == [Line(1, RAIN), Line(2, None, "(too long)"), Line(3, SNOW)]


def test_a_line_is_read_before_the_next_chunk_is_asked_for():
    def chunks():
        yield f"{RAIN}\n".encode()
        raise AssertionError("asked for too early")

    assert next(read_address_list(chunks())).url == RAIN


@given(st.binary(), st.integers(1, 7))
def test_any_bytes_are_read_the_same_in_any_chunks(body: bytes, size: int):
    def outcome(chunks):
        try:
            return list(read_address_list(chunks))
        except NoAddressList as error:
            return str(error)

    assert outcome([body]) == outcome(body[at : at + size] for at in range(0, len(body), size))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_whatever_a_cell_holds_the_addresses_are_found(cells: list[str]):
    quoted = ('"' + cell.replace('"', '""') + '"' for cell in cells)
    assert addresses("text,url\n" + "".join(f"{cell},{RAIN}\n" for cell in quoted)) == [RAIN] * len(cells)


@given(st.text())
def test_an_address_is_one_whatever_is_asked(text: str):
    assert is_address(text) in (True, False)
