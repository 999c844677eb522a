"""PAGE: what a page says of an article that its publisher took down."""

import re

from newsbot.extraction.page_phrases import says_page_is_missing
from newsbot.extraction.values.text import SENTENCE_END

LONGEST = 400
"""Characters of a notice; a longer text is an article about a removal."""

_THING = re.compile(
    r"\b(?:article|story|page|post|content|artikel|beitrag|seite|inhalt|contenu|artículo|noticia|contenido|página"
    r"|articolo|contenuto|pagina|artigo|notícia|matéria|conteúdo|bericht|artikeln|sidan|artikkelen|artiklen|artikkeli"
    r"|artykuł|strona|článek|článok|статья|материал|стаття|матеріал|haber|yazı|içerik|berita)\b",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"\b(?:(?:has been|was|is|been) (?:removed|deleted|withdrawn|unpublished|retracted|taken down)"
    r"|(?:wurde|ist) (?:\w+ ){0,5}(?:entfernt|gelöscht|zurückgezogen)|a été (?:supprimé|retiré|dépublié)e?"
    r"|(?:ha sido|fue) (?:eliminad|retirad|borrad)[oa]|stat[oa] (?:rimoss|eliminat|cancellat)[oa]"
    r"|foi (?:removid|retirad|apagad|excluíd|eliminad)[oa]|is (?:verwijderd|ingetrokken)|har tagits bort"
    r"|er (?:blitt |blevet )?(?:fjernet|slettet)|on poistettu|został[ao]? usunięt[ya]?|byl[ao]? (?:odstraněn|smazán)\w*"
    r"|bol[ao]? odstránen\w*|удал[её]н\w*|видален\w*|снят\w* с публикации|kaldırıl(?:dı|mıştır)|silin(?:di|miştir)"
    r"|telah dihapus)\b",
    re.IGNORECASE,
)


def is_removal_notice(headline: str | None, text: str) -> bool:
    """Tell whether *headline* or *text* says that an article is no longer there; only known articles are asked about.

    >>> is_removal_notice("Pier to be rebuilt", "This article has been removed.")
    True
    >>> is_removal_notice("Pier to be rebuilt", "The old pier has been removed.")
    False
    """
    if len(text) > LONGEST:
        return False
    sentences = [headline or "", *SENTENCE_END.split(text)]
    return any(says_page_is_missing(said) or (_REMOVED.search(said) and _THING.search(said)) for said in sentences)
