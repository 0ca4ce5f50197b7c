"""What the stages of a conversion hand on: seed → outline → report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sharih.arabic import Lang

Confidence = Literal["high", "medium", "low"]
"""How often proposals found in one way turned out right."""
FateName = Literal[
    "blank", "dropped", "kicker", "title", "heading", "paragraph", "list item", "quotation",
    "table row", "joined",
]  # fmt: skip
"""What became of a line of a seed."""
MarkKind = Literal[
    "title", "kicker", "heading", "item", "quotation", "row", "paragraph", "caption", "note",
    "outside",
]  # fmt: skip
"""What a file itself says a line is, where it is of a kind that says so."""
ParagraphForm = Literal["", "quotation", "table row"]
"""What a paragraph is that is not an ordinary one."""
CreditKind = Literal["author", "source", "photographer", "tags", "published", "modified"]
"""What the lines around an article say of it."""
TitleSource = Literal["first line", "proposed from the lede", "proposed from the file"]
"""How a title was found."""


@dataclass(frozen=True, slots=True)
class SeedLine:
    """A line of a seed."""

    number: int
    """Its number in the file, from 1."""
    text: str
    """Its text, cleaned; empty for a blank line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file itself says of a line: a saved page, a Word or a Markdown document."""

    kind: MarkKind
    """`outside`: not of the article, but of the page around it; `row`: a row of a table, its cells
    parted by ` | `; `note`: a footnote."""
    number: int = 0
    """Of an item: its number in a numbered list; 0 in another."""


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line around an article says of it, to be proposed to an editor."""

    kind: CreditKind
    text: str
    """A name, a list with commas between, or an ISO date."""
    line: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the lines of a seed stand, as far as the cleaned lines do not tell it."""

    indents: Mapping[int, int] = field(default_factory=dict)
    """Line → how many spaces stand before it; lines without one are left out."""
    page_begins: frozenset[int] = frozenset()
    """The lines before which a form feed stands."""
    open_words: frozenset[int] = frozenset()
    """The lines that end within a word, by a soft hyphen or a tatweel."""
    from_left: bool = False
    """Whether indents are counted from the left though the text runs from the right."""
    cells: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """Line with tabs in it → how many words stand before, between and behind them."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of an article, and how it was found."""

    text: str
    """The title."""
    source: TitleSource
    """How it was found."""
    line: int
    """Its line in the file; that of the lede where it was proposed from that."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Something mended in the characters of a line."""

    line: int
    """The line in the file."""
    what: str
    """What was mended, in a few words."""
    count: int
    """How often in this line."""


@dataclass(frozen=True, slots=True)
class Seed:
    """An article as it came in, cleaned but not yet understood."""

    name: str
    """The file's name in `seeds/`."""
    path: Path
    """The file."""
    sha256: str
    """Digest of the file's bytes, in hexadecimal."""
    lang: Lang
    """The language of most of its letters."""
    lines: tuple[SeedLine, ...]
    """Every line of the file, blank ones too."""
    repairs: tuple[Repair, ...]
    """What was mended in its characters."""
    marks: Mapping[int, Mark] = field(default_factory=dict)
    """Line → what the file itself says it is; a plain text says it of none."""
    layout: Layout = field(default_factory=Layout)
    doubts: tuple[LanguageFinding, ...] = ()
    """What in its characters an editor should look at."""
    title: str = ""
    """A title that the file has beside its lines, to be proposed."""
    credits: tuple[Credit, ...] = ()
    """What the file says of its article beside its lines."""
    parts: Mapping[int, int] = field(default_factory=dict)
    """Empty line → the line that holds its words, where the file broke a paragraph over lines."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is not part of the article."""

    line: int
    text: str
    reason: str
    """Why it was dropped, in a few words."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks."""

    line: int
    text: str
    """The words, without their marks."""
    speech: bool
    """Whether somebody says them; otherwise a term or a word held at a distance."""
    speaker: str | None = None
    """Who is proposed to have said them, as the text names that speaker."""
    topic: str | None = None
    """The speaker's topic id, where registered."""
    frame: str | None = None
    """The wording by which the speaker was found."""
    confidence: Confidence | None = None
    repaired: bool = False
    """Whether a mark was missing and its place had to be guessed."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or time that a text mentions."""

    line: int
    text: str
    """As written."""
    kind: Literal["date", "span", "month", "year", "weekday", "relative", "hijri"]
    resolved: str | None = None
    """ISO date, month or year, or first and last day with a slash between; None where the text
    alone does not say which."""
    proposed: str | None = None
    """ISO date of a Hijri day by the Umm al-Qura calendar; by sighting it may differ by a day."""


@dataclass(frozen=True, slots=True)
class LanguageFinding:
    """Something in the language of a line that an editor should look at."""

    line: int
    kind: str
    text: str
    """The words in question."""


@dataclass(frozen=True, slots=True)
class TopicWeight:
    """How much an article is about a topic."""

    topic: str
    """The topic's id."""
    count: int
    """How often it is named."""
    weight: int
    """The count, weighed by where."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article."""

    line: int
    text: str
    quotes: tuple[Quote, ...] = ()
    item: str = ""
    """The marker of an item of a list, `-` or a number and a full stop; else empty."""
    form: ParagraphForm = ""
    """What it is if it is no ordinary paragraph."""


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A heading and the paragraphs under it."""

    heading: SeedLine | None
    """None for what stands before the first heading."""
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class LineOutcome:
    """What became of one line of the file."""

    line: int
    fate: FateName
    note: str = ""
    """Why, where that is not plain."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry of a timeline."""

    date: str
    """ISO date, month or year."""
    text: str
    """What happened then, in the words of the article."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of an explainer that an article gives, in its own words; each may be empty."""

    key_points: tuple[str, ...] = ()
    timeline: tuple[Happening, ...] = ()
    known: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    """What the article says nobody knows."""
    sources: tuple[str, ...] = ()
    """Whom the article is from, and the agencies it names."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a seed holds: its structure, and everything proposed about it."""

    title: str
    title_source: TitleSource
    title_line: int
    """The line of the title; of the lede where it was proposed from that."""
    kicker: str | None
    """A short topic line that stood before the lede."""
    summary: str
    """The beginning of the lede, for an editor to replace; empty where its first sentence is too
    long."""
    sections: tuple[OutlineSection, ...]
    dates: tuple[DateMention, ...]
    agencies: tuple[str, ...]
    """News agencies named, as written."""
    topics: tuple[TopicWeight, ...]
    """By weight."""
    dropped: tuple[Dropped, ...]
    """Whole lines, and what was taken off a line: a dateline, the name of a site."""
    findings: tuple[LanguageFinding, ...]
    fates: tuple[LineOutcome, ...]
    """One for every line of the file, in order."""
    published: str | None = None
    """ISO date of publication, where a dateline or a line with the time says it."""
    credits: tuple[Credit, ...] = ()
    """What the lines around the article say of it, in their order."""
    tagged: tuple[str, ...] = ()
    """The ids of the topics that its own tags name."""
    parts: Parts = field(default_factory=Parts)

    @property
    def lede(self) -> Paragraph:
        """The first paragraph of the body."""
        return next(paragraph for section in self.sections for paragraph in section.paragraphs)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotations, in order."""
        return tuple(q for s in self.sections for p in s.paragraphs for q in p.quotes)
