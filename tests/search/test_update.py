"""Pieces that are brought up to date are those that would be made anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.content.topics import Topic
from sharih.languages import LANGS
from sharih.search.index import index_files
from sharih.search.records import IndexedText, IndexedTopic
from sharih.search.sizes import sizes_of
from sharih.search.update import ChangedText, updated_pieces
from sharih.search.words import Words

WORDS = (
    "بوتين", "وبوتين", "بالبوتين", "الكرملين", "كرملين", "فالداي", "والكرملين", "مسوول",
    "المسوولين", "قوه", "قوات", "كتاب", "للكتاب", "ukraine", "talks", "talk", "2024", "#11", "في",
)  # fmt: skip
TOPIC = Topic(
    "kremlin", "organisation", {"ar": "الكرملين", "en": "Kremlin"}, {"ar": (), "en": ()},
    {"ar": "مقر", "en": "A seat"}, None, (), 1,
)  # fmt: skip


@st.composite
def words(draw: st.DrawFn) -> Words:
    """Draw the words of an edition, each in one place."""
    weights = draw(st.dictionaries(st.sampled_from(WORDS), st.integers(0, 3)))
    once, several, headed, titled = (
        " ".join(word for word in weights if weights[word] == weight) for weight in range(4)
    )
    return once, several, headed, titled


editions = st.dictionaries(st.sampled_from(LANGS), words(), min_size=1)


def text(slug: str, said: dict[Lang, Words]) -> IndexedText:
    ordered = {lang: said[lang] for lang in LANGS if lang in said}
    titles = {lang: f"{slug} {len(str(said))}" for lang in ordered}
    return IndexedText(slug, "2024-11-07", titles, ordered)


@settings(max_examples=60)
@given(st.lists(editions, min_size=1, max_size=4), st.data())
def test_an_updated_index_is_that_of_all_texts(
    before: list[dict[Lang, Words]], data: st.DataObject
) -> None:
    now = [data.draw(st.one_of(st.just(said), editions)) for said in before]
    now += data.draw(st.lists(editions, max_size=2))
    topics = [IndexedTopic(TOPIC, ())]
    first = [text(f"t{at}", said) for at, said in enumerate(before)]
    old = index_files(first, topics, sizes_of(len(first), sum(map(len, before)), 1))
    texts = [text(f"t{at}", said) for at, said in enumerate(now)]
    former: list[dict[Lang, Words]] = [*before, *({} for _ in now[len(before) :])]
    changed = [
        ChangedText(at, each, former[at])
        for at, each in enumerate(texts)
        if at >= len(before) or before[at] != now[at]
    ]
    sizes = sizes_of(len(texts), sum(map(len, now)), 1)
    made = {**old, **updated_pieces(changed, sizes, old.__getitem__)}
    new = index_files(texts, topics, sizes)
    assert made == new


def test_a_name_that_no_text_has_any_more_is_still_offered() -> None:
    said: dict[Lang, Words] = {"ar": ("الكرملين", "", "", "")}
    topics = [IndexedTopic(TOPIC, ())]
    old = index_files([text("one", said)], topics, sizes_of(1, 1, 1))
    now = text("one", {"ar": ("", "", "", "")})
    made = updated_pieces([ChangedText(0, now, said)], sizes_of(1, 1, 1), old.__getitem__)
    assert made["search/near/0.txt"].decode() == "kremlin 0\nكرملين 0\n"
