"""Feed mutated bytes to the whole way from a page to an article: no exception, no hang.

python tests/fuzz/read_any_bytes.py -max_total_time=20 [more libFuzzer options] [folder of seeds]
"""

import sys
from pathlib import Path

URL = "https://harbour.example/news/2026/11/22/ferry-returns"
CHARSETS = ("", "utf-8", "iso-8859-1", "gb2312", "no-such-charset")


def main() -> None:
    import atheris

    sys.path.insert(0, str(Path(__file__).parents[2]))
    with atheris.instrument_imports(include=["newsbot"]):
        import newsbot
        import newsbot.extraction.article

    def read(data: bytes) -> None:
        """Read *data* as a page; its last byte chooses the header's charset."""
        charset = CHARSETS[data[-1] % len(CHARSETS)] if data else ""
        newsbot.extract(data, URL, headers={"Content-Type": f"text/html; charset={charset}"} if charset else None)

    atheris.Setup(["read_any_bytes", "-timeout=10", "-rss_limit_mb=3000", *sys.argv[1:]], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
