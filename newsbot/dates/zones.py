"""VALUES: where a site is at home, for times that are written without an offset."""

from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

COUNTRIES = {
    "ae": "Asia/Dubai", "al": "Europe/Tirane", "am": "Asia/Yerevan", "ar": "America/Argentina/Buenos_Aires",
    "at": "Europe/Vienna", "au": "Australia/Sydney", "az": "Asia/Baku", "ba": "Europe/Sarajevo", "bd": "Asia/Dhaka",
    "be": "Europe/Brussels", "bg": "Europe/Sofia", "bo": "America/La_Paz", "br": "America/Sao_Paulo",
    "by": "Europe/Minsk", "ca": "America/Toronto", "ch": "Europe/Zurich", "cl": "America/Santiago",
    "cn": "Asia/Shanghai", "cz": "Europe/Prague", "de": "Europe/Berlin", "dk": "Europe/Copenhagen",
    "dz": "Africa/Algiers", "ec": "America/Guayaquil", "ee": "Europe/Tallinn", "eg": "Africa/Cairo",
    "es": "Europe/Madrid", "fi": "Europe/Helsinki", "fr": "Europe/Paris", "ge": "Asia/Tbilisi", "gh": "Africa/Accra",
    "gl": "America/Nuuk", "gr": "Europe/Athens", "hk": "Asia/Hong_Kong", "hr": "Europe/Zagreb",
    "hu": "Europe/Budapest", "id": "Asia/Jakarta", "ie": "Europe/Dublin", "il": "Asia/Jerusalem",
    "in": "Asia/Kolkata", "iq": "Asia/Baghdad", "ir": "Asia/Tehran", "is": "Atlantic/Reykjavik", "it": "Europe/Rome",
    "jo": "Asia/Amman", "jp": "Asia/Tokyo", "ke": "Africa/Nairobi", "kr": "Asia/Seoul", "kz": "Asia/Almaty",
    "lb": "Asia/Beirut", "li": "Europe/Vaduz", "lk": "Asia/Colombo", "ls": "Africa/Maseru", "lt": "Europe/Vilnius",
    "lu": "Europe/Luxembourg", "lv": "Europe/Riga", "ma": "Africa/Casablanca", "md": "Europe/Chisinau",
    "mk": "Europe/Skopje", "mt": "Europe/Malta", "mx": "America/Mexico_City", "my": "Asia/Kuala_Lumpur",
    "na": "Africa/Windhoek", "ng": "Africa/Lagos", "nl": "Europe/Amsterdam", "no": "Europe/Oslo",
    "np": "Asia/Kathmandu", "nz": "Pacific/Auckland", "pe": "America/Lima", "ph": "Asia/Manila", "pk": "Asia/Karachi",
    "pl": "Europe/Warsaw", "pt": "Europe/Lisbon", "py": "America/Asuncion", "qa": "Asia/Qatar",
    "ro": "Europe/Bucharest", "rs": "Europe/Belgrade", "ru": "Europe/Moscow", "sa": "Asia/Riyadh",
    "se": "Europe/Stockholm", "sg": "Asia/Singapore", "si": "Europe/Ljubljana", "sk": "Europe/Bratislava",
    "th": "Asia/Bangkok", "tn": "Africa/Tunis", "tr": "Europe/Istanbul", "tw": "Asia/Taipei",
    "tz": "Africa/Dar_es_Salaam", "ua": "Europe/Kyiv", "ug": "Africa/Kampala", "uk": "Europe/London",
    "us": "America/New_York", "uy": "America/Montevideo", "ve": "America/Caracas", "vn": "Asia/Ho_Chi_Minh",
    "za": "Africa/Johannesburg", "zm": "Africa/Lusaka", "zw": "Africa/Harare",
}  # fmt: skip
"""Country domain -> the zone of its press; the capital's where a country has several."""

LANGUAGES = {
    "bg": "bg", "cs": "cz", "da": "dk", "de": "de", "el": "gr", "et": "ee", "fi": "fi", "fr": "fr", "he": "il",
    "hi": "in", "hr": "hr", "hu": "hu", "id": "id", "is": "is", "it": "it", "ja": "jp", "kl": "gl", "ko": "kr",
    "lt": "lt", "lv": "lv", "mr": "in", "ms": "my", "nb": "no", "ne": "np", "nl": "nl", "nn": "no", "no": "no",
    "pl": "pl", "ro": "ro", "ru": "ru", "sk": "sk", "sl": "si", "sr": "rs", "sv": "se", "ta": "in", "te": "in",
    "th": "th", "tr": "tr", "uk": "ua", "vi": "vn", "xh": "za", "zu": "za",
}  # fmt: skip
"""Language -> the country most of its press is in, for addresses without a country; not for world languages."""


def zone_of(url: str, language: str | None = None) -> ZoneInfo | None:
    """Return the zone that the address's country or else the language's country keeps, None if neither tells.

    >>> zone_of("https://www.harbour.example.co.uk/a"), zone_of("https://example.com/", "ja")
    (zoneinfo.ZoneInfo(key='Europe/London'), zoneinfo.ZoneInfo(key='Asia/Tokyo'))
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return _zone(host.rpartition(".")[2], language)


@lru_cache(maxsize=512)
def _zone(country: str, language: str | None) -> ZoneInfo | None:
    name = COUNTRIES.get(country) or COUNTRIES.get(LANGUAGES.get(language or "", ""))
    return ZoneInfo(name) if name else None
