"""Seeds that came while the preview runs → their drafts, as `build` makes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sharih.content.topics import Registry
from sharih.conversion import convert_seeds, is_seed, options_of
from sharih.conversion.state.register import load_register
from sharih.errors import ContentError, Problem, Problems
from sharih.preview.texts import Texts
from sharih.settings import Settings
from sharih.site.recording import record


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of the seeds of a project."""

    lines: tuple[str, ...]
    """A line for each seed of which something was made."""
    changed: frozenset[str]
    """The folders among explainers that were read again."""
    problems: tuple[Problem, ...]


def has_new_seeds(settings: Settings) -> bool:
    """Say whether there are seeds that nothing is known of."""
    try:
        known = load_register(settings.content)
        return any(is_seed(path) and path.name not in known for path in settings.seeds.iterdir())
    except (OSError, ContentError):
        return True  # converting tells what is wrong


def may_convert(changed: Iterable[Path], settings: Settings, faults: Iterable[Problem]) -> bool:
    """Say whether some of these files are seeds, or files that kept seeds from being read.

    `faults` are what was wrong with seeds when they were read last.
    """
    faulty = {problem.path for problem in faults}
    seeds = settings.seeds
    return any(seeds in path.parents or path in faulty for path in changed)


def converted(settings: Settings, registry: Registry, texts: Texts) -> Converted:
    """Make drafts of new seeds, and ledgers for those drafts, and have `texts` read them."""
    problems = Problems()
    lines: tuple[str, ...] = ()
    made: set[str] = set()
    try:
        options = options_of(settings)
        conversion = convert_seeds(settings.seeds, settings.content, registry, None, options)
        problems.extend(conversion.problems)
        drafted = {report.slug for report in conversion.converted if report.slug}
        lines = tuple(f"{one.name} → {one.slug}" for one in conversion.converted if one.slug)
        texts.read(made := texts.stamp() | drafted)
        drafts = [slug for slug in sorted(drafted) if slug in texts]
        if record(map(texts.body, drafts)):
            texts.read(drafted)
    except ContentError as error:
        problems.extend(error.problems)
    except OSError as error:
        where = Path(error.filename) if error.filename else settings.content
        reason = f"cannot be written ({error.strerror or error})"
        problems.add(where, None, reason, "Make it a folder that can be written.")
    return Converted(lines, frozenset(made), tuple(problems))
