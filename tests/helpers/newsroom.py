"""A temporary project's seeds and content, and conversions run in it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from rich.console import Console

from sharih.commands.convert import print_reports
from sharih.content.topics_file import load_registry
from sharih.conversion import Conversion, ConversionOptions, Request, convert_seeds
from sharih.conversion.reports.summary import summary

REGISTRY = """\
[kremlin]
kind = "organisation"
ar = "الكرملين"
en = "the Kremlin"

[white-house]
kind = "organisation"
ar = "البيت الأبيض"
en = "the White House"
"""
TITLE = "ماذا يريد الكرملين من المحادثات؟"
LEDE = "بدأت المحادثات في العاصمة صباحا بحضور وفود من دول كثيرة."
SECOND = "وقال مسؤول حضر الجلسة الأولى إن الأجواء كانت هادئة جدا."
HEADING = "متى تنتهي المحادثات؟"
THIRD = "لم يعلن أحد موعدا لنهاية المحادثات حتى هذه الساعة."
LAST = "وينتظر الصحفيون أمام المبنى خروج الوفود من القاعة الكبرى."
ARTICLE = (TITLE, LEDE, SECOND, HEADING, THIRD, LAST)
SLUG = "kremlin"
NEW = "وأضاف المسؤول أن الجلسة الثانية ستبدأ غدا في القاعة نفسها."
CHANGED = "وقال مسؤول حضر الجلسة الأولى إن الأجواء كانت متوترة جدا."
PRESS_TEXT = (
    "لماذا لم يهنئ بوتين ترامب ؟\n"
    "خبر.. نفت الرئاسة الروسية صحة التقارير التي تحدثت عن تهنئة غير رسمية.\n"
    "وقال بيسكوف: “لن نهنئ أحدا قبل ذلك”.\n"
    "ماذا يريد الكرملين؟\n"
    "يريد الكرملين هذا الأمر كما قال من قبل.\n"
    "اقرأ أيضا: خبر آخر\n"
)
"""Another article, of which a kicker, a quotation and a line to be left out are known."""
BRIDGE = (
    "جسر جديد فوق النهر يفتح في الربيع",
    "أعلنت بلدية المدينة يوم الأحد 3 نوفمبر 2024 أن الجسر الجديد فوق النهر سيفتح في الربيع.",
    "وتبلغ كلفة الجسر 12 مليون دينار، دفعت البلدية ثلثها. وبدأ العمل فيه في مارس 2022.",
    "وأضافت البلدية أن الممر يتسع لأربع سيارات. ولم يتضح بعد متى تفتح الطريق التي تصل إليه.",
    "ويعبر النهر كل يوم نحو عشرة آلاف شخص على جسر قديم بني عام 1954، بحسب وكالة رويترز.",
    "ودعت جمعية السكان إلى ترميم الجسر القديم. وهو ضيق لا يتسع لسيارتين.",
)
"""An article that is long enough for the parts of an explainer."""
BRIDGE_SLUG = "new-bridge-river-opens-spring"
PRESS_SLUG = "vladimir-putin-donald-trump"


def lines_of(number: int, *more: str) -> tuple[str, ...]:
    """Write an article that shares no line with another one."""
    return (*(f"{line.rstrip('.؟')} رقم {number}{line[-1]}" for line in ARTICLE), *more)


class Newsroom:
    """A project's folders."""

    def __init__(
        self, folder: Path, topics: str = REGISTRY, article: str = "\n".join((*ARTICLE, ""))
    ) -> None:
        self.article = article
        self.seeds = folder / "seeds"
        self.content = folder / "content"
        self.explainers = self.content / "explainers"
        self.register = self.content / "seeds.toml"
        self.seeds.mkdir()
        self.content.mkdir()
        (self.content / "topics.toml").write_text(topics, encoding="utf-8")
        self.registry = load_registry(self.content / "topics.toml")

    def add(self, name: str, *lines: str) -> None:
        """Put a seed into the folder; without lines, the usual article."""
        self.put(name, "\n".join((*lines, "")) if lines else self.article)

    def put(self, name: str, text: str | bytes) -> None:
        """Put a seed into the folder, whose text or bytes are these and no others."""
        data = text.encode() if isinstance(text, str) else text
        (self.seeds / name).write_bytes(data)

    def convert(self, *only: str, **options: Any) -> Conversion:
        """Convert seeds by name; options are those of `Request` and of `ConversionOptions`."""
        request = Request(only, options.pop("again", ()), options.pop("into", None))
        return convert_seeds(
            self.seeds, self.content, self.registry, None, ConversionOptions(request, **options)
        )

    def statuses(self, *only: str, **options: Any) -> list[tuple[str, str, str | None]]:
        """Convert and tell what became of each seed."""
        reports = self.convert(*only, **options).reports
        return [(report.name, report.status, report.slug) for report in reports]

    def files(self) -> dict[str, bytes]:
        """Read everything in the content folder."""
        return {
            path.relative_to(self.content).as_posix(): path.read_bytes()
            for path in sorted(self.content.rglob("*"))
            if path.is_file()
        }

    def path(self, slug: str = SLUG, lang: str = "ar") -> Path:
        """Name a file of an explainer."""
        return self.explainers / slug / f"{lang}.md"

    def read(self, slug: str = SLUG, lang: str = "ar") -> str:
        """Read a file of an explainer."""
        return self.path(slug, lang).read_text(encoding="utf-8")

    def body(self, slug: str = SLUG, lang: str = "ar") -> list[str]:
        """Read the blocks of a file."""
        return self.read(slug, lang).strip("\n").split("\n\n")[1:]

    def edit(self, old: str, new: str, slug: str = SLUG, lang: str = "ar") -> None:
        """Change words in a file, which must be there."""
        text = self.read(slug, lang)
        assert old in text
        self.path(slug, lang).write_text(text.replace(old, new, 1), encoding="utf-8")

    def told(self, conversion: Conversion) -> str:
        """Print what a user would see."""
        out = io.StringIO()
        print_reports(conversion, Console(file=out, width=200))
        return out.getvalue() + "\n".join(summary(conversion))
