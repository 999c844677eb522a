"""Pages that are no articles, and articles that look a little like such pages."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsbot
from newsbot.extraction.article import read_article
from newsbot.extraction.page_phrases import (
    is_missing_title,
    is_placeholder_title,
    is_shell_text,
    says_page_is_missing,
)
from newsbot.extraction.placeholder_texts import is_placeholder_text
from newsbot.extraction.refusals import refuse_stub
from newsbot.extraction.removal import is_removal_notice
from newsbot.items import NotAnArticle
from newsbot.page import Page
from newsbot.sources import Entry

URL = "https://harbour.example/story/rain-over-the-harbour-1234"
TEXT = "<p>" + "It rained for days, and nobody in the harbour knew when it would stop again. " * 6 + "</p>"
ARTICLE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%s",'
    ' "datePublished": "2025-06-02T10:00Z"}</script>'
)


def reason(html: str, url: str = URL) -> str:
    with pytest.raises(NotAnArticle) as refused:
        read_article(Page(html, url))
    return refused.value.reason


def wall(title: str, text: str = "Please go on.") -> str:
    return f"<title>{title}</title><body><h1>{title}</h1><p>{text}</p></body>"


@pytest.mark.parametrize(
    "title",
    [
        "Just a moment...",
        "Access Denied",
        "Attention Required! | Cloudflare",
        "Are you a robot?",
        "Pardon Our Interruption",
        "Zugriff verweigert",
    ],
)
def test_a_page_for_robots_is_a_block_page(title: str) -> None:
    assert reason(wall(title)) == "block page"


def test_a_page_whose_heading_says_that_nothing_was_found_is_a_soft_404_whatever_its_title_says() -> None:
    text = "It seems we can’t find what you’re looking for."
    shown = f"<title>The Harbour Post</title><main><h1>Nothing found</h1><p>{text}</p></main>"
    assert reason(shown, STUB_URL) == "soft 404"


def test_a_page_that_asks_for_fewer_requests_is_a_block_page() -> None:
    assert reason(wall("429 Too Many Requests", "Slow down.")) == "block page"


def test_a_page_that_loads_a_captcha_and_says_nothing_is_a_block_page() -> None:
    captcha = '<script src="https://geo.captcha-delivery.com/c.js"></script>'
    assert reason(captcha + wall("harbour.example", "One moment.")) == "block page"


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Page not found - The Harbour Post",
        "Seite nicht gefunden",
        "Page introuvable",
        "Página no encontrada",
        "Error 404: gone",
        "ページが見つかりません",
        "Oops! That page can’t be found.",
        "Nothing found | The Harbour Post",
        "Cet article n’est plus disponible",
        "Nie znaleziono strony",
        "Pagina nu a fost găsită",
        "الصفحة غير موجودة",
        "Страница не найдена — Портовая газета",
        "Sidan kunde inte hittas",
        "Stránka nebyla nalezena",
        "ไม่พบหน้าที่คุณต้องการ",
        "Az oldal nem található",
        "Sorry, this page isn't available",
        "Deze pagina kunnen we niet vinden",
        "Nous n’avons pas trouvé cette page",
        "Non riusciamo a trovare l’articolo",
        "Não encontramos esta página",
        "Nie możemy znaleźć tej strony",
        "Мы не нашли эту страницу",
        "Sayfayı bulamadık",
        "Emme löydä tätä sivua",
        "Nu găsim pagina cerută",
        "ご指定の記事は表示できません",
        "페이지를 표시할 수 없습니다",
        "该页面无法显示",
    ],
)
def test_a_page_that_says_it_is_missing_or_that_nobody_finds_it_is_a_soft_404(title: str) -> None:
    assert reason(wall(title)) == "soft 404"


@pytest.mark.parametrize("said", ["Nous ne trouvons pas la solution", "Мы не нашли лодку", "Bulamadık dedi kaptan"])
def test_who_does_not_find_something_else_has_written_an_article(said: str) -> None:
    text = f"{said}. " + "The harbour boat sank on Monday, and three divers have looked for it since. " * 4
    assert read_article(Page(wall(said, text), URL)).headline == said


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Before you continue to The Harbour Post", "We use cookies to pay for our work. " * 5),
        (
            "The Harbour Post",
            "We and our partners use cookies. You can give your consent or read our privacy notice. " * 3,
        ),
        (
            "Hafenpost",
            "Mit Ihrer Einwilligung lesen Sie werbefinanziert. Datenschutz. Zustimmung. Oder das Pur-Abo. " * 2,
        ),
    ],
)
def test_a_page_that_asks_for_consent_is_a_consent_wall(title: str, text: str) -> None:
    assert reason(wall(title, text)) == "consent wall"


@pytest.mark.parametrize("path", ["", "/", "/index.html", "/de/", "/home"])
def test_the_front_page_is_no_article(path: str) -> None:
    assert reason(wall("The Harbour Post and more", TEXT), f"https://harbour.example{path}") == "front page"


@pytest.mark.parametrize("path", ["/politics/", "/news/local-affairs"])
def test_a_section_is_no_article(path: str) -> None:
    website = '<meta property="og:type" content="website">'
    assert reason(website + wall("Politics in the harbour", TEXT), f"https://harbour.example{path}") == "listing page"


def test_what_calls_itself_a_website_and_names_author_and_day_is_read_at_any_address() -> None:
    head = '<meta property="og:type" content="website"><meta name="author" content="Ada Lovelace">'
    shown = f"{head}<body><h1>Rain over the harbour</h1><p>2 June 2025</p>{TEXT}</body>"
    assert newsbot.extract(shown, "https://harbour.example/news/rain-over") is not None


def test_an_article_may_have_an_address_like_a_section() -> None:
    assert newsbot.extract(wall("Politics in the harbour", TEXT), "https://harbour.example/story/politics") is not None


def test_a_page_that_calls_itself_a_collection_is_no_article() -> None:
    collection = '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'
    assert reason(collection + wall("Politics in the harbour", TEXT)) == "listing page"


@pytest.mark.parametrize("headline", ["Access denied", "404 days of rain", "Just a moment for the harbour"])
def test_an_article_may_be_about_any_of_this(headline: str) -> None:
    article = newsbot.extract(ARTICLE % headline + f"<title>{headline}</title><h1>{headline}</h1>{TEXT}", URL)
    assert article is not None
    assert article.headline == headline


def test_a_long_text_about_cookies_and_consent_is_an_article() -> None:
    text = "".join(
        f"<p>Court case {n}: cookies need consent, says the privacy judge in the harbour town.</p>" for n in range(30)
    )
    assert newsbot.extract(wall("Judge rules on trackers") + text, URL) is not None


def test_a_paywalled_article_is_kept_and_marked() -> None:
    free = ARTICLE.replace('"@type"', '"isAccessibleForFree": "False", "@type"') % "Rain over the harbour"
    article = newsbot.extract(
        free + f"<h1>Rain over the harbour</h1>{TEXT}<div class=paywall>Subscribe to read on</div>", URL
    )
    assert article is not None
    assert article.is_accessible_for_free is False


@pytest.mark.parametrize("html", ["", "<html></html>", "<p>", "   ", "\x00\x00", "<h1>Rain</h1>"])
def test_a_page_without_a_text_is_no_article(html: str) -> None:
    assert reason(html) in ("no headline", "no body")


STUB_URL = "https://harbour.example/local/beekeepers-report-the-best-harvest-60505.html"


def test_a_line_under_a_headline_that_has_nothing_of_the_address_is_a_soft_404() -> None:
    stub = wall("Tsy hita ilay pejy", "Miala tsiny fa tsy misy ity pejy ity.")
    assert reason(stub, STUB_URL) == "soft 404"


@pytest.mark.parametrize(
    "html",
    [
        wall("Beekeepers glad of a good harvest", "More honey than ever."),
        "<meta name=author content='Ada Lovelace'>" + wall("Honey flows in the valley", "More than ever."),
        "<meta property=article:published_time content=2025-06-02>" + wall("Honey flows", "More than ever."),
    ],
)
def test_a_short_item_is_an_article_if_the_address_or_a_date_or_an_author_says_so(html: str) -> None:
    assert newsbot.extract(html, STUB_URL) is not None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("We'll be back soon", "The site is down for maintenance."),
        ("Wartungsarbeiten | Hafenpost", "Bitte schauen Sie später wieder vorbei."),
        ("Redirecting", "If nothing happens, click here."),
        ("Anmelden - Hafenpost", "Name und Passwort"),
        ("harbour.example is for sale", "Buy it today."),
        ("503 Service Unavailable", "The server is busy. Try again later."),
        ("Error establishing a database connection", "Is the server running?"),
        ("Welcome to nginx!", "Further configuration is required."),
        ("Index of /news", "Parent directory"),
        ("Account Suspended", "Contact your hosting provider."),
        ("Sign in to continue", "Name and password"),
        ("Moved Permanently", "The document has moved here."),
        ("Confirm your email address", "We have sent you a link."),
        ("Sito in manutenzione", "Il sito è temporaneamente non disponibile per manutenzione."),
        ("Gleich wieder da", "Die Website ist wegen Wartungsarbeiten vorübergehend nicht erreichbar."),
        ("Volvemos pronto", "La web no está disponible temporalmente por mantenimiento."),
        ("Harbour Post", "This site is currently unavailable to visitors from the European Economic Area."),
    ],
)
def test_a_page_that_stands_in_for_another_is_a_placeholder(title: str, text: str) -> None:
    assert reason(wall(title, text)) == "placeholder page"


def test_a_story_about_a_missing_page_is_an_article() -> None:
    title = "Page not found: how a museum lost a leaf of its oldest atlas"
    assert newsbot.extract(wall(title, TEXT * 2), "https://harbour.example/?p=12") is not None


@pytest.mark.parametrize("query", ["?p=1700", "?story=40213", "hl?a=20170309-35097838"])
def test_a_query_may_name_an_article_of_the_front_page(query: str) -> None:
    assert newsbot.extract(wall("Rain over the harbour", TEXT), f"https://harbour.example/{query}") is not None


@pytest.mark.parametrize("query", ["?utm_source=x", "?page=2", "?cat=5", "?lang=en"])
def test_other_queries_name_none(query: str) -> None:
    assert reason(wall("Rain over the harbour", TEXT), f"https://harbour.example/{query}") == "front page"


def test_a_captcha_beside_a_text_asks_those_who_comment() -> None:
    code = "<pre>" + "x = x + 1\n" * 200 + "</pre><script src=https://x.example/g-recaptcha.js></script>"
    assert newsbot.extract(wall("Rain over the harbour", "It rained.") + code, URL) is not None


def teaser(n: int, text: str, tag: str = "h3") -> str:
    return f"<div><{tag}><a href=/local/storm-number-{n}-over-town>Storm {n} over the town</a></{tag}>{text}</div>"


SUMMARY = "<p>The storm came over the hill and went on over the town to the sea and the islands.</p>"


@pytest.mark.parametrize("path", ["/local/", "/tag/old-storms/", "/author/ada-lovelace"])
@pytest.mark.parametrize(
    "items",
    ["".join(teaser(n, SUMMARY) for n in range(6)), "".join(teaser(n, SUMMARY * 4, "h2") for n in range(6))],
    ids=["summaries", "whole texts"],
)
def test_a_page_of_linked_headlines_with_their_texts_is_a_listing(path: str, items: str) -> None:
    assert reason(wall("Old storms", "") + items, f"https://harbour.example{path}") == "listing page"


def test_an_article_may_link_to_others_between_its_paragraphs() -> None:
    items = "".join(teaser(n, SUMMARY) for n in range(6))
    assert newsbot.extract(wall("Six storms that we remember", "") + items, URL) is not None


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_may_be_asked_whether_it_says_that_a_page_is_missing(text: str, title: str) -> None:
    for told in (is_missing_title, is_placeholder_title, says_page_is_missing, is_placeholder_text, is_shell_text):
        assert told(text) in (True, False)
    refuse_stub(f"https://harbour.example/{title}", text, "x" * 300)


@pytest.mark.parametrize(
    "text",
    [
        "Please wait...",
        "Loading… Please wait.",
        "Bitte warten",
        "Wird geladen",
        "Chargement en cours…",
        "Пожалуйста, подождите",
        "読み込み中です",
        "جاري التحميل",
        "Checking your browser before you go on",
        "Access denied",
    ],
)
def test_a_page_that_shows_nothing_but_that_it_is_loading_is_none(text: str) -> None:
    assert reason(f"<title>Ferry is back</title><body><div id=app>{text}</div></body>", URL) == "placeholder page"


def test_a_row_of_words_that_can_be_read_in_two_ways_is_no_work() -> None:
    assert not is_shell_text("login" * 19 + "lamps")


@pytest.mark.parametrize("text", ["Please wait for the ferry.", "One moment of silence.", "Loading of coal resumed."])
def test_a_short_text_that_only_begins_like_a_shell_is_kept(text: str) -> None:
    page = f"<title>Ferry is back</title><body><p>{text}</p></body>"
    assert read_article(Page(page, "https://harbour.example/2026/05/07/ferry-is-back")).text == text


@pytest.mark.parametrize(
    "text",
    [
        "This article has been removed.",
        "The story you are looking for was withdrawn at the request of the family.",
        "Dieser Artikel wurde auf Wunsch des Autors entfernt.",
        "Cet article a été supprimé.",
        "Este artículo ha sido retirado.",
        "Ten artykuł został usunięty.",
        "Статья удалена.",
        "This page is no longer available.",
    ],
)
def test_a_page_that_says_that_its_article_was_taken_down_is_a_removal_notice(text: str) -> None:
    assert is_removal_notice("Pier to be rebuilt", text)


@pytest.mark.parametrize(
    "text",
    ["The pier has been removed.", "Der Ölteppich wurde entfernt.", "This article has been removed. " * 20, ""],
)
def test_what_says_something_else_is_no_removal_notice(text: str) -> None:
    assert not is_removal_notice("Pier to be rebuilt", text)


def test_a_title_of_hundreds_of_signs_says_more_than_that_a_page_is_missing():
    assert is_missing_title("404 " + "!" * 200)
    assert not is_missing_title("404 " + "!" * 400)
    assert not is_placeholder_title("Log in " + "!" * 400)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Not found: captain missing since Monday", "The captain of a ferry has been missing since Monday. "),
        ("404: the captain is missing since Monday", "The captain of a ferry has been missing since Monday. "),
        ("Access denied: the gate stays shut in March", "The gate of the harbour stays shut until the end of March. "),
        ("Maintenance: ferry stops for two weeks", "The ferry stops on Monday, and for two weeks nobody can cross. "),
        (
            "Nicht gefunden: Kapitän wird seit Montag vermisst",
            "Ein Kapitän wird seit Montag vermisst, und alle suchen. ",
        ),
        ("404: пропал капитан парома", "С понедельника ищут капитана парома, который пропал в море. "),
    ],
)
def test_a_headline_that_begins_like_an_error_and_goes_on_as_that_of_its_text_is_an_articles(title, text):
    page = f"<title>{title} | Harbour Post</title><body><h1>{title}</h1><p>{text * 6}</p></body>"
    assert read_article(Page(page, "https://harbour.example/story/4711")).headline == title


@pytest.mark.parametrize(
    "title", ["Not found: Harbour Post", "404: Page not found", "Page not found: the old harbour post"]
)
def test_a_title_of_an_error_with_the_sites_name_behind_a_colon_is_one_whatever_text_stands_below(title):
    page = f"<title>{title}</title><body><h1>{title}</h1>{TEXT}</body>"
    assert reason(page, "https://harbour.example/4711") == "soft 404"


TEASED = [
    ("Council votes for a new bus line", "It would lead from the railway station to the upper valley and back again."),
    (
        "Bakers ask for cheaper flour",
        "Flour has never been as dear as in this year, and bread will follow before long.",
    ),
    (
        "School choir wins first prize",
        "Forty children had practised since autumn, and nobody had slept the night before.",
    ),
    (
        "Old mill to become a museum",
        "The mill has stood empty since the flood, and two brothers repaired its great wheel.",
    ),
]


@pytest.mark.parametrize(
    "form",
    [
        "<div class=card><a href={url}><h3>{headline}</h3><p>{text}</p></a></div>",
        "<p><b><a href={url}>{headline}</a></b><br>{text}</p>",
        "<section><h4>{headline}</h4><p>{text} <a href={url}>Read more</a></p></section>",
        "<table><tr><td><a href={url}>{headline}</a><br>{text}</td></tr></table>",
    ],
)
@pytest.mark.parametrize("path", ["/local/", "/tag/old-ferry/", "/author/ada-lovelace/"])
def test_paragraphs_each_of_which_leads_to_another_article_are_a_listings(form: str, path: str) -> None:
    items = "".join(
        form.format(url=f"/local/{headline.lower().replace(' ', '-')}-4711.html", headline=headline, text=text)
        for headline, text in TEASED
    )
    html = f"<title>Local | Harbour Post</title><main><h1>Local</h1>{items}</main>"
    assert newsbot.extract(html, f"https://harbour.example{path}") is None


@pytest.mark.parametrize(
    "headline",
    [
        "Access denied: why the library keeps its oldest maps locked",
        "Just a moment of silence for the old lighthouse",
        "404 days without rain in the upper valley",
        "Cookies for the whole village at the winter fair",
        "Forbidden city opens its gates to night visitors",
        "Page not found: how a museum lost a leaf of its atlas",
        "Under construction: a bridge that nobody wants",
    ],
)
def test_a_headline_that_sounds_like_a_wall_and_says_more_is_an_articles(headline: str) -> None:
    address = "-".join(headline.lower().replace(":", "").split())
    html = wall(headline, "The old ferry crossed the bay on Monday, with two hundred people on board.")
    found = newsbot.extract(html, f"https://harbour.example/news/{address}")
    assert found is not None
    assert found.headline == headline


@pytest.mark.parametrize(
    "text",
    [
        "No hemos podido encontrar la página que buscas.",
        "O conteúdo solicitado não está mais disponível.",
        "Ten artykuł nie jest już dostępny.",
        "Запрошенный материал больше не доступен.",
        "Vi fant ikke siden du lette etter.",
    ],
)
def test_a_page_is_missing_in_other_words(text: str) -> None:
    assert says_page_is_missing(text)


def test_maintenance_is_told_in_chinese() -> None:
    assert is_placeholder_title("系统维护中")
    assert is_placeholder_title("網站維護中")


@pytest.mark.parametrize("query", ["?p=1700", "?post=rain-over-the-harbour", "?q=node/12"])
def test_a_query_may_name_an_article(query: str) -> None:
    page = f"<h1>Rain over the harbour</h1>{TEXT}"
    assert newsbot.extract(page, f"https://harbour.example/{query}") is not None
    assert newsbot.extract(page, "https://harbour.example/?q=rain-over-the-harbour") is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Se ha producido un error inesperado", "Inténtelo de nuevo más tarde."),
        ("Terjadi kesalahan pada server", "Silakan coba beberapa saat lagi."),
        ("خطأ في الخادم", "يرجى المحاولة مرة أخرى بعد بضع دقائق."),
        ("Error 503 Backend fetch failed", "Guru Meditation: XID: 98421"),
        ("Harbour Post", "Es gab einen kritischen Fehler auf deiner Website. Bitte prüfe dein Postfach."),
        ("Harbour Post", "SQLSTATE[HY000] [2002] Connection refused"),
        ("Adblock erkannt", "Sie nutzen einen Adblocker und sehen deshalb diesen Hinweis."),
        ("test test", "One, two, three."),
    ],
)
def test_an_error_of_the_server_a_wall_and_a_trial_are_placeholders_in_any_language(title: str, text: str) -> None:
    assert reason(wall(title, text), "https://harbour.example/2026/11/24/1234.html") == "placeholder page"


@pytest.mark.parametrize(
    "text",
    [
        "Nos partenaires et nous-mêmes stockons des données personnelles et des cookies sur votre appareil.",
        "Vi og våre partnere bruker informasjonskapsler for å vise annonser. Ditt personvern er viktig for oss.",
        "My i nasi partnerzy przetwarzamy dane osobowe i pliki cookie. Szanujemy Twoją prywatność.",
    ],
)
def test_a_wall_asks_for_consent_in_the_words_of_its_language(text: str) -> None:
    assert reason(wall("Harbour Post", text)) == "consent wall"


def test_a_text_of_signs_that_nobody_can_read_is_no_page() -> None:
    assert reason(wall("Rain over the harbour", "\ufffd" * 300)) == "not a page"


DATED = '<meta property="article:published_time" content="2025-06-02T10:00Z">'


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            "Why the 404 page became an art form",
            "A museum shows pages that nobody wants to see. “Page not found is the most honest sentence of the web,”"
            " says its curator. The oldest became famous in 1993 as a form of art, and the newest steers a ship.",
        ),
        (
            "Court: cookie banners need a button that refuses",
            "Whoever asks for consent to cookies must let visitors refuse with one click, a court decided on Monday."
            " The banner of a publisher had offered one green button. It will appeal, as fewer would be tracked.",
        ),
    ],
)
def test_a_dated_text_that_speaks_of_its_headline_is_an_article_whatever_it_is_about(headline: str, text: str) -> None:
    url = "https://harbour.example/story/1234.html"
    assert read_article(Page(DATED + wall(headline, text), url)).headline == headline


def test_a_text_that_speaks_of_the_headline_in_its_address_is_an_article_about_cookies() -> None:
    headline = "Cookies: court fines a site for lonely sailors"
    text = (
        "A court fined a site for sailors on Monday, as it had set cookies without consent of its visitors. Its owner"
        " calls that a mistake of his privacy team, and will appeal within the month that the law leaves him."
    )
    url = "https://harbour.example/2025/court-fines-a-site-for-lonely-sailors"
    assert read_article(Page(wall(headline, text), url)).headline == headline
    asks = (
        "We ask for your consent to cookies. Our partners measure who reads what, as our privacy policy explains. " * 2
    )
    assert reason(wall(headline, asks), url) == "consent wall"


def test_an_essay_called_privacy_that_never_speaks_of_consent_is_an_article() -> None:
    text = "My grandmother drew the curtains on Sundays, as she had nothing to hide and wished to hide it. " * 6
    html = "<title>Privacy</title><body><h1>Privacy</h1><p>By Nora Flint</p><p>" + text
    assert read_article(Page(html, "https://harbour.example/essays/curtains")).authors == ["Nora Flint"]


def test_a_wall_before_a_dated_article_does_not_speak_of_its_headline() -> None:
    text = "We and our partners ask for your consent to cookies, to measure how our services are used and by whom. " * 2
    html = DATED + wall("Council votes for the bridge over the river", text + "Privacy matters to us.")
    assert reason(html, "https://harbour.example/story/1234.html") == "consent wall"


@pytest.mark.parametrize(
    "text",
    [
        "Cet article est réservé aux abonnés. Je m’abonne",
        "Denne saken er kun for abonnenter. Få tilgang for 1 krone.",
        "Ta članek je samo za naročnike. Prijava",
        "Šis raksts pieejams tikai abonentiem.",
        "You have reached your article limit. Subscribe to continue reading.",
        "Sie haben Ihr Artikellimit erreicht. Jetzt Abo abschließen.",
        "この記事は有料会員限定です。",
        "Материал доступен только по подписке.",
    ],
)
def test_a_page_that_shows_a_wall_for_subscribers_alone_is_one_whatever_its_headline(text: str) -> None:
    url = "https://harbour.example/2026/11/24/why-the-old-ferry-stays-moored-1234.html"
    assert reason(wall("Why the old ferry stays moored", text), url) == "subscription wall"


@pytest.mark.parametrize(
    "text",
    [
        "“Subscribe to continue reading,” said the sign at the ferry. Nobody paid. The harbour master took it down.",
        "The ferry is for all. Subscribers of the Post travel free in December, a spokesman said on Monday.",
        "Rain is expected until Friday, and two roads are closed. This article is for subscribers. Subscribed already?",
    ],
)
def test_a_text_beside_a_wall_or_about_one_is_an_articles(text: str) -> None:
    url = "https://harbour.example/2026/11/24/why-the-old-ferry-stays-moored-1234.html"
    assert read_article(Page(wall("Why the old ferry stays moored", text), url)).headline


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("imprint", "Imprint"),
        ("info/kontakt", "Fragen an uns"),
        ("p/17", "Terms of use"),
        ("o-nama", "O nama"),
        ("politika-konfidentsialnosti.html", "Политика конфиденциальности"),
        ("adverteren/", "Adverteren in de Havenpost"),
    ],
)
def test_what_each_site_says_of_itself_is_a_page_about_the_site(path: str, title: str) -> None:
    text = "The Harbour Post is printed in Pier Lane 4 and owned by those who read it. Letters are welcome at any time."
    assert reason(wall(title, text), f"https://harbour.example/{path}") == "page about the site"


@pytest.mark.parametrize(
    ("path", "title"), [("about", "About us"), ("seite/uber-uns", "Über uns"), ("o-nama", "O nama")]
)
def test_a_long_text_about_who_makes_a_site_is_kept_when_somebody_asks_for_it(path: str, title: str) -> None:
    text = "The Harbour Post was founded by eleven dockers who wanted a paper that was printed where they worked. " * 8
    article = newsbot.extract(wall(title, text), f"https://harbour.example/{path}")
    assert article
    assert article.text == text.strip()


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("news/cookies", "Seven bakers and one recipe for winter"),
        ("news/contact-lost-with-the-ferry", "Contact lost with the ferry"),
        ("news/privacy-at-the-beach-1234.html", "Privacy at the beach: a town builds walls"),
    ],
)
def test_a_headline_about_contact_cookies_or_privacy_is_an_articles(path: str, title: str) -> None:
    text = "The town has waited for this since spring, and on Monday the council voted for it by one vote. " * 3
    assert read_article(Page(wall(title, text), f"https://harbour.example/{path}")).headline == title


def test_a_page_about_the_site_may_be_an_article_that_is_signed_and_dated_for_machines() -> None:
    head = DATED + '<meta name="author" content="Ada Lovelace">'
    html = head + wall("Contact", "A film about two radio operators who fall in love and end at sea.")
    assert read_article(Page(html, "https://harbour.example/films/contact")).headline == "Contact"


@pytest.mark.parametrize(
    "text",
    [
        "Choose your plan. £3 a month for the first year, and you may cancel any time.",
        "Wybierz pakiet: 12 zł miesięcznie. Rezygnacja możliwa, możesz zrezygnować, rezygnuj w każdej chwili.",
        "Onbeperkt lezen voor 4,50 € per maand. Maandelijks opzegbaar.",
        "すべての記事が読み放題。月額980円、いつでも解約できます。",
    ],
)
def test_a_price_a_month_and_what_is_got_for_it_is_an_offer(text: str) -> None:
    assert reason(wall("The Post for you", text), "https://harbour.example/digital-1") == "offer"


def test_a_price_a_month_alone_is_no_offer() -> None:
    text = "The season ticket will cost £30 a month from January, the ferry company said on Monday. It had been £25."
    assert (
        read_article(Page(wall("Ferry fares to rise", text), "https://harbour.example/ferry-fares-rise-1")).text == text
    )


THING = '<script type="application/ld+json">{"@type": "%s", "name": "%s", "offers": {"price": "12.90"}}</script>'


@pytest.mark.parametrize(
    ("kind", "name", "refused"),
    [
        ("Product", "Mug with lighthouse", "offer"),
        ("Product", "Mug", "offer"),
        ("JobPosting", "Any", "offer"),
        ("QAPage", "Any", "forum page"),
    ],
)
def test_a_page_that_is_declared_as_one_thing_to_buy_a_job_or_a_question_is_no_article(
    kind: str, name: str, refused: str
) -> None:
    html = THING % (kind, name) + wall("Mug with lighthouse", "It holds a third of a litre; our artist drew it.")
    assert reason(html, "https://harbour.example/things/mug-with-lighthouse") == refused


@pytest.mark.parametrize(("kind", "name"), [("Product", "Kettle"), ("Event", "Any"), ("Recipe", "Any")])
def test_a_test_of_a_thing_a_recipe_and_what_is_said_of_an_event_are_articles(kind: str, name: str) -> None:
    title = "Five mugs for winter"
    html = THING % (kind, name) + wall(title, "We drank from five mugs for a month. The heaviest one kept tea warm.")
    assert read_article(Page(html, "https://harbour.example/2026/11/five-mugs-for-winter")).headline == title


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("search?q=ferry", "Ferry"),
        ("?s=ferry", "You searched for ferry"),
        ("szukaj/?fraza=prom", "Wyniki wyszukiwania: prom"),
        ("find/ferry", "Suchergebnisse für „Fähre“"),
        ("hladaj", "Výsledky vyhľadávania"),
    ],
)
def test_what_was_searched_for_is_no_article(path: str, title: str) -> None:
    text = "Twelve results, the newest first. The ferry stays moored until Friday. The ferry is painted white again."
    assert reason(wall(title, text), f"https://harbour.example/{path}") == "search results"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("news/2026/11/search-results-to-show-less", "Search results show fewer adverts"),
        ("news/2026/11/suche-nach-segler-geht-weiter", "Suche nach Segler geht weiter"),
        ("news/2026/11/21/search-for-the-ferry-goes-on", "Search for the ferry goes on"),
    ],
)
def test_a_headline_about_a_search_is_an_articles(path: str, title: str) -> None:
    text = "On Monday two boats and a helicopter were out again, and nobody can say when they will come home."
    assert read_article(Page(wall(title, text), f"https://harbour.example/{path}")).headline == title


def test_a_query_of_hundreds_of_fields_asks_for_nothing_that_is_known() -> None:
    url = "https://harbour.example/2025/06/02/rain-over-the-harbour?" + "&" * 300
    assert read_article(Page(wall("Rain over the harbour", TEXT), url)).headline == "Rain over the harbour"


@pytest.mark.parametrize(
    ("path", "title"),
    [("politics/results", "Results: the island votes for the bridge"), ("sport/rowing", "Résultats : le huit gagne")],
)
def test_results_that_somebody_signed_are_an_article_but_not_at_a_searchs_address(path: str, title: str) -> None:
    text = "On Monday two boats and a helicopter were out again, and nobody can say when they will come home. " * 3
    signed = wall(title, text).replace("</h1>", "</h1><p class=byline>By Ada Winter</p>")
    assert read_article(Page(signed, f"https://harbour.example/{path}")).headline == title
    assert reason(wall(title, text), f"https://harbour.example/{path}") == "search results"
    assert reason(signed, "https://harbour.example/search?q=rowing") == "search results"


FIRST = (
    "<article><h2><a href='/local/2026/11/council-votes-for-new-bus-line'>Council votes for the new bus line</a></h2>"
    "<p>It would lead from the railway station to the upper valley and back again, from six to midnight.</p>"
    "<p>The mayor had been against it for years. On Monday he voted for it, as his daughter had asked him to.</p>"
    "<p>It will cost two millions a year. The first bus is to leave in April if the drivers agree.</p></article>"
)
OTHERS = "".join(
    f"<div><h3><a href='/local/2026/11/{headline.lower().replace(' ', '-')}'>{headline}</a></h3></div>"
    for headline in ("Bakers ask for cheaper flour", "School choir wins first prize", "Old mill becomes a museum")
)


def test_a_section_whose_first_teaser_has_several_paragraphs_is_a_listing() -> None:
    html = f"<title>Local | Harbour Post</title><main><h1>Local</h1>{FIRST}{OTHERS}</main>"
    assert reason(html, "https://harbour.example/local/") == "listing page"


def test_an_article_at_the_address_of_a_section_with_teasers_below_it_is_kept() -> None:
    html = f"<title>Bus line | Harbour Post</title><main><h1>Bus line divides the valley</h1>{TEXT}{OTHERS}</main>"
    assert read_article(Page(html, "https://harbour.example/local/bus-line")).headline == "Bus line divides the valley"


@pytest.mark.parametrize("path", ["tag/ferry/", "thema/faehre", "skribent/ada-lovelace", "szerzo/lovelace-ada"])
def test_a_line_or_two_at_the_address_of_a_tag_or_an_author_begins_a_list(path: str) -> None:
    html = wall("The ferry", "All that we know of the ferry, day by day, and what our readers think of it.")
    assert reason(html, f"https://harbour.example/{path}") == "listing page"


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Wenn die Seite nicht gefunden wird", "kultur/wenn-die-seite-nicht-gefunden-wird-1234.html"),
        ("Quand la page est introuvable", "culture/quand-la-page-est-introuvable-1234.html"),
    ],
)
def test_a_headline_that_a_page_is_missing_is_an_articles_if_its_address_has_it_and_its_text_does_not_say_so(
    title: str, path: str
) -> None:
    text = "Whoever clicks into the void sees an error. A show in the harbour has the oldest of them, from 1993. "
    html = wall(title, text + "“Page not found is the most honest sentence of all,” says who made it. It is free. " * 2)
    assert read_article(Page(html, f"https://harbour.example/{path}")).headline == title
    said = wall(
        title, "Page not found. Perhaps it was moved, or its address has a mistake; ask us or begin again. " * 3
    )
    assert reason(said, f"https://harbour.example/{path}") == "soft 404"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Su sesión ha caducado", "Por seguridad, empiece de nuevo."),
        ("Harbour Post", "Please upgrade your browser to read this page."),
        ("Harbour Post", "You must be of legal drinking age to go on."),
        ("Thank you for signing up", "A letter is on its way to you."),
        ("Тэхнічныя работы", "Мы хутка вернемся."),
    ],
)
def test_a_session_that_ended_an_old_browser_and_an_age_gate_are_placeholders(title: str, text: str) -> None:
    assert reason(wall(title, text), "https://harbour.example/2026/11/24/1234.html") == "placeholder page"


def test_a_date_that_the_address_or_a_listing_alone_tells_makes_no_article_of_an_offer() -> None:
    html = wall("The Post for you", "Choose your plan. £3 a month for the first year, and you may cancel any time.")
    page = Page(html, "https://harbour.example/2026/11/21/4711.html")
    entry = Entry(page.url, "https://harbour.example/feed.xml", published=datetime(2026, 11, 21, tzinfo=UTC))
    with pytest.raises(NotAnArticle, match="offer"):
        read_article(page, entry=entry)


FORM = '<form action="/go">' + '<p><label>Line <input name="a"></label></p>' * 6 + '<input type="submit"></form>'


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("user/password", "Harbour Post - Forgot your password?"),
        ("community/ucp.php?mode=register", "Форум • Регистрация"),
        ("kunde/konto/anlegen", "Benutzerkonto anlegen | Hafenladen"),
        ("contact-form", "This form is how we hear from you"),
        ("x/17", "パスワードを忘れた方"),
        ("x/18", "Say what happened"),
    ],
)
def test_a_page_that_is_called_a_form_or_has_more_fields_than_words_is_none_of_the_articles(
    path: str, title: str
) -> None:
    html = wall(title, "All lines with a star must be filled in.") + FORM
    assert reason(html, f"https://harbour.example/{path}") == "page about the site"


def test_a_form_for_an_account_is_one_though_a_year_at_its_end_looks_like_its_date() -> None:
    html = wall("Create an account", "You will get a letter.") + "<p>Published 4 March 2025 by Ada Lovelace</p>"
    assert reason(html, "https://harbour.example/customer/account/create/") == "page about the site"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("news/how-a-harbour-lost-its-password", "How a harbour lost its password"),
        ("news/log-in-or-stay-ashore", "Log in or stay ashore: the ferry sells its tickets online only"),
        ("2026/11/24/reset", "The great reset of the old pier"),
    ],
)
def test_an_article_about_passwords_or_beside_a_form_is_kept(path: str, title: str) -> None:
    text = "Nobody in the harbour office knew the word that opens the gate, and so three ships waited until Monday. "
    assert read_article(Page(wall(title, text * 7) + FORM, f"https://harbour.example/{path}")).headline == title


@pytest.mark.parametrize(
    ("path", "headline"),
    [
        ("film/contact", "Contact"),
        ("media/newsletter-boom", "Newsletter boom in small towns"),
        ("politics/results", "Results: the island votes for the bridge"),
    ],
)
def test_an_article_that_readers_see_signed_and_dated_is_kept_whatever_it_is_called(path: str, headline: str) -> None:
    text = "Three of four said in the hall of the harbour that they had waited for it since the summer. " * 6
    html = f"<title>{headline}</title><h1>{headline}</h1><p>By Ada Lovelace, 4 March 2026, 10:15</p><p>{text}</p>"
    assert read_article(Page(html, f"https://harbour.example/{path}")).headline == headline


def test_a_long_text_that_nobody_signed_or_dated_is_kept_though_its_name_is_a_forms() -> None:
    text = "She has listened to the sky for years, and one night in the desert somebody answers her, in numbers. " * 20
    assert read_article(Page(wall("Contact with the stars", text), "https://harbour.example/film/stars")).text


def test_a_short_article_at_an_articles_address_is_kept_beside_a_form_for_comments() -> None:
    assert read_article(Page(wall("Rain over the harbour", "It rained for days.") + FORM, URL)).text


CART = (
    '<form action="/kosik/pridat" id="p17"><input name="qty" value="1"><input type="hidden" name="product_id"></form>'
)
FOR_SALE = (
    '<div itemscope itemtype="http://schema.org/Product"><span itemprop="name">Kettle</span>'
    '<span itemprop="offers" itemscope><span itemprop="price">12</span></span></div>'
)


@pytest.mark.parametrize("thing", [CART, FOR_SALE])
def test_a_page_with_a_form_for_a_cart_or_of_a_thing_marked_up_with_its_price_is_an_offer(thing: str) -> None:
    html = wall("Kettle of enamel", "It holds two litres and whistles. Available in blue.") + thing
    assert reason(html, "https://harbour.example/kettle-of-enamel-1234.html") == "offer"


@pytest.mark.parametrize(
    ("head", "text", "thing"),
    [
        ("", "We boiled two litres in it for a week, and then we asked the makers why it leaks. " * 14, CART),
        ("", "It holds two litres and whistles.", '<form action="/cart"><input name="code"></form>'),
        ('<meta property="article:published_time" content="2025-06-02T10:00Z">', "It leaks, our test shows.", FOR_SALE),
    ],
)
def test_a_test_of_a_thing_and_a_text_beside_a_basket_are_articles(head: str, text: str, thing: str) -> None:
    html = head + wall("Kettle of enamel leaks", text) + thing
    assert read_article(Page(html, "https://harbour.example/kettle-of-enamel-leaks-1234.html")).headline


@pytest.mark.parametrize("path", ["forum/viewforum.php?f=3", "community/forums", "newreply.php?p=1", "board/all"])
def test_the_boards_and_forms_of_a_forum_are_forum_pages(path: str) -> None:
    html = wall("Old engines", "Last post: yesterday, 10:14, by Ada. Who is online: nobody but eleven guests.")
    assert reason(html, f"https://harbour.example/{path}") == "forum page"


def test_what_a_reader_of_a_forum_wrote_is_kept_when_somebody_asks_for_it() -> None:
    text = "The gasket of the old engine came off on the way to the island, and this is how I sealed it with cork."
    url = "https://harbour.example/forum/old-engines/how-i-sealed-the-gasket-of-the-ferry-1234"
    assert read_article(Page(wall("How I sealed the gasket", text), url)).text == text


@pytest.mark.parametrize("path", ["", "/", "/#top"])
def test_a_host_alone_is_the_address_of_a_front_page_even_if_that_tells_when_it_was_published(path: str) -> None:
    html = '<meta property="article:published_time" content="2025-06-02T10:00Z">' + wall("Harbour Post", TEXT)
    assert reason(html, f"https://harbour.example{path}") == "front page"


def test_the_only_page_of_a_site_may_be_an_article_that_calls_itself_one() -> None:
    html = '<meta property="og:type" content="article">' + wall("The year of the flood", TEXT)
    html += '<meta property="article:published_time" content="2025-06-02T10:00Z">'
    assert read_article(Page(html, "https://harbour.example/")).headline == "The year of the flood"
