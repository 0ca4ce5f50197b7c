"""Links that lead nowhere are told with the reason, and with what to do."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from sharih.errors import Problems
from sharih.settings import load_settings
from sharih.site.link.linking import link
from sharih.site.project import load_content
from tests.helpers.projects import Project, copied_project, explainer_text

ARABIC = "## ماذا؟ {#what}\n\nقال المتحدث إن الموعد لم يحدد بعد."
DRAFT = "which is a draft and not published. Publish it, or take the link out."
HELD = "which is held back (4 passages missing). Finish it, or take the link out."

WAITS = "which waits for 2999-01-02. Give this text that Date too, or take the link out."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with a draft and others that are not, or not whole, on the web."""
    project = copied_project(tmp_path_factory.mktemp("links") / "project")
    shutil.rmtree(project.root / "content" / "explainers")
    explainers = project.root / "content" / "explainers"

    def write(slug: str, lang: str, body: str, **head: str) -> None:
        project.write(f"{explainers}/{slug}/{lang}.md", explainer_text("عنوان", body, **head))

    write("draft", "ar", ARABIC, Status="draft")
    write("half", "ar", ARABIC)
    write("half", "en", "The date is open.", Status="draft", Translation="true")
    write("held", "ar", ARABIC)
    write("held", "en", ARABIC, Translation="true")
    write("waiting", "ar", ARABIC, Date="2999-01-02")
    write("gone", "ar", ARABIC, Status="withdrawn")
    return project


def told(project: Project, address: str, *, drafts: bool) -> list[str]:
    """Link to an address from one more explainer; return what is said of it."""
    slug = "linking"
    text = explainer_text("عنوان", f"انظر [هذا]({address}).")
    project.write(f"content/explainers/{slug}/ar.md", text)
    read = load_settings(project.root / "pelicanconf.py")
    read = replace(read, options=replace(read.options, drafts=drafts))
    problems = Problems()
    link(load_content(read, problems), read, problems)
    shutil.rmtree(project.explainer(slug))
    here = [str(problem) for problem in problems if problem.path.parent.name == slug]
    return [problem.partition("linking/ar.md:")[2] for problem in here]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("explainer:draft", f"7: a link to draft, {DRAFT}"),
        ("explainer:draft#what", f"7: a link to draft, {DRAFT}"),
        ("/ar/draft/", f"7: a link to /ar/draft/, {DRAFT}"),
        ("/ar/draft/#what", f"7: a link to /ar/draft/#what, {DRAFT}"),
        ("/en/half/", f"7: a link to /en/half/, {DRAFT}"),
        ("/ar-en/half/", f"7: a link to /ar-en/half/, {DRAFT}"),
        ("/en/held/", f"7: a link to /en/held/, {HELD}"),
        ("/ar-en/held/", f"7: a link to /ar-en/held/, {HELD}"),
        ("explainer:waiting", f"7: a link to waiting, {WAITS}"),
        ("/ar/waiting/", f"7: a link to /ar/waiting/, {WAITS}"),
    ],
)
def test_a_link_to_what_is_not_published_says_that(
    project: Project, address: str, said: str
) -> None:
    assert told(project, address, drafts=False) == [said]
    assert told(project, address, drafts=True) == []


def test_a_link_to_what_was_withdrawn_says_that(project: Project) -> None:
    said = ["7: a link to gone, which was withdrawn. Take the link out."]
    assert told(project, "explainer:gone", drafts=False) == said
    assert told(project, "explainer:gone", drafts=True) == said


@pytest.mark.parametrize("address", ["explainer:half", "explainer:held", "/ar/half/"])
def test_a_link_to_an_explainer_in_another_language_is_good(project: Project, address: str) -> None:
    assert told(project, address, drafts=False) == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "explainer:draf",
            (
                "a link to draf, which is no explainer of this build. "
                "Write explainer:SLUG, the name of a folder in content/explainers."
            ),
        ),
        (
            "explainer:hallf",
            "a link to hallf, which is no explainer of this build. Did you mean explainer:half?",
        ),
        (
            "/en/draft/",
            "a link to /en/draft/, which is no page of this site. Mend the address.",
        ),
    ],
)
def test_what_there_is_nowhere_is_no_draft(project: Project, address: str, said: str) -> None:
    assert told(project, address, drafts=False) == [f"7: {said}"]


@pytest.mark.parametrize("address", ["explainer:half", "/en/half/", "explainer:half#no-such-thing"])
def test_what_only_follows_from_a_file_that_cannot_be_read_is_not_told(
    project: Project, address: str
) -> None:
    ledger = project.explainer("half") / "en.po"
    ledger.write_bytes(b'msgid "\xff')
    try:
        assert told(project, address, drafts=False) == []
    finally:
        ledger.unlink()
    assert told(project, "explainer:halff", drafts=False) != []


def test_a_text_that_is_read_in_part_is_told_of_that_alone(project: Project) -> None:
    text = project.explainer("held") / "ar.md"
    was = text.read_bytes()
    text.write_bytes(was + b"\xff\xfe")
    read = load_settings(project.root / "pelicanconf.py")
    problems = Problems()
    try:
        link(load_content(read, problems), read, problems)
    finally:
        text.write_bytes(was)
    told_of = {p.path.name for p in problems.errors if p.path.parent.name == "held"}
    assert told_of == {"ar.md"}


def test_what_only_follows_from_a_page_that_cannot_be_read_is_not_told(project: Project) -> None:
    texts = [project.root / f"content/pages/about/{lang}.md" for lang in ("ar", "en")]
    were = [text.read_bytes() for text in texts]
    try:
        for text, was in zip(texts, were, strict=True):
            text.write_bytes(was + b"\xff\xfe")
        assert told(project, "page:about", drafts=False) == []
        assert told(project, "/en/about/", drafts=False) == []
        assert told(project, "page:abot", drafts=False) != []
    finally:
        for text, was in zip(texts, were, strict=True):
            text.write_bytes(was)
