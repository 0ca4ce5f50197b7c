"""The rules of right-to-left HTML hold on every page; each rule finds the fault planted for it.

What style sheets must not do is in `test_rtl_styles`, what a browser must show in
`test_browser_rtl`. The numbers are those of one checklist.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers import kinds, page_rules, wide
from tests.helpers.page_rules import Rule
from tests.helpers.pages import Page, read
from tests.helpers.sites import PRODUCTION_URL

_FRAME = (
    '<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>شارح</title>'
    '</head><body><a href="#main">انتقل إلى النص</a><header>شارح</header>'
    '<nav aria-label="الأقسام"></nav><main id="main"><h1>عنوان</h1>{}</main>'
    "<footer>شارح</footer></body></html>"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, and faults it must find."""

    rule: Rule
    good: str
    """Markup inside of main that keeps the rule and looks like the faults."""
    faults: tuple[str, ...]
    """Markup inside of main, or a whole page, each with one fault."""

    def __str__(self) -> str:
        return (self.rule.__doc__ or "").rstrip(".")


def _page(markup: str, path: str = "ar/") -> Page:
    whole = markup if markup.startswith("<!doctype") else _FRAME.format(markup)
    return Page(path, whole.encode())


def _swap(old: str, new: str) -> str:
    assert old in _FRAME
    return _FRAME.replace(old, new).format("")


CASES = (
    Case(
        page_rules.language_and_direction,
        "<p>نص</p>",
        (
            _swap('dir="rtl"', 'dir="ltr"'),
            _swap(' dir="rtl"', ""),
            _swap('lang="ar"', 'lang="en"'),
        ),
    ),
    Case(
        page_rules.direction_with_language,
        '<p lang="en" dir="ltr">text</p><bdi dir="auto">x</bdi><pre dir="ltr">x</pre>',
        (
            '<p lang="en">text</p>',
            '<p lang="en" dir="rtl">text</p>',
            '<p dir="ltr">نص</p>',
            '<bdi dir="left">x</bdi>',
        ),
    ),
    Case(
        page_rules.charset,
        "<p>نص</p>",
        (
            _swap("utf-8", "windows-1256"),
            _swap('<meta charset="utf-8">', ""),
            _swap('<meta charset="utf-8">', " " * 1024 + '<meta charset="utf-8">'),
            _swap('<meta charset="utf-8">', '<meta charset="utf-8"><meta charset="utf-8">'),
        ),
    ),
    Case(
        page_rules.language_tags,
        '<link rel="alternate" hreflang="x-default" href="/"><p lang="en" dir="ltr">text</p>',
        (
            '<p lang="arabic">نص</p>',
            '<p lang="ar-Arab">نص</p>',
            '<a hreflang="x-default" href="/">x</a>',
            '<link hreflang="english" href="/">',
        ),
    ),
    Case(
        page_rules.foreign_words,
        '<p>من <bdi lang="en" dir="ltr">Test Gazette</bdi> و<code>x = y</code> و'
        '<bdi dir="ltr">https://example.org/</bdi></p>',
        (
            "<p>من Test Gazette</p>",
            '<p lang="en" dir="ltr">the word شرح</p>',
            "<ul><li>Archive</ul>",
            '<p>نص <a href="/">About</a> نص</p>',
            '<p><bdi dir="ltr">Test</bdi></p>',
        ),
    ),
    Case(
        page_rules.tight_wrappers,
        '<p>من <bdi lang="en" dir="ltr">Test Gazette</bdi></p>',
        (
            '<p>من<bdi lang="en" dir="ltr"> Test</bdi></p>',
            '<p><span lang="en" dir="ltr">Test </span>نص</p>',
            '<p>نص <bdi lang="en" dir="ltr"></bdi></p>',
        ),
    ),
    Case(
        page_rules.no_bidi_controls,
        _swap("<title>", "<title>\u200f2024: "),
        (
            "<p>نص\u200f</p>",
            "<p>\u2067نص\u2069</p>",
            "<p>نص&rlm;</p>",
            "<p>نص&#x200E;</p>",
            "<p>نص&#8235;</p>",
            _swap("<title>", "<title>نص\u200f "),
        ),
    ),
    Case(
        page_rules.marked_titles,
        _swap("<title>", '<meta property="og:type" content="website"><title>\u200f2024: '),
        (
            _swap("<title>", "<title>2024: "),
            _swap("<title>", "<title>NATO: "),
            _swap("<title>", "<title>\u200f"),
            _swap("<title>", '<meta property="og:title" content="NATO شرح"><title>'),
            _swap("<title>", '<meta name="description" content="«NATO»: شرح"><title>'),
        ),
    ),
    Case(
        page_rules.attribute_language,
        '<a aria-label="الصفحة 2">2</a><p lang="en" dir="ltr"><a title="More">x</a></p>',
        (
            '<a aria-label="Menu">نص</a>',
            '<a lang="en" dir="ltr" aria-label="English: نص">x</a>',
            '<input placeholder="Search">',
            '<img alt="A picture" src="x">',
            '<nav aria-label=" "></nav>',
        ),
    ),
    Case(
        page_rules.normal_form,
        '<p id="what.1" class="a b">جزءٌ</p>',
        ("<p>ا\u0654</p>", '<p id="شرح">نص</p>', '<p class="عنوان">نص</p>'),
    ),
    Case(
        page_rules.plain_letters,
        '<p>لـ <bdi lang="en" dir="ltr">Test</bdi></p>',
        ("<p>ﻻ</p>", "<p>ﷲ</p>", "<p>شـــرح</p>", "<p>هـ</p>"),
    ),
    Case(
        page_rules.no_presentational_html,
        '<p><b class="name">نص</b></p>',
        ('<p align="right">نص</p>', "<p><i>نص</i></p>", "<p><b>نص</b></p>", "<center>نص</center>"),
    ),
    Case(
        page_rules.quotation_marks,
        "<p>قال: «كلمة “داخل” كلمة»</p><p lang='en' dir='ltr'>It’s “a ‘word’ here”</p>"
        '<pre>"</pre>',
        (
            '<p>قال: "نعم"</p>',
            "<p>قال: “نعم”</p>",
            "<p>قال: «نعم</p>",
            "<p><q>نعم</q></p>",
            '<p lang="en" dir="ltr">He said "yes"</p>',
            '<p lang="en" dir="ltr">He said «yes»</p>',
            "<p lang='en' dir='ltr'>He said 'yes'</p>",
        ),
    ),
    Case(
        page_rules.arabic_punctuation,
        "<p>نعم، أو لا؛ من يدري؟ «لم؟»</p><p>1,200 (ألف)</p>",
        (
            "<p>نعم, أو لا</p>",
            "<p>نعم ، أو لا</p>",
            "<p>نعم،أو لا</p>",
            "<p>من يدري?</p>",
            "<p>من يدري ؟</p>",
            "<p>انتهى .</p>",
            "<p>بلغت 5٪ من 10</p>",
        ),
    ),
    Case(
        page_rules.one_kind_of_digits,
        '<p>2024</p><p lang="en" dir="ltr">٢</p>',
        ("<p>2024 و٢٠٢٤</p>",),
    ),
    Case(
        page_rules.ranges_and_addresses,
        '<p>بين 2022–2024، 1200، <bdi lang="en" dir="ltr">-5</bdi></p><pre dir="ltr">-5</pre>',
        (
            '<p>بين <bdi dir="ltr">2022–2024</bdi></p>',
            "<p>الحرارة -5 درجات</p>",
            "<p>على https://example.org/</p>",
            "<p>إلى desk@example.org</p>",
            "<p>هاتف +1 202 555 0100</p>",
        ),
    ),
    Case(
        page_rules.no_arrows,
        "<p>بين 2022–2024 · نص</p><pre>a → b</pre>",
        ("<p>التالي ←</p>", "<p>› قسم</p>", "<a>⇒</a>"),
    ),
    Case(
        page_rules.one_level_after_another,
        "<h2>نص</h2><h3>نص</h3><h2>نص</h2>",
        ("<h1>نص</h1>", "<h3>نص</h3>", "<h2>نص</h2><h4>نص</h4>", _swap("<h1>عنوان</h1>", "")),
    ),
    Case(
        page_rules.landmarks,
        '<nav aria-label="الصفحات"></nav>',
        (
            "<main>نص</main>",
            "<nav></nav>",
            '<nav aria-label="الأقسام"></nav>',
            _swap('<a href="#main">', '<a href="/">'),
            _swap("<footer>شارح</footer>", ""),
        ),
    ),
    Case(
        page_rules.forms,
        '<form><input type="hidden" name="a"><input dir="auto" name="q"></form>',
        ('<input name="q">', "<textarea></textarea>", '<input dir="rtl" name="q">'),
    ),
    Case(
        page_rules.no_text_in_pictures,
        '<img src="a.png" alt=""><svg><path/></svg>',
        ('<img src="a.png">', "<svg><text>نص</text></svg>"),
    ),
)

with_its_rule = pytest.mark.parametrize("case", CASES, ids=str)


@with_its_rule
def test_every_page_of_the_site_keeps(case: Case, site: Path, production_site: Path) -> None:
    pages = [*read(site).values(), *read(production_site, PRODUCTION_URL).values()]
    assert [f"{p.path}: {finding}" for p in pages for finding in case.rule(p)] == []


@with_its_rule
def test_every_state_and_form_of_a_text_keeps(case: Case, shared_folder: Path) -> None:
    pages = [*wide.local(shared_folder).values(), *kinds.list_pages(shared_folder)]
    assert [f"{p.path}: {finding}" for p in pages for finding in case.rule(p)] == []


@with_its_rule
def test_what_is_right_keeps(case: Case) -> None:
    assert case.rule(_page(case.good)) == []


@pytest.mark.parametrize(
    ("rule", "fault"),
    [(case.rule, fault) for case in CASES for fault in case.faults],
    ids=[f"{case}: {number}" for case in CASES for number in range(1, len(case.faults) + 1)],
)
def test_a_planted_fault_is_found_by(rule: Rule, fault: str) -> None:
    assert rule(_page(fault)) != []


def test_a_byte_order_mark_and_another_encoding_are_found() -> None:
    """Rule 4, in bytes."""
    good = _page("<p>نص</p>").data
    assert page_rules.charset(Page("ar/", b"\xef\xbb\xbf" + good)) != []
    assert page_rules.charset(Page("ar/", good + "نص".encode("cp1256"))) != []


def test_injected_text_of_the_other_language_has_its_own_direction(shared_folder: Path) -> None:
    """Rule 9: titles, names and summaries are set in the direction of their own language."""
    home = wide.local(shared_folder)["ar/"]
    for text in ("Is it in English alone?", "A gist."):
        (element,) = home.all(f'//main//*[text()="{text}"]')
        assert (element.get("lang"), element.get("dir")) == ("en", "ltr")
    page = wide.local(shared_folder)["en/every-form/"]
    authors = page.all('//main//*[text()="محرر"]')
    assert {(author.get("lang"), author.get("dir")) for author in authors} == {("ar", "rtl")}


def test_topic_pages_name_the_topic_in_the_other_language_too(site: Path) -> None:
    """Rule 40: the other name has its language, so that it is read out as such."""
    (name,) = read(site)["ar/topics/kremlin/"].all('//main//*[text()="Kremlin"]')
    assert (name.get("lang"), name.get("dir")) == ("en", "ltr")
    (name,) = read(site)["en/topics/kremlin/"].all('//main//*[text()="الكرملين"]')
    assert (name.get("lang"), name.get("dir")) == ("ar", "rtl")
