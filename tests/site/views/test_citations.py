"""How to cite a page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sharih.site.views.citations import Citation
from tests.helpers.pages import Pages, plain, read
from tests.helpers.sample import MEETING, explainer_pages


def test_a_page_can_be_cited_as_text_and_as_bibtex(pages: Pages, production_site: Path) -> None:
    for page in explainer_pages(pages):
        bibtex = plain(page.one('//aside[@class="cite"]//details//details//pre'))
        assert bibtex.startswith(f"@misc{{{page.path.split('/')[1]}-{page.lang}, title = {{{{")
        assert page.h1() in bibtex
        assert "author" not in bibtex
        assert "url" not in bibtex
        assert page.h1() in plain(page.one('//p[@class="cite-text"]'))
    public = read(production_site, "")[f"en/{MEETING}/"]
    address = public.one('//link[@rel="canonical"]').get("href")
    assert f"url = {{{address}}}" in plain(public.one('//aside[@class="cite"]//pre'))
    assert address in plain(public.one('//p[@class="cite-text"]'))


def test_bibtex_says_what_is_known_and_no_more() -> None:
    bare = Citation("bread", "ar", "", "", "هل يرتفع السعر؟", "الموقع", None, "")
    assert bare.bibtex == (
        "@misc{bread-ar,\n  title = {{هل يرتفع السعر؟}},\n  howpublished = {الموقع},\n"
        "  language = {arabic},\n}"
    )
    url = "https://example.org/en/bread/"
    whole = Citation("bread", "en", "A_B", "C", "50% & {more}", "Site", dt.date(2026, 1, 2), url)
    for line in (
        r"author = {{A\_B}},", r"title = {{50\% \& \{more\}}},", "translator = {{C}},",
        "year = {2026},", "month = jan,", "day = {2},", f"url = {{{url}}},",
    ):  # fmt: skip
        assert f"  {line}\n" in whole.bibtex
