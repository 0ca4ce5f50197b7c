"""The commands that work at texts: what can be said of each."""

from __future__ import annotations

from typing import Final

from sharih.commands.option_records import Command, Option, Word, common

_UNIT: Final = "An explainer or a page; or one passage of it, as status names it behind #."

CONVERT: Final = Command(
    "convert",
    "Make drafts of new seeds, with a report.",
    (
        *common(),
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
)

NEW: Final = Command(
    "new",
    "Begin an explainer without a seed, or its translation.",
    (
        *common(),
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
)

TRANSLATE: Final = Command(
    "translate",
    "Prefill what a translation lacks, marked as machine text.",
    (
        *common(),
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
)

STATUS: Final = Command(
    "status",
    "Say what is not in step between the languages.",
    (
        *common(),
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
)

DIFF: Final = Command(
    "diff",
    "Show what has changed in an original, word by word.",
    (*common(), Option("json", "Print it as JSON.", "flag")),
    (Word("unit", _UNIT, "SLUG[#UNIT]"),),
)

ACCEPT: Final = Command(
    "accept",
    "Say that a translation is still right.",
    (
        *common(),
        Option("all", "What a machine translated too: somebody has read all of it.", "flag"),
    ),
    (Word("unit", _UNIT, "SLUG[#UNIT]"),),
)

EXPORT: Final = Command(
    "export",
    "Write explainers as PO or XLIFF, for translators' programs.",
    (
        *common(),
        Option("format", "po or xliff (default: po).", default="po"),
        Option(
            "to",
            "Folder of the files (default: translations).",
            default="translations",
            metavar="DIR",
        ),
        Option("only", "Explainers, with commas between (default: all).", "texts", metavar="SLUGS"),
        Option("open", "Leave out what is translated and in step.", "flag"),
        Option("replace", "Write over files whose translations are not in the texts.", "flag"),
        Option("quiet", "Tell only what is wrong.", "flag"),
    ),
    (Word("names", "Explainers; the same as --only.", "SLUG", many=True),),
)

IMPORT: Final = Command(
    "import",
    "Take translations from PO or XLIFF files into the explainers.",
    (
        *common(),
        Option("also", "A further file or folder.", "texts", metavar="FILE"),
        Option("into", "The explainer of files that do not say whose they are.", metavar="SLUG"),
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
)

STRIP: Final = Command(
    "strip",
    "Take camera data and places out of the photographs in content.",
    (*common(), Option("dry-run", "Say which photographs have them, and stop.", "flag")),
)

ADOPT: Final = Command(
    "adopt",
    "Take over a site of Pelican, Hugo or Jekyll.",
    (
        *common(),
        Option("rights", "Whose the texts are, for articles that do not say.", default=""),
        Option("dry-run", "Say what would be taken, and stop.", "flag"),
    ),
    (Word("folder", "The site, or its folder of articles; it stays as it is.", "DIR"),),
)
