"""What a translation could be, from whoever knows: the door for translation memory and engines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sharih.arabic import Lang
from sharih.desk.texts import Standing
from sharih.markdown.blocks import UnitKind
from sharih.records import record


@record(frozen=True, slots=True)
class Suggestion:
    """Words that a translator may take over."""

    words: str
    """Markdown of the whole passage; empty where `doubts` say why there is none."""
    by: str
    """Who says so: `memory`, or the name of an engine."""
    grade: int = 0
    """How much alike the passage is that was translated so, of 100; 0 where nothing is said."""
    doubts: tuple[str, ...] = ()
    """What is to be looked at before it is taken."""


Suggest = Callable[[UnitKind, str, Lang], Sequence[Suggestion]]
"""Kind, Markdown and language of a passage → what it could be in the other one, the best first."""


def suggestions_for(standing: Standing, key: str, suggest: Suggest) -> tuple[Suggestion, ...]:
    """Ask for translations of a passage, and why there is none; what stands there already is none.

    Nothing is suggested for passages that are translated as one, as their parts are not known.
    Raises GoneError where the passage is no longer in the text.
    """
    pair = standing.place(key, "target", 0).pair
    if len(pair.source) != 1 or len(pair.target) > 1:
        return ()
    unit = pair.source[0]
    stands = {target.text.strip() for target in pair.target}
    found: dict[str, Suggestion] = {}
    for one in suggest(unit.kind, unit.text, standing.explainer.original.lang):
        if one.words.strip() not in stands and (one.words or one.doubts):
            found.setdefault(one.words.strip(), one)
    return tuple(found.values())
