"""PAGE: what the words before a date say of it: that something was published, updated, or is about somebody else."""

import re

_UPDATED = re.compile(
    r"aktualisier|updated?\b|güncelle|modifi|mis à jour|actualiz|atualiz|aggiorn|обновл|更新|수정|bijgewerkt|oppdater"
    r"|uppdater|opdater|päivitet|zaktualiz|aktualiz|cập nhật|تحديث|diperbarui|ενημέρωση|актуализ|оновлен|frissít|עודכן",
    re.IGNORECASE,
)
_OF_MEMBERS = re.compile(
    r"\bjoined\b|member since|registered|registriert|dabei seit|mitglied seit|beigetreten|membre depuis"
    r"|inscri(?:t|ption)|miembro desde|membro (?:da|desde)|iscritto|dołączył|регистрация|зарегистрирован|lid sinds"
    r"|注册|註冊|登録日|expires|valid (?:un)?til|gültig bis|deadline|anmeldeschluss",
    re.IGNORECASE,
)
"""Since when somebody takes part in a forum, and until when something lasts."""
_PUBLISHED = re.compile(
    r"(?:first |originally |zuerst |date )?(?:published|posted|publi(?:é|sh|cad[oa]|cation|cación|cação|ziert|kován)"
    r"|pubblicat[oa]|data (?:pubblicazione|publikacji|de publicação)|veröffentlich|erschienen|erstellt am"
    r"|eingestellt am|datum\b|date\b|stand\b|gepubliceerd|geplaatst|publiceret|udgivet|publisert|publicera[dt]"
    r"|julkaistu|opublikowano|dodano|vydán[oé]|megjelen|közzétéve|objavljeno|publikuota|publicēts|avaldatud|yayın|eklenme"
    r"|diterbitkan|ngày đăng|опубликован|дата|публикувано|опубліковано|δημοσί|δημοσιεύ|ημερομηνία|تاريخ|نشر|פורסם"
    r"|प्रकाशित|প্রকাশ|เผยแพร่|发布|發布|发表|發表|公開|掲載|配信|등록|입력|게시|승인)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")


def before_number(text: str) -> str:
    """Return what stands in *text* before its first number."""
    return _NUMBER.split(text, 1)[0]


def is_of_update(label: str) -> bool:
    """Tell whether *label* says that something was updated."""
    return _UPDATED.search(label) is not None


def dates_no_article(label: str) -> bool:
    """Tell whether *label* speaks of what an article's date is never: when somebody joined, when something ends."""
    return _OF_MEMBERS.search(label) is not None


def is_of_publication(label: str) -> bool:
    """Tell whether *label* begins by saying that something was published."""
    return _PUBLISHED.match(label) is not None
