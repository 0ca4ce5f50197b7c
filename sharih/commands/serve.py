"""`serve` → a live preview of the project, or of a built folder, on this computer."""

from __future__ import annotations

import argparse
import contextlib
import signal
from dataclasses import replace
from functools import partial
from pathlib import Path

from rich.console import Console

from sharih.commands.terminal import say
from sharih.preview.session import Session, checked_port, checked_prefix, serve_folder
from sharih.settings import Settings, load_settings


def run(arguments: argparse.Namespace, settings: Settings, out: Console, _err: Console, /) -> int:
    """Serve until interrupted, which is the way it is meant to end."""
    port, prefix = checked_port(arguments.port), checked_prefix(arguments.prefix)
    tell = partial(say, console=out)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has it
            signal.signal(number, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        if arguments.site:
            serve_folder(Path(arguments.site), prefix, port, tell)
        else:
            Session(partial(_settings, arguments, settings, prefix), tell).run(port)
    return 0


def _settings(arguments: argparse.Namespace, first: Settings, prefix: str) -> Settings:
    """Read the settings file as it is now; what was asked for on the command line stays."""
    now = load_settings(Path(arguments.settings))
    return replace(
        now,
        prefix=prefix,
        content=first.content if arguments.content else now.content,
        seeds=first.seeds if arguments.seeds else now.seeds,
    )
