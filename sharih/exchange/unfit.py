"""A translation from outside → why it cannot come into a text."""

from __future__ import annotations

import re
from typing import Final

from sharih.content.explainers import FORBIDDEN, told_character
from sharih.exchange.passages import source_of
from sharih.exchange.records import Passage
from sharih.languages import other_language
from sharih.markdown.blocks import Unit
from sharih.translation.alignment import Pair
from sharih.translation.unit_status import JOIN, Judge

_TOPIC: Final = re.compile(r"\]\(topic:([^()\s]*)\)")
_LANGUAGES: Final = {"ar": "Arabic", "en": "English"}


def unfit(
    passage: Passage, pair: Pair, judge: Judge, topics: frozenset[str]
) -> tuple[str, str] | None:
    """Say why a translation cannot come in, and what to do; None where it can."""
    if found := FORBIDDEN.search(passage.target):
        return f"holds {told_character(found[0])}", "Remove it."
    lang = pair.target[0].lang if pair.target else None
    if judge.untranslated(Unit(0, pair.source[0].kind, passage.target, 1, lang)):
        wanted = _LANGUAGES[other_language(judge.source_lang)]
        return f"is in {_LANGUAGES[judge.source_lang]}", f"Translate it into {wanted}."
    known = {*_TOPIC.findall(source_of(pair)), *topics}
    for ident in _TOPIC.findall(passage.target):
        if ident not in known:
            return f"leads to topic:{ident}, which there is not", "Write the original's address."
    count = len(pair.target)
    if count > 1 and len(passage.target.split(JOIN)) != count:
        reason = f"is {count} passages in the text, which an empty line parts"
        return reason, "Write as many, or write it into the text by hand."
    return None
