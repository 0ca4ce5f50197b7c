"""The files of a project → the names that a new explainer cannot have, and why not."""

from __future__ import annotations

from collections.abc import Mapping

from sharih.content.published import load_published
from sharih.conversion.state.claims import read_claims
from sharih.conversion.state.register import load_register
from sharih.routes import RESERVED
from sharih.settings import Settings


def taken_names(settings: Settings) -> Mapping[str, str]:
    """Find the names that are taken, in small letters, each with what has it.

    Raises ContentError where a register cannot be read.
    """
    inputs = settings.inputs
    claims = read_claims(settings.content, inputs)
    taken: dict[str, str] = {}
    for slug, _ in load_published(settings.published, inputs).editions:
        taken[slug] = "was the address of a text that readers had"
    for seed, entry in load_register(settings.content, inputs).items():
        if entry.slug:
            taken[entry.slug] = f"is what became of the seed {seed}"
    taken |= dict.fromkeys(claims.old_slugs, "is an earlier address of another text")
    pages = dict.fromkeys(claims.pages, "is the name of a page")
    folders = dict.fromkeys(claims.folders, "is there already")
    reserved = dict.fromkeys(RESERVED, "is the address of a page of the site")
    taken |= {**pages, **folders, **reserved}
    return {name.lower(): why for name, why in taken.items()}
