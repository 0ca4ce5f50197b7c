"""Pairs and edits of case files → what the rules say of them."""

from __future__ import annotations

from functools import cache

from sharih.arabic import Lang
from sharih.content.toml_source import parse_toml
from sharih.content.topics import Registry
from sharih.content.topics_file import checked_registry
from sharih.translation.edits import Edit, edits
from sharih.translation.judging import Judged, judgement
from sharih.translation.pairs import Paired
from sharih.translation.reasons import Judgement
from tests.helpers.casefile import FOLDER, Case
from tests.helpers.sample import SAMPLE

_TURNED = "From English:"


@cache
def registry() -> Registry:
    """Return the names that the case files of pairs and edits speak of."""
    path = SAMPLE / "content" / "topics.toml"
    data = path.read_bytes() + b"\n" + (FOLDER / "good_names.toml").read_bytes()
    return checked_registry(parse_toml(path, data))


def language(case: Case) -> Lang:
    """Return the language of the original of a case."""
    return "en" if case.title.startswith(_TURNED) else "ar"


def pair(case: Case) -> Paired:
    """Return the original and the translation of a good pair."""
    source, target = case.given.split("\n")
    return Paired(source, target, language(case), registry(), 19, 13)


def judged(case: Case) -> Judgement:
    """Judge an edit: what its alignment says of it, then its texts as they are."""
    before, now, *targets = case.given.split("\n")
    edit = Edit(before, now, targets[0], targets[-1], language(case), registry())
    return judgement(Judged(edits(edit).status, edit))
