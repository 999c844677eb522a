"""What an application's state holds: texts, of any script that a page may have."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.extraction.body.application_state import texts_in_state
from newsbot.page import Page

TEXT = "".join(f"<p>{line}</p>" for line in ("The pier was sold to a choir. " * 6, "It sings. " * 20, "It hums. " * 20))
STATE = json.dumps({"article": {"title": "Pier sold", "body": TEXT}, "theme": "blue; " * 90})


def texts(code: str) -> list[str]:
    return texts_in_state(Page(f"<body><script>{code}</script>", "https://harbour.example/a"))


@pytest.mark.parametrize(
    "code",
    [
        STATE,
        f"window.__STATE__ = {STATE};",
        f"window.__STATE__ = JSON.parse({json.dumps(STATE)});",
        f"self.__next_f.push([1,{json.dumps('1a:' + STATE)}])",
        f"self.__next_f.push([1,{json.dumps('2:[1]' + chr(10) + '1a:T2a,' + TEXT)}])",
    ],
)
def test_a_text_is_found_in_json_in_a_program_and_in_a_text_of_a_program(code: str) -> None:
    assert texts(code) == [TEXT]


@pytest.mark.parametrize(
    "code", ['{"body": "The pier. It sings. It hums."}', f'var style = "{"a { color: red } " * 60}"']
)
def test_what_is_short_or_no_prose_is_no_text(code: str) -> None:
    assert texts(code) == []


@given(
    st.lists(
        st.sampled_from(['"', "\\", '\\"', '"body":"', "a. " * 150, "<p>", "\\ud800", "1a:T1,", "\n", "é"]), max_size=30
    )
)
def test_no_script_stops_the_reading(parts: list[str]) -> None:
    for text in texts("".join(parts)):
        text.encode()


def test_a_text_that_breaks_off_amid_an_escape_is_looked_through_once() -> None:
    assert texts('"' + '\\"' * 400_000 + "\\") == []
