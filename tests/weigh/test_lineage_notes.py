"""Notes of an earlier look save time and move no edge, whatever came, went or changed meanwhile."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.factories import ACTORS, mkstatement

from pactwatch.domain.evidence import LineageEdge
from pactwatch.domain.statement import Speaker, SpeakerStatus, Statement
from pactwatch.weigh.lineage import Notes, alike, candidates, find_edges, find_said_again
from pactwatch.weigh.names.names import NameBook

Paper = tuple[str, str, str | None, date | None, str | None]

BOOK = NameBook(ACTORS)
OUTLETS = ("Tarn Wire", "Reed Post", "Osteria Herald", None)
DAYS = (*(date(2031, 4, 1) + timedelta(days=n) for n in (0, 2, 8, 16, 24)), None)
WORDS = ("cart", "ford", "bridge", "lantern", "miller", "harvest", "ferry", "dam", "salt", "mule")
EXTRAS = (
    "PORT REED (Tarn Wire) - ",
    "The mayor told Reed Post that nobody crossed. ",
    "“No cart and no mule of ours has crossed the ford since the harvest”, Dora Kell said. ",
    "“We shall keep the bridge shut until the last of the salt is home”, she said. ",
    "The order forbids every miller to open the dam before the harvest is in. ",
    "The order forbids every miller to open the dam at all before the harvest is in. ",
)


def story(seed: int) -> str:
    """Forty words or so, the same for the same seed."""
    rng = Random(seed)
    return " ".join(f"{' '.join(rng.choices(WORDS, k=6)).capitalize()}." for _ in range(12))


texts = st.builds(
    lambda seeds, extras, cut: ("".join(extras) + " ".join(map(story, seeds)))[cut:],
    st.lists(st.integers(0, 4), min_size=0, max_size=2),
    st.lists(st.sampled_from(EXTRAS), max_size=3),
    st.sampled_from([0, 0, 0, 40, 200]),
)
papers = st.dictionaries(
    st.sampled_from([f"doc-{n}" for n in range(9)]),
    st.tuples(
        texts, st.sampled_from(OUTLETS), st.sampled_from(DAYS), st.sampled_from(["en", "fr"])
    ),
    max_size=9,
)


def given_as(held: dict[str, tuple[str, str | None, date | None, str]]) -> list[Paper]:
    return [(name, *about) for name, about in held.items()]


def stored(notes: Notes) -> Notes:
    """As they come back from a file."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(notes), type=Notes)


@pytest.mark.parametrize("common", [1, 3, 64])
@settings(max_examples=60, deadline=None)
@given(states=st.lists(papers, min_size=2, max_size=4))
def test_the_same_edges_with_notes_and_without(
    common: int, states: list[dict[str, tuple[str, str | None, date | None, str]]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "_COMMON", common)
        notes = Notes()
        for held in states:
            found = find_edges(given_as(held), actors=ACTORS, notes=notes)
            assert found == find_edges(given_as(held), actors=ACTORS)
            notes = stored(notes)
            assert len(notes.traits) == len({text for text, *_ in held.values()})


def test_only_what_came_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    held = {f"doc-{n}": (story(n), "Reed Post", DAYS[0], "en") for n in range(6)}
    held["doc-a"] = (story(1), "Osteria Herald", DAYS[1], "en")
    notes = Notes()
    find_edges(given_as(held), notes=notes)
    compared = counted(monkeypatch)
    assert find_edges(given_as(held), notes=notes)
    assert compared == []
    held["doc-b"] = (f"{story(2)} {story(7)}", "Osteria Herald", DAYS[2], "en")
    find_edges(given_as(held), notes=notes)
    assert set(compared) == {"doc-b"}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    compared: list[str] = []
    compare: Callable[..., object] = alike.compare

    def counting(text: object, earlier: object) -> object:
        compared.append(text.id)  # type: ignore[attr-defined]
        return compare(text, earlier)

    monkeypatch.setattr(alike, "compare", counting)
    return compared


SPEAKERS = (("Dora Kell", SpeakerStatus.NAMED), ("Miro Vant", SpeakerStatus.NAMED))
SAYINGS = (
    "No cart and no mule crossed the ford since harvest",
    "No cart or mule crossed the ford since the harvest ended",
    "The tower keeps every lantern dark until the ferry lands",
)
said = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(SPEAKERS), st.sampled_from(SAYINGS)), max_size=8
)


@settings(max_examples=80, deadline=None)
@given(states=st.lists(said, min_size=2, max_size=4), joined=st.booleans())
def test_the_same_shared_sayings_with_notes_and_without(
    states: list[list[tuple[int, tuple[str, SpeakerStatus], str]]], joined: bool
) -> None:
    days = {f"doc-{n}": DAYS[n] for n in range(4)}
    known = find_edges([("doc-0", story(1), None, DAYS[0]), ("doc-1", story(1), None, DAYS[1])])
    notes = Notes()
    for state in states:
        now = statements(state)
        edges: list[LineageEdge] = known if joined else []
        found = find_said_again(now, BOOK, days, edges, notes=notes)
        assert found == find_said_again(now, BOOK, days, edges)
        notes = stored(notes)


def statements(state: list[tuple[int, tuple[str, SpeakerStatus], str]]) -> list[Statement]:
    return [
        mkstatement(Speaker(*who), words=words, document=f"doc-{document}")
        for document, who, words in state
    ]
