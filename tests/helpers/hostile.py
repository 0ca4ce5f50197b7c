"""A site with markup, scripts and addresses of scripts in every text that pages are made of."""

from __future__ import annotations

import json
from pathlib import Path

from tests.helpers.bad_input import picture
from tests.helpers.projects import Project

CANARY = "canary"
"""What stands in every payload, and nowhere else."""


def payload(door: str) -> str:
    """Write what tries to get out of a text, an attribute, JSON, XML, CSS or a template."""
    return (
        f"</title></script></textarea>\"'><script>{CANARY}('{door}')</script>"
        f"<img src=x onerror={CANARY}('{door}')>]]>--><svg/onload={CANARY}()>"
        f"{{{{ 7 * 191 }}}}{{% raw %}}&quot;&lt;b onclick={CANARY}()&gt;"
    )


def _edition(lang: str, **head: str) -> str:
    """Write an edition with a payload in each of its parts; a line is one of Markdown's blocks."""
    words = "كلام عربي" if lang == "ar" else "English words"
    meta = {
        "Title": f"{words} {payload('title')}",
        "Date": "2026-01-02",
        "Status": "published",
        "Summary": f"{words} {payload('summary')}",
        "Kicker": f"{words} {payload('kicker')}",
        "Author": payload("author"),
        "Translator": payload("translator"),
        "Reviewed_by": payload("reviewed"),
        "Source": payload("source"),
        "Source_url": f'https://example.org/?a="><script>{CANARY}()</script>',
        "Rights": payload("rights"),
        "Story": "story",
        "Tags": "wheat",
        **head,
    }
    alt = _without("alt", "][")
    caption = _without("caption", '")(')
    credit = _without("credit", '")(')
    heading = _without("heading", "{}")
    link = _without("link", "][")
    embed = _without("embed", "][")
    place = _without("map", "][")
    term = _without("term", ":")
    said = payload("body").replace("|", "/")
    cell = said.replace("`", "")
    body = f"""
![{words} {alt}](oven.png "{words} {caption} — {credit}")

{words} {said}

## {words} {heading} {{#key-points}}

- {words} {said}
- {words} القمح Wheat {said}

## {words} 2 {{#quoted}}

> {words} {said}
> — {words} {payload("speaker")}

> {words} {said}
> — {words} {payload("another speaker")}

{words} `{said}`, *{said}*, **{said}**, [{words} {link}](https://example.org/%22%3E%3Cscript%3E{CANARY}).

```
{said}
```

| {words} {cell} | {words} |
| --- | --- |
| {words} {cell} | 5 |
| {words} {cell} 2 | 7 |
{{: .chart}}

[{words} {embed}](https://www.youtube.com/watch?v=abc)

[{words} {place}](https://www.openstreetmap.org/{CANARY})

1. {words} {said}

## {words} 3 {{#timeline}}

2026-01-01
:   {words} {said}

## {words} 4 {{#updates}}

2026-01-02
:   {words} {said}

## {words} 5 {{#terms}}

{words} {term}
:   {words} {said}
"""
    return "\n".join(f"{key}: {value}" for key, value in meta.items()) + "\n" + body


def _toml(text: str, door: str = "") -> str:
    return json.dumps(f"{text} {payload(door)}" if door else text, ensure_ascii=False)


def _without(door: str, signs: str) -> str:
    """Write a payload without the signs that would end what it stands in."""
    return payload(door).translate(str.maketrans("", "", signs))


def hostile_project(folder: Path) -> Project:
    """Make the project: two explainers, a page, what was withdrawn, registry, stories, settings."""
    project = Project(folder)
    project.write("seeds/.keep", "")
    name = {lang: f"{lang} {payload('site name')}" for lang in ("ar", "en")}
    settings = [
        'SITENAME = "x"',
        'PATH = "content"',
        'OUTPUT_PATH = "output"',
        'TIMEZONE = "UTC"',
        f"SHARIH_NAME = {name!r}",
        f"SHARIH_TAGLINE = {name!r}",
        f"MENUITEMS = [({name!r}, 'https://example.org/{CANARY}?a=%22'), ('/topics', '/topics/')]",
        f"LINKS = [({payload('link of the foot')!r}, 'https://example.org/')]",
        f"SOCIAL = [({payload('social')!r}, 'https://example.org/@{CANARY}')]",
        f"SHARIH_FONTS = {{'ar': {{'text': {payload('font')!r}}}}}",
    ]
    project.write("pelicanconf.py", "\n".join(settings) + "\n")
    topics = ""
    for ident, kind, ar, en in (("wheat", "idea", "القمح", "Wheat"),
                                ("person", "person", "شخص", "Person")):  # fmt: skip
        topics += f'[{ident}]\nkind = "{kind}"\n'
        for lang, text in (("ar", ar), ("en", en)):
            topics += f"{lang} = {_toml(text, 'topic ' + ident)}\n"
            topics += f"aliases.{lang} = [{_toml(text)}]\n"
            topics += f"about.{lang} = {_toml(text, 'definition')}\n"
    project.write("content/topics.toml", topics)
    story = "".join(
        f"{lang} = {_toml(lang, 'story')}\nabout.{lang} = {_toml(lang, 'about a story')}\n"
        for lang in ("ar", "en")
    )
    project.write("content/stories.toml", f"[story]\n{story}")
    for slug in ("one", "two"):
        project.write(f"content/explainers/{slug}/ar.md", _edition("ar"))
        project.write(f"content/explainers/{slug}/en.md", _edition("en", Translation="true"))
        path = project.explainer(slug) / "oven.png"
        path.write_bytes(picture(60, 40))
    project.write("content/explainers/alone/ar.md", _edition("ar", Story=""))
    (project.explainer("alone") / "oven.png").write_bytes(picture(60, 40))
    for lang in ("ar", "en"):
        page = {"Title": f"{lang} {payload('page')}", "Menu_title": payload("menu title"),
                "Summary": payload("summary of a page")}  # fmt: skip
        head = "\n".join(f"{key}: {value}" for key, value in page.items())
        mark = "Translation: true\n" if lang == "en" else ""
        project.write(f"content/pages/about/{lang}.md", f"{head}\n{mark}\n{payload('page')}\n")
    return project


def make_older(project: Project) -> None:
    """Let translations be behind their originals, and one be a machine's."""
    text = (project.explainer("two") / "ar.md").read_text(encoding="utf-8")
    project.write("content/explainers/two/ar.md", text.replace("كلام عربي", "كلام 17 آخر"))
    ledger = project.explainer("one") / "en.po"
    words = ledger.read_text(encoding="utf-8")
    marked = words.replace(
        "#: ar.md:1\nmsgctxt", "#. engine <script>\n#: ar.md:1\n#, x-machine\nmsgctxt"
    )
    ledger.write_text(marked, encoding="utf-8")
