"""Signs of Markdown's extensions in a text → what we write for them, or nothing.

Comments, tables of contents, attribute lists, variables, admonitions, abbreviations, emoji, and
what GitHub's Markdown adds.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rich.emoji import Emoji

from sharih.adopt.bodies.context import BodyContext, apart, one_line
from sharih.adopt.bodies.lined_text import SILENT, LinedText
from sharih.arabic import Lang

_HTML_COMMENT: Final = re.compile(r"[ \t]*<!--(?P<words>.*?)-->", re.DOTALL)
_PARTING: Final = re.compile(
    r"\s*(?:more|read-?more|excerpt|teaser_end|truncate|end_?summary)\s*", re.IGNORECASE
)
_CONTENTS: Final = re.compile(
    r"^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]"
    r"|(?:(?:[-*+]|1\.)[ \t]+[^\n]*\n[ \t]*)?\{:[ ]*toc[^}\n]*\})[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_EXTENSION_COMMENT: Final = re.compile(r"\{::comment\}.*?\{:/(?:comment)?\}", re.DOTALL)
_EXTENSION: Final = re.compile(r"\{::[^}\n]*/?\}|\{:/[a-z]*\}")
_ATTRIBUTES: Final = re.compile(
    r"(?P<before>^[ \t>]*)?\{:(?!:)(?P<inside>[^{}\n]*)\}(?P<after>[ \t]*$)?"
    r"|(?P<line>^[ \t>]*)?\{[ ]*(?P<short>[.#][^{}\n]*)\}[ \t]*$",
    re.MULTILINE,
)
_UNDER_HEADING: Final = re.compile(
    r"^(?P<words>#{1,6}[^\n{}]*)\n[ \t]*(?P<list>\{:(?!:)[^{}\n]*\})[ \t]*$"
    r"|^(?P<above>[^\s#>|*+-][^\n{}]*)(?P<line>\n(?:=+|-+)[ \t]*)"
    r"\n[ \t]*(?P<own>\{:(?!:)[^{}\n]*\})[ \t]*$",
    re.MULTILINE,
)
"""A heading with its attributes on the line below, as Jekyll's Markdown has them."""
_UNDERLINE: Final = re.compile(r"[ \t]*\n(?:=+|-+)[ \t]*(?:\n|\Z)")
_IDENT: Final = re.compile(r"(?:^|\s)#([^\s#.={}]+)|\bid=[\"']?([\w-]+)")
_VARIABLE: Final = re.compile(r"(?P<gap>[ \t]*)\{\{-?\s*(?P<inside>[^{}]*?)\s*-?\}\}")
_AFTER_WORDS: Final = ("", *" \n.,،؛;:!?؟)»”")
_STRING: Final = re.compile(r"""(["'])(?P<words>.*?)\1""")
_ADMONITION: Final = re.compile(
    r"^(?P<in>[ ]{0,3})(?:!!!|\?\?\?\+?)[ ]+(?P<kind>[\w-]+(?:[ ][\w-]+)*)"
    r"(?:[ ]+\"(?P<title>[^\"\n]*)\")?[ \t]*$"
    r"(?P<inside>(?:\n(?:[ ]{4}|\t)[^\n]*|\n[ \t]*(?=\n))*)",
    re.MULTILINE,
)
_ALERT: Final = re.compile(
    r"^(?P<in>[ \t]*>[ ]?)\[!(?P<kind>\w+)\][+-]?[ \t]*(?P<title>[^\n]*)$", re.MULTILINE
)
_ABBREVIATION: Final = re.compile(
    r"^\*\[(?P<short>[^\]\n]+)\]:[ \t]*(?P<long>[^\n]*)$\n?", re.MULTILINE
)
_EMOJI: Final = re.compile(r"(?<![\w:]):(?:[a-z][a-z0-9_+-]*|[+-]1):(?![\w:])")
_STRUCK: Final = re.compile(r"(?<![~\\])~~(?=\S)(?P<words>[^~\n]+?)(?<=\S)~~(?!~)")
_MARKED: Final = re.compile(r"(?<![=\\])==(?=\S)(?P<words>[^=\n]+?)(?<=\S)==(?!=)")
_TASK: Final = re.compile(
    r"^(?P<item>[ \t>]*(?:[-*+]|\d+[.)])[ \t]+)\[(?P<done>[ xX])\][ ]", re.MULTILINE
)


_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "note": "ملاحظة", "info": "معلومة", "tip": "نصيحة", "hint": "نصيحة", "important": "مهم",
        "warning": "تنبيه", "attention": "تنبيه", "caution": "تحذير", "danger": "تحذير",
        "error": "خطأ", "example": "مثال", "question": "سؤال", "quote": "اقتباس",
        "seealso": "انظر أيضًا", "abstract": "خلاصة", "summary": "خلاصة",
    }
)  # fmt: skip
"""The kind of an admonition → what stands over it in Arabic where it says nothing itself."""


def read_markers(body: LinedText, context: BodyContext) -> None:
    """Read all these signs."""
    text = body.text
    if "<!--" in text:
        body.sub(_HTML_COMMENT, lambda found, line: _comment(body, found, line), "-->")
    if "toc" in text.lower():
        body.sub(_CONTENTS, lambda found, line: _left(body, line, found[0]))
    if "{:" in text:
        body.sub(_EXTENSION_COMMENT, lambda found, line: _left(body, line, found[0]), "{:/")
        body.sub(_EXTENSION, lambda found, line: _left(body, line, found[0]))
    if "{" in text:
        _read_attributes(body)
    if context.liquid and "{{" in text:
        body.sub(_VARIABLE, lambda found, line: _variable(body, context, found, line))
    if "!!!" in text or "???" in text:
        body.sub(_ADMONITION, lambda found, _: _admonition(found, context))
    if "[!" in text:
        body.sub(_ALERT, lambda found, _: _alert(found, context))
    if "*[" in text:
        _read_abbreviations(body)
    _read_small_signs(body, context)


def _read_small_signs(body: LinedText, context: BodyContext) -> None:
    """Read what GitHub's Markdown and others add inside of lines."""
    text = body.text
    if "~~" in text and context.generator != "pelican":
        body.sub(_STRUCK, lambda found, line: _struck(body, found, line))
    if "==" in text and context.generator != "pelican":
        body.sub(_MARKED, lambda found, _: found["words"])
    if "] " in text:
        body.sub(_TASK, lambda found, _: found["item"] + ("☐ " if found["done"] == " " else "☑ "))
    if ":" in text and context.generator in ("hugo", "jekyll"):
        body.sub(_EMOJI, lambda found, _: Emoji.replace(found[0]))


def label(kind: str, lang: Lang) -> str:
    """Write what stands over an admonition that has no title of its own."""
    kind = kind.split(maxsplit=1)[0].lower()
    return _LABELS.get(kind, kind.capitalize()) if lang == "ar" else kind.capitalize()


def _left(body: LinedText, line: int, what: str) -> str:
    body.note(line, f"{one_line(what)} was left out", what)
    return ""


def _comment(body: LinedText, found: re.Match[str], line: int) -> str:
    if _PARTING.fullmatch(found["words"]):
        body.note(line, SILENT, found[0])
    else:
        body.note(line, "a comment was left out", found[0])
    return ""


def _read_attributes(body: LinedText) -> None:
    """Keep the ids of headings; all other attributes are left out, and told once."""
    left: list[tuple[int, str]] = []

    def read(found: re.Match[str], line: int) -> str:
        text = found.string
        start = text.rfind("\n", 0, found.start()) + 1
        inside = found["inside"] if found["inside"] is not None else found["short"]
        ident = _IDENT.search(inside)
        if ident and (text.startswith("#", start) or _UNDERLINE.match(text, found.end())):
            return f" {{#{ident[1] or ident[2]}}}"
        left.append((line, found[0].strip()))
        return (found["before"] or found["line"] or "") + (found["after"] or "")

    def beside(found: re.Match[str], _line: int) -> str:
        if found["list"]:
            return f"{found['words'].rstrip()} {found['list']}\n"
        return f"{found['above'].rstrip()} {found['own']}{found['line']}\n"

    body.sub(_UNDER_HEADING, beside)
    body.sub(_ATTRIBUTES, read)
    if left:
        line, first = left[0]
        more = f" and {len(left) - 1} more" if len(left) > 1 else ""
        lost = " ".join(what for _, what in left)
        body.note(line, f"attributes were left out: {first}{more}", lost)


def _variable(body: LinedText, context: BodyContext, found: re.Match[str], line: int) -> str:
    """Write what Jekyll would write for a variable, as far as that is known."""
    gap = found["gap"]
    expression, *filters = (part.strip() for part in found["inside"].split("|"))
    if literal := _STRING.fullmatch(expression):
        return gap + literal["words"]
    where, _, key = expression.partition(".")
    if where == "site" and key in ("baseurl", "url"):
        return gap  # addresses are read from the front page of the site on
    known = {"site": context.site, "page": context.page, "post": context.page}.get(where, {})
    if (value := known.get(key.lower())) and not filters:
        return gap + value
    ends = found.string[found.end() : found.end() + 1] in _AFTER_WORDS
    return _left(body, line, found[0]) + ("" if ends else gap or apart(found))


def _admonition(found: re.Match[str], context: BodyContext) -> str:
    title = found["title"]
    title = label(found["kind"], context.lang) if title is None else title
    inside = textwrap.dedent(found["inside"].strip("\n").expandtabs(4))
    words = [f"**{title}**", ""] if title else []
    lines = [*words, *inside.rstrip().split("\n")]
    return "\n" + "\n".join(f"{found['in']}> {line}".rstrip() for line in lines) + "\n"


def _alert(found: re.Match[str], context: BodyContext) -> str:
    mark, title = found["in"], found["title"].strip()
    return f"{mark}**{title or label(found['kind'], context.lang)}**\n{mark.rstrip()}"


def _struck(body: LinedText, found: re.Match[str], line: int) -> str:
    body.note(line, f"{found['words']} is struck through, which is not shown here")
    return found["words"]


def _read_abbreviations(body: LinedText) -> None:
    """Put what an abbreviation stands for behind the first place it stands in."""
    long: dict[str, str] = {}

    def read(found: re.Match[str], line: int) -> str:
        if not re.search(
            rf"(?<!\w){re.escape(found['short'])}(?!\w)", _ABBREVIATION.sub("", body.text)
        ):
            body.note(
                line, f"{found['short']}, which is nowhere in the text, was left out", found[0]
            )
        else:
            long[found["short"]] = found["long"].strip()
        return ""

    body.sub(_ABBREVIATION, read)
    if not long:
        return
    names = "|".join(map(re.escape, sorted(long, key=len, reverse=True)))

    def explain(found: re.Match[str], _line: int) -> str | None:
        meant = long.pop(found[0], "")
        return f"{found[0]} ({meant})" if meant else None

    body.sub(re.compile(rf"(?<!\w)(?:{names})(?!\w)"), explain)
