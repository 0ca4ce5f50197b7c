"""The keys of other generators' heads, in small letters with `_` for `-` → what they are about."""

from __future__ import annotations

import re
from typing import Final

AS_THEY_ARE: Final = (
    "Kicker", "Translator", "Reviewed_by", "Source", "Source_url", "Rights",
)  # fmt: skip
DATES: Final = ("date", "publishdate", "pubdate", "published_at", "date_published", "created")
MODIFIED: Final = (
    "modified", "lastmod", "updated", "last_modified_at", "last_updated", "updated_at",
    "date_modified", "last_modified",
)  # fmt: skip
SUMMARY: Final = ("summary", "description", "excerpt", "abstract")
TAGS: Final = ("tags", "tag")
CATEGORIES: Final = ("category", "categories")
AUTHORS: Final = ("author", "authors", "author.name", "authors.name", "by")
RIGHTS: Final = ("rights", "copyright", "license")
PICTURES: Final = (
    "cover", "cover.image", "image", "image.path", "featured_image", "featuredimage",
    "feature_image", "thumbnail", "header.image", "header.overlay_image", "header.teaser",
    "images", "banner", "hero",
)  # fmt: skip
"""Keys that name the picture over a text."""
PICTURE_WORDS: Final = ("cover.alt", "image.alt", "image_alt", "cover.caption", "header.caption",
                        "featured_image_alt", "featuredalt", "image_caption")  # fmt: skip
"""Keys that say what is seen on it."""
ADDRESSES: Final = (
    "url", "permalink", "save_as", "aliases", "alias", "redirect_from", "old_slugs",
)  # fmt: skip
"""Keys that name addresses of the text."""
UNDERSTOOD: Final = frozenset(
    {"title", "slug", "lang", "language", "locale", "status", "draft", "published", "translation",
     "translationkey", "translation_key", "lang_ref", "ref", "page_id",
     *DATES, *MODIFIED, *SUMMARY, *TAGS, *CATEGORIES, *AUTHORS, *RIGHTS, *PICTURES,
     *PICTURE_WORDS, *ADDRESSES, *(key.lower() for key in AS_THEY_ARE)}
)  # fmt: skip
OF_THE_PAGE: Final = re.compile(
    r"(?:layout|type|weight|order|toc\w*|table_of_contents|comments?|math|mathjax|katex|mermaid|class(?:es|name)?"
    r"|menus?|nav_order|sidebar|share|related|sitemap|robots\w*|feed|pin\w*|featured|iscjklanguage"
    r"|markup|outputs?|cascade|_?build|(?:hide|show|disable|enable)\w*|no(?:toc|index|comments?)|dir|style\w*|css|js|scripts?"
    r"|header|footer|read_time|reading_time|author_profile|linktitle|link_title|cover|id"
    r"|series_order|weight|tocopen|usepagebundles|keywords?|meta|og\w*|twitter\w*|seo\w*|guid"
    r"|wordpress_\w+|wp\w*|disqus\w*|search\w*|icon|color|direction|excerpt_separator|slugs?)(?:\..*)?"
)
"""Keys that say how a page looks or is found, and no word of the text."""
