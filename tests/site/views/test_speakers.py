"""Who says what."""

from __future__ import annotations

from tests.helpers.pages import Pages, plain
from tests.helpers.sample import CONGRATULATION, MEETING


def test_who_says_what_leads_from_each_speaker_to_the_quotations(pages: Pages) -> None:
    page = pages[f"ar/{MEETING}/"]
    entries = page.all('//aside[@aria-labelledby="speakers_"]/details/dl/div')
    assert [(plain(e.xpath("dt")[0]), len(e.xpath("dd"))) for e in entries] == [
        ("دونالد ترامب", 2),
        ("ديمتري بيسكوف", 1),
        ("مسؤول كبير سابق في الكرملين", 1),
    ]
    assert [bool(e.xpath("dt/a")) for e in entries] == [True, True, False]
    quotes = {f.get("id"): plain(f.xpath("blockquote")[0]) for f in page.all("//div[blockquote]")}
    for link in page.all('//aside[@aria-labelledby="speakers_"]//dd/a'):
        assert quotes[link.get("href")[1:]] == plain(link)


def test_few_quotations_make_no_list_of_speakers(pages: Pages) -> None:
    for path in (f"en/{MEETING}/", f"ar/{CONGRATULATION}/"):
        assert pages[path].all('//*[@aria-labelledby="speakers_"]') == []
