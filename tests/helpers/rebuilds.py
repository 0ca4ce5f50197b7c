"""A project that changes → builds of it, each compared with a clean build of a copy.

rebuilt = Rebuilt(folder)
rebuilt.build()  # asserts: same files, same bytes, same lines
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess
from types import CodeType
from typing import Any
from unittest.mock import patch

from sharih import inputs, processes
from sharih.rebuild import stamps
from sharih.site import reading
from sharih.site.making import maker
from sharih.site.pages.compiled_words import WordedEnvironment
from tests.helpers.projects import ROOT, Project, explainer_text

_COUNTED = re.compile(
    r"(?:\d+ of )?\d+ \w+ (?:read|linked|rendered|written) in .*\n"
    r"|\d+ files there are not of this build.*\n"
    r"|Nothing has changed since the last build\.\n| in [\d.]+ s \(.*?\)"
)
"""What a build prints that may differ from a clean one: counts, times, and files of others."""
_RENDERED = re.compile(r"^(\d+) (?:of \d+ )?files? rendered", re.MULTILINE)
_KEPT_OUT = shutil.ignore_patterns("output", ".sharih")

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="30"><title>{1}</title></svg>'

TOPICS = {
    "harbour": """kind = "place"
ar = "ميناء الريح"
en = "Wind Harbour"
aliases.en = ["the old port"]
about.ar = "ميناء على الساحل."
about.en = "A harbour on the coast."
""",
    "salma-nadir": """kind = "person"
ar = "سلمى نادر"
en = "Salma Nadir"
about.ar = "وزيرة النقل."
about.en = "The minister of transport."
""",
    "fishers-union": """kind = "organisation"
ar = "اتحاد الصيادين"
en = "Fishers' Union"
""",
}
STORIES = {
    "harbour-works": 'ar = "أعمال الميناء"\nen = "The harbour works"\n'
    'about.ar = "فقرة عن الأعمال."\nabout.en = "A paragraph about the works."\n',
    "fish-prices": 'ar = "أسعار السمك"\nen = "Fish prices"\n'
    'about.ar = "فقرة عن الأسعار."\nabout.en = "A paragraph about prices."\n',
}
PUBLISHED = "".join(
    f'[four.{lang}]\nsince = 2025-05-01\nwords = "{"0" * 16}"\n' for lang in ("ar", "en")
)
SETTINGS = {
    "SITENAME": "Sharih",
    "SITEURL": "",
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "THEME": "theme",
    "PLUGINS": ["sharih.plugin"],
    "DEFAULT_LANG": "ar",
    "TIMEZONE": "UTC",
    "DEFAULT_PAGINATION": 3,
    "SHARIH_NAME": {"ar": "شارح", "en": "Sharih"},
    "SHARIH_TAGLINE": {"ar": "سطر", "en": "A line"},
    "SHARIH_DRAFTS": True,
    "SHARIH_DIGITS": "latn",
    "SHARIH_FEED_ITEMS": 3,
    "SHARIH_STYLES": ["look/style.css"],
    "SHARIH_ICON": "icon.svg",
    "SHARIH_LOGO": {"en": "look/logo.svg"},
    "THEME_TEMPLATES_OVERRIDES": ["overrides"],
}
LOOK = {
    "icon.svg": SVG.format(20, "icon"),
    "look/logo.svg": SVG.format(60, "logo"),
    "look/style.css": '@import "more.css";\np { background: url(dots.svg) }\n',
    "look/more.css": "p { color: teal }\n",
    "look/dots.svg": SVG.format(5, "dots"),
}
"""The site's own files, one of them beside the settings."""
DAY = 1_767_400_000
"""The moment of the first build, in the beginning of January 2026."""
BODY = {
    "ar": """نص قصير عن ميناء الريح وعن سلمى نادر.{more}

## باختصار {{#key-points}}

- قالت سلمى نادر إن العمل بدأ.
- ينتظر اتحاد الصيادين الجواب.

## التسلسل الزمني {{#timeline}}

2025-01-0{n}
:   بدأ العمل في الميناء.{told}
""",
    "en": """A short text about Wind Harbour and Salma Nadir.{more}

## In short {{#key-points}}

- Salma Nadir said that work had begun.
- The Fishers' Union waits for an answer.

## Timeline {{#timeline}}

2025-01-0{n}
:   Work began in the harbour.{told}
""",
}
TITLE = {"ar": "ما الذي يجري في الميناء {n}؟", "en": "What is happening in the harbour {n}?"}


def edition(lang: str, n: int, more: str = "", told: str = "", **metadata: str) -> str:
    """Write an edition of the explainer with a number; `told` is said in its timeline."""
    title = TITLE[lang].format(n=n)
    body = BODY[lang].format(n=n, more=more, told=told)
    usual = {"Date": f"2025-0{n}-02", "Tags": "harbour", "Story": "harbour-works"}
    if lang == "en":
        usual |= {"Translation": "true", "Summary": f"A short summary {n}."}
    return explainer_text(title, body, **{**usual, **metadata})


def write_small_project(project: Project) -> None:
    """Write six explainers, a story of most of them, a page about the site, and settings."""
    shutil.copytree(ROOT / "theme", project.root / "theme")
    project.write("overrides/notes.txt", "What lies here comes before the theme's.\n")
    write_settings(project, SETTINGS)
    for path, text in LOOK.items():
        project.write(path, text)
    write_tables(project, "topics", TOPICS)
    write_tables(project, "stories", STORIES)
    project.write("content/published.toml", PUBLISHED)
    for lang, title in (("ar", "عن الموقع"), ("en", "About")):
        head = f"Title: {title}\nSummary: {title}.\n" + ("Translation: true\n" * (lang == "en"))
        project.write(f"content/pages/about/{lang}.md", f"{head}\n{title} [1](explainer:one).\n")
    pairs = {
        "one": {},
        "two": {"more": " [واحد](explainer:one) [1](topic:harbour)",
                "told": " [واحد](explainer:one)"},
        "three": {"Tags": "salma-nadir, harbour", "Story": ""},
        "four": {"Status": "withdrawn", "Modified": "2025-05-05"},
        "five": {"Date": "2026-01-05", "Story": "fish-prices", "Old_slugs": "older-five"},
    }  # fmt: skip
    for n, (slug, more) in enumerate(pairs.items(), 1):
        for lang in BODY:
            project.write(f"content/explainers/{slug}/{lang}.md", edition(lang, n, **more))
    project.write("content/explainers/six/ar.md", edition("ar", 6, "\n\n![رسم](map.svg)"))
    project.write("content/explainers/six/map.svg", SVG.format(40, "a"))


def write_settings(project: Project, settings: dict[str, Any]) -> None:
    """Write the settings file."""
    text = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    project.write("pelicanconf.py", text)


def write_tables(project: Project, name: str, tables: dict[str, str]) -> None:
    """Write the registry, or the file of the stories."""
    text = "\n".join(f"[{ident}]\n{table}" for ident, table in tables.items())
    project.write(f"content/{name}.toml", text)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass
class Rebuilt:
    """A small project that is built again and again, and a copy that is built from nothing."""

    folder: Path
    project: Project = field(init=False)
    moment: int = DAY
    foreign: dict[str, bytes] = field(default_factory=dict)
    """Files in the output that are nobody's business."""
    way: Callable[[], AbstractContextManager[None]] = nullcontext
    """What is open while the project is built, and not while the copy is."""

    def __post_init__(self) -> None:
        """Write the project."""
        self.project = Project(self.folder / "project")
        self.copy = Project(self.folder / "copy")
        write_small_project(self.project)

    @property
    def memory(self) -> Path:
        """The folder of what a build remembers."""
        return self.project.root / ".sharih" / "output" / "build"

    def run(self, project: Project, *words: str) -> CompletedProcess[str]:
        """Build, on the day that it is, as a process of its own would."""
        inputs._real_folder.cache_clear()  # a folder may lie elsewhere by now
        with patch.dict(os.environ, SOURCE_DATE_EPOCH=str(self.moment)):
            return project.run("build", *words)

    def build(self, *words: str) -> CompletedProcess[str]:
        """Build the project and a copy of it, and compare; returns what the first one printed."""
        self._renew_copy()
        before = files_of(self.project.output)
        with self.way():
            done = self.run(self.project, *words)
        clean = self.run(self.copy, *words)
        said, expected_said = self._said(done, self.project), self._said(clean, self.copy)
        assert said == expected_said, f"{said} where a clean build says {expected_said}"
        if done.returncode:
            assert files_of(self.project.output) == before
            return done
        expected = {**files_of(self.copy.output), **self.foreign}
        self._same(files_of(self.project.output), expected)
        self._same(files_of(self.project.root / "content"), files_of(self.copy.root / "content"))
        return done

    def build_again(self, *words: str) -> int:
        """Build once more at once, which changes nothing; returns how many files it rendered."""
        before = files_of(self.project.output)
        with self.way():
            again = self.run(self.project, *words)
        assert again.returncode == 0, again.stderr
        assert "(0 added, 0 changed, 0 removed)" in again.stdout
        assert files_of(self.project.output) == before
        return rendered(again)

    def _renew_copy(self) -> None:
        """Copy everything but what builds made."""
        shutil.rmtree(self.copy.root, ignore_errors=True)
        shutil.copytree(self.project.root, self.copy.root, symlinks=True, ignore=_KEPT_OUT)

    @staticmethod
    def _said(done: CompletedProcess[str], project: Project) -> tuple[int, str, str]:
        out, err = (
            _COUNTED.sub("", text.replace(str(project.root), "."))
            for text in (done.stdout, done.stderr)
        )
        return done.returncode, out, err

    @staticmethod
    def _same(found: dict[str, bytes], expected: dict[str, bytes]) -> None:
        assert found.keys() == expected.keys()
        differing = [name for name, data in expected.items() if found[name] != data]
        assert not differing, differing


@contextmanager
def forking() -> Iterator[None]:
    """Let several processes read and make what one would."""
    with ExitStack() as patched:
        patched.enter_context(patch.object(processes, "can_fork", lambda: True))
        for module, size in ((reading, 2), (maker, 5)):
            # Threads that other tests left are no danger here.
            patched.enter_context(patch.object(module, "can_fork", lambda: True))
            patched.enter_context(patch.object(module, "FEWEST_FOR_FORKS", 1))
            patched.enter_context(patch.object(module, "CHUNK", size))
            patched.enter_context(patch.object(module, "usable_processors", lambda: 3))
        yield


def rendered(done: CompletedProcess[str]) -> int:
    """Read how many files a build has rendered."""
    found = _RENDERED.search(done.stdout)
    assert found or "Nothing has changed" in done.stdout, done.stdout
    return int(found[1]) if found else 0


class Quick(ExitStack):
    """While it is open, a template is compiled once, and stamps can be trusted soon.

    Most of the time of a small build goes into compiling, and it is not what is tested here. What
    was written within 50 ms before a build would be looked at with distrust, and so would all that
    is written here.
    """

    def __init__(self) -> None:
        super().__init__()
        known: dict[tuple[Any, ...], Any] = {}
        compiled: Any = WordedEnvironment.compile

        def compile_once(
            environment: WordedEnvironment, source: str, name: str | None = None,
            filename: str | None = None, **options: bool,
        ) -> Any:  # fmt: skip
            words = repr(getattr(environment.texts["ar"], "_catalog", None))
            # One kind of environment puts parts into a template, and its code calls for more.
            key = (type(environment), source, name, words, _parts_of(environment))
            if key not in known:
                known[key] = compiled(environment, source, name, filename, **options)
            return _in_file(known[key], filename)

        self.enter_context(patch.object(WordedEnvironment, "compile", compile_once))
        self.enter_context(patch.object(stamps, "_TICK", 5_000_000))


def _in_file(code: Any, filename: str | None) -> Any:
    """Let compiled code be that of another file, which faults are told of."""
    if filename is None or not isinstance(code, CodeType) or code.co_filename == filename:
        return code
    inside = tuple(_in_file(one, filename) for one in code.co_consts)
    return code.replace(co_filename=filename, co_consts=inside)


def _parts_of(environment: WordedEnvironment) -> bytes:
    """Return the mark of all templates of an environment, looked at once for each."""
    found: bytes | None = vars(environment).get("parts_of_test")
    if found is None:
        loader = environment.loader
        assert loader is not None
        names = environment.list_templates(
            filter_func=lambda name: name.endswith((".html", ".xml"))
        )
        sources = (loader.get_source(environment, name)[0].encode() for name in names)
        found = vars(environment)["parts_of_test"] = stamps.digest_all(sources)
    return found


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Let a text become another."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
