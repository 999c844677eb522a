"""PAGE: sentences by which pages in many languages keep a text for subscribers, or sell subscriptions."""
# ruff: noqa: E501, as a language's words stand on one line

import re

from newsbot.extraction.values.text import lowered

# All patterns are for text in lower case: to look without regard to case takes more than ten times as long.
_WALL = re.compile(
    r"\b(?:already|bereits|déjà|già|ya|já) (?:an? )?(?:subscriber|subscribed|member|abonn\w+|abbonat\w|suscriptor\w*|assinante)|sie haben bereits ein abo|är du redan prenumerant"
    r"|(?:hai|tens|tem|tienes) (?:già|já|ya) (?:un|uma?) (?:abbonamento|assinatura|suscripción)|\b(?:allerede|redan|reeds|al) (?:abonnent|abonnee|prenumerant)|juba tellija|oletko jo tilaaja"
    r"|(?:article|story|content|page|video) is (?:only |reserved |exclusively )*(?:for|available (?:only )?to) (?:our |paying |registered )?(?:subscribers|members)|for subscribers only|subscriber[- ]only (?:article|story|content)|exclusively? for (?:our )?subscribers"
    r"|(?:subscribe|sign up|register|log in|sign in|create (?:a|an|your) (?:free )?account)\b[^.!?\n]{0,40} to (?:continue|keep|read|unlock|access)|to (?:continue|keep) reading,? (?:please )?(?:subscribe|register|log in|sign in)|(?:article|monthly|free) limit\b|(?:reached|used|read) (?:all )?(?:of )?your (?:\w+ )?free (?:articles|stories)"
    r"|(?:nur|ausschließlich|exklusiv) für (?:unsere )?(?:abonnent|plus-?abonnent|mitglieder|registrierte)|mit (?:einem )?(?:abo|plus-?abo|plus) (?:weiterlesen|lesen sie)|weiterlesen mit (?:abo|plus|\w+\+|\w+plus)|artikellimit|jetzt abo abschließen"
    r"|réservée?s? (?:aux|à nos) abonné|pour lire la suite,? |abonnez-vous pour (?:lire|continuer|accéder)|il vous reste \d+ ?% de cet article"
    r"|exclusiv[oa]s? para (?:nuestros |nossos )?(?:suscriptores|socios|assinantes|subscritores|usuários cadastrados)|(?:solo|sólo|só) para (?:suscriptores|assinantes|subscritores|subscriptores)|suscríbe(?:te|se) para (?:seguir|continuar|leer)|assine para (?:continuar|ler)"
    r"|riservat[oaie] (?:agli|ai nostri|ai soli) abbonati|solo per (?:gli )?abbonati|abbonati per (?:continuare|leggere)|abonează-te pentru|(?:rezervat|disponibil doar) (?:pentru )?abonați|(?:doar|numai) pentru abonați|només per a subscriptors|exclusiu per a subscriptors|harpidedunentzat"
    r"|(?:alleen|enkel|exclusief) voor (?:onze )?(?:abonnees|leden)|voor abonnees|slegs vir intekenare|(?:kun|bare|forbeholdt|forbeholdt våre|for våre) (?:for )?abonnenter|for abonnenter|är en låst artikel|(?:bara|endast|enbart) för (?:våra )?prenumeranter|för prenumeranter|vain tilaajille|tilaajille tarkoitettu|fyrir áskrifendur"
    r"|(?:tylko|wyłącznie) dla (?:naszych )?(?:prenumerator|subskrybent|abonent)|(?:jen|pouze|výhradně) pro (?:naše )?předplatitele|(?:iba|len|výhradne) pre (?:našich )?predplatiteľov|(?:csak|kizárólag) (?:az )?előfizető\w*|(?:samo|zgolj|isključivo|le) (?:za )?(?:naše |našim )?(?:pretplatnik|naročnik)\w*|(?:само|искључиво) за претплатник"
    r"|(?:ainult|üksnes) tellija\w*|on loetav tellija\w*|tellijatele mõeldud|tikai abonent\w*|(?:tik|skirtas?) prenumerator\w*|(?:vetëm )?për abonent[ëe]t"
    r"|(?:только|лишь) (?:для|по) (?:наших )?подпис\w+|доступ\w* (?:только )?(?:по подписке|подписчикам)|(?:лише|тільки) (?:для|за) (?:наших )?(?:передплат|підпис)\w+|само за (?:наши )?(?:абонат|претплатни)\w+|толькі для падпісчыкаў|αποκλειστικά για συνδρομητές|μόνο για συνδρομητές"
    r"|(?:sadece|yalnızca) (?:abone|üye)\w*|yalnız abunə\w*|للمشتركين فقط|حصري(?:ا)? للمشتركين|مخصص للمشتركين|ویژه (?:مشترکان|مشترکین)|למנויים בלבד|केवल (?:सब्सक्राइबर|सदस्य|ग्राहक)|শুধু(?:মাত্র)? (?:গ্রাহক|সাবস্ক্রাইবার)|(?:khusus|hanya) (?:untuk )?(?:pelanggan|member|anggota)|chỉ dành cho (?:thành viên|độc giả đăng ký|hội viên)|(?:สำหรับ|เฉพาะ)(?:สมาชิก)(?:เท่านั้น)?"
    r"|会員限定(?:です|の記事|記事)|(?:有料)?会員(?:のみ|だけ)|続きを読むには|유료 ?회원(?:만| 전용)|(?:구독자|회원) 전용|仅限(?:会员|订阅)|(?:僅限|限)(?:訂閱|會員|付費)|(?:订阅|登录|付费)后(?:阅读|可读|继续)",
)
_PRICE = r"(?:[$€£¥₹₩₺₴₽]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?(?:[$€£¥₹₩₺₴₽]|euros?|eur\b|kr\b|kč|zł|ft\b|lei\b|din\b|円|元|원|лв|руб\w*|грн|ден\w*|tl\b|rp\b|usd\b|chf\b|dollars?|pounds?))"
_PERIOD = (
    r"(?:/|a|an|per|each|every|pro|im|am|je|par|al|ao|por|na|i|om|za|v|w|o|на|за|в) ?(?:weeks?|months?|years?|mo|monat|woche|jahr|mois|semaine|an|année|mes|año|semana|mês|ano|mese|settimana|anno|maand|week|jaar|mån\w*|år\w*|md|mnd|måned\w*|uge\w*|vecka\w*|kk|kuukau\w*|měsíc\w*|mesiac\w*|miesiąc\w*|rok\w*|mesec\w*|mjesec\w*|god\w*|hó\w*|lună|мес\w*|год\w*|міс\w*|рік|ay|yıl|bulan|năm)\b"
    r"|(?:kuus|kuukaudessa|mēnesī|havonta|miesięcznie|měsíčně|mesačne|mjesečno|mesečno|месечно|aylık|mensuales|mensuels|mensili|mensais|monatlich|monthly|weekly|yearly)\b"
)
_PRICE_PER_PERIOD = re.compile(
    rf"{_PRICE}\s?(?:{_PERIOD})|月額|年額|(?:每月|每年)\s?\d|월 ?\d[\d,]{{0,9}}원|شهري[اًةا]|प्रति माह"
)
_CANCEL = re.compile(
    r"cancel (?:at )?any ?time|no (?:commitment|strings attached)|jederzeit (?:künd|kündbar|beend|abbestell)|monatlich kündbar|(?:résili\w+|sans engagement|annul\w+) (?:à tout moment)?|cancel\w* (?:cuando|quando|en cualquier)|sin (?:permanencia|compromiso)|sem (?:fidelidade|compromisso)|disdi\w+ (?:quando|in qualsiasi)|(?:op elk moment|maandelijks|altijd) (?:op ?zeg|stop)\w*"
    r"|avsluta när|(?:säg|si) upp når|avslutt når|ingen bind(?:ing|ningstid)|stopper af sig selv|opsig når|(?:peru|lopeta|irtisano) (?:milloin|koska)|rezygn\w+ w (?:każdej|dowolnej)|(?:zrušit|zrušiť|ukončit) (?:\w+ )?(?:kdykoliv?|kedykoľvek)|bármikor lemond\w*|anulezi oricând|(?:otkaž|prekin)\w+ (?:kad|bilo|kadarkoli)|(?:отмен|отказ)\w+ (?:\w+ )?в любой|скасу\w+ (?:будь-коли|у будь-який)"
    r"|(?:tellimuse |millal )?(?:saad )?igal ajal (?:lõpeta|tühista)\w*|atcelt jebkurā|nutraukti bet kada|istediğiniz zaman iptal|いつでも(?:解約|キャンセル)|언제든(?:지)? (?:해지|취소)|随时取消|隨時取消|hủy bất (?:cứ|kỳ)|batalkan kapan saja|ακύρωση οποτεδήποτε",
)
_UNLIMITED = re.compile(
    r"(?:unlimited|full|digital) access|unlimited (?:articles|reading|digital)|choose (?:your|a|the) (?:plan|subscription|package)|subscribe (?:now|today)|gift (?:subscription|card)|free trial|first (?:\w+ )?months? (?:free|for)|unbegrenzt(?:en)? (?:zugang|zugriff|lesen)|alle (?:artikel|inhalte|plus-\w+)|jetzt (?:abonnieren|bestellen|testen)|erste\w* monat (?:gratis|kostenlos|für)"
    r"|accès (?:illimité|à tous)|en illimité|choisissez votre (?:formule|offre|abonnement)|premier mois|je m['’]abonne|acceso ilimitado|elige (?:tu|su) (?:plan|suscripción)|primer mes|acesso ilimitado|escolha (?:o seu|seu) plano|primeiro mês|accesso illimitato|scegli (?:il tuo|l['’]) ?abbonamento|primo mese|onbeperkt(?:e)? (?:toegang|lezen)|kies (?:je|uw) abonnement|eerste maand"
    r"|tillgång till all[at]|obegränsad|välj (?:din )?prenumeration|første måned|ubegrenset|ubegrænset|velg (?:ditt )?abonnement|vælg (?:dit )?abonnement|abonnement i gave|gavekort\w*|rajaton(?:ta)? (?:pääsy|luku)|valitse tilaus|bez ogranicz\w*|wybierz (?:pakiet|prenumeratę|ofertę)|pierwszy miesiąc|dostęp do wszystkich|neomezen\w*|(?:vyberte|zvolte) (?:si )?předplatné|první měsíc|předplatné za|neobmedzen\w*|prvý mesiac|vyberte si predplatné"
    r"|korlátlan|első hónap|válasszon előfizetést|acces nelimitat|alege (?:abonamentul|planul)|neograničen\w*|neomejen\w*|prvi mjesec|prvi mesec|odaberite pretplatu|неограничен\w*|безлимит\w*|первый месяц|оформ\w+ подписку|необмежен\w*|απεριόριστη|sınırsız|ilk ay|digipakett|piiramatu|telli kohe|neierobežot\w*|neribot\w*"
    r"|読み放題|初月無料|プラン|무제한|첫 달|无限(?:制)?(?:阅读|畅读)|不限(?:量|次)|akses (?:tanpa batas|penuh)|không giới hạn|وصول غير محدود|دسترسی نامحدود|असीमित",
)
_SENTENCE = re.compile(r"[.!?。।؟]+(?=\s|$)|。|\n")
_LITTLE = 40
"""Characters beside sentences of a wall, such as a name or a button, that are no beginning of an article."""


def is_subscription_wall(text: str) -> bool:
    """Tell whether a short *text* says that the article is for subscribers, or for readers with an account.

    >>> is_subscription_wall("Cet article est réservé aux abonnés."), is_subscription_wall("Subscribers get wet papers.")
    (True, False)
    """
    return _WALL.search(lowered(text)) is not None


def is_nothing_but_wall(text: str) -> bool:
    """Tell whether all sentences of *text* but a few words are a wall's, and none is the article's.

    >>> is_nothing_but_wall("This story is for subscribers. Already a subscriber? Sign in.")
    True
    """
    if not is_subscription_wall(text):
        return False
    parts = (part for part in _SENTENCE.split(lowered(text)) if part and not _WALL.search(part))
    rest = [part for part in parts if not is_subscription_offer(part, 1)]
    return sum(map(len, rest)) <= _LITTLE


def is_subscription_offer(text: str, witnesses: int = 2) -> bool:
    """Tell whether *text* sells subscriptions: it has two of a price a month, a word on cancelling, one on what is got.

    >>> is_subscription_offer("Unlimited access for €4 a month. Cancel any time.")
    True
    >>> is_subscription_offer("A ticket will cost €4 a month, the ferry company said.")
    False
    """
    text = lowered(text)
    said = (pattern.search(text) is not None for pattern in (_PRICE_PER_PERIOD, _CANCEL, _UNLIMITED))
    return sum(said) >= witnesses
