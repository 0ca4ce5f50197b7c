"""The words of an article's source against those of the draft made of it and of what was told."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

from sharih.adopt.making.explainers import AdoptedText
from sharih.markdown.foreign_markup import _RANKS

_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SAID = re.compile(r"""\b(?:alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}", re.DOTALL)
_SHOWN = re.compile(r"""\b(?:alt|title|caption)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_INSIDE = re.compile(r"</?(?:su[bp]|span|b|strong|i|em|a|u|font|code|kbd|mark)\b[^<>]*>")
"""Tags that may stand inside of a word."""
_TWICE = re.compile(r"\[([^\]\n]+)\]\(([^\s()]+)[ ]+\"\1\"\)")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_DESTINATION = re.compile(r"\]\(\s*<?[^\s()<>]*(?:\([^()]*\)[^\s()]*)?>?")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^][^\]\n]*\]:[ \t]*\S+", re.MULTILINE)
_REFERENCE = re.compile(r"\]\[[^\]\n]*\]")
_NOTE = re.compile(r"\[\^[^\]\n]+\]:?")
_FENCE = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*(?:```|~~~)[^\n]*", re.MULTILINE)
_LIST_NUMBER = re.compile(r"^[ \t>]*\d+[.)](?=\s)", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.][^{}\n]*\}")
_ADDRESS = re.compile(r"https?://[^\s<>()\]]+")


def words_of(text: str) -> Counter[str]:
    """Count the words of Markdown, without addresses, names of tags and of footnotes."""
    text = _SHORTCODE.sub(lambda tag: " ".join(a or b for a, b in _SHOWN.findall(tag[0])), text)
    text = _TAG.sub(_said, _INSIDE.sub("", text))
    text = _TWICE.sub(r"[\1](\2)", text)
    for pattern in (
        _DEFINITION,
        _DESTINATION,
        _REFERENCE,
        _NOTE,
        _ATTRIBUTES,
        _FENCE,
        _LIST_NUMBER,
        _ADDRESS,
    ):
        text = pattern.sub(" ", text)
    return Counter(
        word.lower() for word in _WORD.findall(unicodedata.normalize("NFKC", html.unescape(text)))
    )


def _said(tag: re.Match[str]) -> str:
    """Return the words of a tag that readers see: those of a picture, each once."""
    name = _NAME.match(tag[0])
    if not name or name[1].lower() not in _RANKS:
        return tag[0]  # it is a word between signs
    if name[1].lower() != "img":
        return " "
    return f" {' '.join(dict.fromkeys(a or b for a, b in _SAID.findall(tag[0])))} "


def lost_words(text: AdoptedText) -> Counter[str]:
    """Count the words of an article's body that are neither in the draft nor told as left out."""
    told = "\n".join(f"{note.lost} {note.text}" for note in text.body.notes)
    extra = words_of(told) + Counter(word.lower() for word in _WORD.findall(told))
    there = words_of(text.body.text) + words_of(text.article.title)
    # What is an address in the draft may have been words in the source.
    there += Counter(
        word.lower() for word in _WORD.findall(" ".join(_ADDRESS.findall(text.body.text)))
    )
    return words_of(_COMMENT.sub(" ", text.article.body)) - there - extra
