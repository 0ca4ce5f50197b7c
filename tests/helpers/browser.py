"""Pages in a real Chromium → what a reader would meet: errors, foreign requests, axe findings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

from tests.helpers import machine
from tests.helpers.patience import WAIT

ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine can be reached; what a page asks for elsewhere is recorded.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
WEB = {"http", "https", "ws", "wss"}


def launch_options(executable: str, *, root: bool) -> dict[str, Any]:
    """Return how Chromium is started; as root it cannot use its sandbox."""
    arguments = [*ARGUMENTS, "--no-sandbox"] if root else list(ARGUMENTS)
    return {
        "executable_path": executable,
        "headless": True,
        "args": arguments,
        "timeout": 3 * WAIT * 1000,
    }


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine; a missing one is an error, never a skipped test."""
    executable = machine.find_chromium()
    if executable is None:
        raise machine.SetupError(machine.what_to_install(machine.Machine.here()))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(executable, root=os.geteuid() == 0))
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class PageLog:
    """What went wrong while pages were shown."""

    console_errors: list[str] = field(default_factory=list)
    """Errors on the console, each with the address it is about, and uncaught exceptions."""
    foreign_requests: list[str] = field(default_factory=list)
    """Addresses of requests to another host than the server of the tests."""

    def watch(self, context: BrowserContext) -> None:
        """Record what happens on every page of a browser context."""

        def console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.console_errors.append(f"{message.location['url']}: {message.text}")

        def request(request: Request) -> None:
            parts = urlsplit(request.url)
            if parts.scheme in WEB and parts.hostname != "127.0.0.1":
                self.foreign_requests.append(request.url)

        context.on("console", console)
        context.on("weberror", lambda error: self.console_errors.append(str(error.error)))
        context.on("request", request)

    def clear(self) -> None:
        """Forget what was recorded, as after a visit to a page meant to be missing."""
        self.console_errors.clear()
        self.foreign_requests.clear()

    def check(self) -> None:
        """Fail if anything was recorded."""
        assert self.console_errors == []
        assert self.foreign_requests == []


def axe_findings(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as shown now, a line for each element."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}"
        for violation in violations
        for node in violation["nodes"]
    ]
