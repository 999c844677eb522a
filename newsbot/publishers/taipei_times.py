"""SOURCE: Taipei Times."""

from newsbot.spiders.publisher import PublisherSpider


class TaipeiTimesSpider(PublisherSpider):
    name = "taipei_times"
    title = "Taipei Times"
    country = "TW"
    language = "en"
    timezone = "Asia/Taipei"
    allowed_domains = ["taipeitimes.com"]

    sections = {
        "front": "https://www.taipeitimes.com/News/front",
        "taiwan": "https://www.taipeitimes.com/News/taiwan",
        "business": "https://www.taipeitimes.com/News/biz",
        "editorials": "https://www.taipeitimes.com/News/editorials",
        "sports": "https://www.taipeitimes.com/News/sport",
        "world": "https://www.taipeitimes.com/News/world",
        "features": "https://www.taipeitimes.com/News/feat",
    }
    article_url = r"/News/\w+/archives/\d{4}/\d\d/\d\d/\d+"
