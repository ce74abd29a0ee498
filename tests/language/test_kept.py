"""Whether a promise that a deed hangs on is told to be kept."""

import pytest
from tests.language.gold_rows import codebook
from tests.language.trees import tree

from pactwatch.language.claims.kept import outcome_of
from pactwatch.language.conduct.conduct import find_hits

BROKEN = (
    "The/DET/det/2 army/NOUN/nsubj/3 broke/VERB/root/0 its/PRON/nmod/5 vow/NOUN/obj/3 "
    "to/PART/mark/7 free/VERB/acl/5 captives/NOUN/obj/7"
)
# What stands before a promise tells what became of it: nothing does here.
OPENING = (
    "Vow/NOUN/root/0 to/PART/mark/3 free/VERB/acl/1 captives/NOUN/obj/3 ,/PUNCT/punct/1 "
    "while/SCONJ/mark/9 a/DET/det/8 truce/NOUN/nsubj/9 broke/VERB/advcl/1"
)


@pytest.mark.parametrize(("rows", "undone"), [(BROKEN, [True]), (OPENING, [])])
def test_what_became_of_a_promise_stands_before_it(rows: str, undone: list[bool]) -> None:
    hits = find_hits(tree(rows)[1], codebook())
    outcomes = [outcome_of(h) for h in hits if h.code.id == "PRIS.RELEASE"]
    assert outcomes
    assert {o.is_undone for o in outcomes if o} == set(undone)
