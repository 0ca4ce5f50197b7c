"""The Arabic words of numbers, dates and units, folded, with what each says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sharih.arabic import fold
from sharih.facts.lexemes import Lexeme, listed, with_particles

_CARDINALS: Final = """
1 واحد واحدة أحد إحدى
2 اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي
3 ثلاث ثلاثة
4 أربع أربعة
5 خمس خمسة
6 ست ستة
7 سبع سبعة
8 ثمان ثماني ثمانية
9 تسع تسعة
10 عشر عشرة
20 عشرون عشرين
30 ثلاثون ثلاثين
40 أربعون أربعين
50 خمسون خمسين
60 ستون ستين
70 سبعون سبعين
80 ثمانون ثمانين
90 تسعون تسعين
100 مئة مائة
200 مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي
300 ثلاثمئة ثلاثمائة
400 أربعمئة أربعمائة
500 خمسمئة خمسمائة
600 ستمئة ستمائة
700 سبعمئة سبعمائة
800 ثمانمئة ثمانمائة ثمانيمئة
900 تسعمئة تسعمائة
"""
_ORDINALS: Final = """
1 الأول الأولى الحادي الحادية
2 الثاني الثانية
3 الثالث الثالثة ثالث
4 الرابع الرابعة رابع
5 الخامس الخامسة خامس
6 السادس السادسة سادس
7 السابع السابعة سابع
8 الثامن الثامنة ثامن
9 التاسع التاسعة تاسع
10 العاشر العاشرة عاشر
"""
_SCALES: Final = """
1e3 ألف
1e6 مليون
1e9 مليار بليون
1e12 تريليون
"""
_MANY: Final = """
1e3 آلاف ألفاً
1e6 ملايين مليوناً
1e9 مليارات ملياراً بليوناً
1e12 تريليونات تريليوناً
"""
_TWO_OF_A_SCALE: Final = """
2e3 ألفان ألفين ألفي
2e6 مليونان مليونين مليوني
2e9 ملياران مليارين ملياري
"""
_FRACTIONS: Final = """
1/2 نصف
1/3 ثلث
2/3 ثلثا ثلثي ثلثان ثلثين
1/4 ربع
"""
_UNITS: Final = """
usd دولار دولارات دولارا
eur يورو
pound جنيه جنيهات جنيها استرليني
riyal ريال ريالات ريالا
dirham درهم دراهم درهما
dinar دينار دنانير دينارا
lira ليرة ليرات
rouble روبل روبلات روبلا
yuan يوان
yen ين
franc فرنك فرنكات فرنكا
shekel شيكل شيقل شواكل
rupee روبية روبيات
cent سنت سنتات سنتا
metre متر أمتار مترا
km كيلومتر كيلومترات كيلومترا كلم كم
kg كيلوغرام كيلوغرامات كيلوغراما كيلوجرام كيلوجرامات كغ كجم
gram غرام غرامات غراما جرام جرامات
tonne طن أطنان طنا
hectare هكتار هكتارات هكتارا
litre لتر لترات لترا
barrel برميل براميل برميلا
degree درجة درجات
mile ميل أميال ميلا
foot قدم أقدام قدما
second ثانية ثوان ثواني
minute دقيقة دقائق
hour ساعة ساعات
day يوم أيام يوما
week أسبوع أسابيع أسبوعا
month شهر أشهر شهور شهرا
year عام أعوام عاما سنة سنوات سنين
"""
_TWO_OF_A_UNIT: Final = """
second ثانيتان ثانيتين
minute دقيقتان دقيقتين
hour ساعتان ساعتين
day يومان يومين
week أسبوعان أسبوعين
month شهران شهرين
year عامان عامين سنتان سنتين
decade عقدان عقدين
times مرتان مرتين
point نقطتان نقطتين
degree درجتان درجتين
"""
_MONTHS: Final = """
1 يناير جانفي كانون_الثاني كانون_ثاني
2 فبراير فيبراير شباط فيفري
3 آذار
4 أبريل إبريل نيسان أفريل
5 مايو أيار
6 يونيو يونية يونيه حزيران
7 يوليو يوليه يوليوز تموز جويلية
8 أغسطس غشت
9 سبتمبر أيلول شتنبر
10 أكتوبر تشرين_الأول تشرين_أول
11 نوفمبر تشرين_الثاني تشرين_ثاني نونبر
12 ديسمبر كانون_الأول كانون_أول دجنبر
103 ربيع_الأول ربيع_أول
104 ربيع_الآخر ربيع_الثاني
105 جمادى_الأولى جمادى_الأول
106 جمادى_الآخرة جمادى_الثانية جمادى_الآخر
111 ذو_القعدة ذي_القعدة
112 ذو_الحجة ذي_الحجة
"""
_UNSURE_MONTHS: Final = """
3 مارس
5 ماي مايس
6 جوان
8 آب أوت
101 محرم المحرم
102 صفر
107 رجب
108 شعبان
109 رمضان
110 شوال
"""
_WEEKDAYS: Final = """
0 الاثنين الإثنين
1 الثلاثاء
2 الأربعاء
3 الخميس
4 الجمعة
5 السبت
6 الأحد
"""
_DECADES: Final = """
20 عشرينيات عشرينات
30 ثلاثينيات ثلاثينات
40 أربعينيات أربعينات
50 خمسينيات خمسينات
60 ستينيات ستينات
70 سبعينيات سبعينات
80 ثمانينيات ثمانينات
90 تسعينيات تسعينات
"""
_DAYPARTS: Final = """
0 صباح صباحا فجر فجرا
12 مساء ليلا عصرا ظهرا
"""


def _folded(lines: str) -> str:
    return "\n".join(map(fold, lines.strip().splitlines()))


def _words() -> dict[str, Lexeme]:
    plain = {
        **listed("fraction", _folded(_FRACTIONS)),
        **listed("unit", _folded(_UNITS)),
        **{
            word: Lexeme("weak", 2, known.unit)
            for word, known in listed("unit", _folded(_TWO_OF_A_UNIT)).items()
        },
        **listed("number", _folded(_CARDINALS)),
        **listed("many", _folded(_MANY)),
        **listed("number", _folded(_TWO_OF_A_SCALE)),
        **listed("scale", _folded(_SCALES)),
        **listed("month", _folded(_MONTHS)),
        **listed("month", _folded(_UNSURE_MONTHS), unsure=True),
        **listed("decade", _folded(_DECADES)),
        **listed("daypart", _folded(_DAYPARTS)),
        **listed("ordinal", _folded(_ORDINALS)),
        **listed("weekday", _folded(_WEEKDAYS)),
    }
    found = with_particles(plain)
    # What only looks like a particle or the article with one of these words.
    for form in ("الثاني", "الثانيه"):
        found[form] = plain[form]
    for other in ("ثاني", "ثانيه", "اول", "اولي", "لاول", "حادي", "احد", "سبت", "جمعه"):
        known = found.get(other)
        if known is not None and known.sense in ("ordinal", "weekday"):
            del found[other]
    hundred = (fold(form) for form in ("بالمئة", "بالمائة"))
    found |= dict.fromkeys(hundred, Lexeme("percent", 0, "percent"))
    found[fold("الساعة")] = Lexeme("hour", 0, "hour")
    return found


WORDS: Final[Mapping[str, Lexeme]] = _words()
"""Folded words; the two of a month have `_` between them."""
TWO_WORDS: Final = frozenset(form.partition("_")[0] for form in WORDS if "_" in form)
"""The first words of such months."""
MONTH_CONTEXT: Final = frozenset(
    fold(
        "شهر في من منذ حتى إلى بين نهاية بداية مطلع منتصف أوائل أواخر خلال قبل بعد وفي ومن وحتى"
        " لشهر بشهر"
    ).split()
)
"""Folded words behind which a word that may be a month is one."""
