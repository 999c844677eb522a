import pytest
from scrapy import Spider
from scrapy.exceptions import UsageError

from newsbot.spiders.by_domain import PublishersByDomain
from newsbot.spiders.publisher import PublisherSpider


class PaperSpider(PublisherSpider):
    name = "paper"
    allowed_domains = ["paper.example", "Paper.co.example"]


class MagazineSpider(PublisherSpider):
    name = "magazine"
    allowed_domains = ["magazine.paper.example"]


class OtherSpider(Spider):
    name = "other"
    allowed_domains = ["other.example"]


PUBLISHERS = PublishersByDomain([PaperSpider, MagazineSpider, OtherSpider])


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://paper.example/a", PaperSpider),
        ("http://WWW.Paper.Example:8080/a", PaperSpider),
        ("https://www.paper.co.example/a", PaperSpider),
        ("https://magazine.paper.example/a", MagazineSpider),
        ("https://www.magazine.paper.example/a", MagazineSpider),
        ("https://newspaper.example/a", None),
        ("https://example/a", None),
        ("https://other.example/a", None),
        ("no address", None),
    ],
)
def test_a_page_belongs_to_the_publisher_with_the_most_exact_domain(url, publisher):
    assert PUBLISHERS.of(url) is publisher


def test_names_are_read_out_of_an_argument():
    assert PUBLISHERS.named(" paper, magazine ,") == {"paper", "magazine"}
    assert PUBLISHERS.named("") == frozenset()


def test_an_unknown_name_is_answered_with_the_one_that_was_meant():
    with pytest.raises(UsageError, match="unknown publisher 'papper': did you mean paper"):
        PUBLISHERS.named("paper,papper")
