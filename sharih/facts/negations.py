"""A text → the words that say no in it, and the words that may stand for them in a translation.

What is written like a negation and is none (لا سيما, غير أن, "not only") is not counted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sharih.arabic import ARABIC_MARK, TATWEEL, Lang
from sharih.facts.tokens import without_addresses

_MARKS: Final = re.compile(f"[{ARABIC_MARK}{TATWEEL}]")
_CHANGED: Final = re.compile("غي\u0651\\w*")
"""غيّر with its sign is a verb."""
_W: Final = r"(?<![^\W_])[وف]?"
_E: Final = r"(?![^\W_])"

_IDIOMS: Final = {
    "ar": re.compile(
        rf"{_W}(?:لا ?سيما|لا بد|لا شك|لا ريب|لا محالة|(?:بلا|بدون|من دون) (?:شك|ريب)"
        r"|(?:لا|لم|ما) ?(?:[يت]?زال\w{0,2}|[يت]زل)"
        r"|(?:ما )?(?:لا|لم|لن) (?:[يت]قل|[يت]زيد|[يت]تجاوز|[يت]تعدى?)(?= )"
        r"|(?:إلا|غير) أن\w{0,3}|غير (?:مرة|واحد)|لا [يت]قتصر|لا غير|ليس من المستبعد|لم [يت]مض\w*"
        r"|(?:لا|لم|لن|ليس\w{0,2}) (?:[^\W_]+ ){1,3}(?:إلا(?! أن)|سوى)"
        rf"|ليس(?:ت)? (?:فقط|فحسب)|ما إذا|(?:أم|أو) لا){_E}"
    ),
    "en": re.compile(
        r"\b(?:not only|not just|not least|no doubt|nothing but|no one but|no sooner"
        r"|no (?:fewer|less|more|later) than|not to mention|not limited to|no\.? (?=\d))"
    ),
}
_STRICT: Final = {
    "ar": re.compile(
        rf"{_W}(?:لا|لم|لن|ليس(?:ت|وا|ا|تا)?|لسنا|غير|دون|[بل]دون|بلا|[بل]?غير|[ولب]?(?:ال)?عدم"
        r"|[أ]ل[اّ]|لئلا|نف(?:ى|ت|وا|يا|اه|اها|ته|تها|ي|يه|يها|يهم|يا)|[يت]نف(?:ي|ون|ه|ها|يه|يها)?"
        rf"|ناف(?:يا|ية|ين)|أنكر(?:ت|وا|ه|ها)?|[يت]نكر(?:ون|ه|ها)?){_E}"
        rf"|(?:\A|(?<=[.!؟\n«\"“]) ?)ما(?= (?!زال|دام|إذا|يلي|لم|لا |هو|هي|أن)[^\W_]+)"
    ),
    "en": re.compile(
        r"\b(?:not|no|never|none|neither|nor|without|cannot|nobody|nothing|nowhere"
        r"|den(?:y|ies|ied|ying|ials?))\b|n't\b"
    ),
}
_LOOSE: Final = {
    "ar": re.compile(
        rf"{_W}(?:[سل]?[يتن]?رفض\w*|[سي]?[يتن]?متنع\w*|امتن\w+|فشل\w*|[يت]فشل\w*|أخفق\w*|[يت]خفق\w*"
        r"|منع\w*|[يت]منع\w*|[ا]?ستبعد\w*|[يت]ستبعد\w*|استبعاد|تعذر\w*|عجز\w*|تفتقر\w*|[يا]فتقر\w*"
        rf"|سوى|إلا|[ل]?أول مرة|مستحيل\w*|استحال\w*|انعدام|انته[ىت]\w*|توقف\w*"
        rf"|مغلق\w*|نادر\w*|قلما|خلا|خال\w*){_E}"
    ),
    "en": re.compile(
        r"\b(?:reject|refus|declin|fail|lack|prevent|avoid|exclud|forb|prohibit|ban|barr|abst"
        r"|miss|stop|withh|quash|dismiss|contradict|disput)\w*"
        r"|\b(?:hardly|barely|scarcely|rarely|unless|only|rul(?:es?|ed|ing) out|absen\w+|instead"
        r"|dead|ended|over|yet to|but|short of|free of|far from|little|few|open|closed|premature)\b"
        r"|\bun(?!der|til|ion|it|iq|iv|an[io]|if)[a-z]{3,}"
        r"|\b(?:ill(?:egal|egitim|icit)|imp(?:oss|rob|ract|art)|inf(?:orm|req)|inval|inact|inab|incap"
        r"|incompl|incorr|inadeq|insuff|irreg|irresp|irrel|immat|imbal|inexp|indep|non-?"
        r"|dis(?:agr|appr|prov|allow|contin|reg|like|honest))[a-z]*"
    ),
}
_STRONG: Final = {
    "ar": re.compile(rf"{_W}(?:لم|لن|ليس(?:ت|وا|ا)?){_E}"),
    "en": re.compile(r"\b(?:not|never|cannot)\b|n't\b"),
}
_MAY_BE_STRONG: Final = {
    "ar": re.compile(rf"ل(?:[من](?![^\W_{TATWEEL}])|يس)"),
    "en": re.compile(r"(?i:not|ever|n['’]t)\b"),
}
"""What takes less to find and stands in every text that has one of these."""
_STEM: Final = 3
_TURNS: Final = ("un", "il", "im", "in", "ir", "dis", "non")


@lru_cache(maxsize=2048)
def negations(text: str, lang: Lang) -> tuple[str, ...]:
    """List the negations of a text, sorted, each as it is written."""
    return tuple(sorted(_STRICT[lang].findall(_plain(text, lang))))


def may_negate(text: str, lang: Lang) -> tuple[str, ...]:
    """List, by their first letters, the words of a text that may stand for a negation."""
    plain = _plain(text, lang)
    found = [*_STRICT[lang].findall(plain), *_LOOSE[lang].findall(plain)]
    return tuple(sorted(word[:_STEM] for word in found))


def surely_negated(text: str, lang: Lang) -> bool:
    """Say whether a text has a negation of a verb, which translations seldom say otherwise."""
    # Nearly no text has one, and to look for its letters takes less than for the words.
    if lang == "ar":
        likely = "لم" in text or "لن" in text or "ليس" in text
    else:
        likely = "not" in text or "Not" in text or "ever" in text or "n't" in text or "n’t" in text
    if not likely or _MAY_BE_STRONG[lang].search(text) is None:
        return False
    return _STRONG[lang].search(_plain(text, lang)) is not None


def is_turned(before: str, now: str) -> bool:
    """Say whether an English word became its contrary: legal, illegal."""
    old, new = (set(re.findall("[a-z]+", text.lower())) for text in (before, now))
    gone, come = old - new, new - old
    return any(
        prefix + word in other
        for words, other in ((gone, come), (come, gone))
        for word in words
        for prefix in _TURNS
    )


def _plain(text: str, lang: Lang) -> str:
    text = without_addresses(text).replace("’", "'")
    if lang == "en":
        return _IDIOMS["en"].sub(" ", text.lower())
    return _IDIOMS["ar"].sub(" ", _MARKS.sub("", _CHANGED.sub("", text)))
