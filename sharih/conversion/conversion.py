"""The folder of seeds and the content folder → drafts for the seeds that are new."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sharih.conversion.claims import Claims, read_claims
from sharih.conversion.drafts import draft_files, name_sections, propose_tags, write_draft
from sharih.conversion.outline import outline
from sharih.conversion.records import SeedReport
from sharih.conversion.register import FILE_NAME, Entry, load_register, save_register
from sharih.conversion.seeds import read_bytes, seed_from_bytes
from sharih.conversion.slugs import propose_slug
from sharih.errors import ContentError, Problem, Problems, shown_path
from sharih.topics import Registry

# Names stand in a list separated by commas, and in messages of one line.
_BAD_NAME: Final = re.compile(r"[,،\x00-\x1f\x7f\ud800-\udfff]|\A\s|\s\Z|\s\.txt\Z")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a run of `convert` did."""

    reports: tuple[SeedReport, ...]
    """One for each seed that was read or is known, by file name."""
    problems: tuple[Problem, ...]
    """What is wrong with seeds; the others were converted all the same."""

    @property
    def converted(self) -> tuple[SeedReport, ...]:
        """The reports of the seeds that became drafts in this run."""
        return tuple(report for report in self.reports if report.status == "new")


def convert_seeds(
    seeds: Path,
    content: Path,
    registry: Registry,
    on_progress: Callable[[int, int], None] | None = None,
) -> Conversion:
    """Make a draft of every new seed, and bring the register up to date.

    Known seeds are found again by name, also where an editor renamed the folder; nothing that
    exists is written over. `on_progress` is told how many seeds of how many are done. Raises
    ContentError where the register or the seeds' folder cannot be used, before anything is
    written.
    """
    paths = _seed_paths(seeds)
    run = _Run(content, registry, load_register(content), read_claims(content))
    for done, path in enumerate(paths, start=1):
        run.seed(path)
        if on_progress is not None:
            on_progress(done, len(paths))
    run.follow_folders({path.name for path in paths})
    run.save()
    return Conversion(tuple(run.reports), tuple(run.problems))


def _seed_paths(seeds: Path) -> list[Path]:
    """List the seeds by name; a folder that does not exist holds none."""
    try:
        names = [path for path in seeds.iterdir() if not path.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = f"cannot be read as the folder of seeds ({error.strerror or error})"
        remedy = "Make it a readable folder, or name another one."
        raise ContentError(Problem(shown_path(seeds), None, reason, remedy)) from None
    return sorted((path for path in names if path.suffix.lower() == ".txt"), key=lambda p: p.name)


class _Run:
    """One run over the seeds: what is known, and what comes to be known."""

    def __init__(
        self, content: Path, registry: Registry, registered: dict[str, Entry], claims: Claims
    ) -> None:
        self.content = content
        self.explainers = content / "explainers"
        self.registry = registry
        self.registered = registered
        self.register = dict(registered)
        self.claims = claims
        self.taken = set(claims.taken)
        self.reports: list[SeedReport] = []
        self.problems = Problems()

    def seed(self, path: Path) -> None:
        """Deal with one seed; what is wrong with it is noted, and the others go on."""
        try:
            self._seed(path)
        except ContentError as error:
            self.problems.extend(error.problems)
        except OSError as error:
            reason = f"its draft cannot be written ({error.strerror or error})"
            remedy = f"Make {shown_path(self.explainers)} a folder that can be written."
            self.problems.add(path, None, reason, remedy)

    def _seed(self, path: Path) -> None:
        name = path.name
        if _BAD_NAME.search(name):
            reason = "a name with a comma, control character or space at its edge"
            raise ContentError(Problem(shown_path(path), None, reason, "Rename the file."))
        data = read_bytes(path)
        entry = self._known(name, hashlib.sha256(data).hexdigest())
        if entry is None:
            self.reports.append(self._draft(path, data))
            return
        self.register[name] = entry
        if entry.slug is None:
            self.reports.append(SeedReport(name, "rejected", None))
        elif entry.sha256 == hashlib.sha256(data).hexdigest():
            self.reports.append(SeedReport(name, "known", entry.slug))
        else:
            reason = f"changed since it was converted into {entry.slug}"
            remedy = (
                "Bring the change into the explainer by hand, then write its digest"
                f" {hashlib.sha256(data).hexdigest()} into seeds.toml."
            )
            self.problems.add(path, None, reason, remedy, "warning")
            self.reports.append(SeedReport(name, "changed", entry.slug))

    def _known(self, name: str, digest: str) -> Entry | None:
        """Tell what became of a seed earlier; None for a new one."""
        entry = self.registered.get(name)
        claiming = self.claims.seeds.get(name, ())
        if claiming:
            slug = entry.slug if entry and entry.slug in claiming else claiming[0]
            return Entry(entry.sha256 if entry else digest, slug)
        if entry and entry.slug in self.claims.folders:
            return entry
        return Entry(entry.sha256, None) if entry else None

    def _draft(self, path: Path, data: bytes) -> SeedReport:
        seed = seed_from_bytes(path, data)
        found = outline(seed, self.registry)
        slug = propose_slug(found.title, seed.lang, self.registry, self.taken)
        tags = propose_tags(found)
        section_ids = name_sections(found, seed.lang, self.registry)
        write_draft(self.explainers / slug, draft_files(seed, found, tags, section_ids))
        self.taken.add(slug)
        self.register[seed.name] = Entry(seed.sha256, slug)
        return SeedReport(seed.name, "new", slug, seed, found, tags, section_ids)

    def save(self) -> None:
        """Write the register where it changed; drafts name their seeds, so none is made twice."""
        if self.register == self.registered:
            return
        try:
            save_register(self.content, self.register)
        except OSError as error:
            reason = f"the register cannot be written ({error.strerror or error})"
            remedy = "Make it a file that can be written, and convert again."
            self.problems.add(self.content / FILE_NAME, None, reason, remedy)

    def follow_folders(self, present: set[str]) -> None:
        """Bring entries up to date whose seeds are no longer in the folder of seeds."""
        for name, entry in self.registered.items():
            if name not in present:
                self.register[name] = self._known(name, entry.sha256) or entry
