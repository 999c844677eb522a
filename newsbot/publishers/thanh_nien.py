"""SOURCE: Thanh Niên."""

from newsbot.spiders.publisher import PublisherSpider


class ThanhNienSpider(PublisherSpider):
    name = "thanh_nien"
    title = "Thanh Niên"
    country = "VN"
    language = "vi"
    timezone = "Asia/Ho_Chi_Minh"
    allowed_domains = ["thanhnien.vn"]

    feeds = ["https://thanhnien.vn/rss/home.rss"]
