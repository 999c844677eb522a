"""Section pages and front pages: which links are articles, sections, feeds, and the page that goes on."""

from datetime import UTC, datetime

import pytest

from newsbot.page import Page
from newsbot.sources.article_address import is_article_address, may_be_article
from newsbot.sources.front_page import declared_feeds
from newsbot.sources.known_forms import KnownForms
from newsbot.sources.section import read_section
from newsbot.sources.section_address import may_be_section
from newsbot.sources.section_links import section_links

URL = "https://www.harbour.example/politics/"


def page(markup: str, url: str = URL) -> Page:
    return Page(f"<html><body>{markup}</body></html>", url)


def next_page(markup: str, url: str = URL) -> str | None:
    return read_section(page(markup, url), is_article_address).next_page


@pytest.mark.parametrize(
    "path",
    [
        "/politics/rain-falls-on-the-old-harbour",
        "/politics/harbour-wall.html",
        "/2026/11/20/rain",
        "/2026/nov/20/rain",
        "/2026/11/20/5274/",
        "/politik/article123456789/regen",
        "/a-65897191",
        "/articles/AST1F4445T1FUTIL02SM.html",
        "/news/11333783",
        "/news/view.html?idx=8576",
        "/नगर-में-आज-भारी-बारिश",
        "/story/2896af5086674d4bbbbd454dec217c63",
        "/?p=123571",
        "/article.php?id=4711",
        "/news/c1d449gmex2o",
        "/node/8123",
        "/category/local/old-ferry-to-carry-passengers/",
        "/news/jobs/lake-jobs-lost-as-line-leaves",
        "/jobs/lake-jobs-lost-as-line-leaves-48123456.html",
        "/jobs/lake/ferry-firm-seeks-captains-48123456",
        "/news/articleView.html?idxno=48123",
        "/business/advertising-on-the-ferry-grows-again",
        "/podcasts/why-the-old-ferry-sails-again",
        "/news/the-old-ferry-sails-again/live",
        "/en/news/the-old-ferry-sails-again/ar-BBX0Rxb",
        "/news/home-office-buys-the-old-ferry",
        "/story/ferry-sails",
        "/lake/article/ferry-sails",
        "/makale/ferry-sails/8123/",
        "/makale/ferry/8123",
        "/clanek/ferry-sails",
        "/apps/pbcs.dll/article?AID=/20130329/WEEKEND/130329548",
        "/modules.php?op=modload&name=Sections&req=viewarticle&artid=377",
        "/modules.php?op=modload&name=News&file=article&sid=81446",
        "/thema/old-ferry-sails-on-the-lake-again/496782778",
        "/topics/lake/2026-11-20/old-ferry-sails-on-the-lake-again",
        "/News/Old-ferry-sails-on-the-lake/376/5062",
        "/news/the-old-ferry-sails-again-and-the-people-meet-on-the-forum",
        "/news/ferrymen-meet-at-the-lake-forum",
        "/lake/ferry-sails~a1b2c3d4/",
        "/lake/article/rjv11abcd",
        "/lake/a/Ab1CdE/ferry-sails",
        "/people/2026/11/23/ferry-sails/",
        "/archives/4411",
    ],
)
def test_an_article_has_a_headline_a_date_or_a_number_in_its_address(path):
    assert is_article_address("https://www.harbour.example" + path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/politics/",
        "/sport/football",
        "/tag/rain-falls-on-the-harbour",
        "/keyword/rain-falls-on-the-harbour",
        "/schlagwort/regen-am-alten-hafen",
        "/author/mara-lindqvist-of-the-post",
        "/login?next=12345",
        "/2026/11/23/ferry-sails-on-the-lake/?share=mastodon",
        "/20261123/index.php?a=view&industry=134",
        "/pictures/rain-falls-on-the-harbour.jpg",
        "/about-us",
        "/service/privacy-policy.html",
        "/search/?q=2026",
        "/newsletter/",
        "/2014/12/",
        "/archive/2014",
        "/terms-and-conditions-of-use",
        "/meet-the-team",
        "/de/themen/s-9077",
        "/ro/focus/s-10575",
        "/sport-org123",
        "/?page_id=12",
        "/?cat=5",
        "/GB/8213/420650/index.html",
        "/series/list.html?id=2388",
        "/article_photo/list?article_id=379018",
        "/members/1093685",
        "/image/harbour_22887jpg/",
        "/2026/11/20/the-old-ferry-sails-again.print",
        "/2026/11/20/Twitter",
        "/news/the-old-ferry-sails-4711234.html?view=print",
        "/careers/job/12848577/captain-for-the-old-ferry",
        "/shows/the-lake-at-noon",
        "/players/2081723/mara-lind",
        "/comments/2026/11/20/the-old-ferry-sails-again.html",
        "/comment/reply/node/21866/field_comment/214181",
        "/forum/t/how-the-old-ferry-sails-again.740755/",
        "/forum/m/profile.80773/",
        "/topics/friends-of-the-old-ferry-2026/",
        "/temat/757646.html",
        "/archive/20260120",
        "/2026/11/20/the-old-ferry-sails-again?action=login&next=1",
        "/how-to-support-the-harbour-post/",
        "/tr/p/gizlilik-ve-cerez-politikasi",
        "/om/personvern-og-cookies/",
        "/tentang/pedoman-media-siber",
        "/category/concert-review-40116930",
        "/category/bf053b50c46383e0",
        "/politics/rain-falls/image/4756263",
        "/article/img/2019/04/19/169284/634842.html",
        "/news/the-old-ferry/photo/DW65IVHR65OKVCZ73WSAZCVUPQ/",
        "/comment/214181",
        "/reporter-bio/020539114b1d53ff920fe049c53f3e8a",
        "/off-topic-forum/1517337-winter-games.html",
        "/DE/Wetter/Regen_am_alten_Hafen_node.html",
        "/story-list.php?id=44",
        "/inc/inc_link.php?id=1966",
        "/polls/2026/nov/20/does-the-old-ferry-sail/results/",
        "/mara-lindqvist/1100005.bio",
        "/banners/get.php?id=523",
        "/product/the-old-ferry-in-a-bottle/",
        "/spip.php?id_article=5593&page=comments-rss",
    ],
)
def test_other_pages_have_not(path):
    assert not is_article_address("https://www.harbour.example" + path)


def test_short_codes_in_addresses_may_be_those_of_articles():
    addresses = [f"/n/3d{letter}" for letter in ("1a", "19", "27", "2z", "b1")] + ["/a/Zz9kkq/fire", "/sport/fire"]
    assert [may_be_article(f"https://www.harbour.example{path}") for path in addresses] == [None] * 6 + [False]
    teasers = [
        f"<h3><a href='{path}'>The old ferry sails again to the island of {path}</a></h3>" for path in addresses[:5]
    ]
    entries = read_section(page("".join(teasers)), may_be_article).entries
    assert [entry.url.removeprefix("https://www.harbour.example") for entry in entries] == addresses[:5]


@pytest.mark.parametrize(
    "path",
    [
        "/component/adsmanager/70-boats/1225-old-ferry-in-good-condition-for-sale",
        "/sponsored/2026/11/20/five-reasons-to-build-a-boat-this-winter/",
        "/news/sponsored_content/five-reasons-to-build-a-boat-this-winter-48123.html",
        "/annonsørinnhold/lake-bank/slik-kjøper-du-en-god-båt-i-år/48123",
        "/komercni-clanky/jak-vybrat-novou-lod-na-zimu-20261120.html",
        "/на-правах-рекламы/48123-как-выбрать-лодку-на-зиму.html",
        "/kortingscodes/boten-winkel-48123",
        "/clasificados/velero-en-venta-de-ocho-metros-48123",
        "/annonces-legales/creation-de-la-societe-du-lac-48123",
        "/resmi-ilanlar/2026-48123-liman-isletmesi-ilani/",
        "/jobs/captain-for-the-old-ferry-48123",
        "/tyopaikat/48123-kapteeni",
        "/stillinger/48123",
    ],
)
def test_what_is_paid_for_is_no_article_and_no_section(path):
    url = "https://www.harbour.example" + path
    assert (may_be_article(url), may_be_section(url)) == (False, False)


@pytest.mark.parametrize("folder", ["werbung", "reklama", "promotion"])
def test_folders_that_are_a_subject_of_news_too_may_hold_articles(folder):
    assert may_be_article(f"https://www.harbour.example/{folder}/how-the-old-ferry-came-to-its-name-48123.html")


@pytest.mark.parametrize(
    "name",
    (
        "Gizlilik ve Çerez Politikası;Privacyverklaring;Kontakt oss;Zásady ochrany osobních údajů;"
        "Adatkezelési tájékoztató;Política de privacidade;Termeni și condiții;Условия использования;"
        "Політика конфіденційності;Όροι χρήσης;من نحن;利用規約;联系我们;개인정보처리방침;"
        "Kebijakan Privasi;Chính sách bảo mật;Datenschutz und Impressum;Mentions légales;"
        "Polityka prywatności;Tietosuojaseloste;Privatlivspolitik;Integritetspolicy;תנאי שימוש;"
        "Ochrana osobných údajov"
    ).split(";"),
)
def test_the_pages_of_every_site_are_no_articles_in_any_language(name):
    around = "<h3><a href='/2026/11/20/the-old-ferry-sails-again-on-the-lake-today'>{}</a></h3>"
    assert read_section(page(around.format(name)), may_be_article).entries == []
    assert len(read_section(page(around.format(f"{name}: the old ferry sails again")), may_be_article).entries) == 1


def test_a_page_of_the_house_is_no_article_with_its_number_either():
    assert may_be_article("https://www.harbour.example/service/impressum/159645208") is False
    assert may_be_article("https://www.harbour.example/service/harbour/159645208") is True


@pytest.mark.parametrize(
    "slug",
    [
        "accessibility-row-at-the-new-landing",
        "advertising-slump-hits-two-ferries",
        "complaints-about-noise-at-the-harbour-rise",
        "datenschutz-streit-um-kameras-am-hafen",
        "login-outage-hits-every-bank",
        "newsletter-boom-in-small-towns",
        "privacy-at-the-beach-4711",
        "sign-up-begins-for-the-harbour-run",
    ],
)
def test_a_headline_that_begins_with_the_name_of_such_a_page_is_an_articles(slug):
    assert may_be_article(f"https://www.harbour.example/news/{slug}.html")
    assert may_be_article(f"https://www.harbour.example/news/{slug}-48123")


@pytest.mark.parametrize(
    "slug",
    [
        "advertise-in-the-harbour-post",
        "cookie-einstellungen",
        "legal-notice",
        "log-in-to-your-account",
        "manage-your-subscription",
        "privacy-policy-48123",
        "sign-up-for-our-newsletter",
        "impressum-d48123",
    ],
)
def test_several_words_may_name_a_page_that_every_site_has(slug):
    assert may_be_article(f"https://www.harbour.example/news/{slug}.html") is False


def test_a_headline_below_a_name_of_services_is_an_articles_where_it_is_shown_as_one():
    path = "/products/the-old-ferry-sails-on-the-lake-again-today"
    shown = f"<h3><a href='{path}'>The old ferry sails on the lake again today</a></h3>"
    assert len(read_section(page(shown), may_be_article).entries) == 1
    assert read_section(page(f"<a href='{path}'>The old ferry</a>"), may_be_article).entries == []
    assert may_be_article("https://www.harbour.example/author/" + path.rpartition("/")[2]) is False


def test_a_menu_may_shorten_the_headline_of_a_numbered_address():
    short = "<li><a href='/news/11858560/mara-lind-harbour-speech-may-21/'>Harbour speech</a></li>"
    section = "<li><a href='/news/11858561/harbour/'>Harbour speech</a></li>"
    menu = f"<nav><ul>{OTHERS}{{}}</ul></nav>"
    assert len(read_section(page(menu.format(short.replace("Harbour", "Today's"))), may_be_article).entries) == 1
    assert read_section(page(menu.format(section)), may_be_article).entries == []


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/story/ferry-of-many-colours", "The ferry"),
        ("/lake/5981069/story.html", "The ferry"),
        ("/2026/11/20/bees-return", "Honey again"),
    ],
)
def test_a_menu_may_name_shortly_what_is_called_an_article_or_has_a_day(path, label):
    menu = f"<nav><ul>{OTHERS}<li><a href='{path}'>{label}</a></ul></nav>"
    assert len(read_section(page(menu), may_be_article).entries) == 1


def test_a_question_in_a_menu_is_an_article_where_headlines_have_such_addresses():
    headlines = "".join(
        f"<p><a href='/living/old-ferry-{word}/'>The old ferry sails again, and it sails {word}</a></p>"
        for word in ("fast", "slowly", "today", "often", "far")
    )
    menu = f"<nav><ul>{OTHERS}<li><a href='/living/lake-water/'>{{}}</a></ul></nav>"
    assert len(read_section(page(headlines + menu.format("Who drinks it?")), may_be_article).entries) == 6
    assert len(read_section(page(headlines + menu.format("On the lake")), may_be_article).entries) == 5


def test_the_further_pages_of_an_article_are_none_of_the_articles_it_links_to():
    own = "https://www.harbour.example/2026/11/20/the-old-ferry-sails-again/"
    other = "<a href='/2026/11/20/the-old-ferry-sails-again-2/'>The old ferry sails again</a>"
    entries = read_section(
        page(f"<a href='{own}2/'>2</a><a href='{own}page/3/'>3</a>{other}", own), may_be_article
    ).entries
    assert [entry.url[-8:] for entry in entries] == ["again-2/"]


@pytest.mark.parametrize(
    "label", ["View all", "See results", "Alle Beiträge", "Zur Serie", "Все новости", "一覧を見る"]
)
def test_a_link_to_all_of_a_kind_is_no_article(label):
    link = "<a href='/politics/my-favourite-old-ferry'>{}</a>"
    assert read_section(page(link.format(label)), may_be_article).entries == []
    assert len(read_section(page(link.format("The ferry of my youth")), may_be_article).entries) == 1


def test_what_is_called_as_its_address_once_is_a_section_wherever_else_it_is_shown():
    headline = "<h3><a href='/lake/old-ferries'>All that sails on the lake today</a></h3>"
    assert len(read_section(page(headline), may_be_article).entries) == 1
    assert read_section(page(headline + "<a href='/lake/old-ferries'>Old ferries</a>"), may_be_article).entries == []


@pytest.mark.parametrize("host", ["jobs", "shop", "abo", "forums", "secure", "tarife-und-produkte", "oglasi"])
def test_the_hosts_of_jobs_shops_forums_and_small_ads_hold_no_articles(host):
    assert not is_article_address(f"https://{host}.harbour.example/captain-for-the-old-ferry-4711")


@pytest.mark.parametrize("host", ["www.profil.example", "forum.example", "www.register.co.uk"])
def test_a_site_called_like_a_service_has_articles_and_sections(host: str) -> None:
    assert is_article_address(f"https://{host}/politics/captain-sells-the-old-ferry-4711")
    assert may_be_section(f"https://{host}/politics")


def test_a_service_of_such_a_site_has_none() -> None:
    assert not is_article_address("https://www.shop.profil.example/captain-sells-the-old-ferry-4711")


def test_a_slug_of_few_words_is_an_articles_where_it_is_shown_with_a_headline_or_a_date():
    headline = "<h2><a href='/local/ferry-sails'>The old ferry sails on the lake again</a></h2>"
    dated = "<div><a href='/local/bees-return'>Bees</a><time datetime='2026-11-20T07:30:00Z'>today</time></div>"
    menu = "<nav><a href='/local/harbour-walks'>Harbour walks</a></nav>"
    listing = read_section(page(headline + dated + menu), may_be_article)
    assert [entry.url.rpartition("/")[2] for entry in listing.entries] == ["ferry-sails", "bees-return"]


OTHERS = "".join(f"<li><a href='/{word}/'>{word}</a></li>" for word in ("sport", "culture", "lake", "harbour"))


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/podcasts/the-first-cut-with-mara-lind", "The First Cut with Mara Lind"),
        ("/le-club-de-l-economie/", "Le Club de l’économie"),
        ("/partners/technology-partner-program.html", "Technology Partner Program"),
        ("/money/exchange-rates-at-the-counter-calculator_id_1860709.html", "Calculator"),
        ("/news-and-events/financial-news.html", "Ad hoc Group News"),
        ("/service/terms-of-donations-a9308071.html", "Terms &amp; Conditions"),
    ],
)
def test_what_a_menu_names_as_its_address_does_is_no_article(path, label):
    assert (
        read_section(page(f"<nav><ul>{OTHERS}<li><a href='{path}'>{label}</a></ul></nav>"), may_be_article).entries
        == []
    )


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/culture/2026/11/old-ferry-sails-again.html", "The ferry"),
        ("/local/old-ferry-to-carry-passengers-on-the-lake", "Ferry"),
        ("/lake/the-old-ferry-sails-again-on-the-lake-today/liveblog/112988310.cms", "Ferry"),
        ("/old-ferry-sails-again-for-all", "Old ferry sails again for all who pay"),
        ("/old-ferry-sails-on-the-lake", "Old ferry sails on the lake, and nobody pays"),
    ],
)
def test_a_headline_in_a_menu_is_an_article(path, label):
    entries = read_section(
        page(f"<nav><ul>{OTHERS}<li><a href='{path}'>{label}</a></ul></nav>"), may_be_article
    ).entries
    assert [entry.url.removeprefix("https://www.harbour.example") for entry in entries] == [path]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/money/best-harbour-savings-accounts/", "Best Harbour Savings Accounts"),
        ("/living/was-ist-eigentlich-ebbe.html", "Ebbe"),
    ],
)
def test_a_guide_is_an_article_though_a_menu_names_it_as_its_address_does(path, label):
    listing = read_section(page(f"<nav><ul>{OTHERS}<li><a href='{path}'>{label}</a></ul></nav>"), may_be_article)
    assert len(listing.entries) == 1


def test_a_sentence_with_all_words_of_a_short_address_is_its_headline():
    markup = (
        "<div><a href='/living/curly-hair/'>Curly hair: nine ways to wear it at the lake this summer</a></div>"
        "<div><a href='/living/harbour-news/'>Read all harbour news, from the lake to the old wall</a></div>"
        "<div><a href='/living/lake-walks/'>The captain says that nobody can wait any longer</a></div>"
    )
    entries = read_section(page(markup), may_be_article).entries
    assert [entry.url.rstrip("/").rpartition("/")[2] for entry in entries] == ["curly-hair"]


@pytest.mark.parametrize("query", ["bPrint=true", "page=3", "commentssort=0", "menu=1"])
def test_the_page_itself_seen_in_another_way_is_none_of_its_articles(query):
    own = "https://www.harbour.example/local/old-ferry-sails-again-4711.html"
    assert read_section(page(f"<a href='{own}?{query}'>Old ferry sails again</a>", own), may_be_article).entries == []


@pytest.mark.parametrize("query", ["id=4711", "post=old-ferry-sails-again-today"])
def test_articles_that_only_the_query_tells_apart_are_articles_of_the_page(query):
    own = "https://www.harbour.example/news.php"
    markup = f"<h2><a href='{own}?{query}'>Old ferry sails again today</a></h2>"
    entries = read_section(page(markup, own), lambda url: may_be_article(url) is not False or None).entries
    assert [entry.url for entry in entries] == [f"{own}?{query}"]


def test_a_link_to_share_an_article_is_none():
    markup = "<a href='/track/share/6264863'>Facebook</a><a href='/lake/6264864'>Bees</a>"
    assert [entry.url[-7:] for entry in read_section(page(markup), may_be_article).entries] == ["6264864"]


def test_the_links_to_the_article_before_and_after_are_no_menu():
    link = "<nav><a href='/ferry-sails-on-lake'>Ferry sails on lake today</a></nav>"
    assert len(read_section(page(link), may_be_article).entries) == 1


def test_a_service_that_a_text_names_is_no_article_and_a_person_is():
    text = "<p>Please do keep to all of our <a href='{}'>{}</a> when you write to us.</p>"
    links = text.format("/community-guidelines", "Community Guidelines") + text.format(
        "/article/mara-lind", "Mara Lind"
    )
    entries = read_section(page(links), may_be_article).entries
    assert [entry.url for entry in entries] == ["https://www.harbour.example/article/mara-lind"]


def test_a_picture_is_named_by_what_stands_for_it():
    picture = "<a href='/service/8123456'><img alt='Imprint' src='/x.png'></a>"
    assert read_section(page(picture), may_be_article).entries == []


@pytest.mark.parametrize(
    "path",
    [
        "/category/teams/lake/harbour-lions/",
        "/regional/lake/lake/home-35454542.html",
        "/boats/?sectionid=10423",
        "/news/list.jsp?sid=10423",
    ],
)
def test_the_sections_of_a_list_are_sections_however_deep_and_numbered(path):
    assert may_be_section(f"https://www.harbour.example{path}")


def test_each_article_is_named_once_in_the_order_of_the_page():
    links = [
        "/2026/11/20/b",
        "/2026/11/20/a?utm_source=x",
        "/tag/x",
        "/2026/11/20/b#comments",
        "mailto:a@x.example",
        "//[bad",
    ]
    listing = read_section(page("".join(f"<a href='{link}'>x</a>" for link in links)), is_article_address)
    assert [entry.url for entry in listing.entries] == [
        "https://www.harbour.example/2026/11/20/b",
        "https://www.harbour.example/2026/11/20/a?utm_source=x",
    ]


def test_links_go_by_the_base_that_the_page_declares():
    markup = "<base href='https://cdn.harbour.example/x/'><a href='2026/11/20/a'>x</a>"
    assert read_section(page(markup), is_article_address).entries[0].url == "https://cdn.harbour.example/x/2026/11/20/a"


def test_the_only_date_of_a_teaser_is_its_articles():
    teaser = "<li><a href='/2026/11/20/a'>x</a><time datetime='2026-11-20T07:30:00Z'>today</time></li>"
    listing = read_section(page(f"<ul>{teaser}<li><a href='/2026/11/20/b'>x</a></li></ul>"), is_article_address)
    assert [entry.published for entry in listing.entries] == [datetime(2026, 11, 20, 7, 30, tzinfo=UTC), None]


@pytest.mark.parametrize(
    "markup",
    [
        "<a rel='next' href='?page=2'>2</a>",
        "<link rel='next' href='?page=2'>",
        "<a class='pagination__link pagination-next' href='?page=2'><svg></svg></a>",
        "<a aria-label='Next page' href='?page=2'></a>",
        "<a href='?page=2'>weiter »</a>",
        "<a href='?page=2'>次へ</a>",
        "<a href='?page=3'>3</a><a href='?page=2'>2</a>",
    ],
)
def test_the_next_page_is_found_by_what_it_calls_itself_or_by_its_number(markup):
    assert next_page(markup) == URL + "?page=2"


def test_page_numbers_count_up_from_the_page_itself():
    markup = "".join(f"<a href='/politics/page/{number}/'>{number}</a>" for number in (1, 2, 3, 4))
    assert next_page(markup, URL + "page/3/") == URL + "page/4/"
    assert next_page(markup, URL + "page/4/") is None


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='/sport/?page=2'>2</a>",
        "<a class='slider-next' href='#'>next</a>",
        "<a rel='next' href='https://elsewhere.example/?page=2'>next</a>",
        "<a href='/story/2'>2</a>",
    ],
)
def test_what_only_looks_like_a_next_page_is_left(markup):
    assert next_page(markup) is None


def test_a_front_page_declares_feeds_but_comments_are_no_articles():
    front = page(
        "<link rel='alternate' type='application/rss+xml' href='/feed/'>"
        "<link rel='alternate' type='application/rss+xml' href='/comments/feed/'>"
        "<link rel='alternate' type='application/feed+json' href='/feed.json'>"
        "<link rel='alternate' hreflang='de' href='/de/'>"
    )
    assert declared_feeds(front) == ["https://www.harbour.example/feed/", "https://www.harbour.example/feed.json"]


def test_a_front_page_links_to_its_sections_by_name():
    front = page(
        "<nav><a href='/'>Home</a><a href='/politics/'> Politics </a><a href='/sport'>Sport</a>"
        "<a href='/politics'>More</a>"
        "<a href='/login/'>Log in</a><a href='https://elsewhere.example/x/'>Shop</a><a href='/search?q=1'>?</a></nav>"
        "<a href='/2026/11/20/rain'>Rain</a>",
        "https://www.harbour.example/",
    )
    assert section_links(front) == {
        "Politics": "https://www.harbour.example/politics/",
        "Sport": "https://www.harbour.example/sport",
    }


@pytest.mark.parametrize(
    "address",
    [
        "/category/local/",
        "/categorie/sport/",
        "/local/index.html",
        "/a/b/politics",
        "/?cat=5",
        "/local.html",
        "/de/local/",
        "/de/themen/s-9077",
    ],
)
def test_sections_have_short_addresses_of_many_forms(address):
    front = page(f"<nav><a href='{address}'>Local</a></nav>", "https://www.harbour.example/")
    assert list(section_links(front)) == ["Local"]


@pytest.mark.parametrize(
    "address",
    [
        "/privacy-policy",
        "/contact-us",
        "/meet-the-team",
        "/login/",
        "/newsletter/",
        "/2026/11/",
        "/jobs/",
        "/anzeigen/",
        "/lake/classifieds",
    ],
)
def test_the_pages_of_the_house_are_no_sections(address):
    assert section_links(page(f"<a href='{address}'>Local</a>", "https://www.harbour.example/")) == {}


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/wetter/'>Lokal</a>",
        "<a href='/s/17/'>Nöbetçi Eczaneler</a>",
        "<a href='/kryss/ord/'>Kryssord</a>",
        "<a href='/p/prava/'>За нас</a>",
        "<a href='/forum/19/'>Diskuzní fórum</a>",
        "<a href='/lake/events/'>Lake</a>",
        "<a href='/l/h/'>Hjälp</a>",
        "<a href='/section/nyhedsbrev/'>Lokalt</a>",
        "<a href='/news/?page=2'>2</a>",
        "<a href='/news/?page=3'>»</a>",
        "<a href='/lake/ueber-uns/beratung/'>Beratung</a>",
        "<a href='/help/text/'>Text</a>",
        "<a href='/service/zahlen/'>Zahlen</a>",
        "<a href='/servizi/mensa/'>Mensa</a>",
        "<a href='/lake/event/regatta/'>Regatta</a>",
        "<a href='/show.jsp?PageID=91115&lang=ru'>Library</a>",
        "<a href='https://wiki.harbour.example/boats/'>Boats</a>",
        "<a href='https://search.harbour.example/all'>Boats</a>",
    ],
)
def test_pages_of_use_that_list_no_articles_and_page_numbers_are_no_sections(link):
    assert section_links(page(link, "https://www.harbour.example/")) == {}


def test_a_section_may_have_a_number_of_one_digit_below_a_list_of_sections():
    front = page("<a href='/category/gujarat/1'>Gujarat</a><a href='/x/1'>Lake</a>", "https://www.harbour.example/")
    assert list(section_links(front)) == ["Gujarat"]


def test_a_section_below_a_list_of_sections_may_have_many_words():
    front = page("<a href='/category/the-boats-of-the-lake'>Boats</a>", "https://www.harbour.example/")
    assert list(section_links(front)) == ["Boats"]
    assert section_links(page("<a href='/the-boats-of-the-lake'>Boats</a>", "https://www.harbour.example/")) == {}


def test_a_headline_in_a_heading_is_an_articles_whatever_the_shape_of_its_address():
    headline = "<a href='{}'>The old ferry sails again on Monday</a>"
    links = (
        "<h3>" + headline.format("/lake/?fa=62624") + "</h3><h3>" + headline.format("/artikel/ferry") + "</h3>"
        "<h3><a href='/boats/'>All boats</a></h3><h3>" + headline.format("/tag/ferry") + "</h3>"
        "<h3>" + headline.format("/specials/ferry-podcast/") + "</h3>"
        "<div>" + headline.format("/lake/?fa=62625") + "</div>"
        "<nav><h3>" + headline.format("/lake/?fa=62626") + "</h3>" + "".join(f"<a href='/{x}/'>{x}</a>" for x in "abcd")
    )
    front = page(links, "https://www.harbour.example/")
    found = read_section(front, lambda url: KnownForms({}).judged(url, may_be_article(url)))
    assert [entry.url.partition("example")[2] for entry in found.entries] == ["/lake/?fa=62624", "/artikel/ferry"]


def menu(*named: str) -> str:
    """Return a menu of links to what is *named*: a name, and an address on this site or a host of its own."""
    links = (one.split("=") for one in named)
    return "<ul>" + "".join(f"<li><a href='{address}'>{name}</a></li>" for name, address in links) + "</ul>"


SECTIONS = [f"{name}=/{name.lower()}/" for name in ("Lake", "Harbour", "Island", "Ferry", "Boats", "Fish", "Shore")]


def test_the_front_page_of_a_host_is_a_section_among_sections_whatever_it_is_called():
    front = page(
        menu(*SECTIONS, "U.S.=https://nation.harbour.example/")
        + menu(*(f"{name}=https://{name.lower()}.harbour.example" for name in ("Shop", "Oglasi", "Img"))),
        "https://www.harbour.example/",
    )
    assert list(section_links(front)) == ["Lake", "Harbour", "Island", "Ferry", "Boats", "Fish", "Shore", "U.S."]


def test_a_host_outside_of_menus_is_a_section_where_the_link_is_called_as_it():
    links = "<a href='https://sport.harbour.example/'>Sport</a> <a href='https://img.harbour.example/'>A ferry</a>"
    assert list(section_links(page(links, "https://www.harbour.example/"))) == ["Sport"]


def test_what_stands_among_services_is_no_section():
    services = ["Contact=/contact/", "Privacy=/privacy/", "Imprint=/imprint/", "Terms=/terms/", "Help=/help/"]
    others = ["On your telephone=/mobile/", "Offers=/offers/", "Send stories=/send-stories/"]
    front = page(menu(*SECTIONS, *services[:2]) + menu(*services, *others), "https://www.harbour.example/")
    assert list(section_links(front)) == ["Lake", "Harbour", "Island", "Ferry", "Boats", "Fish", "Shore"]
    assert list(section_links(page(menu(*others), "https://www.harbour.example/"))) == [
        "On your telephone",
        "Offers",
        "Send stories",
    ]


@pytest.mark.parametrize(
    ("name", "is_section"), [("West Lake", True), ("A walk by the lake", False), ("湖边的一次散步见闻录", False)]
)
def test_a_title_whose_address_may_be_an_articles_is_no_sections_name(name, is_section):
    front = page(f"<a href='/lake/west-lake'>{name}</a>", "https://www.harbour.example/")
    assert list(section_links(front)) == [name] * is_section


def test_a_long_name_is_a_sections_where_its_address_can_only_be_one():
    front = page("<a href='/lake/'>News of the western lake</a>", "https://www.harbour.example/")
    assert list(section_links(front)) == ["News of the western lake"]


def test_a_front_page_may_have_sixty_sections():
    links = "".join(f"<a href='/local/{name}{name}/'>Town {name}</a>" for name in map(chr, range(0x3B1, 0x3B1 + 70)))
    assert len(section_links(page(links, "https://www.harbour.example/"))) == 60


def test_a_section_has_the_name_of_a_link_below_its_picture_or_arrow():
    links = "<a href='/culture/'><img src='/1.jpg'></a><a href='/culture/'>»</a><a href='/culture/'>Culture</a>"
    assert list(section_links(page(links, "https://www.harbour.example/"))) == ["Culture"]


def test_the_api_of_wordpress_is_no_feed():
    link = "<link rel='alternate' title='JSON' type='application/json' href='/wp-json/wp/v2/pages/2'>"
    assert declared_feeds(page(link)) == []


@pytest.mark.parametrize(
    "path", ["/rss/politics.xml", "/feeds/lake.xml", "/rss/latest", "/index.xml", "/feed.php?type=rss2"]
)
def test_an_address_may_look_like_a_feeds(path):
    assert declared_feeds(page(f"<a href='{path}'>Subscribe</a>")) == ["https://www.harbour.example" + path]


@pytest.mark.parametrize(
    "link",
    [
        "<link rel='alternate' type='application/rss+xml; charset=utf-8' href='/feed'>",
        "<link rel=' Alternate ' type=' application/rss+xml ' href=' /feed '>",
        "<link rel='alternate' type='text/xml' href='/feed'>",
        "<link rel='feed' href='/feed'>",
        "<a rel='alternate' type='application/atom+xml' href='/feed'>Follow</a>",
        "<a href='/feed'>RSS</a>",
        "<base href='/x/'><link rel='alternate' type='application/rss+xml' href='../feed'>",
        "<link rel='alternate' type='application/rss-xml' href='feed://www.comment.example/feed'>",
        "<link rel='alternate' type='rss' href='feed:https://www.comment.example/feed'>",
        "<link rel='alternate' type='application/json' href='/feed'>",
    ],
)
def test_feeds_are_declared_in_many_forms(link):
    assert declared_feeds(page(link, "https://www.comment.example/de/index/")) == ["https://www.comment.example/feed"]
