"""The glossary: mentions that open it, and who is who."""

from __future__ import annotations

from tests.helpers.pages import LANGS, Pages, plain
from tests.helpers.sample import MEETING, explainer_pages


def test_a_mention_is_a_link_to_the_glossary_with_a_button_that_opens_it(pages: Pages) -> None:
    for page in explainer_pages(pages):
        mentions = page.all('//main//span[@class="mention"]')
        assert len(mentions) > 15
        for mention in mentions:
            link, button = mention
            assert link.get("href") == f"#{button.get('popovertarget')}"
            assert plain(link)
            assert button.text is None


def test_each_named_topic_has_one_definition_and_one_first_mention(pages: Pages) -> None:
    for page in explainer_pages(pages):
        targets = set(page.all('//span[@class="mention"]/button/@popovertarget'))
        assert targets == set(page.all("//*[@popover]/@id"))
        first: dict[str, str] = {}
        for mention in page.all('//span[@class="mention"]'):
            first.setdefault(mention.xpath("string(button/@popovertarget)"), mention.get("id"))
        assert first == {target: target.replace("term_", "named_", 1) for target in targets}


def test_people_and_bodies_stand_in_who_is_who_in_the_order_of_the_language(pages: Pages) -> None:
    found = {}
    for lang in LANGS:
        page = pages[f"{lang}/{MEETING}/"]
        who = '//section[@aria-labelledby="people_"]'
        found[lang] = page.all(f"{who}//*[@popover]/@id")
        assert "term_kremlin" in found[lang]
        assert "term_florida" not in found[lang]
        for entry in page.all(f"{who}//*[@popover]"):
            assert len(entry.xpath("dd")) == 3
            assert entry.xpath("dt/a/@href")[0].startswith(f"/{lang}/topics/")
    names = [plain(dt) for dt in pages[f"en/{MEETING}/"].all('//*[@aria-labelledby="people_"]//dt')]
    assert names == sorted(names, key=str.casefold)
    assert found["ar"] != found["en"]


def test_pages_without_a_glossary_link_topics_to_their_pages(pages: Pages) -> None:
    for path in (f"ar-en/{MEETING}/", "ar/about/", "en/topics/kremlin/"):
        assert pages[path].all('//*[@popover]|//span[@class="mention"]') == []
