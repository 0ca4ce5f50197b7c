"""What may happen to a project and to what builds left, by name; each takes a project and a number.

The number picks what it happens to, and what becomes of it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.helpers.rebuilds import DAY, LOOK, SETTINGS, SVG, Rebuilt, edit, edition, write_settings

Change = Callable[[Rebuilt, int], None]
DATES = ("2024-12-30", "2025-03-01", "2025-03-02", "2026-01-20", "2026-03-01", "")
TAGS = ("harbour", "salma-nadir", "harbour, salma-nadir", "fishers-union, harbour", "nobody", "")
SLUGS = ("one", "two", "three", "five", "six", "seven", "older-five")
VALUES: dict[str, tuple[Any, ...]] = {
    "SITEURL": ("", "https://example.org", "https://example.org/repo"),
    "DEFAULT_PAGINATION": (2, 3, 20),
    "SHARIH_NAME": ({"ar": "شارح", "en": "Sharih"}, {"ar": "موقع", "en": "Site"}),
    "SHARIH_TAGLINE": ({"ar": "سطر", "en": "A line"}, {"ar": "سطر آخر", "en": "Another line"}),
    "SHARIH_DRAFTS": (True, False),
    "SHARIH_DIGITS": ("latn", "arab"),
    "SHARIH_FEED_ITEMS": (1, 3),
    "SHARIH_ENDS": (["people", "terms"], ["speakers", "terms", "cite"], []),
    "SHARIH_SEARCH": (False, True),
    "SHARIH_LOCALES": ({"ar": "ar", "en": "en_GB"}, {"ar": "ar_LB", "en": "en_US"}),
    "SHARIH_HOLD": (("missing",), ("missing", "machine", "stale")),
    "SHARIH_STYLES": (["look/style.css"], [], ["look/more.css", "look/style.css"]),
    "SHARIH_ICON": ("icon.svg", "", "look/dots.svg"),
    "SHARIH_LOGO": ({"en": "look/logo.svg"}, {"ar": "icon.svg", "en": "look/logo.svg"}),
    "SHARIH_LOGO_DARK": ("", "look/dots.svg"),
    "SHARIH_CARDS": (True, False),
    "SHARIH_FONTS": ({}, {"ar": {"text": "Amiri"}}, "system"),
    "SHARIH_COLOURS": ({}, {"light": {"accent": "teal"}, "dark": {"accent": "#7fd1c2"}}),
    "MENUITEMS": ((), (("أ", "/topics/"), ({"ar": "ب"}, "https://example.org/"))),
    "LINKS": ((("ج", "explainer:one"),), [("ج", "page:contact")], [("ج", "story:fish-prices")]),
    "SOCIAL": ((), [({"ar": "د", "en": "D"}, "/about/")]),
    "DISPLAY_PAGES_ON_MENU": (True, False),
    "THEME_TEMPLATES_OVERRIDES": (["overrides"], []),
    "THEME_STATIC_DIR": ("static", "theme"),
    "THEME_STATIC_PATHS": (["static"], ["static", "locale"]),
    "DISPLAY_CATEGORIES_ON_MENU": (True, False),
}


CHANGES: dict[str, Change] = {}


def change_to(name: str) -> Callable[[Change], Change]:
    """Give a change its name."""

    def named(change: Change) -> Change:
        CHANGES[name] = change
        return change

    return named


def pick(found: Iterable[Path], n: int) -> Path | None:
    """Pick one of these, if there is one."""
    ordered = sorted(found)
    return ordered[n % len(ordered)] if ordered else None


def editions(site: Rebuilt) -> list[Path]:
    """List the texts of all explainers."""
    return sorted((site.project.root / "content/explainers").glob("*/??.md"))


def with_line(text: str, key: str, value: str) -> str:
    """Set a line of the metadata, or take it away."""
    head, _, body = text.partition("\n\n")
    lines = [line for line in head.splitlines() if not line.startswith(f"{key}:")]
    lines += [f"{key}: {value}"] if value else []
    return "\n".join(lines) + f"\n\n{body}"


def set_line(key: str, *values: str, both: bool = False) -> Change:
    """Make a change that sets a line of an edition, or of both of an explainer."""

    def change(site: Rebuilt, n: int) -> None:
        path = pick(editions(site), n // len(values))
        for file in path.parent.glob("??.md") if path and both else filter(None, [path]):
            edit(file, lambda text: with_line(text, key, values[n % len(values)]))

    return change


def add_text(text: str, *, both: bool = False) -> Change:
    """Make a change that adds to an edition, or to both; {n} and {slug} stand for others."""

    def change(site: Rebuilt, n: int) -> None:
        path = pick(editions(site), n)
        slug = SLUGS[n % len(SLUGS)]
        more = text.format(n=n, slug=slug)
        for file in path.parent.glob("??.md") if path and both else filter(None, [path]):
            edit(file, lambda old: f"{old.rstrip()}\n{more}\n")

    return change


CHANGES.update(
    {
        "a title": set_line("Title", "عنوان", "Wind Harbour", "ميناء الريح 5"),
        "a summary": set_line("Summary", "خلاصة أخرى.", "Another summary.", ""),
        "a date": set_line("Date", *DATES),
        "both dates": set_line("Date", *DATES, both=True),
        "a day of change": set_line("Modified", "2025-11-01", "2025-12-02", ""),
        "a status": set_line("Status", "draft", "published", "withdrawn"),
        "both statuses": set_line("Status", "draft", "published", both=True),
        "tags": set_line("Tags", *TAGS, both=True),
        "a story": set_line("Story", "harbour-works", "fish-prices", "", "no-story", both=True),
        "an old slug": set_line("Old_slugs", "older", "seven", "older-five", "", both=True),
        "an old address": set_line("Old_slugs", "/2024/11/a.html", "/ar/seven/, /b/c/", "/ar/", ""),
        "an author": set_line("Author", "ن. ن.", "A. B."),
        "what is proposed": set_line("Proposed", "title", "", "nothing"),
        "a paragraph": add_text("\nفقرة {n} عن سلمى نادر."),
        "two paragraphs": add_text("\nفقرة {n}.", both=True),
        "a chart": add_text(
            "\n| سنة | عدد |\n| --- | --- |\n| 2020 | 1 |\n| 2021 | {n} |\n{{: .chart}}"
        ),
        "an event": add_text("\n2025-04-03\n:   حدث [خبر](explainer:{slug})."),
        "a link": add_text("\nخبر [هنا](explainer:{slug})."),
        "a link to a section": add_text("\nخبر [هنا](explainer:{slug}#key-points)."),
        "a number that is called": add_text("\nعلى [555-0199](tel:5550199) أو 12\u200e-34."),
        "a link to a topic": add_text(
            "\nخبر [هنا](topic:salma-nadir) و[هنا](topic:fishers-union)."
        ),
        "a link to a page": add_text("\n[هنا](/ar/topics/harbour/) و[هنا](/en/{slug}/)."),
        "a heading alone": add_text("\n## عنوان {n} {{#alone}}\n\n<!-- {n} -->"),
        "headings alone": add_text("\n## عنوان {n} {{#alone}}", both=True),
        "a link to a heading": add_text("\nخبر [هنا](explainer:{slug}#alone)."),
        "a link to a page by name": add_text("\n[هنا](page:contact) و[هنا](page:about)."),
        "a fault": add_text("\n<div>خبر</div>\n# خبر"),
    }
)


@change_to("a shorter text")
def shorten(site: Rebuilt, n: int) -> None:
    """Take the last paragraph of an edition away."""
    if path := pick(editions(site), n):
        edit(path, lambda text: text.rstrip().rpartition("\n\n")[0] + "\n")


@change_to("an explainer more")
def add_explainer(site: Rebuilt, n: int) -> None:
    """Write an explainer in one language or both."""
    slug = SLUGS[n % len(SLUGS)]
    for lang in ("ar", "en")[: 1 + n % 2]:
        text = edition(lang, 1 + n % 9, Tags=TAGS[n % 3])
        site.project.write(f"content/explainers/{slug}/{lang}.md", text)


@change_to("an explainer begun")
def begin_explainer(site: Rebuilt, n: int) -> None:
    """Begin an explainer without a seed."""
    site.project.run("new", f"عنوان {n}", "--slug", SLUGS[n % len(SLUGS)])


@change_to("a translation completed")
def complete_translation(site: Rebuilt, n: int) -> None:
    """Bring into a translation what it lacks, or begin it."""
    if path := pick((site.project.root / "content/explainers").iterdir(), n):
        site.project.run("new", "--pair", path.name)


@change_to("an explainer less")
def remove_explainer(site: Rebuilt, n: int) -> None:
    """Delete a folder."""
    if path := pick((site.project.root / "content/explainers").iterdir(), n):
        shutil.rmtree(path)


@change_to("another slug")
def rename_explainer(site: Rebuilt, n: int) -> None:
    """Rename a folder; often the old slug is said."""
    path = pick((site.project.root / "content/explainers").iterdir(), n)
    new = site.project.explainer(SLUGS[n % len(SLUGS)])
    if path is None or new.exists():
        return
    path.rename(new)
    for file in new.glob("??.md") if n % 3 else ():
        edit(file, lambda text: with_line(text, "Old_slugs", path.name))


@change_to("an edition less")
def remove_edition(site: Rebuilt, n: int) -> None:
    """Delete a text."""
    if path := pick(editions(site), n):
        path.unlink()


@change_to("an edition more")
def add_edition(site: Rebuilt, n: int) -> None:
    """Write a text where there is none."""
    for path in editions(site)[n % 5 :]:
        other = path.with_name("en.md" if path.name == "ar.md" else "ar.md")
        if not other.exists():
            other.write_text(edition(other.stem, 1 + n % 9), encoding="utf-8")
            return


@change_to("a ledger")
def change_ledger(site: Rebuilt, n: int) -> None:
    """Delete a ledger, or change what it remembers."""
    if path := pick((site.project.root / "content/explainers").glob("*/*.po"), n):
        words = ("", "قالت", "سلمى نادر")[n % 3]  # another word, and a name of the registry
        if words:
            edit(path, lambda text: text.replace(words, "قال"))
        else:
            path.unlink()


@change_to("a table")
def change_table(site: Rebuilt, n: int) -> None:
    """Change registry or stories: an entry less, or renamed, moved, with other words."""
    path = site.project.root / "content" / ("topics.toml", "stories.toml")[n % 2]
    tables = re.split(r"^(?=\[)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    at = n % len(tables)
    ways: tuple[Callable[[str], str], ...] = (
        lambda _: "",
        lambda table: table.replace("]", "-2]", 1),
        lambda table: table.replace('ar = "', 'ar = "ال', 1),
        lambda table: table.replace('about.en = "', 'about.en = "More: ', 1),
        lambda table: table.replace('about.ar = "', 'wikidata = "Q90"\nabout.ar = "', 1),
        lambda table: table.replace('about.ar = "', 'common = true\nabout.ar = "', 1),
        lambda table: table.replace('kind = "place"', 'kind = "concept"', 1),
        lambda table: table.replace('kind = "person"', 'kind = "idea"', 1),
        lambda table: f'{table.rstrip()}\naliases.ar = ["الجواب"]\n',
    )
    tables[at] = ways[n // 2 % len(ways)](tables[at])
    path.write_text("".join(tables[1:] + tables[:1] if n % 5 else tables), encoding="utf-8")


@change_to("an entry of a table")
def add_to_table(site: Rebuilt, n: int) -> None:
    """Add a topic or a story."""
    name = ("topics", "stories")[n % 2]
    kind = 'kind = "concept"\n' if name == "topics" else ""
    words = 'ar = "العمل {0}"\nen = "Work {0}"\nabout.ar = "شرح."\nabout.en = "More."\n'
    path = site.project.root / "content" / f"{name}.toml"
    edit(path, lambda text: f"{text}\n[work-{n}]\n{kind}{words.format(n % 3)}")


PAGES = ("about", "contact", "rules", "two")
HEADS = ("", "Status: draft", "Date: 2026-01-20", "Old_slugs: older-page", "Place: none",
         "Place: menu, footer", "Order: 7", "Menu_title: س", "Status: withdrawn")  # fmt: skip


@change_to("a page")
def change_page(site: Rebuilt, n: int) -> None:
    """Write, change or delete a page, such as that about the site."""
    name = f"content/pages/{PAGES[n // 2 % len(PAGES)]}/{('ar.md', 'en.md')[n % 2]}"
    path = site.project.root / name
    if path.exists() and n % 3 == 0:
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
        return
    head = ["Translation: true"] if path.name == "en.md" else []
    head += [line for line in (HEADS[n % len(HEADS)],) if line]
    more = "".join(f"{line}\n" for line in head)
    text = f"Title: عنوان {n}\nSummary: خلاصة.\n{more}\n[1](explainer:{SLUGS[n % 7]})\n"
    site.project.write(name, text)


@change_to("the ledger of a page")
def change_page_ledger(site: Rebuilt, n: int) -> None:
    """Let what a page was translated from be other words than its title, or not be known."""
    pages = (site.project.root / "content/pages").glob("*/en.md")
    if path := pick((each for each in pages if each.with_name("ar.md").exists()), n):
        title = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("Title: ")
        entry = f'msgctxt "@title"\nmsgid "عنوان {n % 3}"\nmsgstr "{title}"\n'
        path.with_suffix(".po").write_text(entry, encoding="utf-8")


@change_to("a picture")
def change_picture(site: Rebuilt, n: int) -> None:
    """Put another picture of the same size in its place, a larger or a broken one, or delete it."""
    path = site.project.explainer("six") / "map.svg"
    if not path.parent.exists():
        return
    if n % 5 == 0:
        path.unlink(missing_ok=True)
    elif n % 7 == 0:
        path.write_text("<svg", encoding="utf-8")
    else:
        path.write_text(SVG.format(40 if n % 2 else 300, "abc"[n % 3]), encoding="utf-8")


@change_to("a picture of a page")
def change_picture_of_page(site: Rebuilt, n: int) -> None:
    """Show a picture on a page, change it, or delete it where it is shown."""
    path = site.project.root / "content/pages/about/ar.md"
    if not path.exists():
        return
    picture = path.with_name("house.svg")
    if n % 4 == 0:
        picture.unlink(missing_ok=True)
        return
    picture.write_text(SVG.format(40 if n % 2 else 300, "abc"[n % 3]), encoding="utf-8")
    shown = "![بيت](house.svg)"
    edit(path, lambda old: old if shown in old else f"{old.rstrip()}\n\n{shown}\n")


@change_to("a file beside a text")
def add_beside(site: Rebuilt, n: int) -> None:
    """Put a file, a hidden one or a folder into the folder of an explainer."""
    folder = pick((site.project.root / "content/explainers").iterdir(), n)
    if folder is None:
        return
    name = ("notes.txt", ".notes", "map.svg", "old/ar.md", ".old/ar.md")[n % 5]
    site.project.write(f"content/explainers/{folder.name}/{name}", SVG.format(20 + n % 3, n))


@change_to("the theme")
def change_theme(site: Rebuilt, n: int) -> None:
    """Change a template, a style sheet, a script, a picture or an interface text."""
    names = (
        "templates/explainer.html", "templates/partials/head.html", "templates/feed.atom",
        "static/css/base.css", "static/js/share-page.js", "static/icon.svg", "static/robots.txt",
        "templates/404.html", "templates/macros/cards.html",
    )  # fmt: skip
    path = site.project.root / "theme" / names[n % len(names)]
    if path.exists():
        edit(path, lambda text: f"{text.rstrip()}\n<!-- {n} -->\n")
    elif path.parent.exists():
        path.write_text(f"{n}", encoding="utf-8")


@change_to("the look")
def change_look(site: Rebuilt, n: int) -> None:
    """Change one of the site's own files, let a style sheet ask for another, or delete one."""
    name = sorted(LOOK)[n % len(LOOK)]
    path, way = site.project.root / name, n // len(LOOK) % 4
    if way == 0:
        path.unlink(missing_ok=True)
    elif path.suffix == ".css":
        asked = ("logo.svg", "dots.svg", "gone.svg")[way - 1]
        site.project.write(name, f"{LOOK[name]}i {{ background: url({asked}) }} /* {n} */\n")
    else:
        site.project.write(name, LOOK[name].replace("</title>", f" {n}</title>"))


@change_to("a fault in the theme")
def break_theme(site: Rebuilt, n: int) -> None:
    """Break a template."""
    names = ("explainer.html", "front.html", "base.html")
    path = site.project.root / "theme/templates" / names[n % 3]
    if path.exists():
        edit(path, lambda text: f"{text}{{% if %}}")


@change_to("no theme of its own")
def do_without_theme(site: Rebuilt, _n: int) -> None:
    """Move the theme out of the project, so that what came with the program is used, or back."""
    theme, aside = site.project.root / "theme", site.folder / "theme"
    if theme.exists():
        shutil.rmtree(aside, ignore_errors=True)
        theme.rename(aside)
    elif aside.exists():
        aside.rename(theme)


OVERRIDES = {
    "404.html": "<!doctype html>\n<title>{n}</title>\n",
    "base.html": '{{% extends "!theme/base.html" %}}\n{{% block after %}}<hr class="{n}">'
    "{{{{ super() }}}}{{% endblock %}}\n",
    "partials/footer.html": '<footer>{n}{{% include "!theme/partials/footer.html" %}}</footer>\n',
    "macros/cards.html": '{{% from "!theme/macros/cards.html" import card with context %}}\n',
}


@change_to("a template before the theme's")
def change_override(site: Rebuilt, n: int) -> None:
    """Write, change or delete a template of the site's own; sometimes it does not parse."""
    name = sorted(OVERRIDES)[n // 3 % len(OVERRIDES)]
    path = site.project.root / "overrides" / name
    if path.exists() and n % 3 == 0:
        path.unlink()
        return
    fault = "{% if %}" if n % 11 == 0 else ""
    site.project.write(f"overrides/{name}", OVERRIDES[name].format(n=n) + fault)


@change_to("an interface text")
def change_interface(site: Rebuilt, n: int) -> None:
    """Change a word of the interface."""
    path = site.project.root / "theme/locale/ar/LC_MESSAGES/theme.po"
    if not path.exists():
        return
    found = re.findall(r'^msgstr "([^"%\\]+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
    word = found[n % len(found)]
    edit(path, lambda text: text.replace(f'msgstr "{word}"', f'msgstr "{word}{n % 10}"'))


@change_to("a setting")
def change_setting(site: Rebuilt, n: int) -> None:
    """Set one of the settings, the others as they are."""
    text = (site.project.root / "pelicanconf.py").read_text(encoding="utf-8")
    now: dict[str, Any] = {}
    exec(text, now)  # noqa: S102 - written here
    name = sorted(VALUES)[n % len(VALUES)]
    kept = {key: now[key] for key in {**SETTINGS, **VALUES} if key in now}
    write_settings(site.project, {**kept, name: VALUES[name][n // len(VALUES) % len(VALUES[name])]})


@change_to("the day")
def change_day(site: Rebuilt, n: int) -> None:
    """Let days pass, or go back."""
    site.moment = DAY + 86_400 * (0, 5, 20, 60, -60, 400)[n % 6]


@change_to("a file of the site")
def harm_output(site: Rebuilt, n: int) -> None:
    """Delete a file of the site, or write another letter into it, in place."""
    ours = (path for path in site.project.output.rglob("*") if path.is_file())
    theirs = {site.project.output / name for name in site.foreign}
    path = pick((path for path in ours if path not in theirs), n)
    if path is None:
        return
    if n % 3 == 0:
        path.unlink()
    elif data := path.read_bytes():
        with path.open("r+b") as file:
            file.write(bytes([data[0] ^ 1]))


@change_to("a file of somebody else")
def put_foreign(site: Rebuilt, n: int) -> None:
    """Put a file into the output, or take it away again."""
    name = ("CNAME", "en/one/note.txt", "mine/deep/x.txt", "mine.txt", "static/mine.css")[n % 5]
    path = site.project.output / name
    if site.foreign.pop(name, None) is not None:
        path.unlink()
    elif site.project.output.exists():
        site.foreign[name] = str(n).encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(site.foreign[name])


@change_to("no output")
def remove_output(site: Rebuilt, _n: int) -> None:
    """Delete the whole site."""
    shutil.rmtree(site.project.output, ignore_errors=True)
    site.foreign.clear()


@change_to("no hidden tree")
def remove_hidden(site: Rebuilt, n: int) -> None:
    """Delete the hidden tree, or a part of it."""
    hidden = site.memory.parent / "next"
    shutil.rmtree(hidden / ("", "ar", "static")[n % 3], ignore_errors=True)


@change_to("what is remembered")
def harm_memory(site: Rebuilt, n: int) -> None:
    """Delete what is remembered, or a part of it, or damage it."""
    path = pick(site.memory.glob("*"), n)
    if n % 4 == 0 or path is None:
        shutil.rmtree(site.memory, ignore_errors=True)
    elif n % 4 == 1:
        path.unlink()
    elif n % 4 == 2:
        path.write_bytes(path.read_bytes()[: -1 - n])
    else:
        path.write_bytes(os.urandom(n))


@change_to("a touch")
def touch(site: Rebuilt, n: int) -> None:
    """Give a file another time, or copy it over itself, without a change."""
    folders = ("content", "theme", "output", "look")
    files = (site.project.root / folders[n % 4]).rglob("*")
    if path := pick((path for path in files if path.is_file()), n // 4):
        data, at = path.read_bytes(), path.stat().st_mtime_ns
        if n % 2:
            path.unlink()
            path.write_bytes(data)
        else:
            os.utime(path, ns=(at, at - 10**9 * n))


@change_to("a text of the same size and time")
def change_unseen(site: Rebuilt, n: int) -> None:
    """Write other letters, and set the time back: only the time of the entry tells."""
    if path := pick(editions(site), n):
        at = path.stat().st_mtime_ns
        edit(path, lambda text: text.replace("قالت", "قالن").replace("begun", "began"))
        os.utime(path, ns=(at, at))
