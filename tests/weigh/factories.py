"""Small builders of evidence for weighing, all fiction: an accord between two invented sides.

`corran` (the Corran Front) owes restraint about `ashen` (the Ashen Circle); `meridia` owes a
withdrawal. The Orlan Panel monitors; names are kept apart from the code, so tests can rename them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from pactwatch.domain.actor import Actor, MonitorRole, Reliability
from pactwatch.domain.agreement import (
    Agreement,
    Deadline,
    Dependency,
    DutyKind,
    DutyPolarity,
    Element,
    ElementType,
    Obligation,
)
from pactwatch.domain.claim import Claim, Knowledge, Polarity
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Correction, EvidenceLink, ReviewState, Testimony
from pactwatch.domain.ids import content_id
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    ChainNode,
    EpistemicBasis,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.domain.status import BoardRow, Status
from pactwatch.weigh import LinkProposer, RuleSet, board, carriers_of, origin_of

SIGNED = date(2020, 3, 1)
AS_OF = date(2021, 2, 17)
RULES = RuleSet()


def code(id_: str, *entails: str, place: bool = False, knowledge: bool = False) -> ConductCode:
    label = id_.split(".")[-1].replace("_", " ").lower()
    return ConductCode(
        id=id_,
        label=label,
        description=label,
        entails=entails,
        implies_place=place,
        implies_knowledge=knowledge,
    )


CODEBOOK = Codebook(
    name="fiction",
    version="1.0.0",
    codes=(
        code("HOST.PRESENCE"),
        code("HOST.SHELTER", "HOST.PRESENCE", place=True, knowledge=True),
        code("HOST.PROTECT_LEADERSHIP", "HOST.PRESENCE", place=True, knowledge=True),
        code("HOST.RELOCATE", "HOST.PRESENCE", knowledge=True),
        code("ENABLE.TRAIN_CAMP", "HOST.PRESENCE"),
        code("ENABLE.RECRUIT"),
        code("COOP.JOINT_DEPLOY", "TIES.RELATIONSHIP_UNSPECIFIED"),
        code("TIES.RELATIONSHIP_UNSPECIFIED"),
        code("THREAT.PLOT_EXTERNAL"),
        code("RESTRAIN.INSTRUCT"),
        code("RESTRAIN.RULES_ON_FOREIGNERS", "HOST.PRESENCE"),
        code("RESTRAIN.EXPEL"),
        code("MIL.WITHDRAW"),
        code("NEG.START"),
        code("SANC.REVIEW"),
    ),
)

ACTORS = (
    Actor("corran", ("Corran Front", "Corran", "CF"), "ARMED_GROUP", MonitorRole.MONITORED_PARTY),
    Actor("meridia", ("Meridia", "Meridian"), "STATE", MonitorRole.MONITORED_PARTY),
    Actor("ashen", ("Ashen Circle", "Ashen-Circle"), "ARMED_GROUP", MonitorRole.TARGET),
    Actor("allies", ("Western Pact",), "INTL_ORG", MonitorRole.BENEFICIARY),
    Actor("orlan", ("Orlan Panel", "Panel of Orlan"), "MONITORING_BODY", MonitorRole.MONITOR),
    Actor("wire", ("Harbour Wire",), "MEDIA_OUTLET", MonitorRole.MEDIA),
    Actor("gazette", ("Evening Gazette",), "MEDIA_OUTLET", MonitorRole.MEDIA),
    Actor("lakewatch", ("Lake Watch",), "NGO", MonitorRole.THIRD_PARTY),
    Actor("hillwatch", ("Hill Watch",), "NGO", MonitorRole.THIRD_PARTY),
)


def act(*codes: str) -> Element:
    return Element(1, ElementType.ACT, "the act is done", codes=codes)


ACTOR = Element(2, ElementType.ACTOR, "the group is meant", satisfied_by_text="it is named")
PLACE = Element(3, ElementType.PLACE_SCOPE, "in an area under the promisor's control")
TIME = Element(4, ElementType.TIME_SCOPE, "on or after signature")
KNOWLEDGE = Element(5, ElementType.KNOWLEDGE, "the promisor permits or knows it")
WHOLE = Element(6, ElementType.QUALIFIER, "the whole is done")


def duty(id_: str, **changes: Any) -> Obligation:
    """A duty of the Front not to host the Circle, changed as told."""
    standard: dict[str, Any] = {
        "agreement": "accord",
        "title": id_,
        "text": id_,
        "promisor": ("corran",),
        "beneficiary": ("meridia", "allies"),
        "target": ("ashen",),
        "polarity": DutyPolarity.REFRAIN,
        "kind": DutyKind.ABSTENTION,
        "elements": (act("HOST.SHELTER", "HOST.PROTECT_LEADERSHIP"), ACTOR, PLACE, TIME),
        "context": ("HOST.PRESENCE", "COOP.*", "ENABLE.*", "TIES.*"),
        "mitigates": ("RESTRAIN.EXPEL", "RESTRAIN.RULES_ON_FOREIGNERS"),
        "since": SIGNED.isoformat(),
    }
    return Obligation(id=id_, **{**standard, **changes})


def doing(id_: str, *performs: str, **changes: Any) -> Obligation:
    """A duty of Meridia to do something."""
    standard: dict[str, Any] = {
        "promisor": ("meridia",),
        "beneficiary": ("corran",),
        "target": (),
        "polarity": DutyPolarity.DO,
        "kind": DutyKind.RESULT,
        "performs": performs,
        "elements": (act(*performs),),
        "context": (),
        "mitigates": (),
    }
    return duty(id_, **{**standard, **changes})


NOT_HOST = duty("not-host")
NO_TRAINING = duty(
    "no-training",
    polarity=DutyPolarity.PREVENT,
    kind=DutyKind.CONDUCT_DUE_DILIGENCE,
    elements=(act("ENABLE.TRAIN_CAMP"), ACTOR, PLACE, TIME, KNOWLEDGE),
    context=(),
    mitigates=("RESTRAIN.*",),
)
NO_THREAT = duty(
    "no-threat",
    polarity=DutyPolarity.PREVENT,
    kind=DutyKind.RESULT,
    elements=(act("THREAT.PLOT_EXTERNAL"), ACTOR, PLACE, TIME),
    context=("HOST.*", "ENABLE.*", "COOP.*", "TIES.*"),
    mitigates=("RESTRAIN.*",),
)
NO_RECRUITING = replace(NO_TRAINING, id="no-recruiting", elements=(act("ENABLE.RECRUIT"), ACTOR))
INSTRUCT = duty(
    "instruct",
    polarity=DutyPolarity.DO,
    kind=DutyKind.CONDUCT_DUE_DILIGENCE,
    elements=(act("RESTRAIN.INSTRUCT"),),
    performs=("RESTRAIN.INSTRUCT",),
    against=("COOP.*", "TIES.*"),
    context=(),
    mitigates=("RESTRAIN.RULES_ON_FOREIGNERS",),
)
WITHDRAW = doing(
    "withdraw",
    "MIL.WITHDRAW",
    elements=(act("MIL.WITHDRAW"), WHOLE),
    deadline=Deadline(computed="2021-04-29", practised="2021-05-01", basis="14 months"),
    dependencies=(Dependency("no-threat", "CONDITIONED_ON", "CONTESTED"),),
)
REVIEW_LISTS = doing(
    "review-lists",
    "SANC.REVIEW",
    trigger="the talks begin",
    trigger_codes=("NEG.START",),
    deadline=Deadline(stated="2020-08-27"),
)
ANNEXES = duty(
    "annexes",
    polarity=DutyPolarity.STATE,
    kind=DutyKind.PROCEDURAL,
    elements=(),
    context=(),
    mitigates=(),
    unverifiable="annexes not public",
)

ACCORD = Agreement(
    id="accord",
    title="The Lake Accord",
    signed=SIGNED,
    parties=("corran", "meridia"),
    actors=ACTORS,
    obligations=(
        NOT_HOST,
        NO_TRAINING,
        NO_THREAT,
        NO_RECRUITING,
        INSTRUCT,
        WITHDRAW,
        REVIEW_LISTS,
        ANNEXES,
    ),
    territory=("Osteria", "Osterian"),
)

TAKEN_BACK = Correction(AS_OF, "doc-later")
RENUMBERED = Correction(AS_OF, "doc-later", 26, 46)

PANEL_HEAD = Speaker("Dana Quill", SpeakerStatus.NAMED, organisation="Orlan Panel")
FRONT = Speaker("Corran Front", SpeakerStatus.ORGANISATION, organisation="Corran Front")
COMMANDERS = Speaker(
    "two Corran commanders",
    SpeakerStatus.ANONYMOUS_PLURAL,
    organisation="Corran Front",
    count=2,
)
LAKE_WATCH = Speaker("Lake Watch", SpeakerStatus.ORGANISATION, organisation="Lake Watch")
HILL_WATCH = Speaker("Hill Watch", SpeakerStatus.ORGANISATION, organisation="Hill Watch")
MERIDIA = Speaker("Meridia", SpeakerStatus.ORGANISATION, organisation="Meridia")
VOICE = Speaker(None, SpeakerStatus.ARTICLE_VOICE)


def claim(conduct: str, **changes: Any) -> Claim:
    """The Front does it to the Circle, still, as of the day of most tests."""
    standard: dict[str, Any] = {
        "agent": ("Corran Front",),
        "counterpart": ("Ashen Circle",),
        "when": f"../{AS_OF}",
        "when_basis": "PRESUPPOSED",
        "presuppositions": ("still",),
    }
    return Claim(conduct=conduct, **{**standard, **changes})


SHELTERED = claim("HOST.PROTECT_LEADERSHIP")
TRAINING = claim("ENABLE.TRAIN_CAMP", place="Osteria", knowledge=Knowledge.PERMITS)
PRESENT = claim("HOST.PRESENCE", agent=(), counterpart=("foreign fighters",), place="Osteria")
DEPLOYED = claim("COOP.JOINT_DEPLOY")
TIES = claim("TIES.RELATIONSHIP_UNSPECIFIED")
STATED = claim(
    "HOST.SHELTER",
    place="Corran-controlled hills",
    when="2020-11-05",
    when_basis="STATED",
    presuppositions=(),
)
NO_FIGHTERS = replace(PRESENT, polarity=Polarity.NEGATIVE, agent=())


def mkstatement(
    speaker: Speaker,
    *claims: Claim,
    document: str = "doc-a",
    words: str = "",
    via: Iterable[str] = (),
    **changes: Any,
) -> Statement:
    """A quoted assertion, its words made from its claims unless given."""
    words = words or f"{speaker.name} {' '.join(c.conduct for c in claims)}"
    parts = (document, speaker.name, words, tuple(via), claims, sorted(changes.items(), key=str))
    chain = tuple(ChainNode(name, "carrier") for name in via)
    standard: dict[str, Any] = {
        "id": changes.pop("id", content_id("st", *map(str, parts))),
        "quote_type": QuoteType.DIRECT,
        "speech_act": SpeechAct.ASSERT,
    }
    return Statement(
        document_id=document,
        content=(Span(0, len(words), words),),
        speaker=speaker,
        claims=claims,
        chain=chain,
        **{**standard, **changes},
    )


def mktestimony(
    statement: Statement,
    *,
    publisher: str | None = "Harbour Wire",
    published: date | None = AS_OF,
    actors: Sequence[Actor] = ACTORS,
    **changes: Any,
) -> Testimony:
    """The statement as recorded on the day it was published."""
    standard: dict[str, Any] = {
        "recorded_at": datetime(2021, 2, 17, 12, tzinfo=UTC),
        "origin": origin_of(statement, actors),
        "carriers": carriers_of(statement, publisher, actors),
        "document_group": statement.document_id,
    }
    return Testimony(statement=statement, published=published, **{**standard, **changes})


def graded(*grades: str, actors: Sequence[Actor] = ACTORS) -> tuple[Actor, ...]:
    """The actors with grades and paths given as ``id=B@path`` (path optional)."""
    wanted = {g.split("=")[0]: g.split("=")[1].partition("@") for g in grades}
    return tuple(
        replace(a, reliability=Reliability(wanted[a.id][0]), access_path=wanted[a.id][2] or None)
        if a.id in wanted
        else a
        for a in actors
    )


def mkdossier(
    *testimonies: Testimony,
    agreement: Agreement = ACCORD,
    actors: Sequence[Actor] = ACTORS,
    codebook: Codebook = CODEBOOK,
    is_accepted: bool = False,
    **changes: Any,
) -> Dossier:
    """A dossier whose links are what the mapper proposes."""
    proposer = LinkProposer(agreement, actors, codebook)
    links = tuple(link for t in testimonies for link in proposer.links(t.statement))
    states = {link.id: ReviewState.ACCEPTED for link in links} if is_accepted else {}
    standard: dict[str, Any] = {"link_states": states}
    return Dossier(
        agreements=(agreement,),
        actors=tuple(actors),
        codebook=codebook,
        testimonies=testimonies,
        links=links,
        **{**standard, **changes},
    )


def rows_of(
    dossier: Dossier, *, rules: RuleSet = RULES, as_of: date = AS_OF
) -> dict[str, BoardRow]:
    return {row.obligation_id: row for row in board(dossier, rules, as_of=as_of)}


def provisional(
    obligation: str, *testimonies: Testimony, as_of: date = AS_OF, **changes: Any
) -> Status:
    """The provisional status of one obligation."""
    return rows_of(mkdossier(*testimonies, **changes), as_of=as_of)[obligation].provisional


def verdicts(dossier: Dossier, **options: Any) -> dict[str, str]:
    return {
        name: row.provisional.verdict.value for name, row in rows_of(dossier, **options).items()
    }


def links_of(statement: Statement, **changes: Any) -> list[EvidenceLink]:
    agreement, actors = changes.get("agreement", ACCORD), changes.get("actors", ACTORS)
    return LinkProposer(agreement, actors, CODEBOOK).links(statement)


# The reference story retold with invented people: what one page of news gives.
def reference_story(document: str = "doc-a", published: date = AS_OF) -> tuple[Testimony, ...]:
    """A monitor's assessments, a denial, an admission, old rules, an appeal and a garble."""

    def told(statement: Statement) -> Testimony:
        return mktestimony(
            statement, publisher="Lakeside News", published=published, has_open_garble=True
        )

    assess: dict[str, Any] = {
        "document": document,
        "speech_act": SpeechAct.ASSESS,
        "via": ("Harbour Wire",),
    }
    own: dict[str, Any] = {"document": document, "via": ("Harbour Wire",)}
    old = claim("RESTRAIN.RULES_ON_FOREIGNERS", when="../2020-02-28", when_basis="STATED")
    return (
        told(
            mkstatement(
                PANEL_HEAD, TIES, TRAINING, DEPLOYED, quote_type=QuoteType.INDIRECT, **assess
            )
        ),
        told(mkstatement(PANEL_HEAD, TIES, words="They are close to this day", **assess)),
        told(mkstatement(PANEL_HEAD, SHELTERED, words="Their chiefs are kept safe", **assess)),
        told(mkstatement(PANEL_HEAD, DEPLOYED, words="They march together", **assess)),
        told(
            mkstatement(
                FRONT,
                NO_FIGHTERS,
                speech_act=SpeechAct.DENY,
                quote_type=QuoteType.INDIRECT,
                document=document,
            )
        ),
        told(
            mkstatement(
                COMMANDERS,
                PRESENT,
                speech_act=SpeechAct.ADMIT,
                quote_type=QuoteType.INDIRECT,
                basis=EpistemicBasis.PARTICIPANT_SELF_KNOWLEDGE,
                **own,
            )
        ),
        told(mkstatement(COMMANDERS, claim("RESTRAIN.RULES_ON_FOREIGNERS"), **own)),
        told(mkstatement(COMMANDERS, old, words="We had rules long before", **own)),
    )
