"""The English words of numbers, dates and units, in small letters, with what each says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sharih.facts.lexemes import Lexeme, listed

_CARDINALS: Final = """
0 zero nil
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty fourty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
"""
_ORDINALS: Final = """
1 first
2 second
3 third
4 fourth
5 fifth
6 sixth
7 seventh
8 eighth
9 ninth
10 tenth
11 eleventh
12 twelfth
13 thirteenth
14 fourteenth
15 fifteenth
16 sixteenth
17 seventeenth
18 eighteenth
19 nineteenth
20 twentieth
30 thirtieth
"""
_SCALES: Final = """
1e2 hundred
1e3 thousand
1e6 million
1e9 billion
1e12 trillion
"""
_MANY: Final = """
1e3 k thousands
1e6 m mn millions
1e9 bn b billions
1e12 tn trillions
"""
_WEAK: Final = """
2 twice couple fortnight
12 dozen
"""
_FRACTIONS: Final = """
1/2 half
1/4 quarter quarters
1/3 thirds
"""
_UNITS: Final = """
usd dollar dollars
eur euro euros
pound pounds
riyal riyal riyals
dirham dirham dirhams
dinar dinar dinars
lira lira liras
rouble rouble roubles ruble rubles
yuan yuan
yen yen
franc franc francs
shekel shekel shekels
rupee rupee rupees
cent cents
metre metre metres meter meters
km km kilometre kilometres kilometer kilometers
kg kg kilogram kilograms kilo kilos
gram gram grams
tonne tonne tonnes ton tons
hectare hectare hectares
litre litre litres liter liters
barrel barrel barrels
degree degree degrees
mile mile miles
foot foot feet
second seconds
minute minute minutes
hour hour hours
day day days
week week weeks
month month months
year year years
point points
"""
_MONTHS: Final = """
1 january jan
2 february feb
4 april apr
6 june jun
7 july jul
8 august aug
9 september sept
10 october oct
11 november nov
12 december dec
101 muharram
102 safar
107 rajab
108 sha'ban shaban shaaban
109 ramadan ramadhan
110 shawwal
"""
_UNSURE_MONTHS: Final = """
3 march mar
5 may
9 sep
"""
_WEEKDAYS: Final = """
0 monday mondays
1 tuesday tuesdays
2 wednesday wednesdays
3 thursday thursdays
4 friday fridays
5 saturday saturdays
6 sunday sundays
"""
_DAYPARTS: Final = """
0 am morning
12 pm afternoon evening night
"""


def _words() -> dict[str, Lexeme]:
    return {
        **listed("number", _CARDINALS),
        **listed("ordinal", _ORDINALS),
        **listed("scale", _SCALES),
        **listed("many", _MANY),
        **listed("weak", _WEAK),
        **listed("fraction", _FRACTIONS),
        **listed("unit", _UNITS),
        **listed("month", _MONTHS),
        **listed("month", _UNSURE_MONTHS, unsure=True),
        **listed("weekday", _WEEKDAYS),
        **listed("daypart", _DAYPARTS),
        "percent": Lexeme("percent", 0, "percent"),
        "pct": Lexeme("percent", 0, "percent"),
        "percentage": Lexeme("point", 0, "point"),
    }


WORDS: Final[Mapping[str, Lexeme]] = _words()
NO_NUMBERS: Final = (
    "split second|second[- ]hand|second thoughts?|second[- ]rate|third[- ]part(?:y|ies)"
)
"""Words that say a number elsewhere."""
CAPITAL: Final = frozenset({"month", "weekday"})
"""What begins with a capital letter."""
_CONTEXT: Final = """
in early late mid since until till by of from to through next last this on before after and between
every
"""
MONTH_CONTEXT: Final = frozenset(_CONTEXT.split())
"""Words behind which a word that may be a month is one."""
