"""The addresses that articles had on their sites, by the rules of three generators."""

from __future__ import annotations

from pathlib import Path

import pytest

from sharih.adopt.making.former import former_addresses
from sharih.adopt.sources.articles import read_articles
from sharih.adopt.sources.sites import find_site
from sharih.errors import Problems

YAML = "---\ntitle: Bread Prices\ndate: 2024-11-07\n{}\n---\nSome words.\n"


@pytest.mark.parametrize(
    ("files", "addresses"),
    [
        ({"pelicanconf.py": "", "content/a.md": "Title: Bread Prices\n\nWords."},
         ("/bread-prices.html",)),
        ({"pelicanconf.py": "DEFAULT_LANG = 'ar'", "content/a.md": "Title: Bread Prices\n\nWords."},
         ("/bread-prices-en.html",)),
        ({"pelicanconf.py": "ARTICLE_URL = '{date:%Y}/{category}/{slug}/'",
          "content/a.md": "Title: x\nSlug: s\nDate: 2024-01-02\nCategory: My News\n\nWords."},
         ("/2024/my-news/s/",)),
        ({"pelicanconf.py": "ARTICLE_URL = '{date:%Y}/{slug}.html'\nDEFAULT_LANG = 'ar'",
          "content/a.md": "Title: x\nSlug: w\nDate: 2024-01-02\nLang: en\n\nWords."},
         ("/w-en.html",)),
        ({"pelicanconf.py": "ARTICLE_SAVE_AS = '{slug}/index.html'\nDEFAULT_LANG = 'ar'\n"
          "ARTICLE_LANG_URL = '{lang}/{slug}/'\nARTICLE_LANG_SAVE_AS = '{lang}/{slug}.html'",
          "content/a.md": "Title: x\nSlug: w\nLang: en\n\nWords."},
         ("/en/w.html",)),
        ({"pelicanconf.py": "", "content/a.md": "Title: x\nSave_as: y/z.html\n\nWords."},
         ("/y/z.html",)),
        ({"_config.yml": "title: x", "_posts/2024-11-07-a.md": YAML.format("categories: [A, B]")},
         ("/a/b/2024/11/07/a.html",)),
        ({"_config.yml": "permalink: /blog/:title", "_posts/2024-11-07-a.md": YAML.format("")},
         ("/blog/a",)),
        ({"_config.yml": "permalink: none", "_posts/2024-11-07-a.md": YAML.format("slug: s")},
         ("/s.html",)),
        ({"_config.yml": "title: x",
          "_posts/2024-11-07-a.md": YAML.format("permalink: /:year/:title/\nredirect_from: /o/")},
         ("/2024/a/", "/o/")),
        ({"_config.yml": "collections:\n  docs:\n    permalink: /d/:path/",
          "_docs/x/a.md": YAML.format("")},
         ("/d/x/a/",)),
        ({"hugo.toml": "", "content/posts/My Bread.md": YAML.format("")}, ("/posts/my-bread/",)),
        ({"hugo.yaml": "permalinks:\n  page:\n    posts: /:year/:slug/",
          "content/posts/a.md": YAML.format("")}, ("/2024/a/",)),
        ({"config.toml": 'baseURL = "x"\n[permalinks]\nposts = "/:section/:monthname/:filename"',
          "content/posts/a/index.md": YAML.format("")}, ("/posts/november/a",)),
        ({"hugo.toml": "",
          "content/posts/a.md": YAML.format("url: /x/y.html\naliases: [/o/, /p/]")},
         ("/x/y.html", "/o/", "/p/")),
        ({"a.md": YAML.format("")}, ()),
        ({"a.md": YAML.format("permalink: /p/")}, ("/p/",)),
        ({"hugo.toml": 'baseURL = "http://[::1"',
          "content/posts/a.md": YAML.format("url: http://[::1/x\naliases: [/o/]")},
         ("/o/", "/posts/a/")),
    ],
)  # fmt: skip
def test_an_address_follows_from_the_head_or_the_settings(
    tmp_path: Path, files: dict[str, str], addresses: tuple[str, ...]
) -> None:
    for name, words in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    site = find_site(tmp_path)
    problems = Problems()
    (article,) = read_articles(site, problems)
    assert former_addresses(article, site) == addresses
