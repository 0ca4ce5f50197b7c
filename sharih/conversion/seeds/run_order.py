"""Lines whose words and numbers stand as on the screen → the same in the order of reading.

pypdf and PyMuPDF read a line from right to left with numbers in it from the left, part by part:
`2024 نوفمبر 11 الاثنين` begins with its end. Each part is whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sharih.arabic import ARABIC_LETTER, ARABIC_MARK

FEWEST: Final = 2
"""How many lines must show it."""

_ARABIC = f"[{ARABIC_LETTER}{ARABIC_MARK}]"
_TURNED_SIGN = rf"(?:[»)](?={_ARABIC})|(?<={_ARABIC})[«(](?!{_ARABIC}*\)))"
_BEGINS_WITH_END: Final = re.compile(
    rf"(?:[،؛]|[.:!؟](?!\.)|%?\)|%) ?[.،»]?(?={_ARABIC}|[ \d])|»[.،]?(?={_ARABIC})"
)
_STOP_ALONE: Final = re.compile(r"([.،؛؟!]|[.؟!]?»[.،]?) ?(?=[^\W\d_])")
_INSIDE: Final = re.compile(
    rf"{_ARABIC}\.%?\d|[\w%]\){_ARABIC}[^()\n]*\w\({_ARABIC}|{_ARABIC}«{_ARABIC}"
    rf"|« ?[:.،؛]| [:؛]{_ARABIC}|(?:^|[\s.:])»{_ARABIC}|{_ARABIC}«(?:\s|$)"
)
_GLUED: Final = re.compile(
    rf"{_ARABIC}{{2}}(?:[A-Za-z]|(?<={_ARABIC}{{3}})[0-9])[\w./,-]*[A-Za-z0-9%]? +(?={_ARABIC})"
)
_IN_ORDER: Final = re.compile(rf"{_ARABIC}\d[\d./]*،|،\d")
_PART: Final = re.compile(
    r"(?P<left>%?[A-Za-z0-9](?:[A-Za-z0-9 .,/:'’&-]*[A-Za-z0-9])?%?)"
    rf"|(?P<sign>(?:(?:^|(?<= ))[.،:؛!؟]*)?(?:{_TURNED_SIGN}(?: ?[:.،؛])?"
    rf"|« ?[:.،؛]|^[.،]»(?= )|(?<= )[:؛](?={_ARABIC})))"
)
_BEFORE_CLOSING: Final = re.compile(r" +(?=[،.؛:!؟)»%])")
_AFTER_OPENING: Final = re.compile(r"(?<=[(«]) +")


def in_order(texts: Sequence[str]) -> dict[int, str]:
    """Put in order the lines that show that they are not: place → the line as it is read."""
    plain = [at for at, text in enumerate(texts) if is_out_of_order(text)]
    if len(plain) < FEWEST:
        return {}
    chosen = set(plain)
    if not any(_IN_ORDER.search(text) for at, text in enumerate(texts) if at not in chosen):
        chosen.update(at for at, text in enumerate(texts) if _GLUED.search(text))
    ordered = {at: _ordered(texts[at]) for at in sorted(chosen)}
    return {at: text for at, text in ordered.items() if text != texts[at]}


def is_out_of_order(text: str) -> bool:
    """Whether a line begins with what ends a sentence, or has quotation marks back to front."""
    if _BEGINS_WITH_END.match(text):
        return _STOP_ALONE.match(text) is not None or _PART.search(text) is not None
    return _INSIDE.search(text) is not None


def _ordered(text: str) -> str:
    parts: list[str] = []
    at = 0
    for found in _PART.finditer(text):
        parts.append(text[at : found.start()])
        parts.append((found["left"] and _number(found["left"])) or found.group()[::-1])
        at = found.end()
    if not parts:
        stop = _STOP_ALONE.match(text)
        return text[stop.end() :].rstrip() + stop[1][::-1] if stop else text
    parts.append(text[at:])
    whole = " ".join(part.strip() for part in reversed(parts) if part.strip())
    return _AFTER_OPENING.sub("", _BEFORE_CLOSING.sub("", whole))


def _number(text: str) -> str:
    return f"{text[1:]}%" if text.startswith("%") else text
