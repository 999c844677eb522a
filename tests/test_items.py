from datetime import UTC, datetime

from newsbot.items import ARTICLE_FIELDS, Article, Block, FetchedArticle, as_json


def test_an_article_out_of_a_crawl_archive_is_written_as_any_other():
    article = Article(url="https://harbour.example/rain", headline="Rain", body=[Block(text="It rains.")])
    dated = FetchedArticle.of(article, datetime(2026, 11, 22, tzinfo=UTC))
    assert as_json(dated) == as_json(article)
    assert tuple(as_json(dated)) == ARTICLE_FIELDS
