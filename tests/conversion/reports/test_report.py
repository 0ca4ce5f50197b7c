"""What a report of a seed tells."""

from __future__ import annotations

import io
import json

from rich.console import Console

from sharih.conversion import as_json, render_report, whole_as_json
from tests.helpers.newsroom import ARTICLE, PRESS_SLUG, PRESS_TEXT, TITLE, Newsroom


def test_the_report_as_json_is_complete(newsroom: Newsroom) -> None:
    newsroom.add("a.txt")
    newsroom.add("b.txt", "")
    plain = whole_as_json(newsroom.convert(details=True), newsroom.registry, dry_run=False)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["summary"] == {"new": 1}
    assert plain["seeds"][0]["title"]["text"] == TITLE
    assert len(plain["seeds"][0]["lines"]) == len(ARTICLE)


def test_a_report_tells_everything_found(press: Newsroom) -> None:
    press.add("a.txt")
    report = press.convert().reports[0]
    out = io.StringIO()
    Console(file=out, width=200).print(render_report(report))
    shown = out.getvalue()
    for expected in (
        f"a.txt → {PRESS_SLUG}",
        "لماذا لم يهنئ بوتين ترامب؟ (first line, line 1)",
        "6: 1 title, 3 paragraph, 1 heading, 1 dropped",
        "4: ماذا يريد الكرملين؟ #kremlin",
        "3: “لن نهنئ أحدا قبل ذلك” بيسكوف? (verb and subject, high)",
        "vladimir-putin 1",
        "6: اقرأ أيضا: خبر آخر (link to other articles)",
        "1: space before a punctuation mark dropped",
    ):
        assert expected in shown


def test_a_report_of_a_known_seed_is_one_line(press: Newsroom) -> None:
    press.add("a.txt")
    press.convert()
    out = io.StringIO()
    Console(file=out, width=200).print(render_report(press.convert().reports[0]))
    assert out.getvalue() == f"a.txt: already in {PRESS_SLUG}\n"


def test_words_in_brackets_are_not_taken_for_the_styles_of_a_terminal(press: Newsroom) -> None:
    press.put("a[red].txt", f"[bold]{PRESS_TEXT}")
    out = io.StringIO()
    Console(file=out, width=200).print(render_report(press.convert().reports[0]))
    assert "a[red].txt" in out.getvalue()
    assert "[bold]لماذا" in out.getvalue()


def test_a_report_is_plain_json_with_a_fate_for_every_line(press: Newsroom) -> None:
    press.add("a.txt")
    plain = as_json(press.convert().reports[0])
    assert json.loads(json.dumps(plain)) == plain
    assert [(line["line"], line["fate"], line["note"]) for line in plain["lines"]] == [
        (1, "title", ""),
        (2, "paragraph", "kicker and lede"),
        (3, "paragraph", ""),
        (4, "heading", ""),
        (5, "paragraph", ""),
        (6, "dropped", "link to other articles"),
    ]
    assert plain["title"] == {
        "text": "لماذا لم يهنئ بوتين ترامب؟", "found": "first line", "line": 1,
    }  # fmt: skip
    assert plain["tags"] == ["vladimir-putin", "donald-trump", "kremlin"]
    assert as_json(press.convert().reports[0]) == {
        "name": "a.txt", "status": "known", "slug": PRESS_SLUG,
    }  # fmt: skip
