"""Links that are settled when their page is read: rules find the same without them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharih.check import BUILT_RULES
from sharih.check.built_site import BuiltSite, Ids
from sharih.check.folder import read_folder
from sharih.check.page_reader import read_page

PAGES: Final = ("index.html", "ar/a/index.html", "ar/b/index.html", "old/index.html")
RULES: Final = ("address", "links", "fragments", "slashes")
HOST: Final = "https://news.example"
PATHS: Final = (
    "", "/", "/repo", "/repo/", "/repo/ar/a", "/repo/ar/a/", "/repo/ar/b/", "/repo/AR/b/", "/ar/a/",
    "../b/", "../b", "index.html", "/repo/old/", "/repo/a.css", "a b", "javascript:x",
    "mailto:a@b.c", "mailto:no", "topic:x", "//news.example/repo/ar/a/", "//other.example/", "http://[",
    f"{HOST}/", f"{HOST}/repo/ar/b/", "https://other.example/x",
)  # fmt: skip
PLACES: Final = (
    "",
    "#",
    "#one",
    "#two",
    "#top",
    "#%6Fne",
    "#one:~:text=x",
    ":~:text=x",
    "#a#one",
    "#one ",
    "#two ",
)

urls = st.tuples(st.sampled_from(PATHS), st.sampled_from(PLACES)).map("".join)
elements = st.one_of(
    urls.map(lambda url: f'<a href="{url}">x</a>'),
    urls.map(lambda url: f'<p id="near"><img alt="" src="{url}" srcset="{url} 2x, /no 3x"></p>'),
    st.sampled_from(['<p id="one">', '<p id="two ">', '<p id="">', "<a href>x</a>"]),
)
bodies = st.lists(elements, max_size=6).map("".join)


def told(site: BuiltSite) -> list[tuple[str, str]]:
    """Write down what the rules about addresses find."""
    return [(rule, str(found)) for rule in RULES for found in BUILT_RULES[rule](site)]


@settings(max_examples=300)
@given(st.tuples(bodies, bodies, bodies), st.sampled_from(["", HOST, f"{HOST}/repo"]))
def test_rules_find_what_they_find_in_all_links(
    tmp_path_factory: pytest.TempPathFactory, written: tuple[str, str, str], siteurl: str
) -> None:
    root = tmp_path_factory.mktemp("site")
    redirect = '<meta http-equiv="refresh" content="0; url=/repo/">'
    texts = dict(zip(PAGES, (*written, redirect), strict=True))
    for name, text in {**texts, "a.css": ""}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    site = read_folder(root, siteurl, "/repo", outside=False)
    whole = replace(site, pages={name: read_page(name, texts[name]) for name in site.pages})
    assert told(site) == told(whole)


def test_links_that_are_settled_are_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    there = (
        '<a href="/">x</a><a href="#i">x</a><a href="/a/#i">x</a><a href="https://b.example/">x</a>'
    )
    for name in ("index.html", "a/index.html"):
        (tmp_path / name).write_text(f'<p id="i">{there}<a href="/no/">x</a>', encoding="utf-8")
    for outside, kept in ((False, ["/no/"]), (True, ["https://b.example/", "/no/"])):
        page = read_folder(tmp_path, "", "", outside=outside).pages["a/index.html"]
        assert [link.url for link in page.links] == kept


@pytest.mark.parametrize("ident", ["a", "ب", "a b"])
def test_ids_are_found_whole(ident: str) -> None:
    assert ident in Ids.of(["x", ident])
    assert ident not in Ids.of(["x", f"{ident}1", f"1{ident}"])
    assert f"x\0{ident}" not in Ids.of(["x", ident])
