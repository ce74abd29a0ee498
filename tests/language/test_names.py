"""Kinds of names: what the model calls them, corrected by the words beside and by the case."""

import pytest

from pactwatch.domain.actor import Actor
from pactwatch.language.grammar.engine import Found, Parsed
from pactwatch.language.names.names import bare, find_names, same_name
from pactwatch.text.words import words


def kinds(text: str, *seen: tuple[str, str], actors: tuple[Actor, ...] = ()) -> dict[str, str]:
    """Kinds by name, the model having seen each (words, kind) at every place."""
    found = []
    for name, kind in seen:
        start = text.find(name)
        while start >= 0:
            found.append(Found(start, start + len(name), kind, 0.9))
            start = text.find(name, start + 1)
    parsed = Parsed(words=tuple(words(text)), names=tuple(found))
    return {n.text: n.kind for n in find_names(text, parsed, actors)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Korvani fighters left Velm.", "Korvani", "ARMED_GROUP"),
        ("The militant group Korvani left.", "Korvani", "ARMED_GROUP"),
        ("The Velm Liberation Army left.", "Velm Liberation Army", "ARMED_GROUP"),
        ("Korvani, an insurgent group, left.", "Korvani", "ARMED_GROUP"),
        ("The Velm Dairy Union met Oren, the commander said.", "Velm Dairy Union", "ORGANISATION"),
        ("Officials of Korvani met.", "Korvani", "ORGANISATION"),
    ],
)
def test_words_beside_show_an_armed_group(text: str, name: str, kind: str) -> None:
    assert kinds(text, (name, "ORG"))[name] == kind


def test_what_one_mention_shows_holds_for_all() -> None:
    text = "Korvani spoke of peace. Later Korvani fighters left."
    parsed = Parsed(
        words=tuple(words(text)),
        names=(Found(0, 7, "ORG", 0.9), Found(30, 37, "ORG", 0.9)),
    )
    assert [n.kind for n in find_names(text, parsed)] == ["ARMED_GROUP", "ARMED_GROUP"]


def test_the_case_knows_its_actors() -> None:
    actors = (
        Actor("k", ("Korvani", "the K Movement"), "ARMED_GROUP"),
        Actor("p", ("Harbour Post",), "MEDIA_OUTLET"),
    )
    text = "The K Movement wrote to Harbour Post about Korvani."
    assert kinds(text, ("Korvani", "ORG"), actors=actors) == {
        "Korvani": "ARMED_GROUP",
        "Harbour Post": "ORGANISATION",
    }


def test_what_the_case_lists_as_no_person_is_none() -> None:
    actors = (
        Actor("velm", ("Velm", "Velmish"), "STATE"),
        Actor("lodar", ("Lodar",), "ARMED_GROUP"),
        Actor("board", ("Harrow",), "NGO"),
        Actor("tarn", ("Tarn",), "PERSON"),
    )
    text = "Velm and Lodar told Harrow and Tarn that Ann Velmish was free."
    seen = [(name, "PER") for name in ("Velm", "Lodar", "Harrow", "Tarn", "Ann Velmish")]
    assert kinds(text, *seen, actors=actors) == {
        "Velm": "PLACE",
        "Lodar": "ARMED_GROUP",
        "Harrow": "ORGANISATION",
        "Tarn": "PERSON",
        "Ann Velmish": "PERSON",
    }


def test_a_listed_name_that_a_person_bears_here_is_the_persons() -> None:
    actors = (Actor("velm", ("Velm",), "STATE"),)
    text = "Ann Velm left. Velm had said so."
    found = kinds(text, ("Ann Velm", "PER"), ("Velm", "PER"), actors=actors)
    assert found == {"Ann Velm": "PERSON", "Velm": "PERSON"}


def test_outlet_word_left_off_by_the_model_is_taken_in() -> None:
    assert kinds("He told Harbour News that.", ("Harbour", "ORG")) == {
        "Harbour News": "ORGANISATION"
    }


def test_people_and_places_follow_the_model_and_nationalities_are_no_names() -> None:
    text = "Mira Oskel left Velm with Lennish guards."
    found = kinds(text, ("Mira Oskel", "PER"), ("Velm", "LOC"), ("Lennish", "MISC"))
    assert found == {"Mira Oskel": "PERSON", "Velm": "PLACE"}


def test_a_name_has_no_owner_mark_and_no_article() -> None:
    assert list(kinds("The Korvani's camp", ("The Korvani's", "ORG"))) == ["Korvani"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Velm-Front", "Velm Front", True),
        ("Meridian Television", "meridian television", True),
        ("Korvani's", "Korvani", True),
        ("Korvani", "Korvan", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_articles_inside_a_name_stay() -> None:
    assert bare("Meridian Association") == "meridian association"


def test_a_direction_belongs_to_the_name_and_tells_two_places_apart() -> None:
    text = "Upper Sarn shut the gates. Lower Sarn complained."
    found = (Found(6, 10, "PER", 0.9), Found(33, 37, "PER", 0.9))
    names = find_names(text, Parsed(words=tuple(words(text)), names=found))
    assert [(n.text, n.kind) for n in names] == [("Upper Sarn", "PLACE"), ("Lower Sarn", "PLACE")]


def test_the_whole_name_of_an_actor_beats_its_parts() -> None:
    actors = (
        Actor("nf", ("Northern Front",), "ARMED_GROUP"),
        Actor("ffn", ("Front for the North",), "ARMED_GROUP"),
    )
    text = "The Northern Front kept silent. The Front for the North fired."
    seen = [("Northern Front", "ORG"), ("Front for", "ORG"), ("North", "LOC")]
    assert kinds(text, *seen, actors=actors) == {
        "Northern Front": "ARMED_GROUP",
        "Front for the North": "ARMED_GROUP",
    }


@pytest.mark.parametrize(
    ("text", "seen", "whole"),
    [
        ("The Front for the North fired.", "Front for", "Front for the North"),
        (
            "The Coalition for the Future of Velm met.",
            "Coalition for",
            "Coalition for the Future of Velm",
        ),
        ("The Army for Hill Rights met.", "Army for", "Army for Hill Rights"),
        ("The Front for its part fired.", "Front for", "Front"),
    ],
)
def test_a_body_goes_on_with_what_it_is_for(text: str, seen: str, whole: str) -> None:
    assert whole in kinds(text, (seen, "ORG"))
