"""ITEM: capitalised lines that name no person: places of several words, and the sections and topics of a paper."""

import re

_PLACE = re.compile(
    r"(?:new|north|south|northern|southern|eastern|western|los|las|são|sao|saint|port|fort|cape|mount|bad"
    r"|puerto|united|upper|lower|greater|central) \w[\w.'’-]*(?: \w[\w.'’-]*)?"
    r"|san (?:francisco|diego|jos[eé]|antonio|juan|salvador|bernardino|sebasti[aá]n|luis|marino|mateo|pedro|miguel)"
    r"(?: \w+)?|santa (?:fe|cruz|barbara|monica|ana|clara|maria|rosa|catarina)(?: \w+)?"
    r"|(?:hong kong|tel aviv|buenos aires|rio de janeiro|belo horizonte|kuala lumpur|addis ab[ae]ba|abu dhabi"
    r"|mexico city|ciudad de méxico|ho chi minh(?: city)?|phnom penh|palma de mallorca|porto alegre|la paz|la habana"
    r"|the hague|den haag|den bosch|le havre|el paso|salt lake city|st\.? (?:louis|paul|petersburg|gallen)"
    r"|costa rica|sri lanka|saudi arabia|el salvador|burkina faso|sierra leone|(?:gaza|panama|guatemala|quezon|kansas"
    r"|jersey) city|baton rouge|(?:long|palm|virginia) beach|(?:rhode|long|staten) island"
    r"|des moines|little rock|grand rapids|white house"
    r"|capitol hill|downing street|washington d\.?c\.?|нижний новгород|नई दिल्ली|नयी दिल्ली)",
    re.IGNORECASE,
)
_OF_TOPICS = frozenset(
    "affairs analysis archive arts australia basketball bay books breaking britain budget business canada celebrity "
    "cinema city climate coast coronavirus council county court covid cricket crime culture cup district economy "
    "education election elections entertainment environment europe events exclusive explained explainer "
    "fashion festival film finance fitness food football gaming germany golf government guide health history "
    "hockey house housing india industry information insight international interview investigation island japan "
    "jobs latest league letters library life lifestyle live local money motoring movies museum music national "
    "nature obituaries opinion parenting parliament people pictures police politics premier profile property question "
    "questions racing recipes region regional related report reports review reviews rugby russia school science "
    "security series society soccer spotlight stories story street style tech technology tennis theatre top trade "
    "traffic transfer transport travel trending trial tv ukraine university updates video views war watch weather "
    "week weekend welfare wildlife women world year change changes east middle town old supreme "
    "aktuell aktuelles altstadt ausland auto bezirk bildung blaulicht bundesliga bücher deutschland energie "
    "essen europa fernsehen feuilleton film freizeit fußball gemeinde geschichte gesellschaft gesundheit hintergrund "
    "immobilien inland karriere kino klima kreis kultur landkreis leben literatur lokales meinung meldungen mode "
    "musik märkte neue neues panorama politik polizei rathaus ratgeber regionales reise reisen schule stadt "
    "straße theater umwelt unterhaltung unternehmen verbraucher verkehr welt wetter wirtschaft wissen wissenschaft "
    "actualité actualités ancienne culture divers économie éducation environnement faits internationale justice livres "
    "logement monde musique nouvelle planète politique région santé sciences société télé "
    "américa ambiente ciencia ciudad ciudades cultura deportes economía educación empresas españa fútbol internacional "
    "latina libros medio mercados mundo música nacional noticias nueva nuevo opinión país política provincia salud "
    "seguridad sociedad sucesos tecnología tiempo vida "
    "ambiente attualità calcio cinema città cronaca economia esteri libri lavoro musica nera politica scienze scuola "
    "spettacoli storie tecnologia viaggi "
    "brasil cidade cidades ciência esportes esporte futebol livros meio mundo negócios notícias país saúde segurança "
    "binnenland buitenland economie gezondheid klimaat muziek nieuws politiek samenleving voetbal wetenschap "
    "ekonomi forskning hälsa inrikes klimat kultur nyheter samhälle utrikes debatt nyheder samfund sundhed økonomi "
    "kotimaa kulttuuri talous terveys ulkomaat urheilu uutiset "
    "gospodarka kraj polityka sport świat wiadomości zdrowie ekonomika kultura svět zdraví zprávy "
    "dünya ekonomi eğitim gündem kültür sağlık siyaset spor teknoloji "
    "в мире культура новости общество политика происшествия спорт экономика здоровье "
    "мир світ суспільство політика".split()
)
"""Words of sections and topics; hardly one is a surname."""


def is_place(text: str) -> bool:
    """Tell whether *text* is surely a place, of those whose names have several words as people's have.

    >>> is_place("New York"), is_place("San Francisco"), is_place("Ada Lovelace")
    (True, True, False)
    """
    return _PLACE.fullmatch(text) is not None


def is_topic(text: str) -> bool:
    """Tell whether a word of *text*, which nothing marks as a name, is one of sections and topics.

    >>> is_topic("Climate Change"), is_topic("Medio Ambiente"), is_topic("Ada Lovelace")
    (True, True, False)
    """
    return not _OF_TOPICS.isdisjoint(text.casefold().split())
