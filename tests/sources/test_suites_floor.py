"""The cases of public test suites, and small ones of our own making, that are right may not become fewer."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FLOOR = {
    "autopager": 109,
    "feed-mutations": 56,
    "feedjira": 26,
    "feedparser": 108,
    "feedparser-dates": 24,
    "gofeed": 70,
    "google-robotstxt": 98,
    "miniflux": 21,
    "miniflux-dates": 37,
    "node-feedparser": 18,
    "rome": 60,
    "scrapy-sitemap": 7,
    "sitemap-mutations": 36,
    "ultimate-sitemap-parser": 29,
    "whatwg-urls": 131,
}
"""Suite -> cases right on 25 November 2026; raise it when it rises. `tools/suites.py --failures 5` shows the others."""
READ = {"listing", "section", "canonical"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (SHARED / "tools" / "suites.py").exists(), reason="../shared is not there"),
]


def run(tool: str, *arguments: str) -> Any:
    command = [sys.executable, str(SHARED / "tools" / tool), *arguments, "--json"]
    return json.loads(
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600).stdout
    )


@pytest.fixture(scope="module")
def suites() -> dict[str, Any]:
    return dict(run("suites.py", "--no-peers")["right"])


@pytest.mark.parametrize("suite", FLOOR)
def test_no_fewer_cases_of_a_public_suite_are_right(suites: dict[str, Any], suite: str) -> None:
    assert suites[suite]["newsbot"]["cases"] >= FLOOR[suite]


def test_every_case_of_a_listing_a_section_or_an_address_is_right() -> None:
    lines = (SHARED / "cases" / "cases.jsonl").read_text("utf-8").splitlines()
    cases = {case["id"] for case in map(json.loads, lines) if case["read"] in READ}
    assert cases.isdisjoint(run("cases.py", str(SHARED / "cases"))["failing"])
