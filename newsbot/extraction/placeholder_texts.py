"""PAGE: sentences by which pages in many languages say that something else was to be shown: errors, walls, jumps."""
# ruff: noqa: E501, as a language's words stand on one line

import re

_PLACEHOLDER_TEXTS = re.compile(
    r"unavailable to (?:visitors|users|readers) (?:from|in|within)|not available (?:in|to (?:visitors|users|readers) (?:from|in)) (?:your|the european|most european)"
    r"|unavailable (?:in|to) (?:your (?:region|country|location)|(?:most )?european)|nicht in ihrem land verfügbar|pas disponible dans votre (?:pays|région)"
    r"|no (?:está )?disponible en (?:su|tu) (?:país|región)|non (?:è )?disponibile nel tuo paese|buy this domain|domain (?:is|may be) for sale|down for (?:scheduled )?maintenance"
    r"|you are being redirected|click here if you are not redirected|you will be redirected|please (?:sign|log) in to|werden (?:automatisch )?weitergeleitet"
    r"|(?:enable|turn on|activate) javascript(?: and cookies)? to (?:continue|run|view|use|see|read)|(?:this|our) (?:site|page|website|app) (?:needs|requires) javascript"
    r"|javascript (?:zu )?aktivieren, um|activer javascript pour|(?:habilit|activ)\w+ javascript para|abilit\w+ javascript per|включите javascript, чтобы"
    r"|vous allez être redirigé|unavailable for legal reasons|guru meditation|welcome to wordpress\. this is your first post"
    r"|\bSQLSTATE\[|\bstack trace:|uncaught (?:\w*error|exception)\b"
    r"|(?:(?:disable|turn off|switch off) (?:your|the)|(?:using|detected) an?) ad[ -]?block|(?:ihren?|nutzen einen|verwenden einen) (?:ad|werbe)[ -]?blocker"
    r"|désactive[rz] votre bloqueur|désactive[rz] (?:votre )?ad[ -]?block|desactiv\w+ (?:su|tu|el|o seu) (?:bloqueador|ad[ -]?block)|wyłącz\w* (?:proszę )?(?:adblock|blokowanie reklam)"
    r"|disattiva\w* (?:il tuo |l['’])?ad[ -]?block|schakel (?:je|uw) ad[ -]?blocker|отключите (?:ваш )?(?:адблок|adblock|блокировщик)|reklam engelleyici\w* (?:kapat|devre dışı)"
    r"|(?:try again|come back) (?:later|in a few (?:minutes|moments))|versuchen sie es (?:bitte )?(?:später|in \w+ minuten)|(?:erneut|noch einmal|nochmals)\.? (?:versuchen|probieren)"
    r"|kritischen fehler auf (?:deiner|ihrer) website|critical error on this website|erreur critique sur (?:ce|votre) site|error crítico en (?:esta|tu|este)"
    r"|réessayer (?:plus tard|dans quelques)|inténtelo de nuevo|vuelva a intentarlo|tente novamente|riprov\w+ (?:più tardi|tra)|probeer het (?:later|opnieuw)"
    r"|försök igen|prøv igjen|prøv igen|yritä (?:myöhemmin )?uudelleen|spróbuj\w* (?:ponownie|później)|zkuste to (?:později|znovu)|próbálja (?:meg )?(?:később|újra)|încercați (?:din nou|mai târziu)"
    r"|попробуйте (?:позже|ещё раз|еще раз)|зайдите позже|спробуйте пізніше|tekrar deneyin|silakan coba (?:lagi|beberapa)|vui lòng thử lại|يرجى المحاولة|لطفا دوباره تلاش"
    r"|(?:your |the )session (?:has )?(?:expired|timed out)|sesión ha (?:caducad|expirad)o|votre session a expiré|(?:sitzung|session) ist abgelaufen|sessão expirou|sessione è scaduta|sessie is verlopen|сессия истекла"
    r"|(?:upgrade|update) your browser|(?:your|this) browser is (?:out of date|outdated|not supported|no longer supported)|aktualisieren sie (?:bitte )?ihren browser|browser wird nicht (?:mehr )?unterstützt|mettez (?:à jour )?votre navigateur|actuali[cz]e su navegador|atualize seu navegador|aggiorna il (?:tuo )?browser|お使いのブラウザ"
    r"|of legal (?:drinking |smoking )?age|(?:confirm|verify) (?:your age|that you are (?:over|at least))|bestätigen sie (?:bitte )?(?:ihr alter|, dass sie (?:mindestens|über) 1[68])|vous devez avoir (?:plus de )?18 ans|confirm\w+ que (?:eres|es|sos) mayor|bandwidth limit"
    r"|(?:click|follow) (?:on )?the link (?:in it |in the e-?mail |below )?to confirm your (?:subscription|registration|e-?mail)|klicken sie (?:bitte )?auf den (?:bestätigungs)?link"
    r"|кейінірек кіріп|зайдзіце пазней|pabandykite vėliau|proovige hiljem|mēģiniet vēlāk|poskusite (?:znova )?pozneje|pokušajte (?:ponovno|ponovo|kasnije)|опитайте (?:отново|по-късно)|δοκιμάστε (?:ξανά|αργότερα)|sonra yenidən|reyndu aftur"
    r"|запросы с вашего устройства похожи|не робот\b|掲載(?:期限|を終了)|もう一度アクセス|しばらくしてから|しばらくお待ち|다시 시도해|稍后再试|稍後再試|請稍後|กลับมาใหม่อีกครั้ง|ลองใหม่อีกครั้ง|बाद में (?:फिर|पुनः)|در دست (?:تعمیر|بروزرسانی)"
    r"|\b(?:(?:web)?site|webseite|seite|sito|sitio|página|page|web|сайт\w*)\b[^.!?\n]{0,40}\b(?:temporaneamente (?:non disponibile|fuori servizio)"
    r"|(?:temporairement|momentanément) (?:indisponible|inaccessible)|no est[àá] disponib(?:le|el) temporalmente?|temporalmente (?:no disponible|fuera de servicio)"
    r"|(?:vorübergehend|momentan|derzeit) nicht (?:erreichbar|verfügbar)|temporarily (?:unavailable|offline)|временно не (?:е достъпен|доступен))|ปิดปรับปรุง",
    re.IGNORECASE,
)


def is_placeholder_text(text: str) -> bool:
    """Tell whether a short *text* says that something else was to be shown."""
    return _PLACEHOLDER_TEXTS.search(text) is not None
