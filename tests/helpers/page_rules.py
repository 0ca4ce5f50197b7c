"""A page → what breaks the rules of right-to-left HTML on it.

The numbers are those of the checklist that `test_rtl_checklist` goes through. Each rule is a
function from a page to findings, so that a planted fault can be shown to be found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.helpers.pages import DIRECTIONS, LANGS, Page, language, lines, plain, words

Rule = Callable[[Page], list[str]]

LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ʯ]+")
ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]+")
_MARK = "\u200f"
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BIDI_REFERENCE = re.compile(
    r"&(?:lrm|rlm|#0*(?:1564|820[67]|823[4-8]|829[4-7])|#x0*(?:61c|200[ef]|202[a-e]|206[6-9]));?",
    re.IGNORECASE,
)
_PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]")
_TATWEEL = re.compile("ـ(?!\\s?[A-Za-z\ufffc])")
_ARROWS = re.compile("[←-⇿⟵-⟿‹›❮❯◀▶◂▸➔➜]")
_ADDRESS = re.compile(r"https?://|\b[\w.]+@[\w.]+|(?<![\w–−-])[−-]\d|\+\d[\d -]{6,}")
_TEXT_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")


_SHOWN = "not(ancestor::template)"
"""XPath: what stands in a template is shown to nobody, and has holes that a script fills."""


def language_and_direction(page: Page) -> list[str]:
    """Rule 1: html has the language of the page and its direction."""
    lang, direction = page.root.get("lang"), page.root.get("dir")
    if (lang, direction) != (page.lang, DIRECTIONS[page.lang]):
        return [f"html is {lang}, {direction}"]
    return []


def direction_with_language(page: Page) -> list[str]:
    """Rule 2: dir stands where the language changes or text is isolated, and fits it."""
    found = []
    for element in page.all("//body//*[@dir or @lang]|//body[@dir or @lang]"):
        lang, direction = element.get("lang"), element.get("dir")
        where = f"<{element.tag} lang={lang} dir={direction}>"
        if lang is not None and direction != DIRECTIONS.get(lang):
            found.append(f"{where} does not fit")
        elif lang is None and element.tag not in ("bdi", "pre", "code", "input", "textarea"):
            found.append(f"{where} changes the direction alone")
        elif direction not in ("ltr", "rtl", "auto"):
            found.append(f"{where} is no direction")
    return found


def charset(page: Page) -> list[str]:
    """Rule 4: the encoding is UTF-8, said once and early, without a byte order mark."""
    found = []
    if page.data.startswith(b"\xef\xbb\xbf"):
        found.append("begins with a byte order mark")
    if (
        page.data.lower().count(b"charset=") != 1
        or b'<meta charset="utf-8">' not in page.data[:1024]
    ):
        found.append("does not say utf-8 once, early")
    try:
        page.data.decode("utf-8")
    except UnicodeDecodeError:
        found.append("is not UTF-8")
    return found


def language_tags(page: Page) -> list[str]:
    """Rule 5: languages are named ar and en, and x-default where one is meant."""
    named = page.all("//@lang|//*[not(self::link)]/@hreflang")
    found = [f"{tag} is no language here" for tag in named if tag not in LANGS]
    linked = page.all("//link/@hreflang")
    return found + [f"{tag} is linked to" for tag in linked if tag not in (*LANGS, "x-default")]


def foreign_words(page: Page) -> list[str]:
    """Rules 6, 7 and 40: letters of the other script stand in an element of that language."""
    found = []
    for text, element in words(page.root):
        if any(outer.tag in ("code", "pre") for outer in (element, *element.iterancestors())):
            continue
        other = LATIN if language(element) == "ar" else ARABIC
        # An address is the same in every language; it has its own direction.
        if element.tag == "bdi" and element.get("dir") == "ltr" and _ADDRESS.search(text):
            continue
        found += [f"{word} is marked as {language(element)}" for word in other.findall(text)]
    return found


def tight_wrappers(page: Page) -> list[str]:
    """Rule 8: no space inside the edge of a foreign fragment, none is empty."""
    return [
        f"{element.text_content()!r} begins or ends with a space, or is empty"
        for element in page.all(f"//body//bdi[{_SHOWN}]|//body//span[@lang][{_SHOWN}]")
        if element.text_content() != element.text_content().strip() or not plain(element)
    ]


def no_bidi_controls(page: Page) -> list[str]:
    """Rule 10: no direction mark in the page but one that opens a plain text of the head."""
    text = page.text
    for place in (r"<title>", r'<meta (?:property|name)="[\w:]+" content="', r' title="'):
        text = re.sub(f"({place}){_MARK}", r"\1", text)
    found = [f"U+{ord(char):04X}" for char in _BIDI.findall(text)]
    return found + _BIDI_REFERENCE.findall(text)


def marked_titles(page: Page) -> list[str]:
    """Rule 11: a plain text on a right-to-left page that opens left-to-right has a mark first."""
    texts = page.all("//head/title/text()|//head/meta[@property or @name='description']/@content")
    found = []
    for text in map(str, texts):
        first = next((char for char in text if char.isalnum()), "")
        turned = page.lang == "ar" and bool(first) and not ARABIC.match(first)
        if text.startswith(_MARK) != turned and not re.fullmatch(r"[\x21-\x7e]+", text):
            found.append(f"{text!r} is marked wrongly")
    return found


def attribute_language(page: Page) -> list[str]:
    """Rule 12: a text in an attribute is in its element's language, and in that alone."""
    found = []
    named = set(LATIN.findall(" ".join(map(plain, page.all("//h1")))))
    for name in _TEXT_ATTRIBUTES:
        for element in page.all(f"//*[@{name}]"):
            text, lang = element.get(name), language(element)
            other = LATIN if lang == "ar" else ARABIC
            strange = set(other.findall(text)) - named
            if strange or (name != "alt" and not text.strip()):
                found.append(f"{name}={text!r} stands in {lang}")
    return found


def normal_form(page: Page) -> list[str]:
    """Rule 13: text is in normal form C, ids and classes are ASCII."""
    found = [
        f"{word} is not in normal form C"
        for word in page.text.split()
        if not unicodedata.is_normalized("NFC", word)
    ]
    return found + [
        f"{name} is not ASCII" for name in page.all("//@id|//@class") if not name.isascii()
    ]


def plain_letters(page: Page) -> list[str]:
    """Rule 14: no presentation forms, and no tatweel but one that a Latin word follows."""
    found = _PRESENTATION.findall(page.text)
    for text, _ in lines(page.root):
        found += _TATWEEL.findall(text)
    return found


def no_presentational_html(page: Page) -> list[str]:
    """Rules 16 and 21: no align, no b and i that only mean a look."""
    found = [f"align={value}" for value in page.all("//@align|//@bgcolor|//td/@width")]
    old = page.all("//b[not(@class)]|//i[not(@class)]|//u|//font|//center|//big|//tt")
    return found + [f"<{element.tag}>" for element in old]


def quotation_marks(page: Page) -> list[str]:
    """Rules 30 and 31: quotation marks are those of the language around, the inner ones inside."""
    found = [f"<q> {plain(element)}" for element in page.all("//q")]
    for text, block in lines(page.root):
        if any(outer.tag in ("pre", "code") for outer in (block, *block.iterancestors())):
            continue
        if language(block) == "ar":
            outside = re.sub("«[^«»]*»", "", text)
            wrong = re.findall("[\"“”„«»]|''", outside)
        else:
            outside = re.sub("“[^“”]*”", "", text)
            wrong = re.findall("[\"„“”]|''|(?<!\\w)'\\w|«(?!\ufffc)|(?<!\ufffc)»", outside)
        found += [f"{mark} in {text!r}" for mark in wrong]
    return found


def arabic_punctuation(page: Page) -> list[str]:
    """Rule 32: Arabic text has ، ؛ ؟, no space before a mark and one after it."""
    found = []
    for text, block in lines(page.root):
        if language(block) != "ar" or not ARABIC.search(text) or block.tag == "pre":
            continue
        if any(each.tag == "template" for each in block.iterancestors()):
            continue
        wrong = re.findall(r"[\u0620-\u064a][,;?]|[,;?]\s[\u0620-\u064a]", text)
        wrong += re.findall(r"\s[،؛؟!:](?:\s|$)|\s\.(?:\s|$)", text)
        wrong += re.findall(r"[،؛؟](?![\s»”)\]!؟.]|$)", text)
        wrong += ["٪"] if re.search(r"\d\s?٪", text) and re.search("[0-9]", text) else []
        found += [f"{mark!r} in {text!r}" for mark in wrong]
    return found


def one_kind_of_digits(page: Page) -> list[str]:
    """Rule 33: the Arabic of a page has one kind of digits."""
    texts = "".join(text for text, element in words(page.root) if language(element) == "ar")
    both = re.search("[0-9]", texts) and re.search("[٠-٩]", texts)
    return ["0-9 and ٠-٩"] if both else []


def ranges_and_addresses(page: Page) -> list[str]:
    """Rule 34: a range of numbers is not isolated; addresses and signed numbers are."""
    found = [
        f"{plain(element)} is isolated"
        for element in page.all("//bdi")
        if re.fullmatch(r"\d+\s?[–-]\s?\d+", plain(element))
    ]
    for text, block in lines(page.root):
        if language(block) == "ar" and block.tag != "pre" and block.get("dir") != "ltr":
            found += [f"{bare} stands bare" for bare in _ADDRESS.findall(text)]
    return found


def no_arrows(page: Page) -> list[str]:
    """Rule 35: no arrow is written as a character, which would not turn round."""
    return [
        f"{mark} in {text.strip()!r}"
        for text, element in words(page.root)
        if element.tag not in ("code", "pre")
        for mark in _ARROWS.findall(text)
    ]


def one_level_after_another(page: Page) -> list[str]:
    """Rule 45: one h1, which comes first, and no level of heading is left out."""
    levels = [int(heading.tag[1]) for heading in page.all("//h1|//h2|//h3|//h4|//h5|//h6")]
    found = [] if levels.count(1) == 1 and levels[0] == 1 else [f"headings {levels}"]
    steps = pairwise(levels)
    return found + [f"h{after} after h{before}" for before, after in steps if after > before + 1]


def landmarks(page: Page) -> list[str]:
    """Rule 45: one main; header, footer and named navigation; the skip link comes first."""
    mains = page.all("//main")
    found = [] if len(mains) == 1 else ["no single main"]
    if page.is_redirect or not mains:
        return found
    # The front page is a choice of two doors: it has no ways through the site.
    wanted = () if page.path == "" else ("header", "footer")
    found += [f"no single {name}" for name in wanted if len(page.all(f"//body/{name}")) != 1]
    names = [_name(page, nav) for nav in page.all("//nav")]
    if "" in names or len(set(names)) != len(names) or not (names or page.path == ""):
        found.append(f"navigation is named {names}")
    first = page.all("//body//*[self::a or self::button or self::input or @tabindex]")
    if not first or first[0].get("href") != f"#{mains[0].get('id')}":
        found.append("the first thing to reach is not the way to the text")
    return found


def forms(page: Page) -> list[str]:
    """Rule 46: a field to write in takes either direction and says which language it expects."""
    return [
        f"<{field.tag} name={field.get('name')}>"
        for field in page.all(
            '//input[not(@type="hidden" or @type="radio" or @type="checkbox")]|//textarea'
        )
        if field.get("dir") != "auto" or not language(field) or field.get("placeholder") == ""
    ]


def no_text_in_pictures(page: Page) -> list[str]:
    """Rule 47: pictures have a text beside them, drawings hold none."""
    found = [f"<img src={image.get('src')}>" for image in page.all("//img[not(@alt)]")]
    return found + ["<svg> with text"] * len(page.all("//svg//text"))


def _name(page: Page, element: Any) -> str:
    if ident := element.get("aria-labelledby"):
        return " ".join(plain(found) for found in page.all(f'//*[@id="{ident}"]'))
    return element.get("aria-label") or ""
