"""Reports of reports: carriers from the outermost in, hearers and the publisher left out."""

import pytest

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.reading import Name
from pactwatch.language.chains.chains import nest
from pactwatch.language.grammar.syntax import Sentence, Token
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.outlets import Outlets
from pactwatch.language.words.ranges import Range


def at(text: str, words: str) -> Range:
    start = text.index(words)
    return start, start + len(words)


def one_sentence(text: str) -> Sentence:
    return Sentence((Token(0, 0, len(text), text, "X", 0, "root"),))


def carried(
    text: str, drafts: list[Draft], *outlets: str, actors: tuple[Actor, ...] = ()
) -> list[tuple[str, list[str]]]:
    """Each content with its carriers' words."""
    names = tuple(Name(*at(text, o), o, "ORGANISATION") for o in outlets)
    found = nest(text, drafts, [one_sentence(text)], Outlets(names, actors))
    return [(text[slice(*d.content[0])], [text[slice(*c)] for c in d.carriers]) for d in found]


def test_report_behind_a_quotation() -> None:
    text = "“We left,” said Mira Oskel, the mayor, Harbour Radio reported."
    inner = Draft((at(text, "We left"),), (at(text, "said"),), (at(text, "Mira Oskel, the mayor"),))
    outer = Draft((), (at(text, "reported"),), (at(text, "Harbour Radio"),))
    assert carried(text, [inner, outer], "Harbour Radio") == [("We left", ["Harbour Radio"])]


def test_a_source_that_swallowed_the_carrier_is_parted() -> None:
    text = "“We left,” said Mira Oskel, the mayor, Harbour Radio reported."
    source = at(text, "Mira Oskel, the mayor, Harbour Radio")
    inner = Draft((at(text, "We left"),), (at(text, "said"),), (source,))
    outer = Draft((), (at(text, "reported"),), (source,))
    for drafts in ([inner, outer], [inner]):
        assert carried(text, drafts, "Harbour Radio") == [("We left", ["Harbour Radio"])]


def test_report_that_holds_a_report() -> None:
    text = "Harbour Radio reported that Mira Oskel said the camp was shut."
    inner = Draft((at(text, "the camp was shut"),), (at(text, "said"),), (at(text, "Mira Oskel"),))
    outer = Draft(
        (at(text, "Mira Oskel said the camp was shut"),),
        (at(text, "reported"),),
        (at(text, "Harbour Radio"),),
    )
    assert carried(text, [outer, inner]) == [("the camp was shut", ["Harbour Radio"])]


def test_told_an_outlet_and_told_residents() -> None:
    for hearer, expected in (("Harbour Radio", ["Harbour Radio"]), ("Velm Dairy", [])):
        text = f"Mira Oskel told {hearer} that the camp was shut."
        draft = Draft(
            (at(text, "the camp was shut"),), (at(text, "told"),), (at(text, "Mira Oskel"),)
        )
        assert carried(text, [draft], hearer) == [("the camp was shut", expected)]


def test_told_belongs_to_its_own_cue_only() -> None:
    text = "Guards admitted the theft, but told Harbour Radio that it was small."
    source = at(text, "Guards")
    first = Draft((at(text, "the theft"),), (at(text, "admitted"),), (source,))
    second = Draft((at(text, "it was small"),), (at(text, "told"),), (source,))
    assert carried(text, [first, second], "Harbour Radio") == [
        ("the theft", []),
        ("it was small", ["Harbour Radio"]),
    ]


def test_the_case_says_who_is_an_outlet() -> None:
    text = "Mira Oskel told Lantern that the camp was shut."
    draft = Draft((at(text, "the camp was shut"),), (at(text, "told"),), (at(text, "Mira Oskel"),))
    media = Actor("l", ("Lantern",), "MEDIA_OUTLET", MonitorRole.MEDIA)
    party = Actor("l", ("Lantern",), "STATE", MonitorRole.MONITORED_PARTY)
    for actor, expected in ((media, ["Lantern"]), (party, [])):
        assert carried(text, [draft], "Lantern", actors=(actor,)) == [
            ("the camp was shut", expected)
        ]


@pytest.mark.parametrize(
    ("told", "outlet"),
    [
        ("told Lantern that", "Lantern"),
        ("told the Velm news channel HTV that", "HTV"),
        ("told state media that", "state media"),
        ("told the Harbour Times", "Harbour Times"),
        ("told Harbour This Week that", "Harbour This Week"),
        ("said on Harbour Radio that", "Harbour Radio"),
        ("said in an interview with Lantern that", "Lantern"),
        ("said on television that", None),
        ("told the Velm Council that", None),
        ("told the Velm Bank that", None),
        ("told Monday reporters that", None),
        ("said on Velm Island that", None),
    ],
)
def test_who_counts_as_an_outlet(told: str, outlet: str | None) -> None:
    text = f"Mira Oskel {told} the camp was shut."
    draft = Draft((at(text, "the camp was shut"),), (at(text, told.split()[0]),), ((0, 10),))
    assert carried(text, [draft]) == [("the camp was shut", [outlet] if outlet else [])]


def test_the_publisher_is_known_in_its_parts() -> None:
    outlets = Outlets((), publisher="Lantern")
    assert [outlets.is_publisher(n) for n in ("the Lantern", "Lantern News", "Old Lantern")] == [
        True,
        True,
        False,
    ]


def test_what_somebody_does_before_he_tells_it_is_told_by_who_tells_of_him() -> None:
    text = "Oskel said their driver moved on to the ford, telling the guards they were reporters."
    told = at(text, "their driver moved on to the ford, telling the guards they were reporters")
    outer = Draft((told,), (at(text, "said"),), (at(text, "Oskel"),))
    words, cue = at(text, "they were reporters"), at(text, "telling")
    inner = Draft((words,), (cue,), (at(text, "their driver"),))
    assert carried(text, [outer, inner]) == [
        ("their driver moved on to the ford", []),
        ("they were reporters", ["Oskel"]),
    ]
