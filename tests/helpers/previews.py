"""A project → its preview, as `serve` runs it for a user."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.patience import WAIT
from tests.helpers.projects import ROOT, Project

_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\S*")


@dataclass(slots=True)
class Preview:
    """A preview that is running."""

    process: subprocess.Popen[str]
    said: list[str]
    """What it printed until it was there."""
    url: str
    """Where it is, with a slash at its end."""
    port: int

    def get(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask for a path as it is written; return status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.putrequest(method, path, skip_host="Host" in named)
            for name, value in named.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, found, answer.read()
        finally:
            connection.close()

    def post(self, path: str, body: bytes, **headers: str) -> tuple[int, bytes]:
        """Send something to a path, as one of the preview's own pages does; `headers` go first."""
        own = {
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "Origin": f"http://127.0.0.1:{self.port}",
        }
        named = own | {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        try:
            connection.putrequest("POST", path, skip_host="Host" in named)
            for name, value in named.items():
                if value:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def end(self) -> tuple[int, str]:
        """Interrupt it as Ctrl-C does; return its exit status and what it printed since."""
        self.process.send_signal(signal.SIGINT)
        out, _ = self.process.communicate(timeout=WAIT)
        return self.process.returncode, out


@contextmanager
def previewing(folder: Path, *words: str) -> Iterator[Preview]:
    """Run `serve` in a folder, on a port that is free, until the block ends."""
    port = () if "--port" in words else ("--port", "0")
    process = subprocess.Popen(
        [sys.executable, "-m", "sharih", "serve", *port, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        said: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if found := _ADDRESS.search(line):
                yield Preview(process, said, found[0], int(found[1]))
                break
        else:
            raise AssertionError(f"no preview: {''.join(said)}")
    finally:
        process.kill()
        process.communicate()


def rename_over(project: Project, path: str, text: str) -> None:
    """Save a file as many editors do: beside it, then in its place."""
    beside = project.write(f"{path}.new", text)
    beside.replace(project.root / path)
