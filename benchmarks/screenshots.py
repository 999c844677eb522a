"""Make the pictures of docs/web.md: the pages of `scrapy web` as Chromium shows them, with the demo's archive.

    python -m benchmarks.screenshots [docs/web]

`scrapy demo` and `scrapy demo --later` fill an archive in a folder of their own, so that there is a revision; ten weeks
of counts and an incident are added to it, as a demo has no past. Each picture is saved with at most 128 colours.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from newsbot.archive import Archive

ROOT = Path(__file__).parents[1]
PUBLISHER = "harbour_post"
COLOURS = 128
DAYS = 70
PICTURES = (
    ("today", "/", 1280, 900, "light"),
    ("article", "{revised}", 1280, 1900, "light"),
    ("search", "/search?q=harbour", 1280, 900, "light"),
    ("publisher", f"/publisher/{PUBLISHER}", 1280, 1100, "dark"),
    ("incidents", "/incidents", 1280, 640, "light"),
    ("phone", "{revised}", 390, 844, "dark"),
)
"""Name, address, width, height, scheme."""


def scrapy(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "scrapy", *arguments]
    return subprocess.Popen(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
    )


def fill(folder: Path) -> Path:
    """Let the demo make an archive in *folder*, and give it a past."""
    shutil.copy(ROOT / "scrapy.cfg", folder)
    for later in ([], ["--later"]):
        demo = scrapy(folder, "demo", *later)
        _, told = demo.communicate()
        if demo.returncode:
            sys.exit(told)
    with Archive(folder / "demo.db") as archive:
        add_a_past(archive, datetime.now(UTC))
    return folder / "demo.db"


def add_a_past(archive: Archive, now: datetime) -> None:
    """Let the paper have had some forty articles a day, fewer on Sundays, and since yesterday hardly any."""
    for number in range(DAYS, 0, -1):
        day = now - timedelta(days=number)
        came = 3 if number == 1 else 26 if day.weekday() == 6 else 38 + number * number % 9
        counts = {"crawls": 24, "crawls/good": 24, "stored": came, "fetched": came + 4, "stored/new": came}
        counts |= {f"field/{field}": came for field in ("headline", "text", "date_published", "lead")}
        archive.days.add(PUBLISHER, day, counts | {"field/authors": came * 4 // 5})
    archive.incidents.see(
        PUBLISHER,
        "articles",
        began=now - timedelta(hours=20),
        now=now,
        expected="38 to 46 a day",
        observed="3 articles",
        look=f"scrapy publishers --check {PUBLISHER}",
    )


def revised(archive: Path) -> str:
    """Return the address of the article that changed last."""
    with Archive(archive, read_only=True) as opened:
        return f"/article/{opened.reading_lists.revised(PUBLISHER, 1)[0].id}"


@contextmanager
def serving(archive: Path) -> Iterator[str]:
    """Serve *archive*; give the address."""
    server = scrapy(archive.parent, "web", "--port", "0", "--timezone", "Europe/London", "-s", f"ARCHIVE={archive}")
    assert server.stderr is not None
    try:
        line = next(line for line in server.stderr if " at http" in line)
        yield line.partition(" at ")[2].partition("/ (")[0]
    finally:
        server.terminate()
        server.wait()


def save(png: bytes, path: Path) -> None:
    """Save a picture with as few colours as a page has."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    picture.save(path, optimize=True)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


def take(browser: Any, base: str, changed: str, target: Path) -> None:
    """Open each page and save what is seen of it."""
    for name, address, width, height, scheme in PICTURES:
        size = {"width": width, "height": height}
        page = browser.new_page(viewport=size, color_scheme=scheme, base_url=base, locale="en-GB")
        page.goto(address.format(revised=changed), timeout=120_000)
        save(page.screenshot(timeout=120_000), target / f"{name}.png")
        page.close()


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?", type=Path, default=ROOT / "docs" / "web")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    options.target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        archive = fill(Path(folder))
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        with serving(archive) as base:
            take(browser, base, revised(archive), options.target)
        browser.close()


if __name__ == "__main__":
    main()
