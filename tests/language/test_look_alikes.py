"""Sentences with the words of a conduct in which it does not occur, beside one in which it does."""

import pytest
from tests.language.gold_rows import claims_in

from pactwatch.domain.claim import Claim

# Code, a sentence that only looks like it, one that shows it.
PAIRS = [
    ("COOP.ARMS", "The rebels' mortars were handed in at Tarsis.",
     "The rebels' mortars were bought from Varo."),
    ("ENABLE.MEDIA", "The movement's news channel carried a picture of three men.",
     "The Council's radio carried the movement's sermons."),
    ("MIL.STRIKE", "The brigade used a drone to film the town.",
     "The brigade used a drone against the town."),
    ("MIL.STRIKE", "The president ordered the army to stop shelling Tarsis.",
     "The president ordered airstrikes on Tarsis."),
    ("MIL.BASE_CLOSE", "The customs posts at the bridge are closed to traffic.",
     "The posts at the bridge are closed."),
    ("COOP.ARMS", "They are armed with M-14s and hand-guns.", "They armed the militia."),
    ("COOP.TRAIN_PROVIDED_TO_HOST", "She was training with the rebels.",
     "She was training the rebels."),
    ("THREAT.ATTACK_DOMESTIC", "The fighting has killed hundreds of fighters.",
     "The fighters have killed hundreds of villagers."),
    ("THREAT.ATTACK_DOMESTIC", "They counted two Karo police shot dead on Sunday.",
     "The police shot dead two villagers on Sunday."),
    ("THREAT.ATTACK_DOMESTIC", "Three days of storms kept boats from the besieged city of Tarsis.",
     "The rebels besieged the city of Tarsis for three days."),
    ("SANC.LIST", "The Union-sanctioned patrols began in May.",
     "The Union sanctioned two officers of the Front in May."),
    ("PRIS.RELEASE", "The Front has yet to release an official statement.",
     "The Front has yet to release two officials of the council."),
    ("PRIS.RELEASE", "The Front released an interview with a captive pilot.",
     "The Front released a captive pilot."),
    ("PRIS.RELEASE", "The girls were kidnapped as they were driven back to school by bus.",
     "The girls kidnapped in May are back home."),
    ("MIL.CEASEFIRE_VIOLATION", "The coach, fired in June, filed a breach of contract suit.",
     "The brigade fired on the post in breach of the truce."),
    ("MIL.FORCE_LEVEL", "The toll includes 2,493 civilians and 1,345 soldiers.",
     "Varo keeps 1,345 soldiers in the valley."),
    ("NEG.SUSPEND", "That makes a rescue harder, leaving talks as the only way.",
     "The Front left the talks in Tarsis."),
    ("COOP.EMBED", "The minister Pal Rosk has defected to Kessia.",
     "Two captains have defected to the rebels."),
    ("POS.ADMIT", "Only 2,200 refugees were admitted in four years.",
     "The minister admitted that two refugees were beaten."),
    ("POS.ACCUSE", "Cheese and late nights were blamed for his gout.",
     "The Front was blamed for the raid."),
    ("TIES.RELATIONSHIP_UNSPECIFIED", "The police are close to identifying the militant.",
     "The police are close to the militants."),
    ("ENABLE.TRANSIT", "The plan is to ensure freedom of movement for reporters.",
     "The council ensures freedom of movement for the militants."),
    ("MIL.STRIKE", "The Front's missiles fell into the hands of Kessia.",
     "The Front's missiles fell into the market of Tarsis."),
    ("POS.NO_ASSESSMENT", "We will not say no to the offer.",
     "We will not say how many came."),
    ("HOST.DOCUMENTS", "The wives of the militants carried papers after crossing from Kessia.",
     "The militants carried passports from Kessia."),
    ("COOP.TRAIN_PROVIDED_TO_HOST", "The brigade drills its recruits twice a week.",
     "The brigade drills the militia's recruits twice a week."),
    ("THREAT.ATTACK_DOMESTIC", "The hospital counted four rebels killed and nine wounded.",
     "Four rebels killed nine villagers."),
    ("MIL.WITHDRAW", "Some were forced to leave the unit after the inquiry.",
     "The unit was told to leave, and the soldiers left at noon."),
    ("MIL.WITHDRAW", "The fighters withdrew their complaint on Monday.",
     "The fighters withdrew from the valley on Monday."),
    ("COOP.LOGISTICS", "A paid army of clerks counts the votes.",
     "The council paid the militia for the raid."),
    ("MIL.STRIKE", "Many remember the bombing of two hotels after the war in Marl.",
     "A bombing campaign in Marl began on Monday."),
    ("THREAT.ATTACK_DOMESTIC", "A gas explosion killed two miners at Tarsis.",
     "A bomb killed two miners at Tarsis."),
    ("THREAT.ATTACK_DOMESTIC", "The brigade's wounded are in the clinic at Tarsis.",
     "The brigade wounded two fishermen at Tarsis."),
    ("THREAT.ATTACK_DOMESTIC", "One rebel climbed into the pen of the lion and was killed.",
     "One rebel climbed into the tower and killed two villagers."),
    ("MIL.WITHDRAW", "The company is still in the market for two ferries.",
     "The battalion is still in the market at Tarsis."),
    ("RESTRAIN.INSTRUCT", "The signalmen were ordered not to smoke on duty.",
     "The guards were ordered not to let any gunman cross."),
    ("THREAT.ATTACK_DOMESTIC", "The fishermen attacked the plan to close the reef.",
     "The gunmen attacked the fishermen at the reef."),
    ("RESTRAIN.CT_OPERATION", "They fight in the militia's trenches now and then.",
     "They fight the militia now and then."),
    ("MIL.STRIKE", "The observer counts rockets in a church at Tarsis.",
     "Rockets fell in the market at Tarsis."),
    ("ENABLE.TRANSIT", "The instructors went home in 2019.",
     "The operatives come and go freely."),
    ("TIES.MEETING", "We gather they go out with the Kestrel Brigade in places.",
     "The Orlan Front sat down with the Kestrel Brigade in Tarsis."),
    ("THREAT.ATTACK_DOMESTIC", "The midfielder attacked the goal all evening.",
     "The gunmen attacked the village at dawn."),
    ("COOP.JOINT_DEPLOY", "The rescue teams carried out a joint operation with the firefighters.",
     "The Front carried out a joint operation with the Kestrel Brigade."),
    ("COOP.TRAIN_PROVIDED_TO_HOST", "The nurses trained patients to walk again.",
     "The instructors trained fighters of the Front."),
    ("HOST.DOCUMENTS", "The office granted visas to journalists.",
     "The office granted visas to the militants."),
    ("HOST.RELOCATE", "The agency moved patients to the coast.",
     "The brigade moved the militants to the coast."),
    ("MIL.WITHDRAW", "Varo withdrew from the treaty in May.",
     "Varo withdrew its troops from Sorrel in May."),
    ("PRIS.RELEASE", "The ministry released a statement on the visit.",
     "The ministry released forty prisoners."),
    ("THREAT.INCITE", "The law against incitement to hatred passed the assembly.",
     "The preacher's incitement to violence shocked Tarsis."),
    ("MIL.FORCE_LEVEL", "Varo stayed for 29 years, finally recalling its soldiers.",
     "Varo keeps 29 soldiers in Sorrel."),
    ("TIES.RELATIONSHIP_UNSPECIFIED", "He was fined in relation to a raid on the port.",
     "The Front has close relations with the Kestrel Brigade."),
    ("MIL.WITHDRAW", "The aim is the withdrawal of Varo troops from Sorrel.",
     "The first step was the withdrawal of Varo troops from Sorrel."),
    ("COOP.ARMS", "There is a consensus in Tarsis against sending rifles to the Front.",
     "Varo is sending rifles to the Front against the will of Tarsis."),
    ("MIL.WITHDRAW", "There are several scenarios: Varo could withdraw its troops from Sorrel.",
     "There were several columns: Varo could withdraw its troops from Sorrel."),
    ("THREAT.ATTACK_DOMESTIC",
     "Efforts to prevent forces loyal to Varo from attacking villagers were slowed by snow.",
     "Forces loyal to Varo were attacking villagers in the snow."),
    ("MIL.WITHDRAW", "For the minister the question of withdrawal of Varo troops is a hard one.",
     "For the minister the withdrawal of Varo troops is a hard one."),
    ("MIL.WITHDRAW", "The talks cover the timetable for the withdrawal of Varo troops.",
     "The talks cover the withdrawal of Varo troops."),
    ("PRIS.RELEASE", "The idea of a release of prisoners by Varo has few friends.",
     "The release of prisoners by Varo has few friends."),
    ("MIL.WITHDRAW", "In a second phase the guns would be removed before a pullout of Varo troops.",
     "In a second phase the guns were removed before a pullout of Varo troops."),
    ("COOP.LOGISTICS", "Varo was blamed for sending too many fighters but not enough medicine.",
     "Varo was blamed for sending the fighters enough medicine."),
    ("THREAT.ATTACK_DOMESTIC", "The mayor was tortured by doubts.",
     "Dozens of prisoners were tortured in the mill."),
    ("THREAT.ATTACK_DOMESTIC", "The council was silent on torture.",
     "The torture of detainees by Varo went on."),
    ("THREAT.ATTACK_DOMESTIC", "She was the victim of a deliberate lie.",
     "She was the victim of a deliberate ambush."),
    ("MIL.WITHDRAW", "The force is out of touch with the valley.",
     "The force is out of the valley."),
    ("SANC.DELIST", "A quick removal of evidence from the mill made the search useless.",
     "A quick removal of the Front from the sanctions list was welcomed."),
    ("PRIS.RELEASE", "The promised release of the prisoners was explained.",
     "The promised release of the prisoners never came."),
    ("THREAT.ATTACK_DOMESTIC", "The minister suffered attacks from the opposition.",
     "Villagers suffered attacks from the Front."),
    ("MIL.WITHDRAW", "The troops abandoned heavy equipment in the snow.",
     "The troops abandoned Sorrel in the snow."),
    ("THREAT.ATTACK_DOMESTIC", "The crew turned its hoses on the market.",
     "The crew turned its guns on the market."),
    ("HOST.SHELTER", "The clerk hid his real agenda.",
     "The clerk hid the militants."),
    ("MIL.WITHDRAW", "The editor withdrew the feature from print.",
     "The brigade withdrew from the valley."),
    ("COOP.ARMS", "Soldiers armed with batons stood at the gate.",
     "Varo armed the rebels."),
    ("RESTRAIN.CT_OPERATION", "The pipeline was attacked by rebels.",
     "The army attacked the rebels."),
    ("RESTRAIN.ARREST", "The film lay on captured cell phones.",
     "The film showed captured militants."),
    ("THREAT.ATTACK_DOMESTIC", "The quake killed forty villagers.",
     "The gunmen killed forty villagers."),
    ("STR.COUNT", "It was 5:30, and the rebels slept.",
     "About 530 rebels slept there."),
    ("HOST.SHELTER", "Farmers sheltered under the bridge from the hail.",
     "The farmers sheltered the militants."),
    ("THREAT.ATTACK_DOMESTIC", "The newspaper attacked the minister's record on schools.",
     "The gunmen attacked the schools."),
    ("NEG.RESUME", "The two banks resumed talks about a merger.",
     "The two sides resumed talks about a truce."),
    ("MIL.BASE_CLOSE", "The school closed its base camp for climbers.",
     "The army closed its base in the hills."),
    ("THREAT.ATTACK_DOMESTIC", "The gunner learned to lay mines.",
     "The gunner laid mines on the road."),
    ("NEG.RESUME", "The mine resumed work after the talks with the owners.",
     "The two sides resumed the talks after a week."),
    ("PRIS.RELEASE", "Varo handed over the remains of nine soldiers.",
     "Varo handed over nine soldiers."),
    ("PRIS.RELEASE", "None of the released prisoners was beaten.",
     "None of the prisoners was released."),
    ("MIL.FORCE_LEVEL", "The unit still holds nine soldiers of Varo.",
     "Nine soldiers of Varo are stationed in Sorrel."),
]  # fmt: skip


def claim(code: str, text: str) -> Claim | None:
    return next((c for c in claims_in(text) if c.conduct == code), None)


@pytest.mark.parametrize(("code", "alike", "real"), PAIRS)
def test_the_word_alone_is_no_conduct(code: str, alike: str, real: str) -> None:
    assert claim(code, alike) is None
    assert claim(code, real) is not None


def test_who_is_murdered_is_not_who_murders() -> None:
    bare = claim("THREAT.ATTACK_DOMESTIC", "The murder of two judges shook Tarsis.")
    owned = claim("THREAT.ATTACK_DOMESTIC", "The Front's murder of two judges shook Tarsis.")
    assert bare is None or bare.agent == ()
    assert owned is not None
    assert owned.agent == ("Front",)


def test_sanctioned_permits_the_deed_and_punishes_the_person() -> None:
    allowed = claim("THREAT.PLOT_EXTERNAL", "The council sanctioned a plot to kill the envoy.")
    punished = claim("THREAT.PLOT_EXTERNAL", "Varo was sanctioned over a plot to kill the envoy.")
    assert punished is not None
    assert punished.knowledge is None
    assert allowed is not None
    assert allowed.knowledge is not None


def test_what_is_laid_at_somebodys_door_is_that_bodys_doing() -> None:
    blamed = claim("MIL.STRIKE", "Villagers blamed an air raid on Oskland.")
    assert blamed is not None
    assert blamed.agent == ("Oskland",)
