"""PAGE: words by which pages in many languages say that they are no articles."""
# ruff: noqa: E501, as a language's words stand on one line

import re
from collections.abc import Callable
from functools import lru_cache

_THING = """
    page pages article story post content document address url link resource file seite artikel beitrag inhalt dokument
    adresse page article contenu página articulo artículo contenido noticia artigo conteúdo notícia matéria endereço pagina
    articolo contenuto bericht sidan sida artikeln siden side artikkelen artiklen sivu sivua sivulla artikkelia síða síðan
    bladsy strona strony artykuł artykułu stránka stránku článek článok oldal cikk paginii articolul stranica stranicu stran
    članak страница страницата страницу страницы статья материал материала статията сторінка сторінку стаття старонка страницата
    σελίδα άρθρο sayfa haber içerik الصفحة صفحة المقال المحتوى صفحه مطلب העמוד הדף עמוד דף הכתבה पेज पृष्ठ पन्ना পেজ
    পৃষ্ঠা পৃষ্ঠাটি পাতা পাতাটি صفحہ பக்கம் పేజీ halaman laman artikel berita trang viết หน้า หน้าเว็บ ページ 記事 お探しの 페이지 기사 页面 頁面
    网页 網頁 文章 内容 內容 sayfayı sayfaya haberi oldalt cikket lehte lehekülge artiklit lapa lapu raksts puslapis puslapio straipsnis ukurasa faqja pàgina
    páxina orria orrialdea გვერდი էջը էջ səhifə бет хуудас pahina
"""
_GONE = r"""
    not (?:be )?found|(?:can ?(?:no|['’])?t|could ?n[o'’]t) (?:be )?(?:find|found)|does ?n[o'’]t exist
    |(?:is )?no longer (?:available|exists?|here)
    |(?:is )?(?:un|not )available|is ?n['’]t (?:available|here)|has been (?:removed|deleted|moved)|has expired|is missing|not be located
    |nicht (?:mehr )?(?:gefunden|verfügbar|vorhanden|auffindbar|erreichbar|finden)|existiert nicht|gibt es nicht
    |wurde gelöscht
    |introuvable|n['’]existe|n['’]a (?:pas|plus) été trouvée?|non trouvée?
    |n['’]est (?:pas|plus) (?:disponible|accessible|en ligne)|inexistante?
    |no (?:se ha |se |ha sido |fue |pudo ser |está |(?:hemos )?podido |hemos )?(?:encontrad[oa]|encontrar|encontró|encuentra|disponible|existe)
    |não (?:foi |está |pôde ser |pode ser |se )?(?:mais )?(?:encontrad[oa]|disponível|existe)|já não (?:existe|está)
    |não (?:conseguimos |foi possível )encontrar
    |indisponível
    |non (?:è )?(?:stat[oa] |più )?(?:trovat[oa]|disponibile)|non esiste|inesistente
    |niet (?:meer )?(?:gevonden|vinden|beschikbaar)|bestaat niet
    |(?:kunde |kan )?inte (?:hittas|hitta|finns)|hittades inte|finns inte
    |fant ikke|fandt ikke|hittade inte|hittar inte
    |(?:blev |ble |kunne |kan )?ikke (?:funnet|fundet|findes|finnes|finne|finde)|(?:finnes|findes|eksisterer) ikke
    |ei (?:löydy|löytynyt|löydetty|ole olemassa|ole saatavilla|leitud|leia|eksisteeri)|fannst ekki|finnst ekki
    |er ekki til
    |nie (?:została |zostało |można |udało się )?(?:znalezion[aoy]|znaleziono|istnieje|odnaleziono|znaleźć)
    |nie jest (?:już )?dostępn[yae]|(?:został|została|zostało) usunięt[yae]
    |nenalezen[ao]?|nebyl[ao]? nalezen[ao]?|neexistuje|nenájden[áéý]|nebol[ao]? nájden[áéý]|sa nenašl[ao]|nenašli
    |nem (?:található|létezik|talál\w*|elérhető)|nu (?:a fost |mai )?(?:găsit[ăa]?|există|este disponibil[ăa]?)
    |negăsit[ăa]?
    |(?:nije|ni|nisu) (?:bila |bilo )?(?:pronađen[ao]?|pronadjen[ao]?|najden[ao]?|dostup\w*)|ne (?:postoji|obstaja)
    |(?:није|не) (?:пронађен[ао]?|постоји)
    |не (?:е |був |была |было |удалось )?(?:намерен[ао]?|найден[ао]?|знайден[ао]?|существует|съществува|існує|найти|пронајден[ао]?|постои)|(?:больше )?не доступ\w*|больше недоступ\w*|удал[её]н[ао]?|недоступн\w*|не знойдзен[ао]?
    |δεν (?:βρέθηκε|υπάρχει|είναι διαθέσιμ\w*)|bulunamadı|bulunamıyor|mevcut değil|tapılmadı|табылмады|олдсонгүй
    |غير (?:موجود|متاح|متوفر)\w*|لم (?:يتم العثور|نتمكن|نعثر)|لا (?:يوجد|توجد)|(?:یافت|پیدا) ن(?:شد|می)\w*
    |وجود ندارد|لا يمكن العثور
    |(?:לא|אינו|אינה) (?:נמצאה|נמצא|קיים|קיימת|זמין|זמינה)|नहीं (?:मिला|मिली|मिल)|मौजूद नहीं|उपलब्ध नहीं
    |পাওয়া যায়\s?নি|খুঁজে পাওয়া|نہیں (?:ملا|ملی)|دستیاب نہیں
    |காணப்படவில்லை|கிடைக்கவில்லை|కనుగొనబడలేదు|tidak (?:ditemukan|dijumpai|tersedia|wujud|ada)
    |không (?:tìm thấy|tồn tại)|ไม่พบ|ไม่มี
    |見つかりま|存在しま|ございません|削除され|찾을 수 없|존재하지 않|삭제되|不存在|未找到|找不到|没有找到|沒有找到|已(?:被|经)?删除|已(?:被|經)?刪除|[无無]法找到|无法访问
    |nav (?:atrasta|atrasts)|neeksistē|nerast[aio]\w*|neegzistuoja|ha(?:i|u)(?:ja|ku)patikana
    |nie (?:gevind|gevonden) nie|nuk u gjet|nuk ekziston
    |no (?:s['’]ha )?trobad[ao]|no s['’]ha trobat|non (?:se )?atopad[ao]|ez da (?:aurkitu|existitzen)|ვერ მოიძებნა
    |չի գտնվել|գոյություն չունի|hindi (?:na)?(?:mahanap|matagpuan)
    |finden wir (?:leider )?nicht|n['’]avons pas (?:pu )?(?:re)?trouv(?:er|é)|ne trouvons pas|ne (?:pouvons|parvenons) pas (?:à )?trouver
    |non (?:abbiamo trovato|riusciamo a trovare|troviamo)|não encontr[aá]mos|no (?:encontramos|(?:podemos|pudimos|logramos) encontrar)
    |nie (?:możemy (?:od)?znaleźć|(?:od)?znaleźliśmy)|(?:nemůžeme|nepodařilo se(?: nám)?|nemôžeme|nepodarilo sa(?: nám)?) (?:najít|nalézt|nájsť)
    |мы не (?:нашли|можем найти|смогли найти)|ми не (?:знайшли|можемо знайти|змогли знайти)|не (?:намерихме|можем да намерим|можахме да намерим)
    |bulamadık|bulamıyoruz|emme löy(?:dä|täneet)|nu (?:am găsit|am putut găsi|găsim|putem găsi)|δεν (?:βρήκαμε|μπορέσαμε να βρούμε)
    |(?:nismo|ne možemo) (?:pronašli|pronaći|našli|naći)|لم نجد|tidak (?:dapat|bisa) (?:ditemukan|menemukan)
    |表示できま|表示することができま|표시할 수 없|찾지 못|[无無]法[显顯]示
"""

_ALONE = r"""
    (?:error|fehler|erreur|erro|errore|fout|feil|fejl|fel|virhe|viga|błąd|chyba|hiba|eroare|greška|napaka|klaida|kļūda|hata|lỗi
    |kesalahan|ralat|ошибка|помилка|грешка|σφάλμα|שגיאה|خطأ|خطا|エラー|错误|錯誤|오류)?\W*(?:404|410)(?: (?:error|fehler|not found|page not found))?
    |(?:404|410)(?: \w+){1,2}
    |not found|nothing (?:was )?found|no results? found|nichts gefunden|rien trouvé|aucun résultat|nada encontrado
    |sin resultados
    |no se encontr\w+ (?:nada|resultados)|niets gevonden|ничего не найдено|oops\W*
"""
"""What a title may say without naming a page."""
_BLOCKED = r"""
    just a moment|attention required|access (?:to this page )?(?:has been |is )?denied|pardon our interruption
    |are you (?:a )?(?:human|robot)|human verification|robot check|security (?:check|verification)|ddos-guard|please wait
    |(?:please )?(?:verify(?:ing)?|confirm) (?:that )?you are (?:a )?(?:human|not a robot)|one more step
    |(?:bitte )?bestätigen sie, dass sie (?:kein roboter|ein mensch) sind|vérifi(?:ez|ons) que vous êtes (?:un )?humain
    |(?:error )?403(?: (?:error|forbidden))?|(?:request|access) (?:was |has been )?(?:blocked|rejected|forbidden)
    |you have been blocked|bot (?:detected|verification)|checking (?:your browser(?: before.*)?|if the site connection is secure)
    |service unavailable|zugriff (?:wurde )?verweigert|accès refusé|acceso denegado|acesso negado|accesso negato
    |toegang geweigerd|dostęp zabroniony|доступ (?:запрещ[её]н|ограничен)|erişim engellendi
"""
_BLOCKED_ALONE = r"""
    forbidden|captcha|blocked|unauthorized|(?:error |http )*(?:429 )?too many requests|rate limit(?:ed| exceeded)
"""
"""Words of headlines as well, if more follow."""
_PLACEHOLDERS = r"""
    (?:site |website |page |we are |we['’]re |is |currently )*(?:down |closed )?(?:for |under(?:going)? )?(?:scheduled |planned )?maintenance
    |we(?:['’]ll| will) be (?:right )?back(?: soon| shortly)?|be right back|temporarily (?:unavailable|offline)
    |coming soon|under construction
    |wartungsarbeiten|wartungsmodus|wartung|maintenance en cours|(?:site )?en maintenance|(?:sitio |página )?en mantenimiento
    |mantenimiento|em manutenção|(?:sito )?in manutenzione
    |onderhoud|underhåll|vedlikehold|vedligeholdelse|huoltokatko|prace (?:techniczne|serwisowe)|przerwa techniczna
    |údržba|karbantartás|mentenanță
    |технические работы|техническое обслуживание|технічні роботи|συντήρηση|bakım çalışması|صيانة|メンテナンス(?:中)?
    |점검 ?중?|(?:系统|系統|网站|網站)?(?:正在)?(?:维护|維護)中?
    |(?:you are being |page )?redirect(?:ing|ion|ed)?|(?:sie werden )?weiterleitung|(?:sie werden )?weitergeleitet
    |redirection(?: en cours)?|redirigiendo|redirecionando
    |reindirizzamento|doorverwijzen|przekierowanie|переадресация|перенаправление|yönlendiriliyor(?:sunuz)?|リダイレクト
    |页面跳转|正在跳转
    |(?:please )?(?:log|sign|register)(?:[ -]?(?:in|on|up))?(?: or (?:log|sign|register)(?:[ -]?(?:in|on|up))?)?(?: to (?:continue|read)(?: reading)?| to your account)?
    |(?:please )?subscribe(?: now)? to (?:continue|read)(?: reading)?|create (?:a|your) (?:free )?account(?: to (?:continue|read)(?: reading)?)?
    |login|anmelden|anmeldung|einloggen|se connecter|connexion|identifiez-vous
    |iniciar sesión|acceder|entrar|iniciar sessão|fazer login|accedi
    |inloggen|logga in|logg inn|log ind|kirjaudu(?: sisään)?|zaloguj(?: się)?|logowanie|přihlášení|prihlásenie
    |bejelentkezés|autentificare|conectare|prijava|вход|войти|увійти|вхід
    |σύνδεση|giriş(?: yap)?|تسجيل الدخول|ورود|כניסה|התחברות|लॉग इन|masuk|đăng nhập|เข้าสู่ระบบ|ログイン|로그인|登录|登入|登錄
    |(?:this |the )?domain(?: name)?(?: \S+)? (?:is |may be )?(?:for sale|parked|expired|available)|buy this domain
    |\S+\.\w+ is for sale|domain parking|parked domain
    |(?:diese )?domain (?:steht|ist) (?:zum|zu) verkauf\w*|(?:ce (?:nom de )?)?domaine (?:est )?à vendre
    |(?:este )?dominio (?:está )?(?:en|a la) venta|(?:questo )?dominio (?:è )?in vendita
    |domínio à venda|domein (?:is )?te koop|domena (?:jest )?na sprzedaż|домен прода[её]тся|域名出售
    |(?:content |this site |page |video )?(?:is )?(?:not|un)available in your (?:region|country|location|area)|451
    |unavailable (?:due to|for) legal reasons
    |(?:error |http )*5\d\d(?: (?:error|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out))?
    |internal server error|bad gateway|gateway time-?out|server error|application error|runtime error
    |(?:error establishing a )?database (?:connection )?error|error establishing a database connection
    |index of /\S*|directory listing (?:for|of) /\S*|welcome to (?:nginx|openresty|caddy|apache)
    |(?:apache2? )?(?:\S+ )?default (?:web ?site )?(?:page|web page)(?:: it works)?|it works
    |(?:this )?(?:account|site|website|domain|service) (?:is |has been |was )?(?:temporarily |currently )?(?:suspended|expired|disabled|deactivated)
    |(?:error |http )*5\d\d(?: \w+){1,3}|(?:system|internal|unexpected|fatal) error|interner (?:server)?fehler|(?:server|system)fehler
    |erreur (?:interne(?: du serveur)?|du serveur)|error (?:interno|inesperado)(?: del servidor)?|erro (?:interno|inesperado)(?: do servidor)?
    |errore (?:interno|imprevisto)(?: del server)?|se ha producido un error(?: inesperado)?|ocorreu um erro(?: inesperado)?
    |si è verificato un errore(?: interno)?|une erreur (?:est survenue|s['’]est produite)|es ist ein fehler aufgetreten|er is een fout opgetreden
    |ett fel (?:har )?(?:uppstod|inträffat|uppstått)|wystąpił błąd|došlo k chybě|hiba történt|a apărut o eroare|произошла ошибка|сталася помилка
    |(?:внутренняя )?ошибка сервера|(?:внутрішня )?помилка сервера|bir hata oluştu|sunucu hatası|terjadi kesalahan(?: pada (?:server|sistem))?
    |đã xảy ra lỗi|lỗi (?:máy chủ|hệ thống)|(?:حدث )?خطأ (?:غير متوقع|في الخادم)|خطای سرور|שגיאת שרת|सर्वर त्रुटि|เกิดข้อผิดพลาด|システムエラー|サーバーエラー
    |(?:시스템|서버) ?오류|(?:系统|系統|服务器|伺服器)(?:内部)?(?:错误|錯誤)|σφάλμα διακομιστή
    |(?:ad ?block\w*|ad-blocker) (?:detected|erkannt|détecté|detectado|rilevato|gedetecteerd|upptäckt)|test(?:\W+test){1,3}|lorem ipsum(?: \w+){0,3}
    |hello world|bitte (?:deaktivieren|schalten) sie (?:ihren|den) (?:ad|werbe)blocker(?: aus| ab)?|please (?:disable|turn off) your ad ?blocker
    |техникалық жұмыстар|тэхнічныя работы|hooldustööd|tehnilised tööd|tehniskie darbi|techniniai darbai|vzdrževalna dela|održavanje|texniki işlər
    |ტექნიკური სამუშაოები|viðhald|pemeliharaan(?: sistem)?|penyelenggaraan(?: sistem)?|bảo trì(?: hệ thống)?|תחזוקה|रखरखाव|cynnal a chadw
    |(?:your |the )?session (?:has )?(?:expired|timed out)|(?:su |tu )?sesión (?:ha )?(?:caducad[oa]|expirad[oa])|(?:votre )?session (?:a )?expirée?|(?:ihre )?(?:sitzung|session) (?:ist )?abgelaufen
    |(?:sua )?sessão (?:expirou|expirada)|(?:la )?(?:tua )?sessione (?:è )?scaduta|(?:uw )?sessie (?:is )?verlopen|(?:twoja )?sesja wygasła|(?:ваша )?сессия истекла
    |(?:your |this )?browser (?:is )?(?:out of date|outdated|not supported|unsupported)|(?:please )?(?:upgrade|update) your browser|ihr browser (?:wird nicht unterstützt|ist veraltet)
    |votre navigateur (?:est obsolète|n['’]est (?:pas|plus) (?:à jour|pris en charge))|(?:su|tu) navegador (?:no es compatible|está (?:obsoleto|desactualizado))|(?:seu )?navegador (?:está )?desatualizado
    |il tuo browser (?:è obsoleto|non è supportato)|(?:uw|je) browser (?:is verouderd|wordt niet ondersteund)|ваш браузер устарел
    |are you (?:over|at least) \d\d(?: years old)?|age (?:verification|check)|altersprüfung|bandwidth limit exceeded|resource limit (?:is )?reached
    |(?:30[1278] )?(?:object |document )?moved(?: permanently| temporarily)?|30[1278] found
    |(?:please )?(?:confirm|verify) your (?:subscription|registration|e-?mail(?: address)?)|you have been unsubscribed|unsubscribed
    |thank(?:s| you) for (?:signing up|subscribing|registering|your (?:registration|subscription))
    |ปิดปรับปรุงระบบ\w*|(?:서비스|시스템|서버) ?점검(?: ?안내)?|(?:システム)?メンテナンス(?:の)?お知らせ
    |(?:faça|fazer) login(?: para (?:continuar|ler))?|inicia sesión(?: para (?:continuar|leer))?|connectez-vous(?: pour (?:lire|continuer))?
"""
"""What a title says of a page that stands in for another one: maintenance, redirects, logins, domains for sale."""
_LOADING = r"""
    please wait(?: a (?:moment|second))?|(?:just )?(?:one |a )(?:moment|second)(?: please)?|hold on|loading(?: (?:content|article|page|more))?|redirecting
    |(?:bitte )?warten(?: sie)?|(?:einen )?(?:kleinen )?(?:moment|augenblick)(?: bitte)?|(?:inhalt |seite |artikel )?wird geladen|lade(?:n|t)?|lädt
    |chargement(?: en cours)?|(?:veuillez )?patiente[rz]|(?:un )?instant(?: s['’]il vous plaît)?
    |cargando|(?:por favor,? )?(?:espere|aguarde)(?: (?:un|por favor|um) ?\w*)?|un momento(?: por favor)?|carregando|a carregar|um momento
    |caricamento(?: in corso)?|attendere(?: prego)?|attendi|(?:een )?(?:even geduld|ogenblik)(?: aub| a\.u\.b\.?)?|bezig met laden
    |(?:var god )?vänta|laddar|(?:vennligst )?vent(?: litt)?|laster(?: inn)?|indlæser|vent venligst|(?:odota|hetki|ladataan)(?: hetki)?
    |(?:trwa )?ładowanie|(?:proszę )?(?:czekać|czekaj)|(?:prosím )?(?:čekejte|počkejte|čakajte)|načítání|načítavam|betöltés|kérjük,? várjon
    |se încarcă|(?:vă rugăm )?așteptați|(?:molimo )?(?:pričekajte|sačekajte)|učitavanje|nalaganje|(?:моля,? )?изчакайте|зареждане
    |(?:идет |идёт )?загрузка|(?:пожалуйста,? )?(?:подождите|ждите)|завантаження|(?:будь ласка,? )?зачекайте|παρακαλώ περιμένετε|φόρτωση
    |(?:lütfen )?bekleyin(?:iz)?|yükleniyor|جار[يٍ]? التحميل|(?:يرجى|الرجاء) الانتظار|در حال بارگذاری|لطفا صبر کنید|טוען|נא להמתין
    |लोड हो रहा है|कृपया प्रतीक्षा करें|লোড হচ্ছে|(?:sedang )?memuat|(?:harap |mohon )?tunggu(?: sebentar)?|memuatkan|đang tải|(?:vui lòng )?chờ(?: đợi)?
    |กำลังโหลด|กรุณารอสักครู่|読み込み中(?:です)?|(?:少々)?お待ちください|(?:로딩|로드) ?중|잠시만 기다려 ?주세요|(?:正在)?加[载載]中?|(?:正在)?[载載]入中?|请稍[候等]|請稍[候等]
    |laaditakse|oodake|ielāde|lūdzu,? uzgaidiet|kraunama|palaukite|inapakia|subiri
"""
"""All that a page shows whose script has not brought its text."""
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|zustimm|einwillig|datenschutz|\bprivacy\b|vie privée|consentement|privacidad|werbefrei"
    r"|\bpur[- ]abo|tracking|privatliv|personvern|samtykk|informasjonskapsl|prywatnoś|traceurs|(?:données|dati|datos|dados) person|dane osobowe"
    r"|(?:nos|onze|nuestros|våre|vores|våra|nasi|unsere|our) part(?:en|n)\w*|(?:nossos|os) parceiros|i nostri fornitori|nuestros socios"
)
"""Words of a page that asks to be allowed cookies and the like, in lower case."""
_IN_CONSENT = """
    cookie consent zustimm einwillig datenschutz priv prywat werbefrei pur tracking personvern samtykk informasjonskapsl traceurs
    person osobowe parten partn parceir fornitori socios
""".split()
"""One of these is in each of them; to look for these first takes a twentieth of the time."""
_SEPARATOR = re.compile(r"\s+[|–—•·»:-]+\s+|[|–—•]|:\s+")
_LONGEST_TITLE = 300
"""Characters of a title that may say nothing but that; the patterns take time with the square of its signs."""
_LONGEST_SHELL = 100
"""Characters of a text that may say nothing but that something is still to come."""
_MOST_PHRASES = 6
"""Of such a text; several can be read in two ways ("login", "log in"), and each doubles the time."""
_LEFT_OVER, _NAME = 4, 6
"""Words beside such a phrase in its part of a title, and words of another part, which is the site's name."""


def consent_words(text: str, fewest: int = 1) -> int:
    """Return how many words *text* has with which pages ask to be allowed cookies and the like.

    Where it surely has less than *fewest*, they are not counted: 0.

    >>> consent_words("We value your privacy. Cookies: accept all")
    2
    """
    lowered = text.lower()
    signs = sum(map(lowered.count, _IN_CONSENT))
    return len(_CONSENT.findall(lowered)) if signs >= fewest else 0


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return what matches a thing, what is said of it when it is gone, and titles of missing pages, placeholders, walls."""
    things = sorted(set(_THING.split()), key=len, reverse=True)
    bare = "|".join(word for word in things if _has_no_spaces(word))
    worded = "|".join(word for word in things if not _has_no_spaces(word))
    patterns = (_GONE, _ALONE, _PLACEHOLDERS, _BLOCKED, _BLOCKED_ALONE, _LOADING)
    gone, alone, placeholders, blocked, blocked_alone, loading = (
        "".join(words.split("\n    ")).strip() for words in patterns
    )
    return (
        re.compile(rf"(?<!\w)(?:{worded})(?!\w)|{bare}", re.IGNORECASE),
        re.compile(gone, re.IGNORECASE),
        re.compile(rf"\W*(?:{alone})\W*", re.IGNORECASE),
        re.compile(rf"\W*(?:{placeholders})\W*", re.IGNORECASE),
        re.compile(rf"\W*(?:(?:{blocked})(?:\W+\w+){{0,3}}|{blocked_alone})\W*", re.IGNORECASE),
        re.compile(rf"\W*(?:(?:{loading}|{placeholders}|{blocked})\W*){{1,{_MOST_PHRASES}}}", re.IGNORECASE),
    )


def _has_no_spaces(word: str) -> bool:
    """Tell whether *word* is of a script that puts no spaces between words."""
    return word[0] >= "\u0e00" and not "\u1200" <= word[0] <= "\u1fff"


def says_page_is_missing(text: str) -> bool:
    """Tell whether a sentence of *text* says that a page, an article, an address is not there, in any of 60 languages.

    >>> says_page_is_missing("Oops! That page can’t be found."), says_page_is_missing("The cat could not be found.")
    (True, False)
    """
    thing, gone, *_ = _patterns()
    return thing.search(text) is not None and gone.search(text) is not None  # the second takes ten times as long


def is_missing_title(title: str) -> bool:
    """Tell whether *title* says nothing but that a page is missing, beside the site's name.

    >>> is_missing_title("Página não encontrada | Harbour Post"), is_missing_title("404 days of rain")
    (True, False)
    """
    thing, gone, alone, *_ = _patterns()
    return _says(title, lambda part: bool(alone.fullmatch(part) or (thing.search(part) and _is_all_of(part, gone))))


def is_placeholder_title(title: str) -> bool:
    """Tell whether *title* is that of a page that stands in for another one, beside the site's name.

    >>> is_placeholder_title("Log in - Harbour Post"), is_placeholder_title("Log in the river stops the ferry")
    (True, False)
    """
    return _says(title, lambda part: _patterns()[3].fullmatch(part) is not None)


def is_block_title(title: str) -> bool:
    """Tell whether *title* is that of a page that asks whether its reader is a robot, or lets nobody in.

    >>> is_block_title("Just a moment..."), is_block_title("Just a moment of silence for the old lighthouse")
    (True, False)
    """
    blocks = _patterns()[4].fullmatch
    return (
        _says(title, lambda part: blocks(part) is not None) and blocks(_SEPARATOR.split(title.strip())[0]) is not None
    )


def behind_error(title: str) -> str:
    """Return what *title* goes on with behind a colon, without the site's name; empty where that is an error's, too.

    >>> behind_error("Not found: captain of a ferry | Harbour Post"), behind_error("404: Page not found")
    ('captain of a ferry', '')
    """
    rest = _SEPARATOR.split(title.partition(": ")[2][:_LONGEST_TITLE])[0]
    errors = (says_page_is_missing, is_missing_title, is_block_title, is_placeholder_title)
    return "" if any(told(rest) for told in errors) else rest


def _says(title: str, matches: Callable[[str], bool]) -> bool:
    if len(title) > _LONGEST_TITLE:
        return False
    parts = [part for part in _SEPARATOR.split(title.strip()) if part.strip()]
    said = [part for part in parts if matches(part)]
    return bool(said) and all(part in said or part.count(" ") < _NAME for part in parts)


def _is_all_of(part: str, gone: re.Pattern[str]) -> bool:
    found = gone.search(part)
    return found is not None and len((part[: found.start()] + part[found.end() :]).split()) <= _LEFT_OVER


def is_shell_text(text: str) -> bool:
    """Tell whether *text* says nothing but that the page is still loading, or stands in for another one.

    >>> is_shell_text("Loading … please wait"), is_shell_text("Please wait for the ferry")
    (True, False)
    """
    return len(text) <= _LONGEST_SHELL and _patterns()[5].fullmatch(text.strip()) is not None
