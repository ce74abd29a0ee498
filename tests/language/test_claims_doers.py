"""Who does it: names that only say whose side others are on, whose "by" it is, who stands beside.

Each shape has a contrary one that must stay as it is.
"""

import pytest
from tests.language.gold_rows import claims_in

# Code, a sentence, who does it.
DOERS = [
    # A name within a tie is not the one who does it; a name behind the tie is.
    ("MIL.STRIKE", "Airstrikes by the U.N.-backed force killed nine people.", "U.N.-backed force"),
    ("MIL.STRIKE", "The Kess-backed Orlan Front shelled the market of Sorrel.", "Orlan Front"),
    ("MIL.STRIKE", "The pro-Varo Orlan Brigade shelled the market of Sorrel.", "Orlan Brigade"),
    ("MIL.STRIKE", "Fears grew since the onset of Union-sanctioned airstrikes.", ""),
    ("MIL.STRIKE", "Fears grew since the onset of Union airstrikes.", "Union"),
    ("MIL.WITHDRAW", "Forces loyal to the Kessian leader Moam Gaddar pulled back from Karo.",
     "Moam Gaddar"),
    ("MIL.STRIKE", "Kess special forces shelled the market of Sorrel.", "Kess"),
    ("MIL.STRIKE", "The group, aided by Kess-led coalition airstrikes, won back the town.",
     "Kess-led coalition"),
    # The "by" of a participle tells who did that, and not who did what stands before it.
    ("PRIS.RELEASE", "It led to the release of nine monks taken captive by Orlan militants.", ""),
    ("PRIS.RELEASE", "It led to the release of nine captives by the Orlan Front.",
     "Orlan Front"),
    ("PRIS.RELEASE", "The Orlan detainees were released on Monday.", ""),
    # Who is told of in the clause above does not do what the clause beside it tells.
    ("MIL.WITHDRAW", "The militants captured 20 soldiers before withdrawing.", "militants"),
    ("THREAT.ATTACK_DOMESTIC",
     "The soldiers were abducted when militants overran the town of Sorrel.", "militants"),
    ("THREAT.ATTACK_DOMESTIC",
     "He and another jihadist were kidnapped, tortured and robbed by a rival group.", ""),
    ("THREAT.ATTACK_DOMESTIC", "The jihadists stormed the town and robbed two shepherds.",
     "jihadists"),
    # Where it happens, and what it is done with, is nobody.
    ("MIL.STRIKE", "Orlan Front leader Abu Dremal was killed in an airstrike on Sunday.", ""),
    ("MIL.STRIKE", "Orlan Front leader Abu Dremal was killed in a Kess airstrike.", "Kess"),
    ("MIL.STRIKE", "A barrage of 28 mortar rounds killed 22 prisoners.", ""),
    ("MIL.STRIKE", "A drone struck a hideout at dawn.", ""),
    ("MIL.STRIKE", "A Kessian drone struck a hideout at dawn.", "Kessian"),
    ("MIL.STRIKE", "Special forces using drones destroyed an Orlan camp.", "Special forces"),
    ("MIL.STRIKE", "Pro-government troops are bombarding the city with shells and rocket fire.",
     "Pro-government troops"),
    # Whose attack it is stands right before it.
    ("THREAT.ATTACK_DOMESTIC", "Activists spoke of fresh government attacks on the district.",
     "government"),
    ("THREAT.ATTACK_DOMESTIC",
     "The Orlan group fights the government, often launching attacks against state targets.",
     "Orlan group"),
    ("THREAT.ATTACK_DOMESTIC",
     "Amnesty accused the Varo military of war crimes, including extrajudicial killings.",
     "Varo military"),
    # Who is charged is the object, whatever stands between; or the body whose men they are.
    ("THREAT.ATTACK_DOMESTIC", "The council accused the army on Monday of burning farms.", "army"),
    ("MIL.STRIKE", "The council accused men from the Hill Front of shelling Orna.", "Hill Front"),
    ("MIL.STRIKE", "The council accused men from the Hill Front of the shelling of Orna.",
     "Hill Front"),
    ("THREAT.ATTACK_DOMESTIC",
     "The brigade that the council accused of attacks on convoys has left.", "brigade"),
    ("MIL.STRIKE", "Soldiers that residents accused of shelling Holm have left.", "Soldiers"),
    # "By" of the clause before, and the noun behind an adjective.
    ("POS.NO_ASSESSMENT",
     "Asked by the Courier, the interior ministry could not comment on the reports.",
     "interior ministry"),
    ("TIES.COMMUNICATION",
     "The Council sought further help and was in touch with the Orlan Front.", "Council"),
    # Several sides by one noun, whoever goes somewhere to do it, and who is only told of.
    ("MIL.STRIKE", "US and UK forces shelled the market of Sorrel.", "US, UK"),
    ("THREAT.ATTACK_DOMESTIC", "Iraqi and Kurdish forces stormed the town of Sorrel.",
     "Iraqi forces, Kurdish forces"),
    ("COOP.JOINT_DEPLOY",
     "A Kessian woman who travelled to Varo to fight alongside the Orlan Front was abducted.",
     "Kessian woman"),
    ("MIL.STRIKE", "Government planes carried out air raids 40 minutes from al-Karo.",
     "Government planes"),
    ("TIES.RELATIONSHIP_UNSPECIFIED", "He was captured by forces loyal to the Assar regime.", ""),
    ("THREAT.ATTACK_DOMESTIC",
     "The former Defence Force soldier was taken after the jihadists launched three bombings.",
     "jihadists"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "agent"), DOERS)
def test_the_doer_is_who_the_words_say(code: str, text: str, agent: str) -> None:
    found = [", ".join(c.agent) for c in claims_in(text) if c.conduct == code]
    assert found == [agent]


@pytest.mark.parametrize(
    ("text", "is_hit"),
    [
        ("The media centre stood there when it was hit by a shell.", True),
        ("It emerged on Monday that shells were lost.", False),
    ],
)
def test_it_may_be_hit_where_it_stands_for_something(text: str, is_hit: bool) -> None:
    assert ("MIL.STRIKE" in {c.conduct for c in claims_in(text)}) is is_hit
