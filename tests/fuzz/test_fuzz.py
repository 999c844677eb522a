"""A fuzz run bounded in time; `read_any_bytes.py` by hand runs as long as wanted."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("atheris", reason="atheris has no wheel for this Python or system")

SECONDS = 4
TEXT = "<p>It crossed the bay on Monday, at last.</p>" * 5
DATA = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry returns",
"author": [{"name": "Ada Lovelace"}], "datePublished": "2026-11-22T10:00:00Z", "image": {"url": "/a.jpg"}}</script>"""
MARKED = """<meta property="og:title" content="Ferry returns"><article itemscope itemtype="http://schema.org/Article">
<h1 itemprop="headline">Ferry returns</h1><time datetime="2026-11-22">22. November</time><div itemprop="author">Von
Ada Lovelace</div><figure><img srcset='/a.jpg 1x, /b.jpg 2x'><figcaption>The bay. Foto: dpa</figcaption></figure>
<br>It crossed the bay on Monday, at last, and more people than ever before were on board of it.<br><br>More."""
SEEDS = {"plain": f"<title>Ferry returns</title><h1>Ferry returns</h1>{TEXT}", "data": DATA + TEXT, "marked": MARKED}


@pytest.mark.slow
def test_mutated_pages_raise_nothing(tmp_path: Path) -> None:
    for name, text in SEEDS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    target = Path(__file__).with_name("read_any_bytes.py")
    limits = [f"-max_total_time={SECONDS}", "-max_len=4096", f"-artifact_prefix={tmp_path}/"]
    command = [sys.executable, str(target), *limits, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS * 16, check=False)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-4000:]
    assert "Done" in run.stderr
