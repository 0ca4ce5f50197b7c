"""Settings for building at home; `publishconf.py` has what differs on the web."""

SITENAME = "Sharih"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["sharih.plugin"]

DEFAULT_LANG = "ar"
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 20

# The explainers are made by Sharih. Name folders here for what Pelican itself should add:
# pages of its own, or files to be copied (`STATIC_PATHS = ["extra"]`).
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
USE_FOLDER_AS_CATEGORY = False
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

SHARIH_NAME = {"ar": "شارح", "en": "Sharih"}
SHARIH_TAGLINE = {
    "ar": "الأخبار كما تُفهم، بالعربية والإنجليزية",
    "en": "The news, explained in Arabic and English",
}
