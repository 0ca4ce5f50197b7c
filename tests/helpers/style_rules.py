"""The declarations of a theme → what would not turn round, or would hurt Arabic text.

The numbers are those of the checklist that `test_rtl_styles` goes through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tests.helpers.stylesheets import Declaration, only_english, resolved, used_properties, values

Styles = Sequence[Declaration]
StyleRule = Callable[[Styles], list[str]]

_SIDES = "left|right|top|bottom"
_PHYSICAL = re.compile(
    rf"(?:{_SIDES}|(?:min-|max-)?(?:width|height)"
    rf"|(?:margin|padding|scroll-margin|scroll-padding|border)-(?:{_SIDES})(?:-.*)?"
    r"|border-(?:top|bottom)-(?:left|right)-radius|contain-intrinsic-(?:width|height))$"
)
_FOUR = re.compile(
    r"(?:margin|padding|inset|border-(?:width|style|color)|scroll-margin|scroll-padding)$"
)
_TYPE = re.compile(
    r"(?:font|line-height|letter-spacing|word-spacing|text-transform|quotes|hyphens)"
)
_GEOMETRY = re.compile(
    r"(?:margin|padding|inset|border-(?!color)|translate|transform|scale|rotate|float|text-align)"
)
_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\("
    r"|\b(?:white|black|gr[ae]y|red|green|blue|yellow|orange|brown|purple|pink|beige|ivory|navy"
    r"|teal|maroon|silver|gold|whitesmoke|snow|linen|tomato|crimson)\b",
    re.IGNORECASE,
)


def _named(styles: Styles, *names: str) -> Iterator[Declaration]:
    """Go through the declarations of some properties, custom properties followed."""
    for declaration in styles:
        if declaration.name in names:
            for last in resolved(declaration, styles):
                if not (only_english(declaration) or only_english(last)):
                    yield last


def no_direction(styles: Styles) -> list[str]:
    """Rule 3: direction is a matter of HTML."""
    return [str(d) for d in styles if d.name in ("direction", "unicode-bidi")]


def logical_properties(styles: Styles) -> list[str]:
    """Rule 15: no property of a physical side."""
    return [str(d) for d in styles if _PHYSICAL.match(d.name) and not d.is_descriptor]


def equal_sides(styles: Styles) -> list[str]:
    """Rule 15: no shorthand that gives left and right different values."""
    found = []
    for declaration in styles:
        parts = values(declaration.value)
        if (_FOUR.match(declaration.name) and len(parts) == 4 and parts[1] != parts[3]) or (
            declaration.name == "border-radius" and "/" not in parts and not _mirrors(parts)
        ):
            found.append(str(declaration))
        for inset in re.findall(r"inset\(([^()]*)\)", declaration.value):
            sides = inset.split(" round ")[0].split()
            if len(sides) == 4 and sides[1] != sides[3]:
                found.append(str(declaration))
    return found


def _mirrors(corners: list[str]) -> bool:
    """Say whether radii are the same from the left and from the right."""
    if len(corners) == 4:
        return corners[0] == corners[1] and corners[2] == corners[3]
    return len(set(corners)) < 2


def symmetrical_values(styles: Styles) -> list[str]:
    """Rules 15 and 16: no value that means left or right, or that moves or fades sideways."""
    found = []
    for declaration in styles:
        name, value = declaration.name, re.sub(r"\"[^\"]*\"|url\([^)]*\)", "", declaration.value)
        shadow = name in ("box-shadow", "text-shadow")
        sideways = (
            not name.startswith("--") and re.search(r"\b(?:left|right)\b", value),
            re.search(r"translateX|translate3d|skewX?\(|translate\(\s*(?!0)[^,)]", value),
            re.search(r"gradient\(\s*-?(?!0deg|180deg)[\d.]+(?:deg|turn|rad)", value),
            name == "translate" and not re.match(r"(?:0|none)\b", value),
            shadow and re.match(r"(?:inset )?-?(?!0\b)[\d.]+", value),
        )
        if any(sideways):
            found.append(str(declaration))
    return found


def no_letter_spacing(styles: Styles) -> list[str]:
    """Rule 18: letters that join are not spaced."""
    return [str(d) for d in _named(styles, "letter-spacing") if d.value not in ("normal", "0")]


def no_slant(styles: Styles) -> list[str]:
    """Rule 19: Arabic has no italics."""
    found = [d for d in _named(styles, "font-style", "font") if d.around != ("@font-face",)]
    return [str(d) for d in found if re.search(r"\b(?:italic|oblique)\b", d.value)]


def no_capitals(styles: Styles) -> list[str]:
    """Rule 22: Arabic has no capitals, neither big nor small."""
    names = ("text-transform", "font-variant", "font-variant-caps", "font")
    found = _named(styles, *names)
    return [str(d) for d in found if re.search(r"case|capitalize|small-caps|petite", d.value)]


def no_hyphens(styles: Styles) -> list[str]:
    """Rule 25: Arabic words are not hyphenated."""
    return [str(d) for d in _named(styles, "hyphens", "-webkit-hyphens") if d.value == "auto"]


def words_stay_whole(styles: Styles) -> list[str]:
    """Rule 26: words are broken nowhere but in addresses and code."""
    found = [str(d) for d in _named(styles, "word-break") if d.value not in ("normal", "keep-all")]
    for declaration in _named(styles, "overflow-wrap", "word-wrap", "line-break"):
        written = declaration.selectors[-1].split(",") if declaration.selectors else [""]
        last = [(selector.split() or [""])[-1] for selector in written]
        if declaration.value == "anywhere" and not all(map(_BREAKABLE.match, last)):
            found.append(str(declaration))
    return found


_BREAKABLE = re.compile(r"(?:a|code|pre)\b")


def no_justification(styles: Styles) -> list[str]:
    """Rule 27: browsers cannot justify Arabic."""
    found = _named(styles, "text-align", "text-align-last", "text-justify")
    return [str(d) for d in found if d.value not in ("start", "end", "center", "inherit")]


def no_thin_letters(styles: Styles) -> list[str]:
    """Rule 29: where letters overlap, transparency, strokes and shadows show it."""
    found = [str(d) for d in _named(styles, "opacity") if d.value not in ("0", "1", "0%", "100%")]
    return found + [str(d) for d in _named(styles, "text-shadow", "-webkit-text-stroke")]


def no_arrows_in_content(styles: Styles) -> list[str]:
    """Rule 35: no arrow comes from a style sheet as a character."""
    arrows = re.compile(
        r"[←-⇿⟵-⟿‹›❮❯◀▶➔➜«»]|\\0*(?:2039|203a|21[0-9a-f]{2}|27[67][0-9a-f]|ab|bb)\b", re.IGNORECASE
    )
    return [str(d) for d in styles if d.name == "content" and arrows.search(d.value)]


def language_for_type(styles: Styles) -> list[str]:
    """Rule 42: type goes by language, geometry by direction."""
    found = []
    for declaration in styles:
        around = " ".join(declaration.selectors)
        if re.search(r"\[dir\b|:dir\(", around) and _TYPE.match(declaration.name):
            found.append(str(declaration))
        if ":lang(" in around and _GEOMETRY.match(declaration.name):
            found.append(str(declaration))
    return found


def in_layers(styles: Styles) -> list[str]:
    """Every declaration is in a named layer."""
    return [str(d) for d in styles if not (d.layers and all(d.layers)) and not d.is_descriptor]


def nothing_important(styles: Styles) -> list[str]:
    """Nothing is important: layers decide."""
    return [str(d) for d in styles if "!" in re.sub(r"\"[^\"]*\"", "", d.value)]


def no_ids(styles: Styles) -> list[str]:
    """No selector names an id."""
    return [
        f"{declaration} in {selector}"
        for declaration in styles
        for selector in declaration.selectors
        if re.search(r"#[\w-]", re.sub(r"\[[^\]]*\]", "", selector))
    ]


def colours_in_tokens(styles: Styles) -> list[str]:
    """Raw colours stand in tokens.css alone."""
    found = []
    for declaration in styles:
        value = re.sub(r"\"[^\"]*\"|var\([^)]*\)|url\([^)]*\)", "", declaration.value)
        if declaration.file != "tokens.css" and _COLOUR.search(value):
            found.append(str(declaration))
    return found


def no_other_host(styles: Styles) -> list[str]:
    """Nothing is asked of another host."""
    return [str(d) for d in styles if re.search(r"https?:|url\(\s*[\"']?//", d.value)]


def known_properties(styles: Styles) -> list[str]:
    """Every custom property that is used has a value for both languages."""
    langs: dict[str, set[str]] = {}
    for declaration in styles:
        if declaration.name.startswith("--"):
            langs.setdefault(declaration.name, set()).update(_languages(declaration))
    return sorted(used_properties(styles) - {name for name, has in langs.items() if len(has) == 2})


def _languages(declaration: Declaration) -> set[str]:
    """Return the languages that a declaration is for."""
    named = {lang for lang in ("ar", "en") for s in declaration.selectors if f":lang({lang})" in s}
    return named or {"ar", "en"}
