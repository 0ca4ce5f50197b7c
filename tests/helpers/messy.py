"""Texts as people paste them: pieces of all kinds, in any order, as files of every kind."""

from __future__ import annotations

import html
from random import Random
from typing import Final

from hypothesis import note
from hypothesis import strategies as st

from tests.helpers.documents import document, paragraph
from tests.helpers.understood import PARK

PROSE: Final = (
    *PARK.splitlines(),
    "وأضاف المتحدث: “ستبقى الأبواب مفتوحة حتى المساء”، وقال إن الدخول مجاني لكل الزوار.",
    "القاهرة - رويترز: قالت الوزارة إن الأعمال تنتهي في الخريف المقبل من دون تأخير.",
    "تونس 11 ديسمبر 2016 (وات) - أكدت الهيئة أن الجلسة الثانية تعقد صباح غد الاثنين.",
    "The council said on Sunday that the new park would stay open until the evening.",
    "تبدأ البلدية في الشهر المقبل أعمال ترميم الجسر القديم الذي",
    "يربط ضفتي المدينة منذ مئة عام، وتستمر الأعمال ثمانية أشهر.",
)
AROUND: Final = (
    "[7/11/2024، 10:32:15 م] قناة الأخبار: وصل الوفد إلى المدينة صباح اليوم.",
    "[7/11/2024، 10:32:15 م] قناة الأخبار:", "قناة الأخبار, [07.11.2024 10:32]", "القناة · ٢ س",
    "🔴 وصل الوفد إلى المدينة 🔴", "🔴🔴", "*خبر بخط غليظ في سطر*", "_مائل_ و*غليظ* و~مشطوب~",
    "#المدينة #الحديقة_الجديدة", "عاجل | وصل الوفد إلى المدينة صباحا",
    "خاص: الوفد يصل غدا إلى المدينة",
    "الرئيسية", "أخبار", "رياضة", "اقتصاد", "الرئيسية > أخبار > محليات", "شارك", "طباعة", "إعلان",
    "اقرأ أيضا", "اقرأ أيضا: خبر آخر من المدينة", "الأكثر قراءة", "التعليقات (3)", "أضف تعليقا",
    "جميع الحقوق محفوظة", "اشترك في النشرة البريدية", "https://example.org/a?b=c",
    "كتب: طه حسين", "تصوير: وكالات", "المصدر: وكالات", "وسوم: الحديقة، المدينة", "بقلم: طه حسين",
    "نشر في: 7 نوفمبر 2024", "آخر تحديث: 2024-11-08 10:00", "By TAHA HUSSEIN", "(رويترز)", "-وات-",
    "م ع/ س ص", "BC-CITY-PARK", "الخميس 7 نوفمبر 2024", "القاهرة (رويترز)",
    "12", "- 3 -", "صفحة 2 من 4", "Page 2", "\f", "\fجريدة المدينة", "جريدة المدينة",
    "00:12", "00:01:15 نعم، هذا صحيح تماما", "[تصفيق]", "00:00:01,000 --> 00:00:04,000",
    "المذيع:", "المذيع: ما الذي حدث هنا؟", "الضيف: لم يحدث شيء بعد.", "س: ماذا حدث؟", "ج: لا شيء.",
    "• بند قصير", "- بند قصير آخر", "* بند بنجمة", "1) بند مرقم", "2. بند مرقم آخر",
    "وفي ما يلي الأسماء:",
    "ماذا حدث؟", "قبل العاصفة", "***", "---", "ــــ", "SHORT TITLE", "صورة أرشيفية (رويترز)",
    "االنتخابات واالقتصاد", "بسم اهلل", "نسبة %25", ")كلام( هنا", ".سطر مقلوب", "\u202bنص\u202c",
    "    سطر مزاح", "\u00a0", "word-", "كلمة\u00ad", "| خلية | أخرى |", "خبر.. نفت الوزارة ذلك",
)  # fmt: skip
PIECES: Final = st.lists(
    st.one_of(
        st.sampled_from(PROSE),
        st.sampled_from(AROUND),
        st.just(""),
        st.text(alphabet='#*-_<>[]()!|:&.\\"“”«»؟،; 0٣ ابتAb\u200f\u064e🔴', max_size=30),
    ),
    min_size=1,
    max_size=24,
)
"""Lines of a text: prose, what stands around it, blank lines, and signs in any order."""

_MARKDOWN: Final = ("", "", "## ", "- ", "1. ", "> ", "\n", "    ")
_ELEMENTS: Final = ("p", "p", "h2", "li", "blockquote", "div", "figcaption", "aside", "nav", "td")
_STYLES: Final = ("", "", "T", "H1", "H2", "Q", "C", "S")


@st.composite
def messy_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """Make a file of one of the kinds that are seeds: its name and its bytes."""
    lines = draw(PIECES)
    kind = draw(st.sampled_from(("txt", "md", "html", "docx")))
    data = as_file(lines, kind, draw(st.randoms(use_true_random=False)))
    note(f"{kind}: {lines} {data.decode() if kind != 'docx' else ''}")
    return f"a.{kind}", data


def as_file(lines: list[str], kind: str, chance: Random) -> bytes:
    """Write lines as a file of a kind, each in any form that it has for lines."""
    if kind == "md":
        return "\n".join(chance.choice(_MARKDOWN) + line for line in lines).encode()
    if kind == "html":
        elements = ((chance.choice(_ELEMENTS), html.escape(line)) for line in lines)
        inside = "".join(f"<{name}>{line}</{name}>" for name, line in elements)
        return f"<html><head><title>موقع</title></head><body>{inside}</body></html>".encode()
    if kind == "docx":
        plain = ["".join(c for c in line if c >= " ") for line in lines]
        return document(
            *(paragraph(html.escape(line), style=chance.choice(_STYLES)) for line in plain)
        )
    return "\n".join(lines).encode()
