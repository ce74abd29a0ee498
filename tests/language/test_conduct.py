"""Conduct found by triggers: every code finds its own examples and leaves its counter-examples."""

import pytest
from tests.language.gold_rows import codebook, parsed

from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.language.conduct.conduct import find_hits

CODES = {code.id: code for code in codebook().codes}


def found_in(text: str) -> set[str]:
    return {hit.code.id for s in parsed(text) for hit in find_hits(s, codebook())}


@pytest.mark.parametrize("code_id", CODES)
def test_a_code_finds_its_examples_and_not_its_counter_examples(code_id: str) -> None:
    code = CODES[code_id]

    assert code.examples
    assert code.counter_examples
    assert [text for text in code.examples if code_id not in found_in(text)] == []
    assert [text for text in code.counter_examples if code_id in found_in(text)] == []


def test_every_family_of_the_method_is_there() -> None:
    families = {code_id.partition(".")[0] for code_id in CODES}

    assert families == {
        *("HOST", "COOP", "ENABLE", "TIES", "THREAT", "RESTRAIN"),
        *("POS", "MIL", "PRIS", "SANC", "NEG", "STR"),
    }
    assert len(CODES) == 66


@pytest.mark.parametrize(
    ("code_id", "entailed"),
    [
        ("HOST.PROTECT_LEADERSHIP", "HOST.PRESENCE"),
        ("HOST.SHELTER", "HOST.PRESENCE"),
        ("ENABLE.TRAIN_CAMP", "HOST.PRESENCE"),
        ("COOP.JOINT_DEPLOY", "TIES.RELATIONSHIP_UNSPECIFIED"),
    ],
)
def test_what_must_be_so_follows(code_id: str, entailed: str) -> None:
    assert entailed in codebook().entailed(code_id)


@pytest.mark.parametrize(
    ("trigger", "text", "stands"),
    [
        ("conduct training", "The men conduct secret weapons training.", True),
        ("conduct training", "Training was conducted in secret.", True),
        ("conduct training", "They conduct talks; training is over.", False),
        ("safe_haven", "A safe and quiet haven.", False),
        ("train@VERB", "The train was late.", False),
        ("=camps", "One camp was shut.", False),
        ("withdraw@BARE", "The brigade withdrew at dawn.", True),
        ("withdraw@BARE", "The club withdrew its offer at dawn.", False),
        ("release prisoner", "They released only 12 of the 40 prisoners.", True),
        ("# fighter", "About 400 fighters stayed.", True),
        ("raid !bank", "They planned a bank raid.", False),
    ],
)
def test_a_trigger_is_found_where_it_stands(trigger: str, text: str, stands: bool) -> None:
    code = ConductCode("X.TRY", "tries", "A trigger is tried.", triggers=(trigger,))
    found = [h for s in parsed(text) for h in find_hits(s, Codebook("tried", "1", (code,)))]

    assert bool(found) is stands


def test_an_edited_codebook_works_at_once() -> None:
    code = ConductCode("X.BEES", "keeps bees", "Somebody keeps bees.", triggers=("keep bee",))

    hits = [
        h
        for s in parsed("The brigade kept bees.")
        for h in find_hits(s, Codebook("b", "1.0.0", (code,)))
    ]

    assert [hit.code.id for hit in hits] == ["X.BEES"]
