"""A site that looks like nobody else's: the explainers of this repository in other clothes."""

SITENAME = "Example"
SITEURL = ""
PATH = "../../../content"
OUTPUT_PATH = "output"
THEME = "../../../theme"
THEME_TEMPLATES_OVERRIDES = ["overrides"]
PLUGINS = ["sharih.plugin"]
TIMEZONE = "UTC"

SHARIH_SEEDS = "../../../seeds"
SHARIH_NAME = {"ar": "المثال", "en": "Example"}
SHARIH_TAGLINE = {"ar": "شرح الأخبار بلغتين", "en": "The news, explained in two languages"}

SHARIH_STYLES = ["look/style.css"]
SHARIH_ICON = "look/icon.svg"
SHARIH_LOGO = {"ar": "look/logo-ar.svg", "en": "look/logo-en.svg"}
SHARIH_FONTS = {
    "ar": {"text": "Noto Sans Arabic", "headings": "Noto Kufi Arabic"},
    "en": {"text": "Noto Sans", "headings": "Noto Serif Display"},
}
SHARIH_COLOURS = {
    "light": {
        "surface": "#ffffff",
        "surface-raised": "#eef3f6",
        "surface-notice": "#fff3cf",
        "text": "#10202c",
        "text-muted": "#4a5a66",
        "line": "#cfdae1",
        "line-strong": "#0d2b3e",
        "line-link": "#7d909c",
        "line-notice": "#b98300",
        "accent": "#00665c",
        "accent-strong": "#00453e",
        "on-accent": "#ffffff",
    },
    "dark": {
        "surface": "#0a161e",
        "surface-raised": "#12242f",
        "surface-notice": "#362b07",
        "text": "#e4edf2",
        "text-muted": "#a2b4bf",
        "line": "#28404f",
        "line-strong": "#7f98a7",
        "line-link": "#6a8291",
        "line-notice": "#ffc43d",
        "accent": "#5ad1bf",
        "accent-strong": "#9be8dc",
        "on-accent": "#04211d",
    },
}
