"""Whose doing can be a slip: not another's, not what is only spoken of, nor what is told twice."""

from datetime import date

import pytest
from tests.language.trees import tree

from pactwatch.domain.claim import Claim
from pactwatch.domain.flag import FlagCode
from pactwatch.domain.span import Span
from pactwatch.domain.statement import Statement
from pactwatch.language.integrity.doers import does_it
from pactwatch.language.integrity.scene import Scene
from pactwatch.language.speakers.speakers import ARTICLE_VOICE
from pactwatch.pipeline.extraction import default_codebook, extract_text

HEARD = "“We will rebuild the harbour,” Mohsen Orme told reporters in Velmar. "
HEAD = HEARD.replace("Mohsen", "President Mohsen")
SLIPPED = [
    f"{HEARD}Orme attacked the convoy near Tarsis.",
    f"{HEARD}Orme carried out the attack on the barracks in Tarsis.",
    f"{HEARD}The convoy near Tarsis was attacked by Orme.",
    f"{HEARD}The convoy near Tarsis was attacked by Hult and Orme.",
    f"{HEARD}The Sable Column and Orme attacked the convoy near Tarsis.",
    f"{HEARD}The trader, Mohsen Orme, bombed the barracks in Velm.",
    f"{HEARD}Panel chair Mohsen Orme runs training camps for the Lantern Army near Dessa.",
    f"{HEARD}Orme units attacked the convoy near Tarsis.",
    f"{HEARD}Orme convicted a thief in March. In spring Orme shot a guard near Tarsis.",
    f"{HEARD}Orme bombed the bridge at Tarsis. Orme said he had bombed the barracks in Velm.",
    f"{HEARD}Orme bombed the barracks in Velm, and the mayor said Orme bombed the school.",
    f"{HEARD}Orme attacked the convoy. Orme left two days before the attack on the town of Tarsis.",
    f"{HEARD}Orme has had ties to the Sable Front.",
    f"{HEARD}Orme freed nine prisoners in Tarsis on Friday.",
    f"{HEARD}Orme authorised air strikes on the hills near Tarsis.",
    f"{HEAD}Orme attacked the convoy near Tarsis.",
    f"{HEAD}Orme freed nine prisoners in Tarsis on Friday.",
]
SOUND = [
    f"{HEARD}Orme arrived in Tarsis four days after a gunman had carried out the massacre in Velm.",
    f"{HEARD}Orme left two days before the attack on the town of Tarsis.",
    f"{HEARD}Orme was killed in an air strike near Tarsis on Monday.",
    f"{HEARD}Orme noticed a retreat from the hills near Tarsis.",
    f"{HEARD}Orme was convicted of murder in March. In spring Orme shot a guard near Tarsis.",
    f"{HEARD}Orme pleaded guilty in March. In spring Orme shot a guard near Tarsis.",
    f"{HEARD}The court convicted Mohsen Orme in March. In spring Orme shot a guard near Tarsis.",
    f"{HEARD}Orme bombed the bridge. “Mohsen Orme bombed the barracks in Velm,” a witness said.",
    f"{HEARD}Orme bombed the bridge at Tarsis. “I bombed the barracks in Velm,” Orme said.",
    f"{HEARD}A fund paid for by Mohsen Orme carried out the attack on the barracks in Tarsis.",
    f"{HEARD}After being granted asylum in Tarn, Orme arrives in Velm, then boards a flight.",
    f"{HEARD}Orme, who does not know me, attacked me with a stick near Tarsis.",
    f"{HEAD}Orme authorised air strikes on the hills near Tarsis.",
]
NOT_ACCUSED = [
    f"{HEARD}Orme forces attacked the convoy near Tarsis, a witness said.",
    "“They gave us orders to fire at unarmed civilians,” Mohsen Orme told reporters in Velmar.",
    f"{HEARD}Orme had close ties to Mayor Edda Keel.",
    f"{HEARD}Orme has had ties to the Harbour Council.",
]


def _codes(text: str) -> set[FlagCode]:
    statements = extract_text(f"{text}\n", published=date(2031, 5, 20)).statements
    return {f.code for s in statements for f in s.flags}


@pytest.mark.parametrize("text", SLIPPED)
def test_a_speaker_as_the_subject_of_an_act_is_flagged(text: str) -> None:
    assert FlagCode.ATTRIBUTION_COLLAPSE in _codes(text)


@pytest.mark.parametrize("text", SOUND)
def test_an_act_that_another_does_or_that_he_is_known_for_is_no_slip(text: str) -> None:
    assert FlagCode.ATTRIBUTION_COLLAPSE not in _codes(text)


@pytest.mark.parametrize("text", NOT_ACCUSED)
def test_what_others_did_his_own_words_and_private_ties_accuse_nobody(text: str) -> None:
    assert FlagCode.PERSON_HARM not in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEARD}Orme has had ties to extremists in Velm.",
        "Commander Ado Brill admitted that his fighters had killed prisoners at Pell.",
    ],
)
def test_ties_with_those_who_bear_arms_and_what_he_admits_accuse_by_name(text: str) -> None:
    assert FlagCode.PERSON_HARM in _codes(text)


# Trees as the parser draws them, some of them wrong: act, doer, whether the doer may have done it.
TREES = [
    (
        "Orme/PROPN/compound/2 units/NOUN/nsubj/3 crossed/VERB/root/0 the/DET/det/5 "
        "line/NOUN/obj/3",
        "crossed",
        True,
    ),
    (  # whatever the tree calls the name beside its noun
        "Orme/PROPN/nmod/2 units/NOUN/nsubj/3 crossed/VERB/root/0 the/DET/det/5 line/NOUN/obj/3",
        "crossed",
        True,
    ),
    (
        "Ilan/PROPN/nsubj/3 Orme/PROPN/flat/1 shelled/VERB/root/0 Tarn/PROPN/obj/3",
        "shelled",
        True,
    ),
    (  # the tree has no word for what the name is to its verb
        "Ilan/PROPN/nsubj/2 Orme/PROPN/flat/5 often/ADV/advmod/5 has/AUX/aux/5 "
        "shelled/VERB/root/0 Tarn/PROPN/obj/5",
        "shelled",
        True,
    ),
    (
        "He/PRON/nsubj/2 died/VERB/root/0 after/SCONJ/mark/5 being/AUX/aux/5 "
        "shelled/VERB/advcl/2 by/ADP/case/7 Orme/PROPN/obl/5",
        "shelled",
        True,
    ),
    (  # the clause has lost its subject
        "Orme/PROPN/nsubj/2 came/VERB/root/0 after/SCONJ/mark/6 gunmen/NOUN/nsubj/5 "
        "shouting/VERB/acl/2 shelled/VERB/advcl/2 Tarn/PROPN/obj/6",
        "shelled",
        False,
    ),
    (  # so has this, two steps above the act
        "Orme/PROPN/nsubj/2 spoke/VERB/root/0 after/SCONJ/mark/6 gunmen/NOUN/nsubj/2 "
        "were/AUX/aux/6 said/VERB/parataxis/2 to/PART/mark/8 shell/VERB/xcomp/6 Tarn/PROPN/obj/8",
        "shell",
        False,
    ),
    (  # and this, whose subject was read as its object
        "They/PRON/nsubj/2 claimed/VERB/root/0 Orme/PROPN/obj/6 had/AUX/aux/6 been/AUX/aux/6 "
        "shelled/VERB/ccomp/2 in/ADP/case/8 Tarn/PROPN/obl/6",
        "shelled",
        False,
    ),
    (
        "Orme/PROPN/nsubj/2 fled/VERB/root/0 after/SCONJ/mark/4 shelling/VERB/advcl/2 "
        "Tarn/PROPN/obj/4",
        "shelling",
        True,
    ),
    (  # a noun that was read as a verb
        "Orme/PROPN/nsubj/3 was/AUX/aux/3 targeted/VERB/root/0 in/ADP/case/5 "
        "attacks/VERB/advcl/3 from/ADP/case/7 traders/NOUN/obl/5",
        "attacks",
        False,
    ),
    (  # "some of those" is no word for him, "he" may be
        "Orme/PROPN/nsubj/2 saw/VERB/root/0 that/SCONJ/mark/5 some/DET/nsubj/5 "
        "shelled/VERB/ccomp/2 Tarn/PROPN/obj/5",
        "shelled",
        False,
    ),
    (
        "Orme/PROPN/nsubj/2 knew/VERB/root/0 that/SCONJ/mark/5 he/PRON/nsubj/5 "
        "shelled/VERB/ccomp/2 Tarn/PROPN/obj/5",
        "shelled",
        True,
    ),
    (  # no subject at all: anybody's
        "Orme/PROPN/nmod/2 notes/NOUN/root/0 shelled/VERB/dep/2 Tarn/PROPN/obj/3",
        "shelled",
        False,
    ),
]


@pytest.mark.parametrize(("rows", "act", "may"), TREES)
def test_the_tree_says_whether_a_name_may_be_the_doer(rows: str, act: str, may: bool) -> None:
    text, sentence = tree(rows)
    claim = Claim("MIL.STRIKE", agent=("Orme",), reason=f"“{act}” shows MIL.STRIKE")
    told = Statement("st-1", "doc-1", (Span(0, len(text), text),), ARTICLE_VOICE, claims=(claim,))
    scene = Scene(text, default_codebook(), (), (), sentences=(sentence,))
    assert does_it("Orme", claim, told, scene) is may


def test_a_host_lets_others_act() -> None:
    text, sentence = tree("Orme/PROPN/nsubj/2 lets/VERB/root/0 men/NOUN/nsubj/4 pass/VERB/ccomp/2")
    claim = Claim("ENABLE.TRANSIT", agent=("Orme",), reason="“pass” shows ENABLE.TRANSIT")
    told = Statement("st-1", "doc-1", (Span(0, len(text), text),), ARTICLE_VOICE, claims=(claim,))
    scene = Scene(text, default_codebook(), (), (), sentences=(sentence,))
    assert does_it("Orme", claim, told, scene)
