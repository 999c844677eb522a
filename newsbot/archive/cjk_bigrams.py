"""KEEP: unspaced scripts in the full-text search, as overlapping pairs of signs."""

import re

_UNSPACED = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # kana and iteration marks
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "]+"
)


def pairs(run: str) -> str:
    """Return the overlapping pairs of an unspaced run of signs.

    >>> pairs("東京都"), pairs("東")
    ('東京 京都', '東')
    """
    return " ".join(run[i : i + 2] for i in range(len(run) - 1)) or run


def grams(*texts: str | None) -> str | None:
    """Return the pairs of every unspaced run in *texts*, None where there is none.

    >>> grams("NHK 東京都", None), grams("Harbour")
    ('東京 京都', None)
    """
    return " ".join(pairs(run) for text in texts if text for run in _UNSPACED.findall(text)) or None


def match_query(query: str) -> str:
    """Return an FTS5 query in which unspaced runs are phrases of their pairs; a single sign is a prefix.

    >>> match_query('harbour 東京都 OR 雨')
    'harbour "東京 京都" OR 雨*'
    """
    return _UNSPACED.sub(lambda run: f'"{pairs(run[0])}"' if len(run[0]) > 1 else f"{run[0]}*", query)
