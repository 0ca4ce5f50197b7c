"""Settings of the Pelican site: the plain articles, a site in each language by i18n-subsites."""

SITENAME = "الشارح"
SITEURL = "https://example.org"
PATH = "content"
OUTPUT_PATH = "out"
THEME = "theme"
THEME_STATIC_DIR = "theme"
PLUGINS = ["pelican.plugins.i18n_subsites"]

DEFAULT_LANG = "ar"
TIMEZONE = "UTC"
ARTICLE_PATHS = [""]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "news"
DEFAULT_PAGINATION = 20
DEFAULT_DATE_FORMAT = "%d %B %Y"
TYPOGRIFY = False

ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
TAGS_SAVE_AS = "topics/index.html"
ARCHIVES_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
PAGINATED_TEMPLATES = {"index": 20}
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

I18N_SUBSITES = {"en": {"SITENAME": "The Explainer"}}
I18N_UNTRANSLATED_ARTICLES = "remove"
WORDS = {
    "ar": {"home": "الرئيسية", "topics": "المواضيع", "newer": "الأحدث", "older": "الأقدم"},
    "en": {"home": "Home", "topics": "Topics", "newer": "Newer", "older": "Older"},
}
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
