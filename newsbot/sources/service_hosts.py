"""REQUEST: hosts of a site that are called for a service of it, such as its shop, and have no articles."""

import re
from urllib.parse import SplitResult

from newsbot.urls import host_of, site_of

_CALLED_SERVICE = re.compile(
    r"^(?:[a-z0-9-]+\.)?(?:jobs?|stellen(?:markt|anzeigen)?|karriere|careers?|shop|store|sklep|e?shop|boutique|tienda|loja|negozio|butik|winkel|abo|abos|aboshop|subscribe|"
    r"subscriptions?|abonnement\w*|suscripcion\w*|assinatura\w*|accounts?|login|sso|id|auth|profile?|myaccount|support|"
    r"gruppenkonto|meinkonto|join|donate|help|hilfe|e-?paper|tickets?|immobilien|secure|trauer|anzeigen|advertis\w+|werbung|"
    r"media(?:daten|kit)|partners?|codespromo|forums?|foren|community|comments?|fotos?|rank|tarif[\w-]*|vergleich\w*|"
    r"wiki|docs?|search|suche|register|classifieds?|kleinanzeigen|clasificados|classificados|annonces?|ogloszenia|oglasi|"
    r"inzerce|prodavnica|obchod)\.",
    re.IGNORECASE,
)


def is_service_host(parts: SplitResult) -> bool:
    """Tell whether the host of an address is a service of its site; a site may be called so itself.

    >>> from urllib.parse import urlsplit
    >>> is_service_host(urlsplit("https://forum.x.example/a")), is_service_host(urlsplit("https://www.forum.example/a"))
    (True, False)
    """
    if not _CALLED_SERVICE.match(parts.netloc):
        return False
    url = parts.geturl()
    return _CALLED_SERVICE.match(host_of(url).removesuffix(site_of(url))) is not None
