"""PAGE: lists of other articles amid or under a text, known by the line above them, in many languages."""
# ruff: noqa: E501, as a language's words stand on one line

import re
from collections.abc import Sequence

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason

_LONGEST = 40
"""Characters of a line that announces other articles."""
_LINKED, _LINKED_OF_LONG, _LINKED_OF_ITEM = 0.3, 0.6, 0.1
"""Shares of a paragraph, a long one, and of a line of a list, that are links where it leads to another article."""
_LONG = 80
"""Extent of a paragraph from which links may be its sources."""
_ANNOUNCED = re.compile(
    r"\W*(?:"
    + "|".join(
        r"""
    (?:read|see|watch) (?:also|next|more|this)|also (?:read|see|on \w+)|(?:you )?(?:may|might) also (?:like|be interested in)
    read (?:more|next|also) (?:on|about|from) .{2,25}|more (?:on this(?: topic| story)?|stories|news)|more from .{2,25}
    related(?: (?:articles?|stories|story|content|news|coverage|posts?|topics?|items|jobs))?|what to read next
    (?:recommended|suggested|further)(?: reading| stories| articles| for you)?|don['’]t miss|up next|top stories
    most (?:read|popular)|you might like|editors?['’]? picks?|trending(?: now)?|latest(?: news| stories| headlines)
    (?:lesen|sehen) sie (?:auch|hier|mehr|dazu|weiter)(?: (?:auch|dazu|zum thema))?|lies auch|auch interessant|siehe auch
    mehr (?:zum thema|dazu|aus .{2,25}|artikel|nachrichten)|(?:das könnte )?(?:sie|dich) auch interessieren|zum thema
    (?:weitere|ähnliche|verwandte|passende) (?:artikel|beiträge|themen|meldungen|links|nachrichten)|zum weiterlesen
    passend dazu|meistgelesen(?:e artikel)?|empfohlene(?: artikel| beiträge)?
    (?:à )?lire (?:aussi|également|la suite|plus)|(?:à )?voir aussi|(?:sur|dans) le même (?:sujet|thème)
    articles? (?:liés?|similaires?|associés?|recommandés?)|pour aller plus loin
    (?:lea|lee|leer|vea|ver|mira) (?:también|además|más)|(?:también )?(?:te|le) (?:puede|podría) interesar
    más (?:noticias|información)|(?:noticias|artículos|contenidos?) relacionad[oa]s?|relacionad[oa]s?|[tl]e recomendamos
    (?:leia|veja|saiba) (?:também|mais)|(?:notícias|matérias|artigos|conteúdos?) relacionad[oa]s?|mais (?:notícias|lidas)
    (?:leggi|vedi|guarda) (?:anche|tutto)|(?:articoli|notizie) correlat[ie]|ti potrebbe interessare|approfondimenti
    potrebbe (?:anche )?interessarti(?: anche)?
    lees (?:ook|meer|verder)|(?:meer|gerelateerde?) (?:artikelen|nieuws|berichten)|bekijk ook
    läs (?:också|även|mer|vidare)|(?:mer|fler) (?:artiklar|nyheter)|relaterade? (?:artiklar|nyheter)?
    les (?:også|mer|videre)|læs (?:også|mere|videre)|relaterte? (?:artikler|saker)?
    lue (?:myös|lisää)|aiheesta lisää|katso myös|loe (?:ka|lisaks)|lugege ka
    (?:czytaj|przeczytaj|zobacz|sprawdź|obejrzyj) (?:też|także|również|więcej|dalej)|polecamy|więcej na ten temat
    powiązane(?: artykuły| tematy)?|najczęściej czytane
    (?:čtěte|přečtěte si|viz) (?:také|též|více|i)|související (?:články|témata)
    (?:čítajte|prečítajte si) (?:aj|tiež|viac)|súvisiace (?:články|témy)
    (?:olvassa|olvasd) (?:el )?(?:is|tovább|még)|kapcsolódó (?:cikkek|cikk|anyagok|hírek)?|(?:ezt is )?ajánljuk
    cit(?:iți|este|ește|iti) (?:și|si|mai mult)|(?:articole|știri|stiri) (?:similare|recomandate|pe aceeași temă)|vezi și
    (?:pročitajte|procitajte|pogledajte) (?:i|još|više|jos)|povezan[ei] (?:članci|vijesti|teme|vesti)
    preberite (?:tudi|še|več)
    (?:читайте|смотрите|см\.?) (?:также|еще|ещё|далее|по теме)|(?:материалы |новости |статьи |ссылки )?по теме
    похожие (?:новости|статьи|материалы)|ещ[её] по теме|другие новости
    (?:читайте|дивіться|читай) (?:також|ще)|за темою|схожі (?:новини|статті)
    (?:прочетете|вижте|четете) (?:още|и|също)|(?:свързани|още) (?:новини|статии)|прочитајте (?:и|још)|по темата
    διαβάστε (?:επίσης|ακόμ[αη]|περισσότερα|και)|δείτε (?:επίσης|ακόμη|και)|περισσότερα
    σχετικ[άέ](?: άρθρα| θέματα| ειδήσεις)?
    (?:bunlar da )?ilginizi çekebilir|ilgili (?:haberler|haber|konular)|(?:bunu|bunları) da (?:oku|okuyun)
    devamını oku|benzer haberler|ayrıca bakınız
    اقر[أا] (?:أيض[اً]+|المزيد)|(?:مواضيع|أخبار|مقالات) (?:ذات صلة|متعلقة|مشابهة)|ذات صلة|قد يعجبك(?: أيضا)?
    بیشتر بخوانید|(?:اخبار|مطالب) مرتبط|קרא(?:ו)? (?:גם|עוד)|כתבות (?:נוספות|קשורות)|עוד בנושא
    (?:यह भी|ये भी) (?:पढ़ें|पढ़े)|संबंधित (?:खबरें|समाचार)|(?:আরও|আরো) পড়ুন
    baca (?:juga|selengkapnya)|(?:artikel|berita) (?:terkait|lainnya)|lihat juga|(?:đọc|xem) (?:thêm|tiếp)
    (?:tin|bài) liên quan|อ่าน(?:เพิ่มเติม|ต่อ|ข่าวอื่น)|ข่าวที่เกี่ยวข้อง
    相关(?:阅读|新闻|报道|链接|文章|推荐|专题)|相關(?:新聞|閱讀|報導|連結|文章)|延伸(?:阅读|閱讀)|推荐阅读|推薦閱讀
    更多(?:新闻|新聞|报道|報導|内容)?|热门(?:新闻|文章)?|猜你喜欢|你可能也想看|看更多
    関連(?:記事|ニュース|リンク|する記事)|あわせて読みたい|おすすめ(?:記事)?|こちらも(?:おすすめ|読まれています)
    (?:관련|추천|인기) ?(?:기사|뉴스)|더 ?보기|함께 (?:보면|읽으면) 좋은 기사
""".strip().split("\n    ")
    )
    + r")\W*"
)
"""What such a line says, in lower case: to look without regard to case takes six times as long."""

_FOLLOW = (
    r"(?:sign up|subscribe|follow (?:us|@\w+)|(?:join|like) us|get in touch|click here|download (?:the|our)|folg(?:en sie|[et] uns)|abonnier\w+"
    r"|suivez|abonnez|inscrivez|síguenos|suscríbe\w*|assine|inscreva|iscriviti|abbonati|abonneer|prenumerera|tilmeld|tilaa"
    r"|obserwuj|polub|zapisz|sledujte|iratkozz\w*|abonează|urmărește|pratite|подпи(?:шись|шитесь|сывайтесь)|підпи(?:шіться|суйтесь)"
    r"|абонирайте|εγγραφείτε)\b|订阅"
)
"""How nothing begins, in lower case, but what asks to follow or to subscribe; sentences begin by "more", "also" or "share"."""
_FOLLOWING = re.compile(rf"\W*(?:{_FOLLOW})")
_INVITING = re.compile(
    rf"\W*(?:{_FOLLOW}|(?:read|see|learn|find out|watch|listen|click|continue|discover|view|explore|more|also|related"
    r"|join|download|get|share)\b"
    r"|(?:lesen|lies|sehen|hören|klicken|folgen|hier|mehr|weitere?|jetzt) "
    r"|(?:à )?(?:lire|voir|retrouvez|découvrez|cliquez)\b|en savoir plus"
    r"|(?:lea|lee|vea|mira|sigue|descubre|haz clic|más|leia|veja|saiba|siga|clique)\b|mais (?=not[ií]cias|sobre|informaç)"
    r"|(?:leggi|guarda|segui(?:ci)?|scopri|clicca)\b|(?:lees|bekijk|volg|schrijf|meld|klik)\b"
    r"|(?:läs|följ|klicka|følg|abonner|klikk|læs|lue|katso|seuraa)\b"
    r"|(?:czytaj|przeczytaj|zobacz|sprawdź|kliknij|więcej|čtěte|přečtěte|čítajte|olvass\w*)\b"
    r"|(?:citește|citeşte|citiți|pročitajte|preberite)\b"
    r"|(?:читайте|читать|смотрите|подпис\w+|подробнее|дивіться|підпис\w+|прочетете|вижте|διαβάστε|δείτε)\b"
    r"|(?:se|les) (?:mer|mere|også|hele|videre|her)\b|(?:devamı|tıklayın|abone|baca|ikuti|đọc|xem|theo dõi)\b|اقر[أا]|بیشتر|קרא|यहां|阅读|閱讀|查看|点击|點擊|続きを|詳しくは)"
)
"""How a link begins, in lower case, that is no name and no source, but asks to read, see, follow or buy something else."""


def invites(text: str) -> bool:
    """Tell whether *text*, all of it a link, asks its reader to go elsewhere, if only after a question.

    >>> invites("Read more about the lamps here"), invites("Les også"), invites("Harbour Authority"), invites("Les Échos")
    (True, True, False, False)
    """
    return _begins(_INVITING, text)


def asks_to_follow(text: str) -> bool:
    """Tell whether *text*, a line with a link, asks its reader to follow or to subscribe, if only after a question."""
    return _begins(_FOLLOWING, text)


def drop_announced_links(body: Sequence[Piece]) -> None:
    """Drop what follows a line that announces other articles as long as it leads to some, and the line with it.

    A heading that says so goes in any case: what it heads may have been left out already.
    """
    announcing: Piece | None = None
    for piece in body:
        if not piece.text:
            continue
        if len(piece.text) <= _LONGEST and _ANNOUNCED.fullmatch(piece.text.lower()):
            announcing = piece
            if piece.kind == "heading":
                piece.dropped = piece.dropped or DropReason.POINTER
        elif piece.dropped not in (None, DropReason.ONLY_LINKS, DropReason.POINTER):
            continue
        elif announcing and _leads_elsewhere(piece):
            announcing.dropped = announcing.dropped or DropReason.POINTER
            piece.dropped = piece.dropped or DropReason.POINTER
        else:
            announcing = None


def _begins(invitation: re.Pattern[str], text: str) -> bool:
    return invitation.match(text.rpartition("? ")[2][:_LONGEST].lower()) is not None


def _leads_elsewhere(piece: Piece) -> bool:
    """Tell whether *piece* leads to another article; a long paragraph with some links is text."""
    if piece.kind == "list_item":
        return piece.links > 0 and piece.links >= _LINKED_OF_ITEM * len(piece.text)
    share = _LINKED_OF_LONG if piece.extent >= _LONG else _LINKED
    return piece.kind != "heading" and piece.links > 0 and piece.links >= share * len(piece.text)
