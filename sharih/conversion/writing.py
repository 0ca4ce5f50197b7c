"""Prepared seeds → folders and files of the content folder, and the register of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal

from sharih.arabic import Lang
from sharih.content.edition_text import EditionText, Piece, read_edition
from sharih.content.topics import Registry
from sharih.conversion.drafts.drafts import files_of, write_draft
from sharih.conversion.drafts.slug_proposals import free_slug
from sharih.conversion.merging.further_seeds import Brought, bring
from sharih.conversion.merging.journal import write_all
from sharih.conversion.merging.reimport import (
    Update,
    check_files,
    follow,
    follow_further,
    join,
    joined,
    original_language,
    others_of,
    read_base,
)
from sharih.conversion.reports.outcomes import SeedReport
from sharih.conversion.seeds.selection import Request
from sharih.conversion.state.claims import Claims
from sharih.conversion.state.register import FILE_NAME, SeedEntry, save_register
from sharih.conversion.workers import Prepared
from sharih.errors import ContentError, Problem, Problems
from sharih.inputs import Inputs
from sharih.routes import RESERVED
from sharih.slugs import is_slug

Status = Literal["new", "known", "changed", "rejected", "elsewhere"]
Outcome = tuple[SeedReport, Iterable[Problem]]


class Writing:
    """What a run knows of the content folder, and all that it changes there."""

    def __init__(
        self,
        content: Path,
        registry: Registry,
        registered: dict[str, SeedEntry],
        claims: Claims,
        inputs: Inputs,
        dry_run: bool,
    ) -> None:
        self.content = content
        self.explainers = content / "explainers"
        self.registry = registry
        self.registered = registered
        self.register = dict(registered)
        self.claims = claims
        self.inputs = inputs
        self.taken = set(claims.taken)
        self.numbers: dict[str, int] = {}
        self.dry_run = dry_run
        # What a run that writes nothing would have written, for the seeds that come after.
        self.planned: dict[str, tuple[Lang, tuple[Piece, ...]]] = {}

    def check(self, request: Request) -> Problems:
        """Note what is wrong with the explainer that seeds are to go into."""
        problems = Problems()
        slug = request.into
        if slug is None:
            return problems
        folder = self.explainers / slug
        remedy = "Use small Latin letters, digits and hyphens, such as --into peace-talks."
        if not is_slug(slug):
            problems.add(folder, None, "cannot stand in an address", remedy)
        elif slug in RESERVED:
            problems.add(folder, None, "is the address of a page of the site", "Take another name.")
        elif slug in self.claims.pages:
            problems.add(folder, None, "is the name of a page", "Take another name.")
        elif slug in self.claims.old_slugs and slug not in self.claims.folders:
            reason = "is an earlier address of another explainer"
            problems.add(folder, None, reason, "Take another name.")
        return problems

    def status(self, name: str, digest: str, request: Request) -> tuple[Status, str | None]:
        """Tell what became of a seed earlier, and where it is now."""
        entry = self._known(name, digest)
        if entry is None:
            return "new", None
        self.register[name] = entry
        if name in request.again:
            return "new", entry.slug
        if request.into is not None and entry.slug != request.into:
            return ("new", None) if entry.slug is None else ("elsewhere", entry.slug)
        if entry.slug is None:
            return "rejected", None
        return ("known" if entry.sha256 == digest else "changed"), entry.slug

    def _known(self, name: str, digest: str) -> SeedEntry | None:
        entry = self.registered.get(name)
        claiming = self.claims.seeds.get(name, ())
        if claiming:
            slug = entry.slug if entry and entry.slug in claiming else claiming[0]
            return SeedEntry(entry.sha256 if entry else digest, slug)
        if entry and entry.slug in self.claims.folders:
            return entry
        return SeedEntry(entry.sha256, None) if entry else None

    def draft(self, found: Prepared, slug: str | None = None) -> SeedReport:
        """Make a new folder of a seed."""
        if slug and self.dry_run:
            self.planned[slug] = found.lang, read_edition(found.draft.original.encode()).pieces
        slug = slug or free_slug(found.stem, self.taken, self.numbers)
        if not self.dry_run:
            write_draft(
                self.explainers / slug, files_of(found.draft), {found.name: found.draft.original}
            )
        self.taken.add(slug)
        self.register[found.name] = SeedEntry(found.sha256, slug)
        return found.report("new", slug)

    def join(self, path: Path, found: Prepared, slug: str, cap: int) -> Outcome:
        """Make a seed part of an explainer; the first one makes the folder."""
        folder = self.explainers / slug
        if slug not in self.taken:
            return self.draft(found, slug), ()
        check_files(folder, found.name, self.inputs)
        brought = self._brought(path, found, folder, None)
        if self.dry_run:
            _, others = self.planned.get(slug, (found.lang, ()))
            others = others or tuple(others_of(folder, found.lang, None))
            self.planned[slug] = found.lang, (*others, *brought.pieces)
        if folder.exists():
            update = join(folder, found.name, brought, found.lang, found.tags, cap)
        else:
            update = Update((), joined(brought))
        return self._done(found, slug, update, "joined")

    def follow(self, path: Path, found: Prepared) -> Outcome:
        """Merge a changed seed into what was made of it."""
        slug = self.register[found.name].slug or ""
        folder = self.explainers / slug
        check_files(folder, found.name, self.inputs)
        base = read_base(folder, found.name)
        if base is None:
            problem = Problem(
                path,
                None,
                f"changed, and nobody knows what it was when {slug} was made of it",
                f"Bring the change into {slug} by hand, then write its digest {found.sha256}"
                " into seeds.toml.",
                "warning",
            )
            report = found.report("merged", slug)
            return replace(report, status="changed"), (problem,)
        if base.head:
            update = follow(folder, found.name, base, found.draft, self.registry)
        else:
            brought = self._brought(path, found, folder, base)
            update = follow_further(folder, found.name, base, brought, found.lang, self.registry)
        return self._done(found, slug, update, "merged")

    def _brought(
        self, path: Path, found: Prepared, folder: Path, base: EditionText | None
    ) -> Brought:
        planned = self.planned.get(folder.name)
        lang = planned[0] if planned else original_language(folder)
        if lang != found.lang or found.outline is None:
            reason = f"is written in {found.lang!r}, and the original of {folder.name} in {lang!r}"
            remedy = "Only seeds of one language become one explainer."
            raise ContentError(Problem(path, None, reason, remedy))
        others = planned[1] if planned else others_of(folder, lang, base)
        ids = dict(found.section_ids)
        return bring(found.name, found.outline, ids, others, self.registry, lang)

    def _done(self, found: Prepared, slug: str, update: Update, status: str) -> Outcome:
        """Write the files of an update: all of them or none."""
        if not self.dry_run:
            for file, before, _ in update.files:
                if before is not None and file.read_bytes() != before:
                    reason = "was changed while it was being merged"
                    remedy = "Convert again."
                    raise ContentError(Problem(file, None, reason, remedy))
            if update.files:
                write_all(self.content, {file: after for file, _, after in update.files})
        self.register[found.name] = SeedEntry(found.sha256, slug)
        return replace(found.report(status, slug), merge=update.merge), update.problems

    def follow_folders(self, present: set[str]) -> None:
        """Bring entries up to date whose seeds are no longer in the folder of seeds."""
        for name, entry in self.registered.items():
            if name not in present:
                self.register[name] = self._known(name, entry.sha256) or entry

    def save(self) -> Problems:
        """Write the register where it changed; drafts name their seeds, so none is made twice."""
        problems = Problems()
        if self.register != self.registered:
            try:
                save_register(self.content, self.register)
            except OSError as error:
                reason = f"the register cannot be written ({error.strerror or error})"
                remedy = "Make it a file that can be written, and convert again."
                problems.add(self.content / FILE_NAME, None, reason, remedy)
        return problems
