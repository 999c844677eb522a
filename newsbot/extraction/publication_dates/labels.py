"""PAGE: what the words before a date say of it: that something was published, updated, or is about somebody else."""

import re
from itertools import pairwise

from newsbot.extraction.values.text import lowered

_UPDATED = re.compile(
    r"aktualisier|updated?\b"
    r"|güncelle|modifi|mis à jour|actualiz|atualiz|aggiorn|обновл|更新|수정|bijgewerkt|oppdater|aangepast"
    r"|uppdater|opdater|päivitet|zaktualiz|aktualiz|cập nhật|تحديث|diperbarui|dikemas kini|ενημέρωση|ενημερώθηκε"
    r"|актуализ|оновлен|обновен|ажурира|абноўлен|frissít|עודכן|uppfært|ažurira|posodob|actualitz|atnaujin|atjaunin|atjaunot"
    r"|(?:zuletzt|nachträglich) (?:ge|be)(?:ändert|arbeitet)|letzte (?:änderung|bearbeitung)"
    r"|last (?:changed|edited|revised)|gewijzigd|laatste wijziging|senast ändra|sist endret|(?:sidst|senest) ændret"
    r"|viimeksi muok|muokattu|zmodyfik|zmieniono|ostatnia zmiana|poslední (?:změn|úprav)|změněno|upraven[oé]\b|módosít"
    r"|изменено|последнее изменение|змінено|остання зміна|променен[оа]?\b|izmijenjeno|izmenjeno|spremenjeno"
    r"|alterad[oa]\b|son değişiklik|τροποποι|chỉnh sửa|แก้ไข"
    r"|uuendat|përditës|eguneratu|به‌?روز|ویرایش|اپ ڈیٹ|अपडेट|अद्यतन|আপডেট|হালনাগাদ|புதுப்பி|అప్‌?డేట్|อัปเดต|อัพเดท|განახლ|թարմաց"
)
"""In lower case: to look without regard to case takes ten times as long."""
_OF_ELSE = re.compile(
    r"\bjoin(?:ed|[- ]date)\b|(?<!\bonline )\b(?:since|seit|sinds)\b|registered|registriert|beigetreten|membre depuis"
    r"|inscri(?:t|ption)|miembro desde|membro (?:da|desde)|iscritto|dołączył|регистрация|зарегистрирован"
    r"|注册|註冊|登録日|expires|valid (?:un)?til|gültig bis|deadline|closing date|apply (?:by|before)"
    r"|(?:melde|sende|bewerbungs)schluss|(?:anmelde|bewerbungs)frist|date limite|fecha (?:límite|del evento)|scadenza"
    r"|締切|截止|마감|(?:日時|開催日|일시)\s?[:：]|\b(?:event date|date and time)\b"
    r"|\b(?:when|wann|termine?|beginn|quand|cuándo|quando|wanneer|hvornår|när|kdy|kiedy|когда)\s?:"
)
"""Since when somebody takes part, until when something lasts, and when it takes place, in lower case."""
_PUBLISHED = re.compile(
    r"(?:first |originally |zuerst |date )?"
    r"(?:published|posted|publi(?:é|sh|cad[oa]|cation|cación|cação|cat|ziert|kov[aá]n|kuar)"
    r"|pubblicat[oa]|data (?:pubblicazione|publikacji|de publicação)|veröffentlich|erschienen|erstellt am"
    r"|eingestellt am|(?:datum|date|stand)\b(?=\s*[:：|]|\W*\d|\s+(?:vom|am|of|de|added|created|posted|published)\b)"
    r"|gepubliceerd|geplaatst|publiceret|udgivet|publisert|publicera[dt]"
    r"|julkaistu|opublikowano|dodano|vydán[oé]|megjelen|közzétéve|objavljeno|publikuota|publicēts|avaldatud|yayın|eklenme"
    r"|diterbitkan|disiarkan|ngày đăng|опубликован|дата|публикувано|опубліковано|објављено|објавено|апублікаван|δημοσί"
    r"|δημοσιεύ|ημερομηνία|birt\b|argitaratu|تاريخ|تاریخ|نشر|منتشر|انتشار|شائع|פורסם|प्रकाशित|প্রকাশ|வெளியிட|เผยแพร่"
    r"|გამოქვეყნ|հրապարակ|发布|發布|发表|發表|公開|掲載|配信|등록|입력|게시|승인)"
)
"""In lower case, too."""
_SAYS_POSTED = re.compile(
    r"this (?:entry|post|article|story|item) (?:was|has been) (?:posted|published|written|filed|submitted|added)\b"
    r"|(?:dieser|der) (?:eintrag|beitrag|artikel) (?:wurde|ist)\b"
    r"(?=.{0,120}\b(?:veröffentlicht|geschrieben|gepostet|publiziert|verfasst|erschienen)\b)"
    r"|cet(?:te)? (?:entrée|article|billet) a été (?:publié|posté|écrit)|est[ea] (?:entrada|artículo|nota) fue publicad"
    r"|est[ea] (?:entrada|artigo|post) foi publicad|quest[oa] (?:articolo|voce|post) è stat[oa] (?:pubblicat|scritt)"
    r"|dit (?:bericht|artikel) (?:is|werd) (?:geplaatst|gepubliceerd|geschreven)"
)
"""What begins the sentence in which templates tell when something was posted and under what, in lower case."""
_NUMBER = re.compile(r"\d")
_AFTER_A_DATE = re.compile(rf"(?<!\w)(?:{_UPDATED.pattern}|{_PUBLISHED.pattern}|{_OF_ELSE.pattern})(?=[^\d]{{0,40}}\d)")
"""What says of the next date of a line what it tells."""


def dated_parts(line: str) -> list[str]:
    """Return *line* split before each label that stands behind one date and before another.

    >>> dated_parts("Updated June 3, 2025 | Published June 2, 2025")
    ['Updated June 3, 2025 | ', 'Published June 2, 2025']
    """
    first = _NUMBER.search(line)
    if first is None:
        return [line]
    cuts = [found.start() for found in _AFTER_A_DATE.finditer(lowered(line), first.end())]
    return [line[start:end] for start, end in pairwise([0, *cuts, len(line)])]


def before_number(text: str) -> str:
    """Return what stands in *text* before its first number."""
    return _NUMBER.split(text, 1)[0]


def behind_number(text: str) -> str:
    """Return what stands behind the last number of *text*, which begins with its date; a colon speaks of the next.

    >>> behind_number("2025/6/2 18:30 更新"), behind_number("2.6.2025 | Updated:"), behind_number("In 2025 updated")
    (' 更新', '', '')
    """
    behind = _NUMBER.split(text)[-1]
    is_of_next = behind.rstrip().endswith((":", "："))
    return "" if is_of_next or not text[:1].isdecimal() else behind


def is_of_update(label: str) -> bool:
    """Tell whether *label* says that something was updated."""
    return _UPDATED.search(lowered(label)) is not None


def dates_no_article(label: str) -> bool:
    """Tell whether *label* speaks of a date that is never an article's: since when, until when or when something is."""
    return _OF_ELSE.search(lowered(label)) is not None


def is_of_publication(label: str) -> bool:
    """Tell whether *label* begins by saying that something was published."""
    return _PUBLISHED.match(lowered(label)) is not None or says_posted(label)


def says_posted(line: str) -> bool:
    """Tell whether *line* begins with a whole sentence on when something was posted, and under what.

    >>> says_posted("This entry was posted on Monday, June 2nd, 2025 at 2:05 pm and is filed under Harbour.")
    True
    """
    return _SAYS_POSTED.match(lowered(line)) is not None
