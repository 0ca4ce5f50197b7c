"""Fixtures: the sample site, built once per run, a server for it, and a real browser.

def test_home_has_no_sideways_scrolling(site_url, new_page):
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{site_url}ar/")
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers import sites
from tests.helpers.browser import PageLog, chromium
from tests.helpers.patience import WAIT
from tests.helpers.projects import ROOT, Project, copied_project
from tests.helpers.server import serving

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile(  # CI gives the same answer for the same code
    "ci", deadline=None, derandomize=True, database=None, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")
expect.set_options(timeout=WAIT * 1000)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # As in the background of a script; what tests start would not be interrupted either.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a temporary folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    return folder.resolve()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a copy of the sample project, which the test may change."""
    return copied_project(tmp_path / "project")


@pytest.fixture
def built_project(shared_folder: Path, tmp_path: Path) -> Project:
    """Return such a copy with its site in `output`, as a build has left it."""
    return sites.built_sample(shared_folder).copied(tmp_path / "project")


@pytest.fixture(scope="session")
def site(shared_folder: Path) -> Path:
    """Return the site of the sample as built for a look at home; for reading only."""
    return sites.local(sites.sample(shared_folder), shared_folder / "site")


@pytest.fixture(scope="session")
def production_site(shared_folder: Path) -> Path:
    """Return the site of the sample as built for publishing at `sites.PRODUCTION_URL`."""
    return sites.production(sites.sample(shared_folder), shared_folder / "production-site")


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[..., str]]:
    """Return `server(folder, base="")`, which serves a folder until the run ends.

    It gives the address, with a slash at its end; the same folder is served once.
    """
    started: dict[tuple[Path, str], str] = {}
    with ExitStack() as stack:

        def serve(folder: Path, base: str = "") -> str:
            if (folder, base) not in started:
                started[folder, base] = stack.enter_context(serving(folder, base))
            return started[folder, base]

        yield serve


@pytest.fixture(scope="session")
def site_url(site: Path, server: Callable[..., str]) -> str:
    """Return the address of the site, with a slash at its end."""
    return server(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a real Chromium, started once per worker."""
    with chromium() as started:
        yield started


@pytest.fixture
def page_log() -> PageLog:
    """Return what went wrong on the pages of this test; `clear()` it where that was meant."""
    return PageLog()


@pytest.fixture
def new_page(browser: Browser, page_log: PageLog) -> Iterator[Callable[..., Page]]:
    """Return `new_page(**options)`, which opens a page in a browser context of its own.

    The options are those of Playwright's `Browser.new_context`: `viewport`, `color_scheme`,
    `java_script_enabled`, `locale` and so on. When the test ends, an error on the console
    or a request to another host fails it.
    """
    with ExitStack() as stack:

        def open_page(**options: Any) -> Page:
            context = browser.new_context(**options)
            context.set_default_timeout(WAIT * 1000)
            stack.callback(context.close)
            page_log.watch(context)
            return context.new_page()

        yield open_page
    page_log.check()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """Return a page of 1280 by 800 pixels in light colours."""
    return new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
