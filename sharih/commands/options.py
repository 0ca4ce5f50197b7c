"""The commands and their options, said once, for argparse's parsers and invoke's tasks.

Importing this takes no time, so that `./inv` can list every command at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from keyword import iskeyword
from types import MappingProxyType
from typing import Final, Literal

SETTINGS: Final = "pelicanconf.py"
PRODUCTION: Final = "publishconf.py"
PORT: Final = 8000

_ADDRESS: Final = "Address where the site will stand, such as https://example.org/repo."

_UNIT: Final = "An explainer or a page; or one passage of it, as status names it behind #."

Kind = Literal["text", "texts", "number", "flag"]


@dataclass(frozen=True, slots=True)
class Option:
    """What is said by its name: `--name`, `--name VALUE` or `--name=VALUE`."""

    name: str
    """Without the two hyphens in front."""
    help: str
    """A sentence for readers; it names the default, where there is one."""
    kind: Kind = "text"
    """`texts` may be given more than once, a `flag` has no value."""
    default: str | int | None = None
    """The value where none is given; None leaves it to the settings file."""
    metavar: str | None = None
    """What stands for the value in a usage line; by default the name."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is said by its place after the command."""

    name: str
    help: str
    metavar: str
    many: bool = False
    """Whether there may be any number of them; otherwise there must be one."""
    optional: bool = False
    """Whether it may be left out."""
    unless: str = ""
    """The options that may be given instead of it, with spaces between. A word with one that may
    stand there any number of times is one for invoke, with commas."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `python -m sharih NAME`, `./inv NAME`; `sharih.commands.NAME` does it."""

    name: str
    purpose: str
    """A sentence on what it does."""
    options: tuple[Option, ...]
    words: tuple[Word, ...] = ()
    of_site: bool = True
    """Whether it works on a site whose settings can be read."""


def _common(settings: str = SETTINGS) -> tuple[Option, ...]:
    """Return the options of every command."""
    return (
        Option("settings", f"Settings file (default: {settings}).", default=settings),
        Option("seeds", "Folder of the raw articles (default: seeds)."),
        Option("content", "Folder of explainers and topics (default: content)."),
    )


_COMMANDS: Final = (
    Command(
        "build",
        "Convert new seeds and build the site into output/.",
        (
            *_common(),
            Option("output", "Folder of the site (default: output)."),
            Option("siteurl", _ADDRESS),
            Option("clean", "Build everything anew.", "flag"),
            Option("remove", "Let go what was public and would vanish.", "flag"),
            Option("no-convert", "Leave the seeds alone; build what is in content.", "flag"),
            Option("quiet", "Tell only what is wrong.", "flag"),
            Option("json", "Print what was done as JSON.", "flag"),
        ),
    ),
    Command(
        "convert",
        "Make drafts of new seeds, with a report.",
        (
            *_common(),
            Option(
                "only",
                "Seeds to look at, with commas between: a.txt,b.html.",
                "texts",
                metavar="SEEDS",
            ),
            Option("again", "Seeds to convert anew, into new folders.", "texts", metavar="SEEDS"),
            Option("into", "The explainer to make of the seeds named.", metavar="SLUG"),
            Option(
                "report",
                "Seeds to report on again, whatever became of them; nothing is written.",
                "texts",
                metavar="SEEDS",
            ),
            Option("dry-run", "Write nothing; report what would be done.", "flag"),
            Option("json", "Print the report as JSON.", "flag"),
            Option(
                "executor",
                "Cluster of Dask to convert on: dask://HOST:PORT.",
                metavar="ADDRESS",
            ),
        ),
        (Word("names", "Seeds to look at; the same as --only.", "SEED", many=True),),
    ),
    Command(
        "new",
        "Begin an explainer without a seed, or its translation.",
        (
            *_common(),
            Option("slug", "Name of its folder and address (default: made of the title)."),
            Option("lang", "Language of the original: ar or en (default: the title's)."),
            Option("tags", "Ids of topics, with commas between.", "texts"),
            Option("story", "Id of the story it belongs to."),
            Option(
                "pair",
                "Bring what an explainer or a page lacks into its translation, and begin nothing.",
                metavar="SLUG",
            ),
            Option("quiet", "Tell only what is wrong.", "flag"),
        ),
        (Word("title", "Title of the explainer, in quotation marks.", "TITLE", unless="pair"),),
    ),
    Command(
        "translate",
        "Prefill what a translation lacks, marked as machine text.",
        (
            *_common(),
            Option("engine", "memory, firefox, ctranslate2, http (default: SHARIH_TRANSLATE)."),
            Option("all", "Translate all explainers and pages.", "flag"),
            Option("again", "Ask the engine again for what it has answered before.", "flag"),
            Option("get", "Fetch Firefox's model: ar-en or en-ar; it asks first.", metavar="PAIR"),
            Option("yes", "Fetch it without asking.", "flag"),
            Option("quiet", "Tell only what is wrong.", "flag"),
        ),
        (
            Word(
                "slugs",
                "Folders of explainers and pages, with commas between.",
                "SLUG",
                many=True,
                unless="get all",
            ),
        ),
    ),
    Command(
        "serve",
        "Show the site in a browser while it is being written.",
        (
            *_common(),
            Option("port", f"Port to serve at (default: {PORT}).", "number", PORT),
            Option("prefix", "Path the site is to lie under, such as /repo/.", default=""),
            Option("site", "Serve this built folder as it is."),
        ),
    ),
    Command(
        "check",
        "Say what is wrong with the content and the built site.",
        (
            *_common(),
            Option("site", "Folder with the built site (default: output)."),
            Option("siteurl", "Address the site was built for."),
            Option("external", "Try links to other sites too.", "flag"),
            Option("strict", "Take a translation that is behind for an error.", "flag"),
            Option("remove", "Let pages vanish that were public.", "flag"),
            Option("json", "Print the findings as JSON.", "flag"),
        ),
    ),
    Command(
        "status",
        "Say what is not in step between the languages.",
        (
            *_common(),
            Option(
                "only",
                "Explainers, pages, topics, stories or interface, with commas between.",
                "texts",
                metavar="NAMES",
            ),
            Option(
                "fail-on",
                "Kinds that make this end with 1, with commas between: material, stale, missing, "
                "machine, doubt, or open for all but doubt.",
                "texts",
                metavar="KINDS",
            ),
            Option("json", "Print it as JSON, with the texts of what is not in step.", "flag"),
        ),
        (
            Word(
                "names",
                "Explainers or pages to look at, by their folders; the same as --only.",
                "NAME",
                many=True,
            ),
        ),
    ),
    Command(
        "diff",
        "Show what has changed in an original, word by word.",
        (*_common(), Option("json", "Print it as JSON.", "flag")),
        (Word("unit", _UNIT, "SLUG[#UNIT]"),),
    ),
    Command(
        "accept",
        "Say that a translation is still right.",
        (
            *_common(),
            Option("all", "What a machine translated too: somebody has read all of it.", "flag"),
        ),
        (Word("unit", _UNIT, "SLUG[#UNIT]"),),
    ),
    Command(
        "strip",
        "Take camera data and places out of the photographs in content.",
        (*_common(), Option("dry-run", "Say which photographs have them, and stop.", "flag")),
    ),
    Command(
        "publish",
        "Build for the web, check, and push to the Pages branch.",
        (
            *_common(PRODUCTION),
            Option("remote", "Remote of git (default: origin).", default="origin"),
            Option("branch", "Branch of the site (default: gh-pages).", default="gh-pages"),
            Option("dry-run", "Say what would change, and stop.", "flag"),
            Option("remove", "Let pages vanish that were public.", "flag"),
            Option("site", "Publish this built folder instead of building."),
            Option("siteurl", _ADDRESS),
        ),
    ),
    Command(
        "adopt",
        "Take over the articles of a site of Pelican, Hugo or Jekyll.",
        (
            *_common(),
            Option("rights", "Whose the texts are, for articles that do not say.", default=""),
            Option("dry-run", "Say what would be taken, and stop.", "flag"),
        ),
        (Word("folder", "The site, or its folder of articles; it stays as it is.", "DIR"),),
    ),
    Command(
        "export",
        "Write explainers as PO or XLIFF, for translators' programs.",
        (
            *_common(),
            Option("format", "po or xliff (default: po).", default="po"),
            Option(
                "to",
                "Folder of the files (default: translations).",
                default="translations",
                metavar="DIR",
            ),
            Option(
                "only", "Explainers, with commas between (default: all).", "texts", metavar="SLUGS"
            ),
            Option("open", "Leave out what is translated and in step.", "flag"),
            Option("replace", "Write over files whose translations are not in the texts.", "flag"),
            Option("quiet", "Tell only what is wrong.", "flag"),
        ),
        (Word("names", "Explainers; the same as --only.", "SLUG", many=True),),
    ),
    Command(
        "import",
        "Take translations from PO or XLIFF files into the explainers.",
        (
            *_common(),
            Option("also", "A further file or folder.", "texts", metavar="FILE"),
            Option(
                "into", "The explainer of files that do not say whose they are.", metavar="SLUG"
            ),
            Option("replace", "Let them replace what was translated in the texts since.", "flag"),
            Option("dry-run", "Write nothing; tell what would be taken.", "flag"),
            Option(
                "mend",
                "Mend the ledger of an explainer, and import nothing.",
                "texts",
                metavar="SLUG",
            ),
            Option("json", "Print what became of the files as JSON.", "flag"),
        ),
        (Word("file", "PO or XLIFF file, or a folder of them.", "FILE", unless="mend"),),
    ),
    Command(
        "init",
        "Begin a site of your own in a new folder.",
        (
            Option("name-ar", "Name of the site in Arabic."),
            Option("name-en", "Name of the site in English."),
            Option("tagline-ar", "Line under the name, in Arabic."),
            Option("tagline-en", "Line under the name, in English."),
            Option("siteurl", _ADDRESS),
            Option("empty", "Leave out the explainer that serves as an example.", "flag"),
        ),
        (Word("folder", "Folder of the site: a new one, or an empty one.", "DIR"),),
        of_site=False,
    ),
    Command(
        "update",
        "Bring the site to a newer version of Sharih.",
        (
            Option("settings", f"Settings file (default: {SETTINGS}).", default=SETTINGS),
            Option(
                "to",
                "Version, wheel or folder of a clone to update to (default: the newest).",
                metavar="VERSION",
            ),
            Option("dry-run", "Say what would change, and stop.", "flag"),
        ),
        (Word("version", "The same as --to.", "VERSION", optional=True),),
        of_site=False,
    ),
)


def module_of(task: str) -> str:
    """Name the module in `sharih.commands` that does a task; a word of Python's has a _ behind."""
    return f"{task}_" if iskeyword(task) else task


COMMANDS: Final[Mapping[str, Command]] = MappingProxyType({c.name: c for c in _COMMANDS})
"""All commands by name."""
