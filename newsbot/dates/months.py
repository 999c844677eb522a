"""VALUES: the names of the months in the languages of the press, with every abbreviation that stays clear."""

import re
from functools import lru_cache
from unicodedata import normalize

NAMES = {
    "en": "january february march april may june july august september october november december",
    "de": "januar/jänner/jaenner februar/feber märz/maerz/mrz april mai juni juli "
    "august september oktober november dezember",
    "fr": "janvier février/fevrier/fév mars avril mai juin juillet août/aout "
    "septembre octobre novembre décembre/decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março/marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "nl": "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "af": "januarie februarie maart april mei junie julie augustus september oktober november desember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "kl": "januaari februaari martsi apriili maaji juuni juuli aggusti septembari oktobari novembari decembari",
    "fi": "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu "
    "kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu "
    "joulukuuta/joulukuu",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "lv": "janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā "
    "augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī",
    "lt": "sausio/sausis vasario/vasaris kovo/kovas balandžio/balandis gegužės/gegužė birželio/birželis liepos/liepa "
    "rugpjūčio/rugpjūtis rugsėjo/rugsėjis spalio/spalis lapkričio/lapkritis gruodžio/gruodis",
    "pl": "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec "
    "sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień",
    "cs": "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen "
    "září října/říjen listopadu/listopad prosince/prosinec",
    "sk": "januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta/august "
    "septembra/september októbra/október novembra/november decembra/december",
    "sl": "januarja/januar februarja/februar marca/marec aprila/april maja/maj junija/junij julija/julij "
    "avgusta/avgust septembra/september oktobra/oktober novembra/november decembra/december",
    "hr": "siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj lipnja/lipanj srpnja/srpanj "
    "kolovoza/kolovoz rujna/rujan listopada/listopad studenoga/studeni prosinca/prosinac",
    "sr": "januar/јануар februar/фебруар mart/март april/април maj/мај jun/јун/јуна jul/јул/јула avgust/август/аугуст "
    "septembar/септембар oktobar/октобар novembar/новембар decembar/децембар",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "ru": "января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль августа/август "
    "сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь",
    "uk": "січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень "
    "серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень",
    "be": "студзеня/студзень лютага/люты сакавіка/сакавік красавіка/красавік мая/май чэрвеня/чэрвень ліпеня/ліпень "
    "жніўня/жнівень верасня/верасень кастрычніка/кастрычнік лістапада/лістапад снежня/снежань",
    "el": "ιανουαρίου/ιανουάριος φεβρουαρίου/φεβρουάριος μαρτίου/μάρτιος απριλίου/απρίλιος μαΐου/μάιος ιουνίου/ιούνιος "
    "ιουλίου/ιούλιος αυγούστου/αύγουστος σεπτεμβρίου/σεπτέμβριος οκτωβρίου/οκτώβριος νοεμβρίου/νοέμβριος "
    "δεκεμβρίου/δεκέμβριος",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "az": "yanvar fevral mart aprel may iyun/iyn iyul/iyl avqust sentyabr oktyabr noyabr dekabr",
    "uz": "yanvar fevral mart aprel may iyun/iyn iyul/iyl avgust sentabr oktabr noyabr dekabr",
    "eu": "urtarrilaren/urtarrila/urtarrilak otsailaren/otsaila/otsailak martxoaren/martxoa/martxoak "
    "apirilaren/apirila/apirilak maiatzaren/maiatza/maiatzak ekainaren/ekaina/ekainak uztailaren/uztaila/uztailak "
    "abuztuaren/abuztua/abuztuak irailaren/iraila/irailak urriaren/urria/urriak azaroaren/azaroa/azaroak "
    "abenduaren/abendua/abenduak",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "mt": "jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru",
    "cy": "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
    "id": "januari februari maret april mei juni juli agustus september oktober november/nopember desember",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "tl": "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "zu": "januwari/ujanuwari februwari/ufebruwari mashi/umashi ephreli/uephreli meyi/umeyi juni/ujuni julayi/ujulayi "
    "agasti/uagasti septhemba/useptemba okthoba/uokthoba novemba/unovemba disemba/udisemba",
    "ar": "يناير/جانفي فبراير/شباط/فيفري مارس/آذار/اذار أبريل/إبريل/ابريل/نيسان/أفريل مايو/أيار/ايار/ماي "
    "يونيو/يونيه/يونية/حزيران/جوان يوليو/يوليه/يولية/تموز/جويلية/يوليوز أغسطس/اغسطس/آب/أوت/غشت "
    "سبتمبر/أيلول/ايلول/شتنبر أكتوبر/اكتوبر نوفمبر/نونبر ديسمبر/دجنبر",
    "he": "ינואר/בינואר פברואר/בפברואר מרץ/מרס/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט "
    "ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "hi": "जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
    "mr": "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "bn": "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "ta": "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "te": "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై/జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    "th": "มกราคม/ม.ค กุมภาพันธ์/ก.พ มีนาคม/มี.ค เมษายน/เม.ย พฤษภาคม/พ.ค มิถุนายน/มิ.ย กรกฎาคม/ก.ค สิงหาคม/ส.ค กันยายน/ก.ย "
    "ตุลาคม/ต.ค พฤศจิกายน/พ.ย ธันวาคม/ธ.ค",
    "gu": "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ/ઑગસ્ટ સપ્ટેમ્બર ઓક્ટોબર/ઑક્ટોબર નવેમ્બર ડિસેમ્બર",
    "kn": "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "ml": "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ്/മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ/ഒക്\u200cടോബർ നവംബർ ഡിസംബർ",
    "pa": "ਜਨਵਰੀ ਫਰਵਰੀ/ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    "ne": "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    "si": "ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි/ජුනි ජූලි/ජුලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්",
    "my": "ဇန်နဝါရီ/ဇန်နဝါရီလ ဖေဖော်ဝါရီ/ဖေဖော်ဝါရီလ မတ်/မတ်လ ဧပြီ/ဧပြီလ မေ/မေလ ဇွန်/ဇွန်လ ဇူလိုင်/ဇူလိုင်လ ဩဂုတ်/ဩဂုတ်လ/သြဂုတ်/သြဂုတ်လ "
    "စက်တင်ဘာ/စက်တင်ဘာလ အောက်တိုဘာ/အောက်တိုဘာလ နိုဝင်ဘာ/နိုဝင်ဘာလ ဒီဇင်ဘာ/ဒီဇင်ဘာလ",
    "km": "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
    "lo": "ມັງກອນ/ມ.ກ ກຸມພາ/ກ.ພ ມີນາ/ມ.ນ ເມສາ/ມ.ສ ພຶດສະພາ/ພ.ພ ມິຖຸນາ/ມິ.ຖ "
    "ກໍລະກົດ/ກ.ລ ສິງຫາ/ສ.ຫ ກັນຍາ/ກ.ຍ ຕຸລາ/ຕ.ລ ພະຈິກ/ພ.ຈ ທັນວາ/ທ.ວ",
    "am": "ጃንዩወሪ/ጃንዋሪ ፌብሩወሪ/ፌብሩዋሪ ማርች ኤፕሪል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ka": "იანვარი/იანვარს თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "hy": "հունվարի/հնվ փետրվարի/փտվ մարտի/մրտ ապրիլի մայիսի/մյս հունիսի/հնս հուլիսի/հլս օգոստոսի/օգս "
    "սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
}
"""Language -> twelve months, other spellings behind a slash; inflected forms where dates are written with them."""

NAMES_WHERE_TOLD = {
    "ga": "eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa meán deireadh samhain nollaig",
    "gd": "faoilleach/fhaoilleach gearran/ghearran màrt/mhàrt giblean/ghiblean cèitean/chèitean ògmhios iuchar "
    "lùnastal sultain dàmhair samhain dùbhlachd",
    "br": "genver cʼhwevrer meurzh ebrel mae mezheven gouere eost gwengolo here du kerzu",
    "fy": "jannewaris febrewaris maart april maaie juny july augustus septimber oktober novimber desimber",
    "lb": "januar februar mäerz abrëll mee juni juli august september oktober november dezember",
    "fo": "januar februar mars apríl mai juni juli august september oktober november desember",
    "rm": "schaner favrer mars avrigl matg zercladur fanadur avust settember october november december",
    "eo": "januaro februaro marto aprilo majo junio julio aŭgusto septembro oktobro novembro decembro",
    "so": "janaayo/jannaayo febraayo maarso abriil maayo juun luulyo agosto/ogosto sebtembar/sebteembar oktoobar "
    "noofeembar diseembar",
    "ha": "janairu faburairu/fabrairu maris afirilu/afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba",
    "ig": "jenụwarị febrụwarị maachị epreel mee jun/juun julaị ọgọọst septemba ọktoba novemba disemba",
    "yo": "ṣẹ́rẹ́ èrèlè ẹrẹ̀nà ìgbé ẹ̀bibi òkúdu agẹmọ ògún owewe ọ̀wàrà bélú ọ̀pẹ̀",
    "om": "amajjii guraandhala bitootessa eebila caamsaa waxabajjii adoolessa hagayya fulbaana onkoloolessa "
    "sadaasa mudde",
    "ti": "ጥሪ ለካቲት መጋቢት ሚያዝያ ጉንበት/ግንቦት ሰነ ሓምለ ነሓሰ መስከረም ጥቅምቲ ሕዳር ታሕሳስ",
    "rw": "mutarama gashyantare werurwe mata gicurasi kamena nyakanga kanama nzeri ukwakira ugushyingo ukuboza",
    "sn": "ndira kukadzi kurume kubvumbi chivabvu chikumi chikunguru nyamavhuvhu gunyana gumiguru mbudzi zvita",
    "xh": "janyuwari februwari matshi epreli meyi juni julayi agasti septemba okthobha/okthoba novemba disemba",
    "st": "pherekgong hlakola hlakubele mmesa motsheanong phupjane phupu phato lwetse mphalane pudungwana tshitwe",
    "tn": "ferikgong tlhakole mopitlo moranang motsheganong seetebosigo phukwi phatwe lwetse diphalane ngwanatsele "
    "sedimonthole",
    "mg": "janoary febroary martsa aprily mey jona jolay aogositra septambra oktobra novambra desambra",
    "ku": "rêbendan/rêbendana sibat/sibata adar/adara nîsan/nîsana gulan/gulana hezîran/hezîrana tîrmeh/tîrmeha "
    "tebax/tebaxa îlon/îlona cotmeh/cotmeha mijdar/mijdara berfanbar/berfanbara",
    "ps": "جنوري فبروري/فېبروري مارچ اپریل مۍ جون جولای اګست سېپتمبر/سپتمبر اکتوبر نومبر دسمبر",
    "sd": "جنوري فيبروري مارچ اپريل مئي جون جولاءِ آگسٽ سيپٽمبر آڪٽوبر نومبر ڊسمبر",
    "ug": "يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر",
    "tk": "ýanwar fewral mart aprel maý iýun iýul awgust sentýabr oktýabr noýabr dekabr",
    "tt": "гыйнвар февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "or": "ଜାନୁଆରୀ ଫେବୃଆରୀ/ଫେବ୍ରୁଆରୀ ମାର୍ଚ୍ଚ ଅପ୍ରେଲ ମଇ ଜୁନ ଜୁଲାଇ ଅଗଷ୍ଟ ସେପ୍ଟେମ୍ବର ଅକ୍ଟୋବର ନଭେମ୍ବର ଡିସେମ୍ବର",
    "as": "জানুৱাৰী ফেব্ৰুৱাৰী মাৰ্চ এপ্ৰিল মে জুন জুলাই আগষ্ট ছেপ্তেম্বৰ অক্টোবৰ নৱেম্বৰ ডিচেম্বৰ",
}
"""Those of languages with few papers, known only on pages that declare them: elsewhere they would be other words."""

_ACCENTS = re.compile("[\u0300-\u036f]")
"""Of Latin, Greek and Cyrillic letters; the marks of other scripts are letters themselves."""

_LETTERS_OF_KEYBOARDS = str.maketrans("يىك", "ییک")
"""What keyboards for Arabic write in Persian, Urdu and Pashto, and the other way round."""

SHORTEST_ABBREVIATION = 3
"""Letters; below that, words such as "de" or "la" would be months."""
_FIRST_OF_INDIA, _SHORTEST_OF_INDIA = "\u0900", 2
"""Letters from here on are syllables, of which two tell as much."""


def month(word: str, language: str | None = None) -> int | None:
    """Return 1 to 12 for the name of a month or a clear abbreviation of one; the language decides where names clash.

    >>> month("Sept"), month("listopadu", "cs"), month("listopada", "hr"), month("dimanche")
    (9, 11, 10, None)
    """
    word = word.casefold()
    return _number_of(word, language) or (None if word.isascii() else _number_of(_plain(word), language))


def _number_of(word: str, language: str | None) -> int | None:
    # English is asked second, as machines write it on pages of any language.
    return _of_language(language).get(word) or _of_language("en").get(word) or _of_all().get(word) or None


@lru_cache(maxsize=128)
def _of_language(language: str | None) -> dict[str, int]:
    """Return the full names and abbreviations of one language; 0 where an abbreviation is not clear."""
    found: dict[str, int] = {}
    twelve = [spellings.split("/") for spellings in _names(language).split()]
    whole = [
        (spelling, number)
        for number, names in enumerate(twelve, 1)
        for name in names
        for spelling in {name.casefold(), _plain(name)}
    ]
    for name, number in whole:
        shortest = SHORTEST_ABBREVIATION if name < _FIRST_OF_INDIA else _SHORTEST_OF_INDIA
        for length in range(shortest, len(name)):
            _agree(found, name[:length], number)
    found.update(whole)
    return found


def _names(language: str | None) -> str:
    return NAMES.get(language or "") or NAMES_WHERE_TOLD.get(language or "", "")


@lru_cache(maxsize=1)
def _of_all() -> dict[str, int]:
    """Return what all languages agree on; 0 where two of them mean different months."""
    found: dict[str, int] = {}
    for language in NAMES:
        for name, number in _of_language(language).items():
            _agree(found, name, number)
    return found


def _plain(word: str) -> str:
    """Return *word* without case and accents, which abbreviations lose or move: ``Ιούλ`` for ``Ιουλίου``, ``fevr``."""
    word = word.casefold()
    return word if word.isascii() else _ACCENTS.sub("", normalize("NFD", word)).translate(_LETTERS_OF_KEYBOARDS)


def _agree(found: dict[str, int], name: str, number: int) -> None:
    found[name] = number if found.get(name, number) == number else 0
