"""Drafts of the model that take a word too few or too many, and what they become.

[source], <cue> and {content} stand in the text.
"""

import re
from dataclasses import replace

import pytest

from pactwatch.language.bounds.adrift import apart_from_next
from pactwatch.language.bounds.bounds import with_inability, with_nothing
from pactwatch.language.bounds.labelled import with_labelled
from pactwatch.language.cues.alone import with_objects
from pactwatch.language.grammar.engine import default_engine
from pactwatch.language.model.drafts import Draft
from pactwatch.language.proposals.loose import with_loose
from pactwatch.language.unsaid.unreal import called_untrue
from pactwatch.language.unsaid.unsaid import is_condition
from pactwatch.language.words.forms import is_only_participle

_MARKS = {"[": "source", "<": "cue", "{": "content"}


def drafted(marked: str) -> tuple[str, Draft]:
    """The text without its marks, and the draft that they make."""
    text, parts = "", dict[str, list[tuple[int, int]]](source=[], cue=[], content=[])
    for piece in re.split(r"(\[[^]]*\]|<[^>]*>|\{[^}]*\})", marked):
        if piece[:1] in _MARKS:
            parts[_MARKS[piece[0]]].append((len(text), len(text) + len(piece) - 2))
            piece = piece[1:-1]
        text += piece
    return text, Draft(tuple(parts["content"]), tuple(parts["cue"]), tuple(parts["source"]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "[Velm] <has so far declined> {to say where they are}.",
            "[Velm] <has so far declined to say> {where they are}.",
        ),
        (
            "[Velm] has so far declined to <say> {where they are}.",
            "[Velm] <has so far declined to say> {where they are}.",
        ),
        ("[Velm] <declined> {to answer the letter}.", "[Velm] <declined> {to answer the letter}."),
        (
            "[The mission] has not been able to <confirm> {the rest}.",
            "[The mission] <has not been able to confirm> {the rest}.",
        ),
    ],
)
def test_what_is_declined_or_cannot_be_is_no_part_of_the_words(before: str, after: str) -> None:
    text, draft = drafted(before)
    assert (text, with_inability(text, draft)) == drafted(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[We] <saw> no evidence {that men left}.", "[We] <saw> {no evidence that men left}."),
        ("[We] <saw no evidence> {that men left}.", "[We] <saw> {no evidence that men left}."),
        ("[We] <saw> {that men left}.", "[We] <saw> {that men left}."),
    ],
)
def test_nothing_found_is_told_with_its_no(before: str, after: str) -> None:
    text, draft = drafted(before)
    assert (text, with_nothing(text, draft)) == drafted(after)


@pytest.mark.parametrize(
    ("marked", "is_untrue"),
    [
        ("<Reports> {that our guns struck the post near Kell} are untrue.", True),
        ("<Reports> {that our guns struck the post near Kell} are many.", False),
        ("[The Front's] <claims> {that our guns struck the post} are untrue.", False),
    ],
)
def test_who_calls_a_report_untrue_has_not_said_it(marked: str, is_untrue: bool) -> None:
    text, draft = drafted(marked)
    assert called_untrue(text, draft, default_engine().read(text).sentences) is is_untrue


def test_a_name_kept_back_for_fear_is_a_condition() -> None:
    assert is_condition("to be named as she feared for her children")
    assert not is_condition("to be named as head of the guild")


@pytest.mark.parametrize("words", ["her name not be used", "that his name not be printed"])
def test_a_name_kept_back_is_a_condition(words: str) -> None:
    assert is_condition(words)
    assert not is_condition(words.replace(" not be ", " is "))


@pytest.mark.parametrize("word", ["seen", "given", "Known"])
def test_a_participle_alone_is_no_past_tense(word: str) -> None:
    assert is_only_participle(word)


@pytest.mark.parametrize("word", ["told", "said", "run", "saw", "released"])
def test_what_may_be_a_past_tense_is_no_participle_alone(word: str) -> None:
    assert not is_only_participle(word)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[The union] <slammed> the council.", "[The union] <slammed> {the council}."),
        (
            "[The envoy] <appealed> to both sides to spare the bridge.",
            "[The envoy] <appealed> {to both sides to spare the bridge}.",
        ),
        ("[She] <wants> to leave the valley.", "[She] <wants> {to leave the valley}."),
        ("[She] <wants> to {leave the valley}.", "[She] <wants> to {leave the valley}."),
        ("[She] <offered> them tea.", "[She] <offered> them tea."),
        ("[He] <advocated> in years past.", "[He] <advocated> in years past."),
        ("A brand that [she] <wants> to keep.", "A brand that [she] <wants> to keep."),
        ("[The mayor] <called> the colonel.", "[The mayor] <called> the colonel."),
        ("The plan <proposed> by [the envoy] fell.", "The plan <proposed> by [the envoy] fell."),
    ],
)
def test_a_cue_of_a_stance_alone_has_its_object(before: str, after: str) -> None:
    text, draft = drafted(before)
    parsed = default_engine().read(text)
    assert with_objects(text, [draft], parsed.sentences) == [drafted(after)[1]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[The rebels] <asked for> arms.", "[The rebels] <asked for> {arms}."),
        ("[I] <asked for> arms.", "[I] <asked for> arms."),
        ("[The rebels] <shouted>. Others had arms.", "[The rebels] <shouted>. Others had arms."),
        ("[The rebels] <asked for> {new} arms.", "[The rebels] <asked for> {new} arms."),
    ],
)
def test_loose_words_belong_to_the_cue_right_before_them(before: str, after: str) -> None:
    text, draft = drafted(before)
    start = text.index("arms")
    parsed = replace(default_engine().read(text), loose=((start, start + 4),))
    assert with_loose(text, [draft], parsed) == [drafted(after)[1]]


def test_a_label_has_the_words_up_to_where_the_next_report_begins() -> None:
    marked = "[Tarrow]<:> Oil to fund the rebels “We were afraid,” Mira Oskel said."
    text, label = drafted(marked)
    _, other = drafted("Tarrow: Oil to fund the rebels “{We were afraid},” [Mira Oskel] <said>.")
    sentences = default_engine().read(text).sentences
    first, _ = with_labelled(text, [label, other], sentences)
    assert [text[slice(*r)] for r in first.content] == ["Oil to fund the rebels"]


def test_who_opens_the_next_report_has_not_told_what_stands_before_it() -> None:
    text, first = drafted("Villagers <said> {shells fell}, and [an official] said guns were there.")
    _, second = drafted("Villagers said shells fell, and [an official] <said> {guns were there}.")

    assert apart_from_next(text, [first, second]) == [replace(first, source=()), second]
    assert apart_from_next(text, [first]) == [first]
