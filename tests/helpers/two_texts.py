"""Texts of two editions that hypothesis makes up: some of it translated, some of it not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hypothesis import strategies as st

_ARABIC = (
    "قال الوزير إن الأسعار لن ترتفع", "جرت الانتخابات في 5 نوفمبر", "نص قصير",
    "ويتولى الرئيس منصبه في 20 يناير 2025", "لا جديد", "2024",
)  # fmt: skip
_ENGLISH = (
    "The minister said prices would not rise", "The vote was on 5 November", "A short text",
    "The president takes office on 20 January 2025", "Nothing new", "2024",
)  # fmt: skip
WORDS = tuple(zip(_ARABIC, _ENGLISH, strict=True))


@dataclass(frozen=True, slots=True)
class Part:
    """A block, or an entry of one, as it stands in the original and in the translation."""

    source: str
    """Empty where the original has no such thing."""
    target: str
    """Empty where the translation has none."""


def both(made: Callable[[str], str], words: tuple[str, str], fate: str) -> Part:
    """Write words as a part of both texts; `fate` says what has become of its translation."""
    arabic, english = words
    source = "" if fate == "extra" else made(arabic)
    target = {"gone": "", "waiting": made(arabic)}.get(fate, made(english))
    return Part(source, target)


_fate = st.sampled_from(["translated", "translated", "gone", "gone", "waiting", "extra"])
_numbers = st.integers(1, 99).map(" {}".format) | st.just("")
_words = st.builds(
    lambda words, number: (words[0] + number, words[1] + number), st.sampled_from(WORDS), _numbers
)


def _leaf(made: Callable[[str], str]) -> st.SearchStrategy[Part]:
    return st.builds(both, st.just(made), _words, _fate)


def _joined(parts: list[Part], between: str) -> Part:
    return Part(
        between.join(part.source for part in parts if part.source),
        between.join(part.target for part in parts if part.target),
    )


def _entries(
    entry: st.SearchStrategy[Part], between: st.SearchStrategy[str]
) -> st.SearchStrategy[Part]:
    return st.builds(_joined, st.lists(entry, min_size=1, max_size=4), between)


def _inside(part: Part, inner: Part, width: int) -> Part:
    def put(outer: str, text: str) -> str:
        if not (outer and text):
            return outer
        lines = [" " * width + line if line else line for line in text.split("\n")]
        return outer + "\n\n" + "\n".join(lines)

    return Part(put(part.source, inner.source), put(part.target, inner.target))


_item = _leaf("- {}".format) | _leaf("- {}\n  وسطر ثان".format)
_number = _leaf("1. {}".format)
_tight = st.sampled_from(["\n", "\n", "\n\n"])
_list = _entries(_item, _tight) | _entries(_number, _tight)
_plain = _leaf("{}.".format) | _leaf("> {}\n> — متحدث".format)
_nested = st.builds(_inside, _item, _list | _plain, st.sampled_from([2, 4]))
_definition = _leaf("2024-11\n:   {}".format) | _leaf("مصطلح\n:   {}\n:   ثم شرح".format)
_row = _leaf("| {} | 7 |".format)


def _table(rows: Part) -> Part:
    if not rows.source:
        return rows
    head = f"| عمود | {len(rows.source)} |\n|---|---|\n"
    return Part(
        head + rows.source if rows.source else "", head + rows.target if rows.target else ""
    )


_block = st.one_of(
    _plain,
    _plain,
    _list,
    _entries(_nested | _item, _tight),
    _entries(_definition, st.just("\n\n")),
    _entries(_row, st.just("\n")).map(_table),
    _leaf("### {}".format),
    _leaf("```\n{}\n```".format),
    _leaf("    {}".format),
    _leaf('![صورة](a.png "{}")'.format),
    st.sampled_from([Part("---", "---"), Part("<!-- ت -->", ""), Part("", "<!-- note -->")]),
)
_ids = st.sampled_from([" {#one}", " {#two}", " {#three}", " {#four}", ""])


def _heading(ident: str, words: str) -> str:
    return f"## {words}{ident}"


@st.composite
def two_texts(draw: st.DrawFn) -> tuple[str, str]:
    """Make up an original and its translation, without an id twice."""
    parts = [Part("Title: عنوان", "Title: A title")]
    parts += [draw(st.sampled_from([Part("Summary: خلاصة", ""), Part("Summary: خ", "Summary:")]))]
    head = _joined(parts, "\n")
    blocks = draw(st.lists(_block, max_size=2))
    used: set[str] = set()
    for _ in range(draw(st.integers(0, 3))):
        ident = draw(_ids)
        if ident in used:
            continue
        used.add(ident)
        blocks.append(draw(_leaf(partial(_heading, ident))))
        blocks += draw(st.lists(_block, max_size=4))
    body = _joined(blocks, "\n\n")
    target = f"{head.target}\nTranslation: true\n\n{body.target}"
    end = draw(st.sampled_from(["\n", "", "\n\n"]))
    line_end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return f"{head.source}\n\n{body.source}\n", (target + end).replace("\n", line_end)
