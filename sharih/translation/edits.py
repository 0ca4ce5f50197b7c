"""A unit before and now, and its translation before and now → its status, and why.

Where only the original changed, each fact that changed makes the translation wrong. Where the
translation changed too, it is asked whether it followed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from sharih.arabic import ARABIC_LETTER, Lang, fold
from sharih.content.topics import Registry
from sharih.facts import links, names
from sharih.facts.comparing import changes, is_said, units
from sharih.facts.negations import is_turned, may_negate, negations
from sharih.facts.reading import read_facts
from sharih.facts.records import Fact, Facts
from sharih.facts.tokens import without_addresses
from sharih.languages import other_language
from sharih.records import record
from sharih.translation.bare_words import bare_words
from sharih.translation.pairs import Paired, certain
from sharih.translation.reasons import Judgement, Reason, Rule

_THOUSANDS: Final = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
_ADDRESSES: Final = re.compile(r"\]\(([^()\s]+)")
_RIGHT_TO_LEFT: Final = re.compile(f"[{ARABIC_LETTER}]")
_NEXT_WORD: Final = re.compile(r"\s*(?:[%٪]|[\w\u064b-\u0652]+)")
_CURRENCIES: Final = ("$", "€", "£", "¥")
_SHORTEST: Final = 4
"""In shorter words another letter makes another word."""
_ORDER: Final = ("number", "date", "name", "negation", "link")


@record(frozen=True, slots=True)
class Edit:
    """A unit of an original and its translation, each before and now."""

    before: str
    now: str
    target_before: str
    target: str
    lang: Lang
    """The language of the original."""
    registry: Registry | None = None
    """Without it, names are not compared."""


def edits(edit: Edit) -> Judgement:
    """Judge what became of a unit whose translation was right: fresh, cosmetic, stale or material.

    It is fresh where the translation follows, cosmetic where nothing that is read aloud changed,
    stale where words did, and material where a fact did: a number, a date, a name, a negation or
    an address on the web.
    """
    same = edit.before == edit.now
    if edit.target == edit.target_before:
        if same:
            return Judgement("fresh")
        if is_cosmetic(edit.before, edit.now, edit.lang):
            return Judgement("cosmetic", (Reason("spelling"),))
        found = _in_order(source_changes(edit))
        return Judgement("material", found) if found else Judgement("stale", (_rewritten(edit),))
    found = _in_order([*_new_differences(edit), *(() if same else _not_followed(edit))])
    return Judgement("material", found) if found else Judgement("fresh")


def is_cosmetic(before: str, now: str, lang: Lang) -> bool:
    """Say whether two texts of a language differ in spelling, punctuation and form only."""
    if _ADDRESSES.findall(before) != _ADDRESSES.findall(now):
        return False
    if _bare(before) == _bare(now):
        return changes(read_facts(before, lang), read_facts(now, lang)) == ([], [])
    return _in_one_naming(before, lang) == _in_one_naming(now, lang)


def _in_one_naming(text: str, lang: Lang) -> tuple[str, list[links.Link]]:
    """Write a text's words with one name for each month: يناير is كانون الثاني."""
    facts = read_facts(text, lang)
    words, at = [], 0
    for fact in facts.facts:
        start, end = facts.folded.start(fact.start), facts.folded.end(fact.end)
        if fact.kind == "month" and start >= at:
            words += [facts.text[at:start], f" month{fact.value:g} "]
            at = end
    return _bare("".join([*words, facts.text[at:]])), links.links(text)


def _rewritten(edit: Edit) -> Reason:
    """Say that the words are others; or the addresses alone, where the words are not."""
    if _bare(without_addresses(edit.before)) == _bare(without_addresses(edit.now)):
        old, new = (Counter(_ADDRESSES.findall(text)) for text in (edit.before, edit.now))
        if old != new:
            return Reason("link", _changed([*(old - new)], [*(new - old)]))
    return Reason("words")


def source_changes(edit: Edit) -> Iterator[Reason]:
    """Find the facts of an original that are others than they were."""
    before, now = read_facts(edit.before, edit.lang), read_facts(edit.now, edit.lang)
    if before.facts or now.facts:
        gone, come = changes(before, now)
        yield from _told(gone, come, before, now)
    if edit.registry is not None:
        old = names.named(edit.registry, edit.before, edit.lang)
        new = names.named(edit.registry, edit.now, edit.lang)
        went = _written(edit, edit.before, old - new)
        came = _written(edit, edit.now, new - old)
        if (went or came) and not _is_slip(edit, went, came):
            yield Reason("name", _changed(went, came))
    if (told := _polarity(edit)) is not None:
        yield Reason("negation", told)
    lost, added = links.changed(links.links(edit.before), links.links(edit.now))
    if lost or added:
        yield Reason("link", _changed(lost, added))


def _polarity(edit: Edit) -> str | None:
    """Say how the negations of an original changed; None where they did not."""
    old, new = (len(negations(text, edit.lang)) for text in (edit.before, edit.now))
    if old != new:
        return "no longer negated" if old > new else "negated now"
    if edit.lang == "en" and is_turned(edit.before, edit.now):
        return "the contrary now"
    return None


def _new_differences(edit: Edit) -> list[Reason]:
    """Find what a text and its translation disagree in, and did not before."""
    now = certain(Paired(edit.now, edit.target, edit.lang, edit.registry))
    if not now:
        return []
    before = certain(Paired(edit.before, edit.target_before, edit.lang, edit.registry))
    known = {(reason.rule, reason.values) for reason in before}
    return [reason for reason in now if (reason.rule, reason.values) not in known]


def _not_followed(edit: Edit) -> Iterator[Reason]:
    """Find what came into an original and did not come into its translation."""
    other = other_language(edit.lang)
    before, now = read_facts(edit.before, edit.lang), read_facts(edit.now, edit.lang)
    gone, come = changes(before, now)
    theirs = read_facts(edit.target, other)
    missed = [fact for fact in come if not _is_followed(fact, theirs, other)]
    yield from _told(gone if missed else [], missed, before, now)
    if edit.registry is not None:
        old = names.named(edit.registry, edit.before, edit.lang)
        added = names.named(edit.registry, edit.now, edit.lang) - old
        added -= names.named(edit.registry, edit.target, other)
        open_ones = names.unexplained(edit.registry, added, edit.target, other)
        if topics := [ident for found in open_ones.values() for ident in found]:
            yield Reason("name", _changed([], _written(edit, edit.now, frozenset(topics))))
    if (told := _polarity(edit)) is not None and (
        may_negate(edit.target, other) == may_negate(edit.target_before, other)
    ):
        yield Reason("negation", told)
    lost, added_links = links.changed(links.links(edit.before), links.links(edit.now))
    kept = {link.address for link in links.links(edit.target)}
    if kept & set(lost) - set(added_links):
        yield Reason("link", _changed(lost, added_links))


def _is_followed(fact: Fact, target: Facts, lang: Lang) -> bool:
    if not is_said(fact, target):
        # A dual may be any word with its ending.
        return lang == "ar" and fact.value in (1, 2)
    told = units(target, fact.value)
    return not fact.unit or not told or fact.unit in told


def _told(gone: list[Fact], come: list[Fact], before: Facts, now: Facts) -> Iterator[Reason]:
    for dates in (False, True):
        went = [before.written(fact) for fact in gone if fact.is_date == dates]
        came = [_with_month(now, fact) for fact in come if fact.is_date == dates]
        if went and went == came:
            went = [_with_next_word(before, fact) for fact in gone if fact.is_date == dates]
            came = [_with_next_word(now, fact) for fact in come if fact.is_date == dates]
        if went or came:
            yield Reason("date" if dates else "number", _changed(went, came))


def _with_month(facts: Facts, fact: Fact) -> str:
    """Write a day with the month beside it, as `21` alone may be a day of any."""
    start, end = facts.folded.start(fact.start), facts.folded.end(fact.end)
    if fact.kind == "day":
        for other in facts.facts:
            first, last = facts.folded.start(other.start), facts.folded.end(other.end)
            between = facts.text[min(end, last) : max(start, first)]
            if other.kind == "month" and between.isspace():
                return facts.text[min(start, first) : max(end, last)]
    return facts.text[start:end]


def _with_next_word(facts: Facts, fact: Fact) -> str:
    """Write a number with the word behind it, where only what it counts has changed."""
    start, end = facts.folded.start(fact.start), facts.folded.end(fact.end)
    if facts.text[start - 1 : start] in _CURRENCIES:
        return facts.text[start - 1 : end]
    following = _NEXT_WORD.match(facts.text, end)
    return facts.text[start : following.end() if following else end]


def _changed(gone: list[str], come: list[str]) -> str:
    """Write what went and what came: `20 ← 21 يناير`, `14 → 15`, `+ 14`, `− 30`.

    The arrow points to what is now, in the direction in which the values are shown: that of their
    letters, and from left to right where they have none.
    """
    is_arabic = _RIGHT_TO_LEFT.search("".join((*gone, *come))) is not None
    first, second = (("، " if is_arabic else ", ").join(words) for words in (gone, come))
    if first and second:
        return f"{first} {'←' if is_arabic else '→'} {second}"
    return f"+ {second}" if second else f"− {first}"


def _written(edit: Edit, text: str, topics: frozenset[str]) -> list[str]:
    assert edit.registry is not None  # noqa: S101 - names are found with it only  # nosec B101
    registry = edit.registry
    return [names.written(registry, text, edit.lang, ident)[0] for ident in sorted(topics)]


def _is_slip(edit: Edit, went: list[str], came: list[str]) -> bool:
    """Say whether a name came or went only as a slip of the pen in it was put right or made."""
    if went and came:
        return False
    old, new = (set(bare_words(text).split()) for text in (edit.before, edit.now))
    gone, come = old - new, new - old
    named = {word for name in (*went, *came) for word in bare_words(name).split()}
    words, others = (come & named, gone) if came else (gone & named, come)
    return bool(words) and all(any(_is_near(one, word) for one in others) for word in words)


def _is_near(one: str, other: str) -> bool:
    """Say whether two words differ by one letter, or by the order of their letters."""
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    if sorted(one) == sorted(other):
        return True
    match = SequenceMatcher(None, one, other, autojunk=False)
    return sum(block.size for block in match.get_matching_blocks()) >= max(len(one), len(other)) - 1


def _in_order(found: Iterator[Reason] | list[Reason]) -> tuple[Reason, ...]:
    """Sort reasons, one for each rule."""
    rules: dict[Rule, Reason] = {}
    for reason in found:
        rules.setdefault(reason.rule, reason)
    return tuple(sorted(rules.values(), key=lambda reason: _ORDER.index(reason.rule)))


def _bare(text: str) -> str:
    return bare_words(_THOUSANDS.sub("", fold(text)))
