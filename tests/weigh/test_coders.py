"""Agreement between coders: Krippendorff's own example, sets, bounds, and the machine's seat."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactwatch.domain.coding import Coding, Scale
from pactwatch.errors import BadInput
from pactwatch.weigh.coders import agree, agree_in_pairs, masi

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers.
OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
PUBLISHED = [
    Coding(f"u{n}", coder, value)
    for coder, row in OBSERVERS.items()
    for n, value in enumerate(row.split())
    if value != "."
]


@pytest.mark.parametrize(("scale", "alpha"), [(Scale.NOMINAL, 0.743), (Scale.ORDINAL, 0.815)])
def test_alpha_is_the_published_one(scale: Scale, alpha: float) -> None:
    found = agree(PUBLISHED, "x", scale, order=("1", "2", "3", "4", "5"), resamples=200)
    assert found.alpha == pytest.approx(alpha, abs=0.0006)
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.alpha < found.high
    assert (found.units, found.most) == (11, "2")


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("A B", "A B", 0.0),
        ("A", "B", 1.0),
        ("A", "A B", 1 - 1 / 2 * 2 / 3),
        ("A B", "B C", 1 - 1 / 3 * 1 / 3),
        ("", "A", 1.0),
        ("", "", 0.0),
    ],
)
def test_sets_differ_by_masi(one: str, other: str, distance: float) -> None:
    first, second = frozenset(one.split()), frozenset(other.split())
    assert masi(first, second) == pytest.approx(distance)
    assert masi(second, first) == pytest.approx(distance)


def sets(**said: str) -> list[Coding]:
    return [
        Coding(f"u{n}", coder, frozenset(value.split("+")))
        for coder, row in said.items()
        for n, value in enumerate(row.split())
    ]


def test_overlapping_sets_agree_more_than_foreign_ones() -> None:
    near = agree(sets(a="A+B C D", b="A C D"), "x", Scale.SET).alpha
    far = agree(sets(a="A+B C D", b="E C D"), "x", Scale.SET).alpha
    assert near is not None
    assert far is not None
    assert 1 > near > far


def nominal(**said: str) -> list[Coding]:
    return [Coding(f"u{n}", c, v) for c, row in said.items() for n, v in enumerate(row.split())]


def test_one_value_throughout_says_nothing() -> None:
    found = agree(nominal(a="Y Y Y", b="Y Y Y"), "x", Scale.NOMINAL)
    assert (found.alpha, found.equal, found.low) == (None, 1.0, None)
    assert found.reading == "cannot be told: every value is the same"


@pytest.mark.parametrize(
    ("b", "reading"),
    [("Y N Y N Y N", "usable"), ("N Y N Y N Y", "do not use")],
)
def test_the_figure_says_what_it_is_good_for(b: str, reading: str) -> None:
    assert agree(nominal(a="Y N Y N Y N", b=b), "x", Scale.NOMINAL).reading == reading


def test_the_machine_is_a_coder_beside_and_never_the_second_person() -> None:
    """With one person there is no figure of people, however many versions of the machine."""
    codings = [
        *nominal(ann="Y N Y"),
        *(Coding(f"u{n}", m, "Y") for n in range(3) for m in ("machine 1", "machine 2")),
    ]
    found = agree_in_pairs(codings, "x", Scale.NOMINAL)
    assert [f.coders for f in found] == [("ann", "machine 1"), ("ann", "machine 2")]
    assert all(f.has_machine for f in found)


def test_units_one_coder_alone_coded_are_refused() -> None:
    with pytest.raises(BadInput, match="found no unit coded by two coders"):
        agree(nominal(a="Y N"), "x", Scale.NOMINAL)
    with pytest.raises(BadInput, match="expected"):
        agree(nominal(a="Y N", b="Y Z"), "x", Scale.ORDINAL, order=("Y", "N"))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from("XYZ"), min_size=3, max_size=12), st.permutations(["a", "b"]))
def test_full_agreement_is_one_and_names_do_not_matter(values: list[str], names: list[str]) -> None:
    codings = [Coding(str(n), c, v) for c in names for n, v in enumerate(values)]
    alpha = agree(codings, "x", Scale.NOMINAL, resamples=10).alpha
    assert alpha == (None if len(set(values)) == 1 else 1.0)
