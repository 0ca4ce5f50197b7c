"""`new`: a title → an explainer to be written; or a text → its other language, to translate."""

from __future__ import annotations

import argparse

from rich.console import Console

from sharih import routes
from sharih.commands.terminal import counted, say
from sharih.content.head import split_names
from sharih.errors import OutputError, shown_path
from sharih.languages import other_language
from sharih.new import Beginning, Begun, Paired, begin, pair
from sharih.settings import Settings

_LANGUAGES = {"ar": "Arabic", "en": "English"}


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:  # noqa: ARG001 - as all commands
    """Begin an explainer, or complete a translation; returns the exit status."""
    tags = tuple(name for said in arguments.tags or () for name in split_names(said))
    if arguments.pair is not None:
        if arguments.title or arguments.slug or arguments.lang or arguments.story or tags:
            raise OutputError("--pair takes nothing but the name of a folder. Leave out the rest.")
        lines = _of_pair(pair(arguments.pair, settings))
    elif not arguments.title:
        raise OutputError('Say the title, such as new "…", or --pair with the name of a folder.')
    else:
        beginning = Beginning(
            arguments.title, arguments.slug or "", arguments.lang or "", tags, arguments.story or ""
        )
        begun = begin(beginning, settings)
        lines = [shown_path(path) for path in begun.files]
        lines += _next_steps(begun) if out.is_terminal else []
    for line in [] if arguments.quiet else lines:
        say(line, out)
    return 0


def _next_steps(begun: Begun) -> list[str]:
    slug, lang = begun.folder.name, begun.lang
    other = other_language(lang)
    return [
        "",
        f"Write the {_LANGUAGES[lang]} text in {lang}.md; comments there say what goes where.",
        f"./inv serve shows it at /{routes.explainer(lang, slug)} while you write.",
        f"./inv new --pair {slug} then brings it into {other}.md, for translating it there.",
        "Readers get it with Status: published, once Date, Summary and Rights are filled in.",
    ]


def _of_pair(paired: Paired) -> list[str]:
    name = shown_path(paired.path)
    if not paired.brought and not paired.begun:
        return [f"{name}: lacks nothing that {paired.original.name} has"]
    what = "begun, with" if paired.begun else "completed with"
    return [f"{name}: {what} {counted(paired.brought, 'passage')} to be translated"]
