"""The page for every morning: whole, without a script, whatever names hold."""

from dataclasses import replace
from pathlib import Path

from lxml import html

from newsbot.archive import Archive
from newsbot.health.judging import judge
from newsbot.health.known_past import past_of
from newsbot.health.parameters import Parameters
from newsbot.health.web_page import page, write_page
from tests.health.conftest import NOW, past_days, well

PARAMETERS = Parameters()
HOSTILE = "</title><script>alert(1)</script>\x1b[2J"


def test_the_page_has_a_chart_of_each_publisher_and_what_is_open(archive: Archive, tmp_path: Path) -> None:
    for name in ("post", "times"):
        past_days(archive, name, 60, lambda ago: {"listing/unchanged": 1} if ago < 3 else well(20))
    incidents = judge(archive, {"post", "times"}, NOW, PARAMETERS)
    past = past_of(archive, {"post", "times"}, NOW, PARAMETERS)
    for _ in past.until(NOW.date()):
        pass
    write_page(tmp_path / "health.html", past, incidents, {"post": "Harbour Post"}, NOW)
    tree = html.parse(str(tmp_path / "health.html")).getroot()
    assert [h2.text_content().strip() for h2 in tree.iter("h2")] == ["post Harbour Post", "times"]
    assert len(list(tree.iter("svg"))) == 4
    assert len(tree.xpath("//ul[contains(@class, 'incidents')]/li")) == 2
    assert list(tmp_path.glob(".health*")) == []


def test_nothing_that_is_stored_becomes_markup(archive: Archive) -> None:
    past_days(archive, "post", 60, lambda ago: {"listing/unchanged": 1} if ago < 3 else well(20))
    incidents = [replace(one, observed=HOSTILE) for one in judge(archive, {"post"}, NOW, PARAMETERS)]
    text = page(past_of(archive, {"post"}, NOW, PARAMETERS), incidents, {"post": HOSTILE}, NOW)
    assert "<script" not in text
    assert "\x1b" not in text
    assert "&lt;script&gt;" in text
