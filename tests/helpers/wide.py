"""The sample's content and made-up explainers → a site with every state and form there is.

The made-up ones speak of roles only, so that no person, quotation or source is invented.
"""

from __future__ import annotations

from pathlib import Path

from tests.helpers import sites
from tests.helpers.pages import Pages, read
from tests.helpers.projects import Project, copied_project
from tests.helpers.sites import PRODUCTION_URL, made_once

COUNT = 25
"""The explainers that are alike but for their number."""

_ALIKE = {
    "ar": """Title: ماذا يقول الشرح رقم {number}؟
Date: 2001-{month:02}-{day:02}
Status: published
Tags: peace-talks
Summary: خلاصة الشرح رقم {number}.
Rights: نص أُعد للاختبار.

## ماذا فيه؟ {{#what}}

فيه فقرة واحدة رقمها {number}.
""",
    "en": """Title: What does explainer number {number} say?
Date: 2001-{month:02}-{day:02}
Status: published
Tags: peace-talks
Summary: The gist of explainer number {number}.
Rights: Written for a test.
Translation: true

## What is in it? {{#what}}

It has one paragraph, whose number is {number}.
""",
}
_HEAD = {
    "ar": "Title: {title}\nDate: 2001-01-01\nSummary: خلاصة.\nRights: نص أُعد للاختبار.\n",
    "en": "Title: {title}\nDate: 2001-01-01\nSummary: A gist.\nRights: Written for a test.\n",
}
_FORMS = {
    "ar": """Title: كيف تبدو كل أشكال النص؟
Date: 2001-01-20
Modified: 2001-01-22
Status: published
Tags: peace-talks, kremlin
Summary: فقرات وقوائم وجداول، وفيها اسم صحيفة Test Gazette ورقم 12.
Kicker: تجربة
Author: محرر
Translator: Translator
Reviewed_by: مراجع
Source: نص أُعد للاختبار
Source_url: https://example.com/a/source
Rights: نص أُعد للاختبار.
Old_slugs: old-forms, older-forms

سطر قبل أول عنوان.

## فقرات {#paragraphs}

كتبت صحيفة Test Gazette, Inc. عن محادثات السلام بين 2022–2024، ثم عن محادثات السلام مرة أخرى.

الحرارة -5 درجات، والعنوان https://example.com/a والبريد desk@example.com والهاتف +1 202 555 0100.

**مهم** و*مائل* و`code`، وما ليس ترميزًا: <b>لا</b> و{{ 7 * 7 }} و<script>لا</script>.

قال متحدث: «كلمة “داخل” كلمة»، وكان ذلك في فقرة طويلة بما يكفي لتمتد على أكثر من سطر واحد.

A paragraph that stays in English.
{: lang=en}

### عنوان فرعي

انتقل إلى [الجدول](#table) أو إلى [شرح آخر](explainer:explainer-01) أو إلى [الأرشيف](/ar/archive/).

## قوائم {#lists}

- أول
    - داخل الأول
- ثان

3. ثالث
4. رابع

## جدول {#table}

| البلد | الرمز | العدد |
| :--- | :---: | ---: |
| الأول | أ | 1200 |
| الثاني | ب | 30 |

## اقتباس وتعريف {#quotes}

> «كلام قيل»
> — متحدث باسم الكرملين

مصطلح
:   تعريفه في سطر.

```
code = "left to right"
```

## التسلسل الزمني {#timeline}

1999
:   سنة.

2000-05
:   شهر.

2001-01-20
:   يوم.
""",
    "en": """Title: What does every form of text look like?
Date: 2001-01-20
Modified: 2001-01-22
Status: published
Tags: peace-talks, kremlin
Summary: Paragraphs, lists and tables, with the Arabic word شرح and the number 12.
Kicker: A trial
Author: محرر
Translator: Translator
Source: A text written for a test
Source_url: https://example.com/a/source
Rights: Written for a test.
Old_slugs: old-forms, older-forms
Translation: true

A line before the first heading.

## Paragraphs {#paragraphs}

Test Gazette, Inc. wrote on the peace talks in 2022–2024, and on the peace talks once more.

It is -5 degrees at https://example.com/a, desk@example.com and +1 202 555 0100.

**Bold**, *slanted* and `code`; no markup is <b>no</b>, {{ 7 * 7 }} and <script>no</script>.

A spokesman said “a ‘word’ within words”; the Arabic for it is «شرح».

A paragraph that stays in English.

### A smaller heading

Go to [the table](#table), [another explainer](explainer:explainer-01), [the archive](/en/archive/).

## Lists {#lists}

- One
    - Within one
- Two

3. Three
4. Four

## Table {#table}

| Country | Sign | Number |
| :--- | :---: | ---: |
| The first | a | 1200 |
| The second | b | 30 |

## Quotation and definition {#quotes}

> “Words spoken”
> — A Kremlin spokesman

Term
:   Its definition in a line.

```
code = "left to right"
```

## Timeline {#timeline}

1999
:   A year.

2000-05
:   A month.

2001-01-20
:   A day.
""",
}
_BEHIND_LEDGER = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "what.1"
msgid "فقرة أولى كانت أطول."
msgstr "A first paragraph."

msgctxt "what.2"
msgid "فقرة ثانية لا ثالثة."
msgstr "A second paragraph."
"""
_MACHINE_LEDGER = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#, fuzzy, x-machine
msgctxt "what.1"
msgid "فقرة أولى."
msgstr "A first paragraph."
"""


_PAGES = {
    "contact": {
        "ar": "Title: اتصل بنا\nPlace: menu, footer\nOrder: 1\nSummary: كيف نصل إليكم.\n\nنص.\n",
        "en": "Title: How to reach us\nMenu_title: Contact\nTranslation: true\n\nText.\n",
    },
    "rules": {
        "ar": "Title: ما القواعد التي نعمل بها؟\nMenu_title: قواعدنا\nStatus: draft\n\nنص.\n",
        "en": "Title: Which rules do we work by?\nMenu_title: Rules\nStatus: draft\n\nText.\n",
    },
}
_MENU = """
MENUITEMS = [({"ar": "محادثات السلام", "en": "Peace talks"}, "topic:peace-talks")]
LINKS = [
    ("Pelican", "https://getpelican.com/"),
    ({"ar": "القواعد", "en": "The forms"}, "/every-form/"),
]
SOCIAL = [({"ar": "البريد", "en": "Mail"}, "mailto:news@example.org")]
"""
"""Settings that are added to the sample's."""


def local(shared_folder: Path) -> Pages:
    """Return the site as built at home."""
    return read(sites.local(project(shared_folder), shared_folder / "wide"))


def production(shared_folder: Path) -> Pages:
    """Return the site as built for publishing."""
    folder = shared_folder / "wide-production"
    return read(sites.production(project(shared_folder), folder), PRODUCTION_URL)


def production_log(shared_folder: Path) -> str:
    """Return what the build for publishing printed."""
    production(shared_folder)
    return (shared_folder / "wide-production" / "log").read_text(encoding="utf-8")


def project(shared_folder: Path) -> Project:
    """Return the project, made once per run."""
    return Project(made_once(shared_folder / "wide-project", _make))


def _make(folder: Path) -> None:
    copied_project(folder)
    explainers = folder / "content" / "explainers"
    for number in range(1, COUNT + 1):
        month, day = divmod(number - 1, 5)
        values = {"number": number, "month": month + 1, "day": day + 1}
        _write(
            explainers / f"explainer-{number:02}",
            **{lang: text.format(**values) for lang, text in _ALIKE.items()},
        )
    _write(explainers / "every-form", **_FORMS)
    _write_states(explainers)
    for slug, texts in _PAGES.items():
        _write(folder / "content" / "pages" / slug, **texts)
    settings = folder / "pelicanconf.py"
    settings.write_text(settings.read_text(encoding="utf-8") + _MENU, encoding="utf-8")


def _write_states(explainers: Path) -> None:
    """Write an explainer for each state a text can be in."""
    body = {
        "ar": "\n## ماذا؟ {#what}\n\nفقرة أولى.\n\nفقرة ثانية.\n",
        "en": "\n## What? {#what}\n\nA first paragraph.\n\nA second paragraph.\n",
    }

    def edition(lang: str, title: str, *extra: str) -> str:
        lines = "".join(f"{line}\n" for line in extra)
        return _HEAD[lang].format(title=title) + lines + body[lang]

    _write(
        explainers / "a-draft",
        ar=edition("ar", "هل هذه مسودة؟", "Status: draft", "Proposed: title"),
        en=edition("en", "Is this a draft?", "Status: draft", "Translation: true"),
    )
    (explainers / "a-draft" / "en.po").write_text(_MACHINE_LEDGER, encoding="utf-8")
    _write(
        explainers / "half-published",
        ar=edition("ar", "هل نُشر الأصل وحده؟", "Status: published"),
        en=edition("en", "Is the translation a draft?", "Status: draft", "Translation: true"),
    )
    _write(
        explainers / "half-translated",
        ar=edition("ar", "هل تُرجم كله؟", "Status: published"),
        en=edition(
            "en", "Is it wholly translated?", "Status: published", "Translation: true"
        ).replace("A second paragraph.", "فقرة ثانية."),
    )
    _write(
        explainers / "behind",
        ar=edition("ar", "هل تغير الأصل؟", "Status: published"),
        en=edition("en", "Has the original changed?", "Status: published", "Translation: true"),
    )
    (explainers / "behind" / "en.po").write_text(_BEHIND_LEDGER, encoding="utf-8")
    _write(
        explainers / "arabic-alone", ar=edition("ar", "هل هو بالعربية وحدها؟", "Status: published")
    )
    _write(
        explainers / "english-alone",
        en=edition("en", "Is it in English alone?", "Status: published"),
    )


def _write(folder: Path, **editions: str) -> None:
    folder.mkdir()
    for lang, text in editions.items():
        (folder / f"{lang}.md").write_text(text, encoding="utf-8")
