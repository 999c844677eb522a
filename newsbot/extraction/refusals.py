"""PAGE: pages that are no articles, although a server sends them as such: walls, soft 404s, listings."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from newsbot.items import NotAnArticle
from newsbot.page import Page
from newsbot.states import Reason

SHORT = 1_500
"""Characters of text from which on a page that speaks of consent or robots is an article about them."""

_BLOCKED = re.compile(
    r"^(?:just a moment|attention required|access denied|access to this page has been denied|pardon our interruption"
    r"|are you a (?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|human verification|robot check"
    r"|security check|ddos-guard|please wait\b.*|one more step|403 forbidden|forbidden|request (?:blocked|rejected)"
    r"|you have been blocked|bot (?:detected|verification)|captcha|checking your browser|service unavailable"
    r"|zugriff verweigert|accès refusé|acceso denegado)\b",
    re.IGNORECASE,
)
_BLOCKING_CODE = re.compile(
    r"cf-chl-|_cf_chl_opt|captcha-delivery\.com|px-captcha|_Incapsula_Resource|/cdn-cgi/challenge-platform/h/"
    r"|g-recaptcha|h-captcha|aws-waf-token|perimeterx|kpsdk|Request unsuccessful",
)
_MISSING = re.compile(
    r"^\W*(?:(?:error|fehler|erreur)\W*)?(?:404|410)\b"
    r"|\b(?:page|article|story|site|seite|artikel|beitrag|inhalt|content)\b.{0,30}\b"
    r"(?:not (?:be )?found|nicht gefunden|existiert nicht|does ?n[o']t exist|no longer (?:available|exists))"
    r"|page introuvable|page non trouvée|página no encontrada|pagina non trovata|pagina niet gevonden|sivua ei löyt"
    r"|sidan .{0,20}hittades inte|siden .{0,20}ikke funnet|siden (?:blev|kunne) ikke|strona nie istnieje"
    r"|stránka nenalezena|страница не найдена|sayfa bulunamadı|halaman tidak ditemukan|不存在|見つかりません"
    r"|찾을 수 없습니다",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|zustimm|einwillig|datenschutz|\bprivacy\b|vie privée|consentement|privacidad|werbefrei"
    r"|\bpur[- ]abo|tracking",
    re.IGNORECASE,
)
_CONSENT_TITLE = re.compile(
    r"\b(?:consent|cookies?|privacy|zustimm\w*|einwilligung\w*|datenschutz\w*|vie privée|privacidad|pur[- ]?abo\w*)\b"
    r"|^before you continue",
    re.IGNORECASE,
)
_LISTING_TYPES = frozenset(("collectionpage", "itemlist", "searchresultspage", "profilepage", "contactpage"))
_SECTION = re.compile(r"(?:/[a-z]+(?:-[a-z]+)?){1,2}/?$", re.IGNORECASE)
_INDEX = re.compile(r"^/(?:index\.\w+|home|startseite|[a-z]{2}(?:-[a-z]{2})?)?/?$", re.IGNORECASE)


def refuse_by_title(title: str | None) -> None:
    """Raise NotAnArticle where *title* says that the server sent something else than was asked for.

    Not for pages whose structured data describes an article: its headline may well be "Access denied".
    """
    text = " ".join((title or "").split())
    if _BLOCKED.search(text):
        raise NotAnArticle(Reason.BLOCK_PAGE, text)
    if _MISSING.search(text):
        raise NotAnArticle(Reason.SOFT_404, text)


def refuse_by_text(page: Page, title: str | None, text: str) -> None:
    """Raise NotAnArticle where *text*, all that is left of *page*, is short and speaks of robots or of consent."""
    if len(text) > SHORT:
        return
    if len(text) < SHORT // 3 and _has_blocking_code(page.body):
        raise NotAnArticle(Reason.BLOCK_PAGE)
    if _CONSENT_TITLE.search(title or "") or len(_CONSENT.findall(text)) > 2:
        raise NotAnArticle(Reason.CONSENT_WALL)
    if _MISSING.search(text[:200]):
        raise NotAnArticle(Reason.SOFT_404)


def refuse_listing(url: str, kinds: Iterable[str], says_website: bool) -> None:
    """Raise NotAnArticle for front pages and for pages that call themselves lists.

    *kinds* are their schema.org types, *says_website* tells of ``og:type``, which counts with a section's address.
    Not for pages whose structured data describes or dates an article.
    """
    path = _path(url)
    if _INDEX.match(path):
        raise NotAnArticle(Reason.FRONT_PAGE)
    if not _LISTING_TYPES.isdisjoint(kinds) or (says_website and _SECTION.fullmatch(path)):
        raise NotAnArticle(Reason.LISTING_PAGE)


def _has_blocking_code(body: str | bytes) -> bool:
    start = body[:50_000]
    return _BLOCKING_CODE.search(start if isinstance(start, str) else start.decode("latin-1")) is not None


def _path(url: str) -> str:
    try:
        return urlsplit(url).path or "/"
    except ValueError:
        return "-"
