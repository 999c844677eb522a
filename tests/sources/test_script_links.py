"""Which boxes of a page lead on, though they are no links."""

import pytest

from newsbot.page import Page
from newsbot.sources.script_links import clicked

URL = "https://www.harbour.example/"
STORY = URL + "rain"


@pytest.mark.parametrize(
    "box",
    [
        "<div data-href='/rain'>Rain</div>",
        "<li data-url='rain'>Rain</li>",
        "<article onclick=\"window.location.href='/rain'\">Rain</article>",
        "<td onclick='location = \"/rain\"'>Rain</td>",
        "<map><area href='/rain'></map>",
    ],
)
def test_what_a_click_on_a_box_leads_to_is_named(box):
    assert [url for _, url in clicked(Page(box, URL), URL)] == [STORY]


@pytest.mark.parametrize(
    "box",
    [
        "<div onclick='open()'>Rain</div>",
        "<div onclick=\"location.href='/rain?' + number\">x</div>",
        "<area>",
        "<li data-url='#'>",
    ],
)
def test_what_only_a_script_knows_is_not_guessed(box):
    assert [url for _, url in clicked(Page(box, URL), URL)] == []
