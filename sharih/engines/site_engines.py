"""A site and the name of an engine → translations of its texts.

Names come from the registry, what says the very same from earlier translations, and the rest from
the engine.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from sharih.arabic import Lang
from sharih.content.mentions import folded_name
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.engines.installing import Install
from sharih.engines.interface import Workplace
from sharih.engines.known import open_engine
from sharih.engines.local.models import model_folders
from sharih.engines.memory import SAME, MemoryEngine, Suggestion
from sharih.engines.prefilling.asking import Asked, Step
from sharih.engines.prefilling.passages import passages, with_words
from sharih.engines.prefilling.prefill import prefill
from sharih.engines.prefilling.prefilled import MEMORY, REGISTRY, Prefilled, named
from sharih.languages import other_language
from sharih.markdown.blocks import UnitKind
from sharih.settings import Settings

Say = Callable[[str], None]


class SiteEngines:
    """The engines of a site; each is made when it is first asked, once for each direction."""

    def __init__(
        self,
        settings: Settings,
        name: str,
        say: Say,
        install: Install | None = None,
        step: Step | None = None,
        *,
        again: bool = False,
    ) -> None:
        """Name the engine to ask; `install` brings packages that it needs and that are missing.

        `say` is given lines that a waiting user should see, `step` how far the engine is. With
        `again`, it is asked also for what it has answered in an earlier run.
        """
        self.settings = settings
        self.name = name
        self._say = say
        self._install = install
        self._step = step
        self._again = again
        self._engines: dict[Lang, Asked] = {}
        self._memories: dict[Lang, MemoryEngine] = {}

    @cached_property
    def registry(self) -> Registry:
        """The topics of the site; raises ContentError where they have an error."""
        return load_registry(self.settings.registry, self.settings.inputs)

    def translate(self, texts: Sequence[str], lang: Lang) -> Mapping[str, Prefilled]:
        """Translate passages from a language, as far as that can be taken.

        What is a name, and what has been translated, is not asked for. Raises EngineError where
        the engine cannot be used or not go on, and ContentError for a registry with an error.
        """
        if not texts:
            return {}
        engine = self._engine(lang)  # what is wrong with it is told before anything is done
        known = {text: found for text in texts if (found := self._known(text, lang))}
        rest = [text for text in texts if text not in known]
        return {**known, **prefill(rest, engine, self._step)}

    def unit(self, kind: UnitKind, text: str, lang: Lang) -> Prefilled:
        """Translate the Markdown of a unit; raises as `translate` does."""
        found = passages(kind, text, lang)
        made = self.translate([passage.text for passage in found], lang)
        doubts = [doubt for passage in found for doubt in made[passage.text].doubts]
        words = {passage: made[passage.text].text for passage in found}
        if not all(made[passage.text].text for passage in found):
            return Prefilled("", tuple(doubts))
        grades = [one.grade for one in made.values() if one.grade]
        by = named(one.by for one in made.values())
        return Prefilled(with_words(text, words), tuple(doubts), min(grades, default=0), by)

    def suggestions(self, text: str, lang: Lang, most: int = 5) -> list[Suggestion]:
        """List what is like a unit's Markdown and was translated earlier, the most alike first."""
        return self._memory(lang).suggestions(text, most)

    def _known(self, text: str, lang: Lang) -> Prefilled | None:
        """Find the translation of a name, or of what says the very same elsewhere."""
        if topic := self._topic(text, lang):
            return Prefilled(topic, by=REGISTRY)
        # An editor has looked at what is the same: it needs no checks.
        best = self._memory(lang).suggestions(text, most=1, at_least=SAME)
        return Prefilled(best[0].text, grade=SAME, by=f"{MEMORY}/{SAME}") if best else None

    def _topic(self, text: str, lang: Lang) -> str:
        """Say what a name is called in the other language; empty for what is no name."""
        found = self.registry.mentions(text, lang)
        if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)):
            return ""
        topic = self.registry.get(found[0].topic)
        if topic is None or folded_name(text) != folded_name(topic.names[lang]):
            return ""
        return topic.names[other_language(lang)]

    def _engine(self, lang: Lang) -> Asked:
        if lang not in self._engines:
            place = self._place(self.name, lang)
            engine = open_engine(self.name, place, self._install)
            self._engines[lang] = Asked(engine, place, self.registry, again=self._again)
        return self._engines[lang]

    def _memory(self, lang: Lang) -> MemoryEngine:
        if lang not in self._memories:
            self._memories[lang] = MemoryEngine(self._place(MEMORY, lang))
        return self._memories[lang]

    def _place(self, name: str, lang: Lang) -> Workplace:
        """Say what an engine is made for, as the settings and the environment have it."""
        settings = self.settings
        return Workplace(
            lang,
            other_language(lang),
            settings.root,
            settings.content,
            settings.options.engines.get(name, {}),
            model_folders(settings.options.models, settings.root, os.environ),
            os.environ,
            self._say,
        )
