"""The folder of seeds and the content folder → drafts and merges for what is new or changed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from sharih.content.topics import Registry
from sharih.conversion.copies import copies_of, near_copies
from sharih.conversion.drafts.drafts import TOPIC_CAP, TOPIC_THRESHOLD, clear_partial
from sharih.conversion.merging.journal import finish
from sharih.conversion.merging.reimport import publication_day
from sharih.conversion.reports.name_candidates import Candidates
from sharih.conversion.reports.outcomes import Conversion, SeedReport
from sharih.conversion.rule_files import boilerplate_rules
from sharih.conversion.seeds.kinds import kind_of
from sharih.conversion.seeds.near_copies import Sketch
from sharih.conversion.seeds.seeds import read_bytes
from sharih.conversion.seeds.selection import Request, check_name, choose, look_into, not_read
from sharih.conversion.state.claims import read_claims
from sharih.conversion.state.register import load_register
from sharih.conversion.state.repeated_lines import (
    Counting,
    learned_rules,
    load_lines,
    news,
    save_lines,
)
from sharih.conversion.workers import ConversionContext, Prepared, prepare_all
from sharih.conversion.writing import Writing
from sharih.errors import ContentError, Problem, Problems
from sharih.files import locked
from sharih.inputs import Inputs
from sharih.settings import Settings

KEPT_WHOLE = 20
"""Full reports are kept of this many seeds; of more, a brief each."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ConversionOptions:
    """How to convert."""

    request: Request = field(default_factory=Request)
    """Which seeds, and into what; by default all that are new or changed."""
    dry_run: bool = False
    """Whether to write nothing, and only tell what would be done."""
    details: bool = False
    """Whether reports are wanted as JSON."""
    threshold: int = TOPIC_THRESHOLD
    """The weight from which a topic becomes a tag."""
    cap: int = TOPIC_CAP
    """A draft gets at most this many tags."""
    jobs: int | None = None
    """Processes at once, by default as many as pay for the number of seeds; with an executor, how
    many calls it works on at once."""
    executor: Executor | None = None
    """Where else to convert, such as a cluster; the bytes of the seeds are sent there."""
    inputs: Inputs | None = None
    """The folders that files may lie in; by default those of seeds and content."""
    on_wait: Callable[[str], None] | None = None
    """Told where another command is at work."""


def options_of(settings: Settings) -> ConversionOptions:
    """Say how to convert, as the settings have it."""
    return ConversionOptions(
        threshold=settings.options.topic_threshold,
        cap=settings.options.topic_cap,
        inputs=settings.inputs,
    )


def convert_seeds(
    seeds: Path,
    content: Path,
    registry: Registry,
    on_progress: Progress | None = None,
    options: ConversionOptions | None = None,
) -> Conversion:
    """Make a draft of every new seed, merge every changed one, and bring the register up to date.

    Known seeds are found again by name, also where an editor renamed the folder; what an editor
    wrote is never written over. `on_progress` is told how many seeds of how many are done.
    Raises ContentError where the register or the seeds' folder cannot be used, before anything
    is written.
    """
    options = options or ConversionOptions()
    folder = look_into(seeds)
    paths = list(folder.seeds)
    others = () if options.request.names else tuple(not_read(folder, seeds))
    if not paths and not content.exists():
        return Conversion((), (*choose(paths, options.request, seeds)[1], *others))
    # A run that writes nothing need not wait for another.
    with nullcontext() if options.dry_run else locked(content, options.on_wait):
        finished = not options.dry_run and finish(
            content, options.inputs or Inputs.below(seeds, content)
        )
        run = _Run(seeds, content, registry, options)
        run.tidied = finished
        run.problems.extend(others)
        return run.convert(paths, on_progress)


class _Run:
    """One run over the seeds."""

    def __init__(
        self, seeds: Path, content: Path, registry: Registry, options: ConversionOptions
    ) -> None:
        self.seeds = seeds
        self.content = content
        self.options = options
        self.registry = registry
        self.inputs = options.inputs or Inputs.below(seeds, content)
        self.lines = load_lines(content, self.inputs)
        self.counting = Counting()
        self.tidied = False
        self.candidates = Candidates()
        self.problems = Problems()
        self.reports: list[SeedReport] = []
        self.published: dict[Path, dt.date] = {}
        self.sketches: list[tuple[Path, Sketch]] = []
        self.copies: dict[str, str] = {}
        self.writing = Writing(
            content,
            registry,
            load_register(content, self.inputs),
            read_claims(content, self.inputs),
            self.inputs,
            options.dry_run,
        )

    def convert(self, paths: list[Path], on_progress: Progress | None) -> Conversion:
        """Do it all."""
        request = self.options.request
        chosen, unknown = choose(paths, request, self.seeds)
        self.problems.extend(unknown)
        self.problems.extend(self.writing.check(request))
        if request.into and self.problems.errors:
            return Conversion((), tuple(self.problems))  # half of an explainer is none
        if not self.options.dry_run:
            clear_partial(self.content / "explainers")
        jobs = self._sorted_out(paths, {path.name for path in chosen})
        done, total = len(chosen) - len(jobs), len(chosen)
        if done and on_progress is not None:
            on_progress(done, total)
        # Closed at once where something fails here: then other processes stop too.
        with closing(self._prepared(jobs)) as prepared:
            for (path, changed), found in zip(jobs.items(), prepared, strict=True):
                if isinstance(found, ContentError):
                    self.problems.extend(found.problems)
                else:
                    self._finish(path, found, changed=changed)
                done += 1
                if on_progress is not None:
                    on_progress(done, total)
        return self._end(paths)

    def _sorted_out(self, paths: Iterable[Path], chosen: set[str]) -> Mapping[Path, bool]:
        """Read every seed; those to be converted come back, with whether they changed."""
        jobs: dict[Path, bool] = {}
        new: list[tuple[str, str]] = []
        for path in paths:
            try:
                check_name(path)
                data = read_bytes(path, self.inputs)
            except ContentError as error:
                if path.name in chosen:
                    self.problems.extend(error.problems)
                continue
            digest = hashlib.sha256(data).hexdigest()
            if kind_of(path) in ("text", "markdown"):
                self.counting.add(data, digest)
            if path.name not in chosen:
                continue
            status, slug = self.writing.status(path.name, digest, self.options.request)
            if status == "new":
                new.append((path.name, digest))
            if status in ("new", "changed"):
                jobs[path] = status == "changed"
                folder = self.content / "explainers" / slug if slug else None
                if folder and (day := publication_day(folder, path.name, self.inputs)):
                    self.published[path] = day
            elif status == "elsewhere":
                reason = f"is part of {slug} already"
                remedy = f"Add --again {path.name} to convert it once more."
                self.problems.add(path, None, reason, remedy)
            else:
                self.reports.append(SeedReport(path.name, status, slug))
        return self._without_copies(jobs, new)

    def _without_copies(
        self, jobs: Mapping[Path, bool], new: Iterable[tuple[str, str]]
    ) -> Mapping[Path, bool]:
        """Leave out new seeds that are copies of others, unless they were asked for."""
        request = self.options.request
        if request.into is None:
            asked = set(request.again)
            found = [(name, digest) for name, digest in new if name not in asked]
            self.copies = copies_of(found, self.writing.register)
        return {path: changed for path, changed in jobs.items() if path.name not in self.copies}

    def _prepared(self, jobs: Mapping[Path, bool]) -> Generator[Prepared | ContentError]:
        """Convert in memory what is new or changed."""
        context = ConversionContext(
            self.registry,
            (*boilerplate_rules(), *learned_rules(self.lines)) if jobs else (),
            self.options.threshold,
            self.options.cap,
            self.options.details,
            self.inputs,
            self.published,
        )
        whole = len(jobs) <= KEPT_WHOLE or bool(self.options.request.into) or any(jobs.values())
        return prepare_all(
            list(jobs),
            context,
            whole=whole,
            jobs=self.options.jobs,
            executor=self.options.executor,
        )

    def _finish(self, path: Path, found: Prepared, *, changed: bool) -> None:
        """Write what was made of a seed; what is wrong is noted, and the others go on."""
        try:
            if changed:
                report, problems = self.writing.follow(path, found)
            elif self.options.request.into:
                report, problems = self.writing.join(
                    path, found, self.options.request.into, self.options.cap
                )
            else:
                report, problems = self.writing.draft(found), ()
        except ContentError as error:
            self.problems.extend(error.problems)
            return
        except OSError as error:
            reason = f"its draft cannot be written ({error.strerror or error})"
            folder = self.content / "explainers"
            remedy = f"Make room, and see that {folder.name} is a folder that can be written."
            self.problems.add(path, None, reason, remedy)
            return
        self.problems.extend(problems)
        self.candidates.add(found.name, found.sightings)
        self.reports.append(report)
        if not changed and not self.options.request.into:
            self.sketches.append((path, found.sketch))

    def _end(self, paths: Sequence[Path]) -> Conversion:
        present = {path.name for path in paths}
        self._tell_of_copies(paths)
        repetitions = news(self.lines, self.counting, boilerplate_rules() if paths else ())
        self.writing.follow_folders(present)
        if not self.options.dry_run:
            self.problems.extend(self._saved())
            if repetitions:
                try:
                    save_lines(self.content, self.lines, repetitions)
                except OSError as error:
                    reason = f"the lines that repeat cannot be written ({error.strerror})"
                    remedy = "Make it a file that can be written, and convert again."
                    self.problems.add(self.content / "boilerplate.toml", None, reason, remedy)
        return Conversion(
            tuple(sorted(self.reports, key=lambda report: report.name)),
            tuple(self.problems),
            self.candidates.frequent(),
            tuple(repetitions),
            self.tidied or self.writing.register != self.writing.registered,
        )

    def _tell_of_copies(self, paths: Iterable[Path]) -> None:
        """Report on copies, and warn of seeds that are nearly the same as others."""
        register = self.writing.register
        for name, first in self.copies.items():
            slug = register[first].slug if first in register else None
            self.reports.append(SeedReport(name, "copy", slug, copy_of=first))
        new = {path.name for path, _ in self.sketches}
        known = [path for path in paths if path.name in register and path.name not in new]
        self.problems.extend(near_copies(self.sketches, known, self.inputs))

    def _saved(self) -> Iterable[Problem]:
        return self.writing.save()
