"""Builds the page of the seed article in any of many plausible markups; the text is always the same."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

Choose = Callable[[str, Sequence[str]], str]
"""Picks one of several options; the name says for what."""

TEASER = (
    "Joyn Teaser NEU",
    "Immer frisch, immer aktuell! News aus Deutschland und der Welt",
    "KOSTENLOS auf Joyn: Die neuesten Videos zu News und Hintergründen jetzt streamen!",
)
EPISODES = "Alle aktuellen :newstime-Sendungen finden Sie kostenlos auf Joyn"

HEADS = {
    "nothing": "",
    "open graph": '<meta property="og:title" content="{h} | :newstime"><meta property="og:description" content="{l}">'
    '<meta property="article:published_time" content="2025-06-02T11:58:00Z">',
    "article": '<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{h}","description":"{l}",'
    '"datePublished":"2025-06-02T13:58:00+02:00","author":{{"@type":"Person","name":"Emre Bölükbasi"}}}}</script>',
    "house as author": '<script type="application/ld+json">{{"@graph":[{{"@type":"Article","headline":"{k} {h}",'
    '"datePublished":"2025-06-02","author":{{"@type":"Organization","name":":newstime"}}}}]}}</script>',
    "description": '<meta name="description" content="{l}"><meta name="author" content="Seven.One">',
}
ADVERTS = (
    "<p>Anzeige</p>",
    '<div class="x1"><span>Anzeige</span></div>',
    '<aside aria-label="Anzeige"><small>Anzeige</small></aside>',
    "<section><div>Anzeige</div></section>",
)
HEADLINES = (
    "<p>{k}</p><h1>{h}</h1>",
    "<div><span>{k}</span></div><h1>{h}</h1>",
    "<h3>{k}</h3><h1>{h}</h1>",
    "<h1><span>{k}</span><span>{h}</span></h1>",
    "<h1><small>{k}</small> {h}</h1>",
    "<hgroup><p>{k}</p><h1><span>{h}</span></h1></hgroup>",
    "<h3>{k}</h3><h2>{h}</h2>",
    "<div>{k}</div><div role='heading' aria-level='1'>{h}</div>",
    "<span>{k}</span><br><h1>{h}</h1>",
    "<strong>{k}</strong><h1>{h}</h1>",
)
BYLINES = (
    "<ul><li>Veröffentlicht: 02.06.2025</li><li>13:58 Uhr</li><li>Emre Bölükbasi</li></ul>",
    "<ul><li><span>Veröffentlicht:</span> <time datetime='2025-06-02'>02.06.2025</time></li>"
    "<li><time>13:58</time> Uhr</li><li><a href='/autor/1'>Emre Bölükbasi</a></li></ul>",
    "<div><span>Veröffentlicht: 02.06.2025</span><span>13:58 Uhr</span><span>Emre Bölükbasi</span></div>",
    "<p>Veröffentlicht: 02.06.2025 • 13:58 Uhr • Emre Bölükbasi</p>",
    "<div><div>Veröffentlicht: 02.06.2025</div><div>13:58 Uhr</div><div>Emre Bölükbasi</div></div>",
    "<p>Veröffentlicht: 02.06.2025</p><p>13:58 Uhr</p><p>Emre Bölükbasi</p>",
    "<ol><li><p>Veröffentlicht: 02.06.2025</p></li><li><p>13:58 Uhr</p></li><li><p>Emre Bölükbasi</p></li></ol>",
    "<span>Veröffentlicht: 02.06.2025</span> | <span>13:58 Uhr</span> | <address>Emre Bölükbasi</address>",
)
PICTURES = (
    "<figure><img src='/i/1.jpg' alt='{c}'><figcaption>{c}<span>© REUTERS</span></figcaption></figure>",
    "<figure><img src='/i/1.jpg' alt=''><figcaption>{c}© REUTERS</figcaption></figure>",
    "<div><img src='/i/1.jpg'><div>{c}</div><div>© REUTERS</div></div>",
    "<figure><div>{c}</div><picture><source srcset='/i/2.webp 2x'><img src='/i/1.jpg'></picture>"
    "<figcaption><span>{c}</span><small>© REUTERS</small></figcaption></figure>",
    "<div><amp-img src='/i/1.jpg'></amp-img><p>{c} <em>© REUTERS</em></p></div>",
    "<figure><noscript><img src='/i/1.jpg'></noscript><img data-src='/i/1.jpg' src='data:,'>"
    "<figcaption>{c}<br>© REUTERS</figcaption></figure>",
    "<p><img src='/i/1.jpg' title='{c}'></p><p>{c}</p><p>{c}© REUTERS</p>",
)
LEADS = (
    "<p><strong>{l}</strong></p>",
    "<h2>{l}</h2>",
    "<div>{l}</div>",
    "<p>{l}</p>",
    "<div><b>{l}</b></div>",
    "<section><h3>{l}</h3></section>",
)
PARAGRAPHS = ("<p>{}</p>", "<div>{}</div>", "<div><span>{}</span></div>", "<section><p>{}</p></section>", "{}<br><br>")
TEASERS = (
    "<div><h2>{0}</h2><h3>{1}</h3><p><a href='https://www.joyn.de/'>{2}</a></p></div>",
    "<aside><a href='https://www.joyn.de/'><div>{0}</div><div>{1}</div><div>{2}</div></a></aside>",
    "<div><p>{0}</p><p><strong>{1}</strong></p><p>{2}</p></div>",
    "<p>{0}</p><p>{1}</p><p>{2}</p>",
    "<section><h4>{0}</h4><a href='#'><img src='/t.jpg'><h5>{1}</h5><span>{2}</span></a></section>",
    "<div><div><span>{0}</span></div><div><span>{1}</span></div>"
    "<div><span>{2}</span><button>Jetzt streamen</button></div></div>",
)
SOURCES = (
    "<ul><li>Verwendete Quellen:</li><li>Nachrichtenagentur Reuters</li></ul>",
    "<p>Verwendete Quellen:<br>Nachrichtenagentur Reuters</p>",
    "<div><strong>Verwendete Quellen:</strong><ul><li>Nachrichtenagentur Reuters</li></ul></div>",
    "<p>Verwendete Quellen:</p><p>Nachrichtenagentur Reuters</p>",
    "<dl><dt>Verwendete Quellen:</dt><dd>Nachrichtenagentur Reuters</dd></dl>",
    "<ul><li><p>Verwendete Quellen: </p></li><li><p>Nachrichtenagentur Reuters</p></li></ul>",
)
VIDEOS = (
    "<h2>{e}</h2><article><a href='/v'><img src='/v.jpg' alt='{v}'><span>Episode</span><h3>{v}</h3>"
    "<ul><li>25:46 Min</li><li>Ab 12</li></ul></a></article>",
    "<h3>{e}</h3><div><p>{v}</p><p>Episode</p><h4>{v}</h4><ul><li>25:46 Min</li><li>Ab 12</li></ul></div>",
    "<div>{e}</div><a href='/v'><span>{v}</span><span>Episode</span><span>{v}</span>"
    "<span>25:46 Min</span><span>Ab 12</span></a>",
    "<p>{e}</p><ul><li><a href='/v'><div>{v}</div><div>Episode</div></a><div><p>{v}</p>"
    "<ul><li>25:46 Min</li><li>Ab 12</li></ul></div></li></ul>",
    "<section aria-label='Videos'><h2>{e}</h2><figure><img src='/v.jpg'><figcaption><p>{v}</p><p>Episode</p><p>{v}</p>"
    "<ul><li>25:46 Min</li><li>Ab 12</li></ul></figcaption></figure></section>",
)
FRAMES = (
    "<html lang='de'><head><meta charset='utf-8'><title>{h} | :newstime</title>{head}</head><body>"
    "<header><a href='/'>ProSieben</a><nav><a href='/news'>News</a><a href='/tv'>TV-Programm</a>"
    "</nav></header><main><article>{main}</article>{videos}</main><footer><p>© 2025 Seven.One Entertainment Group</p>"
    "</footer></body></html>",
    "<html><head><meta charset='utf-8'><title>{h}</title>{head}</head><body><div><a href='/'>:newstime</a></div>"
    "<div><div>{main}</div><div>{videos}</div></div><div><a href='/impressum'>Impressum</a></div></body></html>",
    "<html lang='de-DE'><head><meta charset='utf-8'><title>:newstime - {h}</title>{head}</head><body>"
    "<div>{main}</div>{videos}</body></html>",
    "<html lang='de'><head><meta charset='utf-8'><title>{h} - Joyn</title>{head}</head><body><div id='__next'><main>"
    "<section>{main}</section><section>{videos}</section></main></div><script>window.__data={{}}</script></body></html>",
)


def build(article: dict[str, Any], choose: Choose) -> str:
    """Return a page of *article* (the answer's fields) in the markup that *choose* picks piece by piece."""
    advert = choose("advertisement", ADVERTS)
    parts = {
        "k": escape(article["kicker"]),
        "h": escape(article["headline"]),
        "l": escape(article["lead"]),
        "c": escape(article["images"][0]["caption"]),
        "v": escape(article["videos"][0]["title"]),
        "e": EPISODES,
    }
    paragraph = choose("paragraph", PARAGRAPHS)
    one, two, three, four = (paragraph.format(escape(text, quote=False)) for text in article["body"])
    pieces = [
        advert,
        choose("headline", HEADLINES).format(**parts),
        choose("byline", BYLINES),
        choose("picture", PICTURES).format(**parts),
        choose("lead", LEADS).format(**parts),
        advert,
        one,
        two,
        choose("teaser", TEASERS).format(*TEASER),
        three,
        advert,
        advert,
        four,
        choose("sources", SOURCES),
    ]
    videos = choose("videos", VIDEOS).format(**parts)
    head = HEADS[choose("head", list(HEADS))].format(**parts)
    frame = choose("frame", FRAMES)
    return frame.format(
        head=head, main=choose("between", ("", "\n", "<!-- -->\n    ", "&nbsp;")).join(pieces), videos=videos, **parts
    )
