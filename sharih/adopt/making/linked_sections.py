"""Links to headings of other texts, by the ids that generators make of them → sections with ids.

Generators give every heading an id, made of its words. Here those have one that are linked to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from sharih.adopt.bodies.headings import generated_id, good_id
from sharih.adopt.making.explainers import Adopted, AdoptedText
from sharih.adopt.making.sections import ANY_SECTION, LINK
from sharih.markdown.inline import plain_text

_FENCED: Final = re.compile(r"^ *(`{3,}|~{3,})[^\n]*\n.*?(?:^ *\1|\Z)", re.MULTILINE | re.DOTALL)

Names = Mapping[str, Mapping[str, str]]
"""Slug → what a section is called there by its generator → its id here."""


def with_linked_sections(made: Mapping[str, Adopted]) -> dict[str, Adopted]:
    """Give ids to sections that links of other texts name by their words."""
    wanted: dict[str, set[str]] = {}
    for one in made.values():
        for text in one.texts.values():
            for link in LINK.finditer(text.body.text):
                wanted.setdefault(link["slug"], set()).add(link["section"])
    found = dict(made)
    names: dict[str, Mapping[str, str]] = {}
    for slug in sorted(made.keys() & wanted.keys()):
        found[slug], names[slug] = _named(made[slug], sorted(wanted[slug]))
    return {
        slug: replace(one, texts={lang: _led(text, names) for lang, text in one.texts.items()})
        for slug, one in found.items()
    }


def _named(explainer: Adopted, wanted: Iterable[str]) -> tuple[Adopted, Mapping[str, str]]:
    """Give ids to the sections of these names, and to those at their places in the other text."""
    words = {lang: [section["words"] for section in _sections(text.body.text)]
             for lang, text in explainer.texts.items()}  # fmt: skip
    idents = {lang: [section["id"] for section in _sections(text.body.text)]
              for lang, text in explainer.texts.items()}  # fmt: skip
    taken = {ident for theirs in idents.values() for ident in theirs if ident}
    names: dict[str, str] = {}
    for name in wanted:
        place = next(((lang, at) for lang, theirs in words.items() for at, one in enumerate(theirs)
                      if generated_id(plain_text(one.strip("# "))) == name), None)  # fmt: skip
        if name in taken or place is None:
            continue
        lang, at = place
        names[name] = ident = idents[lang][at] or good_id(name, taken)
        taken.add(ident)
        for theirs in idents.values():
            if len(theirs) == len(idents[lang]):
                theirs[at] = theirs[at] or ident
        idents[lang][at] = ident
    texts = {lang: _with_ids(text, idents[lang]) for lang, text in explainer.texts.items()}
    return (replace(explainer, texts=texts), names) if names else (explainer, names)


def _sections(text: str) -> Iterator[re.Match[str]]:
    """Go through the headings of sections, without what looks like one in code."""
    code = [found.span() for found in _FENCED.finditer(text)]
    for found in ANY_SECTION.finditer(text):
        if not any(first <= found.start() < end for first, end in code):
            yield found


def _with_ids(text: AdoptedText, idents: Iterable[str | None]) -> AdoptedText:
    body, written, at = text.body.text, [], 0
    for section, ident in zip(_sections(body), idents, strict=True):
        written += [body[at : section.start()], section["words"], f" {{#{ident}}}" if ident else ""]
        at = section.end()
    return replace(text, body=replace(text.body, text="".join([*written, body[at:]])))


def _led(text: AdoptedText, names: Names) -> AdoptedText:
    def lead(link: re.Match[str]) -> str:
        ident = names.get(link["slug"], {}).get(link["section"])
        return f"]({link['kind']}:{link['slug']}#{ident})" if ident else link[0]

    body = LINK.sub(lead, text.body.text)
    return replace(text, body=replace(text.body, text=body)) if names else text
