"""A site's own style sheet → the same for the site's folder, with all that it asks for in reach.

What it imports stands where it is imported; a font or a picture that it names lies beside the
style sheet of the site, under a name with its digest.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from sharih.look.file_kinds import KindError, check_of
from sharih.look.project_files import BESIDE, Place, ProjectFiles

_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_PROBE: Final = "\n{}\n@sharih-end;"
"""Put behind a style sheet: two rules, of which the last is one only where all is closed."""
_FETCHING: Final = frozenset({"url", "src", "image-set", "-webkit-image-set"})
"""The functions whose texts are addresses."""


class StyleSheets:
    """Reads style sheets, each with those that it imports."""

    def __init__(self, files: ProjectFiles) -> None:
        self._files = files

    def read(self, path: Path, place: Place, what: str, above: tuple[Path, ...] = ()) -> str:
        """Read a style sheet that is named at a place; `above` are those that import it.

        What is wrong is noted with its file and line; the text is then of no use.
        """
        import tinycss2  # only sites with style sheets of their own need it

        data = self._files.read(path, place, what)
        if data is None:
            return ""
        path = Path(os.path.normpath(self._files.root / path))
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self._files.fault((path, None), "cannot be read", "Save the style sheet as UTF-8.")
            return ""
        rules: list[Any] = tinycss2.parse_stylesheet(text + _PROBE)
        end = rules.pop()
        if end.type != "at-rule" or end.lower_at_keyword != "sharih-end":
            line = end.source_line if end.type != "error" else None
            reason = "a block, a comment or a text that begins here is never closed"
            self._files.fault((path, line), reason, "Close it.")
            return ""
        if not tinycss2.serialize(rules[-2].prelude).strip():
            del rules[-2]
        kept = [self._rule(rule, path, above) for rule in rules]
        return "".join(kept).strip("\n") + "\n"

    def _rule(self, rule: Any, path: Path, above: tuple[Path, ...]) -> str:
        import tinycss2

        if rule.type == "at-rule" and rule.lower_at_keyword == "charset":
            return ""
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            return self._imported(rule, path, above)
        for token in _all_tokens([rule]):
            if token.type == "error":
                reason = f"{token.message}, which is no CSS"
                self._files.fault((path, token.source_line), reason, "Mend the style sheet.")
            else:
                self._bring(token, path)
        return str(tinycss2.serialize([rule]))

    def _imported(self, rule: Any, path: Path, above: tuple[Path, ...]) -> str:
        place = (path, rule.source_line)
        asked = [token for token in rule.prelude if token.type not in ("whitespace", "comment")]
        named = [asked[0]] if asked and asked[0].type == "string" else _all_named(asked)
        name = str(named[0].value).strip() if len(asked) == len(named) == 1 else ""
        if not name or _ELSEWHERE.match(name):
            reason = "an @import of something else than one file of the project"
            remedy = 'Write @import "name.css"; and conditions inside of that file.'
            self._files.fault(place, reason, remedy)
            return ""
        target = Path(os.path.normpath(path.parent / unquote(name)))
        if target in (path, *above):
            self._files.fault(place, f"{name} imports itself", "Take the @import out.")
            return ""
        return self.read(target, place, "the @import", (path, *above))

    def _bring(self, token: Any, path: Path) -> None:
        """Put the file that a token names beside the style sheet, and name it there."""
        for one in _named_by(token):
            address = str(one.value).strip()
            if not address or address.startswith("#") or re.match("/(?!/)", address):
                continue
            one.value = found = self._beside(address, (path, one.source_line))
            one.representation = f'url("{found}")' if one.type == "url" else f'"{found}"'

    def _beside(self, address: str, place: Place) -> str:
        if _ELSEWHERE.match(address):
            shown = address if len(address) < 60 else f"{address[:60]}…"
            reason = f"asks for {shown}, and pages ask for nothing but files of the site"
            self._files.fault(place, reason, "Put the file beside the style sheet, and name it so.")
            return address
        name = re.split("[?#]", address, maxsplit=1)[0]
        source = Path(os.path.normpath(place[0].parent / unquote(name)))
        check = check_of(source.suffix.lower())
        if check is None:
            reason = f"asks for {name}, which is no font and no picture"
            self._files.fault(place, reason, "Name a WOFF2 font, an SVG, PNG, JPEG, WebP or AVIF.")
            return address
        data = self._files.read(source, place, "the style sheet")
        if data is None:
            return address
        try:
            return self._files.put(BESIDE, source, data, check) + address[len(name) :]
        except KindError as error:
            self._files.fault((source, None), f"is {error}", "Put another file in its place.")
            return address


def _all_tokens(nodes: Iterable[Any]) -> Iterator[Any]:
    """Go through all tokens of rules, those inside of blocks and functions too."""
    for node in nodes:
        yield node
        for inner in ("prelude", "content", "arguments"):
            yield from _all_tokens(getattr(node, inner, None) or ())


def _all_named(tokens: Iterable[Any]) -> list[Any]:
    return [named for token in tokens for named in _named_by(token)]


def _named_by(token: Any) -> list[Any]:
    """List the tokens that name what this one has fetched: itself, or texts in it."""
    if token.type == "url":
        return [token]
    if token.type == "function" and token.lower_name in _FETCHING:
        return [each for each in token.arguments if each.type == "string"]
    return []
