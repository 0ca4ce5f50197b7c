"""`adopt`: the articles of a Pelican folder → explainers, and what became of each."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from sharih.adopt import Adoption, adopt, write
from sharih.commands.terminal import counted, say
from sharih.errors import shown_path
from sharih.settings import Settings


def run(arguments: argparse.Namespace, settings: Settings, out: Console, err: Console) -> int:
    """Adopt; returns 1 where an article could not be taken."""
    adoption = adopt(Path(arguments.folder).absolute(), settings, arguments.rights)
    for explainer in adoption.adopted:
        if not arguments.dry_run:
            write(explainer, settings.content)
        folder = shown_path(settings.content / "explainers" / explainer.slug)
        sources = ", ".join(shown_path(a.path) for a in explainer.articles.values())
        say(f"{folder}: {explainer.statuses()} from {sources}", out)
        for note in explainer.notes:
            say(f"  {str(note).removesuffix('. ')}", out)
    for problem in adoption.refused:
        say(str(problem), err)
    say(_summary(adoption, dry_run=arguments.dry_run), out)
    return 1 if any(problem.severity == "error" for problem in adoption.refused) else 0


def _summary(adoption: Adoption, *, dry_run: bool) -> str:
    articles = counted(sum(len(one.articles) for one in adoption.adopted), "article")
    left = len({problem.path for problem in adoption.refused})
    done = "would be taken" if dry_run else "taken"
    explainers = counted(len(adoption.adopted), "explainer")
    return f"{articles} {done} as {explainers}; {counted(left, 'file')} left."
