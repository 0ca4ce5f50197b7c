"""The rules about a built site: each finds its fault, and nothing on a site without one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharih.check import BUILT_RULES, access, links
from sharih.check import hosting_limits as files
from sharih.check.addresses import resolve
from sharih.check.built_site import BuiltSite, Finding, Ids
from sharih.check.folder import read_folder
from sharih.check.page_reader import read_page
from sharih.check.page_tree import parse
from sharih.check.rules import PAGE_RULES
from sharih.errors import OutputError

HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
ADDRESS = "https://example.org/repo"
Rule = Callable[[BuiltSite], object]


def html(body: str, head: str = "", title: str = "عنوان", attributes: str = "") -> str:
    """Write a page without a fault around a body."""
    attributes = attributes or 'lang="ar" dir="rtl"'
    return (
        f"<!doctype html><html {attributes}><head>{HEAD}<title>{title}</title>{head}</head>"
        f"<body><main><h1>عنوان</h1>{body}</main></body></html>"
    )


class Site:
    """A folder with a site without a fault, for a test to plant one."""

    def __init__(self, root: Path, siteurl: str = ADDRESS, base: str = "/repo") -> None:
        self.root, self.siteurl, self.base = root, siteurl, base
        style = '<link rel="stylesheet" href="/repo/static/a.css">'
        self.write("index.html", html('<a href="/repo/ar/">شروح</a>', style))
        self.write("ar/index.html", html('<a href="/repo/ar/bread/#price">الخبز</a>'))
        about = '<meta name="description" content="عن الخبز">'
        self.write("ar/bread/index.html", html('<h2 id="price">السعر</h2>', about))
        self.write("404.html", html("<p>لا شيء</p>"))
        self.write("static/a.css", "body{background:url(a.svg)}")
        self.write("static/a.svg", "<svg/>")
        self.write(".nojekyll", "")
        self.write("sitemap.xml", f"<urlset><url><loc>{ADDRESS}/ar/</loc></url></urlset>")

    def write(self, name: str, text: str) -> None:
        """Write a file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def body(self, body: str, head: str = "") -> None:
        """Give the explainer another body."""
        about = '<meta name="description" content="عن الخبز">'
        price = '<div id="price"></div>'  # other pages link to it
        self.write("ar/bread/index.html", html(body + price, about + head))

    def found(self, rule: str) -> list[Finding]:
        """Run a rule."""
        return list(BUILT_RULES[rule](self.read()))

    def read(self) -> BuiltSite:
        """Read the folder."""
        return read_folder(self.root, self.siteurl, self.base)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site without a fault."""
    return Site(tmp_path / "site")


@pytest.mark.parametrize("rule", BUILT_RULES)
def test_a_site_without_a_fault_has_no_finding(site: Site, rule: str) -> None:
    assert site.found(rule) == []


@pytest.mark.parametrize(
    ("rule", "body", "reason"),
    [
        ("links", '<a href="/repo/ar/milk/">x</a>', "/repo/ar/milk/, which is no page"),
        ("links", '<a href="../milk/">x</a>', "../milk/, which is no page"),
        ("links", '<a href="/ar/">x</a>', "leads out of the site below /repo/"),
        ("links", '<a href="https://example.org/ar/">x</a>', "leads out of the site"),
        ("links", f'<a href="{ADDRESS}/ar/milk/">x</a>', "which is no page"),
        ("links", '<img src="milk.jpg" alt="x">', "milk.jpg, which is no page"),
        ("links", '<img srcset="/repo/static/a.svg 1x, b.svg 2x" alt="">', "b.svg, which is no"),
        ("links", '<script src="/repo/static/b.js"></script>', "b.js, which is no page"),
        ("links", '<a href="javascript:alert(1)">x</a>', "which cannot be followed"),
        ("links", '<a href="topic:milk">x</a>', "which cannot be followed"),
        ("links", '<a href="https://[">x</a>', "cannot be read"),
        ("links", '<img src="" alt="x">', "cannot be read"),
        ("fragments", '<a href="#milk">x</a>', "#milk, which this page does not have"),
        ("fragments", '<a href="/repo/ar/#milk">x</a>', "#milk, which /ar/ does not have"),
        ("slashes", '<a href="/repo/ar">x</a>', "without the slash"),
        ("ids", '<p id="a">x<p id="a">y', "the id a stands on the page more than once"),
        ("direction", '<p lang="en">x', "<p lang=en> turns the language"),
        ("direction", '<p lang="xx">x', "<p lang=xx> turns the language"),
        ("main-heading", "<h1>x</h1>", "the page has 2 headings of the first level"),
        ("heading-order", "<h2>x</h2><h4>y</h4>", "level 4 follows one of level 2"),
        ("alt", '<img src="/repo/static/a.svg">', "/repo/static/a.svg has no alt"),
        ("names", '<a href="/repo/ar/"><span> </span></a>', "a link to /repo/ar/ has no name"),
        ("names", '<a href="/repo/ar/"><img src="a" alt=""></a>', "a link to /repo/ar/"),
        ("names", "<button></button>", "a button has no name"),
        ("names", '<input type="search" id="q">', "a field (input) has no name"),
        ("names", "<select><option>x</select>", "a field (select) has no name"),
    ],
)
def test_a_fault_in_the_body_of_a_page_is_found(
    site: Site, rule: str, body: str, reason: str
) -> None:
    site.body(f'<section id="here">{body}</section>')
    found = site.found(rule)
    assert [finding.file for finding in found] == ["ar/bread/index.html"]
    assert reason in found[0].reason


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("links", '<a href="/repo">x</a><a href="?a=b">x</a><a href="mailto:a@localhost">x</a>'),
        ("links", '<a href="/repo/ar/%62read/">x</a><a href="../../static/a.svg">x</a>'),
        ("links", '<a href="https://example.net/milk">x</a><a href="//example.net/">x</a>'),
        ("links", '<a href="/repo/404">x</a><a href="">x</a>'),
        ("fragments", '<a href="#">x</a><a href="#top">x</a><p id="ا"><a href="#%D8%A7">x</a>'),
        ("fragments", '<a href="/repo/ar/bread/#:~:text=x">x</a>'),
        ("direction", '<p lang="en" dir="ltr">x <span lang="en">y</span>'),
        ("heading-order", "<h2>x</h2><h3>y</h3><h2>z</h2>"),
        ("alt", '<img src="/repo/static/a.svg" alt="">'),
        ("names", '<a href="/repo/"><img src="a" alt="شعار"></a><button title="x"></button>'),
        ("names", '<label>x<input></label><label for="q">x</label><input id="q">'),
        ("names", '<input type="hidden"><input type="submit"><input aria-label="x">'),
        ("names", '<a id="anchor"></a><a href="/repo/"><svg><title>x</title></svg></a>'),
        ("ids", "<template><p>x</p></template>"),
        ("ids", '<p id="">x<p id="">y'),
        ("direction", '<p lang="">x<link rel="help" href="/repo/" lang="en">'),
    ],
)
def test_what_is_right_is_not_found(site: Site, rule: str, body: str) -> None:
    site.body(body)
    assert site.found(rule) == []


@pytest.mark.parametrize(
    ("rule", "page", "reason"),
    [
        ("language", html("", attributes='dir="rtl"'), "says nothing for its language"),
        ("language", html("", attributes='lang="fr" dir="ltr"'), "says fr for its language"),
        ("language", html("", attributes='lang="ar" dir="ltr"'), "says ltr for the direction"),
        ("language", html("", attributes='lang="en"'), "says nothing for the direction"),
        ("main-heading", html("").replace("h1", "p"), "the page has no headings"),
        ("head", html("", title=" "), "no title"),
        ("head", html("", title="</title><title>x"), "no title"),
        (
            "head",
            html("<svg><title>x</title></svg>").replace("<title>عنوان</title>", ""),
            "no title",
        ),
        ("head", html("").replace('<meta charset="utf-8">', ""), "does not say that it is UTF-8"),
        ("head", html("").replace("viewport", "x"), "no viewport"),
        ("head", html("").replace("main>", "div>"), "does not mark its main part"),
        ("description", html(""), "no description"),
        ("description", html("", '<meta name="description" content="">'), "no description"),
        ("description", html("", '<meta name="robots" content="nosnippet">'), "no description"),
    ],
)
def test_a_fault_of_a_whole_page_is_found(site: Site, rule: str, page: str, reason: str) -> None:
    site.write("ar/bread/index.html", page)
    found = site.found(rule)
    assert [finding.file for finding in found] == ["ar/bread/index.html"]
    assert reason in found[0].reason


@pytest.mark.parametrize(
    "folder",
    ["", "ar/", "ar/page/2/", "ar/topics/", "ar/topics/bread/", "ar/stories/", "ar/stories/bread/",
     "ar/archive/", "ar/about/"],
)  # fmt: skip
def test_a_page_that_is_no_explainer_needs_no_description(site: Site, folder: str) -> None:
    site.write(f"{folder}index.html", html(""))
    assert site.found("description") == []


@pytest.mark.parametrize(
    ("rule", "page"),
    [
        ("head", html("").replace("utf-8", "UTF-8").replace("viewport", "Viewport")),
        ("description", html("", '<meta name="Description" content="x">')),
        ("description", html("", '<meta name="robots" content="NoIndex, follow">')),
    ],
)
def test_what_is_right_with_a_whole_page_is_not_found(site: Site, rule: str, page: str) -> None:
    site.write("ar/bread/index.html", page)
    assert site.found(rule) == []


def test_a_page_that_leads_elsewhere_needs_no_headings_but_a_good_address(site: Site) -> None:
    leads = '<meta http-equiv="refresh" content="0; url=/repo/ar/milk/">'
    site.write("ar/old/index.html", html("", leads).replace("h1", "p"))
    assert site.found("main-heading") == []
    assert site.found("links")[0].url == "/repo/ar/milk/"
    site.body('<a href="/repo/ar/old/#price">x</a>')  # the browser takes it to the new page
    assert site.found("fragments") == []


def test_letters_case_counts_in_links_and_is_named(site: Site) -> None:
    site.body('<a href="/repo/AR/Bread/">x</a>')
    assert "Did you mean /ar/bread/?" in site.found("links")[0].remedy


def test_a_style_sheet_that_names_what_is_not_there_is_found(site: Site) -> None:
    site.write("static/a.css", "/* url(no.png) */ a{background:url('b.svg')} b{src:url(data:x)}")
    assert [f.url for f in site.found("styles")] == ["b.svg"]


def test_a_sitemap_with_pages_that_are_not_there_is_found(site: Site) -> None:
    site.write("sitemap.xml", f"<loc>{ADDRESS}/ar/</loc><loc>{ADDRESS}/ar/milk/</loc>")
    assert [f.url for f in site.found("sitemap")] == [f"{ADDRESS}/ar/milk/"]


@pytest.mark.parametrize("url", ["http://[::1", "https://a.org:65536/", "mailto:", "mailto:a@"])
def test_a_link_that_no_browser_can_follow_is_found(site: Site, url: str) -> None:
    site.body(f'<a href="{url}">a</a><a href="mailto:a@b.org?subject=c">b</a>')
    (found,) = site.found("links")
    assert found.reason == f"the address {url!r} cannot be read"


def test_a_twin_that_does_not_point_back_is_found(site: Site) -> None:
    twin = f'<link rel="alternate" hreflang="en" href="{ADDRESS}/en/bread/">'
    site.body("", twin)
    english = html("", attributes='lang="en" dir="ltr"')
    site.write("en/bread/index.html", english)
    assert "names /en/bread/index.html as its twin" in site.found("twins")[0].reason
    back = f'<link rel="alternate" hreflang="ar" href="{ADDRESS}/ar/bread/">'
    site.write("en/bread/index.html", english.replace("</head>", f"{back}</head>"))
    assert site.found("twins") == []


@pytest.mark.parametrize(
    ("siteurl", "base", "reason"),
    [
        ("", "", "built to lie under /repo, not /"),
        ("https://example.org/other", "/other", "built to lie under /repo, not /other"),
        ("https://example.net/repo", "/repo", "was built for https://example.org/repo/ar/"),
    ],
)
def test_a_site_for_another_address_is_found(
    site: Site, siteurl: str, base: str, reason: str
) -> None:
    site.siteurl, site.base = siteurl, base
    found = site.found("address")
    assert len(found) == 1
    assert reason in found[0].reason


def test_large_files_and_sites_are_found(site: Site) -> None:
    for name, size in (("film.mp4", 101 * 1024 * 1024), ("talk.mp3", 51 * 1024 * 1024)):
        with (site.root / name).open("wb") as file:
            file.truncate(size)  # takes no room on the disk
    severities = {f.file: f.severity for f in site.found("file-size")}
    assert severities == {"film.mp4": "error", "talk.mp3": "warning"}
    assert site.found("site-size") == []
    for size, severity in ((700, "warning"), (1_100, "error")):
        with (site.root / "archive.zip").open("wb") as file:
            file.truncate(size * files.MEGABYTE)
        assert [f.severity for f in site.found("site-size")] == [severity]


def test_names_that_are_one_on_other_computers_are_found(tmp_path: Path) -> None:
    names = ("ar/a.html", "ar/A.html", "static/é.svg", "static/e\u0301.svg", "En/a", "en/b")
    built = BuiltSite(tmp_path, "", "", dict.fromkeys(names, 1), {}, {})
    found = [finding.reason for finding in files.names_that_collide(built)]
    assert len(found) == 3
    assert any("ar/a.html and ar/A.html are one name" in reason for reason in found)


def test_names_that_git_or_the_web_cannot_carry_are_found(tmp_path: Path) -> None:
    names = ("a/.git/config", "a\nb.html", "a\\b", "fine.html", "خبز.svg")
    built = BuiltSite(tmp_path, "", "", dict.fromkeys(names, 1), {}, {})
    assert {f.file for f in files.names_that_break(built)} == {"a/.git/config", "a\nb.html", "a\\b"}


def test_links_and_pipes_on_the_disk_are_found_and_not_followed(site: Site) -> None:
    (site.root / "link.html").symlink_to(site.root / "index.html")
    (site.root / "loop").symlink_to(site.root)
    os.mkfifo(site.root / "pipe.html")
    found = {finding.file: finding.reason for finding in site.found("symlinks")}
    assert found == {
        "link.html": "link.html is a symbolic link",
        "loop": "loop is a symbolic link",
        "pipe.html": "pipe.html is no ordinary file",
    }


def test_files_that_github_pages_needs_are_missed(site: Site) -> None:
    (site.root / "404.html").unlink()
    (site.root / ".nojekyll").unlink()
    assert len(site.found("needed-files")) == 2


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_without_a_site_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(OutputError, match="no "):
        read_folder(tmp_path / name, "", "")


def test_many_pages_are_read_by_several_processes(site: Site) -> None:
    for n in range(450):
        site.write(f"ar/n{n}/index.html", html(f'<p id="n{n}"><img src="x">'))
    pages = site.read().pages
    assert len(pages) == 454
    assert pages["ar/n7/index.html"].ids == Ids.of(["n7"])
    assert pages["ar/n7/index.html"].links[0].near == ("n7",)
    assert pages["ar/n7/index.html"].findings["alt"][0].near == ("n7",)


@pytest.mark.parametrize(
    ("url", "kind", "path", "fragment"),
    [
        ("x/", "inside", "ar/bread/x/", ""),
        ("./", "inside", "ar/bread/", ""),
        ("..", "inside", "ar/", ""),
        ("../../..", "astray", "../../..", ""),
        ("#a", "inside", "ar/bread/index.html", "a"),
        ("/repo/", "inside", "", ""),
        ("/repository/", "astray", "/repository/", ""),
        ("HTTPS://EXAMPLE.ORG/repo/ar/", "inside", "ar/", ""),
        ("https://example.org.evil/repo/", "outside", "https://example.org.evil/repo/", ""),
        ("tel:112", "other", "tel:112", ""),
    ],
)
def test_an_address_is_resolved_as_a_browser_does(
    site: Site, url: str, kind: str, path: str, fragment: str
) -> None:
    target = resolve(url, "ar/bread/index.html", site.read())
    assert (target.kind, target.path, target.fragment) == (kind, path, fragment)


def test_a_page_is_read_as_a_browser_does() -> None:
    text = (
        "<html lang=ar dir=rtl><title>A &amp; B</title><section id=s><ul><li id=s.1>one"
        "<li id=s.2>two <a href='x?a=1&amp;b=2'>x</a></ul><p>after</p><h2>h</h2></section>"
        '<h3>out</h3><!-- <a href="no"> --><script>"<a href=no>"</script>'
    )
    tree = parse("a.html", text)
    assert [title.words for title in tree.select("title")] == ["A & B"]
    headings = [(heading.tag, heading.near) for heading in tree.select(":is(h1, h2, h3)")]
    assert headings == [("h2", ("s",)), ("h3", ())]
    links = read_page("a.html", text).links
    assert [(link.url, link.near[0]) for link in links] == [("x?a=1&b=2", "s.2")]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("<a href=x>1</a><A HREF='y>z'>2</A>", ["x", "y>z"]),
        ('<a title="> <a href=no>" href="x">1</a>', ["x"]),
        ("<!-- <a href=no> --><![CDATA[<a href=no>]]><a href=x>", ["x"]),
        ("<!-- never closed <a href=no>", []),
        ("<style>a{content:'<a href=no>'}</style><a\nhref\n=\n'x'>", ["x"]),
        ("<script><!-- <a href=no>", []),
        ("1 < 2 <a href=x", []),
        ("<a href=\"x&amp;y=1\" href='no'>", ["x&y=1"]),
        ("</a></p><a href=x/>", ["x/"]),
    ],
)
def test_markup_is_told_from_what_only_looks_like_it(text: str, urls: list[str]) -> None:
    assert [link.url for link in read_page("a.html", text).links] == urls


@given(st.text("<>/='\" ab!-&;\n", max_size=200))
def test_no_text_breaks_the_reading_of_a_page(text: str) -> None:
    assert read_page("a.html", f"{text}<html lang=ar>").file == "a.html"


@pytest.mark.parametrize("module", [access, files, links])
def test_every_rule_is_in_the_table(module: object) -> None:
    rules = {
        value
        for name, value in vars(module).items()
        if callable(value)
        and not name.startswith("_")
        and getattr(value, "__module__", "") == getattr(module, "__name__", "")
    }
    assert rules
    assert rules <= {*BUILT_RULES.values(), *PAGE_RULES.values()}
