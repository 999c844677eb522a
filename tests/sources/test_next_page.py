"""Where a page of a listing goes on: what links call themselves, how pages are numbered, what only looks like it."""

import time
from html import escape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsbot.page import Page
from newsbot.sources.article_address import is_article_address
from newsbot.sources.next_labels import labels
from newsbot.sources.page_number import page_number
from newsbot.sources.section import read_section
from newsbot.urls import same_site

SITE = "https://www.harbour.example"
URL = SITE + "/politics/"


def next_page(markup: str, url: str = URL) -> str | None:
    return read_section(Page(f"<html><body>{markup}</body></html>", url), is_article_address).next_page


@pytest.mark.parametrize(
    "label",
    (
        "Next page;Older posts;weiter »;Nächste Seite;Page suivante;siguiente ›;Próxima página;Pagina successiva;"
        "Volgende;Næste;Neste side;Nästa;Seuraava;Następna strona;dalej;Další;Ďalšia strana;Naprej;Sljedeća;"
        "Következő oldal;Следующая страница;Далее;След.;Наступна;Επόμενη;Sonraki sayfa;Selanjutnya;Trang sau;ถัดไป;"
        "Vorherige Artikel;Messages plus anciens;Artikel lama;"
        "← Older posts;Go to next page;Folgende Seite;Articoli più vecchi;Παλαιότερες αναρτήσεις;Eldre saker;ישן יותר;"
        "古い記事;较旧文章;이전 글;ಮುಂದಿನ;അടുത്ത;આગળ;ਅਗਲਾ;နောက်စာမျက်နှာ;បន្ទាប់;ຕໍ່ໄປ;Na gaba;Okulandelayo;Li jmiss;Кейинги;"
        "Starsze posty;Önceki Kayıtlar;이전 게시물;רשומות קודמות;পরবর্তী পৃষ্ঠা;Hurrengo orrialdea"
        ";ΕΠΟΜΕΝΗ;PROXIMA;Даље;다음 목록;Rûpela din;بل مخ;Pagina sequens"
        ";İleri;Nesaf;Келесі;Keyingi;Tjetër;Järgmine leht;次のページ;下一页;다음;التالي;صفحه بعد;הבא;अगला;পরবর্তী;>;»;→"
    ).split(";"),
)
def test_a_link_is_the_next_page_where_it_is_called_so_in_any_language(label):
    assert next_page(f"<p class='pages'><a href='/politics/archive-b'>{label}</a></p>") == URL + "archive-b"


@pytest.mark.parametrize("attribute", ["class='next disabled'", "aria-disabled='true'"])
def test_a_link_that_says_that_it_cannot_be_used_leads_nowhere(attribute):
    assert next_page(f"<a {attribute} href='/politics/page/2'>Next</a>") is None


@pytest.mark.parametrize(
    ("own", "links", "expected"),
    [
        ("/politics", ("?page=1", "?page=2"), "?page=1"),
        ("/politics?page=1", ("?page=0", "?page=2", "?page=3"), "?page=2"),
        ("/politics/", ("?PAGEN_1=2", "?PAGEN_1=3"), "?PAGEN_1=2"),
        ("/politics/?start=20", ("?start=0", "?start=10", "?start=30"), "?start=30"),
        ("/politics/", ("?offset=20", "?offset=40"), "?offset=20"),
        ("/politics/", ("/politics/2/", "/politics/3/"), "/politics/2/"),
        ("/politics/index.html", ("index_2.html", "index_3.html"), "index_2.html"),
        ("/politics", ("/politics/sayfa/2", "/politics/sayfa/3"), "/politics/sayfa/2"),
        ("/politics/", ("/politics-p2", "/politics-p3"), "/politics-p2"),
        ("/politics/", ("?stran=2", "?stran=3"), "?stran=2"),
        ("/politics/", ("?page%5Bnumber%5D=2", "?page%5Bnumber%5D=3"), "?page%5Bnumber%5D=2"),
        ("/politics/", ("?tx_a%5BcurrentPage%5D=2&cHash=0123456789ab",), "?tx_a%5BcurrentPage%5D=2&cHash=0123456789ab"),
        ("/politics/", ("?page=0%2C1", "?page=0%2C2"), "?page=0%2C1"),
        ("/politics/?page=0,1", ("?page=0", "?page=0,2", "?page=0,3"), "?page=0,2"),
        ("/politics/page/3", ("/politics/page/1", "/politics/page/2"), None),
    ],
)
def test_pages_are_numbered_in_many_ways(own, links, expected):
    numbers = [2, 3, 4] if "?" not in own and "/page/" not in own else [1, 2, 3]
    markup = "".join(f"<a href='{link}'>{number}</a>" for link, number in zip(links, numbers, strict=False))
    found = next_page(markup, SITE + own)
    assert found == (expected and Page("", SITE + own).url.partition("/politics")[0] + _absolute(own, expected))


@pytest.mark.parametrize(
    ("own", "link", "shown"),
    [
        ("/politics/", "/politics/?from=20", 2),
        ("/politics/?from=20", "/politics/?from=40", 3),
        ("/politics/", "/politics/s2/", 2),
        ("/politics/s2/", "/politics/s3/", 3),
        ("/politics", "/politics;page=2", 2),
        ("/politics;page=2", "/politics;page=3", 3),
        ("/politics/", "/politics/0,2.html", 2),
        ("/politics/0,2.html", "/politics/0,3.html", 3),
        ("/politics.html", "/politics.2.html", 2),
        ("/politics/", "/politics/list_2.html", 2),
        ("/politics/", "/politics/(offset)/20", 2),
        ("/politics/", "/politics/?e-page-4af2=2", 2),
        ("/politics/", "/politics/?from=10&size=10", 2),
        ("/politics/?lk=1", "/politics/?lk=2", 3),
    ],
)
def test_a_link_that_shows_the_next_number_is_the_next_page_whatever_its_address_calls_it(own, link, shown):
    further = link.replace("2", "9")
    assert next_page(f"<a href='{further}'>9</a><a href='{link}'>{shown}</a>", SITE + own) == SITE + link


@pytest.mark.parametrize(
    "link", ["?rating=2", "?per_page=2", "?sort=2", "/politics/post-53670", "/culture/s2/", "?cpage=2", "?from=2026"]
)
def test_a_number_that_is_no_pages_leads_nowhere(link):
    assert next_page(f"<a href='{link}'>2</a>", SITE + "/politics") is None


def test_the_days_of_a_month_are_no_pages():
    assert next_page("<a href='/2026/11/2'>2</a><a href='/2026/11/3'>3</a>", SITE + "/2026/11/") is None


def _absolute(own: str, link: str) -> str:
    if link.startswith("/"):
        return link
    path = own.partition("?")[0]
    return path + link if link.startswith("?") else path.rpartition("/")[0] + "/" + link


@pytest.mark.parametrize(
    "markup",
    [
        "<a class='next-article' href='/sport/story-of-the-day-72345'>Next story</a>",
        "<a class='slick-next' href='/sport/'>Next</a>",
        "<a href='/next/'>Next</a>",
        "<a href='/politics/2.jpg'>2</a>",
        "<link rel='next' title='A week of rain on the coast' href='/politics/coast/'>",
        "<a rel='next' href='/politics/coast/'>A week of rain on the coast</a>",
        "<a href='/politics/rain-next-thread.html'>Next Thread</a>",
    ],
)
def test_another_article_or_picture_or_section_is_no_next_page(markup):
    assert next_page(markup) is None
    assert next_page(markup + "<a rel='next' href='/politics/page/2'>2</a>") == URL + "page/2"


@pytest.mark.parametrize(
    ("own", "link"), [("/docs/stable/start/", "../tutorial/"), ("/services/harbour-service", "harbour-walks")]
)
def test_the_next_chapter_beside_a_page_is_no_next_page_of_it(own, link):
    assert next_page(f"<link rel='next' href='{link}'><a rel='next' href='{link}'>Next</a>", SITE + own) is None
    assert next_page("<a rel='next' href='?after=c1'>Next</a>", SITE + own) == f"{SITE}{own}?after=c1"


@pytest.mark.parametrize("link", ["/lazyloading/node/357571?page=1", "/politics/page-2", "/page/2"])
def test_what_a_page_that_calls_itself_an_article_loads_below_its_text_is_no_next_page_of_it(link):
    page = f"<meta property='og:type' content='article'><a rel='next' href='{link}'>Next</a>"
    assert next_page(page, SITE + "/politics/sneaker-trend") is None
    own = page.replace(link, "/politics/sneaker-trend/2")
    assert next_page(own, SITE + "/politics/sneaker-trend") == SITE + "/politics/sneaker-trend/2"


def test_the_next_page_of_comments_is_none_of_the_listing():
    assert next_page("<a class='next' href='/politics/comment-page-2/'>Newer comments</a>") is None


@pytest.mark.parametrize(
    "attribute", ["data-load-more", "data-next-page-url", "data-nextpage", "data-endpoint", "data-src", "formaction"]
)
def test_a_button_may_name_the_next_page_in_any_attribute_for_addresses(attribute):
    assert next_page(f"<button class='more' {attribute}='?page=2'>More</button>") == URL + "?page=2"


def test_the_next_post_is_no_next_page_where_both_have_numbers_for_addresses():
    assert next_page("<a rel='next' href='/?p=968'>Next</a>", SITE + "/?p=959/") is None


def test_an_article_goes_on_only_where_its_pages_are_numbered():
    story = SITE + "/politics/rain-falls-on-old-harbour-4711"
    assert next_page("<a rel='next' href='/politics/coast/'>Next</a>", story) is None
    assert next_page("<a rel='next' href='?page=2'>Next</a>", story) == story + "?page=2"


@pytest.mark.parametrize("attribute", ["data-url", "data-next", "data-href", "hx-get"])
def test_a_button_that_loads_more_names_an_address(attribute):
    assert next_page(f"<button class='load-more' {attribute}='/politics/more?offset=20'>More</button>") == (
        SITE + "/politics/more?offset=20"
    )


@pytest.mark.parametrize(
    "button",
    ["<a href='#' data-url='/politics/?page=2'>Show more</a>", "<div data-next-page='/politics/?page=2'></div>"],
)
def test_a_button_is_one_though_its_own_address_leads_nowhere_or_its_attribute_alone_says_what_it_does(button):
    assert next_page(button) == URL + "?page=2"


KNOWN_LABELS = sorted(labels().following)


@given(
    st.sampled_from(KNOWN_LABELS),
    st.sampled_from([str, str.upper, str.title]),
    st.text(st.sampled_from(" \u00a0\n\t"), max_size=4),
    st.sampled_from(["", "»", "›", "→", ">", "(2)", "..."]),
)
def test_a_known_label_is_known_in_any_case_amid_spaces_numbers_and_arrows(known, cased, spaces, sign):
    label = cased(known)
    assume(label.casefold().replace("\u0307", "") == known)  # some letters have no way back
    markup = f"<p><a href='/politics/archive-b'>{spaces}{escape(label)}{spaces}{escape(sign)}</a></p>"
    assert next_page(markup) == URL + "archive-b"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["href", "data-url", "rel", "class", "title", "aria-label"]),
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)
            | st.sampled_from(["?page=2", "/politics/2", "next", "//[", "javascript:go(2)", "http://[::1", "#2"]),
        ),
        max_size=12,
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30),
)
def test_any_links_give_an_address_of_the_site_or_none(attributes, label):
    links = "".join(f"<a {name}='{escape(value)}'>{escape(label)}</a>" for name, value in attributes)
    found = next_page(f"{links}<button class='more' {links[3:20]}>{escape(label)}</button>")
    assert found is None or (found.startswith(("http://", "https://")) and same_site(found, URL))


@given(st.text(st.sampled_from("/page-2_index.html?start=&PAGEN_10#é")))
def test_any_address_has_a_place_and_perhaps_a_number(url):
    number = page_number(url)
    assert number.value is None or number.value >= 0


def test_long_addresses_take_no_long_time():
    started = time.process_time()
    page_number("https://x.example/" + "page/2/-" * 1000 + "?" + "page=&" * 1000)
    assert time.process_time() - started < 2


def test_the_id_of_a_post_in_a_query_is_no_number_of_a_page():
    after = "<link rel='next' title='Ferry' href='/?p=3293'><a rel='next' href='/?p=3293'>Next</a>"
    assert next_page(after, SITE + "/?p=3289") is None
    assert next_page("<a href='/?cat=5&p=3'>Next</a>", SITE + "/?cat=5&p=2") == SITE + "/?cat=5&p=3"


@pytest.mark.parametrize(
    "box",
    [
        "<p hx-get='/politics/?page=2' hx-trigger='revealed'></p>",
        "<li data-hx-get='?page=2' data-hx-trigger='intersect once'></li>",
        "<turbo-frame loading='lazy' src='?page=2'></turbo-frame>",
    ],
)
def test_what_is_loaded_once_it_is_seen_may_be_the_next_page(box):
    assert next_page(box, SITE + "/politics/") == SITE + "/politics/?page=2"


@pytest.mark.parametrize(
    "box",
    [
        "<p hx-get='/politics/?page=2' hx-trigger='click'></p>",
        "<p hx-get='/weather' hx-trigger='revealed'></p>",
        "<turbo-frame src='/politics/?page=2'></turbo-frame>",
    ],
)
def test_what_is_loaded_otherwise_or_is_no_page_of_the_list_is_no_next_page(box):
    assert next_page(box, SITE + "/politics/") is None
