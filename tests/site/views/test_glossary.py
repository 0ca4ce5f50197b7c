"""The glossary: mentions that lead to it, and who is who."""

from __future__ import annotations

from tests.helpers.pages import LANGS, Pages, plain
from tests.helpers.sample import MEETING, explainer_pages

MENTIONS = '//main//a[@class="term"]'
ENTRIES = '//*[starts-with(@id, "term_")]'


def test_a_mention_is_a_link_in_the_text_and_no_button_stands_there(pages: Pages) -> None:
    for page in explainer_pages(pages):
        mentions = page.all(MENTIONS)
        assert len(mentions) > 15
        assert all(plain(link) and link.get("href").startswith("#term_") for link in mentions)
        assert page.all("//main//section[@id]//button") == []


def test_each_named_topic_has_one_definition_and_one_first_mention(pages: Pages) -> None:
    for page in explainer_pages(pages):
        targets = {link.get("href")[1:] for link in page.all(MENTIONS)}
        assert targets == set(page.all(f"{ENTRIES}/@id"))
        first: dict[str, str] = {}
        for mention in page.all(MENTIONS):
            first.setdefault(mention.get("href")[1:], mention.get("id"))
        assert first == {target: target.replace("term_", "named_", 1) for target in targets}


def test_an_entry_leads_back_to_the_first_mention(pages: Pages) -> None:
    for page in explainer_pages(pages):
        ids = set(page.all("//@id"))
        for entry in page.all(ENTRIES):
            (back,) = entry.xpath('dd/a[@class="to-mention"]/@href')
            assert back[1:] in ids
            assert back[1:].removeprefix("named_") == entry.get("id").removeprefix("term_")


def test_people_and_bodies_stand_in_who_is_who_in_the_order_of_the_language(pages: Pages) -> None:
    found = {}
    for lang in LANGS:
        page = pages[f"{lang}/{MEETING}/"]
        who = '//section[@aria-labelledby="people_"]'
        found[lang] = page.all(f"{who}{ENTRIES}/@id")
        assert "term_kremlin" in found[lang]
        assert "term_florida" not in found[lang]
        for entry in page.all(f"{who}{ENTRIES}"):
            assert len(entry.xpath("dd")) == 1
            assert entry.xpath("dt/a/@href")[0].startswith(f"/{lang}/topics/")
    names = [plain(dt) for dt in pages[f"en/{MEETING}/"].all('//*[@aria-labelledby="people_"]//dt')]
    assert names == sorted(names, key=str.casefold)
    assert found["ar"] != found["en"]


def test_pages_without_a_glossary_link_topics_to_their_pages(pages: Pages) -> None:
    for path in (f"ar-en/{MEETING}/", "ar/about/", "en/topics/kremlin/"):
        assert pages[path].all(f"{ENTRIES}|//*[@popover]") == []
