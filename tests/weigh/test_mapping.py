"""Which way a claim bears on which duty."""

from dataclasses import replace
from typing import Any

import pytest
from tests.weigh.factories import (
    ACCORD,
    ACTORS,
    CODEBOOK,
    COMMANDERS,
    DEPLOYED,
    FRONT,
    LAKE_WATCH,
    MERIDIA,
    NO_FIGHTERS,
    PANEL_HEAD,
    PRESENT,
    SHELTERED,
    STATED,
    TIES,
    TRAINING,
    VOICE,
    act,
    claim,
    doing,
    duty,
    links_of,
    mkstatement,
)

from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import DutyPolarity, Element, ElementType
from pactwatch.domain.claim import Claim, Knowledge, Polarity
from pactwatch.domain.evidence import Bearing, EvidenceLink
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.statement import (
    EvidenceState,
    Factuality,
    Mode,
    Speaker,
    SpeakerStatus,
    SpeechAct,
)
from pactwatch.weigh import propose_links
from pactwatch.weigh.bearing.mapping import LinkProposer
from pactwatch.weigh.bearing.wholeness import tells_beginning


def bearings(made: Claim, speaker: Speaker = PANEL_HEAD, **changes: Any) -> dict[str, str]:
    found = links_of(mkstatement(speaker, made, **changes))
    return {link.obligation_id: link.bearing.value for link in found}


def link_on(obligation: str, made: Claim, **changes: Any) -> EvidenceLink:
    found = links_of(mkstatement(changes.pop("speaker", PANEL_HEAD), made, **changes))
    return next(link for link in found if link.obligation_id == obligation)


def test_a_code_reaches_the_duties_that_list_it() -> None:
    assert bearings(SHELTERED) == {"not-host": "SUPPORTS_BREACH", "no-threat": "CONTEXT"}
    assert bearings(DEPLOYED) == {
        "not-host": "CONTEXT",
        "no-threat": "CONTEXT",
        "instruct": "UNDERCUTS",
    }
    assert bearings(claim("RESTRAIN.EXPEL")) == {
        "not-host": "MITIGATES",
        "no-training": "MITIGATES",
        "no-threat": "MITIGATES",
        "no-recruiting": "MITIGATES",
    }
    assert bearings(claim("POS.REVIEW_ANNOUNCED")) == {}


@pytest.mark.parametrize(
    ("agent", "counterpart"),
    [
        (("Meridian forces",), ("Ashen Circle",)),
        (("Lake Watch",), ("Ashen Circle",)),
        (("Harrow League",), ("Ashen Circle",)),
        (("Corran Front",), ("Meridia",)),
        (("Corran Front",), ("Harrow League",)),
        ((), ("Harrow League",)),
    ],
)
def test_conduct_of_or_with_others_does_not_bear(
    agent: tuple[str, ...], counterpart: tuple[str, ...]
) -> None:
    assert bearings(replace(DEPLOYED, agent=agent, counterpart=counterpart)) == {}


def test_words_for_nobody_in_particular_pass_and_are_noted() -> None:
    made = replace(SHELTERED, counterpart=("the militants",))
    link = link_on("not-host", made)
    assert link.bearing is Bearing.SUPPORTS_BREACH
    assert "“the militants” names nobody in particular" in link.rationale


def test_an_act_of_refraining_without_the_promisor_is_context() -> None:
    assert bearings(replace(SHELTERED, agent=()))["not-host"] == "CONTEXT"


def test_a_guest_of_somewhere_else_does_not_bear() -> None:
    elsewhere = replace(PRESENT, counterpart=("Ashen Circle",), place="Velden")
    assert bearings(elsewhere) == {}
    assert bearings(replace(elsewhere, place="northern Osteria"))["no-threat"] == "CONTEXT"
    assert bearings(replace(elsewhere, place="certain valleys"))["no-threat"] == "CONTEXT"


def test_an_admission_without_a_place_is_about_the_speakers_own_ground() -> None:
    bare = replace(PRESENT, place=None)
    assert bearings(bare) == {}
    assert bearings(bare, COMMANDERS)["not-host"] == "CONTEXT"


def test_a_denial_by_the_promisor_reaches_what_entails_it() -> None:
    found = bearings(NO_FIGHTERS, FRONT, speech_act=SpeechAct.DENY)
    assert found == {"not-host": "DENIES", "no-training": "DENIES", "no-threat": "DENIES"}


def test_a_denial_is_known_by_its_act_too() -> None:
    assert bearings(SHELTERED, FRONT, speech_act=SpeechAct.DENY)["not-host"] == "DENIES"


def test_what_a_statement_denies_first_is_not_all_it_tells() -> None:
    """ "We cannot stand by while he shells them": the claim says for itself whether it is so."""
    found = bearings(SHELTERED, PANEL_HEAD, factuality=Factuality.CERTAIN_NEG)
    assert found["not-host"] == "SUPPORTS_BREACH"


def test_the_same_words_from_anybody_else_rebut() -> None:
    assert bearings(NO_FIGHTERS, LAKE_WATCH) == {"not-host": "REBUTS", "no-training": "REBUTS"}


def test_no_performance_is_rebutted_by_others_and_undercut_by_the_promisor() -> None:
    not_gone = claim(
        "MIL.WITHDRAW",
        agent=("Meridian troops",),
        counterpart=(),
        polarity=Polarity.NEGATIVE,
    )
    assert bearings(not_gone) == {"withdraw": "REBUTS"}
    assert bearings(not_gone, MERIDIA) == {"withdraw": "UNDERCUTS"}


@pytest.mark.parametrize(
    "changes",
    [
        {"state": EvidenceState.QUARANTINED},
        {"flags": (Flag(FlagCode.ROLE_CONFLICT, Severity.BLOCK, "x"),)},
        {"speech_act": SpeechAct.URGE},
        {"speech_act": SpeechAct.PLEDGE},
        {"speech_act": SpeechAct.NON_ASSESSMENT, "factuality": Factuality.UNDERSPECIFIED},
        {"modes": (Mode.FUTURE,)},
        {"modes": (Mode.HYPOTHETICAL,)},
    ],
)
def test_what_is_no_evidence_of_conduct_gives_no_link(changes: dict[str, Any]) -> None:
    assert bearings(SHELTERED, **changes) == {}


@pytest.mark.parametrize("code", ["HOST.SHELTER", "RESTRAIN.EXPEL", "TIES.MEETING"])
def test_what_ended_before_the_duty_began_is_background(code: str) -> None:
    old = claim(code, when="../2020-02-29", when_basis="STATED")
    assert set(bearings(old).values()) == {"NEUTRAL"}
    begins = claim(code, when="../2020-03-01", when_basis="STATED")
    assert "NEUTRAL" not in bearings(begins).values()


def test_performance_needs_the_promisor_or_its_performer() -> None:
    gone = claim("MIL.WITHDRAW", agent=("Meridian troops",), counterpart=())
    assert bearings(gone) == {"withdraw": "SUPPORTS_PERFORMANCE"}
    assert bearings(replace(gone, agent=("Corran Front",))) == {}
    assert bearings(replace(gone, agent=("Velden",))) == {}
    assert bearings(replace(gone, agent=("foreign troops",))) == {}
    nearby = replace(gone, agent=("foreign troops",), place="Osteria")
    assert bearings(nearby) == {"withdraw": "SUPPORTS_PERFORMANCE"}


def test_whoever_was_to_be_sent_away_has_gone() -> None:
    """ "Nine of the 14 advisers of the Circle have left", where they were to be sent home."""
    sent = doing("send-home", "MIL.WITHDRAW", target=("ashen",))
    book = replace(ACCORD, obligations=(sent,))
    gone = mkstatement(PANEL_HEAD, claim("MIL.WITHDRAW", agent=("Ashen Circle",), counterpart=()))
    expelled = mkstatement(
        PANEL_HEAD, claim("RESTRAIN.EXPEL", agent=("Ashen Circle",), counterpart=())
    )
    found = propose_links(gone, agreement=book, actors=ACTORS, codebook=CODEBOOK)
    assert [link.bearing for link in found] == [Bearing.SUPPORTS_PERFORMANCE]
    assert propose_links(expelled, agreement=book, actors=ACTORS, codebook=CODEBOOK) == []


def test_what_must_happen_first_is_context_on_the_duty_that_waits() -> None:
    talks = claim("NEG.START", agent=("Corran Front",), counterpart=("Meridia",))
    assert bearings(talks) == {}
    begun = claim("NEG.START", agent=("Meridia",), counterpart=("Corran Front",))
    assert bearings(begun) == {"review-lists": "CONTEXT"}


@pytest.mark.parametrize(
    ("made", "elements"),
    [
        (SHELTERED, (1, 2)),
        (STATED, (1, 2, 3, 4)),
        (replace(STATED, place="areas under Corran Front control"), (1, 2, 3, 4)),
        (replace(STATED, place="the Ashen-held valley"), (1, 2, 4)),
        (replace(STATED, place="Osteria"), (1, 2, 4)),
        (replace(STATED, when="2020-03-01"), (1, 2, 3, 4)),
        (replace(STATED, when="2020-02/2020-05"), (1, 2, 3)),
        (replace(STATED, when="2020-11", when_basis="TENSE"), (1, 2, 3)),
        (replace(STATED, when=None), (1, 2, 3)),
        (replace(STATED, when="not a date"), (1, 2, 3)),
    ],
)
def test_elements_shown_outright(made: Claim, elements: tuple[int, ...]) -> None:
    assert link_on("not-host", made).elements == elements


def test_a_listed_area_of_the_promisor_meets_the_place() -> None:
    actors = tuple(
        Actor(a.id, a.names, a.kind, a.role, areas=("Grey Vale",)) if a.id == "corran" else a
        for a in ACTORS
    )
    statement = mkstatement(PANEL_HEAD, replace(STATED, place="upper Grey Vale"))
    link = next(k for k in links_of(statement, actors=actors) if k.obligation_id == "not-host")
    assert link.elements == (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("made", "has_knowledge"),
    [
        (TRAINING, True),
        (replace(TRAINING, knowledge=None), False),
        (replace(TRAINING, agent=("Ashen Circle",), counterpart=()), False),
        (replace(TRAINING, knowledge=Knowledge.KNOWS), True),
    ],
)
def test_knowledge_is_the_promisors(made: Claim, has_knowledge: bool) -> None:
    assert (5 in link_on("no-training", made).elements) is has_knowledge


def test_who_permits_may_be_named_in_the_statement_that_carries_the_act() -> None:
    bare = replace(TRAINING, agent=(), place=None)
    alone = link_on("no-training", bare)
    assert 5 not in alone.elements
    together = links_of(mkstatement(PANEL_HEAD, TIES, bare))
    link = next(k for k in together if k.obligation_id == "no-training")
    assert 5 in link.elements
    other = replace(bare, agent=("the valley council",))
    apart = links_of(mkstatement(PANEL_HEAD, TIES, other))
    assert 5 not in next(k for k in apart if k.obligation_id == "no-training").elements


def test_an_expectation_is_tied_by_its_conduct_alone_and_counts_nothing() -> None:
    leaving = claim("MIL.WITHDRAW", agent=("foreign troops",), counterpart=())
    expected = {"speech_act": SpeechAct.EXPECT, "modes": (Mode.FUTURE,)}
    assert bearings(leaving, **expected) == {"withdraw": "NEUTRAL"}
    assert bearings(leaving) == {}
    assert bearings(replace(leaving, agent=("Velden",)), **expected) == {}


@pytest.mark.parametrize(
    ("words", "is_whole"),
    [
        ("The withdrawal of Meridian troops is complete", True),
        ("All Meridian troops have left", True),
        ("Meridian troops began to leave", False),
        ("Nearly all Meridian troops have left", False),
        ("Meridian troops have left three camps", False),
    ],
)
def test_a_gradual_duty_is_whole_only_where_the_words_say_so(words: str, is_whole: bool) -> None:
    gone = claim("MIL.WITHDRAW", agent=("Meridian troops",), counterpart=())
    assert (6 in link_on("withdraw", gone, words=words).elements) is is_whole


@pytest.mark.parametrize(
    ("words", "elements"),
    [
        ("Some are still there", (6,)),
        ("Many of the soldiers have not left", (6,)),
        ("The soldiers have not left", ()),
        ("None of the soldiers has left", ()),
    ],
)
def test_that_some_are_left_is_a_no_to_the_whole_alone(
    words: str, elements: tuple[int, ...]
) -> None:
    stayed = claim(
        "MIL.WITHDRAW", agent=("Meridian troops",), counterpart=(), polarity=Polarity.NEGATIVE
    )
    assert link_on("withdraw", stayed, words=words).elements == elements


@pytest.mark.parametrize(
    ("words", "has_only_begun"),
    [
        ("The withdrawal began on Monday and is proceeding", True),
        ("The pullout is under way", True),
        ("The army has only partly withdrawn its guns", True),
        ("Half of the troops have left", True),
        ("As of this morning 600 soldiers have left", True),
        ("So far 600 soldiers have left", True),
        ("As of 11 August all soldiers have left", False),
        ("The soldiers left at the start of June", False),
        ("The withdrawal is complete", False),
        ("Meridian troops have left", False),
    ],
)
def test_to_begin_is_not_the_whole_of_any_duty(words: str, has_only_begun: bool) -> None:
    gone = claim("MIL.WITHDRAW", agent=("Meridian troops",), counterpart=())
    assert tells_beginning(gone, mkstatement(PANEL_HEAD, gone, words=words)) is has_only_begun


def test_to_begin_is_the_act_of_a_duty_to_talk() -> None:
    talks = claim("NEG.START", agent=("Meridia",), counterpart=())
    told = mkstatement(PANEL_HEAD, talks, words="Talks began on Monday")
    assert not tells_beginning(talks, told)


@pytest.mark.parametrize("thing", ["beekeepers", "fishermen", "surveyors"])
def test_what_only_this_duty_deals_with_ties_a_claim_to_it(thing: str) -> None:
    duty = doing("free", "MIL.WITHDRAW", text=f"Meridia lets all forty {thing} go")
    accord = replace(ACCORD, obligations=(duty,))
    freed = claim("MIL.WITHDRAW", agent=(), counterpart=(), object=f"40 {thing}")
    found = links_of(mkstatement(LAKE_WATCH, freed), agreement=accord)
    assert [link.bearing.value for link in found] == ["SUPPORTS_PERFORMANCE"]
    assert thing in found[0].rationale
    other = replace(freed, object="40 drivers")
    assert links_of(mkstatement(LAKE_WATCH, other), agreement=accord) == []


def test_nobodys_conduct_bears_on_the_duty_whose_matter_its_words_name() -> None:
    """A rise of the tax on bread, told by nobody's hand: context, and no breach of anybody's."""
    raised = replace(act("MIL.WITHDRAW"), text="raises the tax on bread")
    held = duty("tax", elements=(raised,), target=(), context=())
    accord = replace(ACCORD, obligations=(held,))
    risen = claim("MIL.WITHDRAW", agent=(), counterpart=())
    told = mkstatement(LAKE_WATCH, risen, words="The rate on bread rose to six per cent")
    found = links_of(told, agreement=accord)
    assert [link.bearing for link in found] == [Bearing.CONTEXT]
    assert "bread" in found[0].rationale
    other = mkstatement(LAKE_WATCH, risen, words="The rate on salt rose to six per cent")
    assert links_of(other, agreement=accord) == []
    by_other = replace(risen, agent=("Velden",))
    told = mkstatement(LAKE_WATCH, by_other, words="Velden raised the rate on bread")
    assert links_of(told, agreement=accord) == []


def test_what_the_protected_side_says_it_got_bears_on_the_duty() -> None:
    """ "The sum has arrived", says who is owed it; not where it owes the like itself."""
    paid = doing("pay", "MIL.WITHDRAW", text="Meridia pays")
    accord = replace(ACCORD, obligations=(paid,))
    got = claim("MIL.WITHDRAW", agent=(), counterpart=())
    told = mkstatement(FRONT, got, words="The sum has arrived")
    found = links_of(told, agreement=accord)
    assert [link.bearing for link in found] == [Bearing.SUPPORTS_PERFORMANCE]
    assert links_of(mkstatement(LAKE_WATCH, got, words="It has arrived"), agreement=accord) == []
    back = replace(paid, id="back", promisor=("corran",), beneficiary=("meridia",))
    mirrored = replace(ACCORD, obligations=(paid, back))
    assert [k.obligation_id for k in links_of(told, agreement=mirrored)] == ["back"]


def test_what_the_agreements_monitor_saw_done_bears_on_who_alone_owes_it() -> None:
    """ "Nine more walked free in Brack", says the monitor; anybody else may speak of other men."""
    paid = doing("pay", "MIL.WITHDRAW", text="Meridia pays")
    accord = replace(ACCORD, obligations=(paid,), actors=ACTORS)
    done = claim("MIL.WITHDRAW", agent=(), counterpart=(), place="Brack")
    told = mkstatement(PANEL_HEAD, done, words="Nine more have gone")
    assert [k.bearing for k in links_of(told, agreement=accord)] == [Bearing.SUPPORTS_PERFORMANCE]
    other = mkstatement(LAKE_WATCH, done, words="Nine more have gone")
    assert links_of(other, agreement=accord) == []
    back = replace(paid, id="back", promisor=("corran",), beneficiary=("meridia",))
    both = replace(accord, obligations=(paid, back))
    assert links_of(told, agreement=both) == []


def test_the_number_that_a_duty_asks_for_ties_a_claim_to_it() -> None:
    whole = Element(2, ElementType.QUALIFIER, "all 60 men")
    elements = (act("MIL.WITHDRAW"), whole)
    paid = doing("pay", "MIL.WITHDRAW", text="Meridia lets them go", elements=elements)
    accord = replace(ACCORD, obligations=(paid,))
    done = claim("MIL.WITHDRAW", agent=(), counterpart=())
    told = mkstatement(LAKE_WATCH, done, words="44 of the 60 have gone")
    found = links_of(told, agreement=accord)
    assert [k.bearing for k in found] == [Bearing.SUPPORTS_PERFORMANCE]
    assert "60" in found[0].rationale
    other = mkstatement(LAKE_WATCH, done, words="44 of the 70 have gone")
    assert links_of(other, agreement=accord) == []
    fewer = replace(whole, text="all 70 men")
    back = replace(paid, id="back", promisor=("corran",), elements=(act("MIL.WITHDRAW"), fewer))
    mirrored = replace(accord, obligations=(paid, back))
    assert [k.obligation_id for k in links_of(told, agreement=mirrored)] == ["pay"]
    alike = replace(accord, obligations=(paid, replace(back, elements=elements)))
    assert links_of(told, agreement=alike) == []


@pytest.mark.parametrize(
    ("agent", "place", "words", "bears"),
    [
        ((), "the gates of Hazel prison", "Observers were turned away", True),
        ((), None, "They were refused entry at the depot in Hazel", True),
        ((), "Hazel", "Three men were abducted in Hazel on Monday", False),
        ((), None, "Three men were abducted outside the court of Hazel", False),
        ((), None, "A man was abducted on his way to Hazel prison", False),
        (("masked men",), "Hazel", "Masked men seized a lawyer in Hazel", False),
        (("guards",), None, "Guards at the Hazel depot refused them entry", False),
        ((), "the gates of Brack prison", "Observers were turned away", False),
        ((), None, "Refused entry at the prisons of Hazel and Brack", False),
        (("Lake Watch",), "Hazel", "Lake Watch turned them away", False),
    ],
)
def test_what_nobody_named_does_where_a_party_runs_it_is_context_for_its_duty(
    agent: tuple[str, ...], place: str | None, words: str, bears: bool
) -> None:
    """Of areas that two parties hold the words name both, and tell neither."""
    held = duty("aid", elements=(act("RESTRAIN.EXPEL"),), target=(), context=(), mitigates=())
    areas = {"corran": ("Hazel",), "meridia": ("Brack",)}
    actors = tuple(replace(a, areas=areas.get(a.id, ())) for a in ACTORS)
    accord = replace(ACCORD, obligations=(held,), actors=actors)
    refused = claim("RESTRAIN.EXPEL", agent=agent, counterpart=(), place=place)
    told = mkstatement(LAKE_WATCH, refused, words=words)
    found = links_of(told, agreement=accord, actors=actors)
    assert [k.bearing for k in found] == ([Bearing.CONTEXT] if bears else [])


def test_a_word_of_a_partys_name_is_no_matter_of_its_duty() -> None:
    """The Corran Front's duty deals with no front."""
    text = "The Corran Front turns no boat away"
    held = duty("aid", text=text, elements=(act("RESTRAIN.EXPEL"),), target=(), mitigates=())
    accord = replace(ACCORD, obligations=(held,))
    fronts = claim("RESTRAIN.EXPEL", agent=("fronts",), counterpart=(), place=None)
    assert links_of(mkstatement(LAKE_WATCH, fronts), agreement=accord) == []
    boats = replace(fronts, agent=("boats",))
    assert links_of(mkstatement(LAKE_WATCH, boats), agreement=accord) != []


def test_what_is_done_at_a_partys_own_post_is_context_for_its_duty() -> None:
    held = duty("aid", elements=(act("ENABLE.TRANSIT"),), target=(), context=())
    accord = replace(ACCORD, obligations=(held,))
    stopped = claim("ENABLE.TRANSIT", agent=(), counterpart=("lorries",), place="Corran checkpoint")
    told = mkstatement(LAKE_WATCH, stopped, words="Three lorries were held up")
    assert [k.bearing for k in links_of(told, agreement=accord)] == [Bearing.CONTEXT]
    elsewhere = mkstatement(
        LAKE_WATCH, replace(stopped, place="Velden checkpoint"), words="Held up"
    )
    assert links_of(elsewhere, agreement=accord) == []


def test_a_place_that_the_duty_names_is_not_elsewhere() -> None:
    held = doing("close", "MIL.WITHDRAW", text="Meridia closes its posts at Velden and Quarn")
    accord = replace(ACCORD, obligations=(held,))
    closed = claim("MIL.WITHDRAW", agent=(), counterpart=(), place="Velden")
    for speaker in (MERIDIA, LAKE_WATCH):
        found = links_of(mkstatement(speaker, closed), agreement=accord)
        assert [k.bearing for k in found] == [Bearing.SUPPORTS_PERFORMANCE]
    other = mkstatement(MERIDIA, replace(closed, place="Tarn"))
    assert links_of(other, agreement=accord) == []


@pytest.mark.parametrize(
    ("agent", "words", "bears"),
    [
        (("forty fishermen",), "Forty fishermen have come home", True),
        (("volunteers",), "Volunteers brought the fishermen home", True),
        (("forty shepherds",), "Forty shepherds have come home", False),
        (("Lake Watch",), "Lake Watch brought the fishermen home", False),
    ],
)
def test_whom_a_duty_is_about_may_do_it_themselves(
    agent: tuple[str, ...], words: str, bears: bool
) -> None:
    home = doing(
        "home",
        "MIL.WITHDRAW",
        text="Meridia lets all forty fishermen come home",
        elements=(Element(1, ElementType.ACT, "Fishermen come home", codes=("MIL.WITHDRAW",)),),
    )
    accord = replace(ACCORD, obligations=(home,))
    come = claim("MIL.WITHDRAW", agent=agent, counterpart=())
    assert bool(links_of(mkstatement(PANEL_HEAD, come, words=words), agreement=accord)) is bears


def test_what_the_codebook_speaks_of_ties_a_claim_to_no_duty() -> None:
    duty = doing("free", "MIL.WITHDRAW", text="Meridia lets all forty prisoners go")
    accord = replace(ACCORD, obligations=(duty,))
    common = replace(
        CODEBOOK,
        codes=tuple(
            replace(c, triggers=("{agent} free {object:prisoner|captive}",)) for c in CODEBOOK.codes
        ),
    )
    freed = claim("MIL.WITHDRAW", agent=(), counterpart=(), object="40 prisoners")
    proposer = LinkProposer(accord, ACTORS, common)
    assert proposer.links(mkstatement(LAKE_WATCH, freed)) == []


@pytest.mark.parametrize(
    ("words", "bears"),
    [("the chatter stops the work", False), ("a gap in the gate was shut", True)],
)
def test_the_doing_itself_ties_a_claim_to_no_duty(words: str, bears: bool) -> None:
    stop = doing(
        "stop",
        "OWN.STOP",
        text="Meridia shuts the gap",
        elements=(Element(1, ElementType.ACT, "Stops the gap", codes=("OWN.STOP",)),),
    )
    code = replace(CODEBOOK.codes[0], id="OWN.STOP", label="stops a gap", triggers=())
    book = replace(CODEBOOK, codes=(*CODEBOOK.codes, code))
    stopped = claim("OWN.STOP", agent=(), counterpart=())
    proposer = LinkProposer(replace(ACCORD, obligations=(stop,)), ACTORS, book)
    assert bool(proposer.links(mkstatement(VOICE, stopped, words=words))) is bears


def test_ids_depend_on_statement_claim_and_obligation_only() -> None:
    statement = mkstatement(PANEL_HEAD, SHELTERED, TIES)
    again = replace(statement, confidence=0.9)
    assert [k.id for k in links_of(statement)] == [k.id for k in links_of(again)]
    assert len({k.id for k in links_of(statement)}) == len(links_of(statement))
    elsewhere = replace(statement, id="st-other")
    assert not {k.id for k in links_of(statement)} & {k.id for k in links_of(elsewhere)}


def test_what_a_party_shall_not_do_to_a_group_is_no_deed_of_the_group() -> None:
    """Of a duty to shell nobody of the Circle; guests of its ground are another matter."""
    held = duty("spare", elements=(act("MIL.WITHDRAW"),), context=())
    accord = replace(ACCORD, obligations=(held,))
    for polarity in Polarity:
        theirs = claim("MIL.WITHDRAW", agent=("Ashen Circle",), counterpart=(), polarity=polarity)
        assert links_of(mkstatement(LAKE_WATCH, theirs), agreement=accord) == []
        own = replace(theirs, agent=("Corran Front",))
        assert links_of(mkstatement(LAKE_WATCH, own), agreement=accord) != []


def test_a_commander_who_says_that_he_did_it_speaks_of_his_side() -> None:
    """ "Colonel Dorran said that he had withdrawn his guns": the agent is his own name."""
    left = claim("MIL.WITHDRAW", agent=("Ruvo Dorran",), counterpart=(), place=None)
    owed = doing("leave", "MIL.WITHDRAW", promisor=("corran",), beneficiary=("meridia",))
    accord = replace(ACCORD, obligations=(owed,))
    speaker = Speaker("Ruvo Dorran", SpeakerStatus.NAMED, organisation="Corran Front")
    found = links_of(mkstatement(speaker, left), agreement=accord)
    assert [k.bearing for k in found] == [Bearing.SUPPORTS_PERFORMANCE]
    assert "own side" in found[0].rationale
    other = replace(speaker, organisation="Meridia")
    assert links_of(mkstatement(other, left), agreement=accord) == []
    named = replace(left, agent=("Dana Quill",))
    assert links_of(mkstatement(speaker, named), agreement=accord) == []


@pytest.mark.parametrize(
    ("text", "agent", "bears"),
    [
        ("Corran lets the Lake Watch leave by May.", "Lake Watch", True),
        ("Corran lets the Lake Watch leave by May.", "delegates", True),
        # Whom a duty only names is not let do it.
        ("Corran leaves the post of the Lake Watch by May.", "Lake Watch", False),
        ("Corran lets the guests leave by May.", "Lake Watch", False),
    ],
)
def test_whom_a_duty_lets_do_it_performs_it_by_doing_it(text: str, agent: str, bears: bool) -> None:
    owed = doing("leave", "MIL.VISIT", promisor=("corran",), beneficiary=(), text=text)
    accord = replace(ACCORD, obligations=(owed,))
    visit = claim("MIL.VISIT", agent=(agent,), counterpart=(), place=None)
    words = "Our delegates went there on 4 May."
    found = links_of(mkstatement(LAKE_WATCH, visit, words=words), agreement=accord)
    assert [k.bearing for k in found] == ([Bearing.SUPPORTS_PERFORMANCE] if bears else [])


def test_another_party_saying_it_does_not_make_it_the_promisors() -> None:
    speaker = Speaker("Meridia", SpeakerStatus.ORGANISATION)
    assert bearings(replace(SHELTERED, agent=("Meridia",)), speaker) == {}


@pytest.mark.parametrize(
    ("agent", "speaker", "bearing"),
    [
        ("his", COMMANDERS, "SUPPORTS_BREACH"),
        ("we", FRONT, "SUPPORTS_BREACH"),
        ("they", COMMANDERS, "CONTEXT"),
        ("his", PANEL_HEAD, "CONTEXT"),
    ],
)
def test_his_men_are_the_side_of_whoever_speaks_for_it(
    agent: str, speaker: Speaker, bearing: str
) -> None:
    assert bearings(replace(SHELTERED, agent=(agent,)), speaker)["not-host"] == bearing


@pytest.mark.parametrize(
    ("words", "speaker", "bearing"),
    [
        ("his unit sheltered the Circle's men", COMMANDERS, "SUPPORTS_BREACH"),
        ("a unit sheltered the Circle's men", COMMANDERS, "CONTEXT"),
        ("his unit sheltered the Circle's men", PANEL_HEAD, "CONTEXT"),
    ],
)
def test_his_unit_is_the_side_of_whoever_speaks_for_it(
    words: str, speaker: Speaker, bearing: str
) -> None:
    made = replace(SHELTERED, agent=("unit",))
    assert bearings(made, speaker, words=words)["not-host"] == bearing


TALKS = Claim("NEG.START", place="Brook")


@pytest.mark.parametrize(
    ("words", "is_tied"),
    [
        ("Talks between Meridia and the Corran Front began in Brook", True),
        ("Talks between the Corran Front and Meridia began in Brook", True),
        ("Talks between the Western Pact and the Corran Front began in Brook", False),
        ("Meridia says that talks began in Brook", False),
    ],
)
def test_talks_that_nobody_begins_are_of_those_between_whom_they_are(
    words: str, is_tied: bool
) -> None:
    begin = doing("begin", "NEG.START", polarity=DutyPolarity.NEGOTIATE)
    accord = replace(ACCORD, obligations=(begin,))
    statement = mkstatement(PANEL_HEAD, TALKS, words=words)
    found = propose_links(statement, agreement=accord, actors=ACTORS, codebook=CODEBOOK)
    assert bool(found) is is_tied


def test_the_own_side_s_men_are_the_promisor_s_wherever_they_were() -> None:
    made = claim("HOST.SHELTER", agent=("his",), place="Mill Ford")
    assert bearings(made, COMMANDERS)["not-host"] == "SUPPORTS_BREACH"
    assert "not-host" not in bearings(replace(made, counterpart=()), PANEL_HEAD)
