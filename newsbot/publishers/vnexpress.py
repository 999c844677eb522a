"""SOURCE: VnExpress."""

from newsbot.spiders.publisher import PublisherSpider


class VnExpressSpider(PublisherSpider):
    name = "vnexpress"
    title = "VnExpress"
    country = "VN"
    language = "vi"
    timezone = "Asia/Ho_Chi_Minh"
    allowed_domains = ["vnexpress.net"]

    feeds = ["https://vnexpress.net/rss/tin-moi-nhat.rss"]
    article_url = r"-\d{6,}\.html"

    selectors = {"authors": ".fck_detail > p[style*='right'] strong, .author_mail strong"}
    drop = [".fck_detail > p[style*='right']", ".author_mail"]
