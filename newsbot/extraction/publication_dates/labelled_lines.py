"""PAGE: which of several lines tell when the article was published, and which when it was updated, by their labels."""

import re
from collections.abc import Iterable, Iterator

from newsbot.extraction.publication_dates.labels import (
    before_number,
    behind_number,
    dated_parts,
    dates_no_article,
    is_of_publication,
    is_of_update,
)
from newsbot.extraction.values.captions import caption_and_credit

_NUMBER = re.compile(r"\d")
_WORDS_OF_A_DAY = 3


def published_and_updates(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return which of the lines *texts*, or their parts, may tell the publication, and which tell updates."""
    published: list[str] = []
    updates: list[str] = []
    for text, said in _with_labels(texts):
        if is_of_update(said):
            updates.append(text)
        elif _may_date(text, said):
            published.append(text)
    late = [text for text in published if is_of_update(behind_number(text))]
    if late and any(is_of_publication(behind_number(text).strip()) for text in published):
        return [text for text in published if text not in late], [*updates, *late]  # "18:30 更新" beside "9:12 公開"
    return published, updates


def _with_labels(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines *texts*, or their parts, each with what is said of its date."""
    label = ""
    for line in texts:
        for text in dated_parts(line):
            # What a label without a number says, it says of the next line.
            yield text, before_number(text if _NUMBER.search(label) else f"{label} {text}")
            label = text


def without_updates(lines: list[str]) -> list[str]:
    """Return those of *lines* that say of their date neither that something was updated, nor what is no article's."""
    parts = (part for line in lines for part in dated_parts(line))
    return [text for text in parts if not is_of_update(said := before_number(text)) and _may_date(text, said)]


def _may_date(text: str, said: str) -> bool:
    """Tell whether the date in *text*, of which *said* is said, may be an article's, and not that of a picture."""
    return not (dates_no_article(said) or (text.count(" ") > _WORDS_OF_A_DAY and _is_dated_caption(text)))


def _is_dated_caption(text: str) -> bool:
    caption, credit = caption_and_credit(text) if _NUMBER.search(text) else (None, None)
    return bool(credit and caption and _NUMBER.search(caption) and caption.count(" ") >= _WORDS_OF_A_DAY)
