"""A `Conversion` → the lines at its end that an editor can act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sharih.conversion.names.english_words import spelt_out
from sharih.conversion.reports.outcomes import Conversion, Merge, SeedReport
from sharih.slugs import is_sayable, is_well_spelt

FIRST = 5
"""How many drafts are named as those to look at first,"""
NAMED = 10
"""this many rejected seeds by name,"""
LINES = 10
"""and this many lines that repeat."""
RENAME = "rename me"
"""What is told first of a draft whose folder has a name that says nothing, or cannot be said."""


def summary(conversion: Conversion, *, dry_run: bool = False) -> list[str]:
    """Say what was done and what to look at; no line at all where nothing is new."""
    return [
        *_counts(conversion, dry_run=dry_run),
        *_look_first(conversion.reports),
        *_rejected(conversion.reports),
        *_copies(conversion.reports),
        *_repetitions(conversion),
    ]


def is_news(conversion: Conversion) -> bool:
    """Whether a run found anything but what it knew."""
    quiet = ("known", "rejected", "copy")
    return (
        any(report.status not in quiet for report in conversion.reports)
        or bool(conversion.problems)
        or bool(conversion.repetitions)
    )


def one_line(report: SeedReport) -> str:
    """Tell what was done with a seed in one line."""
    told = {
        "known": f"already in {report.slug}",
        "changed": f"changed since {report.slug} was made of it; left as it is",
        "rejected": "its draft was deleted; not made again",
        "new": f"became {report.slug}",
        "joined": f"became part of {report.slug}",
        "merged": f"changed; {report.slug} follows it",
        "copy": copy_line(report),
    }[report.status]
    more = []
    if report.merge is not None:
        more.append(merge_line(report.merge))
    elif report.brief is not None:
        more.append(report.brief.title)
        if doubts := doubts_of(report):
            more.append(doubts)
    return ": ".join([f"{report.name}: {told}", *([" — ".join(more)] if more else [])])


def copy_line(report: SeedReport) -> str:
    """Tell in a few words of which seed a seed is a copy."""
    what = f"in {report.slug}" if report.slug else "which has no draft"
    return f"a copy of {report.copy_of}, {what}; not converted"


def merge_line(merge: Merge) -> str:
    """Tell in a few words what a merge did."""
    parts = [
        _some(merge.followed, "block followed", "blocks followed"),
        _some(merge.added, "block added", "blocks added"),
        _some(merge.removed, "block removed", "blocks removed"),
        _some(merge.kept, "edited block kept", "edited blocks kept"),
        _some(merge.repeated, "paragraph was there already", "paragraphs were there already"),
        f"{', '.join(merge.fields)} followed" if merge.fields else "",
    ]
    return ", ".join(part for part in parts if part) or "nothing to change"


def doubts_of(report: SeedReport) -> str:
    """Tell what an editor has to look at in a draft; empty where there is nothing."""
    brief = report.brief
    if brief is None:
        return ""
    parts = [
        RENAME if needs_name(report) else "",
        "the title is proposed" if brief.title_proposed else "",
        "" if brief.summary else "no summary is proposed",
        _some(brief.findings, "place to look at", "places to look at"),
        _some(brief.speakerless, "quotation has no speaker", "quotations have no speaker"),
        _some(brief.dates, "date is not resolved", "dates are not resolved"),
        _some(brief.dropped, "line left out", "lines left out"),
    ]
    return ", ".join(part for part in parts if part)


def needs_name(report: SeedReport) -> bool:
    """Tell whether the folder of a new draft should have another name before it is public."""
    if report.status != "new" or not report.slug:
        return False
    if not is_sayable(report.slug):
        return True
    if report.brief is None or report.brief.lang != "ar" or report.tags:
        return False
    spelt = spelt_out(report.slug)
    return 2 * len(spelt) > report.slug.count("-") + 1 or not all(map(is_well_spelt, spelt))


def _some(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}" if count else ""


def _counts(conversion: Conversion, *, dry_run: bool) -> Iterator[str]:
    counts = Counter(report.status for report in conversion.reports)
    refused = {problem.path for problem in conversion.problems if problem.severity == "error"}
    parts = [
        _some(counts["new"], "new draft", "new drafts"),
        _some(counts["joined"], "seed joined to an explainer", "seeds joined to an explainer"),
        _some(counts["merged"], "changed seed merged", "changed seeds merged"),
        _some(counts["changed"], "changed seed left alone", "changed seeds left alone"),
        _some(counts["rejected"], "rejected", "rejected"),
        _some(counts["known"], "known", "known"),
        _some(counts["copy"], "copy of another seed", "copies of other seeds"),
        _some(len(refused), "refused", "refused"),
    ]
    said = ", ".join(part for part in parts if part) or "none"
    yield f"Seeds: {said}." + (" Nothing was written." if dry_run else "")


def _look_first(reports: Iterable[SeedReport]) -> Iterator[str]:
    doubtful = [
        (report.brief.doubt + 3 * needs_name(report), report)
        for report in reports
        if report.brief is not None
        and report.status in ("new", "joined")
        and (report.brief.doubt or needs_name(report))
    ]
    doubtful.sort(key=lambda pair: -pair[0])
    if doubtful:
        yield "Look first at:"
    for _, report in doubtful[:FIRST]:
        if report.brief is not None:
            yield f"  {report.slug}/{report.brief.lang}.md: {doubts_of(report)}"
    if len(doubtful) > FIRST:
        yield f"  and {len(doubtful) - FIRST} more"


def _rejected(reports: Sequence[SeedReport]) -> Iterator[str]:
    names = [report.name for report in reports if report.status == "rejected"]
    if names:
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        yield (
            f"Rejected, since their drafts were deleted: {', '.join(names[:NAMED])}{more}."
            " convert --again NAME makes a new one."
        )


def _copies(reports: Sequence[SeedReport]) -> Iterator[str]:
    copies = [report for report in reports if report.status == "copy"]
    for report in copies[:NAMED]:
        yield one_line(report)
    if len(copies) > NAMED:
        yield f"  and {len(copies) - NAMED} more copies"


def _repetitions(conversion: Conversion) -> Iterator[str]:
    if conversion.repetitions:
        yield "Lines that repeat across seeds; say in content/boilerplate.toml what to drop:"
    for repetition in conversion.repetitions[:LINES]:
        what = "left out from the next run on" if repetition.dropped else "kept so far"
        yield f"  {repetition.seeds} seeds: {repetition.text} ({what})"
    if len(conversion.repetitions) > LINES:
        yield f"  and {len(conversion.repetitions) - LINES} more"
