"""The explainers of a newsroom of its own: a city, its offices, and nobody by name."""

from __future__ import annotations

from tests.helpers.projects import Project, explainer_text

EXPLAINERS = "content/explainers"
WATER, SCHOOL, BUSES, BRIDGE = "water", "school-year", "night-buses", "bridge"
"""Their slugs."""
TOPICS = """\
[water-authority]
kind = "organisation"
ar = "مصلحة المياه"
en = "Water Authority"
about.ar = "توزع الماء في المدينة وتصون شبكته."
about.en = "Distributes water in the city and looks after the mains."

[education-ministry]
kind = "organisation"
ar = "وزارة التعليم"
en = "Ministry of Education"
about.ar = "تدير المدارس الحكومية."
about.en = "Runs the state schools."
"""

_WATER_AR = """\
## باختصار {#key-points}

- تنقطع المياه 6 ساعات كل ليلة.
- تستمر الأعمال حتى الربيع.

## ما سبب الانقطاع؟ {#cause}

تقول مصلحة المياه إن الشبكة القديمة تفقد ثلث ما يُضخ فيها.

وتجري الصيانة ليلًا لأن الاستهلاك أقل.

## بماذا يُنصح السكان؟ {#advice}

ينصح متحدث باسم المصلحة بملء الخزانات قبل منتصف الليل."""
_WATER_EN = """\
## In brief {#key-points}

- The water is off for 6 hours every night.
- The works go on until spring.

## What is the cause? {#cause}

The Water Authority says the old mains lose a third of what is pumped into them.

Repairs are made at night because less is used then.

## What are residents told to do? {#advice}

A spokesman for the authority advises filling tanks before midnight."""
_SCHOOL_AR = """\
## باختصار {#key-points}

- يبدأ العام الدراسي بعد أسبوعين من موعده المعتاد.
- تبقى العطلة الشتوية في موعدها.

## لماذا تأخر الموعد؟ {#delay}

تقول وزارة التعليم إن ترميم المدارس لم ينته بعد.

ويشمل الترميم مدارس الأحياء القديمة أولًا.

## بماذا يطالب الأهالي؟ {#parents}

يطالب مجلس أولياء الأمور بحافلات إلى مدارس أخرى، [وبماء في كل مدرسة](explainer:water)."""
_SCHOOL_EN = """\
## In brief {#key-points}

- The school year begins two weeks later than usual.
- The winter holidays stay where they were.

## Why is it late? {#delay}

The Ministry of Education says the repair of the schools is not finished.

Schools in the old quarters are repaired first.

## What do parents ask for? {#parents}

The parents’ council asks for buses elsewhere, [and for water in every school](explainer:water)."""
_BUSES_AR = """\
## باختصار {#key-points}

- تسير حافلتان كل ساعة بين المحطة والجامعة.

## من يدفع الكلفة؟ {#cost}

تدفع البلدية نصف الكلفة، ويدفع الركاب نصفها."""
_BUSES_EN = """\
## In brief {#key-points}

- Two buses an hour run between the station and the university.

## Who pays? {#cost}

تدفع البلدية نصف الكلفة، ويدفع الركاب نصفها."""
_BRIDGE_AR = """\
## باختصار {#key-points}

- يُغلق الجسر القديم شهرًا واحدًا.

## أين يمر السائقون؟ {#detour}

تقول البلدية إن الطريق البديل يمر بالميناء."""
_BRIDGE_EN = """\
## In brief {#key-points}

- The old bridge is closed for a month.

## Which way do drivers go? {#detour}

The city council says the detour leads past the harbour."""

PLAN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20" width="60" height="20">
<rect width="60" height="20" fill="#ddd"/><path d="M5 15 L25 5 L55 15" stroke="#000" fill="none"/>
</svg>
"""
"""A picture."""


def write_first_three(project: Project) -> None:
    """Write three explainers: two in both languages, one whose translation is a draft."""
    project.write("content/topics.toml", TOPICS)
    day = "2025-01-12"
    _write(project, WATER, "ar", "لماذا تنقطع المياه ليلًا؟", _WATER_AR, Date=day,
           Summary="تصلح مصلحة المياه الشبكة ليلًا.", Tags="water-authority")  # fmt: skip
    _write(project, WATER, "en", "Why is the water off at night?", _WATER_EN,
           Summary="The Water Authority repairs the mains at night.")  # fmt: skip
    _write(project, SCHOOL, "ar", "متى يبدأ العام الدراسي؟", _SCHOOL_AR, Date=day,
           Summary="يتأخر بدء العام الدراسي أسبوعين.", Tags="education-ministry")  # fmt: skip
    _write(project, SCHOOL, "en", "When does the school year begin?", _SCHOOL_EN,
           Summary="The school year begins two weeks late.")  # fmt: skip
    _write(project, BUSES, "ar", "متى تسير حافلات الليل؟", _BUSES_AR, Date=day,
           Summary="تسير حافلات الليل كل نصف ساعة.")  # fmt: skip
    _write(project, BUSES, "en", "When do the night buses run?", _BUSES_EN, Status="draft",
           Summary="Night buses run every half hour.")  # fmt: skip


def write_bridge(project: Project, *, day: str) -> None:
    """Write one more explainer, which readers are to get from a day on."""
    _write(project, BRIDGE, "ar", "لماذا يُغلق الجسر؟", _BRIDGE_AR, Date=day,
           Summary="يُغلق الجسر القديم للصيانة.")  # fmt: skip
    _write(project, BRIDGE, "en", "Why is the bridge closed?", _BRIDGE_EN,
           Summary="The old bridge is closed for repairs.")  # fmt: skip


def file_of(slug: str, lang: str) -> str:
    """Name the file of an edition."""
    return f"{EXPLAINERS}/{slug}/{lang}.md"


def _write(project: Project, slug: str, lang: str, title: str, body: str, **metadata: str) -> None:
    """Write an edition; a translation has date, topics and rights of its original."""
    usual = (
        {"Author": "هيئة التحرير", "Rights": "نص هذا الشرح للموقع."}
        if lang == "ar"
        else {"Author": "The newsroom", "Date": "", "Rights": "", "Translation": "true"}
    )
    project.write(file_of(slug, lang), explainer_text(title, body, **{**usual, **metadata}))
