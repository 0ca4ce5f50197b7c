"""A site that was built → what is kept of it beside the site: ledgers, and what has been public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sharih.content import published
from sharih.content.pages import text_of_page
from sharih.content.published import Address
from sharih.errors import Problems
from sharih.files import replace_file
from sharih.settings import Settings
from sharih.site.kept import Body
from sharih.site.link.linking import link
from sharih.site.link.visibility import (
    Readership,
    for_web,
    public_addresses,
    readership,
    vanishing,
)
from sharih.site.loading import load_body
from sharih.site.model import Held
from sharih.site.project import Content, load_content
from sharih.translation.recording import ledger_update


@dataclass(frozen=True, slots=True)
class Records:
    """What is kept of a build beside the site, and what it is to tell."""

    held: tuple[Held, ...]
    web: Readership
    vanished: tuple[Address, ...]


def keep_records(settings: Settings, *, convert: bool, remove: bool) -> Records:
    """Keep ledgers and register of a site that a host has built, as `build` does of its own.

    `convert` and `remove` are those of `build`. Raises ContentError.
    """
    problems = Problems()
    content = load_content(settings, problems)
    problems.raise_errors()
    vanished = let_go(content, settings) if remove else ()
    if convert:
        record(map(content.body, content.unrecorded))
        record_pages(content, settings)
    if convert or remove:
        record_public(content, settings, vanished)
    held = link(content, settings, Problems()).held
    return Records(held, readership(content.texts.values(), settings, content.published), vanished)


def record(bodies: Iterable[Body]) -> tuple[Path, ...]:
    """Bring every ledger up to date with what was translated; returns those that changed."""
    recorded = []
    for body in bodies:
        if update := ledger_update(body.explainer, body.ledger, body.alignment):
            replace_file(*update)
            recorded.append(update[0])
    return tuple(recorded)


def record_pages(content: Content, settings: Settings) -> tuple[Path, ...]:
    """Do the same for pages that explain nothing, and for names whose ledger somebody has begun.

    What is recorded here changes nothing of what is shown. Raises ContentError for a bad ledger.
    """
    from sharih.status.entries import ledger_updates  # only needed here

    found = [text_of_page(page) for page in content.pages.values() if len(page.editions) > 1]
    texts = (load_body(text, settings.inputs, registry=content.registry) for text in found)
    names = list(ledger_updates(settings))
    for path, data in names:
        replace_file(path, data)
    return (*record(texts), *(path for path, _ in names))


def record_public(
    content: Content, settings: Settings, vanished: Iterable[Address] = ()
) -> tuple[Path, ...]:
    """Bring the register of what has been public up to date; returns its path if it changed."""
    shown = public_addresses(content, settings)
    register = published.updated(content.published, shown, settings.day)
    register = published.removed(register, vanished, settings.day)
    if register.editions == content.published.editions:
        return ()
    published.save_published(register)
    return (register.path,)


def let_go(content: Content, settings: Settings) -> tuple[Address, ...]:
    """List what was public and is neither on the web now nor led on from."""
    return tuple(vanishing(link(content, for_web(settings), Problems())))
