"""An explainer with six charts, in both languages: what each table of it is."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.projects import Project, copied_project, explainer_text
from tests.helpers.sites import local, made_once

SLUG = "drawn"
TABLES = {
    "ar": """
## حصص {#shares}

| الوجهة | الحصة |
| --- | --- |
| السوق المحلية | ٤٥٪ |
| الدول المجاورة | ٣٠٪ |
| أوروبا | ١٧٫٥٪ |
| Asia (ASEAN) | ٧٫٥٪ |
{: .chart}

المصدر: أرقام للتجربة.
{: .source}

## سنوات {#years}

| السنة | الإنتاج |
| --- | --- |
| 2015 | 120 ألف طن |
| 2016 | 135 ألف طن |
| 2018 | 150 ألف طن |
| 2020 | 95 ألف طن |
| 2024 | 180 ألف طن |
{: .chart}

## سالب {#negative}

| القطاع | النمو |
| --- | --- |
| الزراعة | 4.2% |
| الصناعة | -3.5% |
| السياحة | −12% |
| النقل | 0% |
{: .chart}

## طويلة {#long}

| السبب | العدد |
| --- | --- |
| ارتفاع أسعار الوقود في المناطق البعيدة عن المرافئ وما تبعه من كلفة النقل والتخزين | 1,240 |
| تأخر صرف المستحقات | 860 |
| كلمةٌطويلةٌجدابلافراغاتتملأسطراكاملاولاتنتهيعندحدمنالحدودالمعروفةفياللغةولاغيرها | 15 |
{: .chart}

## اثنان {#two}

| السنة | صادرات | واردات |
| --- | --- | --- |
| 2019 | 10 | 40 |
| 2020 | 14 | 38 |
| 2021 | 22 | 30 |
| 2022 | 31 | 25 |
{: .chart}

## ناقصة {#missing}

| الشهر | القمح | الذرة |
| --- | --- | --- |
| 2024-01 | 10 | 8 |
| 2024-02 | — | 9 |
| 2024-03 | 14 | |
| 2024-04 | 15 | 12 |
| 2024-05 | غير متاح | 13 |
| 2024-06 | 17 | 13 |
{: .chart}
""",
    "en": """
## Shares {#shares}

| Where to | Share |
| --- | --- |
| Home market | 45% |
| Neighbouring countries | 30% |
| Europe | 17.5% |
| آسيا (آسيان) | 7.5% |
{: .chart}

Source: numbers to try with.
{: .source}

## Years {#years}

| Year | Output |
| --- | --- |
| 2015 | 120 thousand tons |
| 2016 | 135 thousand tons |
| 2018 | 150 thousand tons |
| 2020 | 95 thousand tons |
| 2024 | 180 thousand tons |
{: .chart}

## Negative {#negative}

| Sector | Growth |
| --- | --- |
| Farming | 4.2% |
| Industry | -3.5% |
| Tourism | −12% |
| Transport | 0% |
{: .chart}

## Long {#long}

| Reason | Number |
| --- | --- |
| Dearer fuel in regions far from the harbours, and what transport and storage cost now | 1,240 |
| Late payment | 860 |
| Oneverylongwordwithoutspacesthatfillswholelinesanddoesnotendatanyofthelimitsknowntous | 15 |
{: .chart}

## Two {#two}

| Year | Exports | Imports |
| --- | --- | --- |
| 2019 | 10 | 40 |
| 2020 | 14 | 38 |
| 2021 | 22 | 30 |
| 2022 | 31 | 25 |
{: .chart}

## Missing {#missing}

| Month | Wheat | Maize |
| --- | --- | --- |
| 2024-01 | 10 | 8 |
| 2024-02 | — | 9 |
| 2024-03 | 14 | |
| 2024-04 | 15 | 12 |
| 2024-05 | n/a | 13 |
| 2024-06 | 17 | 13 |
{: .chart}
""",
}
"""Shares, years that are not one apart, negative numbers, long labels, two series, missing ones."""


_FURTHER = """
## {title} {{#further}}

| {title} | A1 | B1 | C1 | D1 |
| --- | --- | --- | --- | --- |
| 2021 | 1 | 2 | 3 | 4 |
| 2022 | 2 | 3 | 4 | 5 |
{{: .chart}}

| {title} | A1 | B1 | C1 | D1 |
| --- | --- | --- | --- | --- |
| 2021 | 1 | 2 | 3 | 4 |
| 2022 | 2 | | 4 | 5 |
{{: .chart .bars}}

[{title}](https://youtu.be/abc)
"""
"""As many series as there may be, and a card that leads elsewhere."""


def local_site(shared_folder: Path) -> Path:
    """Return a site with an explainer of charts."""

    def make(folder: Path) -> None:
        with_charts(folder)

    project = Project(made_once(shared_folder / "charts", make))
    return local(project, shared_folder / "charts-site")


def with_charts(folder: Path) -> Project:
    """Make the sample project with an explainer of six charts."""
    project = copied_project(folder)
    titles = {"ar": "أرقام مرسومة", "en": "Numbers, drawn"}
    for lang, body in TABLES.items():
        told = {"Translation": "true"} if lang == "en" else {}
        text = explainer_text(titles[lang], body + _FURTHER.format(title=titles[lang]), **told)
        project.write(f"content/explainers/{SLUG}/{lang}.md", text)
    return project
