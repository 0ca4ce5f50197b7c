"""The style sheets turn round by themselves and spare Arabic; each rule finds what is planted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers import charts, many, pictured, restyled, style_rules, wide
from tests.helpers.pages import read
from tests.helpers.style_rules import StyleRule
from tests.helpers.stylesheets import Declaration, parse, read_styles


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, with CSS that keeps it and CSS that does not."""

    rule: StyleRule
    good: str
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return (self.rule.__doc__ or "").rstrip(".")


CASES = (
    Case(
        style_rules.no_direction,
        "p { flex-direction: row }",
        ("p { direction: rtl }", "@media print { p { unicode-bidi: isolate } }"),
    ),
    Case(
        style_rules.logical_properties,
        "p { margin-inline: 1px; inline-size: 2px; overflow-x: auto } @page { margin-left: 1cm }",
        (
            "p { margin-left: 1px }",
            "p { a & { padding-right: 1px } }",
            "p { border-left-color: red }",
            "p { border-top-left-radius: 1px }",
            "p { left: 0 }",
            "p { max-width: 3px }",
        ),
    ),
    Case(
        style_rules.equal_sides,
        "p { margin: 1px 2px 3px 2px; padding: 1px 2px; border-radius: 1px; inset: 0 }"
        "i { border-radius: 1px 1px 0 0; clip-path: inset(50%) }",
        (
            "p { margin: 1px 2px 3px 4px }",
            "p { padding: 0 var(--a) 0 0 }",
            "p { inset: 0 auto 0 calc(1px + 2px) }",
            "p { border-width: 0 0 0 4px }",
            "p { border-radius: 1px 2px }",
            "p { border-radius: 4px 0 0 4px }",
            "p { clip-path: inset(0 1px 0 2px) }",
        ),
    ),
    Case(
        style_rules.symmetrical_values,
        "p { text-align: start; background-position: center; transform: translateY(1px);"
        ' background: linear-gradient(to bottom, red, blue); content: "left"; translate: 0 1px;'
        " box-shadow: 0 1px 2px red; background-image: linear-gradient(180deg, red, blue) }",
        (
            "p { text-align: left }",
            "p { float: right }",
            "p { background-position: left top }",
            "p { background: url(x.png) right }",
            "p { transform: translateX(1px) }",
            "p { transform: translate(-50%, 0) }",
            "p { translate: 1px }",
            "p { background: linear-gradient(to right, red, blue) }",
            "p { background: linear-gradient(90deg, red, blue) }",
            "p { transform-origin: left }",
            "p { box-shadow: 2px 0 red }",
        ),
    ),
    Case(
        style_rules.no_letter_spacing,
        "p { letter-spacing: normal } b:lang(en) { letter-spacing: 1px }",
        (
            "p { letter-spacing: 0.02em }",
            "p:lang(ar) { letter-spacing: -1px }",
            "p:not(:lang(en)) { letter-spacing: 1px }",
            "p:lang(en), b { letter-spacing: 1px }",
            ":root { --wide: 1px } p { letter-spacing: var(--wide) }",
        ),
    ),
    Case(
        style_rules.no_slant,
        "em:lang(en) { font-style: italic } :lang(en) { --s: italic } :lang(ar) { --s: normal }"
        "em { font-style: var(--s) }",
        (
            "em { font-style: italic }",
            ":lang(ar) { --s: oblique } em { font-style: var(--s) }",
            "p { font: italic 1rem serif }",
        ),
    ),
    Case(
        style_rules.no_capitals,
        "p { text-transform: none } p:lang(en) { text-transform: uppercase }",
        ("p { text-transform: uppercase }", "p { font-variant-caps: small-caps }"),
    ),
    Case(
        style_rules.no_hyphens,
        "p { hyphens: manual } :lang(en) { p { hyphens: auto } }",
        ("p { hyphens: auto }",),
    ),
    Case(
        style_rules.words_stay_whole,
        '.rights a { overflow-wrap: anywhere } p a[href^="http"]::after { overflow-wrap: anywhere }'
        "p { overflow-wrap: break-word; word-break: normal }",
        (
            "p { word-break: break-all }",
            "p { overflow-wrap: anywhere }",
            ".article { overflow-wrap: anywhere }",
        ),
    ),
    Case(
        style_rules.no_justification,
        "p { text-align: end }",
        ("p { text-align: justify }", "p { text-align: left }"),
    ),
    Case(
        style_rules.no_thin_letters,
        "p { opacity: 0 } i { opacity: 1 }",
        ("p { opacity: 0.6 }", "p { text-shadow: 0 0 1px red }", "p { opacity: 40% }"),
    ),
    Case(
        style_rules.no_arrows_in_content,
        'p::after { content: " (" attr(href) ")" }',
        (
            "p::after { content: '→' }",
            'p::before { content: "\\203A" }',
            "p { content: '\\2190 ' }",
        ),
    ),
    Case(
        style_rules.language_for_type,
        "p:lang(ar) { line-height: 2; color: red } p:dir(rtl) { scale: -1 1 }",
        (
            '[dir="rtl"] { font-size: 2rem }',
            "p:dir(rtl) { line-height: 2 }",
            "p:lang(ar) { margin-inline-start: 1px }",
        ),
    ),
    Case(
        style_rules.in_layers,
        "@layer base { @media print { p { color: red } } } @font-face { font-family: x }",
        ("p { color: red }", "@media print { p { color: red } }", "@layer { p { color: red } }"),
    ),
    Case(
        style_rules.nothing_important,
        'p::after { content: "!important" }',
        ("p { color: red !important }", "p { color: red!important }"),
    ),
    Case(
        style_rules.no_ids,
        'a[href="#top"] { color: red } p { color: #fff }',
        ("#top { color: red }", "p { & #top { color: red } }", "p:not(#top) { color: red }"),
    ),
    Case(
        style_rules.colours_in_tokens,
        "p { color: var(--white); border: 0 solid currentcolor; background: transparent }",
        (
            "p { color: #fff }",
            "p { color: white }",
            "p { border: 1px solid rgb(0 0 0) }",
            "p { background: oklch(50% 0 0) }",
        ),
    ),
    Case(
        style_rules.no_other_host,
        "p { background: url(/static/x.png) }",
        ("p { background: url(https://example.org/x.png) }", 'p { background: url("//x/x.png") }'),
    ),
    Case(
        style_rules.known_properties,
        ":root { --a: 1px } :lang(ar) { --b: 1px } :lang(en) { --b: 2px } "
        "p { margin: var(--a) var(--b) }",
        ("p { margin: var(--a) }", ":lang(ar) { --b: 1px } p { margin: calc(1px + var(--b)) }"),
    ),
)

with_its_rule = pytest.mark.parametrize("case", CASES, ids=str)


@pytest.fixture(name="styles", scope="module")
def _styles(root: Path) -> list[Declaration]:
    return read_styles(root / "theme" / "static" / "css")


@with_its_rule
def test_the_theme_keeps(case: Case, styles: list[Declaration]) -> None:
    assert len(styles) > 300
    assert case.rule(styles) == []


@with_its_rule
def test_what_is_right_keeps(case: Case) -> None:
    assert case.rule(parse(case.good)) == []


@pytest.mark.parametrize(
    ("rule", "css"),
    [(case.rule, css) for case in CASES for css in case.faults],
    ids=[f"{case}: {css}" for case in CASES for css in case.faults],
)
def test_a_planted_fault_is_found_by(rule: StyleRule, css: str) -> None:
    assert rule(parse(css)) != []


def test_declarations_know_where_they_stand() -> None:
    css = "@layer a;\n/* b {c: d} */\n@layer a {\n  p,\n  q:is(b, i) {\n"
    css += '    x: "}";\n\n    y: f(;)\n  }\n}'
    first, second = parse(css)
    assert (first.line, first.name, first.value) == (6, "x", '"}"')
    assert (second.line, second.name, second.value) == (8, "y", "f(;)")
    assert (first.layers, first.selectors) == (("a",), ("p, q:is(b, i)",))


def test_every_style_sheet_is_imported_once_and_the_layers_are_named_first(root: Path) -> None:
    folder = root / "theme" / "static" / "css"
    main = (folder / "main.css").read_text(encoding="utf-8")
    for path in folder.rglob("*.css"):
        name = path.relative_to(folder).as_posix()
        assert main.count(f'@import "{name}";') == (name != "main.css"), name
    (order,) = [line for line in main.split("\n") if line.startswith("@layer")]
    named = {name.strip(" ;") for name in order.removeprefix("@layer").split(",")}
    assert {layer for d in read_styles(folder) for layer in d.layers} <= named
    assert main.index("@layer") < main.index("@import")


def test_the_site_gets_the_style_sheet_as_one_file(site: Path, root: Path) -> None:
    (built,) = (site / "static").glob("sharih.*.css")
    text = built.read_text(encoding="utf-8")
    assert "@import" not in text
    text = re.sub(r"fonts/([\w-]+)\.[0-9a-f]{10}\.woff2", r"../fonts/\1.woff2", text)
    found = {(d.around, d.name, d.value) for d in parse(text)}
    styles = read_styles(root / "theme" / "static" / "css")
    assert found == {(d.around, d.name, d.value) for d in styles}


def test_every_class_of_a_style_sheet_is_on_some_page(
    styles: list[Declaration], shared_folder: Path, site: Path
) -> None:
    """A class that no template writes is a slip of the pen, or dead."""
    seen = {"picture", "visually-hidden", "notice", "pair-none", "gallery"}
    seen |= {"picture-half", "picture-third", "picture-unseen", "picture-said"}
    seen |= {"picture-on-paper", "card-on-paper", "card-sketch"}
    looks = read(restyled.built(shared_folder))
    drawn = read(charts.local_site(shared_folder))
    pictures = read(pictured.local_site(shared_folder))
    for pages in (
        read(site),
        looks,
        drawn,
        pictures,
        wide.local(shared_folder),
        many.local(shared_folder),
    ):
        for page in pages.values():
            seen.update(name for value in page.all("//@class") for name in str(value).split())
    named = {
        name
        for d in styles
        for s in d.selectors
        for name in re.findall(r"(?<!\")\.([a-z][\w-]*)", s)
    }
    assert sorted(named - seen) == []
