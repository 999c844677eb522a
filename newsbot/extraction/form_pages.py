"""PAGE: pages that ask instead of telling: for an account, a password, a message."""
# ruff: noqa: E501, as a language's words stand on one line

import re
from collections import Counter
from itertools import chain, islice
from urllib.parse import parse_qsl, unquote

from newsbot.page import Element, Page
from newsbot.sources.house_pages import words_of
from newsbot.urls.forgiving import FILE_ENDING

CHARACTERS_OF_A_FIELD = 100
"""A page that says fewer for each field of its largest form is there for the form."""
_FEWEST_FIELDS = 2
_MOST_FIELDS = 200
"""Fields that are looked at."""
_MOST_LEVELS = 50
"""Boxes around a field that are looked at."""
_NO_FIELDS = frozenset("hidden submit button image reset checkbox radio".split())
_MOST_WORDS_OF_NAME, _MOST_WORDS_OF_STEP = 5, 4
_MOST_PARTS = 8
_LONGEST_NAME = 120
"""Characters of a part of a title that are looked at."""
_PARTS = re.compile(r"\s+[|–—•·»›>-]+\s+|[|–—•»›]|::\s")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ACCOUNT = re.compile(
    r"(?:^|-)(?:(?:forgot|forgotten|lost|send|reset|change|recover|my|new|create|add|client|user|member|customer|wp)?(?:passwo?r?ds?|password\w*|passwd|accounts?|login\w*|logon|signup|signin|register|registration|user)"
    r"|(?:log|sign)-(?:in|up|on)|lostpwd|forgottenpwd|pwdreset|authentication|contacts?|contact\w{0,2}|feedback|kontakty?|kontakta|kontakti|kontaktieren|kontaktformular"
    r"|passwort\w*|kennwort|anmelden|anmeldung|einloggen|registrier\w{2,4}|kundenkonto|benutzerkonto|mot-de-passe|motdepasse|authentification|inscription|inscrivez|connexion|connecter|mon-compte"
    r"|contrasenas?|contrasinal|contrasenya|registr(?:o|arse|ate|ar)|rexistro|registo|cadastro|senha|iniciar-sess?(?:ion|ao)|contacto|contato|contatti|iscrizione|registrati|registrazione|accedi"
    r"|wachtwoord|inloggen|aanmelden|registreren|losenord|logga-in|registrera|adgangskode|log-ind|opret-bruger|passord|logg-inn|salasana\w*|kirjaudu|rekister\w{2,8}|hasl[aoe]|logowanie|zaloguj|rejestracj[ai]|konta?"
    r"|hesl[aoe]|prihlasen\w{1,3}|registrac[ei]|registracia|jelszo\w*|belepes|bejelentkezes|regisztracio\w*|parola|parolei|autentificare|inregistrare|inscriere|lozink[aeu]|prijava|registracija|geslo|slaptazodzi\w*|prisijung\w*|parool\w*"
    r"|парол[яьеі]?|парола(?:та)?|регистраци[яи]|авторизаци[яи]|аутентификация|вход|войти|вхід|реєстрація|обратная-связь|контакты|κωδικ\w{2}|συνδεση|sifre\w*|giris|kayit|uye-ol|iletisim|dang-nhap|dang-ky|mat-khau)(?=-|$)"
)
"""What pages are called that ask for an account, its password or a message, as `words_of` has them."""
_UNSPACED = re.compile(
    r"ログイン|パスワード|会員登録|新規登録|お問い合わせ|로그인|회원가입|비밀번호|登[录入錄]|[注註]册|密[码碼]|تسجيل الدخول|كلمة المرور|رمز عبور|ثبت نام"
)
_LONGEST_UNSPACED = 24


def is_called_form(name: str) -> bool:
    """Tell whether a part of *name*, a headline or title, is what forms for an account or a message are called.

    >>> is_called_form("Harbour Post - Forgot your password?"), is_called_form("Harbour rebuilt after the storm")
    (True, False)
    """
    parts = _PARTS.split(name.strip()[: 3 * _LONGEST_NAME])[:_MOST_PARTS]
    return any(_is_form(part) or _is_form(part.rpartition(": ")[2]) for part in parts)


def _is_form(part: str) -> bool:
    words = words_of(part[:_LONGEST_NAME])
    if len(words) <= _MOST_WORDS_OF_NAME and _ACCOUNT.search("-".join(words)):
        return True
    return len(part) <= _LONGEST_UNSPACED and _UNSPACED.search(part) is not None


def is_form_address(path: str, query: str) -> bool:
    """Tell whether one of the last two steps of *path*, or a value of *query*, is what such a form is called.

    >>> is_form_address("/user/password", ""), is_form_address("/ucp.php", "mode=register")
    (True, True)
    >>> is_form_address("/news/why-the-password-of-the-harbour-was-reset", "")
    False
    """
    steps = [unquote(step) for step in path.rstrip("/").split("/")[-2:]]
    asked = parse_qsl(query, max_num_fields=100) if 0 < len(query) < 500 and query.count("&") < 100 else []
    said = chain((FILE_ENDING.sub("", step) for step in steps), (value for _, value in asked))
    named = (words_of(_CAPITAL.sub("-", step)) for step in said if 0 < len(step) <= _LONGEST_NAME)
    return any(len(words) <= _MOST_WORDS_OF_STEP and _ACCOUNT.search("-".join(words)) for words in named)


def fields_of_form(page: Page) -> int:
    """Return how many fields to fill in the largest form of *page* has, whatever language it is in."""
    fields: Counter[Element] = Counter()
    boxes = islice(page.elements("input"), _MOST_FIELDS), islice(page.elements("textarea"), _MOST_FIELDS)
    for field in chain(*boxes):
        if field.get("type", "").strip().lower() not in _NO_FIELDS:
            form = next((above for above in islice(field.iterancestors(), _MOST_LEVELS) if above.tag == "form"), None)
            if form is not None:
                fields[form] += 1
    return max((number + sum(1 for _ in form.iter("select")) for form, number in fields.items()), default=0)


def asks_more_than_it_says(page: Page, text: str) -> bool:
    """Tell whether *text*, all that *page* says, is short for the form on it."""
    if len(text) >= CHARACTERS_OF_A_FIELD * _MOST_FIELDS:
        return False
    fields = fields_of_form(page)
    return fields >= _FEWEST_FIELDS and len(text) < CHARACTERS_OF_A_FIELD * fields
