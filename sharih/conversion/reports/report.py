"""A `SeedReport` → a table for the terminal, or plain values for JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sharih.content.topics import Registry
from sharih.conversion.records import DateMention, Outline, Quote, Seed
from sharih.conversion.reports.name_candidates import as_toml
from sharih.conversion.reports.outcomes import Conversion, SeedReport
from sharih.conversion.reports.summary import copy_line, merge_line, needs_name, one_line

SHOWN: Final = 100
"""How many findings of one kind are shown in the terminal, where a table of more takes minutes."""

_NO_DRAFT: Final[Mapping[str, str]] = {
    "new": "not converted yet",
    "rejected": "its draft was deleted",
}
"""Why a seed has no explainer, by its status."""


def render_report(report: SeedReport) -> RenderableType:
    """Lay out what was done with a seed; seeds without a full report take one line."""
    if report.seed is None or report.outline is None:
        return Text(one_line(report))
    table = Table(
        title=Text(_title(report)),
        title_justify="left",
        show_header=False,
        box=None,
        pad_edge=False,
    )
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    rows = groupby(_rows(report, report.seed, report.outline), key=itemgetter(0))
    for name, members in rows:
        values = [value for _, value in members]
        for value in values[:SHOWN]:
            table.add_row(name, Text(value))
        if len(values) > SHOWN:
            table.add_row(name, Text(f"… and {len(values) - SHOWN} more; --json tells them all"))
    return Group(table, Text(""))


def _title(report: SeedReport) -> str:
    if report.merge is not None:
        return f"{report.name} → {report.slug} ({merge_line(report.merge)})"
    if report.status == "copy":
        return f"{report.name} ({copy_line(report)})"
    if report.slug is None:
        return f"{report.name} ({_NO_DRAFT[report.status]})"
    changed = " (changed since)" if report.status == "changed" else ""
    return f"{report.name} → {report.slug}{changed}"


def _rows(report: SeedReport, seed: Seed, outline: Outline) -> list[tuple[str, str]]:
    rename = f"the address {report.slug} says nothing to a reader, or cannot be said"
    rows = [
        ("Rename me", rename if needs_name(report) else ""),
        ("Title", f"{outline.title} ({outline.title_source}, line {outline.title_line})"),
        ("Summary", "" if outline.summary else _no_summary(outline)),
        ("Kicker", outline.kicker or ""),
        ("Language", seed.lang),
        ("Lines", _counted(outline)),
    ]
    for section in outline.sections:
        if section.heading is not None:
            ident = report.section_ids.get(section.heading.number, "")
            rows.append(("Heading", f"{section.heading.number}: {section.heading.text} #{ident}"))
    rows += [("Quotation" if quote.speech else "Term", _quote(quote)) for quote in outline.quotes]
    rows += [("Date", _date(date)) for date in outline.dates]
    parts = outline.parts
    rows += [("Key point", text) for text in parts.key_points]
    rows += [("Timeline", f"{one.date}: {one.text}") for one in parts.timeline]
    rows += [("Known", text) for text in parts.known]
    rows += [("Unknown", text) for text in parts.unknown]
    rows += [("Sources", ", ".join(parts.sources))]
    rows += [
        ("Agencies", ", ".join(outline.agencies)),
        ("Topics", ", ".join(f"{topic.topic} {topic.count}" for topic in outline.topics)),
        ("Tags", ", ".join(report.tags)),
        ("Published", f"{outline.published} (proposed)" if outline.published else ""),
    ]
    rows += [
        (credit.kind.capitalize(), f"{credit.line}: {credit.text} (proposed)")
        for credit in outline.credits
        if credit.kind not in ("published", "tags")
    ]
    rows += [
        ("Tags told", f"{credit.line}: {credit.text}")
        for credit in outline.credits
        if credit.kind == "tags"
    ]
    rows += [("Dropped", f"{drop.line}: {drop.text} ({drop.reason})") for drop in outline.dropped]
    rows += [("Repaired", f"{fix.line}: {fix.what} ({fix.count})") for fix in seed.repairs]
    rows += [
        ("Look at", f"{finding.line}: {finding.kind}: {finding.text}")
        for finding in outline.findings
    ]
    return [(name, value) for name, value in rows if value]


def _counted(outline: Outline) -> str:
    counts = Counter(fate.fate for fate in outline.fates)
    parts = ", ".join(f"{count} {fate}" for fate, count in counts.items())
    return f"{len(outline.fates)}: {parts}"


def _no_summary(outline: Outline) -> str:
    return f"none proposed: the first sentence is too long for one (line {outline.lede.line})"


def _date(date: DateMention) -> str:
    told = date.resolved or "not resolved"
    if date.proposed and date.proposed != date.resolved:
        told += (
            f"; {date.proposed} by the Umm al-Qura calendar, a day off where the moon is sighted"
        )
    return f"{date.line}: {date.text} ({date.kind}, {told})"


def _quote(quote: Quote) -> str:
    words = quote.text if len(quote.text) <= 60 else quote.text[:60].rpartition(" ")[0] + "…"
    if not quote.speech:
        return f"{quote.line}: “{words}”"
    who = quote.speaker or "nobody found"
    how = f" ({quote.frame}, {quote.confidence})" if quote.frame else ""
    return f"{quote.line}: “{words}” {who}?{how}"


def as_json(report: SeedReport) -> dict[str, Any]:
    """Write a report as plain values; seeds that were not read have no more than a status."""
    plain: dict[str, Any] = {
        "name": report.name,
        "status": report.status,
        "slug": report.slug,
    }
    if report.copy_of:
        plain["copy_of"] = report.copy_of
    if report.merge is not None:
        plain["merge"] = asdict(report.merge)
    if report.details:
        details: dict[str, Any] = json.loads(report.details)
        return plain | details
    if report.seed is None or report.outline is None:
        return plain
    return plain | details_of(report.seed, report.outline, report.tags, report.section_ids)


def whole_as_json(conversion: Conversion, registry: Registry, *, dry_run: bool) -> dict[str, Any]:
    """Write all that a run did as plain values, but for what is wrong."""
    return {
        "dry_run": dry_run,
        "summary": Counter(report.status for report in conversion.reports),
        "seeds": [as_json(report) for report in conversion.reports],
        "repetitions": [asdict(repetition) for repetition in conversion.repetitions],
        "candidates": [
            {**asdict(candidate), "toml": as_toml([candidate], registry)}
            for candidate in conversion.candidates
        ],
    }


def details_of(
    seed: Seed, outline: Outline, tags: Sequence[str], ids: Mapping[int, str]
) -> dict[str, Any]:
    """Write everything found in a seed as plain values."""
    return {
        "sha256": seed.sha256,
        "lang": seed.lang,
        "title": {
            "text": outline.title,
            "found": outline.title_source,
            "line": outline.title_line,
        },
        "published": outline.published,
        "kicker": outline.kicker,
        "lede": {"line": outline.lede.line, "text": outline.lede.text},
        "summary": outline.summary,
        "headings": [
            {
                "line": section.heading.number,
                "text": section.heading.text,
                "id": ids.get(section.heading.number),
            }
            for section in outline.sections
            if section.heading is not None
        ],
        "quotes": [asdict(quote) for quote in outline.quotes],
        "dates": [asdict(date) for date in outline.dates],
        "parts": {
            "key_points": list(outline.parts.key_points),
            "timeline": [asdict(one) for one in outline.parts.timeline],
            "known": list(outline.parts.known),
            "unknown": list(outline.parts.unknown),
            "sources": list(outline.parts.sources),
        },
        "agencies": list(outline.agencies),
        "topics": [asdict(topic) for topic in outline.topics],
        "tags": list(tags),
        "credits": [asdict(credit) for credit in outline.credits],
        "dropped": [asdict(drop) for drop in outline.dropped],
        "repairs": [asdict(repair) for repair in seed.repairs],
        "findings": [asdict(finding) for finding in outline.findings],
        "lines": [asdict(fate) for fate in outline.fates],
    }
