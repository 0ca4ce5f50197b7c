"""Settings."""

SITENAME = "Bread"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "UTC"
DEFAULT_LANG = "ar"
SHARIH_NAME = {"ar": "خبز", "en": "Bread"}
SHARIH_SEARCH = False
SHARIH_CARDS = False
