"""`init`: a site of one's own in a new folder."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from rich.console import Console

from sharih.commands.terminal import say
from sharih.errors import SharihError, one_line, shown_path
from sharih.start.answers import Answers, clean_address, clean_words
from sharih.start.new_site import check_folder, files_of_site, write_site
from sharih.start.origin import Origin, origin_of_program

_QUESTIONS: Final[tuple[tuple[str, str, Callable[[str], str]], ...]] = (
    ("name_ar", "Name of the site in Arabic", clean_words),
    ("name_en", "Name of the site in English", clean_words),
    ("tagline_ar", "Line under the name, in Arabic", clean_words),
    ("tagline_en", "Line under the name, in English", clean_words),
    ("siteurl", "Address of the site, such as https://example.org", clean_address),
)
"""What a site must be told, in the words of a question, and what makes an answer fit to keep."""


def run(arguments: argparse.Namespace, out: Console, err: Console) -> int:
    """Begin a site; returns 0 once it is there."""
    folder = Path(os.path.normpath(Path(arguments.folder).absolute()))
    check_folder(folder)
    said = {name: clean(getattr(arguments, name) or "") for name, _, clean in _QUESTIONS}
    if sys.stdin.isatty():
        _ask(said, err)
    answers = Answers(**said)
    origin = origin_of_program()
    write_site(folder, files_of_site(answers, origin, empty=arguments.empty))
    for line in _told(folder, answers, origin):
        say(line, out)
    return 0


def _ask(said: dict[str, str], err: Console) -> None:
    """Ask for what was not said; an empty answer leaves it to be filled in."""
    missing = [question for question in _QUESTIONS if not said[question[0]]]
    if missing:
        say("An empty answer leaves it to be filled in later.", err)
    for name, question, clean in missing:
        while True:
            say(f"{question}:", err)
            try:
                said[name] = clean(input())
                break
            except EOFError:
                return
            except SharihError as error:
                say(str(error), err)


def _told(folder: Path, answers: Answers, origin: Origin) -> Iterator[str]:
    """Say what was made, and what comes next."""
    where = one_line(shown_path(folder))
    yield f"A site of your own is in {where}."
    if origin.wheel is not None:
        name = origin.requirement.removeprefix("./")
        yield f"It brings this version of Sharih along, as {name}: keep that with it."
    yield "Next:"
    yield f"  cd {_quoted(folder)}"
    yield "  ./inv build    installs what is needed, once, and builds the site into output/"
    yield "  ./inv serve    shows it while you write"
    if not (answers.name_ar and answers.name_en):
        yield "  pelicanconf.py: fill in the name of the site in both languages"
    if not answers.siteurl:
        yield "  publishconf.py: fill in SITEURL, the address of the site"
    yield "  content/pages/about/: say in ar.md and en.md who you are"
    yield "  git init, git add ., git commit: keep it under git before you publish"


def _quoted(folder: Path) -> str:
    """Write the path of a folder as a shell reads it, on one line."""
    shown = shown_path(folder)
    if shown.isprintable():
        return shlex.quote(f"./{shown}" if shown.startswith("-") else shown)
    written = (chr(b) if b"!"[0] <= b < 127 and chr(b) not in "'\\" else f"\\{b:03o}"
               for b in os.fsencode(shown))  # fmt: skip
    return f"$'{''.join(written)}'"
