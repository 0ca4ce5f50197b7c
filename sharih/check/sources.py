"""The sources of a site → what `check` asks of them: content, what is shown, what is held."""

from __future__ import annotations

from dataclasses import dataclass

from sharih.errors import Problem, Problems
from sharih.settings import Settings
from sharih.site.link.linking import link
from sharih.site.link.visibility import for_web
from sharih.site.making.memory import Memory
from sharih.site.model import Site
from sharih.site.project import Content, load_content
from sharih.site.stages import Stages


@dataclass(frozen=True, slots=True)
class Sources:
    """A project as it is read, linked as the settings say and as it would be for the web."""

    content: Content
    site: Site
    """As the settings say: with drafts, or without."""
    web: Site
    """Without drafts and what is held; the same where the settings say so anyway."""
    problems: tuple[Problem, ...]
    """What reading and linking found."""
    web_problems: tuple[Problem, ...]
    """What is wrong only once drafts are left out."""


def read_sources(settings: Settings, stages: Stages | None = None) -> Sources:
    """Read and link a project; what is wrong is kept, not raised. `stages` is told of reading.

    What the last build read and is still as it was is not read again.
    """
    problems = Problems()
    memory = Memory(settings, empty=False)
    with (stages or Stages()).stage("read", "explainer") as read:
        content = load_content(settings, problems, memory.texts, read.step)
        read.count = len(content.texts)
    site = link(content, settings, problems)
    if not settings.options.drafts:
        return Sources(content, site, site, tuple(problems), ())
    web_problems = Problems()
    web = link(content, for_web(settings), web_problems)
    known = {(p.path, p.line, p.reason) for p in problems}
    more = (p for p in web_problems if (p.path, p.line, p.reason) not in known)
    return Sources(content, site, web, tuple(problems), tuple(more))
