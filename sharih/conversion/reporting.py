"""Seeds that are named → the full report of each, whatever became of it; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sharih.content.topics import Registry
from sharih.conversion.copies import copies_of
from sharih.conversion.merging.reimport import publication_day
from sharih.conversion.reports.name_candidates import Candidates
from sharih.conversion.reports.outcomes import Conversion
from sharih.conversion.rule_files import boilerplate_rules
from sharih.conversion.run import ConversionOptions
from sharih.conversion.seeds.selection import Request, check_name, choose, seed_paths
from sharih.conversion.state.claims import read_claims
from sharih.conversion.state.register import load_register
from sharih.conversion.state.repeated_lines import learned_rules, load_lines
from sharih.conversion.workers import ConversionContext, prepare
from sharih.conversion.writing import Writing
from sharih.errors import ContentError, Problems
from sharih.inputs import Inputs


def report_again(
    seeds: Path,
    content: Path,
    registry: Registry,
    names: tuple[str, ...],
    options: ConversionOptions,
) -> Conversion:
    """Read seeds as `convert` would read them today, and report on each in full.

    Known, rejected and new ones are told alike; of `options`, those count that say how to
    convert. Seeds that are not there or cannot be used come back as problems. Raises ContentError
    where the register, the lines that repeat or the seeds' folder cannot be used.
    """
    chosen, unknown = choose(seed_paths(seeds), Request(only=names), seeds)
    problems, candidates = Problems(), Candidates()
    problems.extend(unknown)
    inputs = options.inputs or Inputs.below(seeds, content)
    rules = (*boilerplate_rules(), *learned_rules(load_lines(content, inputs)))
    register, claims = load_register(content, inputs), read_claims(content, inputs)
    writing = Writing(content, registry, register, claims, inputs, dry_run=True)
    reports = []
    for path in chosen:
        _, slug = writing.status(path.name, "", Request())
        folder = content / "explainers" / slug if slug else None
        day = publication_day(folder, path.name, inputs) if folder else None
        context = ConversionContext(
            registry, rules, options.threshold, options.cap, options.details, inputs,
            {path: day} if day else {},
        )  # fmt: skip
        try:
            check_name(path)
            found = prepare(path, context, whole=True)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        candidates.add(found.name, found.sightings)
        status, slug = writing.status(path.name, found.sha256, Request())
        report = found.report("new", slug)
        copied = copies_of([(path.name, found.sha256)], register) if status == "new" else {}
        if first := copied.get(path.name):
            slug = register[first].slug
            reports.append(replace(report, status="copy", slug=slug, copy_of=first))
        else:
            reports.append(report if status == "elsewhere" else replace(report, status=status))
    return Conversion(tuple(reports), tuple(problems), candidates.frequent())
