"""A line of credits → who wrote, took and changed what: `كتب: فلان | المصدر: وكالات`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from sharih.arabic import Lang, fold, fold_pattern
from sharih.conversion.agencies import identity
from sharih.conversion.credits.credit_parts import parts_of
from sharih.conversion.credits.credit_words import LabelKind, credit_words
from sharih.conversion.credits.dateline_words import dateline_words
from sharih.conversion.credits.sent_days import FOR_SERVICE
from sharih.conversion.credits.timestamps import STAMP_WORDS, is_clock, stamp_line, time_line
from sharih.conversion.line_keys import LONGEST_KEPT, folded_line, key_of

MOST_WORDS: Final = 24
"""A line of credits has at most this many words,"""
NAME_WORDS: Final = 5
"""the name of a person at most so many,"""
SOURCE_WORDS: Final = 8
"""and a source so many."""

_PEOPLE: Final = re.compile(r" ?[،,&/+] ?| and | و (?=\S)")
_JOINED: Final = re.compile(r" و(?=[^\W\d_]{2,} [^\W\d_])")
_POST: Final = re.compile(
    r", [^,]{0,40}?\b(?:desk|editor|correspondent|reporter|writer|staff)\Z", re.IGNORECASE
)
_PLACE: Final = re.compile(r" (?:in|from|في|من) .*\Z|[(\[].*\Z", re.IGNORECASE)
_FROM: Final = re.compile(r" (?:من|في) (?P<place>[^\W\d_]+(?: [^\W\d_]+)?)\Z")
_PLACED: Final = re.compile(r"(?:في|من|in|from) [^:|/،,.\d]{2,24}: ?(?=[^\W\d_])", re.IGNORECASE)
_ADAPTED: Final = re.compile(r"[ ،,-]*(?:بتصرف|with permission|by permission)\Z", re.IGNORECASE)
_INITIALS: Final = re.compile(r"[^\W\d_]{1,2}(?:[. ]{1,2}[^\W\d_]){0,2}\.?\Z")
_ENCLOSED: Final = re.compile(r"[(\[][^()\[\]]+[)\]]\.?\Z")
_ARTICLE: Final = re.compile(r"\A(?:[Tt]he|[Aa]n?) ")
_CLAUSE: Final = re.compile(r"[،,؛:]")

# How long ago an article was published, how long it takes, and how many have read it.
_BESIDE_NAME: Final = re.compile(
    fold_pattern(
        r"(?:منذ|قبل) \S+(?: \S+)?|(?:مدة|وقت|زمن) القراءة.{0,20}"
        r"|[\d.,]+ ?(?:ألف |k )?(?:(?:مشاهد|قراء|قار|تعليق|مشارك|زيار)[^\W\d_]*|دقائق|دقيقة"
        r"|views?|reads?|comments?|shares?|min(?:ute)?s?(?: read)?)(?: [^\W\d_]+)?"
        r"|(?:\d+|an?) [a-z]+ ago"
    )
)
_TAGS: Final = re.compile(r" ?[،,|؛;•/\t] ?|(?<!\s)\s+(?=#)")
_SENTENCE_END: Final = re.compile(r"[.؟?!…:]\Z")
_SIGN: Final = re.compile(r" ?[–—|،,:(/] ?| - ")
_DIGIT: Final = re.compile(r"\d")
_OPENING: Final = re.compile(r"[\"“«]")


Said = tuple[LabelKind, str]
"""What a credit is, and a name, tags with commas between, or an ISO date."""


def credits_of(text: str, lang: Lang, *, surely: bool = False) -> list[Said] | None:
    """Tell what a line of credits says; None where it is none.

    With `surely`, what may be a headline that begins with a word of credits is none.
    """
    if len(text) > LONGEST_KEPT:
        return _credits_of(text, lang, surely)
    found = _kept(text, lang, surely)
    return None if found is None else [*found]


def _credits_of(text: str, lang: Lang, surely: bool) -> list[Said] | None:
    line = text.strip().strip("()[]").strip()
    if not line or line.count(" ") >= MOST_WORDS or not _may_begin(line):
        return None
    if (source := _enclosed(text, line)) is not None:
        return source
    if (told := time_line(line, lang)) is not None:
        return list(told)
    found: list[Said] = []
    named = False
    if (tags := _labelled(line, surely=surely)) and tags[0][0] == "tags":
        return tags
    for part in parts_of(line):
        told = time_line(part, lang)
        if told is None and named and _BESIDE_NAME.fullmatch(key_of(part)):
            continue
        if told is None and part and not is_clock(part):
            told = _labelled(part, surely=surely)
            if told is None and not (named and key_of(part) in dateline_words().places):
                if found and not {kind for kind, _ in found} <= {"published", "modified"}:
                    return found if _is_tail_of_tags(found) else None
                return stamp_line(line, lang, 1 if surely and "|" not in line else STAMP_WORDS)
        named = named or told is not None
        found += told or []
    return found if named else None


# Several stages ask what a line says.
_kept: Final = lru_cache(maxsize=256)(_credits_of)


def office_of(text: str) -> str | None:
    """Find the office that signs a text, alone on its line: `إدارة الإعلام – تحويلة 12`."""
    name = _SIGN.split(text.strip(), maxsplit=1)[0]
    words = key_of(name).split()
    if not 2 <= len(words) <= SOURCE_WORDS or _SENTENCE_END.search(text) or _DIGIT.search(name):
        return None
    offices = credit_words().offices
    return name if words[0].removeprefix("ال") in offices or words[-1] in offices else None


def _enclosed(text: str, line: str) -> list[Said] | None:
    """Find the source that stands alone in brackets, behind a word that else needs a sign."""
    match = credit_words().pattern.match(key_of(line))
    if match is None or match["sign"] or not _ENCLOSED.match(text.strip()):
        return None
    label = line[: folded_line(line).end(match.end("label"))]
    if credit_words().labels[match["label"]] != "source":
        return None
    value = line[len(label) :].strip()
    first = key_of(value).partition(" ")[0]
    named = first in credit_words().desks or identity(value).startswith("#")
    if not named and not _ADAPTED.search(value) and " " not in label:
        return None
    return _labelled(f"{label}: {value}", surely=False)


def _may_begin(line: str) -> bool:
    """Whether a line begins with a word of credits, or has a digit and may be a time."""
    if _DIGIT.search(line):
        return True
    return credit_words().pattern.match(key_of(line)) is not None


def _is_tail_of_tags(found: list[Said]) -> bool:
    return bool(found) and found[-1][0] == "tags"


def _labelled(text: str, *, surely: bool) -> list[Said] | None:
    folded = folded_line(text)
    words = credit_words()
    match = words.pattern.match(folded.text)
    if match is None:
        return None
    label, sign = match["label"], match["sign"]
    kind = words.labels[label]
    value = text[folded.end(match.end()) :].strip()
    bare = not sign and label in words.bare and not surely
    if bare and kind in ("author", "photographer") and (placed := _PLACED.match(value)):
        sign, value = ":", value[placed.end() :]
    if kind == "source":
        value = _plain_source(value, label)
    if not sign and (label not in words.bare or (surely and not _is_surely(label, value))):
        return None
    if surely and dateline_words().never.intersection(label.split()):
        return None
    if not value:
        return [] if kind == "tags" and sign else None
    if not sign and label == fold("كتب") and value.split()[0].endswith("ة"):
        # Books, and no verb: كتب قديمة.
        return None
    if not _fits(kind, value, bare=not sign, surely=surely):
        return None
    told = _told(kind, value)
    if label in words.both:
        told += [("photographer", name) for _, name in told]
    return told


def _plain_source(value: str, label: str) -> str:
    """Take off the full stop behind a source that a clause names, and what was done to it."""
    return _ADAPTED.sub("", value.removesuffix(".") if label.count(" ") else value)


def _is_surely(label: str, value: str) -> bool:
    """Whether a label without a sign before a name is one even where a headline may stand."""
    return label == fold("بقلم") or (label.isascii() and value.count(" ") in (1, 2))


def _fits(kind: LabelKind, value: str, *, bare: bool, surely: bool) -> bool:
    """Whether what stands behind a label is what it announces."""
    if kind in ("published", "modified"):
        return False
    if kind in ("tags", "section"):
        return not _SENTENCE_END.search(value)
    words = value.count(" ") + 1
    if _SENTENCE_END.search(value) and not re.search(r"\b[A-Z]\.\Z", value):
        return False
    if kind == "source":
        most = 2 if surely else SOURCE_WORDS
        if words > most or _OPENING.match(value) or (bare and _CLAUSE.search(value)):
            return False
        if bare and _ARTICLE.match(value):
            return True
        return not dateline_words().never.intersection(key_of(value).split())
    people = _people(_POST.sub("", value), places=not bare or value.isascii())
    return bool(people) and all(_is_person(person, bare=bare or surely) for person in people)


def _is_person(name: str, *, bare: bool) -> bool:
    """Whether a text may be the name of a person or a desk."""
    words = name.split()
    if not 0 < len(words) <= NAME_WORDS or _OPENING.search(name):
        return False
    folded = [key_of(word) for word in words]
    if folded[0] in credit_words().desks:
        return True
    if dateline_words().never.intersection(folded) or (bare and not 2 <= len(words) <= 4):
        return False
    if not bare:
        return True
    if name.isascii():
        return all(word[:1].isupper() for word in words)
    return not folded[0].startswith("ال") and all(len(word) > 1 for word in folded)


def _people(value: str, *, places: bool = True) -> list[str]:
    """Split a list of names; with `places`, those behind them go."""
    names: list[str] = []
    for part in _PEOPLE.split(FOR_SERVICE.sub("", value)):
        # Behind a single word it is no "and": a name may begin with that letter.
        for name in _JOINED.split(part) if " " in _JOINED.split(part)[0] else [part]:
            behind = _FROM.search(name)
            known = behind is not None and key_of(behind["place"]) in dateline_words().places
            plain = (_PLACE.sub("", name) if places or known else name).strip(" .()[]")
            if plain and key_of(plain) not in dateline_words().places:
                names.append(plain)
    # Behind a whole name a single word is a place: by Mark Twain, Cairo.
    whole = bool(names) and " " in names[0]
    return [name for name in names if " " in name or not whole]


def _told(kind: LabelKind, value: str) -> list[Said]:
    if kind == "tags":
        tags = (tag.strip(" #.").replace("_", " ") for tag in _TAGS.split(value))
        return [(kind, "، ".join(tag for tag in tags if tag))]
    if kind == "source":
        return [(kind, value.strip(" ()[]"))]
    if kind == "section":
        return []
    desks = credit_words().desks
    names = [name for name in _people(_POST.sub("", value)) if key_of(name.split()[0]) not in desks]
    persons = [name for name in names if not identity(name).startswith("#")]
    return [(kind, name) for name in persons or names if not _INITIALS.match(name)]
