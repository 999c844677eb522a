"""An article in JSON's own types."""

from datetime import UTC, datetime

from newsbot.items import ARTICLE_FIELDS, Article, Block, as_json


def test_an_article_is_written_with_every_field_in_order_and_times_with_their_offset() -> None:
    article = Article(
        headline="Rain", body=[Block(text="It rains.")], date_published=datetime(2026, 11, 22, tzinfo=UTC)
    )
    written = as_json(article)
    assert tuple(written) == ARTICLE_FIELDS
    assert written["body"] == [{"kind": "paragraph", "text": "It rains."}]
    assert written["date_published"] == "2026-11-22T00:00:00+00:00"
