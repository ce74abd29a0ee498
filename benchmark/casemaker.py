"""A made-up case of any size: duties, speakers, reports, reprints and links, all from one seed.

What comes in: how many statements and duties. What goes out: a Dossier as the register would give
it. Refuses to be random twice: the same numbers give the same case. Every name is invented.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from pactwatch.domain.actor import Actor, MonitorRole, Reliability
from pactwatch.domain.agreement import (
    Agreement,
    Deadline,
    DutyKind,
    DutyPolarity,
    Element,
    ElementType,
    Obligation,
)
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import Codebook, ConductCode
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import (
    Bearing,
    Certainty,
    EvidenceLink,
    LineageEdge,
    LineageType,
    ReviewState,
    Testimony,
)
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    ChainNode,
    EpistemicBasis,
    Factuality,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.weigh import carriers_of, origin_of

SIGNED, AS_OF = date(2030, 1, 1), date(2031, 6, 30)
PER_DOCUMENT, PER_AGREEMENT = 10, 50
# Shares of the documents: reprints of an earlier one, and reports that credit an outlet.
COPIES, CREDITS = 0.15, 0.15
# Documents with a garbled sentence that nobody has resolved.
GARBLED = 0.01
# One duty in so many is a duty to do; one link in so many has been decided by a person.
DOING, DECIDED = 5, 10
# What a made-up sentence consists of; alike enough that rewrites must be compared.
WORDS = ("patrol", "depot", "valley", "ridge", "convoy", "harbour", "ledger", "witness", "radio",
         "bridge", "guard", "winter", "courier", "market", "tower", "quarry", "ferry")  # fmt: skip
SHELTER, TRAIN, PRESENT, TIES, LEAVE = (
    "HOST.SHELTER",
    "ENABLE.TRAIN_CAMP",
    "HOST.PRESENCE",
    "TIES.MEETING",
    "MIL.WITHDRAW",
)
CODEBOOK = Codebook(
    "made-up",
    "1.0.0",
    tuple(
        ConductCode(code, code.lower(), code, entails=entails, implies_place=code == SHELTER)
        for code, entails in (
            (SHELTER, (PRESENT,)),
            (TRAIN, (PRESENT,)),
            (PRESENT, ()),
            (TIES, ()),
            (LEAVE, ()),
        )
    ),
)
OUTLETS = tuple(
    Actor(f"outlet-{n}", (f"Outlet {n}",), "MEDIA_OUTLET", MonitorRole.MEDIA, reliability=grade)
    for n, grade in enumerate([*Reliability] * 5)
    if grade is not Reliability.E
)
MONITORS = tuple(
    Actor(
        f"monitor-{n}",
        (f"Monitor {n}",),
        "MONITORING_BODY",
        MonitorRole.MONITOR if n % 2 else MonitorRole.THIRD_PARTY,
        reliability=Reliability("BCF"[n % 3]),
        access_path=f"way {n}" if n % 4 else None,
    )
    for n in range(40)
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A document in the making."""

    id: str
    published: date
    outlet: str
    is_garbled: bool = False


def make_dossier(statements: int, duties: int, *, seed: int = 1) -> Dossier:
    """A case with so many statements, spread evenly over so many duties."""
    rng = random.Random(seed)
    agreements = tuple(_agreement(n) for n in range(-(-duties // PER_AGREEMENT)))
    owed = [o for a in agreements for o in a.obligations][:duties]
    agreements = tuple(
        replace(a, obligations=tuple(o for o in a.obligations if o in owed)) for a in agreements
    )
    actors = (*OUTLETS, *MONITORS, *(x for a in agreements for x in a.actors))
    pages = [_page(rng, n) for n in range(-(-statements // PER_DOCUMENT))]
    told = [
        _tell(rng, pages[n // PER_DOCUMENT], owed[rng.randrange(len(owed))], n, actors)
        for n in range(statements)
    ]
    links = tuple(link for _, links in told for link in links)
    return Dossier(
        agreements=agreements,
        actors=actors,
        codebook=CODEBOOK,
        testimonies=tuple(testimony for testimony, _ in told),
        links=links,
        link_states={x.id: ReviewState.ACCEPTED for x in links if rng.randrange(DECIDED) == 0},
        lineage=tuple(_lineage(rng, pages)),
    )


def one_more_document(dossier: Dossier, *, seed: int = 2) -> Dossier:
    """The same case after one more report, a reprint of an earlier one."""
    rng = random.Random(seed)
    owed = [o for a in dossier.agreements for o in a.obligations]
    page = _Page("doc-more", AS_OF, OUTLETS[0].name)
    first = len(dossier.testimonies)
    told = [
        _tell(rng, page, owed[rng.randrange(len(owed))], first + n, dossier.actors)
        for n in range(PER_DOCUMENT)
    ]
    edge = LineageEdge(
        page.id, "doc-000001", LineageType.NEAR_DUPLICATE, Certainty.ESTABLISHED, "made up"
    )
    return replace(
        dossier,
        testimonies=(*dossier.testimonies, *(testimony for testimony, _ in told)),
        links=(*dossier.links, *(link for _, links in told for link in links)),
        lineage=(*dossier.lineage, edge),
    )


def _agreement(n: int) -> Agreement:
    owing, other, group = f"side-{n}", f"rival-{n}", f"group-{n}"
    actors = (
        Actor(owing, (f"Side {n}",), "ARMED_GROUP", MonitorRole.MONITORED_PARTY),
        Actor(other, (f"Rival {n}",), "STATE", MonitorRole.ADVERSARY),
        Actor(group, (f"Group {n}",), "ARMED_GROUP", MonitorRole.TARGET),
    )
    duties = tuple(_duty(n, k, owing, other, group) for k in range(PER_AGREEMENT))
    title = f"Accord {n}"
    return Agreement(
        f"accord-{n}", title, SIGNED, (owing, other), actors, duties, territory=("Osteria",)
    )


def _duty(n: int, k: int, owing: str, other: str, group: str) -> Obligation:
    is_doing = k % DOING == 0
    acts = Element(1, ElementType.ACT, "the act", codes=(LEAVE,) if is_doing else (SHELTER, TRAIN))
    scope = (
        Element(2, ElementType.ACTOR, "the group", satisfied_by_text="it is named"),
        Element(3, ElementType.PLACE_SCOPE, "in an area the side holds"),
        Element(4, ElementType.TIME_SCOPE, "after the day of signature"),
    )
    return Obligation(
        id=f"D{n}-{k}",
        agreement=f"accord-{n}",
        title=f"Duty {k}",
        text=f"Duty {k}",
        promisor=(owing,),
        beneficiary=(other,),
        target=(group,),
        polarity=DutyPolarity.DO if is_doing else DutyPolarity.REFRAIN,
        kind=DutyKind.RESULT if is_doing else DutyKind.ABSTENTION,
        elements=(acts,) if is_doing else (acts, *scope),
        performs=(LEAVE,) if is_doing else (),
        against=(TIES,) if is_doing else (),
        context=() if is_doing else (PRESENT, TIES),
        since=SIGNED.isoformat(),
        deadline=Deadline(computed="2031-09-01", practised="2031-09-15") if is_doing else None,
    )


def _page(rng: random.Random, n: int) -> _Page:
    day = SIGNED + timedelta(days=rng.randrange((AS_OF - SIGNED).days))
    return _Page(f"doc-{n:06}", day, rng.choice(OUTLETS).name, rng.random() < GARBLED)


def _lineage(rng: random.Random, pages: list[_Page]) -> Iterator[LineageEdge]:
    for n, page in enumerate(pages):
        chance = rng.random()
        if n and chance < COPIES:
            earlier = pages[rng.randrange(max(0, n - 50), n)].id
            kind, certainty = LineageType.NEAR_DUPLICATE, Certainty.ESTABLISHED
            yield LineageEdge(page.id, earlier, kind, certainty, "made up")
        elif chance < COPIES + CREDITS:
            outlet = f"origin:{rng.choice(OUTLETS).id}"
            certainty = rng.choice([Certainty.PROBABLE, Certainty.POSSIBLE])
            yield LineageEdge(page.id, outlet, LineageType.CITES, certainty, "made up")


def _tell(
    rng: random.Random, page: _Page, duty: Obligation, n: int, actors: tuple[Actor, ...]
) -> tuple[Testimony, list[EvidenceLink]]:
    speaker, act = _speaker(rng, duty)
    is_doing = duty.polarity is DutyPolarity.DO
    code = rng.choice((LEAVE, LEAVE, TIES) if is_doing else (SHELTER, TRAIN, PRESENT, TIES))
    claim = _claim(rng, page, duty, code, is_denial=act is SpeechAct.DENY)
    words = " ".join(rng.choices(WORDS, k=12))
    statement = Statement(
        id=f"st-{n:07}",
        document_id=page.id,
        content=(Span(0, len(words), words),),
        speaker=speaker,
        chain=(ChainNode(rng.choice(OUTLETS).name, "carrier"),) if rng.randrange(4) == 0 else (),
        quote_type=rng.choice([QuoteType.DIRECT, QuoteType.INDIRECT]),
        speech_act=act,
        factuality=Factuality.CERTAIN_NEG if act is SpeechAct.DENY else Factuality.CERTAIN_POS,
        basis=rng.choice([EpistemicBasis.FIRSTHAND_OBSERVED, EpistemicBasis.UNSTATED]),
        claims=(claim,),
    )
    testimony = Testimony(
        statement=statement,
        published=page.published,
        recorded_at=datetime(2031, 1, 1, tzinfo=UTC),
        origin=origin_of(statement, actors),
        carriers=carriers_of(statement, page.outlet, actors),
        document_group=page.id,
        has_open_garble=page.is_garbled,
    )
    return testimony, [_link(rng, statement, duty, code)]


def _speaker(rng: random.Random, duty: Obligation) -> tuple[Speaker, SpeechAct]:
    number = duty.promisor[0].split("-")[1]
    chance = rng.randrange(10)
    if chance < 5:
        body = rng.choice(MONITORS).name
        name = f"Person {rng.randrange(25)} Of{body.split()[1]}"
        return Speaker(name, SpeakerStatus.NAMED, organisation=body), SpeechAct.ASSESS
    if chance < 6:
        return Speaker(f"Side {number}", SpeakerStatus.ORGANISATION), SpeechAct.DENY
    if chance < 7:
        name = f"two Side {number} commanders"
        body = f"Side {number}"
        return Speaker(
            name, SpeakerStatus.ANONYMOUS_PLURAL, organisation=body, count=2
        ), SpeechAct.ADMIT
    if chance < 8:
        return Speaker(f"Rival {number}", SpeakerStatus.ORGANISATION), SpeechAct.ALLEGE
    if chance < 9:
        name = f"Witness {rng.randrange(40)} Name{rng.randrange(100)}"
        return Speaker(name, SpeakerStatus.NAMED), SpeechAct.ASSERT
    return Speaker(None, SpeakerStatus.ARTICLE_VOICE), SpeechAct.ASSERT


def _claim(
    rng: random.Random, page: _Page, duty: Obligation, code: str, *, is_denial: bool
) -> Claim:
    number = duty.promisor[0].split("-")[1]
    is_dated = rng.randrange(2) == 0
    return Claim(
        conduct=code,
        agent=(f"Side {number}",),
        counterpart=(f"Group {number}",),
        place=f"Side {number}-held hills" if rng.randrange(3) == 0 else "Osteria",
        when=page.published.isoformat() if is_dated else f"../{page.published}",
        when_basis="STATED" if is_dated else "PRESUPPOSED",
        polarity=Polarity.NEGATIVE if is_denial else Polarity.POSITIVE,
        presuppositions=() if is_dated else ("still",),
    )


def _link(rng: random.Random, statement: Statement, duty: Obligation, code: str) -> EvidenceLink:
    claim = statement.claims[0]
    elements: tuple[int, ...] = ()
    if statement.speech_act is SpeechAct.DENY:
        bearing = Bearing.UNDERCUTS if code == LEAVE else Bearing.DENIES
    elif code == LEAVE:
        bearing, elements = Bearing.SUPPORTS_PERFORMANCE, (1,)
    elif code in (SHELTER, TRAIN):
        bearing = Bearing.SUPPORTS_BREACH
        place = (3,) if claim.place and "held" in claim.place else ()
        elements = (1, *place, *((4,) if claim.when_basis == "STATED" else ()))
    else:
        bearing = Bearing.UNDERCUTS if duty.polarity is DutyPolarity.DO else Bearing.CONTEXT
    return EvidenceLink(
        id=f"lnk-{statement.id}",
        statement_id=statement.id,
        claim=0,
        obligation_id=duty.id,
        bearing=bearing,
        elements=elements,
        code=code,
        rationale="made up",
    )
