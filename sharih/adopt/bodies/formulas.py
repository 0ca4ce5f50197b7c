"""Formulas in TeX → code: its signs are no Markdown, and it reads from left to right."""

from __future__ import annotations

import re
from typing import Final

from sharih.adopt.bodies.context import one_line, standing_alone
from sharih.adopt.bodies.lined_text import LinedText

_SHOWN: Final = re.compile(r"(?<![\\$])\$\$(?P<inside>(?:(?!\n[ \t]*\n)[^$\x01])+?)\$\$(?!\$)")
_IN_LINE: Final = re.compile(
    r"(?<![\\$A-Za-z0-9])\$(?P<inside>(?=[^$\n]*[\\^_={}+]|[A-Za-z]\$)(?=\S)[^$\n\x01]+?)(?<=[^\s\\])\$(?![\w$])"
)
"""Between two signs in a line, unless these may be of dollars: a formula has more than figures."""


def read_formulas(body: LinedText) -> None:
    """Write formulas as code, those on lines of their own as blocks; told once."""
    if "$" not in body.text:
        return
    found: list[tuple[int, str]] = []

    def read(formula: re.Match[str], line: int) -> str:
        found.append((line, one_line(formula[0])))
        text, inside = formula.string, formula["inside"]
        own = text[: formula.start()].rpartition("\n")[2] + text[formula.end() :].partition("\n")[0]
        if not own.strip():
            code = "\n".join(part.strip() for part in inside.strip().split("\n"))
            return standing_alone(body.put_by(f"```\n{code}\n```"))
        fence = "``" if "`" in inside else "`"
        return body.put_by(f"{fence}{one_line(inside)}{fence}")

    body.sub(_SHOWN, read)
    body.sub(_IN_LINE, read)
    if found:
        line, first = min(found, key=lambda one: one[0])
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        body.note(line, f"formulas are not set here, and became code: {first}{more}")
