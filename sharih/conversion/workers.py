"""A seed's file → everything of its draft but the folder's name; in several processes at once."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from sharih.arabic import Lang
from sharih.content.topics import Registry
from sharih.conversion.drafts.drafts import Draft, make_draft, name_sections, propose_tags
from sharih.conversion.drafts.slugs import stem_of
from sharih.conversion.outline import outline
from sharih.conversion.records import Outline, Seed
from sharih.conversion.reports.name_candidates import Sighting, sightings
from sharih.conversion.reports.outcomes import Brief, SeedReport
from sharih.conversion.reports.report import details_of
from sharih.conversion.rule_files import BoilerplateRule
from sharih.conversion.seeds.seeds import read_bytes, seed_from_bytes
from sharih.errors import ContentError, Problem

MOST_BYTES: Final = 2_000_000
"""A larger file is no article but a book of several hundred pages."""
CHUNK: Final = 16
"""So many seeds are handed over at once."""
WORTHWHILE: Final = 100
"""Fewer seeds are converted faster in one process."""


@dataclass(frozen=True, slots=True)
class Means:
    """What every seed is converted with."""

    registry: Registry
    rules: tuple[BoilerplateRule, ...]
    threshold: int
    cap: int
    details: bool
    """Whether reports are wanted as JSON."""
    published: Mapping[Path, dt.date] = field(default_factory=dict)
    """The days of publication that editors confirmed, by the file of the seed."""


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
    sightings: tuple[Sighting, ...]
    details: str = ""
    seed: Seed | None = None
    outline: Outline | None = None
    section_ids: tuple[tuple[int, str], ...] = ()

    def report(self, status: str, slug: str) -> SeedReport:
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


def read_limited(path: Path) -> bytes:
    """Read a seed's bytes; raises ContentError where it cannot be read, or is no article."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return read_bytes(path)  # which says what is wrong with it
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return read_bytes(path)
        data = b""
        # One byte more, should it have grown since.
        while status.st_size <= MOST_BYTES and len(data) <= MOST_BYTES:
            more = os.read(descriptor, max(status.st_size - len(data), 0) + 1)
            if not more:
                break
            data += more
    except OSError:
        return read_bytes(path)
    finally:
        os.close(descriptor)
    if max(status.st_size, len(data)) > MOST_BYTES:
        reason = f"has {status.st_size / 1e6:.1f} MB; a seed is one article, of at most 2 MB"
        remedy = "Take the article out of it, or split the file."
        raise ContentError(Problem(path, None, reason, remedy))
    return data


def prepare(path: Path, means: Means, *, whole: bool) -> Prepared:
    """Convert one seed, in memory. Raises ContentError where it cannot be used.

    With `whole`, what was found in it is handed over too, for a full report.
    """
    seed = seed_from_bytes(path, read_limited(path))
    found = outline(seed, means.registry, means.rules, means.published.get(path))
    tags = propose_tags(found, means.threshold, means.cap)
    section_ids = name_sections(found, seed.lang, means.registry)
    details = ""
    if means.details:
        details = json.dumps(details_of(seed, found, tags, section_ids), ensure_ascii=False)
    return Prepared(
        seed.name,
        seed.sha256,
        seed.lang,
        stem_of(found.title, seed.lang, means.registry),
        make_draft(seed, found, tags, section_ids),
        brief_of(seed, found),
        tags,
        tuple(sightings(seed, found, means.registry)),
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
        headings=sum(section.heading is not None for section in found.sections),
        quotes=len(spoken),
        speakerless=sum(quote.speaker is None for quote in spoken),
        dropped=len(found.dropped),
        repairs=len(seed.repairs),
        findings=len(found.findings),
        dates=sum(date.resolved is None for date in found.dates),
    )


def prepare_all(
    paths: Sequence[Path], means: Means, *, whole: bool, jobs: int | None = None
) -> Iterator[Prepared | ContentError]:
    """Convert seeds in memory, in order; what cannot be used comes as the error it raised."""
    jobs = min(jobs or usable_processors(), max(1, len(paths) // CHUNK))
    if jobs < 2 or len(paths) < WORTHWHILE or not can_fork():
        for path in paths:
            yield _prepared(path, means, whole)
        return
    yield from _in_processes(paths, means, whole, jobs)


def usable_processors() -> int:
    """Count the processors this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a copy of this process is cheap and safe; elsewhere one process does it all."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def _prepared(path: Path, means: Means, whole: bool) -> Prepared | ContentError:
    try:
        return prepare(path, means, whole=whole)
    except ContentError as error:
        return error


def _in_processes(
    paths: Sequence[Path], means: Means, whole: bool, jobs: int
) -> Iterator[Prepared | ContentError]:
    """Let each process convert every so-manieth chunk; a pipe that is full makes it wait."""
    context = multiprocessing.get_context("fork")
    chunks = [paths[at : at + CHUNK] for at in range(0, len(paths), CHUNK)]
    workers = []
    ends: list[Connection] = []
    try:
        for number in range(jobs):
            here, there = context.Pipe(duplex=False)
            # Forked, so that the registry and its automata are there without being sent.
            worker = context.Process(
                target=_work,
                args=(chunks[number::jobs], means, whole, there, (*ends, here)),
                daemon=True,
            )
            worker.start()
            there.close()
            workers.append(worker)
            ends.append(here)
        for number in range(len(chunks)):
            try:
                found = ends[number % jobs].recv()
            except EOFError:
                raise _died(chunks[number]) from None
            yield from found
    finally:
        for end in ends:
            end.close()
        for worker in workers:
            if sys.exc_info()[0] is not None:
                worker.terminate()
            worker.join()


def _work(
    chunks: Sequence[Sequence[Path]],
    means: Means,
    whole: bool,
    end: Connection,
    inherited: Sequence[Connection],
) -> None:
    for other in inherited:
        other.close()  # so that a pipe breaks when the process that reads it dies
    with suppress(BrokenPipeError, KeyboardInterrupt):
        for chunk in chunks:
            end.send([_prepared(path, means, whole) for path in chunk])
    end.close()


def _died(chunk: Sequence[Path]) -> ContentError:
    first = next(islice(chunk, 1))
    reason = "a process that converted this seed or one after it was ended from outside"
    return ContentError(Problem(first, None, reason, "Convert again; memory may have run out."))
