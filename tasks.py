"""Tasks for invoke: `./inv TASK`, or `inv TASK` in an environment of one's own."""

from __future__ import annotations

import fcntl
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import polib
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TOOLS = ROOT / "requirements-dev.txt"
MADE = ("output", ".sharih", "dist")
CACHES = (".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache")
CATALOGUE = ROOT / "theme/locale/ar/LC_MESSAGES/theme.po"

# Babel's own header for Arabic has the forms for 11 to 99 and for 100 swapped.
ARABIC_PLURALS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)

PATHS = {
    "seeds": "Folder of the raw articles (default: seeds).",
    "content": "Folder of explainers and topics (default: content).",
    "settings": "Settings file (default: pelicanconf.py).",
}


@task(
    auto_shortflags=False,
    help={
        **PATHS,
        "output": "Folder of the site (default: output).",
        "siteurl": "Address where the site will stand, such as https://example.org/repo.",
        "clean": "Build everything anew.",
        "no-convert": "Leave the seeds alone; build what is in content.",
    },
)
def build(
    context: Context,
    seeds: str | None = None,
    content: str | None = None,
    output: str | None = None,
    siteurl: str | None = None,
    settings: str | None = None,
    clean: bool = False,
    no_convert: bool = False,
) -> None:
    """Convert new seeds and build the site into output/."""
    sharih(
        "build",
        seeds=seeds,
        content=content,
        output=output,
        siteurl=siteurl,
        settings=settings,
        clean=clean,
        no_convert=no_convert,
    )


@task(
    auto_shortflags=False,
    help={
        **PATHS,
        "only": "Seeds to look at, with commas between: a.txt,b.txt.",
        "again": "Seeds to convert anew, into new folders.",
        "into": "The explainer to make of the seeds in --only.",
        "dry-run": "Write nothing; report what would be done.",
        "json": "Print the report as JSON.",
    },
)
def convert(  # noqa: PLR0913, PLR0917 - a task has its options as arguments
    context: Context,
    seeds: str | None = None,
    content: str | None = None,
    settings: str | None = None,
    only: str | None = None,
    again: str | None = None,
    into: str | None = None,
    dry_run: bool = False,
    json: bool = False,
) -> None:
    """Make drafts of new seeds, with a report."""
    sharih(
        "convert",
        seeds=seeds,
        content=content,
        settings=settings,
        only=only,
        again=again,
        into=into,
        dry_run=dry_run,
        json=json,
    )


@task(
    auto_shortflags=False,
    help={
        "content": PATHS["content"],
        "settings": PATHS["settings"],
        "site": "Folder with the built site (default: output).",
        "siteurl": "Address the site was built for.",
        "external": "Try links to other sites too.",
        "json": "Print the findings as JSON.",
    },
)
def check(
    context: Context,
    site: str | None = None,
    siteurl: str | None = None,
    content: str | None = None,
    settings: str | None = None,
    external: bool = False,
    json: bool = False,
) -> None:
    """Say what is wrong with the content and the built site."""
    sharih(
        "check",
        site=site,
        siteurl=siteurl,
        content=content,
        settings=settings,
        external=external,
        json=json,
    )


@task(
    auto_shortflags=False,
    help={
        "remote": "Remote of git (default: origin).",
        "branch": "Branch of the site (default: gh-pages).",
        "dry-run": "Say what would change, and stop.",
        "site": "Publish this built folder instead of building.",
        "siteurl": "Address where the site will stand, such as https://example.org/repo.",
        "content": PATHS["content"],
        "settings": "Settings file (default: publishconf.py).",
    },
)
def publish(
    context: Context,
    remote: str | None = None,
    branch: str | None = None,
    dry_run: bool = False,
    site: str | None = None,
    siteurl: str | None = None,
    content: str | None = None,
    settings: str | None = None,
) -> None:
    """Build for the web, check, and push to the Pages branch."""
    sharih(
        "publish",
        remote=remote,
        branch=branch,
        dry_run=dry_run,
        site=site,
        siteurl=siteurl,
        content=content,
        settings=settings,
    )


@task(
    auto_shortflags=False,
    help={
        "folder": "Folder with the articles; it stays as it is.",
        "rights": "Whose the texts are, for articles that do not say.",
        "dry-run": "Say what would be taken, and stop.",
        "content": PATHS["content"],
        "settings": PATHS["settings"],
    },
)
def adopt(
    context: Context,
    folder: str,
    rights: str | None = None,
    dry_run: bool = False,
    content: str | None = None,
    settings: str | None = None,
) -> None:
    """Take over the articles of a Pelican folder."""
    options = {"rights": rights, "dry_run": dry_run, "content": content, "settings": settings}
    sharih("adopt", folder, **options)


@task(
    auto_shortflags=False,
    help={
        **PATHS,
        "port": "Port to serve at (default: 8000).",
        "prefix": "Path the site is to lie under, such as /repo/.",
        "site": "Serve this built folder as it is.",
    },
)
def serve(
    context: Context,
    port: str | None = None,
    prefix: str | None = None,
    site: str | None = None,
    seeds: str | None = None,
    content: str | None = None,
    settings: str | None = None,
) -> None:
    """Show the site in a browser while it is being written."""
    sharih(
        "serve",
        port=port,
        prefix=prefix,
        site=site,
        seeds=seeds,
        content=content,
        settings=settings,
    )


@task(auto_shortflags=False, help={"args": 'Words for pytest, such as "-k topics".'})
def test(context: Context, args: str = "") -> None:
    """Run the tests, in a real browser too."""
    install_tools()
    from tests.helpers import machine  # here, as the other tasks work without the tests

    try:
        chromium = machine.prepare()
    except machine.SetupError as error:
        raise Exit(str(error), code=1) from None
    workers = ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")
    run(python("pytest", *workers, *shlex.split(args)), SHARIH_CHROMIUM=chromium)


@task
def lint(context: Context) -> None:
    """Check style, format and types with ruff and mypy."""
    install_tools()
    checks = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))
    codes = [status(python(*check)) for check in checks]  # all of them, to show every finding
    if any(codes):
        raise Exit(code=1)


@task
def messages(context: Context) -> None:
    """Update the Arabic catalogue of interface texts."""
    missing = update_catalogue(CATALOGUE, CATALOGUE)
    print(f"{CATALOGUE.relative_to(ROOT)}: {missing} texts without a translation")


@task
def clean(context: Context) -> None:
    """Remove the built site and caches, never content."""
    for name in (*MADE, *CACHES):
        remove(ROOT / name)
    for folder in ("sharih", "tests", "theme"):
        for cache in sorted((ROOT / folder).rglob("__pycache__")):
            remove(cache)
    remove(ROOT / "__pycache__")


def sharih(command: str, *things: str, **options: str | bool | None) -> None:
    """Run `python -m sharih` with the options that were given, and what they are about."""
    words = python("sharih", command)
    for name, value in options.items():
        option = "--" + name.replace("_", "-")
        if value is True:
            words.append(option)
        elif isinstance(value, str):
            words.append(f"{option}={value}")
    run([*words, *(("--", *things) if things else ())])


def python(module: str, *words: str) -> list[str]:
    """Return the command that runs a module."""
    return [sys.executable, "-m", module, *words]


def run(words: list[str], **variables: str) -> None:
    """Run a command; end with its exit code if it fails."""
    if code := status(words, **variables):
        raise Exit(code=code)


def status(words: list[str], **variables: str) -> int:
    """Run a command in the project's folder; return its exit code as a shell would."""
    sys.stdout.flush()
    with subprocess.Popen(words, cwd=ROOT, env={**os.environ, **variables}) as process:
        while True:
            try:
                code = process.wait()
            except KeyboardInterrupt:
                continue  # the command was interrupted too and is tidying up
            return code if code >= 0 else 128 - code


def install_tools() -> None:
    """Install requirements-dev.txt into .venv, once; another environment is left alone."""
    if Path(sys.prefix).resolve() != VENV.resolve():
        if missing := [name for name in ("mypy", "playwright", "pytest") if not find_spec(name)]:
            names = ", ".join(missing)
            raise Exit(f"{names} not found here: pip install -r {TOOLS.name}", code=1)
        return
    wanted = TOOLS.read_text(encoding="utf-8")
    stamp = VENV / "installed-dev"
    with (ROOT / "requirements.txt").open() as lock:  # as ./inv does
        fcntl.flock(lock, fcntl.LOCK_EX)
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return
        print(f"installing {TOOLS.name}", flush=True)
        # What an interrupted run left half installed is written again; the pins are complete.
        options = ("--quiet", "--force-reinstall", "--no-deps", "--requirement", TOOLS.name)
        run(python("pip", "install", *options), PIP_USER="0")
        stamp.write_text(wanted, encoding="utf-8")


def update_catalogue(old: Path, new: Path) -> int:
    """Extract the interface texts, merge them into a PO file; return how many lack a translation.

    The header keeps no dates, so that the same texts give the same file.
    """
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "theme.pot")
        extract = ("--quiet", "extract", "--mapping-file=theme/babel.cfg", f"--output={template}")
        options = ("--add-location=file", "--add-comments=Translators:")
        run(python("babel.messages.frontend", *extract, *options, "theme/templates", "sharih"))
        found = polib.pofile(str(template))
    catalogue = polib.pofile(str(old))
    catalogue.merge(found)
    kept = {key: text for key, text in catalogue.metadata.items() if not key.endswith("-Date")}
    catalogue.metadata = {**kept, "Language": "ar", "Plural-Forms": ARABIC_PLURALS}
    catalogue.save(str(new))
    return len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())


def remove(path: Path) -> None:
    """Remove a folder, or a link to one, if it is there."""
    if path.is_symlink():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
