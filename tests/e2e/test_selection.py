"""Selected words become code points, whatever the script; an own statement is anchored."""

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pactwatch.case import create_folder

# Emoji with joiners, combining marks, right-to-left words, astral letters, plain text.
SAMPLES = [
    "Ash",
    "👩‍👩‍👧",
    "e\u0301toile",
    "שלום",
    "السلام",
    "𝔊𝔬𝔱",
    "🏳️‍🌈",
    "n̈ai",
    "said",
    "中文",
    "co\u00adop",
]


def text_of(seed: int) -> str:
    chance = random.Random(seed)
    lines = [" ".join(chance.choices(SAMPLES, k=chance.randint(3, 9))) for _ in range(6)]
    return "\n\n".join(f"{line} on 4 April." for line in lines)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A case with one document in every script at once."""
    from pactwatch.pipeline import open_case

    folder = tmp_path / "mixed"
    create_folder(folder, ["doha-2020"])
    with open_case(folder, person="Mirela Toft") as case:
        for seed in range(3):
            note = tmp_path / f"note-{seed}.txt"
            note.write_text(text_of(seed), "utf-8")
            case.add(note, published=date(2025, 3, 1))
    return folder


SELECT = """([piece, start, end]) => {
  const text = document.querySelectorAll('[data-text] [data-at]')[piece].firstChild;
  document.getSelection().setBaseAndExtent(text, start, text, end);
  return document.getSelection().toString();
}"""
SPAN = """([from, to, start, end]) => {
  const pieces = document.querySelectorAll('[data-text] [data-at]');
  const [a, b] = [pieces[from].firstChild, pieces[to].firstChild];
  document.getSelection().setBaseAndExtent(a, start, b, end);
}"""
RANGE = """async () => {
  const module = await import('/static/selection.js');
  return module.selectedRange(document.querySelector('[data-text]'));
}"""


def units(text: str) -> list[int]:
    """Places in UTF-16 units at which a selection may begin or end: between code points."""
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if ord(character) > 0xFFFF else 1))
    return places


def test_a_selection_is_exactly_those_code_points(
    mixed: Path, serve: Callable[..., Any], watch: Callable[..., Any]
) -> None:
    served = serve(mixed, as_of=None)
    page = watch().page
    chance = random.Random(7)
    for record in served.case.view().documents():
        page.goto(f"{served.url}/documents/{record.value.id}")
        shown = page.evaluate(
            "[...document.querySelectorAll('[data-text] [data-at]')].map(e => e.textContent)"
        )
        for _ in range(60):
            first = chance.randrange(len(shown))
            last = chance.randrange(first, min(len(shown), first + 4))
            a, b = chance.choice(units(shown[first])), chance.choice(units(shown[last]))
            if first == last and a >= b:
                continue
            page.evaluate(SPAN, [first, last, a, b])
            found = page.evaluate(RANGE)
            if found is None:  # an empty selection across the edge of two pieces
                continue
            start, end = found
            words = record.value.text[start:end]
            inside = page.evaluate("() => document.getSelection().getRangeAt(0).toString()")
            assert "".join(words.split()) == "".join(inside.split())


def test_selected_words_become_an_own_statement(
    demo: Path, serve: Callable[..., Any], watch: Callable[..., Any]
) -> None:
    served = serve(demo)
    page = watch().page
    record = next(r for r in served.case.view().documents() if "17-observatory" in r.value.path)
    page.goto(f"{served.url}/documents/{record.value.id}")
    pieces = page.locator("[data-text] [data-at]").all_inner_texts()
    wanted = "They heard shooting practice"
    index = next((n for n, text in enumerate(pieces) if wanted in text), None)
    assert index is not None
    start = pieces[index].index(wanted)
    page.evaluate(SELECT, [index, start, start + len(wanted)])
    page.keyboard.press("1")
    page.evaluate(SELECT, [index, start, start + 4])
    page.keyboard.press("4")
    assert page.locator("[data-parts=content] q").inner_text() == wanted
    assert page.locator("input[name=speaker]").input_value() == "They"
    page.locator("select[name=conduct]").select_option("ENABLE.TRAIN_CAMP")
    page.locator("input[name=agent]").fill("Skarn Brigade")
    page.get_by_role("button", name="Record it").click()
    page.get_by_text("Recorded by Mirela Toft").wait_for()
    own = [f.statement for f in served.case.statements() if ".own-" in f.statement.id]
    words = [s.content[0].text for s in own]
    assert wanted in words
    assert not served.case.verify().problems


def mark(page: Any, words: str) -> None:
    """Select words of the text as a reader would, in whichever piece they stand."""
    pieces = page.locator("[data-text] [data-at]").all_inner_texts()
    index = next(n for n, text in enumerate(pieces) if words in text)
    start = pieces[index].index(words)
    page.evaluate(SELECT, [index, start, start + len(words)])


@pytest.fixture
def radio(demo: Path, serve: Callable[..., Any], watch: Callable[..., Any]) -> tuple[Any, Any]:
    """The demo served, and a page at the interview of 15-radio."""
    served = serve(demo)
    watched = watch()
    record = next(r for r in served.case.view().documents() if "15-radio" in r.value.path)
    watched.page.goto(f"{served.url}/documents/{record.value.id}")
    watched.page.wait_for_selector("html[data-ready]", state="attached")
    return served, watched


def test_an_interrupted_quotation_is_one_marking_of_several_parts(radio: tuple[Any, Any]) -> None:
    served, watched = radio
    page = watched.page
    for words in ("nobody leaves his village", "None of them can act alone"):
        mark(page, words)
        page.keyboard.press("+")
    assert page.locator("[data-held] q").count() == 2
    assert page.evaluate("CSS.highlights.get('marked').size") == 2
    page.evaluate("document.getSelection().removeAllRanges()")
    page.keyboard.press("1")
    assert page.locator("[data-held] q").count() == 0
    assert page.locator("[data-parts=content] q").count() == 2
    page.get_by_role("button", name="Record it").first.click()
    page.get_by_text("Recorded, anchored at the words.").wait_for()
    here = page.url.split("/documents/")[1].split("?")[0]
    own = [f.statement for f in served.case.statements() if f"{here}.own-" in f.statement.id]
    assert [span.text for span in own[-1].content] == [
        "nobody leaves his village", "None of them can act alone"
    ]  # fmt: skip
    assert page.locator("[data-text] mark.own").count() == 2
    assert watched.problems == []


def test_marked_words_name_somebody_until_that_is_taken_back(radio: tuple[Any, Any]) -> None:
    served, watched = radio
    page = watched.page
    mark(page, "guest")
    page.keyboard.press("8")
    page.locator("select[name=actor]").select_option("skarn")
    page.locator("details[open] button.main").click()
    page.get_by_text("“guest” is read as Skarn Brigade from now on.").wait_for()
    page.goto(f"{served.url}/actors")
    page.locator("#pairs summary").click()
    page.get_by_role("button", name="Take back").first.click()
    page.wait_for_load_state()
    assert not served.case.identities()[0].groups
    assert watched.problems == []


def test_marked_words_are_flagged(radio: tuple[Any, Any]) -> None:
    _, watched = radio
    page = watched.page
    mark(page, "families in 2021")
    page.keyboard.press("9")
    page.locator("select[name=code]").select_option("ANACHRONISM")
    page.locator("[data-marks=flag] input[name=reason]").fill("they came in 2023")
    page.locator("details[open] button.main").click()
    page.get_by_text("Flagged.", exact=True).wait_for()
    assert page.get_by_text("they came in 2023").first.is_visible()
    assert watched.problems == []
