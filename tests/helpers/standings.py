"""Two short texts → how they stand at the desk, and what is written there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sharih.arabic import Lang
from sharih.desk.texts import DeskTexts, Side, Standing, standing_of
from sharih.desk.writing import Change, Written, written
from sharih.translation.alignment import updated
from sharih.translation.ledger import Ledger
from sharih.translation.statuses import UnitStatus

FOLDER = Path("/project/content/explainers/harvest")
ARABIC = """Title: الحصاد
Summary: ما جرى في الحقول.

## باختصار {#brief}

قال الوزير إن الحصاد بدأ في 20 يناير.

- البند الأول عن القمح.
- البند الثاني عن الشعير.

> لن نستورد القمح هذا العام.

## التواريخ {#dates}

2024-11-05
:   جرت الانتخابات في كل الولايات.
"""
ENGLISH = """Title: The harvest
Summary: What happened in the fields.
Translation: true

## In brief {#brief}

The minister said the harvest began on 20 January.

- The first item is about wheat.
- The second item is about barley.

> We will import no wheat this year.

## Dates {#dates}

2024-11-05
:   The election was held in all states.
"""


def standing(arabic: str = ARABIC, english: str | None = ENGLISH, **named: Any) -> Standing:
    """Say how two texts stand of which the ledger knows all that is translated now."""
    texts: dict[Lang, str] = {"ar": arabic}
    if english is not None:
        texts["en"] = english
    found = standing_of(DeskTexts(FOLDER, texts, named.get("ledger", Ledger())))
    if english is None or "ledger" in named:
        return found
    ledger = updated(found.ledger, found.alignment)
    return standing_of(DeskTexts(FOLDER, texts, ledger))


def edited(before: Standing, lang: Lang, old: str, new: str) -> Standing:
    """Change words of a text as an editor does who knows nothing of the desk."""
    texts = dict(before.files.texts)
    assert old in texts[lang]
    texts[lang] = texts[lang].replace(old, new, 1)
    return standing_of(DeskTexts(FOLDER, texts, before.files.ledger))


def typed(before: Standing, key: str, words: str, side: Side = "target", **named: Any) -> Written:
    """Write words for a passage, as a browser does that knows how things stand."""
    known = before.place(key, side, 0).words
    made = written(before, Change(key, side, 0, known, words), **named)
    assert isinstance(made, Written)
    return made


def status(found: Standing, key: str) -> UnitStatus:
    """Return the status of a passage."""
    return next(unit.status for unit in found.state.units if unit.key == key)
