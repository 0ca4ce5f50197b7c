"""Whatever two texts say: an export that comes back says what it said, or what was translated."""

from __future__ import annotations

from pathlib import Path

from hypothesis import assume, event, given
from hypothesis import strategies as st

from sharih.arabic import Lang
from sharih.content.editions import Edition, Explainer
from sharih.content.explainers import edition_of
from sharih.content.topics import Registry
from sharih.errors import Problems
from sharih.exchange.passages import passages_of, source_of, target_of
from sharih.exchange.placing import Known, Placement, placed
from sharih.exchange.po_file import print_po, read_po_file
from sharih.exchange.records import ExchangeFile, Format
from sharih.exchange.taking import Outcome, with_passages
from sharih.exchange.xliff_file import print_xliff, read_xliff_file
from sharih.markdown.grammar import raw_lines
from sharih.translation.alignment import Alignment, align, same_record, updated
from sharih.translation.ledger import Ledger
from sharih.translation.states import unit_states
from sharih.translation.unit_status import Judge
from tests.helpers.judged import registry
from tests.helpers.two_texts import two_texts

REGISTRY = Registry(Path("topics.toml"), {})


def edition(lang: Lang, text: str) -> Edition:
    """Make an edition of the text of a file."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return edition_of(lang, Path(f"{lang}.md"), lines, Problems())


class Exchanged:
    """Two texts, and what translators are sent of them."""

    def __init__(self, texts: tuple[str, str], kind: Format) -> None:
        self.source, self.text = texts
        self.original = edition("ar", self.source)
        self.ledger = updated(Ledger(), self.align(self.text, Ledger()))
        self.alignment = self.align(self.text, self.ledger)
        explainer = Explainer("bread", Path("bread"), self.original, edition("en", self.text))
        self.sent = passages_of(explainer, self.ledger, self.alignment, REGISTRY)
        self.kind = kind

    def align(self, text: str, ledger: Ledger) -> Alignment:
        """Align the original with a translation."""
        return align(self.original, edition("en", text), ledger)

    def come_back(self, words: dict[str, str]) -> Placement:
        """Find the places of the passages with other translations for some of them."""
        text = print_po(self.sent) if self.kind == "po" else print_xliff(self.sent)
        if self.kind == "po":
            (file,) = read_po_file(text, Path("en.po")).parts
        else:
            (file,) = read_xliff_file(text.encode(), Path("en.xlf")).parts
        passages = [
            p if p.key not in words else type(p)(p.key, p.source, words[p.key], "done", mark=p.mark)
            for p in file.passages
        ]
        judge = Judge("ar", self.ledger)
        states = unit_states(self.alignment, self.ledger, "ar", REGISTRY)
        statuses = {state.key: state.status for state in states}
        known = Known(self.alignment, self.ledger, judge, "ar.md", frozenset(), statuses)
        back = ExchangeFile(file.slug, "ar", "en", tuple(passages), file.path)
        return placed([back], known)

    def taken(self, placement: Placement) -> Outcome:
        """Write what was placed."""
        return with_passages(self.source, self.text, "ar", self.ledger, placement.taken)


_kind = st.sampled_from(["po", "xliff"])


@given(two_texts(), _kind)
def test_what_nobody_touched_changes_nothing(texts: tuple[str, str], kind: Format) -> None:
    exchanged = Exchanged(texts, kind)
    assume(exchanged.sent.passages)
    placement = exchanged.come_back({})
    assert (placement.taken, placement.problems) == ([], [])
    assert placement.same + placement.empty == len(exchanged.sent.passages)


@given(two_texts(), _kind, st.data())
def test_what_was_translated_stands_in_its_place_and_nothing_else_changes(
    texts: tuple[str, str], kind: Format, data: st.DataObject
) -> None:
    exchanged = Exchanged(texts, kind)
    plain = {
        pair.key: source_of(pair)
        for pair in exchanged.alignment.pairs
        if len(pair.source) == 1 and len(pair.target) < 2
        and pair.source[0].kind in ("paragraph", "item", "heading", "code")
        and source_of(pair)  # `2024.` alone is an item that says nothing
    }  # fmt: skip
    sources = [source_of(pair) for pair in exchanged.alignment.pairs if pair.source]
    assume(len({*sources}) == len(sources))  # else either may be the other's
    chosen = data.draw(st.lists(st.sampled_from(sorted(plain)), unique=True)) if plain else []
    words = {key: f"New words, number {n}." for n, key in enumerate(chosen)}
    outcome = exchanged.taken(exchanged.come_back(words))
    after = exchanged.align(outcome.text, outcome.ledger)
    pairs = {pair.key: pair for pair in after.pairs}
    event(f"{len(words)} passages" if not outcome.refused else "refused")
    for key, wanted in words.items():
        if key not in outcome.refused:
            assert target_of(pairs[key]) == wanted
            assert pairs[key].status in ("fresh", "extra")
    assert len(outcome.refused) < max(len(words), 1)
    said = {target_of(pair) for pair in exchanged.alignment.pairs if pair.key not in words}
    assert said <= {target_of(pair) for pair in after.pairs} | {""}
    if not any(not pair.target for pair in exchanged.alignment.pairs):
        changed = sum(1 for one in raw_lines(texts[1]) if one not in raw_lines(outcome.text))
        assert changed <= 3 * len(words)
    assert same_record(updated(outcome.ledger, after), outcome.ledger)


def test_a_name_that_nobody_translated_stays_behind_when_another_passage_comes_back() -> None:
    """Words of the translation changed too, so that only the registry tells."""
    arabic = "Title: عنوان\n\n## قسم {#one}\n\nقال بوتين ذلك.\n\n- ولم يزد شيئا على ما قال.\n"
    english = "Title: Title\n\n## Part {#one}\n\nPutin said so.\n"
    recorded = Exchanged((arabic, english), "po").ledger
    now = Exchanged(
        (arabic.replace("بوتين", "بيسكوف"), english.replace("said so", "said it")), "po"
    )
    now.ledger = recorded
    now.alignment = align(now.original, edition("en", now.text), recorded, registry())
    key = next(pair.key for pair in now.alignment.pairs if pair.status == "material")
    lacking = next(pair.key for pair in now.alignment.pairs if pair.status == "missing")
    placement = now.come_back({lacking: "He said no more."})
    texts = (now.source, now.text)
    taken = [one for one in placement.taken if one.pair.key == lacking]
    outcome = with_passages(*texts, "ar", recorded, taken, registry())
    assert "He said no more." in outcome.text
    assert outcome.ledger.entries[key].source == "قال بوتين ذلك."
