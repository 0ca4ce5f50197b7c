"""The sources of a site → texts that are behind, alone, incomplete or without a topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from sharih import routes
from sharih.arabic import Lang, majority_script
from sharih.check.built_site import BuiltSite
from sharih.check.sources import Sources
from sharih.check.text_page_rules import untranslated_pages
from sharih.content.editions import LEAD
from sharih.errors import Problem, Severity
from sharih.languages import other_language
from sharih.site.kept import KeptEdition
from sharih.site.link.visibility import Text, public_addresses, public_editions, vanishing
from sharih.site.model import Publication
from sharih.translation.alignment import Pair
from sharih.translation.statuses import UnitStatus, untranslated

_UNTIL_THEN = "until then readers are told beside it."
_STALE: tuple[UnitStatus, ...] = ("stale",)
_FAR = dt.timedelta(days=366)
"""A date further ahead than this is more likely mistyped than meant."""
_LANGUAGE_NAMES = {"ar": "Arabic", "en": "English"}


def older_passages(sources: Sources) -> Iterator[Problem]:
    """Find translations that are behind their original; a warning for each."""
    for publication in sources.site.publications:
        edition = _translation(publication)
        if edition is None:
            continue
        if behind := _pairs(sources, publication.slug, _STALE):
            count = "1 passage is" if len(behind) == 1 else f"{len(behind)} passages are"
            reason = f"{count} older than the original"
            remedy = f"Translate anew what has changed; {_UNTIL_THEN}"
            yield _problem(edition.path, _line(behind[0]), reason, remedy)


def untranslated_passages(sources: Sources) -> Iterator[Problem]:
    """Find translations that readers get with passages in the original's language."""
    for publication in sources.web.publications:
        edition = _translation(publication)
        if edition is None:
            continue
        statuses = untranslated(public=edition.lang in publication.known)
        if found := _pairs(sources, publication.slug, statuses):
            count = "1 passage is" if len(found) == 1 else f"{len(found)} passages are"
            language = _LANGUAGE_NAMES[publication.explainer.original.lang]
            what = "it" if len(found) == 1 else "them"
            reason = f"{count} not translated, and readers get {what} in {language}"
            remedy = f"Translate {_line_of_source(found[0], publication)}; {_UNTIL_THEN}"
            yield _problem(edition.path, _line(found[0]), reason, remedy)
    yield from untranslated_pages(sources)


def held_editions(sources: Sources) -> Iterator[Problem]:
    """Find editions that say they are published and would be left out on the web."""
    for held in sources.web.held:
        edition = held.edition
        if edition.metadata.status != "published" or held.until:
            continue
        line = _first_held(edition.path.parent.name, sources)
        line = line or edition.metadata.lines.get("status")
        reason = f"published, but left out on the web: {held.reason}"
        yield _problem(edition.path, line, reason, "Finish it, or write Status: draft.")


def foreign_credits(sources: Sources) -> Iterator[Problem]:
    """Find translations that show whose a text is in the original's language, for want of words."""
    for publication in sources.web.publications:
        edition = _translation(publication)
        if edition is None:
            continue
        original = publication.explainer.original
        for key in ("author", "source", "rights"):
            value = getattr(edition.metadata, key)
            words = ", ".join(value) if isinstance(value, tuple) else value
            if key in edition.metadata.lines or majority_script(words) != original.lang:
                continue
            theirs, ours = _LANGUAGE_NAMES[original.lang], _LANGUAGE_NAMES[edition.lang]
            reason = f"readers get {key.title()} in {theirs}, from {original.path.name}"
            remedy = f"Write {key.title()}: in {ours} here too."
            yield _problem(edition.path, None, reason, remedy)


def half_withdrawn(sources: Sources) -> Iterator[Problem]:
    """Find translations that readers get though their original was withdrawn."""
    for publication in sources.web.publications:
        explainer = publication.explainer
        edition = _translation(publication)
        if edition and explainer.original.metadata.status == "withdrawn":
            reason = f"public, and {explainer.original.path.name} was withdrawn"
            remedy = "Write Status: withdrawn here too, unless it is to stay."
            yield _problem(edition.path, edition.metadata.lines.get("status"), reason, remedy)


def empty_parts(sources: Sources) -> Iterator[Problem]:
    """Find sections of published texts that readers do not see, as nothing stands in them."""
    for publication in sources.web.publications:
        for edition in publication.editions.values():
            for line, ident in edition.empty:
                if ident == LEAD:
                    continue  # comments before the first heading
                reason = f"nothing stands under the heading {ident}, and readers do not see it"
                yield _problem(edition.path, line, reason, "Write it, or remove the heading.")


def unseen_pictures(sources: Sources) -> Iterator[Problem]:
    """Find pictures that readers would not see; a build has only warned of them."""
    for publication in sources.web.publications:
        for edition in publication.editions.values():
            yield from (replace(problem, severity="error") for problem in edition.unseen)
    for page in sources.web.pages.values():
        yield from (replace(problem, severity="error") for problem in page.unseen)


def far_dates(sources: Sources) -> Iterator[Problem]:
    """Find explainers that wait for a day so far ahead that it may be mistyped."""
    day = sources.site.settings.day
    for held in sources.web.held:
        if held.until and held.until - day > _FAR:
            metadata = held.edition.metadata
            line = metadata.lines.get("date")
            years = held.until.year - day.year
            years -= (held.until.month, held.until.day) < (day.month, day.day)
            ahead = "1 year" if years == 1 else f"{years} years"
            reason = f"waits for {held.until}, {ahead} ahead"
            yield _problem(held.edition.path, line, reason, "Mend the Date if it is mistyped.")


def vanished_pages(sources: Sources) -> Iterator[Problem]:
    """Find pages that were public and would be gone, without anybody having said so."""
    register = sources.content.published
    for slug, lang in vanishing(sources.web):
        kind, text = _text_at(sources, slug, page=register.editions[slug, lang].page)
        edition = text.editions.get(lang) if text else None
        if text is None:
            why = f"no {kind} {slug} is there"
            way = f"Write Old_slugs: {slug} in the text that took its place"
        elif edition is None:
            why, way = f"{lang}.md of {slug} is gone", f"Bring {lang}.md back"
        elif edition.metadata.status == "draft":
            why, way = "it is a draft now", "Write Status: published"
        else:
            why = f"it waits for {edition.metadata.date}"
            way = "Write the Date on which it was published"
        reason = f"/{routes.explainer(lang, slug)} was public and would vanish: {why}"
        remedy = f"{way}, or Status: withdrawn with its text; or let it go with --remove."
        line = register.editions[slug, lang].line
        yield _problem(register.path, line, reason, remedy, "error")


def _text_at(sources: Sources, slug: str, *, page: bool) -> tuple[str, Text | None]:
    """Find what has a slug now, and tell what it was, a page or an explainer."""
    explainer = sources.content.texts.get(slug)
    found = sources.content.pages.get(slug) or (explainer.explainer if explainer else None)
    return "page" if page else "explainer", found


def unregistered_editions(sources: Sources) -> Iterator[Problem]:
    """Find editions that readers get and that the register of what has been public lacks."""
    register = sources.content.published
    shown = public_addresses(sources.content, sources.site.settings)
    new = sorted(shown.keys() - register.editions.keys())
    if new:
        count = "1 edition" if len(new) == 1 else f"{len(new)} editions"
        reason = f"does not know {count} that readers get, the first {new[0][1]}/{new[0][0]}"
        remedy = "Run ./inv build, and commit the file: it keeps pages from vanishing unseen."
        yield _problem(register.path, None, reason, remedy)


def silent_changes(sources: Sources) -> Iterator[Problem]:
    """Find published texts that say something else than before, without a new Modified."""
    register = sources.content.published
    texts = sources.content.texts
    shown = public_editions(texts.values(), sources.site.settings, register)
    for (slug, lang), now in shown.items():
        known = register.editions.get((slug, lang))
        if known and known.words != now.words and known.modified == now.modified:
            edition = texts[slug].explainer.editions[lang]
            lines = edition.metadata.lines
            line = lines.get("modified", lines.get("date"))
            reason = "the text has changed since it was published, and Modified has not"
            remedy = f"Write Modified: {sources.site.settings.day}, so that readers are told."
            yield _problem(edition.path, line, reason, remedy)


def links_to_drafts(sources: Sources) -> Iterator[Problem]:
    """Find what is good here and would be wrong on the web, where drafts are left out."""
    for problem in sources.web_problems:
        reason = f"on the web, without drafts: {problem.reason}"
        yield Problem(problem.path, problem.line, reason, problem.remedy, "warning")


def missing_twins(sources: Sources) -> Iterator[Problem]:
    """Find explainers and pages that only one language has."""
    for text in sources.content.texts.values():
        explainer = text.explainer
        if explainer.translation is None:
            yield _no_twin(explainer.original.path, explainer.original.lang)
    for page in sources.content.pages.values():
        if len(page.editions) == 1:
            lang, edition = next(iter(page.editions.items()))
            yield _no_twin(edition.path, lang)


def without_topics(sources: Sources) -> Iterator[Problem]:
    """Find explainers that no topic leads to."""
    for publication in sources.site.publications:
        if not publication.explainer.tags:
            edition = publication.explainer.original
            line = edition.metadata.lines.get("tags", 1)
            remedy = "Write Tags: with ids from topics.toml."
            yield _problem(edition.path, line, "the explainer has no topics", remedy)


def without_source(sources: Sources) -> Iterator[Problem]:
    """Find published explainers that say neither who wrote them nor what they were made from."""
    for publication in sources.site.publications:
        editions = publication.explainer.editions.values()
        said = [e.metadata for e in editions]
        if any(m.author or m.source or m.source_url for m in said):
            continue
        original = publication.explainer.original
        if original.metadata.status == "published":
            line = original.metadata.lines.get("status")
            reason = "published without Author and without Source"
            yield _problem(original.path, line, reason, "Write one of them.")


def shown_though_held(sources: Sources, built: BuiltSite) -> Iterator[Problem]:
    """Find drafts and held editions in a folder that is to be a site for the web."""
    for held in sources.site.held:
        edition = held.edition
        file = routes.file_of(routes.explainer(edition.lang, edition.path.parent.name))
        if file in built.files:
            reason = f"the site has this edition, which is to be left out: {held.reason}"
            line = edition.metadata.lines.get("status")
            remedy = "Build the site again with publishconf.py."
            yield _problem(edition.path, line, reason, remedy, "error")


def missing_pages(sources: Sources, built: BuiltSite) -> Iterator[Problem]:
    """Find pages the sources ask for that the folder does not have."""
    wanted = {routes.file_of(path) for path in sources.site.paths | sources.site.redirects.keys()}
    missing = sorted(wanted - built.files.keys())
    if missing:
        pages = "1 page" if len(missing) == 1 else f"{len(missing)} pages"
        verb = "is" if len(missing) == 1 else "are"
        reason = f"{pages} of the sources {verb} not there, the first {missing[0]}"
        yield Problem(built.root, None, reason, "Build the site again, then check it.")


def _translation(publication: Publication) -> KeptEdition | None:
    edition = publication.explainer.translation
    return edition if edition and edition.lang in publication.editions else None


def _pairs(sources: Sources, slug: str, statuses: Collection[UnitStatus]) -> list[Pair]:
    """List the pairs of units of an explainer that have one of these statuses."""
    if not any(sources.content.texts[slug].counts.get(status) for status in statuses):
        return []  # its body need not be read
    pairs = sources.content.body(slug).alignment.pairs
    return [pair for pair in pairs if pair.status in statuses]


def _first_held(slug: str, sources: Sources) -> int | None:
    """Find the line of the first unit that holds a translation back."""
    pairs = _pairs(sources, slug, sources.site.settings.options.hold)
    return next((_line(pair) for pair in pairs if pair.target), None)


def _line(pair: Pair) -> int | None:
    return max(pair.target[0].line, 1) if pair.target else None


def _line_of_source(pair: Pair, publication: Publication) -> str:
    name = publication.explainer.original.path.name
    return f"line {max(pair.source[0].line, 1)} of {name}" if pair.source else name


def _no_twin(path: Path, lang: Lang) -> Problem:
    other = other_language(lang)
    reason = f"no {_LANGUAGE_NAMES[other]} text beside it"
    remedy = f"Write {other}.md; readers are told that it is not there yet."
    return _problem(path, None, reason, remedy)


def _problem(
    path: Path, line: int | None, reason: str, remedy: str, severity: Severity = "warning"
) -> Problem:
    return Problem(path, line, reason, remedy, severity)
