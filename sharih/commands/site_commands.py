"""The commands that make, show and send a site: what can be said of each."""

from __future__ import annotations

from typing import Final

from sharih.commands.option_records import ADDRESS, PORT, SETTINGS, Command, Option, Word, common

PRODUCTION: Final = "publishconf.py"

BUILD: Final = Command(
    "build",
    "Convert new seeds and build the site into output/.",
    (
        *common(),
        Option("output", "Folder of the site (default: output)."),
        Option("siteurl", ADDRESS),
        Option("clean", "Build everything anew.", "flag"),
        Option("remove", "Let go what was public and would vanish.", "flag"),
        Option("no-convert", "Leave the seeds alone; build what is in content.", "flag"),
        Option("quiet", "Tell only what is wrong.", "flag"),
        Option("json", "Print what was done as JSON.", "flag"),
    ),
)

SERVE: Final = Command(
    "serve",
    "Show the site in a browser while it is being written.",
    (
        *common(),
        Option("port", f"Port to serve at (default: {PORT}).", "number", PORT),
        Option("prefix", "Path the site is to lie under, such as /repo/.", default=""),
        Option("site", "Serve this built folder as it is."),
    ),
)

CHECK: Final = Command(
    "check",
    "Say what is wrong with the content and the built site.",
    (
        *common(),
        Option("site", "Folder with the built site (default: output)."),
        Option("siteurl", "Address the site was built for."),
        Option("external", "Try links to other sites too.", "flag"),
        Option("strict", "Take a translation that is behind for an error.", "flag"),
        Option("remove", "Let pages vanish that were public.", "flag"),
        Option("json", "Print the findings as JSON.", "flag"),
    ),
)

PUBLISH: Final = Command(
    "publish",
    "Build for the web, check, and push to the Pages branch.",
    (
        *common(PRODUCTION),
        Option("remote", "Remote of git (default: origin).", default="origin"),
        Option("branch", "Branch of the site (default: gh-pages).", default="gh-pages"),
        Option("dry-run", "Say what would change, and stop.", "flag"),
        Option("remove", "Let pages vanish that were public.", "flag"),
        Option("site", "Publish this built folder instead of building."),
        Option("siteurl", ADDRESS),
    ),
)

INIT: Final = Command(
    "init",
    "Begin a site of your own in a new folder.",
    (
        Option("name-ar", "Name of the site in Arabic."),
        Option("name-en", "Name of the site in English."),
        Option("tagline-ar", "Line under the name, in Arabic."),
        Option("tagline-en", "Line under the name, in English."),
        Option("siteurl", ADDRESS),
        Option("empty", "Leave out the explainer that serves as an example.", "flag"),
    ),
    (Word("folder", "Folder of the site: a new one, or an empty one.", "DIR"),),
    of_site=False,
)

UPDATE: Final = Command(
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
)
