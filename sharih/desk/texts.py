"""The files of an explainer or a page, as they were read → how its editions correspond."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import edition_of, roles
from sharih.content.head import split_head
from sharih.content.metadata import KEYS, PAGE_KEYS, parse_head
from sharih.content.topics import Registry
from sharih.errors import ContentError, Problem, Problems
from sharih.languages import LANGS, other_language
from sharih.markdown.blocks import Unit
from sharih.translation.alignment import Alignment, Pair, align
from sharih.translation.completion import completed_text, translation_frame
from sharih.translation.ledger import Ledger
from sharih.translation.states import TextState, text_state

Side = Literal["source", "target"]
"""The original, or its translation."""
TextKind = Literal["explainer", "page"]
"""What is translated at the desk."""
_KEYS: Final[Mapping[TextKind, tuple[str, ...]]] = {"explainer": KEYS, "page": PAGE_KEYS}
"""What the heads of each kind may say."""
_SHAPED: Final = frozenset({"definition", "row", "caption", "code"})
"""Kinds of units that are more than words: who translates one begins with the original's."""


class GoneError(ContentError):
    """A passage that the desk shows is no longer in the text."""


@dataclass(frozen=True, slots=True)
class DeskTexts:
    """The files of an explainer or a page, read at one moment."""

    folder: Path
    """Where they lie; its name is the slug."""
    texts: Mapping[Lang, str]
    """The text of each file that is there, with the line ends it has."""
    ledger: Ledger
    registry: Registry | None = None
    """The topics of the site, whose names are compared; without them, none are."""
    mark: str = ""
    """Tells these files from any others."""
    kind: TextKind = "explainer"

    def edition(self, lang: Lang, text: str, problems: Problems) -> Edition:
        """Read the text of an edition of these files; what is wrong goes to `problems`."""
        path = self.folder / f"{lang}.md"
        return edition_of(lang, path, plain(text), problems, _KEYS[self.kind])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field of the desk stands in a file."""

    pair: Pair
    side: Side
    part: int
    """Which of the units that are one in the other language, from 0."""
    unit: Unit | None
    """None where there is no such unit yet."""
    words: str
    """What the field shows: nothing where nobody has translated the passage, unless it has a shape
    that is kept, such as that of a row."""


@dataclass(frozen=True)
class Standing:
    """Two editions, how they correspond, and where each unit stands."""

    files: DeskTexts
    explainer: Explainer[Edition]
    """With a translation in any case: one that is not there yet says what its original says."""
    begun: bool
    """Whether there is a file of the translation."""
    ledger: Ledger
    alignment: Alignment
    problems: tuple[Problem, ...]
    """What is wrong with the texts; the desk shows them all the same."""

    @cached_property
    def state(self) -> TextState:
        """Where each unit stands, and why, which takes longer than all the rest."""
        return text_state(self.explainer, self.ledger, self.alignment, self.files.registry)

    @property
    def translation(self) -> Edition:
        """The translation, or what it begins with."""
        if self.explainer.translation is None:  # pragma: no cover - `standing_of` has made one
            raise AssertionError
        return self.explainer.translation

    def edition(self, side: Side) -> Edition:
        """Return the edition on one side of the desk."""
        return self.explainer.original if side == "source" else self.translation

    def place(self, key: str, side: Side, part: int) -> Place:
        """Find a field; raises GoneError where there is no such passage any more."""
        pair = next((pair for pair in self.alignment.pairs if pair.key == key), None)
        if pair is not None:
            for place in places(pair, side):
                if place.part == part:
                    return place
        reason = "this passage is no longer in the text"
        raise GoneError(Problem(self.edition(side).path, None, reason, "Load the page anew."))


def places(pair: Pair, side: Side) -> tuple[Place, ...]:
    """List the fields of a pair on one side: at least one of the translation."""
    units = pair.source if side == "source" else pair.target
    if side == "target" and not units:
        shaped = len(pair.source) == 1 and pair.source[0].kind in _SHAPED
        return (Place(pair, side, 0, None, pair.source[0].text.strip() if shaped else ""),)
    return tuple(
        Place(pair, side, part, unit, "" if _is_brought(pair, side, unit) else unit.text.strip())
        for part, unit in enumerate(units)
    )


def _is_brought(pair: Pair, side: Side, unit: Unit) -> bool:
    """Say whether a translation says what its original does, as nobody has translated it."""
    if side == "source" or pair.status != "missing" or unit.kind in _SHAPED:
        return False
    return any(unit.text.strip() == other.text.strip() for other in pair.source)


def standing_of(files: DeskTexts) -> Standing:
    """Read the two texts and say where each unit stands.

    A translation that is not there yet is begun with what its original says, in memory.
    """
    problems = Problems()
    editions = {
        lang: files.edition(lang, files.texts[lang], problems)
        for lang in LANGS
        if lang in files.texts
    }
    original, translation = roles([*editions.values()], problems)
    ledger = files.ledger
    begun = translation is not None
    if translation is None:
        whole = files.texts[original.lang]
        completed = completed_text(whole, translation_frame(whole), original.lang, ledger)
        ledger = completed.ledger
        translation = files.edition(other_language(original.lang), completed.text, Problems())
    explainer = Explainer(files.folder.name, files.folder, original, translation)
    return _aligned(files, explainer, ledger, tuple(problems), begun=begun)


def with_ledger(standing: Standing, ledger: Ledger) -> Standing:
    """Say how the same texts stand by another ledger."""
    files = replace(standing.files, ledger=ledger)
    return _aligned(files, standing.explainer, ledger, standing.problems, begun=standing.begun)


def _aligned(
    files: DeskTexts,
    explainer: Explainer[Edition],
    ledger: Ledger,
    problems: tuple[Problem, ...],
    *,
    begun: bool,
) -> Standing:
    alignment = align(explainer.original, explainer.translation, ledger, files.registry)
    return Standing(files, explainer, begun, ledger, alignment, problems)


def original_of(folder: Path, texts: Mapping[Lang, str]) -> Lang:
    """Say which of the texts of a folder is the original."""
    marked = []
    for lang in LANGS:
        if lang in texts:
            head, _, _ = split_head(plain(texts[lang]))
            if parse_head(head, folder / f"{lang}.md", Problems()).translation:
                marked.append(lang)
    if len(texts) == 1:
        return next(iter(texts))
    return other_language(marked[0]) if len(marked) == 1 else LANGS[0]


def with_texts(files: DeskTexts, texts: Mapping[Lang, str], ledger: Ledger) -> DeskTexts:
    """Return the files with other texts and another ledger."""
    return replace(files, texts={**files.texts, **texts}, ledger=ledger)


def plain(text: str) -> str:
    """Write a text with line feeds, as it is parsed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
