"""The site as it was last built, and the texts edited since → the site, with little looked at."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from sharih import routes
from sharih.content.topics import Registry
from sharih.content.topics_file import load_registry
from sharih.errors import Problems
from sharih.languages import LANGS
from sharih.output import OutputTree
from sharih.rebuild.record import Former
from sharih.rebuild.stamps import look
from sharih.rebuild.texts import TextMemory
from sharih.rebuild.unchanged import Looked
from sharih.routes import Route, file_of
from sharih.settings import Settings
from sharih.site.link.link_faults import check_explainer
from sharih.site.link.visibility import Readership, readership
from sharih.site.loading import lost_ledger_of
from sharih.site.making.built import Built, Told
from sharih.site.making.edited import (
    Edit,
    EditedSite,
    feeds_of,
    feeds_with_texts,
    paths_of,
    status_paths,
)
from sharih.site.making.memory import Memory
from sharih.site.making.outcomes import noted
from sharih.site.pages.feeds import has_texts, texts_in
from sharih.site.reading import TextReader
from sharih.site.stages import Stages

INDEX = "index.json"


def build_edited(settings: Settings, looked: Looked, stages: Stages) -> Built | None:
    """Build a site of which only texts were edited since the last build, if that can be enough.

    `looked` says which, and how the output stands. None where others depend on what was edited, or
    something is wrong: then everything is to be looked at, and the site is as it was. Raises
    ContentError and OutputError as a build does.
    """
    if not looked.edited or looked.record is None:
        return None  # perhaps another version of this program remembered something else
    memory = Memory(settings, empty=False)
    remembered = memory.site()
    if remembered is None:
        return None
    links, shown, told = remembered
    with OutputTree(settings.output, settings.protected, root=settings.root) as tree:
        with stages.stage("read", "explainer") as read:
            registry = load_registry(settings.registry, settings.inputs, memory.topics())
            texts = memory.texts_to_index(registry)
            reader = TextReader(settings, registry, texts)
            edits = _edits(looked.edited, memory, texts, reader, told, registry)
            if edits is None:
                return None
            whole = EditedSite(links, settings, registry, memory.text, edits)
            read.count, read.of = len(edits), len(links.order)
        known = looked.record["files"]
        work = _work(whole, shown, known) if whole.is_enough() else None
        if work is None:
            return None
        with stages.stage("rendered", "file") as rendered:
            maker = memory.maker(whole.site, reader.body, tree, of_pages_alone=True)
            rendered.of = len(looked.record["files"])
            pieces = maker.edited_index([edit.slug for edit in edits])
            if pieces is None:
                return None
            further = {INDEX: work.index, **pieces}
            made = maker.make_some(work.paths, work.feeds, further, work.texts)
            outcomes = noted(made, tree, rendered)
        if not _are_still(settings, looked, texts, edits):
            return None
        with stages.stage("written", "file") as written:
            change = tree.commit_some(looked.record["output folders"], told.foreign)
            written.count, written.of = len(change.changed), change.unchanged + len(change.changed)
    told = replace(told, web=_web(told.web, whole))
    files = memory.save_some(outcomes, told)
    former = Former(looked.record, change.changed)
    return Built(change, links.pages, told, files, memory.files_of_texts(), former=former)


def _are_still(
    settings: Settings, looked: Looked, texts: TextMemory, edits: Iterable[Edit]
) -> bool:
    """Say whether the edited texts, registry and stories are as they were when they were read."""
    content = str(settings.content)
    before = looked.inputs.folders.get(content) if looked.inputs else None
    return look(content) == before and all(
        edit.slug in texts.known and texts.is_still(edit.slug, texts.known[edit.slug])
        for edit in edits
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be made again."""

    paths: tuple[str, ...]
    feeds: tuple[Route, ...]
    index: bytes
    texts: Mapping[str, str]
    """What feeds have of texts that were not edited, by their addresses."""


def _work(
    whole: EditedSite, shown: Mapping[str, Sequence[str]], files: Container[str]
) -> _Work | None:
    """Find what shows something of the edited texts; None where that cannot be told.

    `files` are those of the site.
    """
    index = whole.index((whole.site.settings.output / INDEX).read_bytes())
    statuses = status_paths(whole)
    if index is None or statuses is None:
        return None
    listed = whole.listed_anew()
    paths = dict.fromkeys(paths_of(whole.site, whole.edits))
    paths |= dict.fromkeys(path for edit in listed for path in shown.get(edit.slug, ()))
    paths |= dict.fromkeys(path for path in statuses if file_of(path) in files)
    feeds = dict.fromkeys(feeds_of(whole.site, listed) if listed else ())
    feeds |= dict.fromkeys(feeds_with_texts(whole.site, whole.edits))
    return _Work(tuple(paths), tuple(feeds), index, _texts(whole, feeds))


def _texts(whole: EditedSite, feeds: Iterable[Route]) -> dict[str, str]:
    """Read the texts that feeds have from those that were written before."""
    found: dict[str, str] = {}
    for route in feeds:
        if has_texts(route) and route.feed == "json":
            with suppress(OSError, ValueError, LookupError):  # then they are made anew
                found |= texts_in((whole.site.settings.output / route.path).read_bytes())
    for edit in whole.edits:
        for lang in LANGS:
            found.pop(whole.site.urls.absolute(routes.explainer(lang, edit.slug)), None)
    return found


def _edits(
    names: Iterable[str],
    memory: Memory,
    texts: TextMemory,
    reader: TextReader,
    told: Told,
    registry: Registry,
) -> list[Edit] | None:
    """Read edited texts again; None where one of them was, or is, not in order."""
    edits: list[Edit] = []
    for name in names:
        former = memory.text(name)
        if former is None or lost_ledger_of(former):
            return None
        if texts.recall(name):
            continue  # it was only touched
        now, found, _ = reader.read_some([name])[name]
        if now is None:
            return None
        problems = Problems()
        problems.extend(found)
        check_explainer(now.explainer, registry, problems)
        folder = former.explainer.folder
        if len(problems) or any(folder in p.path.parents for p in told.warnings):
            return None
        if memory.text(name) != now:  # it was not remembered: it changed while it was read
            return None
        edits.append(Edit(name, former, now))
    return edits


def _web(web: Readership, whole: EditedSite) -> Readership:
    """Count anew what readers get, for texts that were edited."""
    settings, published = whole.site.settings, whole.site.published
    former = readership([edit.former for edit in whole.edits], settings, published)
    now = readership([edit.now for edit in whole.edits], settings, published)
    return web.with_other(former, now)
