"""What fuzzers are fed with: texts of both scripts, markup, controls, tables, and files of them."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.helpers.documents import document, paragraph, run, table

_CONTROLS = (
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\u200b\u200d\ufeff\u00ad"
)
_WORDS = (
    "قال الوزير", "إن السعر", "لن يتغير", "في 7 نوفمبر 2024", "«القمح غال»", "القمح", "الوزارة",
    "هل يرتفع السعر؟", "The minister said", "wheat", "on 7 November 2024", "“it is dear”", "25%",
    "٢٥٪", "-5°", "+961 1 234 567", "https://example.org/a?b=c", "a@example.org", "و", "2020-2024",
)  # fmt: skip
_MARKUP = (
    "<script>canary()</script>", "<img src=x onerror=canary()>", "<b>", "</p>", "&lt;", "&#x202e;",
    "<!--", "-->", "]]>", "{{ 7*7 }}", "{% include 'a' %}", "[a](javascript:canary())", "![a](b)",
    "[a](topic:wheat)", "[a]: b", "[^1]", "**", "_", "`", "```", "~~~", "\\", "|", "| a | b |",
    "| --- | --- |", "> ", ">>>>", "# ", "## a {#b}", "{: .chart}", "{#b}", "{: lang=ar}", "- ",
    "1. ", "    ", ":   ", "---", "***", "===", "<<<<<<< a", "=======", ">>>>>>> b", "\t", "— ",
    "Title: a", "Status: published", "\u0640\u0640\u0640", "\u064b\u064c", "e\u0301\u0301", "ﻻ",
    "🧵",
)  # fmt: skip

_pieces = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(_WORDS),
    st.sampled_from(_MARKUP),
    st.sampled_from(_CONTROLS),
    st.text(max_size=6),
    st.integers(2, 400).map("ق".__mul__),
    st.integers(2, 40).map(lambda count: "[" * count),
)
_FAULTS = ("](", "]: ", "[^", "#", "{", "```", "~~~", "<!--", "-->", "|", "<<<", ">>>", "====")
"""What texts are refused for; most texts are to become pages."""


def _line(parts: list[str]) -> str:
    return " ".join(parts).replace("\n", " ")


lines = st.lists(_pieces, max_size=8).map(_line)
_tame = st.lists(_pieces.filter(lambda p: not any(f in p for f in _FAULTS)), max_size=8).map(_line)
_blocks = st.one_of(
    _tame,
    _tame.map("- {}".format),
    _tame.map("> {}".format),
    _tame.map("## {} {{#one}}".format),
    _tame.map(
        lambda words: f"| {words} | b |\n| --- | --- |\n| {words} | 5 |\n| c | 7 |\n{{: .chart}}"
    ),
    _tame.map(lambda words: f"2026-01-02\n:   {words}"),
    _tame.map(lambda words: f"[{words}](https://example.org/)"),
)
texts = st.lists(lines, max_size=14).map("\n".join) | st.lists(_blocks, max_size=9).map("\n\n".join)
"""Texts of any number of lines, as nobody would write them; half of them can be pages."""


@st.composite
def seeds(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a seed: its name and its bytes; some of its lines have a token."""
    kind = draw(st.sampled_from(["txt", "txt", "md", "html", "docx"]))
    found = draw(st.lists(lines, min_size=1, max_size=14))
    every = draw(st.integers(1, 3))
    told = [f"{line} q{at}x" if at % every == 0 else line for at, line in enumerate(found)]
    plain = [line.replace("\x00", "") for line in told]
    if kind == "docx":
        safe = ["".join(c for c in line if c.isprintable()) for line in plain]
        blocks = [paragraph(run(line)) for line in safe]
        blocks += [table((line, line)) for line in safe[:1]]
        return "seed.docx", document(*blocks)
    if kind == "html":
        tags = draw(st.sampled_from(["p", "div", "li", "td", "h2"]))
        body = "".join(f"<{tags}>{line}</{tags}>" for line in plain)
        return "seed.html", f"<html><body><h1>عنوان</h1>{body}".encode("utf-8", "ignore")
    ends = draw(st.sampled_from(["\n", "\r\n", "\n\n"]))
    data = ends.join(plain).encode("utf-8", "ignore")
    return f"seed.{kind}", data


@st.composite
def damaged(draw: st.DrawFn, base: bytes) -> bytes:
    """Draw bytes like those of a file that is sound, with some of them gone, others or twice."""
    data = bytearray(base)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        size = draw(st.integers(0, 40))
        new = draw(st.sampled_from([b"", b'"', b"\n", b"\\", b"\x00", b"\xff", b"<", b"&", b"]]>"])
                   | st.binary(max_size=4))  # fmt: skip
        data[at : at + size] = new
    return bytes(data)
