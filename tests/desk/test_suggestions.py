"""What is suggested for a passage: what others know of it, and not what stands there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sharih.arabic import Lang
from sharih.desk.suggestions import Suggestion, suggestions_for
from sharih.desk.texts import GoneError
from sharih.markdown.blocks import UnitKind
from tests.helpers.standings import ENGLISH, standing

WHEAT = "The first item is about wheat."


def memory(kind: UnitKind, text: str, lang: Lang) -> Sequence[Suggestion]:
    """Know two translations of every item, one of them twice."""
    assert (kind, text, lang) == ("item", "البند الأول عن القمح.", "ar")
    return [
        Suggestion(WHEAT, "memory", 100),
        Suggestion("Item one: wheat.", "memory", 92),
        Suggestion("Item one: wheat. ", "firefox"),
        Suggestion("", "http"),
        Suggestion("", "http", doubts=("it refused",)),
    ]


def test_what_is_suggested_stands_once_and_not_where_it_stands_already() -> None:
    found = suggestions_for(standing(), "brief.2", memory)
    refused = Suggestion("", "http", doubts=("it refused",))
    assert found == (Suggestion("Item one: wheat.", "memory", 92), refused)
    found = suggestions_for(standing(english=None), "brief.2", memory)
    assert [one.words for one in found] == [WHEAT, "Item one: wheat.", ""]


def test_nothing_is_asked_for_what_has_no_original_and_what_has_gone_is_told() -> None:
    added = ENGLISH.replace("## Dates", "Only in English, and about something else.\n\n## Dates")
    assert suggestions_for(standing(english=added), "brief.x1", memory) == ()
    with pytest.raises(GoneError):
        suggestions_for(standing(), "brief.9", memory)
