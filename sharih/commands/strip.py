"""`strip`: photographs in `content/` keep what is seen, and lose what a camera wrote."""

from __future__ import annotations

import argparse

from rich.console import Console

from sharih.commands.terminal import counted, say
from sharih.errors import ContentError, Problem, shown_path
from sharih.files import locked, replace_file
from sharih.pictures.photograph_files import photograph_files, untold_photographs
from sharih.pictures.written_data import bared, is_same_picture
from sharih.settings import Settings


def run(arguments: argparse.Namespace, settings: Settings, out: Console, _err: Console, /) -> int:
    """Take out what is written in photographs; returns the exit status.

    Raises ContentError for one that cannot be written. One that would look otherwise is left.
    """
    done = left = 0
    with locked(settings.content):
        for path, data in photograph_files(settings.content, settings.inputs):
            found = bared(data)
            if found is None:
                continue
            if not is_same_picture(data, found.data):
                left += 1
                say(f"{shown_path(path)}: left as it is, as it may be broken; save it anew.", out)
                continue
            done += 1
            if not arguments.dry_run:
                try:
                    replace_file(path, found.data)
                except OSError as error:
                    reason = f"cannot be written ({error.strerror or error})"
                    remedy = "Make it a file that can be written, and do this again."
                    raise ContentError(Problem(path, None, reason, remedy)) from None
            told = "camera data and its place" if found.place else "camera data"
            verb = "would be" if arguments.dry_run else "are"
            say(f"{shown_path(path)}: {told} {verb} taken out.", out)
        for path in untold_photographs(settings.content, settings.inputs):
            left += 1
            say(f"{shown_path(path)}: left as it is; save it as JPEG and take it away.", out)
    if not (done or left):
        say("No photograph in content holds camera data.", out)
    elif done and not arguments.dry_run:
        say(f"{counted(done, 'photograph')} without camera data; what is seen is the same.", out)
    return 1 if left else 0
