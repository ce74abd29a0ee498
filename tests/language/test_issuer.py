"""Whose own document a text is, and what then is whose."""

import pytest
from tests.language.gold import best, read

from pactwatch.domain.actor import Actor, MonitorRole
from pactwatch.domain.statement import SpeakerStatus

BODY = "\n\nThe Movement condemns the bombing. We reject the lie that our men shelled the bridge."
# Heading or publisher -> the body that speaks.
CASES = {
    "a heading in capitals": ("STATEMENT OF THE HILL MOVEMENT ON THE TAL BRIDGE" + BODY, None),
    "a report with a date": ("Third report of the Hill Movement, submitted 3 May" + BODY, None),
    "a number": ("Directive no. 14/B of the Hill Movement" + BODY, None),
    "a letterhead": ("Hill Movement\n\nPress release No. 7" + BODY, None),
    "a letterhead in one paragraph": ("Hill Movement\nPress release, 3 May 2031" + BODY, None),
    "a press office": ("Hill Movement\nPress office, 3 May 2031" + BODY, None),
    "a title between": (
        "Hill Movement\nA bridge and a lie\nBriefing note, 3 May 2031" + BODY,
        None,
    ),
    "an organ below a letterhead": (
        "HILL MOVEMENT\nStatement by the Political Council\n3 May 2031" + BODY,
        None,
    ),
    "a post": ("Hill Movement press office\n@HillMovement · 3 May 2031" + BODY, None),
    "a publisher that is a body": ("Tal, 3 May 2031" + BODY, "Hill Movement"),
}


@pytest.mark.parametrize(("text", "publisher"), CASES.values(), ids=CASES)
def test_a_bodys_own_document_speaks_for_it(text: str, publisher: str | None) -> None:
    found = best(read(text, publisher=publisher), "the lie that our men shelled the bridge")
    assert found.speaker.status is SpeakerStatus.ORGANISATION
    assert (found.speaker.name or "").casefold() == "hill movement"
    assert found.speaker.reason
    assert found.speech_act == "DENY"


NEWS = {
    "a headline about a statement": "Statement by Hill Movement angers the coast" + BODY,
    "a news page": "Two killed at Tal Bridge" + BODY,
    "two bodies": "Statement of the Hill Movement" + "\n\nStatement of the Coast Army" + BODY,
}


@pytest.mark.parametrize("text", NEWS.values(), ids=NEWS)
def test_outside_quotations_we_is_never_who_spoke_last(text: str) -> None:
    said = "\n\n“It rained,” said Mira Oskel. We reject the lie that our men shelled the bridge."
    found = best(read(text.replace(BODY, said)), "the lie that our men shelled the bridge")
    assert found.speaker.status is SpeakerStatus.UNCLEAR
    assert "whoever wrote the text" in found.speaker.reason


def test_a_listed_body_above_the_kind_of_document_issues_it() -> None:
    """Whatever words its name is of, and with more than one word before "report"."""
    watch = Actor("w", ("Joint Lake Watch",), "MONITORING_BODY", MonitorRole.MONITOR)
    text = "JOINT LAKE WATCH\nThird monthly report, 4 July 2031" + BODY
    found = best(read(text, actors=(watch,)), "the lie that our men shelled the bridge")
    assert (found.speaker.name or "").casefold() == "joint lake watch"


def test_an_outlet_is_no_issuer_whatever_its_name() -> None:
    paper = Actor("p", ("Council Courier",), role=MonitorRole.MEDIA)
    for publisher, actors in (("Council Courier", (paper,)), ("The Mission Times", ())):
        text = "Tal, 3 May 2031" + BODY
        found = best(
            read(text, publisher=publisher, actors=actors),
            "the lie that our men shelled the bridge",
        )
        assert found.speaker.status is not SpeakerStatus.ORGANISATION


def test_a_heading_of_an_own_document_is_no_statement() -> None:
    text = "STATEMENT OF THE HILL MOVEMENT ON THE MASSACRE AT TAL" + BODY
    assert all("STATEMENT" not in s.content[0].text for s in read(text).statements)


def test_the_author_of_a_column_is_its_first_person() -> None:
    found = best(
        read("I have argued that it never meant to leave.", author="P. Olm"),
        "it never meant to leave",
    )
    assert found.speaker.name == "P. Olm"


COMMUNIQUE = (
    "Ministry of Defence of Tolmar\n\nPress statement No. 44\n\nKarst, 12 September\n\n"
    "No aircraft was in the air that day. Thirty families left Dunlin because of the floods. "
    "The other side put the figure at 120. Was anybody hurt? "
    "The Ministry of Defence stresses that the road is open.\n\n"
    "3 Letter to the monitors, on file\n\nAbout us\n\nThe ministry has two halls."
)


@pytest.mark.parametrize(
    "words",
    ["No aircraft was in the air that day", "Thirty families left Dunlin because of the floods"],
)
def test_plain_sentences_of_an_own_document_are_its_bodys(words: str) -> None:
    found = best(read(COMMUNIQUE), words)
    assert found.speaker.name == "Ministry of Defence of Tolmar"
    assert found.cue == ()
    assert found.quote_type == "DIRECT"


@pytest.mark.parametrize("words", ["figure at 120", "on file", "two halls", "Karst, 12"])
def test_what_others_put_notes_and_end_matter_are_not_its_bodys(words: str) -> None:
    said = (s for s in read(COMMUNIQUE).statements if not s.source)
    assert all(words not in span.text for s in said for span in s.content)


def test_a_short_name_is_the_body_whose_document_it_is() -> None:
    found = best(read(COMMUNIQUE), "the road is open")
    assert found.speaker.name == "Ministry of Defence of Tolmar"


def test_a_news_article_tells_no_plain_sentence_of_a_body() -> None:
    body = COMMUNIQUE.split("\n\n")[3]
    found = read(f"Two killed at Tal Bridge\n\n{body}").statements
    own = [s.speaker.status for s in found if not s.source]
    assert set(own) <= {SpeakerStatus.ARTICLE_VOICE}


def test_a_release_that_tells_about_its_body_is_its_own() -> None:
    text = (
        "FOR IMMEDIATE RELEASE\n\nLakeside Relief opens a road\n\n"
        "Ormond, 3 June — No shots were fired along the route.\n\n"
        "About Lakeside Relief\nIt is a charity with two offices."
    )
    found = best(read(text), "No shots were fired along the route")
    assert found.speaker.name == "Lakeside Relief"
    assert found.content[0].text == "No shots were fired along the route"


@pytest.mark.parametrize("short", ["Audit Office", "Audit Office of Tal", "Office"])
def test_a_body_is_itself_by_a_part_of_its_name_in_its_own_paper(short: str) -> None:
    whole = "Audit Office of Tal" if short.endswith("Tal") else "Municipal Audit Office"
    text = f"The {short} finds that nine of the twelve wells had been repaired by May."
    found = best(read(text, publisher=whole), "nine of the twelve wells had been repaired by May")
    assert found.speaker.name == whole


def test_the_council_is_not_the_opposition_leader_s_own_side() -> None:
    text = "Opposition leader Mira Oskel said the council had also closed two wells since May."
    found = best(read(text), "the council had also closed two wells since May")
    assert found.speech_act == "ASSERT"


LETTER = (
    "Letter dated 2 May 2033 from the Permanent Representative of Tolmar to the League addressed"
    " to the President of the Council\n\nI wish to state that our army shelled no village. My"
    " Government has withdrawn its guns from the valley. According to our information, the Hill"
    " Movement fired. We regret that the Movement continues to shelter rebels.\n\n"
)


def test_a_letter_on_behalf_of_a_state_is_that_states_and_who_signed_says_it() -> None:
    found = read(LETTER + "(Signed) Irene Maskell\nAmbassador").statements
    assert {s.speaker.name for s in found} == {"Irene Maskell"}
    assert {s.speaker.organisation for s in found} == {"Tolmar"}
    assert {s.speaker.role for s in found} == {"Permanent Representative"}
    assert not any(s.speech_act in {"EXPECT", "ADMIT"} for s in found)


def test_a_letter_nobody_signed_is_the_states() -> None:
    found = read(LETTER)
    assert {s.speaker.name for s in found.statements} == {"Tolmar"}
    assert found.issuer == "Tolmar"
    guns = best(found, "My Government has withdrawn its guns from the valley")
    assert [(c.conduct, c.agent) for c in guns.claims] == [("MIL.WITHDRAW", ("Tolmar",))]


def test_a_note_above_its_body_and_day_is_that_bodys() -> None:
    text = "Note to correspondents\nGovernment of Harrow, 14 April 2035\n\nNo trucks were sent."
    assert read(text).issuer == "Government of Harrow"


def test_a_missions_patrol_is_the_missions_own_eyes_wherever_it_stands() -> None:
    text = (
        "Lissom Verification Group\nDaily report 41/2035\n\nThe Group's patrol at Tam observed"
        " three trucks leaving the bank. The patrol went to the mill and saw nobody there."
    )
    found = read(text)
    assert len(found.statements) == 2
    assert {s.speaker.name for s in found.statements} == {"Lissom Verification Group"}


@pytest.mark.parametrize(
    "words",
    [
        "The navy had called up forty boatmen between 3 June and 9 August",
        "The guild called a strike in the salt works",
        "A team of divers found two wrecks off the pier",
        "Two farmers saw six lorries at the ford",
    ],
)
def test_what_others_do_is_the_bodys_own_tale(words: str) -> None:
    """To call up and to find a thing are deeds, and nothing that others report."""
    found = best(read(f"Note\n\n{words}.", publisher="Panel of Experts on Tolmar"), words)
    assert found.speaker.name == "Panel of Experts on Tolmar"


def test_what_another_body_found_is_its_own_to_tell() -> None:
    text = "Note\n\nThe Dorn Committee found eleven breaches of the truce."
    said = read(text, publisher="Panel of Experts on Tolmar").statements
    assert not [s for s in said if s.speaker.name == "Panel of Experts on Tolmar"]
