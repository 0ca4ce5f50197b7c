"""A style sheet → the values of its tokens, in light and in dark, and what of them is hard to read.

Only what stands on `:root` or `html` for every reader counts; what is for paper, or for screens of
some width, does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sharih.look.colours import THRESHOLD, contrast, luminance
from sharih.look.records import SCHEMES, Scheme
from sharih.records import record

PAIRS: Final = (
    ("text", "surface"), ("text", "surface-raised"), ("text", "surface-notice"),
    ("text-muted", "surface"), ("text-muted", "surface-raised"),
    ("accent", "surface"), ("accent", "surface-raised"), ("accent", "surface-notice"),
    ("accent-strong", "surface"), ("on-accent", "accent"), ("on-accent", "accent-strong"),
)  # fmt: skip
"""The colours of words, each with one that lies behind them somewhere on a page."""
_SCHEME: Final = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")
_VAR: Final = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_DEEPEST: Final = 10
_PLAIN: Final = {"", "all", "screen", "only screen"}


@record(frozen=True, slots=True)
class Faint:
    """Words that are hard to read."""

    scheme: Scheme
    words: str
    ground: str
    """The names of the two tokens."""
    colours: tuple[str, str]
    """The two colours, as they are written."""
    ratio: float


def faint_words(css: str) -> list[Faint]:
    """Find the pairs of colours whose contrast is less than it must be."""
    found = []
    for scheme in SCHEMES:
        values = tokens(css, scheme)
        for words, ground in PAIRS:
            texts = [resolved(f"var(--{name})", values) for name in (words, ground)]
            bright = [luminance(text) for text in texts]
            if bright[0] is None or bright[1] is None:
                continue
            ratio = contrast(bright[0], bright[1])
            if ratio < THRESHOLD:
                found.append(Faint(scheme, words, ground, (texts[0], texts[1]), ratio))
    return found


def tokens(css: str, scheme: Scheme, where: Iterable[str] = (":root", "html")) -> dict[str, str]:
    """Return the custom properties that hold in a scheme, by their names, as they are written.

    `where` are the selectors they are looked for at.
    """
    import tinycss2  # only where something is to be known of a style sheet

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    layers: dict[str, int] = {}
    found = list(_declared(rules, scheme, frozenset(where), "", layers))
    found.sort(key=lambda one: layers.get(one[0], len(layers)))  # without a layer is the strongest
    return {name: value for _, name, value in found}


def resolved(value: str, values: Mapping[str, str]) -> str:
    """Put the values of tokens where they are asked for; what there is none of stays."""
    for _ in range(_DEEPEST):
        new = _VAR.sub(lambda m: values.get(m[1], (m[2] or m[0]).strip()), value)
        if new == value:
            break
        value = new
    return value


def _declared(
    rules: Iterable[Any], scheme: Scheme, where: frozenset[str], layer: str, layers: dict[str, int]
) -> Iterator[tuple[str, str, str]]:
    """Go through declarations, each with the layer it is in."""
    import tinycss2

    for rule in rules:
        prelude = " ".join(tinycss2.serialize(rule.prelude).split()) if _has_prelude(rule) else ""
        if rule.type == "qualified-rule":
            if where.isdisjoint(part.strip() for part in prelude.split(",")):
                continue
            for one in tinycss2.parse_blocks_contents(rule.content, True, True):
                if one.type == "declaration" and one.name.startswith("--"):
                    yield layer, one.name, tinycss2.serialize(one.value).strip()
        elif rule.type == "at-rule":
            name = rule.lower_at_keyword
            if name == "layer":
                for named in filter(None, map(str.strip, prelude.split(","))):
                    layers.setdefault(named, len(layers))
            inside = layer or prelude if name == "layer" else layer
            holds = name in ("layer", "supports") or (name == "media" and _holds(prelude, scheme))
            if rule.content is not None and holds:
                parsed = tinycss2.parse_rule_list(rule.content, True, True)
                yield from _declared(parsed, scheme, where, inside, layers)


def _has_prelude(rule: Any) -> bool:
    return rule.type in ("qualified-rule", "at-rule")


def _holds(condition: str, scheme: Scheme) -> bool:
    """Tell whether what is under a condition is for every reader of a scheme."""
    asked = _SCHEME.findall(condition.lower())
    rest = re.sub(r"\band\b", " ", _SCHEME.sub(" ", condition.lower()))
    return all(one == scheme for one in asked) and " ".join(rest.split()) in _PLAIN
