"""VALUES: the names of the days of the week in the languages of the press; they stand beside dates and names."""

_NAMES = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta seg ter qua qui sex
lunedì martedì mercoledì giovedì venerdì sabato domenica lunedi martedi mercoledi giovedi venerdi gio
dilluns dimarts dimecres dijous divendres dissabte diumenge luns mércores xoves venres
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo woe zat
mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag man tir ons tor fre lør søn tis lör sön
mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina
perjantaina lauantaina sunnuntaina esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev
pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena
pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis
poniedziałek wtorek środa czwartek piątek sobota niedziela środę sobotę niedzielę pon wt śr czw pt sob niedz
pondělí úterý středa čtvrtek pátek neděle středu sobotu neděli po út st čt pá ne
pondelok utorok streda štvrtok piatok nedeľa ponedjeljak srijeda četvrtak petak subota nedjelja
ponedeljak sreda sredo nedelja ponedeljek torek četrtek petek nedeljo
hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri joi vineri sâmbătă duminică
marti sambata duminica
hënë martë mërkurë enjte premte shtunë diel
pazartesi salı çarşamba perşembe cuma cumartesi pazar
bazar çərşənbə cümə şənbə senin selasa rabu kamis jumat sabtu minggu isnin rabu khamis jumaat ahad
lunes martes miyerkules huwebes biyernes sabado linggo jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili
maandag dinsdag saterdag sondag astelehena asteartea asteazkena osteguna ostirala larunbata igandea
понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн вт ср чт пт сб вс
понеділок вівторок середа середу четвер пʼятниця п'ятниця субота суботу неділя неділю панядзелак аўторак серада
чацвер пятніца нядзеля понеделник вторник сряда четвъртък петък събота неделя понедељак уторак среда четвртак петак
субота недеља дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρι τετ πεμ παρ σαβ κυρ
الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد
دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه پیر منگل بدھ جمعرات ہفتہ اتوار
שני שלישי רביעי חמישי שישי שבת ראשון
सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার
திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயிறு
երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի
ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა
"""
_WEEKDAYS = frozenset(_NAMES.split())
SHORTEST_NAME = 4
"""Letters; shorter ones are abbreviations, most of them also words or names."""


def is_weekday(word: str) -> bool:
    """Tell whether *word* is a day of the week, written out or abbreviated, beside a date.

    >>> is_weekday("Lundi,"), is_weekday("poniedziałek"), is_weekday("Holiday")
    (True, True, False)
    """
    return word.casefold().strip(".,:;()") in _WEEKDAYS


def is_whole_weekday(word: str) -> bool:
    """Tell whether *word* is the written-out name of a day of the week, wherever it stands.

    >>> is_whole_weekday("Sunday"), is_whole_weekday("Sun")
    (True, False)
    """
    return len(word) >= SHORTEST_NAME and is_weekday(word)
