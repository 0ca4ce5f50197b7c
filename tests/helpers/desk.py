"""An explainer at a translator's desk: two editions that change, and the ledger of both."""

from __future__ import annotations

from pathlib import Path

from sharih.arabic import Lang
from sharih.content.editions import Edition
from sharih.content.explainers import load_editions
from sharih.errors import Problems
from sharih.translation.alignment import Alignment, align, updated
from sharih.translation.ledger import Ledger

ARABIC = [
    "قال الكرملين إن الرئيس لن يهنئ أحدا في الوقت الراهن.",
    "جرت الانتخابات في 5 نوفمبر وشارك فيها ملايين الناخبين في كل الولايات.",
    "أما وزارة الخارجية فأكدت أنها بلا أوهام حيال الإدارة المقبلة.",
    "ويتولى الرئيس المنتخب منصبه في 20 يناير 2025.",
]
ENGLISH = [
    "The Kremlin said the president would not congratulate anyone for now.",
    "The election was held on 5 November, with millions of voters in all states taking part.",
    "The foreign ministry, for its part, stressed that it had no illusions about the next team.",
    "The president-elect takes office on 20 January 2025.",
]


def edition(folder: Path, lang: Lang, body: str | list[str], title: str = "") -> Edition:
    """Read an edition; a list is the paragraphs of one section."""
    if isinstance(body, list):
        body = "\n\n".join(["## قسم {#one}" if lang == "ar" else "## Section {#one}", *body])
    for file in folder.glob("*.md"):
        file.unlink()
    title = title or ("عنوان" if lang == "ar" else "Title")
    (folder / f"{lang}.md").write_text(f"Title: {title}\n\n{body}\n", encoding="utf-8")
    return load_editions(folder, Problems())[lang]


class Desk:
    """An explainer at work: both editions as they are, and the ledger as it was recorded."""

    def __init__(self, folder: Path, arabic: str | list[str], english: str | list[str]) -> None:
        self.folder = folder
        self.ledger = Ledger()
        self.edit(arabic, english)
        self.record()

    def edit(
        self, arabic: str | list[str] | None = None, english: str | list[str] | None = None
    ) -> None:
        """Write other texts."""
        if arabic is not None:
            self.arabic = edition(self.folder, "ar", arabic)
        if english is not None:
            self.english = edition(self.folder, "en", english)

    def align(self) -> Alignment:
        """Align the editions as they are."""
        return align(self.arabic, self.english, self.ledger)

    def record(self) -> None:
        """Bring the ledger up to date."""
        self.ledger = updated(self.ledger, self.align())

    def keys(self) -> list[str]:
        """Return the keys of the paragraphs in the order of the original."""
        units = self.arabic.document.units
        keys = self.align().source_keys
        return [keys[unit.index] for unit in units if unit.kind != "heading"]

    def pairs(self) -> list[tuple[str, str, str]]:
        """Return source, target and status of each pair of the text."""
        return [
            ("+".join(u.text for u in p.source), "+".join(u.text for u in p.target), p.status)
            for p in self.align().pairs
            if not p.key.startswith("@") and not any(u.kind == "heading" for u in p.source)
        ]

    def statuses(self) -> list[str]:
        """Return the status of each pair of the text."""
        return [status for _, _, status in self.pairs()]


def in_step(count: int = 4) -> list[tuple[str, str, str]]:
    """Return the pairs of the first of the usual paragraphs, each fresh."""
    return [(ARABIC[n], ENGLISH[n], "fresh") for n in range(count)]
