"""A seed's file → everything of its draft but the folder's name; in several processes at once."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.conversion.drafts.drafts import Draft, make_draft, name_sections, propose_tags
from sharih.conversion.drafts.slug_proposals import stem_of
from sharih.conversion.outline import outline
from sharih.conversion.records import Outline, Seed
from sharih.conversion.reports.name_sightings import Sighting, sightings
from sharih.conversion.reports.outcomes import Brief, SeedReport
from sharih.conversion.reports.report import details_of
from sharih.conversion.rule_files import BoilerplateRule
from sharih.conversion.seeds.near_copies import Sketch, sketch_of
from sharih.conversion.seeds.seeds import read_bytes, seed_from_bytes
from sharih.errors import ContentError, Problem
from sharih.inputs import Inputs
from sharih.processes import IN_FLIGHT, can_fork, in_order, in_processes, usable_processors

CHUNK: Final = 32
"""How many seeds are handed over at once."""
MOST_BYTES: Final = 1 << 20
"""A chunk that is sent to an executor elsewhere ends with the seed that reaches this size."""
AHEAD: Final = 64
"""How many chunks may be at an executor elsewhere at once, if nobody says how many it works on."""
FEWEST_FOR_FORKS: Final = 100
"""Fewer seeds are converted faster in one process."""
FEWEST_FOR_NEW_PROCESSES: Final = 1000
"""The same where processes begin with nothing: each imports the modules and reads the context."""


_MOST_SEEDS: Final = (
    "مصدر: العمل على الطريق يبدأ غدا\n"
    "القاهرة (رويترز) - قال متحدث لوكالة رويترز يوم الأحد 7 نوفمبر 2024: “يبدأ العمل غدا”.\n"
    "ماذا بعد؟\n"
    "- وأضاف أن العمل ينتهي في الخريف.\n"
)
"""Has something of what most seeds have."""


@dataclass(frozen=True, slots=True)
class ConversionContext:
    """What every seed is converted with."""

    registry: Registry
    rules: tuple[BoilerplateRule, ...]
    threshold: int
    cap: int
    details: bool
    """Whether reports are wanted as JSON."""
    inputs: Inputs
    """The folders that seeds may lie in."""
    published: Mapping[Path, dt.date] = field(default_factory=dict)
    """The days of publication that editors confirmed, by the file of the seed."""


@dataclass(frozen=True, slots=True)
class SeedBytes:
    """A seed that was read before it was handed over: nobody else need reach its file."""

    path: Path
    data: bytes


Source = Path | SeedBytes | ContentError
"""A seed to be converted: its file, what was read of it, or why it could not be read."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A seed, read and understood."""

    name: str
    sha256: str
    lang: Lang
    stem: str
    """The folder's name, if no other explainer has it."""
    draft: Draft
    brief: Brief
    tags: tuple[str, ...]
    sketch: Sketch
    """By which a text that is nearly the same is told."""
    sightings: tuple[Sighting, ...]
    details: str = ""
    seed: Seed | None = None
    outline: Outline | None = None
    section_ids: tuple[tuple[int, str], ...] = ()

    def report(self, status: str, slug: str | None) -> SeedReport:
        """Begin the report of what was done with it."""
        return SeedReport(
            self.name,
            "new" if status == "new" else "joined" if status == "joined" else "merged",
            slug,
            self.seed,
            self.outline,
            self.tags,
            dict(self.section_ids),
            self.brief,
            details=self.details,
        )


Results = list[Prepared | ContentError]
Convert = Callable[[Sequence[Source]], Results]


def prepare(source: Source, context: ConversionContext, *, whole: bool) -> Prepared:
    """Convert one seed, in memory. Raises ContentError where it cannot be used.

    With `whole`, what was found in it is handed over too, for a full report.
    """
    if isinstance(source, ContentError):
        raise source
    if isinstance(source, Path):
        source = SeedBytes(source, read_bytes(source, context.inputs))
    path = source.path
    seed = seed_from_bytes(path, source.data)
    found = outline(seed, context.registry, context.rules, context.published.get(path))
    tags = propose_tags(found, context.threshold, context.cap)
    section_ids = name_sections(found, seed.lang, context.registry)
    details = ""
    if context.details:
        details = json.dumps(details_of(seed, found, tags, section_ids), ensure_ascii=False)
    return Prepared(
        seed.name,
        seed.sha256,
        seed.lang,
        stem_of(found.title, seed.lang, context.registry),
        make_draft(seed, found, tags, section_ids),
        brief_of(seed, found),
        tags,
        sketch_of(p.text for section in found.sections for p in section.paragraphs),
        tuple(sightings(seed, found, context.registry)),
        details,
        seed if whole else None,
        found if whole else None,
        tuple(section_ids.items()) if whole else (),
    )


def brief_of(seed: Seed, found: Outline) -> Brief:
    """Sum up what was found in a seed."""
    spoken = [quote for quote in found.quotes if quote.speech]
    return Brief(
        lang=seed.lang,
        title=found.title,
        title_proposed=found.title_source != "first line",
        summary=bool(found.summary),
        headings=sum(section.heading is not None for section in found.sections),
        quotes=len(spoken),
        speakerless=sum(quote.speaker is None for quote in spoken),
        dropped=len(found.dropped),
        repairs=len(seed.repairs),
        findings=len(found.findings),
        dates=sum(date.resolved is None for date in found.dates),
    )


def prepare_all(
    paths: Sequence[Path],
    context: ConversionContext,
    *,
    whole: bool,
    jobs: int | None = None,
    executor: Executor | None = None,
) -> Generator[Prepared | ContentError]:
    """Convert seeds in memory, in order; what cannot be used comes as the error it raised.

    They are sent to the executor, where there is one, that works on as many calls at once as
    `jobs` says; else they are converted in this many processes of this machine, by default as
    many as pay. Raises ContentError where one of them was ended.
    """
    prepare_these = partial(prepare_chunk, context=context, whole=whole)
    if executor is not None:
        results = _elsewhere(prepare_these, paths, context.inputs, executor, jobs)
    else:
        results = _here(prepare_these, paths, context, jobs)
    done = 0
    try:
        for found in results:
            yield from found
            done += len(found)
    except BrokenExecutor:
        raise _ended(paths[done]) from None


def _here(
    prepare_these: Convert, paths: Sequence[Path], context: ConversionContext, jobs: int | None
) -> Iterator[Results]:
    """Convert on this machine; whoever converts a seed reads it."""
    jobs = min(jobs or _worthwhile(len(paths)), len(paths) // CHUNK)
    size = CHUNK if jobs > 1 else 1
    chunks = [paths[at : at + size] for at in range(0, len(paths), size)]
    if jobs <= 1:
        return map(prepare_these, chunks)
    if can_fork():
        _make_ready(context)
    return in_processes(prepare_these, chunks, jobs)


def _elsewhere(
    prepare_these: Convert,
    paths: Iterable[Path],
    inputs: Inputs,
    executor: Executor,
    jobs: int | None,
) -> Iterator[Results]:
    """Convert on an executor, which is sent the bytes of the seeds."""
    ahead = IN_FLIGHT * jobs if jobs else AHEAD
    for found in in_order(executor, prepare_these, _read(paths, inputs), ahead):
        # A problem says where its file lies as seen from the folder where it was made.
        yield [
            ContentError(map(replace, one.problems)) if isinstance(one, ContentError) else one
            for one in found
        ]


def _read(paths: Iterable[Path], inputs: Inputs) -> Iterator[list[Source]]:
    """Read seeds, as many at once as are handed over together."""
    chunk: list[Source] = []
    size = 0
    for path in paths:
        try:
            data = read_bytes(path, inputs)
        except ContentError as error:
            chunk.append(error)
        else:
            chunk.append(SeedBytes(path, data))
            size += len(data)
        if len(chunk) == CHUNK or size >= MOST_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _make_ready(context: ConversionContext) -> None:
    """Compile what is looked for in most seeds, for the copies of this process to have it."""
    outline(seed_from_bytes(Path("a.txt"), _MOST_SEEDS.encode()), context.registry, context.rules)


def prepare_chunk(sources: Sequence[Source], context: ConversionContext, *, whole: bool) -> Results:
    """Convert some seeds, wherever that is done; needs nothing but what it is given."""
    return [_prepared(source, context, whole) for source in sources]


def _worthwhile(seeds: int) -> int:
    """Tell in how many processes this many seeds are converted soonest."""
    fewest = FEWEST_FOR_FORKS if can_fork() else FEWEST_FOR_NEW_PROCESSES
    return usable_processors() if seeds >= fewest else 1


def _prepared(source: Source, context: ConversionContext, whole: bool) -> Prepared | ContentError:
    try:
        return prepare(source, context, whole=whole)
    except ContentError as error:
        return error


def _ended(path: Path) -> ContentError:
    reason = "a process that converted this seed or one after it was ended from outside"
    return ContentError(Problem(path, None, reason, "Convert again; memory may have run out."))
