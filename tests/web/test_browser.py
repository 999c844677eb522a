"""The pages as a person reads them, in a real Chromium: on a phone and a screen, by light and dark, with keys alone."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, NamedTuple

import pytest

from newsbot.archive import Archive
from tests.exports.conftest import HOSTILE
from tests.web.conftest import EVIL, fill, fill_with_hostile, started

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if not CHROMIUM:
    pytest.skip("Chromium is not here", allow_module_level=True)
if not find_spec("playwright"):
    pytest.skip("Playwright is not here", allow_module_level=True)
axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not here")
pytestmark = pytest.mark.slow

FIRST_HOSTILE = 6
"""The article ids before are those of `fill`; hostile ones follow in their order."""
PAGES = {
    "today": "/",
    "chosen": "/?language=ar&publisher=al_mina",
    "article": "/article/1",
    "with pictures": "/article/1?pictures=1",
    "Arabic": "/article/4",
    "Japanese": "/article/5",
    "hostile markup": "/article/8",
    "change": "/article/1/change/2",
    "search": "/search?q=pier",
    "Japanese search": "/search?q=%E6%9D%B1%E4%BA%AC%E9%83%BD",
    "wrong search": "/search?q=%22",
    "stories": "/stories?day=2026-11-22",
    "story": "/story/2",
    "publishers": "/publishers",
    "publisher": "/publisher/harbour_post",
    "crawls": "/crawls",
    "why": "/why?url=https://harbour.example/lost",
    "incidents": "/incidents",
    "no page": "/no-such-page",
}
PHONE, SCREEN = 390, 1280
HEIGHT = 844
LONG = 10_000
"""Signs of the longest text: a quarter of a million in each field takes a browser its time."""
PATIENCE = 120_000
"""Milliseconds, for machines that are busy."""
BOX = """element => { const box = element.getBoundingClientRect();
  return {left: box.left, right: box.right, top: box.top, bottom: box.bottom, height: box.height} }"""
FOCUSED = """() => { const element = document.activeElement, style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {name: element.outerHTML.slice(0, 120), seen: style.outlineStyle != 'none'
    && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    place: [...document.querySelectorAll('*')].indexOf(element)} }"""
TO_REACH = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(element => element.checkVisibility()).length"""

Shown = Callable[..., Any]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `scrapy web`, with an archive of articles as usual and of the worst texts."""
    path = tmp_path_factory.mktemp("browser") / "newsbot.db"
    with Archive(path) as archive:
        fill(archive)
        fill_with_hostile(archive, LONG)
    process, address = started(path, "--timezone", "UTC")
    yield address
    process.kill()
    process.wait(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium, that finds no host but this one."""
    from playwright.sync_api import sync_playwright  # takes longer to import than all else here

    options = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def windows(browser: Any, server: str) -> Iterator[dict[tuple[int, str], Any]]:
    """A window of each width and scheme, opened when it is asked for first."""
    opened = _Windows(browser, server)
    yield opened
    for page in opened.values():
        page.context.close()


class _Windows(dict[tuple[int, str], Any]):
    def __init__(self, browser: Any, server: str) -> None:
        super().__init__()
        self._browser, self._server = browser, server

    def __missing__(self, look: tuple[int, str]) -> Any:
        width, scheme = look
        context = self._browser.new_context(
            viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, base_url=self._server, locale="en-GB"
        )
        self[look] = context.new_page()
        self[look].set_default_timeout(PATIENCE)
        return self[look]


@pytest.fixture
def shown(windows: dict[tuple[int, str], Any]) -> Shown:
    """Open an address and return the page."""

    def show(address: str, width: int = SCREEN, scheme: str = "light") -> Any:
        page = windows[width, scheme]
        page.goto(address)
        return page

    return show


class Opened(NamedTuple):
    """A page that stays as it was opened, for all tests that only look at it."""

    page: Any
    complaints: list[str]


@pytest.fixture(scope="module", params=PAGES.values(), ids=list(PAGES))
def opened(request: pytest.FixtureRequest, windows: dict[tuple[int, str], Any]) -> Opened:
    """Each page, opened once, as that takes longer than most looks at it."""
    page = windows[SCREEN, "light"]
    with complaints(page) as noted:
        page.goto(request.param)
    return Opened(page, noted)


@pytest.fixture
def on_a_phone(opened: Opened) -> Iterator[Opened]:
    """Each page as a phone in the dark shows it: nothing but its style sheet asks how wide the window is."""
    opened.page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    opened.page.emulate_media(color_scheme="dark")
    yield opened
    opened.page.emulate_media(color_scheme="light")
    opened.page.set_viewport_size({"width": SCREEN, "height": HEIGHT})


@pytest.fixture
def on_a_screen(opened: Opened) -> Opened:
    """Each page by light."""
    return opened


@pytest.fixture
def window(windows: dict[tuple[int, str], Any]) -> Any:
    """The page that `shown` returns where it is not told otherwise."""
    return windows[SCREEN, "light"]


@contextmanager
def complaints(page: Any) -> Iterator[list[str]]:
    """Note what the browser complains of: dialogs, errors, what a policy forbids, requests to others."""
    noted: list[str] = []

    def ask(request: Any) -> None:
        if not request.url.startswith("http://127.0.0.1:"):
            noted.append(f"asked for {request.url}")

    def tell(message: Any) -> None:
        if "responded with a status of" not in message.text:  # said late, maybe of the page before
            noted.append(message.text)

    def dismiss(dialog: Any) -> None:
        noted.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    listeners = {
        "console": tell,
        "pageerror": lambda error: noted.append(str(error)),
        "dialog": dismiss,
        "request": ask,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield noted
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def wider_than_the_window(page: Any) -> int:
    return int(page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth"))


def test_axe_finds_nothing(on_a_phone: Opened) -> None:
    assert found_by_axe(on_a_phone.page, {"rules": {"target-size": {"enabled": True}}}) == []


def test_axe_finds_nothing_that_another_look_changes(on_a_screen: Opened) -> None:
    assert found_by_axe(on_a_screen.page, {"runOnly": ["color-contrast", "target-size", "link-in-text-block"]}) == []


def test_axe_finds_what_is_wrong_with_a_page(shown: Shown) -> None:
    page = shown("/why")
    page.evaluate("() => { document.querySelector('h1').style.color = '#eee'; document.title = '' }")
    assert {one for one, *_ in found_by_axe(page, {})} >= {"color-contrast", "document-title"}


def found_by_axe(page: Any, options: dict[str, Any]) -> list[Any]:
    """Return what axe finds wrong, each with what it is about."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe.AXE_SCRIPT)
    found = "({violations}) => violations.map(one => [one.id, one.help, one.nodes.slice(0, 3).map(node => node.html)])"
    told: list[Any] = page.evaluate(
        f"options => axe.run(options).then({found})", {"resultTypes": ["violations"], **options}
    )
    return told


def test_no_page_scrolls_sideways_on_a_phone(on_a_phone: Opened) -> None:
    assert wider_than_the_window(on_a_phone.page) <= 0


def test_no_page_scrolls_sideways_on_a_screen(on_a_screen: Opened) -> None:
    assert wider_than_the_window(on_a_screen.page) <= 0


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_makes_no_page_scroll_sideways(shown: Shown, name: str) -> None:
    number = FIRST_HOSTILE + list(HOSTILE).index(name)
    assert wider_than_the_window(shown(f"/article/{number}", PHONE)) <= 0


def test_a_page_asks_nobody_else_and_gives_the_browser_nothing_to_complain_of(on_a_screen: Opened) -> None:
    """But for the pictures, which are asked for where a reader wants them; there is no such host here."""
    wanted = ("asked for https://harbour.example/", "Failed to load resource: net::ERR_NAME_NOT_RESOLVED")
    with_pictures = on_a_screen.page.url.endswith("?pictures=1")
    assert [each for each in on_a_screen.complaints if not (with_pictures and each.startswith(wanted))] == []


def test_text_that_is_markup_stands_there_as_text_in_every_field(window: Any, shown: Shown) -> None:
    markup = HOSTILE["markup"]
    with complaints(window) as noted:
        text = shown(f"/article/{FIRST_HOSTILE + list(HOSTILE).index('markup')}").inner_text("main")
    assert noted == []
    for place in ("h1", ".lead", ".byline", ".body p", ".body h2", ".body blockquote", ".body li", "figcaption"):
        assert markup in window.locator(place).first.text_content(), place
    assert text.count("<script>") >= 10
    assert window.locator("script, b").count() == 0


@pytest.mark.parametrize(
    "opened", [PAGES[name] for name in ("publishers", "incidents", "crawls", "today")], indirect=True
)
def test_a_name_that_is_markup_stands_there_as_text(opened: Opened) -> None:
    assert opened.complaints == []
    assert EVIL.partition("\x1b")[0] in opened.page.locator("main").text_content()


def test_a_search_is_typed_read_and_followed_to_the_paper(shown: Shown) -> None:
    page = shown("/")
    page.get_by_role("searchbox", name="Search all articles").fill("winter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=winter")
    assert "winter" in {mark.lower() for mark in page.locator("mark").all_text_contents()}
    page.locator("main article").get_by_role("link", name="Pier to be rebuilt (pier)").click()
    assert page.get_by_role("heading", level=1).text_content() == "Harbour Pier to be rebuilt (pier)"
    page.locator(".byline").get_by_role("link", name="The Harbour Post").click()
    assert page.get_by_role("heading", level=1).text_content() == "The Harbour Post"


def test_a_choice_is_opened_made_and_taken_back(shown: Shown) -> None:
    page = shown("/")
    page.get_by_text("Choose by publisher").click()
    page.get_by_label("Language").select_option("ja")
    page.get_by_role("button", name="Show").click()
    assert page.locator("main article").count() == 1
    page.get_by_role("link", name="Show all").click()
    assert page.locator("main article").count() > 1


def test_a_change_is_reached_from_the_article_and_stands_side_by_side(shown: Shown) -> None:
    page = shown("/article/1")
    page.locator(".versions").get_by_role("link").first.click()
    old, new = page.locator("td.old").first.evaluate(BOX), page.locator("td.new").first.evaluate(BOX)
    assert old["right"] <= new["left"]
    assert old["top"] == new["top"]


def test_on_a_phone_a_change_stands_one_below_the_other_and_what_did_not_change_once(shown: Shown) -> None:
    page = shown("/article/1", PHONE)
    changes = page.locator(".last-change")
    old, new = changes.locator("td.old").first.evaluate(BOX), changes.locator("td.new").first.evaluate(BOX)
    assert old["bottom"] <= new["top"]
    assert old["left"] == new["left"]
    assert changes.locator("td.same + td.same").first.is_hidden()


def test_pictures_are_asked_for_only_when_a_reader_asks(shown: Shown) -> None:
    page = shown("/article/1")
    assert page.locator("img").count() == 0
    with page.expect_request("https://harbour.example/pier.jpg"):
        page.get_by_role("link", name="Show the pictures").click()
        page.locator("img").scroll_into_view_if_needed()


def test_the_skip_link_comes_first_is_seen_and_leads_to_the_content(shown: Shown) -> None:
    page = shown("/")
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.text_content() == "Skip to the content"
    assert link.evaluate(BOX)["top"] >= 0
    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.getElementById('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    ("name", "width"),
    [("today", PHONE), ("today", SCREEN), ("article", PHONE), ("search", SCREEN), ("publisher", PHONE)],
)
def test_keys_reach_everything_in_the_order_of_the_page_and_show_where_they_are(
    shown: Shown, name: str, width: int
) -> None:
    page = shown(PAGES[name], width)
    number = page.evaluate(TO_REACH)
    places = []
    for _ in range(number):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], focused["name"]
        places.append(focused["place"])
    assert places == sorted(set(places))


def test_the_colours_follow_the_system(shown: Shown) -> None:
    colours = [
        shown("/", scheme=scheme).locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    light, dark = (sum(map(int, colour[4:-1].split(","))) for colour in colours)
    assert light > 700
    assert dark < 120


@pytest.mark.parametrize("width", [PHONE, SCREEN])
def test_an_article_in_arabic_is_set_from_right_to_left(shown: Shown, width: int) -> None:
    page = shown("/article/4", width)
    style = "element => { const s = getComputedStyle(element); return [s.direction, s.borderRightWidth, s.textAlign] }"
    direction, bar, align = page.locator(".body blockquote").evaluate(style)
    assert (direction, bar, align) == ("rtl", "3px", "start")
    heading, body = page.locator("h1").evaluate(TEXT_BOX), page.locator(".body").evaluate(BOX)
    assert abs(heading["right"] - body["right"]) < 2
    assert page.locator("nav[aria-label=Pages]").evaluate(style)[0] == "ltr"


TEXT_BOX = """element => { const range = document.createRange(); range.selectNodeContents(element);
  const box = range.getBoundingClientRect(); return {left: box.left, right: box.right} }"""


def test_japanese_is_set_with_more_space_between_lines_and_breaks_within_the_measure(shown: Shown) -> None:
    heights = (
        "element => parseFloat(getComputedStyle(element).lineHeight) / parseFloat(getComputedStyle(element).fontSize)"
    )
    english = shown("/article/1", PHONE).locator(".body p").first.evaluate(heights)
    page = shown("/article/5", PHONE)
    paragraph = page.locator(".body p").first
    assert paragraph.evaluate(heights) > english
    box = paragraph.evaluate(BOX)
    assert box["right"] <= PHONE
    assert box["height"] > 40


def test_lines_of_an_article_are_no_longer_than_is_read_with_ease(shown: Shown) -> None:
    page = shown("/article/1", SCREEN)
    width = "p => { const s = document.createElement('span'); s.textContent = '0'.repeat(10); p.append(s);" \
        " const ten = s.getBoundingClientRect().width; s.remove(); return p.clientWidth / ten * 10 }"  # fmt: skip
    assert 45 <= page.locator(".body p").first.evaluate(width) <= 80


def test_a_date_is_never_broken_in_two_lines_of_a_list(shown: Shown) -> None:
    page = shown("/publisher/harbour_post", PHONE)
    tall = "times => times.filter(time => time.getClientRects().length > 1).map(time => time.textContent)"
    assert page.locator("time").evaluate_all(tall) == []


def test_on_paper_an_article_is_without_what_only_a_screen_can_use(shown: Shown) -> None:
    page = shown("/article/1")
    page.emulate_media(media="print")
    try:
        seen = page.locator("header.top, footer, form, .skip").evaluate_all(
            "all => all.filter(e => e.checkVisibility()).length"
        )
        assert seen == 0
        assert page.locator(".body").is_visible()
    finally:
        page.emulate_media(media="screen")
