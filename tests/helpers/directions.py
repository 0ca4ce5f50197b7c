"""The cases of what readers see → a site with all of them, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.helpers.casefile import read_cases
from tests.helpers.pages import LANGS
from tests.helpers.projects import Project, copied_project
from tests.helpers.sites import local, made_once

SLUG = "directions"
_OPENS, _CLOSES = "⟦", "⟧"
_HEADS = {
    "ar": """Title: هل تتصلون على 555-0199 أم NATO؟
Date: 2001-01-20
Status: published
Tags: peace-talks
Summary: الحرارة -5° ليلا.
Kicker: \u202eقلب\u2066
Source: محرر\u202b
Rights: نص\u2069 أُعد للاختبار.
""",
    "en": """Title: Call 555-0199 before 2024-11-07
Date: 2001-01-20
Status: published
Tags: peace-talks
Summary: It was -5° in 2020-2024, and ٥٥٥-٠١٩٩.
Kicker: \u202dturned\u2067
Rights: Written\u2069 for a test.
Translation: true
""",
}
_FORMS = {
    "ar": """## قوائم {#lists}

- شركة Samsung Electronics
- Samsung Electronics (Seoul)!
- شركة عربية

1. أول
2. Second

Samsung Electronics!

Samsung، وهي شركة.

## جدول {#table}

| الشركة | البلد | الهاتف |
| --- | --- | ---: |
| Samsung Electronics! | كوريا | 555-0199 |
| شركة Hyundai | Korea | 2-1 |

## اقتباس {#quotes}

> We will not.
> — متحدث باسم الكرملين

> لن نفعل.
> — Test Gazette!

## التسلسل الزمني {#timeline}

2000-05
:   It is said in English.

2001-01-20
:   حدث بالعربية.

## رموز {#code}

```
a = 1  \u202e# b
```
""",
    "en": """## Lists {#lists}

- A large electronics company شركة سامسونج
- شركة سامسونج (سيول)!
- An English company

1. First
2. ثان

شركة سامسونج!

سامسونج is a company.

## Table {#table}

| Company | Country | Telephone |
| --- | --- | ---: |
| شركة سامسونج! | Korea | 555-0199 |
| Hyundai شركة | كوريا | 2-1 |

## Quotations {#quotes}

> لن نفعل.
> — A spokesman for the Kremlin

> We will not.
> — جريدة!

## Timeline {#timeline}

2000-05
:   قيل بالعربية.

2001-01-20
:   It happened in English.

## Code {#code}

```
a = 1  \u202e# b
```
""",
}
WIDE = {
    "ar": "## مطبوع {#printed}\n\n```\n" + "x" * 400 + "\n```\n\nوفيه `" + "y" * 300 + "` كله.\n\n"
    "[المصدر](https://example.org/named) ثم https://example.org/bare فقط.\n",
    "en": "## Printed {#printed}\n\n```\n" + "x" * 400 + "\n```\n\nThis is `" + "y" * 300 + "`.\n\n"
    "[Source](https://example.org/named), or https://example.org/bare\n",
}
_CELLS = {"ar": "كلمات في خانة واسعة", "en": "Several words in a wide cell"}
_SPOKEN = {"ar": "## حالات {#cases}\n", "en": "## Cases {#cases}\n"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph on a page in a language, and what of it is seen, from left to right."""

    title: str
    lang: str
    markdown: str
    piece: str
    """Characters of the paragraph, without markup and in their order."""
    seen: str
    """The same without spaces, from left to right."""


def seen_cases() -> dict[str, list[Seen]]:
    """Return the cases by language."""
    found: dict[str, list[Seen]] = {lang: [] for lang in LANGS}
    for case in read_cases("directions.md"):
        lang, _, text = case.given.partition(" ")
        _, _, rest = text.partition(_OPENS)
        piece = rest.partition(_CLOSES)[0].replace("`", "")
        markdown = text.replace(_OPENS, "").replace(_CLOSES, "")
        seen = Seen(case.title, lang, markdown, piece, case.expected.replace(" ", ""))
        found[lang].append(seen)
    return found


def folder(shared_folder: Path) -> Path:
    """Return the folder of the site, built once per run."""
    project = Project(made_once(shared_folder / "directions-project", _make))
    return local(project, shared_folder / "directions")


def _make(folder: Path) -> None:
    copied_project(folder)
    explainer = folder / "content" / "explainers" / SLUG
    explainer.mkdir()
    found = seen_cases()
    rows = max(map(len, found.values()))
    for lang in LANGS:
        # As many in each language, so that they stand side by side.
        shown = [found[lang][at % len(found[lang])].markdown for at in range(rows)]
        text = "\n\n".join([_SPOKEN[lang], *shown, _FORMS[lang], WIDE[lang], wide_table(lang)])
        (explainer / f"{lang}.md").write_text(f"{_HEADS[lang]}\n{text}\n", encoding="utf-8")


def wide_table(lang: str, columns: int = 12) -> str:
    """Write a table that no sheet of paper is wide enough for."""
    row = "| " + " | ".join([_CELLS[lang]] * columns) + " |"
    return "\n".join([row, "| " + " | ".join(["---"] * columns) + " |", row])
