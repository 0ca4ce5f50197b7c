"""Never a traceback, a lost line, an unescaped character or a hang, whatever is thrown at it.

A minute of it runs with all tests; `./inv fuzz` goes on for longer. What was found once lies in
`corpus/` and is tried again each time.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sharih.exchange.files import read_file
from sharih.exchange.po_file import print_po, read_po_file
from sharih.exchange.records import ExchangeFile, Passage
from sharih.exchange.xliff_file import print_xliff, read_xliff_file
from sharih.translation.ledger_faults import scan_ledger
from tests.fuzz import last
from tests.fuzz.harness import Newsroom, limited
from tests.fuzz.inputs import damaged, lines, seeds, texts

CORPUS = Path(__file__).parent / "corpus"
MANY = int(os.environ.get("SHARIH_FUZZ", "0"))
"""How many inputs each fuzzer gets; few where nothing is said."""

PO = print_po(ExchangeFile("bread", "ar", "en", (
    Passage("@title", "هل يرتفع السعر؟", "Will it rise?", "done", line=1),
    Passage("why.1", "قال الخباز: «القمح غال».", "“Wheat is dear”\n\n**now**", "fuzzy",
            "قال.", "6cbfde70431c", ("A note.",), 3),
), Path("en.po"))).encode()  # fmt: skip
XLIFF = print_xliff(ExchangeFile("bread", "ar", "en", (
    Passage("why.1", "قال <b>&amp;", "Said ]]> & so", "machine", line=3),
), Path("en.xlf"))).encode()  # fmt: skip

few = settings(
    max_examples=MANY or 60,
    deadline=None,
    suppress_health_check=[*HealthCheck],
    print_blob=True,
)
more = settings(few, max_examples=MANY * 4 or 300)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    return Newsroom(tmp_path_factory.mktemp("fuzz") / "project")


@few
@given(seed=seeds())
def test_a_seed_becomes_a_page_or_is_told(seed: tuple[str, bytes], newsroom: Newsroom) -> None:
    with last.kept(*seed):
        newsroom.feed_seed(*seed)


@few
@given(data=st.binary(max_size=200) | damaged("عنوان\n\nنص عن القمح.\n".encode()),
       kind=st.sampled_from(["txt", "md", "html", "docx"]))  # fmt: skip
def test_bytes_become_a_page_or_are_told(data: bytes, kind: str, newsroom: Newsroom) -> None:
    with last.kept(f"seed.{kind}", data):
        newsroom.feed_seed(f"seed.{kind}", data)


@few
@given(body=texts)
def test_a_text_becomes_a_page_or_is_told(body: str, newsroom: Newsroom) -> None:
    with last.kept("text.body", body.encode("utf-8", "surrogatepass")):
        newsroom.feed_text(body)


@more
@given(targets=st.lists(lines | texts, min_size=1, max_size=5))
def test_what_goes_out_comes_back(targets: list[str]) -> None:
    """Characters that no text may hold do not go out: they are in no text."""
    allowed = [t.encode("utf-8", "ignore").decode().replace("\r", "") for t in targets]
    allowed = ["".join(c for c in t if c.isprintable() or c == "\n").strip() for t in allowed]
    passages = tuple(
        Passage(f"why.{at}", f"أصل {text}", text, "done" if text else "missing", line=at)
        for at, text in enumerate(allowed, 1)
    )
    file = ExchangeFile("bread", "ar", "en", passages, Path("en.po"))
    with limited():
        back = (read_po_file(print_po(file), file.path),
                read_xliff_file(print_xliff(file).encode(), file.path))  # fmt: skip
    for found in back:
        assert not found.problems
        (part,) = found.parts
        assert (part.slug, part.source_lang, part.target_lang) == ("bread", "ar", "en")
        told = [(p.key, p.source, p.target, p.state, p.fault) for p in part.passages]
        assert told == [(p.key, p.source, p.target, p.state, "") for p in passages]


@more
@given(data=damaged(PO) | damaged(XLIFF) | st.binary(max_size=80))
def test_a_damaged_file_is_read_or_told(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    for name in ("damaged.po", "damaged.xlf"):
        with last.kept(name, data), limited():
            (folder / name).write_bytes(data)
            read_damaged(folder / name)


def read_damaged(path: Path) -> None:
    """Read a file as import does, and as a ledger; what cannot be read has a reason."""
    found = read_file(path)
    assert found.parts or found.problems
    assert all(p.reason and p.remedy and "\n" not in str(p) for p in found.problems)
    assert all(f.reason for f in scan_ledger(path.read_bytes(), "en").faults)


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_what_was_found_once_stays_mended(path: Path, newsroom: Newsroom) -> None:
    data = path.read_bytes()
    if path.suffix in (".po", ".xlf"):
        with limited():
            read_damaged(path)
    elif path.suffix == ".body":
        newsroom.feed_text(data.decode("utf-8", "surrogatepass"))
    else:
        newsroom.feed_seed(f"seed{path.suffix}", data)
