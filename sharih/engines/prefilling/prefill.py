"""Passages of Markdown → their translations, as far as they can be taken.

An engine that takes passages whole is asked for them as they are. Where it lost something on the
way, and for every other engine, a passage is cut into sentences without markup; what was marked
is found again in their translations, by its own translation or the name of its topic. Where that
fails too, the words before, in and behind it are translated each by themselves. Quotation marks
that were lost are brought back in the same way, and names that the engine spells otherwise become
those of the registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sharih.arabic import Lang
from sharih.engines.prefilling.asking import Asked, Step
from sharih.engines.prefilling.checks import doubts
from sharih.engines.prefilling.inline import (
    QUOTED,
    Span,
    Words,
    escaped,
    found_again,
    with_quotations,
    without_quotation_marks,
    words_of,
)
from sharih.engines.prefilling.names import LackingName, lacking_names, with_names
from sharih.engines.prefilling.prefilled import Prefilled
from sharih.engines.prefilling.sentences import cut
from sharih.markdown.inline import plain_text

_QUOTATION_MARKS: Final[Mapping[Lang, tuple[str, str]]] = {"ar": ("«", "»"), "en": ("“", "”")}
_EDGES: Final = re.compile(r"\A(\s*)(.*?)(\s*)\Z", re.DOTALL)


def prefill(
    passages: Iterable[str], asked: Asked, step: Step | None = None
) -> dict[str, Prefilled]:
    """Translate passages; each of them is inline Markdown on one line.

    `step` is told how far the engine is. Raises EngineError where it cannot go on.
    """
    found: dict[str, Prefilled] = {}
    left = [*dict.fromkeys(passages)]
    if asked.engine.whole:
        asked.ask(left, step)
        found = {text: _whole(text, asked) for text in left}
        left = [text for text in left if found[text].doubts]
    for text, made in _cut_up(left, asked, step):
        if text not in found or not made.doubts:
            found[text] = made
    return found


def _whole(text: str, asked: Asked) -> Prefilled:
    answer = asked.answer(text)
    if answer.refused:
        return Prefilled("", (answer.refused,))
    return _checked(text, " ".join(answer.text.split()), asked, answer.grade)


def _checked(text: str, target: str, asked: Asked, grade: int) -> Prefilled:
    by = f"{asked.engine.name}/{grade}" if grade else asked.engine.name
    return Prefilled(target, doubts(text, target, asked.source, asked.registry), grade, by)


def _cut_up(
    passages: Sequence[str], asked: Asked, step: Step | None
) -> Iterator[tuple[str, Prefilled]]:
    """Translate passages sentence by sentence."""
    parts = {text: _sentences(words) for text in passages if (words := words_of(text))}
    sentences = [part for found in parts.values() for part in found]
    _ask(_texts(sentences), asked, step)
    made = {part: _found_again(part, part, asked) for part in sentences}
    hard = {part: other for part in sentences if (other := _otherwise(part, made[part], asked))}
    _ask((text for other in hard.values() for text in _pieces(other)), asked, step)
    for part, other in hard.items():
        again = _found_again(part, other, asked) if other is not part else None
        made[part] = again or _joined(other, asked)
    for text in passages:
        yield text, _of_passage(text, parts.get(text), made, asked)


def _of_passage(
    text: str,
    parts: Sequence[Words] | None,
    made: Mapping[Words, str | None],
    asked: Asked,
) -> Prefilled:
    if parts is None:
        return Prefilled("", ("its markup is not known here",))
    written = [made[part] for part in parts]
    if refused := next(filter(None, (_refusal(part, asked) for part in parts)), ""):
        return Prefilled("", (refused,))
    if None in written:
        return Prefilled("", ("a piece of it has no translation",))
    target = " ".join(words.strip() for words in written if words)
    grades = [answer.grade for part in parts if (answer := asked.answer(part.text)).grade]
    return _checked(text, target, asked, min(grades, default=0))


def _sentences(words: Words) -> list[Words]:
    """Cut a passage; what is marked over the end of a sentence keeps the two together."""
    bounds: list[tuple[int, int]] = []
    for start, end in cut(words.text):
        if bounds and any(span.start < start < span.end for span in words.spans):
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    return [words.part(start, end) for start, end in bounds]


def _texts(sentences: Iterable[Words]) -> Iterator[str]:
    """Go through all that is asked for at first: sentences, and what is marked in them."""
    for sentence in sentences:
        yield sentence.text
        for span in sentence.spans:
            if not span.fixed:
                yield sentence.text[span.start : span.end]


def _ask(texts: Iterable[str], asked: Asked, step: Step | None) -> None:
    """Ask for texts, and for names by themselves that are not in their translations."""
    wanted = [*texts]
    asked.ask(wanted, step)
    asked.ask(one.words for text in wanted for one in _lacking(text, asked))


def _lacking(text: str, asked: Asked) -> Iterator[LackingName]:
    answer = asked.answer(text)
    if answer.refused:
        return iter(())
    return lacking_names(text, answer.text, asked.source, asked.registry)


def _said(text: str, asked: Asked) -> str:
    """Return what was said of a text, with the registry's names in it."""
    said = asked.answer(text).text
    return with_names(said, _lacking(text, asked), lambda words: asked.answer(words).text)


def _refusal(part: Words, asked: Asked) -> str:
    return asked.answer(part.text).refused


def _otherwise(part: Words, made: str | None, asked: Asked) -> Words | None:
    """Say what is to be translated in pieces of a sentence: what lost its marks; None if nothing.

    Where that are quotation marks, quotations are looked for like all else that is marked.
    """
    if _refusal(part, asked):
        return None
    if made is None:
        return part
    if len(QUOTED.findall(plain_text(made))) >= len(QUOTED.findall(part.text)):
        return None
    return with_quotations(part, _QUOTATION_MARKS[asked.target])


def _found_again(part: Words, other: Words, asked: Asked) -> str | None:
    """Mark in the translation of a sentence what was marked in it; None where it is not found.

    `other` is the sentence with its quotations marked, or else the same.
    """
    answer = asked.answer(part.text)
    if answer.refused:
        return None
    said = _said(part.text, asked)
    if other is not part:
        said = without_quotation_marks(said)
    wordings = [_wordings(other, span, asked) for span in other.spans]
    return found_again(" ".join(said.split()), other.spans, wordings)


def _wordings(part: Words, span: Span, asked: Asked) -> list[str]:
    """List what the words of a span may be called in the translation."""
    words = part.text[span.start : span.end]
    if span.fixed:
        return [words]
    answer = asked.answer(words)
    found = [] if answer.refused else [_said(words, asked).strip().rstrip(".،,؛;؟?!")]
    topic = asked.registry.get(span.topic) if span.topic else None
    if topic is not None:
        found += [name.text for name in topic.all_names(asked.target)]
    return found


def _pieces(part: Words) -> list[str]:
    """Cut a sentence where something is marked."""
    found, at = [], 0
    for span in part.spans:
        found.append(part.text[at : span.start].strip())
        if not span.fixed:
            found.append(part.text[span.start : span.end].strip())
        at = span.end
    return [*found, part.text[at:].strip()]


def _joined(part: Words, asked: Asked) -> str | None:
    """Put a sentence together of its pieces; None where one of them was refused."""
    written, at = "", 0
    spans = [*part.spans, Span(len(part.text), len(part.text))]
    for span in spans:
        between = _piece(part.text[at : span.start], asked)
        inside = part.text[span.start : span.end]
        inner = inside if span.fixed else _piece(inside, asked)
        if between is None or inner is None:
            return None
        words = inner if span.fixed else escaped(inner)
        written += escaped(between) + span.before + words + span.after
        at = span.end
    return written


def _piece(text: str, asked: Asked) -> str | None:
    """Translate a piece with the white space at its edges; None where that was refused."""
    found = _EDGES.match(text)
    if found is None or not found[2]:
        return text
    answer = asked.answer(found[2])
    return None if answer.refused else f"{found[1]}{_said(found[2], asked).strip()}{found[3]}"
