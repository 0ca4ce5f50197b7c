"""Tasks for invoke: `./inv TASK`, or `inv TASK` in an environment of one's own.

Those that make a site are the package's; here are the ones for working on Sharih itself.
"""

from __future__ import annotations

import fcntl
import shlex
import shutil
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from sharih.tasks import *
from sharih.tasks import exit_code, python, run

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


@task(auto_shortflags=False, help={"args": 'Words for pytest, such as "-k topics".'})
def test(context: Context, args: str = "") -> None:
    """Run the tests, in a real browser too."""
    install_tools()
    chromium = installed_browser()
    workers = ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")
    run(python("pytest", *workers, *shlex.split(args)), SHARIH_CHROMIUM=chromium)


@task
def lint(context: Context) -> None:
    """Check style, format and types with ruff and mypy."""
    install_tools()
    checks = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))
    codes = [exit_code(python(*check)) for check in checks]  # all of them, to show every finding
    if any(codes):
        raise Exit(code=1)


@task(
    auto_shortflags=False,
    help={
        "sizes": "Numbers of articles, such as 300,1000 (default: 100,300).",
        "runs": "How often each situation is measured (default: 5).",
        "situations": "Such as cold,body (default: all).",
        "full": "Measure full articles only.",
        "plain": "Measure plain articles only.",
        "bare": "Let Sharih find the names of topics in full articles by itself.",
        "json": "File for all runs.",
        "again": "Such files, to be told once more without measuring.",
        "check": "Compare the pages of Sharih and Hugo, and measure nothing.",
        "write": "Write docs/speed.md and its chart.",
    },
)
def bench(  # noqa: PLR0913, PLR0917 - invoke makes an option of each
    context: Context,
    sizes: str = "",
    runs: int = 0,
    situations: str = "",
    full: bool = False,
    plain: bool = False,
    bare: bool = False,
    json: str = "",
    again: str = "",
    check: bool = False,
    write: bool = False,
) -> None:
    """Measure builds of made-up articles beside those of Hugo and Pelican."""
    values: dict[str, object] = {"sizes": sizes, "runs": runs, "situations": situations}
    values |= {"json": json, "again": again}
    flags = {"full": full, "plain": plain, "bare": bare, "check": check, "write": write}
    run(python("bench.speed", *said(values, flags)))


@task(
    auto_shortflags=False,
    help={
        "pairs": "Number of articles (default: 100).",
        "plain": "Take plain articles.",
        "situation": "What was before the build (default: cold).",
    },
)
def profile(context: Context, pairs: int = 0, plain: bool = False, situation: str = "") -> None:
    """Tell what share of a build each of its stages takes."""
    values = {"pairs": pairs, "situation": situation}
    run(python("bench.shares", *said(values, {"plain": plain})))


@task(
    auto_shortflags=False,
    help={
        "builds": "How many builds to kill.",
        "publishes": "How many publications.",
        "conversions": "How many conversions.",
        "edits": "How many edits at the desk.",
        "seed": "Of what is random (default: 1).",
    },
)
def kills(
    context: Context,
    builds: int = 0,
    publishes: int = 0,
    conversions: int = 0,
    edits: int = 0,
    seed: int = 0,
) -> None:
    """Kill commands at random moments, and see that nothing is lost or half there."""
    install_tools()
    values: dict[str, object] = {"builds": builds, "publishes": publishes, "seed": seed}
    values |= {"conversions": conversions, "edits": edits}
    run(python("bench.kills", *said(values, {})))


@task(
    auto_shortflags=False,
    help={
        "only": "Such as vnu,axe (default: all judges).",
        "texts": "Also judge a site of texts of this folder.",
        "count": "How many of them (default: 300).",
    },
)
def audit(context: Context, only: str = "", texts: str = "", count: int = 0) -> None:
    """Let programs of others judge the site, and what the program stands on."""
    install_tools()
    run(python("bench.audit", *said({"only": only, "texts": texts, "count": count}, {})))


@task(
    auto_shortflags=False,
    help={
        "rooms": "Such as arabic,markdown (default: all tests).",
        "whole": "Run all tests at once, and tell of these alone.",
        "told": "Run nothing: tell what was measured before.",
        "missing": "Name the lines that no test reaches.",
    },
)
def coverage(
    context: Context,
    rooms: str = "",
    whole: bool = False,
    told: bool = False,
    missing: bool = False,
) -> None:
    """Tell which branches of the program the tests take."""
    install_tools()
    browser = {} if told else {"SHARIH_CHROMIUM": installed_browser()}
    flags = said({}, {"whole": whole, "told": told, "missing": missing})
    run(python("bench.covered", *flags, *(room for room in rooms.split(",") if room)), **browser)


@task(
    auto_shortflags=False,
    help={
        "package": "Of arabic, markdown, translation, topics, structure.",
        "sample": "How many faults (default: 40).",
        "seed": "Of the sample (default: 1).",
    },
)
def mutate(context: Context, package: str, sample: int = 0, seed: int = 0) -> None:
    """Put small faults into a package, one at a time, and tell which the tests notice."""
    install_tools()
    values = {"package": package, "sample": sample, "seed": seed}
    run(python("bench.mutants", *said(values, {})))


@task(auto_shortflags=False, help={"write": "Write docs/dependencies.md."})
def dependencies(context: Context, write: bool = False) -> None:
    """Tell the versions, licences and reasons of all packages."""
    install_tools()
    run(python("bench.dependencies", *said({}, {"write": write})))


@task(auto_shortflags=False, help={"write": "Write both files of requirements."})
def upgrade(context: Context, write: bool = False) -> None:
    """Tell which newer versions of the packages fit together."""
    install_tools()
    run(python("bench.upgrade", *said({}, {"write": write})))


@task(auto_shortflags=False, help={"minutes": "How long (default: 10)."})
def fuzz(context: Context, minutes: int = 10) -> None:
    """Throw at seeds, texts and exchange files what nobody would write; keep what is found."""
    install_tools()
    run(python("tests.fuzz", f"--minutes={minutes}"))


@task(auto_shortflags=False, help={"write": "Write the table of docs/quality.md."})
def matrix(context: Context, write: bool = False) -> None:
    """Build on machines that differ in everything but the project, and compare the bytes."""
    run(python("bench.matrix", *said({}, {"write": write})))


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
    for folder in ("sharih", "tests", "theme", "bench"):
        for cache in sorted((ROOT / folder).rglob("__pycache__")):
            remove(cache)
    remove(ROOT / "__pycache__")


def said(values: Mapping[str, object], flags: Mapping[str, bool]) -> list[str]:
    """Write options as words of a command line, those that were given."""
    words = [f"--{name}={value}" for name, value in values.items() if value]
    return words + [f"--{name}" for name, given in flags.items() if given]


def installed_browser() -> str:
    """Install what the tests need of the machine, and name the browser."""
    from tests.helpers import machine  # here, as the other tasks work without the tests

    try:
        return machine.prepare()
    except machine.SetupError as error:
        raise Exit(str(error), code=1) from None


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
    import polib  # here, so that the list of tasks does not wait for it

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
