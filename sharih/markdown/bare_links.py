"""A web address that stands bare in a text → a link to it.

Python-Markdown leaves bare addresses alone. What readers take as the end of one is its end here:
Arabic punctuation and quotation marks are never part of it, Latin punctuation not at its end.
"""

from __future__ import annotations

import html
import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

_ESCAPED: Final = "\x02klzzwxh:\\d+\x03"
"""What Python-Markdown has put by: a character that a backslash stands before, or code."""
_CODE_POINT: Final = re.compile("\x02(\\d+)\x03")
_ADDRESS: Final = rf"(?<![A-Za-z0-9_/@.=&-])(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww]{{3}}\.)(?:{_ESCAPED}|[^\s<>\x02\x03])+"
_CHARACTER: Final = re.compile(rf"{_ESCAPED}|&#?\w{{1,32}};|.", re.DOTALL)
_REFERENCE: Final = re.compile(r"&#?\w+;")
_NEVER_INSIDE: Final = frozenset(
    ' \t\n<>"“”«»‹›„…،؛؟`|\\^{}\u061c\u200e\u200f\u2066\u2067\u2068\u2069'
)
_NOT_AT_THE_END: Final = frozenset(".,:;!?'’*_~([۔")
_PAIRS: Final = {")": "(", "]": "["}
_HOST: Final = re.compile(
    r"https?://(?:[\w-]+\.)+\w{2,}|www\.[\w-]+\.\w{2,}|https?://(?:localhost|\[)", re.IGNORECASE
)


class BareAddresses(InlineProcessor):
    """Makes links of bare addresses; inside a link there is none."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, converter: Markdown) -> None:
        super().__init__(_ADDRESS, converter)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link with where it begins and ends; nothing where there is no address."""
        del data
        parts = _CHARACTER.findall(m[0])
        shown = [self._shown(part) for part in parts]
        kept = next((at for at, char in enumerate(shown) if char in _NEVER_INSIDE), len(shown))
        while kept and _is_outside(shown[:kept]):
            kept -= 1
        address = "".join(shown[:kept])
        if not _HOST.match(address):
            return None, None, None
        element = Element("a")
        if _REFERENCE.search(address):
            # Python-Markdown would print it as the character that it seems to stand for.
            address = address.replace("&", self.md.htmlStash.store("&amp;"))
        element.set("href", address if "://" in address else f"https://{address}")
        element.text = AtomicString(address)
        return element, m.start(0), m.start(0) + len("".join(parts[:kept]))

    def _shown(self, part: str) -> str:
        """Return the character that a part of Markdown stands for; a line end where it is more."""
        if not part.startswith("\x02"):
            return html.unescape(part)
        found = _CODE_POINT.fullmatch(self.unescape(part))
        return chr(int(found[1])) if found else "\n"


def _is_outside(shown: list[str]) -> bool:
    """Say whether the last character is the sentence's and not the address's."""
    last = shown[-1]
    if opening := _PAIRS.get(last):
        return shown.count(last) > shown.count(opening)
    return last in _NOT_AT_THE_END
