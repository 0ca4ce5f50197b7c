"""Tags of other generators in a text → pictures, links, addresses and words; the rest is told.

Hugo's shortcodes `{{< … >}}`, and the tags `{% … %}` of Jekyll and of Pelican's plugin for them.
What stands between an opening and a closing tag stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from sharih.adopt.bodies.context import REFERENCE, BodyContext, apart, picture, standing_alone
from sharih.adopt.bodies.embeds import embedded
from sharih.adopt.bodies.lined_text import LinedText

_QUOTED: Final = r'"(?:\\.|[^"\\])*"|`[^`]*`'
_HUGO: Final = re.compile(
    rf"\{{\{{(?P<mark>[<%])[ \t\n]*(?P<end>/?)[ \t\n]*(?P<name>[\w./-]+?)"
    rf"(?P<words>(?:\s+(?:{_QUOTED}|(?!\{{\{{)[^\"`])*?)?)\s*/?[>%]\}}\}}"
)
_LIQUID: Final = re.compile(
    r"\{%-?\s*(?P<end>end)?(?P<name>[\w.-]+)(?P<words>(?:\"[^\"]*\"|'[^']*'|(?!\{%)[^%\"']|%(?!\}))*?)-?%\}"
)
_COMMENT: Final = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_RAW: Final = re.compile(r"\{%-?\s*raw\s*-?%\}(?P<inside>.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_BRACES: Final = re.compile(r"\{[{%]|[%}]\}")
_ESCAPED: Final = re.compile(r"(\{\{[<%])/\*(.*?)\*/([>%]\}\})", re.DOTALL)
_QUOTE: Final = re.compile(
    r"\{%-?\s*blockquote\b(?P<who>[^%]*)%\}\s*(?P<inside>.*?)\s*\{%-?\s*endblockquote\s*-?%\}",
    re.DOTALL,
)
_ARGUMENT: Final = re.compile(
    r"""(?:(?P<key>[\w-]+)\s*[=:]\s*)?(?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>[^']*)'"""
    r"""|`(?P<raw>[^`]*)`|(?P<bare>[^\s"'`=]+))"""
)
_PICTURES: Final = frozenset(
    {"figure", "img", "image", "picture", "photo", "imgproc", "fig", "resize-image", "gallery-item"}
)
_REFERENCES: Final = frozenset({"ref", "relref", "post_url", "link", "absurl", "relurl"})
_HOLDERS: Final = frozenset(
    {"details", "expand", "collapse", "admonition", "notice", "tab", "spoiler"}
)
"""Tags around paragraphs, which may have a title."""
_KINDS: Final = frozenset({"admonition", "notice"})
"""Those whose first word is no title, but says what they are."""
_MARKERS: Final = frozenset({"toc", "tableofcontents", "more", "br", "clear", "rawhtml", "raw"})
_SILENT: Final = frozenset({"raw", "endraw"})
_SRC: Final = ("src", "url", "path", "file", "image", "image_path", "img", "source", "link")
_ALT: Final = ("alt", "title", "caption", "description", "attr")
_CAPTION: Final = ("caption", "description", "title")
_PICTURE_FILE: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".svg", ".gif", ".avif"})
_LONGEST: Final = 60
_SIZE: Final = re.compile(r"\d+%?|left|right|center|full-width")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, taken apart."""

    name: str
    words: list[str]
    """What stands in it without a name."""
    options: Mapping[str, str]
    whole: str

    def first(self, names: tuple[str, ...]) -> str:
        """Give the first of these options that is there."""
        return next((self.options[name] for name in names if self.options.get(name)), "")


def read_tags(body: LinedText, context: BodyContext) -> None:
    """Read all tags of a text."""
    if "{%" in body.text:
        body.sub(_COMMENT, _drop(body, "a comment"), "endcomment")
        body.sub(_RAW, lambda found, _: _BRACES.sub(lambda b: body.put_by(b[0]), found["inside"]),
                 "endraw")  # fmt: skip
        body.sub(_QUOTE, _quotation, "endblockquote")
    if "/*" in body.text:
        body.sub(_ESCAPED, _as_characters(body))
    if "{{" in body.text:
        body.sub(_HUGO, _reader(body, context))
    if "{%" in body.text:
        body.sub(_LIQUID, _reader(body, context))


def _as_characters(body: LinedText) -> Callable[[re.Match[str], int], str]:
    """Show a tag that is only shown, as its generator does: `{{</* x */>}}`."""

    def show(found: re.Match[str], line: int) -> str:
        shown = "".join(found.groups())
        told = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
        body.note(line, f"the tag {told} stands as characters")
        return body.put_by(shown)

    return show


def _drop(body: LinedText, what: str) -> Callable[[re.Match[str], int], str]:
    def drop(found: re.Match[str], line: int) -> str:
        body.note(line, f"{what} was left out", found[0])
        return ""

    return drop


def _quotation(found: re.Match[str], _line: int) -> str:
    lines = [f"> {line}".rstrip() for line in found["inside"].split("\n")]
    who = found["who"].strip()
    return standing_alone("\n".join([*lines, *([f"> — {who}"] if who else [])]))


def _reader(body: LinedText, context: BodyContext) -> Callable[[re.Match[str], int], str]:
    def read(found: re.Match[str], line: int) -> str:
        tag = _tag(found)
        written = None if found["end"] else _written(tag, context)
        if written is not None:
            return written
        if tag.name not in _SILENT and not found["end"]:
            told = tag.whole if len(tag.whole) <= _LONGEST else f"{tag.whole[:_LONGEST]}…"
            body.note(line, f"the tag {told} was left out", tag.whole)
        if tag.name in _HOLDERS:
            return _paragraph_end(found)
        return apart(found)

    return read


def _paragraph_end(found: re.Match[str]) -> str:
    """Give an empty line where what a tag holds would stand on the line of what is around it."""
    text, begin, end = found.string, found.start(), found.end()
    alone = text[begin - 1 : begin] in ("", "\n") or text[end : end + 1] in ("", "\n")
    return "" if alone else "\n\n"


def _tag(found: re.Match[str]) -> Tag:
    words, options = [], {}
    for part in _ARGUMENT.finditer(found["words"] or ""):
        value = next(v for v in (part["double"], part["single"], part["raw"], part["bare"], "")
                     if v is not None)  # fmt: skip
        value = value.replace('\\"', '"')
        if part["key"]:
            options[part["key"].lower()] = value
        else:
            words.append(value)
    whole = " ".join(found[0].split())
    return Tag(found["name"].lower(), words, options, whole)


def _written(tag: Tag, context: BodyContext) -> str | None:
    """Write what a tag shows; None where that is not known."""
    name = tag.name.removesuffix(".html")
    if name == "include" and tag.words:
        return _included(tag)
    if name in _REFERENCES:
        target = (tag.words or [tag.first(("path", "page", "src"))])[0]
        return f"{REFERENCE}{target.replace(' ', '%20')}" if target else None
    if name in _PICTURES:
        return _picture(tag)
    if (address := embedded(name, tag.words, tag.options)) is not None:
        return standing_alone(f"<{address}>")
    if name == "param" and tag.words:
        return context.page.get(tag.words[0].lower()) or context.site.get(tag.words[0].lower())
    if name in _HOLDERS:
        title = tag.first(("summary", "title", "name")) or " ".join(tag.words[name in _KINDS :])
        return standing_alone(f"**{title}**") if title else None
    if name in ("button", "link-card", "card"):
        href = tag.first(("href", "url", "link"))
        words = tag.first(("text", "title", "name"))
        return f"[{words}]({href})" if href and words else None
    if name == "audio" or name.startswith("video"):
        src = tag.first(_SRC) or next(iter(tag.words), "")
        return standing_alone(f"<{src}>") if src.startswith(("https://", "http://")) else None
    return None


def _included(tag: Tag) -> str | None:
    """Write what an included file of Jekyll's shows, if it is told a picture or a video."""
    src = tag.first(_SRC)
    if PurePosixPath(src).suffix.lower() in _PICTURE_FILE:
        return _picture(tag)
    name = PurePosixPath(tag.words[0]).stem.lower()
    for known in ("youtube", "vimeo", "gist", "tweet", "twitter"):
        if known in name:
            address = embedded(known, tag.words[1:], tag.options)
            return standing_alone(f"<{address}>") if address else None
    provider = tag.options.get("provider", "").lower()
    address = embedded(provider, [], tag.options)
    return standing_alone(f"<{address}>") if address else None


def _picture(tag: Tag) -> str | None:
    src = tag.first(_SRC)
    words = list(tag.words)
    if not src:
        src = next((w for w in words if PurePosixPath(w).suffix.lower() in _PICTURE_FILE), "")
        words = words[words.index(src) + 1 :] if src else []
        words = [word for word in words if not _SIZE.fullmatch(word)]
    if not src:
        return None
    alt = tag.first(_ALT) or " ".join(words[-1:])
    caption = tag.first(_CAPTION) or (words[0] if len(words) > 1 else "")
    return standing_alone(picture(src, alt, "" if caption == alt and not tag.options.get("caption")
                                  else caption))  # fmt: skip
