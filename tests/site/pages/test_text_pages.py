"""Pages that explain nothing: every folder of `content/pages/` is one, in one language or both."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers.projects import Project, copied_project, explainer_text

CONTACT = "content/pages/contact"
REGISTER = "content/published.toml"


def page_text(title: str, body: str = "Words.", **head: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in {"Title": title, **head}.items() if value)
    return f"{lines}\n{body}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project of one explainer and a page in both languages."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767355200")
    made = copied_project(tmp_path / "project")
    for folder in ("content/explainers", "content/pages", "seeds"):
        shutil.rmtree(made.root / folder)
    made.write("content/explainers/bread/ar.md", explainer_text("الخبز", "نص [هنا](page:contact)."))
    made.write(f"{CONTACT}/ar.md", page_text("اتصل بنا", "راسلنا. [خبز](explainer:bread)"))
    made.write(f"{CONTACT}/en.md", page_text("Contact", "Write to us.", Translation="true"))
    monkeypatch.chdir(made.root)
    return made


def page(project: Project, path: str) -> str:
    return (project.output / path / "index.html").read_text(encoding="utf-8")


def fault(project: Project, *words: str) -> list[str]:
    """Build, which must fail, and return what is told."""
    result = project.run("build", "--no-convert", *words)
    assert result.returncode == 1, result.stdout
    return [line for line in result.stderr.splitlines() if "warning: " not in line]


def warnings(project: Project, rule: str) -> list[str]:
    project.built()
    found = json.loads(project.run("check", "--json").stdout)["problems"]
    return [f"{f['path']}:{f['line']}: {f['reason']}" for f in found if f["rule"] == rule]


def test_a_page_lies_in_both_languages_and_leads_from_one_to_the_other(project: Project) -> None:
    project.built()
    arabic, english = page(project, "ar/contact"), page(project, "en/contact")
    assert "<h1>اتصل بنا</h1>" in arabic
    assert 'href="/ar/bread/"' in arabic
    assert "<h1>Contact</h1>" in english
    assert 'class="switch-link" href="/en/contact/"' in arabic
    assert '<body class="page-page">' in english
    assert not (project.output / "ar-en/contact").exists()
    assert 'href="/ar/contact/"' in page(project, "ar/bread")
    head = {"Translation": "true", "Modified": "2026-01-01"}
    project.write(f"{CONTACT}/en.md", page_text("Contact", **head))
    built = project.run("build", "--siteurl", "https://example.org", "--no-convert")
    assert built.returncode == 0, built.stderr
    sitemap = (project.output / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/en/contact/</loc>\n<lastmod>2026-01-01</lastmod>" in sitemap
    assert 'hreflang="ar" href="https://example.org/ar/contact/"' in page(project, "en/contact")


def test_a_page_in_one_language_has_no_address_in_the_other(project: Project) -> None:
    (project.root / CONTACT / "en.md").unlink()
    project.built()
    assert (project.output / "ar/contact/index.html").is_file()
    assert not (project.output / "en/contact").exists()
    assert warnings(project, "parity")[-1:] == [f"{CONTACT}/ar.md:None: no English text beside it"]


def test_a_link_to_a_page_leads_to_the_language_there_is(project: Project) -> None:
    (project.root / CONTACT / "ar.md").unlink()
    project.built()
    assert 'href="/en/contact/"' in page(project, "ar/bread")


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("page:contcat", ("a link to contcat, which is no page of this build. "
         "Did you mean page:contact?")),
        ("page:contact#no", ("a link to contact#no, where no such section is. "
         "Mend what stands after the #.")),
        ("/ar/contcat/", ("a link to /ar/contcat/, which is no page of this site. "
         "Mend the address.")),
    ],
)  # fmt: skip
def test_a_link_to_a_page_that_is_not_there_is_told(project: Project, link: str, told: str) -> None:
    project.write("content/explainers/bread/ar.md", explainer_text("الخبز", f"نص [هنا]({link})."))
    assert fault(project) == [f"content/explainers/bread/ar.md:7: {told}"]


def test_a_page_and_an_explainer_cannot_have_one_name(project: Project) -> None:
    project.write("content/pages/bread/en.md", page_text("Bread"))
    assert fault(project) == [
        (
            "content/pages/bread: the page bread has the name of an explainer, and so its address. "
            "Rename one of the two folders."
        )
    ]


def test_a_draft_is_seen_at_home_only(project: Project) -> None:
    project.write(f"{CONTACT}/en.md", page_text("Contact", Status="draft", Translation="true"))
    project.built()
    draft = page(project, "en/contact")
    assert 'class="notice notice-draft"' in draft
    assert '<meta name="robots" content="noindex">' in draft
    assert "notice-draft" not in page(project, "ar/contact")
    built = project.run("build", "--no-convert", "--settings", "publishconf.py")
    assert built.returncode == 0, built.stderr
    assert f"{CONTACT}/en.md: left out, draft" in built.stdout
    assert not (project.output / "en/contact").exists()
    assert 'hreflang="en"' not in page(project, "ar/contact").partition("</head>")[0]


def test_a_link_to_a_page_that_is_left_out_is_told(project: Project) -> None:
    for lang in ("ar", "en"):
        head = {"Status": "draft", "Translation": "true" * (lang == "en")}
        project.write(f"{CONTACT}/{lang}.md", page_text("Contact", **head))
    (told,) = fault(project, "--settings", "publishconf.py")
    assert told == (
        "content/explainers/bread/ar.md:7: a link to contact, "
        "which is a draft and not published. Publish it, or take the link out."
    )


def test_a_page_waits_for_its_day(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for lang in ("ar", "en"):
        head = {"Date": "2026-02-01", "Translation": "true" * (lang == "en")}
        project.write(f"content/pages/rules/{lang}.md", page_text("Rules", **head))
    project.built()
    assert "1 February 2026" in page(project, "en/rules")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    project.built()
    assert "notice-draft" not in page(project, "en/rules")


def test_the_old_address_of_a_page_leads_on(project: Project) -> None:
    project.built()
    (project.root / CONTACT).rename(project.root / "content/pages/write-to-us")
    project.replace("content/explainers/bread/ar.md", "page:contact", "page:write-to-us")
    project.replace("content/pages/write-to-us/ar.md", "Title: ", "Old_slugs: contact\nTitle: ")
    project.built()
    for lang in ("ar", "en"):
        assert f'url=/{lang}/write-to-us/"' in page(project, f"{lang}/contact")
    assert not (project.output / "ar-en").exists()
    assert warnings(project, "vanished") == []
    project.write("content/explainers/contact/en.md", explainer_text("Contact", "Text."))
    (told,) = fault(project)
    assert told == (
        "content/pages/write-to-us/ar.md:1: the old slug contact is the name of "
        "another explainer. Remove it from Old_slugs."
    )


def test_a_page_that_was_public_does_not_vanish_unsaid(project: Project) -> None:
    project.built()
    register = (project.root / REGISTER).read_text(encoding="utf-8")
    assert "[contact.en]\nsince = 2026-01-02\nwords" in register
    assert register.count("page = true") == 2
    project.write("content/explainers/bread/ar.md", explainer_text("الخبز", "نص."))
    (project.root / CONTACT / "en.md").unlink()
    assert warnings(project, "vanished") == [
        f"{REGISTER}:15: /en/contact/ was public and would vanish: en.md of contact is gone"
    ]
    shutil.rmtree(project.root / CONTACT)
    assert [line.partition(": ")[2] for line in warnings(project, "vanished")] == [
        f"/{lang}/contact/ was public and would vanish: no page contact is there"
        for lang in ("ar", "en")
    ]
    assert "/en/contact/: let go" in project.run("build", "--remove").stdout.splitlines()
    assert warnings(project, "vanished") == []


def test_a_page_is_withdrawn_with_a_line_in_its_place(project: Project) -> None:
    project.built()
    head = {"Status": "withdrawn", "Modified": "2026-01-02", "Translation": "true"}
    project.write(f"{CONTACT}/en.md", page_text("Contact", **head))
    project.built()
    assert "This page was withdrawn on 2 January 2026." in page(project, "en/contact")
    assert "Words." not in page(project, "en/contact")
    project.write("content/pages/never/en.md", page_text("Never", **head))
    assert fault(project) == [
        (
            "content/pages/never/en.md:2: withdrawn, but it never was public. "
            "Write Status: draft, or delete it."
        )
    ]


def test_what_nobody_has_translated_on_a_page_is_told(project: Project) -> None:
    body = "Write to us.\n\nراسلنا على العنوان.\n\nراسلنا.\n{: lang=ar}\n\nنحن هنا."
    project.write(f"{CONTACT}/en.md", page_text("Contact", body, Translation="true"))
    assert warnings(project, "untranslated") == [
        f"{CONTACT}/en.md:6: 2 passages are not translated, and readers get them in Arabic"
    ]


def test_a_finding_on_a_page_is_told_of_its_file(project: Project) -> None:
    project.built()
    file = project.output / "en/contact/index.html"
    file.write_text(file.read_text("utf-8").replace("<h1>", "<h2>"), encoding="utf-8")
    found = json.loads(project.run("check", "--json").stdout)["problems"]
    assert [f["path"] for f in found if f["rule"] == "main-heading"] == [f"{CONTACT}/en.md"]
