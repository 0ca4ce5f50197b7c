"""New words for a passage → the files that say so, or a question where somebody was quicker.

Words are put into the text as it is now, whatever changed in it since the browser saw it, unless
the passage itself is another one: then nothing is written, and the editor is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from sharih.arabic import Lang
from sharih.content.explainers import FORBIDDEN
from sharih.desk.texts import Place, Side, Standing, plain, standing_of, with_ledger, with_texts
from sharih.errors import ContentError, Problem, Problems
from sharih.markdown.blocks import Unit
from sharih.translation.acceptance import accepted
from sharih.translation.alignment import Pair, updated
from sharih.translation.completion import completed_text, translation_frame
from sharih.translation.ledger import Ledger, LedgerEntry
from sharih.translation.rewriting import HEAD_UNITS, rewritten
from sharih.translation.statuses import OLDER
from sharih.translation.unit_status import JOIN, Judge, in_step

_DEBRIS: Final = re.compile(f"{FORBIDDEN.pattern}|[\ud800-\udfff]")
"""What a text must not hold, and what pasted words may."""
_BEHIND: Final = frozenset({*OLDER, "machine"})
_EDGES: Final = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Change:
    """What was typed into a field."""

    key: str
    side: Side
    part: int
    known: str
    """What stood there as far as the browser knew."""
    words: str
    """What is to stand there; nothing where a passage is not translated any more."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be in the files."""

    standing: Standing
    """How things stand then."""
    texts: Mapping[Lang, str]
    """The texts that differ from those that were read, by language."""
    keeps_ledger: bool
    """Whether the ledger is to be written: not of a text that nobody has begun to translate."""
    key: str
    """The key of the passage now."""
    earlier: LedgerEntry | None
    """What was known of a translation that was behind, before it was written; else None."""


@dataclass(frozen=True, slots=True)
class Question:
    """The passage was changed by somebody else meanwhile: which of the two is it to be?"""

    theirs: str
    """What stands in the file."""


def written(
    standing: Standing, change: Change, opened: Mapping[str, LedgerEntry] = MappingProxyType({})
) -> Written | Question:
    """Put words into a text, and bring the ledger up to date with them.

    `opened` is what was known of the passage before it was worked at, by its translation: where
    that is put back as it was, it is as old as it was. Raises ContentError where the passage has
    gone, and where the words cannot be those of one passage.
    """
    place = standing.place(change.key, change.side, change.part)
    words = clean(change.words, place)
    if place.words == words:
        # Where only the text could be written the last time, the ledger follows.
        if words != change.known.strip() and change.side == "target" and place.unit is not None:
            return _without_same(standing, _with_target(standing, place, words, opened))
        return Written(_recorded(standing), {}, standing.begun, change.key, None)
    if place.words != change.known.strip():
        return Question(place.words)
    if change.side == "source":
        return _with_source(standing, place, words)
    standing = _with_place(standing, place)
    place = standing.place(change.key, change.side, change.part)
    return _with_target(standing, place, words, opened)


def _without_same(standing: Standing, made: Written) -> Written:
    """Leave out texts that are as they were read."""
    was = standing.files.texts
    return replace(made, texts={lang: t for lang, t in made.texts.items() if t != was.get(lang)})


def still_right(standing: Standing, key: str) -> Written:
    """Record that the translation of a passage is right as it stands.

    Raises ContentError where the passage has gone.
    """
    standing.place(key, "target", 0)
    base = _recorded(standing)
    ledger = accepted(base.ledger, base.state, key)
    after = with_ledger(base, ledger)
    return Written(after, {}, standing.begun, key, None)


def clean(words: str, place: Place) -> str:
    """Write words as they can stand in a file: without what only pasting brings."""
    text = _DEBRIS.sub("", plain(words)).strip()
    if place.unit is not None and place.unit.kind == "code":
        return text
    if place.unit is not None and place.unit.index in HEAD_UNITS:
        return " ".join(text.split())
    return _EDGES.sub("\n", text)


def _with_source(standing: Standing, place: Place, words: str) -> Written:
    """Change the original; what its translation says of that, the statuses tell."""
    if place.unit is None or not words:
        remedy = "Remove it in the file, or write what it is to say."
        raise ContentError(_fault(standing, place, "a passage without words", remedy))
    base = updated(standing.ledger, standing.alignment)
    text = _rewritten(standing, place, words)
    lang = standing.explainer.original.lang
    after = standing_of(with_texts(standing.files, {lang: text}, base))
    after = _recorded(after)
    key = after.alignment.source_keys.get(place.unit.index, place.pair.key)
    # Of units that are translated as one, the first has the key of all.
    pair = next((p for p in after.alignment.pairs if place.unit.index in _indexes(p.source)), None)
    key = pair.key if pair else key
    return Written(after, {lang: text}, standing.begun, key, None)


def _with_target(
    standing: Standing, place: Place, words: str, opened: Mapping[str, LedgerEntry]
) -> Written:
    pair, lang = place.pair, standing.translation.lang
    base = updated(standing.ledger, standing.alignment)
    earlier = base.entries.get(pair.key)
    text = _rewritten(standing, place, words or _untranslated(standing, place))
    edition = standing.files.edition(lang, text, Problems())
    heads = [getattr(edition.metadata, name) for name in ("title", "summary")]
    units = tuple(
        replace(unit, text=heads[-1 - unit.index])
        if unit.index < 0
        else edition.document.units[unit.index]
        for unit in pair.target
    )
    before = opened.get(_joined(units), earlier)
    if before and not words:
        before = _by_hand(before, "")
    if before:
        base = Ledger({**base.entries, pair.key: before}, base.retired)
    ledger = _translated(standing, pair, units, base) if pair.source else base
    after = _recorded(standing_of(with_texts(standing.files, {lang: text}, ledger)))
    behind = earlier if pair.status in _BEHIND else None
    return Written(after, {lang: text}, True, pair.key, behind)


def _translated(standing: Standing, pair: Pair, units: tuple[Unit, ...], base: Ledger) -> Ledger:
    """Record that units translate a pair: its own words tell nobody what half a sentence is."""
    alignment, lang = standing.alignment, standing.explainer.original.lang
    keys = [alignment.source_keys.get(unit.index, pair.key) for unit in pair.source]
    status = Judge(lang, base, standing.files.registry).status(
        keys, [unit.text for unit in pair.source], units
    )
    now = replace(pair, target=units, status=status)
    pairs = tuple(now if each is pair else each for each in alignment.pairs)
    ledger = updated(base, replace(alignment, pairs=pairs))
    entry = ledger.entries.get(pair.key)
    if entry is None or status == "missing" or in_step(base.entries.get(pair.key), status):
        return ledger
    # What was waived, and what a machine said, was of other words.
    entries = {**ledger.entries, pair.key: _by_hand(entry, _joined(units))}
    return Ledger(entries, ledger.retired)


def _by_hand(entry: LedgerEntry, target: str) -> LedgerEntry:
    """Record words that somebody has typed, in the place of what stood there."""
    return replace(entry, target=target, fuzzy=False, machine=False, engine="", accepted=())


def _recorded(standing: Standing) -> Standing:
    """Let the ledger know all that is translated now, as a build does."""
    return with_ledger(standing, updated(standing.ledger, standing.alignment))


def _with_place(standing: Standing, place: Place) -> Standing:
    """Bring into the translation what it lacks, where the passage has no place in it yet."""
    if place.unit is not None and standing.begun:
        return standing
    files, original = standing.files, standing.explainer.original
    whole, other = files.texts[original.lang], standing.translation.lang
    text = files.texts.get(other) or translation_frame(whole)
    own = {unit.index for unit in place.pair.source} if standing.begun else None
    completed = completed_text(whole, text, original.lang, standing.ledger, own, files.registry)
    after = standing_of(with_texts(files, {other: completed.text}, completed.ledger))
    if after.place(place.pair.key, "target", place.part).unit is None:
        reason = "the text has no place for this passage"
        raise ContentError(_fault(standing, place, reason, "Write it into the file."))
    return after


def _untranslated(standing: Standing, place: Place) -> str:
    """Return what stands in a translation where nobody has translated a passage."""
    source = place.pair.source
    if place.part < len(source) and len(place.pair.target) == len(source):
        return source[place.part].text
    remedy = "Remove it in the file, or write what it is to say."
    raise ContentError(_fault(standing, place, "a passage without words", remedy))


def _rewritten(standing: Standing, place: Place, words: str) -> str:
    edition = standing.edition(place.side)
    text = standing.files.texts[edition.lang]
    assert place.unit is not None  # noqa: S101 - who asks has seen to that  # nosec B101
    return rewritten(text, edition.lang, {place.unit.index: words}, edition.path)


def _joined(units: Sequence[Unit]) -> str:
    return JOIN.join(unit.text for unit in units)


def _indexes(units: Sequence[Unit]) -> set[int]:
    return {unit.index for unit in units}


def _fault(standing: Standing, place: Place, reason: str, remedy: str) -> Problem:
    line = place.unit.line if place.unit else None
    return Problem(standing.edition(place.side).path, line, reason, remedy)
