"""The answers of an interview → who says the quotations in them, where the wording left it open.

An interviewee who quotes speaks himself behind "I say" and `قلت`; else he tells of somebody whom
he met, or who used to say something.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern, fold_with_offsets
from sharih.conversion.quotes.arabic_subject import find_subject
from sharih.conversion.records import Quote

MOST_BEFORE: Final = 160
"""So many characters before a quotation are looked at."""
SPEECH_WORDS: Final = 4
"""What somebody says of himself to say has at least this many words; fewer are a term."""
NAME_WORDS: Final = 8
"""The name of an interviewee has at most this many words."""

_OPENS: Final = r"(?:\s*[\"“„«]\s*)?\Z"
_I_SAY: Final = {
    "ar": re.compile(
        fold_pattern(
            r"(?:^|[^\w])[وفل]?(?:كنت |ما زلت |سوف )?(?:أقول|قلت|قلتها|قلته|"
            r"قلنا|نقول|سأقول|سنقول|أجبت|أجبته|أجبتها|"
            r"أجبتهم|أكرر|أردد)(?: [^\s.:،؛؟]+){0,5}(?: ?[:،])? ?"
        )
        + _OPENS
    ),
    "en": re.compile(
        r"\b(?:I|[Ww]e)(?:['’](?:ve|d|ll))?(?: (?:"
        r"always|often|still|once|just|then|also|have|had|would|will|only"
        r"|used to|keep|kept|usually|never|simply))* (?:"
        r"say|said|saying|tell|told|telling|ask|asked|wrote|repeat"
        r"|repeated|answer|answered|reply|replied)\b[^.:;\"“”]{0,60}[:,]? ?" + _OPENS
    ),
}
_I_SAID_BEHIND: Final = re.compile(r"[\"”»]?,? I (?:said|say|told|tell|asked|answered|replied)\b")
_OTHER_ENGLISH: Final = re.compile(
    r"(?:\A|[\s(])(?P<who>(?:[Aa]n?|[Oo]ne|[Mm]y|[Oo]ur|[Aa]nother) (?:[a-z'’-]+ ){0,3}?[a-z'’-]+)"
    r"(?: who [^,.]{2,40},?)? (?:(?:came|rang|called|wrote|"
    r"stood|turned|looked|stopped|phoned|got|walked"
    r"|went|sat|leaned|smiled|laughed|nodded)\b[^.:\"“”]{0,30}? and |used to |once |always |would "
    r"|still |often |just |then )?(?:said|says|say|told|tells|tell|asked|asks|wrote|shouted|joked"
    r"|whispered|replied)\b[^.:\"“”]{0,40}[,:]? ?" + _OPENS
)
_MET: Final = re.compile(
    fold_pattern(
        r"(?:^|[^\w])[وف]?(?:التقيت|قابلت|رأيت|صادفت|زارتني|زارني|جاءتني|جاءني|أوقفني|أوقفتني|"
        r"سألني|سألتني|حدثني|حدثتني|أخبرني|أخبرتني|كلمني|كلمتني|كان|كانت) "
    )
)
_SAYS: Final = re.compile(
    fold_pattern(
        r"(?: ?[وف](?:قال|قالت|يقول|تقول|سأل|سألت|صاح|صاحت)\w*| (?:يقول|تقول|يردد|تردد|يكرر|تكرر))"
        r"(?: (?:لي|لنا|دائما|مرة)){0,2}(?: ?[:،])? ?"
    )
    + _OPENS
)
_COLON: Final = re.compile(r" ?: ?" + _OPENS)
_TO_ME: Final = re.compile(r"[وف]?[^\W\d_]{3,}ني (?=[^\W\d_])")
_SELF: Final = re.compile(
    fold_pattern(r"[وف]?(?:أقول|قلت|قلنا|نقول|أجبت|أجبته|أجبتها|أجبتهم)(?: |\Z)")
)
_PLACES: Final = {
    "ar": re.compile(
        fold_pattern(
            r"(?:^|[^\w])[وف]?(?:التقينا|حاورنا|سألنا|جلست إلى|جلسنا إلى|جلسنا مع|"
            r"استقبلنا|استقبلتنا|حوار مع|"
            r"مقابلة مع|لقاء مع|ضيفنا|ضيفتنا|تحدثنا إلى|تحدثنا مع) "
        )
    ),
    "en": re.compile(
        r"\b(?:[Ww]e (?:spoke|talked|sat down) (?:to|with)|"
        r"[Ww]e (?:met|asked)|[Ii]nterview with|[Oo]ur guest is)"
        r" (?P<who>[^,.:;]{3,60})"
    ),
}  # fmt: skip
_TALKS: Final = re.compile(
    r"\A(?P<who>[A-Z][^\s,.]+(?: [^\s,.]+){0,4})(?:, [^,.]{3,60},)?"
    r" (?:talks|talked|speaks|spoke|tells|told)"
    r" (?:to |with )?(?:us|me)\b"
)
_TITLE: Final = re.compile(
    r"(?P<who>[^:.؟?!،,\"“«»]{3,60}?)(?: (?:لـ?|ل) ?[«\"“][^:]{2,40})? ?: ?\S"
)
_SIGNS: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Interview:
    """What is known of who answers in an interview."""

    lang: Lang
    interviewee: str
    """As the text names him; empty where it does not."""

    def quoted(self, text: str, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """Propose who says the quotations of an answer."""
        at = 0
        found: list[Quote] = []
        for quote in quotes:
            start = text.find(quote.text, at)
            if start < 0 or (not quote.speech and quote.text.count(" ") < SPEECH_WORDS - 1):
                found.append(quote)
                continue
            at = start + len(quote.text)
            found.append(self._speaker(quote, text[max(0, start - MOST_BEFORE) : start], text[at:]))
        return tuple(found)

    def _speaker(self, quote: Quote, before: str, behind: str) -> Quote:
        key = fold(before) if self.lang == "ar" else before
        own = _I_SAY[self.lang].search(key) or (
            self.lang == "en"
            and quote.text.endswith((",", "?", "!"))
            and _I_SAID_BEHIND.match(behind) is not None
        )
        wrong = self.lang == "ar" and _SELF.match(fold(quote.speaker or "")) is not None
        if not (own or quote.speech):
            return quote
        if own or (wrong and quote.frame == "name and colon"):
            return replace(quote, speech=True, speaker=self.interviewee or None, topic=None,
                           frame="answer" if self.interviewee else None,
                           confidence="medium" if self.interviewee else None)  # fmt: skip
        if quote.speaker and quote.frame not in ("subject left out", "name and colon"):
            return quote
        other = _told_of(before, self.lang)
        if other:
            return replace(quote, speaker=other, topic=None, frame="answer", confidence="medium")
        if wrong:
            return replace(quote, speaker=None, topic=None, frame=None, confidence=None)
        return quote


def interview_of(lang: Lang, title: str, over: Iterable[str], signs: Iterable[str]) -> Interview:
    """Find who answers: by the sign of the answers, the text over them, or the title."""
    names = Counter(name for sign in signs if " " in (name := _SIGNS.sub("", sign)))
    if names:
        return Interview(lang, names.most_common(1)[0][0])
    for text in over:
        if name := _introduced(text, lang):
            return Interview(lang, name)
    match = _TITLE.match(title)
    who = match["who"].strip() if match else ""
    return Interview(lang, who if who.count(" ") < NAME_WORDS - 2 else "")


def _introduced(text: str, lang: Lang) -> str:
    if lang == "en":
        match = _TALKS.match(text) or _PLACES["en"].search(text)
        return match["who"].strip() if match else ""
    folded = fold_with_offsets(text)
    match = _PLACES["ar"].search(folded.text)
    return _subject(text, match.end()) if match else ""


def _subject(text: str, at: int) -> str:
    """Give the name that begins at a position of folded Arabic text."""
    folded = fold_with_offsets(text)
    subject = find_subject(folded.text, at, brief=True)
    return text[folded.start(subject.start) : folded.end(subject.end)].strip()


def _told_of(before: str, lang: Lang) -> str:
    """Find of whom an answer tells before a quotation."""
    if lang == "en":
        match = _OTHER_ENGLISH.search(before)
        return match["who"] if match else ""
    folded = fold_with_offsets(before)
    says = _SAYS.search(folded.text) or _COLON.search(folded.text)
    if not says:
        return ""
    end = says.start()
    sentence = max(folded.text.rfind(sign, 0, end) for sign in ".؟!")
    met = _MET.search(folded.text, sentence + 1, end + 1)
    if met is None or (met[0].strip()[-2:] != "ني" and ":" in says[0][:2]):
        return ""
    return _subject(before[: folded.end(end)], met.end())
