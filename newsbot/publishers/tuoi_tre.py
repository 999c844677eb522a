"""SOURCE: Tuổi Trẻ."""

from newsbot.spiders.publisher import PublisherSpider


class TuoiTreSpider(PublisherSpider):
    name = "tuoi_tre"
    title = "Tuổi Trẻ"
    country = "VN"
    language = "vi"
    timezone = "Asia/Ho_Chi_Minh"
    allowed_domains = ["tuoitre.vn"]

    feeds = ["https://tuoitre.vn/rss/tin-moi-nhat.rss", "https://tuoitre.vn/rss/the-gioi.rss"]
