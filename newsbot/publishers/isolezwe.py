"""SOURCE: Isolezwe."""

from newsbot.spiders.publisher import PublisherSpider


class IsolezweSpider(PublisherSpider):
    name = "isolezwe"
    title = "Isolezwe"
    country = "ZA"
    language = "zu"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["isolezwe.co.za"]

    sections = {
        "izindaba": "https://isolezwe.co.za/izindaba/",
        "ezemidlalo": "https://isolezwe.co.za/ezemidlalo/",
        "ezokungcebeleka": "https://isolezwe.co.za/ezokungcebeleka/",
        "impilo-yabantu": "https://isolezwe.co.za/impilo-yabantu/",
    }
    article_url = r"/\d{4}-\d\d-\d\d-"

    drop = ["[class*='image-widget'] p"]
