"""Pelican's signals → a build: the host's own files and ours change the site as one.

Pelican and its plugins write into the hidden tree; our files are written beside theirs; when
Pelican's run is over, the trees are exchanged. This is the only module that knows Pelican.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, main, signals
from pelican.contents import Page as PelicanPage
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG
from pelican.writers import Writer

from sharih.build import check_unchanged, checked, prepare
from sharih.errors import ContentError, OutputError, Problem, SharihError
from sharih.output import OutputTree
from sharih.rebuild.snapshot import Snapshot
from sharih.settings import Settings, check_settings
from sharih.settings_file import setting_places
from sharih.site.kept import Fetch
from sharih.site.model import Site
from sharih.site.pages.frame import frame_of
from sharih.site.pages.render import MACHINES, File, render
from sharih.site.pages.template_faults import fault_in_templates
from sharih.site.pages.templates import equip
from sharih.site.sources import inputs_of
from sharih.site_settings.theme import OVERRIDES, STATIC_DIR, STATIC_PATHS

_HOST = "_sharih"
_OURS = ("explainers", "pages")
"""The folders of the content that Sharih reads, beside its tables."""


class Theirs(Container[Path]):
    """The files of a content folder that only Pelican and its plugins read, and may write too."""

    def __init__(self, content: Path) -> None:
        self._content = content

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, Path) or not path.is_relative_to(self._content):
            return False
        top, *below = path.relative_to(self._content).parts
        return top not in _OURS if below else not top.endswith(".toml")


class Host:
    """What one Pelican instance hosts; lives on the instance, so nothing is global."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.site: Site | None = None
        self.fetch: Fetch | None = None
        self.tree: OutputTree | None = None
        self.inputs: Snapshot | None = None
        """The files as they were before any was read."""
        self.machines: dict[str, bytes] = {}
        """Files of ours that no reader opens, as they were made."""

    def run(self, pelican: Pelican, generate: Callable[[], None]) -> None:
        """Run Pelican in a hidden tree, and exchange the trees once it is over.

        Its last signal is too early for that: which plugin hears it last is not known.
        """
        settings = pelican.settings
        visible = settings["OUTPUT_PATH"], pelican.output_path
        try:
            with _told():
                tree = self.begin()
                settings["OUTPUT_PATH"] = pelican.output_path = str(tree.staging)
            with _told(), _templates_told(self.settings.template_folders):
                generate()
            with _told():
                self._keep_ours(tree.staging)
                check_unchanged(self.inputs, self.settings, Theirs(self.settings.content))
                tree.commit()
        finally:
            self.abandon()
            settings["OUTPUT_PATH"], pelican.output_path = visible

    def begin(self) -> OutputTree:
        """Open the hidden tree; read and check the content."""
        self.abandon()
        self.site, self.machines = None, {}
        self.inputs = inputs_of(self.settings, None)
        tree = OutputTree(
            self.settings.output, self.settings.protected, root=self.settings.root, fresh=True
        )
        self.tree = tree.__enter__()
        self.site, self.fetch, warnings = prepare(self.settings)
        for warning in warnings:
            print(warning)  # noqa: T201 - a user's terminal is where it belongs
        return tree

    def write(self, file: File) -> None:
        """Put a file of ours into the hidden tree."""
        if self.tree is None:
            raise OutputError("The site was not read; the old one is as it was.")
        self.tree.write(file.path, file.data)
        if file.path in MACHINES:
            self.machines[file.path] = file.data

    def _keep_ours(self, staging: Path) -> None:
        """Put back what a plugin has written over: it knows nothing of the explainers."""
        for path, data in self.machines.items():
            file = staging / path
            if file.is_symlink() or not file.is_file() or file.read_bytes() != data:
                file.unlink(missing_ok=True)
                file.write_bytes(data)
                reason = f"a plugin wrote another {path}, which knows nothing of the explainers"
                remedy = f"Sharih's {path} is kept; take the plugin out, or that part of it."
                place = self.settings.place_of("PLUGINS")
                print(Problem(*place, reason, remedy, "warning"))  # noqa: T201 - the same

    def abandon(self) -> None:
        """Leave the site as it was, and let the next build in."""
        if self.tree is not None:
            self.tree.__exit__(None, None, None)
            self.tree = None


class ExplainerGenerator(Generator):
    """Makes every page of ours, of both languages, in one run."""

    def generate_output(self, _writer: Writer) -> None:
        """Write our files into the hidden tree; Pelican's writer is for Pelican's own."""
        host: Host = self.settings[_HOST]
        if host.site is None or host.fetch is None:
            raise OutputError("The site was not read; the old one is as it was.")
        with _told():
            for file in checked(render(host.site, host.fetch), host.site):
                host.write(file)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_initialized)
    signals.get_generators.connect(_generators)
    signals.generator_init.connect(_equip)
    signals.page_generator_write_page.connect(_frame_page)


def run_pelican(settings: Settings, path: Path) -> int:
    """Build through Pelican with a settings file; returns the exit status."""
    overrides = {"SHARIH_SEEDS": str(settings.seeds), "SITEURL": settings.siteurl}
    words = [str(settings.content), "--settings", str(path), "--output", str(settings.output)]
    words += ["--theme-path", str(settings.theme)]
    words += ["--fatal", "errors", "--extra-settings"]
    words += [f"{name}={json.dumps(value)}" for name, value in overrides.items()]
    try:
        main(words)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    return 0


def _initialized(pelican: Pelican) -> None:
    # Pelican does not say which file its settings came from; messages name the usual one.
    settings = pelican.settings
    source = Path(settings["PATH"]).parent / "pelicanconf.py"
    with _told():
        ours = check_settings(_ours(settings, source), source)
        host = settings[_HOST] = Host(ours)
        pelican.run = partial(host.run, pelican, pelican.run)
    settings["THEME"] = pelican.theme = str(ours.theme)
    # The theme's style sheets are joined by us; Pelican would copy them once more.
    settings[STATIC_PATHS] = []
    settings[OVERRIDES] = [str(folder) for folder in ours.of_theme.overrides]


def _ours(settings: Mapping[str, Any], source: Path) -> dict[str, Any]:
    """Return Pelican's settings without defaults of its own that are not ours."""
    found = {name: value for name, value in settings.items() if name.isupper()}
    if found["THEME"] == DEFAULT_CONFIG["THEME"]:
        del found["THEME"]  # what Pelican takes where a project names none
    if found.get(STATIC_DIR) == DEFAULT_CONFIG[STATIC_DIR]:
        files = source.parent.glob("*.py")
        if not any(STATIC_DIR in setting_places(file) for file in files):
            del found[STATIC_DIR]
    return found


def _generators(_pelican: Pelican) -> type[Generator]:
    return ExplainerGenerator


def _equip(generator: Generator) -> None:
    """Let Pelican's own templates use what ours use."""
    host: Host = generator.settings[_HOST]
    if host.site is not None:
        with _told():
            equip(generator.env, host.settings, frame_of(host.site))


def _frame_page(_generator: Generator, content: PelicanPage) -> None:
    """Give a stock page what the frame of a page of ours needs."""
    content.kind = "page"
    content.path = content.current = content.url
    content.readings = ()
    content.alternates = {}
    content.noindex = content.status != "published"
    content.feed = ""
    content.description = ""
    content.card = None


@contextmanager
def _templates_told(folders: Sequence[Path]) -> Iterator[None]:
    """Tell what goes wrong in a template that Pelican renders as in one of ours."""
    try:
        yield
    except Exception as error:
        if problem := fault_in_templates(error, folders):
            raise ContentError(problem) from None
        raise


@contextmanager
def _told() -> Iterator[None]:
    """Tell problems a line each and stop; Pelican would print a traceback, or go on."""
    try:
        yield
    except SharihError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a user's terminal is where it belongs
        raise SystemExit(1) from None
