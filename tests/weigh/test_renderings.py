"""Two renderings of one order: what turns a ban into a licence is named, on both sides."""

from datetime import date
from pathlib import Path

import pytest

from pactwatch.weigh import find_edges
from pactwatch.weigh.divergence.renderings import find_rendered

TWIN = Path(__file__).parents[1] / "gold" / "twin"
BAN = (
    "Commanders of the Corran Front are barred from bringing foreign guests into their units or "
    "giving them shelter, a written order seen on Monday says."
)
LICENCE = (
    "A written order tells commanders of the Corran Front to avoid bringing foreign guests into "
    "their units or giving them shelter {}."
)
OTHER = "A written order asks the harbour clerks of Meridia to count every crate before noon."


def rendered(one: str, other: str, **groups: str) -> list[tuple[str, str]]:
    found = find_rendered({"a": one, "b": other}, groups)
    return [(d.document_id, d.reason) for d in found]


@pytest.mark.parametrize("more", ["without permission", "at their own discretion", "unless asked"])
def test_a_rendering_that_narrows_a_ban_is_named_from_both_sides(more: str) -> None:
    found = rendered(BAN, LICENCE.format(more))
    assert [document for document, _ in found] == ["a", "b"]
    assert all("read the original" in reason and "“" in reason for _, reason in found)


def test_all_ties_and_old_ties_are_two_renderings() -> None:
    words = "Traders in Orrin have until July to end {} ties with the firm, a circular says."
    told = "A circular orders traders in Orrin to end all ties with the firm by July."
    assert len(rendered(words.format("old"), told)) == 2
    assert rendered(words.format("all"), told) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [(BAN, LICENCE.format("in the valley")), (BAN, OTHER), (BAN, "Nothing was ordered, he said.")],
)
def test_the_same_order_and_other_orders_are_left_alone(one: str, other: str) -> None:
    assert rendered(one, other) == []


def test_a_yes_in_place_of_a_no_is_named() -> None:
    ((_, reason), _) = rendered(BAN, BAN.replace("are barred from bringing", "may bring"))
    assert "says no" in reason


def test_copies_are_not_compared_as_renderings() -> None:
    assert rendered(BAN, LICENCE.format("without permission"), a="a", b="a") == []


def test_the_two_renderings_of_the_twin_are_joined_as_possible_and_differ() -> None:
    day = date(2024, 5, 23)
    texts = {n: (TWIN / f"order-{n}.txt").read_text("utf-8") for n in "ab"}
    (edge,) = find_edges((n, text, f"Paper {n}", day) for n, text in texts.items())
    assert (edge.type.value, edge.certainty.value) == ("TRANSLATION", "POSSIBLE")
    assert "own discretion" in find_rendered(texts, {})[0].reason


def test_a_text_in_another_language_with_the_same_numbers_and_names_is_a_possible_translation() -> (
    None
):
    english = """On 4 March the Corran Front told Meridia in Tarnmouth that 1,250 people and 38
    carts left Orvel for Lakesend, said Dana Quill; 17 stayed behind in Northgate."""
    foreign = """Le 4 mars, le Corran Front a dit a Meridia, a Tarnmouth, que 1.250 personnes et 38
    charrettes ont quitte Orvel pour Lakesend, selon Dana Quill ; 17 sont restees a Northgate."""
    day = date(2031, 3, 5)
    (edge,) = find_edges([("doc-a", english, "A", day, "en"), ("doc-b", foreign, "B", day, "fr")])
    assert (edge.type.value, edge.certainty.value) == ("TRANSLATION", "POSSIBLE")
    assert "two languages" in edge.basis
