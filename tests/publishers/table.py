"""The table of docs/publishers.md: which countries, languages and scripts the shipped publishers are of.

``python -m tests.publishers.table`` writes it anew.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

DOCUMENT = Path(__file__).parents[2] / "docs" / "publishers.md"
BEGIN, END = "<!-- table -->\n", "<!-- end -->\n"
SCRIPTS = {
    "Arabic": "ar fa ur",
    "Armenian": "hy",
    "Bengali": "bn",
    "Chinese": "zh",
    "Cyrillic": "bg mk ru uk",
    "Devanagari": "hi ne",
    "Ethiopic": "am",
    "Greek": "el",
    "Hangul": "ko",
    "Hebrew": "he",
    "Japanese": "ja",
    "Tamil": "ta",
    "Thai": "th",
}
"""Script -> the languages whose publishers here write it; all others write Latin letters."""


def table() -> str:
    """Return the table as the publisher files have it."""
    loader = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["newsbot.publishers"]}))
    publishers = [loader.load(name) for name in loader.list()]
    countries = Counter(publisher.country for publisher in publishers)  # type: ignore[attr-defined]
    languages = Counter(publisher.language.partition("-")[0] for publisher in publishers)  # type: ignore[attr-defined]
    script_of = {language: script for script, written in SCRIPTS.items() for language in written.split()}
    scripts = {script_of.get(language, "Latin") for language in languages}
    lines = [
        f"{len(publishers)} publishers of {len(countries)} countries in {len(languages)} languages, in {len(scripts)} "
        "scripts.",
        "",
        "| script | publishers | languages, with their publishers |",
        "|---|---|---|",
    ]
    for script in sorted(scripts, key=lambda script: (script != "Latin", script)):
        own = Counter({one: n for one, n in languages.items() if script_of.get(one, "Latin") == script})
        lines.append(f"| {script} | {own.total()} | {counted(own)} |")
    lines += ["", "| publishers | countries |", "|---|---|"]
    for number in sorted(set(countries.values()), reverse=True):
        lines.append(f"| {number} | {' '.join(sorted(one for one, n in countries.items() if n == number))} |")
    return "\n".join([*lines, ""])


def counted(numbers: Counter[str]) -> str:
    """Return names with their numbers, the greatest first."""
    in_order: Iterable[tuple[str, int]] = sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {number}" for name, number in in_order)


def with_table(text: str) -> str:
    """Return the text of the document with the table as it is now."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    DOCUMENT.write_text(with_table(DOCUMENT.read_text("utf-8")), "utf-8")
