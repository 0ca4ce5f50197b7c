"""A project → its site in the output folder: convert, read, link, render, exchange."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sharih.cards.design import unshaped
from sharih.content.topics_file import load_registry
from sharih.errors import ContentError, OutputError, Problem, Problems
from sharih.output import OutputTree, TreeChange
from sharih.rebuild.snapshot import Snapshot, changed, take
from sharih.routes import file_of
from sharih.settings import Settings
from sharih.site.kept import Fetch
from sharih.site.link.linking import link
from sharih.site.link.visibility import (
    readership,
    without_text,
)
from sharih.site.making.built import Built, Told
from sharih.site.making.memory import Memory
from sharih.site.making.outcomes import Outcome, noted
from sharih.site.model import Site
from sharih.site.pages.assets import without_fonts, without_search
from sharih.site.pages.render import File
from sharih.site.project import Content, load_content
from sharih.site.recording import let_go, record, record_pages, record_public
from sharih.site.stages import Stages

if TYPE_CHECKING:
    from sharih.conversion import Conversion

Say = Callable[[str], None]
Progress = Callable[[int, int], None]


def build(  # noqa: PLR0913 - each says one thing of a build
    settings: Settings,
    *,
    convert: bool,
    clean: bool,
    say: Say,
    on_seed: Progress | None = None,
    on_converted: Callable[[Conversion], None] | None = None,
    remove: bool = False,
    stages: Stages | None = None,
    inputs: Snapshot | None = None,
) -> Built:
    """Build the site of a project.

    With `convert`, new seeds become drafts first, and ledgers record what was translated; seeds
    that cannot be converted do not keep the site from being built. `clean` forgets what is known
    of the output and writes every file anew. `say` is given lines that a waiting user should see,
    `on_seed` how many seeds of how many are converted, `on_converted` what became of them, also
    where the build fails afterwards; `stages` is told of each stage. With `remove`, what was
    public and would vanish is let go for good. `inputs` are the files as they were before any was
    read: where one changes until the site is whole, that is told, and nothing is written. Raises
    ContentError with all problems found, or OutputError; the site in the output folder is then as
    it was.
    """
    stages = stages or Stages()
    with OutputTree(
        settings.output, settings.protected, root=settings.root, clean=clean, on_wait=say
    ) as tree:
        problems, of_seeds = Problems(), Problems()
        memory = Memory(settings, empty=clean)
        conversion = convert_new(settings, of_seeds, say, on_seed) if convert else None
        if conversion is not None and on_converted is not None:
            on_converted(conversion)
        if inputs is not None and conversion is not None and has_written(conversion):
            inputs = take(inputs.roots)
        with stages.stage("read", "explainer") as read:
            content = load_content(
                settings, problems, memory.texts_to_index, read.step, memory.topics(),
                memory.compile_templates,
            )  # fmt: skip
            read.count, read.of = content.fresh, len(content.texts)
        with stages.stage("linked", "page") as linked:
            site = link(content, settings, problems)
            linked.count = len(site.paths)
        problems.extend(unshaped(settings))
        if problems.errors:
            problems.extend(of_seeds)  # nothing is built: what is to be mended is told at once
        problems.raise_errors()
        problems.extend(of_seeds.warnings)
        problems.extend((*without_fonts(settings), *without_search(settings)))
        if not remove:
            problems.extend(without_text(site, {*content.texts, *content.pages}))
        recorded = record(map(content.body, content.unrecorded)) if convert else ()
        if recorded:  # pages are made of what is on the disk now, as the next build finds it
            again = Problems()
            content = load_content(settings, again, memory.texts_to_index, topics=memory.topics())
            site = link(content, settings, again)
            again.raise_errors()
        recorded += record_pages(content, settings) if convert else ()
        vanished = let_go(content, settings) if remove else ()
        change, outcomes = _make(
            site, content, memory, tree, stages, lambda: check_unchanged(inputs, settings, recorded)
        )
        told = _told(site, content, settings, problems, change)
        memory.save(outcomes, site, told)
        if convert or remove:
            recorded += record_public(content, settings, vanished)
    files = {outcome.put.path: outcome.put.made for outcome in outcomes}
    wrong = tuple(of_seeds.errors)
    texts = memory.files_of_texts()
    return Built(change, len(site.paths), told, files, texts, wrong, recorded, vanished)


def _told(
    site: Site, content: Content, settings: Settings, problems: Problems, change: TreeChange
) -> Told:
    """Put together what a build tells of the site that is now visible."""
    return Told(
        site.held,
        tuple(problems.warnings),
        readership(content.texts.values(), settings, content.published),
        _next_day(content, settings),
        change.foreign,
    )


def _next_day(content: Content, settings: Settings) -> dt.date | None:
    """Find the first later day that an edition waits for."""
    dates = (edition.metadata.date for edition in content.editions())
    return min((date for date in dates if date and date > settings.day), default=None)


def _make(
    site: Site,
    content: Content,
    memory: Memory,
    tree: OutputTree,
    stages: Stages,
    check: Callable[[], None],
) -> tuple[TreeChange, list[Outcome]]:
    """Make the files that differ, and let the new site be seen, if `check` raises nothing."""
    with stages.stage("rendered", "file") as rendered:
        maker = memory.maker(site, content.body, tree)
        outcomes = noted(maker.make(), tree, rendered, len(site.paths))
        rendered.of = len(outcomes)
        complete(site, (outcome.put.path for outcome in outcomes))
    check()
    with stages.stage("written", "file") as written:
        change = tree.commit()
        written.count = len(change.added) + len(change.changed)
        written.of = len(outcomes)
    return change, outcomes


def check_unchanged(
    inputs: Snapshot | None, settings: Settings, written: Container[Path] = ()
) -> None:
    """Raise ContentError where files have changed since a snapshot: pages would mix old and new.

    What the build has `written` itself is left out, and so are seeds: they are read before.
    """
    problems = Problems()
    for path in map(Path, changed(inputs) if inputs is not None else ()):
        if path not in written and not path.is_relative_to(settings.seeds):
            reason = "was changed while the site was being built"
            problems.add(path, None, reason, "Build again; the site is as it was.")
    problems.raise_errors()


def prepare(settings: Settings) -> tuple[Site, Fetch, list[Problem]]:
    """Read and link a project without converting.

    Returns the site, what returns its bodies, and the warnings. Raises ContentError with all
    problems found.
    """
    problems = Problems()
    content = load_content(settings, problems)
    site = link(content, settings, problems)
    problems.extend((*unshaped(settings), *without_search(settings)))
    problems.raise_errors()
    return site, content.body, problems.warnings


def checked(files: Iterable[File], site: Site) -> Iterable[File]:
    """Pass files on and make sure at the end that every page of the site was among them."""
    made = []
    for file in files:
        made.append(file.path)
        yield file
    complete(site, made)


def complete(site: Site, made: Iterable[str]) -> None:
    """Make sure that every page of the site is among the files made; raises OutputError."""
    expected = {file_of(path) for path in site.paths | site.redirects.keys()}
    expected.difference_update(made)
    if expected:
        missing = ", ".join(sorted(expected)[:5])
        raise OutputError(
            f"{len(expected)} pages were not made, among them {missing}. "
            "This is a fault of Sharih; the site is as it was."
        )


def convert_new(
    settings: Settings, problems: Problems, say: Say, on_seed: Progress | None
) -> Conversion | None:
    """Convert what is new or changed, and note what is wrong with seeds, instead of raising it.

    Returns None where no seed can be converted: the register or the folder cannot be used, which
    is noted, or the registry of topics, which reading the content tells.
    """
    # Half of what a build loads is for converting, which many builds leave alone.
    from sharih.conversion import convert_seeds, options_of

    try:
        registry = load_registry(settings.registry, settings.inputs)
    except ContentError:
        return None  # converting without topics would make poor drafts
    options = replace(options_of(settings), on_wait=say)
    try:
        conversion = convert_seeds(settings.seeds, settings.content, registry, on_seed, options)
    except ContentError as error:
        problems.extend(error.problems)
        return None
    problems.extend(conversion.problems)
    return conversion


def has_written(conversion: Conversion) -> bool:
    """Say whether a conversion may have written into the folder of the content."""
    return conversion.tidied or any(
        report.status not in ("known", "copy") for report in conversion.reports
    )
