"""Links between adopted explainers → links to sections that there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sharih.adopt.making.explainers import Adopted, AdoptedText
from sharih.errors import Problem
from sharih.languages import LANGS

LINK: Final = re.compile(
    r"\]\((?P<kind>explainer|page):(?P<slug>[a-z0-9-]+)#(?P<section>[^()\n]*)\)"
)
ANY_SECTION: Final = re.compile(
    r"^(?P<words>## [^\n]*?)(?: \{#(?P<id>[a-z0-9-]+)\})?$", re.MULTILINE
)
_OWN_LINK: Final = re.compile(r"\]\(#([a-z0-9-]+)\)")
_SECTION: Final = re.compile(r"^## [^\n]*\{#([a-z0-9-]+)\}$", re.MULTILINE)


def with_same_sections(explainer: Adopted) -> Adopted:
    """Let sections of two texts that stand at the same places have the same ids.

    Readers who change the language stay where they are. The English text names them, or the
    Arabic one where it does not; texts of other shapes stay as they are.
    """
    idents = [[found["id"] for found in ANY_SECTION.finditer(text.body.text)]
              for text in explainer.texts.values()]  # fmt: skip
    if len(idents) < len(LANGS) or len(set(map(len, idents))) > 1 or not any(map(any, idents)):
        return explainer
    chosen = [theirs or ours for ours, theirs in zip(*idents, strict=True)]
    if len(set(filter(None, chosen))) < sum(map(bool, chosen)):
        return explainer
    texts = {lang: _renamed(text, chosen) for lang, text in explainer.texts.items()}
    return replace(explainer, texts=texts)


def _renamed(text: AdoptedText, chosen: Sequence[str | None]) -> AdoptedText:
    wanted = iter(chosen)
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        ident = next(wanted)
        if found["id"] and ident:
            names[found["id"]] = ident
        return f"{found['words']} {{#{ident}}}" if ident else found[0]

    body = ANY_SECTION.sub(name, text.body.text)
    body = _OWN_LINK.sub(lambda link: f"](#{names.get(link[1], link[1])})", body)
    return replace(text, body=replace(text.body, text=body))


def with_sections(
    explainers: Mapping[str, Adopted], there: Callable[[str], Iterable[str]]
) -> dict[str, Adopted]:
    """Take what stands after a # off links to explainers and pages that have no such section.

    `there` returns the texts of one that the site had before, by its slug.
    """
    known: dict[str, set[str]] = {}
    found: dict[str, Adopted] = {}
    for slug, explainer in explainers.items():
        texts = {}
        for lang, text in explainer.texts.items():
            for link in LINK.finditer(text.body.text):
                if link["slug"] not in known:
                    found_there = explainers.get(link["slug"])
                    given = _texts(found_there) if found_there else there(link["slug"])
                    known[link["slug"]] = {s for one in given for s in _SECTION.findall(one)}
            texts[lang] = _checked(text, known)
        found[slug] = replace(explainer, texts=texts)
    return found


def _texts(explainer: Adopted) -> list[str]:
    return [text.body.text for text in explainer.texts.values()]


def _checked(text: AdoptedText, known: Mapping[str, set[str]]) -> AdoptedText:
    notes: list[Problem] = []
    body = text.body

    def check(link: re.Match[str]) -> str:
        slug, section = link["slug"], link["section"]
        if section in known[slug]:
            return link[0]
        line = body.numbers[body.text.count("\n", 0, link.start())]
        reason = f"a link leads to {slug} as a whole, which names no section {section}"
        notes.append(Problem(text.article.path, line, reason, "", "warning"))
        return f"]({link['kind']}:{slug})"

    written = LINK.sub(check, body.text)
    if not notes:
        return text
    return replace(text, body=replace(body, text=written), notes=(*text.notes, *notes))
